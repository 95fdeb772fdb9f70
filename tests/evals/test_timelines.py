"""Timelines of an entity are read, compared by what follows from them, and scored."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.timelines import Event, compare, draw, read_timeline, task_folders
from storyatlas.model.mention import Participant
from tests.coref.making import day, mention

GOLD = "Lowbridge Ferries\n0\tXXXX-XX-XX\t7-9-hoped\n1\t2021-03-01\t7-1-sold\t8-2-sale\n2\t2021-03-05\t8-3-take_over\n"


def test_a_gold_file_gives_entity_and_days_in_order_without_the_undated() -> None:
    entity, timeline = read_timeline(GOLD)
    assert entity == "Lowbridge Ferries"
    assert timeline == [
        ("2021-03-01", [Event("7", 1, "sold"), Event("8", 2, "sale")]),
        ("2021-03-05", [Event("8", 3, "take_over")]),
    ]


def test_unknown_parts_of_a_day_are_as_the_program_writes_them() -> None:
    _, timeline = read_timeline("Lowbridge Ferries\n1\t2021-XX-XX\t7-1-sold\n2\t2022-03-XX\t8-1-sank\n")
    assert [day for day, _ in timeline] == ["2021", "2022-03"]


def test_the_same_timeline_is_all_right() -> None:
    _, timeline = read_timeline(GOLD)
    assert compare(timeline, timeline) == (4, 4, 4, 4)


def test_right_order_with_a_wrong_day_keeps_the_order() -> None:
    _, gold = read_timeline(GOLD)
    ours = [("2021-02-27", [Event("7", 1, "sold")]), ("2021-03-05", [Event("8", 3, "take")])]
    assert compare(ours, gold) == (2, 3, 2, 4)
    assert compare([], gold) == (0, 0, 0, 4)


@pytest.mark.parametrize(
    ("name", "role", "entity", "met"),
    [
        ("Lowbridge Ferries Ltd", "agent", "lowbridge ferries", True),
        ("Carson", "patient", "ada carson", True),
        ("40", "patient", "coast 40 swift", True),
        ("Ada", "agent", "ada carson", False),
        ("Lowbridge Ferries", "other", "lowbridge ferries", False),
        ("Carson Steel Works Inc", "agent", "ada carson", False),
    ],
)
def test_an_entity_takes_part_under_its_name_or_the_last_of_it(name: str, role: str, entity: str, met: bool) -> None:
    told = mention(participants=(Participant(name, role, "organisation"),), time=day("2021-03-01"))
    event = Event("7", 1, "sold")
    assert draw([(told, event)], entity) == ([("2021-03-01", [event])] if met else [])


def test_the_task_is_found_in_its_own_folder_and_in_that_of_all_its_corpora(tmp_path: Path) -> None:
    for corpus in ("timelines_ferries", "timelines_mills"):
        (tmp_path / corpus / "TimeLines_Gold_Standard").mkdir(parents=True)
    assert [path.name for path in task_folders(tmp_path)] == ["timelines_ferries", "timelines_mills"]
    assert task_folders(tmp_path / "timelines_mills") == [tmp_path / "timelines_mills"]
    assert task_folders(tmp_path / "timelines_mills" / "TimeLines_Gold_Standard") == []
