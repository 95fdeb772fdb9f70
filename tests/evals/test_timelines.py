"""Timelines of an entity are read, compared by what follows from them, and scored."""

from __future__ import annotations

from evals.timelines import Event, compare, read_timeline

GOLD = "Lowbridge Ferries\n0\tXXXX-XX-XX\t7-9-hoped\n1\t2021-03-01\t7-1-sold\t8-2-sale\n2\t2021-03-05\t8-3-take_over\n"


def test_a_gold_file_gives_entity_and_days_in_order_without_the_undated() -> None:
    entity, timeline = read_timeline(GOLD)
    assert entity == "Lowbridge Ferries"
    assert timeline == [
        ("2021-03-01", [Event("7", 1, "sold"), Event("8", 2, "sale")]),
        ("2021-03-05", [Event("8", 3, "take_over")]),
    ]


def test_the_same_timeline_is_all_right() -> None:
    _, timeline = read_timeline(GOLD)
    assert compare(timeline, timeline) == (4, 4, 4, 4)


def test_right_order_with_a_wrong_day_keeps_the_order() -> None:
    _, gold = read_timeline(GOLD)
    ours = [("2021-02-27", [Event("7", 1, "sold")]), ("2021-03-05", [Event("8", 3, "take")])]
    assert compare(ours, gold) == (2, 3, 2, 4)
    assert compare([], gold) == (0, 0, 0, 4)
