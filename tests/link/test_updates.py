"""Tolls that grow, and what one side denies."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from storyatlas.link.updates import find_denials, find_updates
from storyatlas.model.event import Event
from storyatlas.model.mention import EventMention, Quantity
from tests.link.making import ADA, NARNIA, event, mention


def toll(name: str, start: str, dead: float, **changes: Any) -> tuple[Event, list[EventMention]]:
    count = Quantity(dead, "people", str(dead), 0, 2)
    return event(name, start, **changes), [mention(f"m-{name}", "die", start=start, quantities=(count,))]


def updates(*told: tuple[Event, list[EventMention]]) -> set[tuple[str, str]]:
    links = find_updates([e for e, _ in told], {e.id: m for e, m in told})
    assert all(link.type == "updates" and not link.stated for link in links)
    return {(link.source, link.target) for link in links}


def test_each_higher_toll_updates_the_one_of_the_day_before() -> None:
    first, second, third = (toll(f"toll {n}", f"2023-05-0{n}", dead) for n, dead in ((1, 41), (2, 80), (3, 106)))
    assert updates(third, first, second) == {("toll 2", "toll 1"), ("toll 3", "toll 2")}


def test_a_lower_or_far_higher_count_or_one_of_another_country_is_another_matter() -> None:
    first = toll("first", "2023-05-01", 41)
    assert updates(first, toll("lower", "2023-05-02", 12)) == set()
    assert updates(first, toll("war", "2023-05-02", 40000)) == set()
    assert updates(first, toll("abroad", "2023-05-02", 80, place=None)) == set()


def test_a_toll_told_by_its_noun_counts() -> None:
    first = toll("first", "2023-05-01", 41)
    quote = "The death toll from the flood rose to more than 80"
    risen = event("risen", "2023-05-03"), [mention("r", "ris", quote=quote, start="2023-05-03")]
    assert updates(first, risen) == {("risen", "first")}


def test_a_denial_contradicts_what_others_assert_of_the_same() -> None:
    asserted = event("Quill hides harbour reports from inspectors", place=NARNIA)
    denial = event("Quill hides no harbour reports", place=NARNIA, status="denied")
    mentions = {
        asserted.id: [mention("a", "hid")],
        denial.id: [mention("d", "hid", status="denied", speaker="Ada Quill")],
    }
    (link,) = find_denials([asserted, denial], mentions)
    assert (link.source, link.target, link.type) == (denial.id, asserted.id, "contradicts")
    assert find_denials([asserted], mentions) == ()


def test_who_does_not_meet_one_of_a_surname_may_meet_the_other() -> None:
    asserted = event("Venn meets with President Ada Quill", place=NARNIA, participants=(ADA,))
    karl = replace(ADA, name="Karl Quill")
    denial = event("Venn not to meet with Karl Quill", place=NARNIA, status="denied", participants=(karl,))
    mentions = {
        asserted.id: [mention("a", "meet")],
        denial.id: [mention("d", "meet", status="denied", speaker="Ada Quill")],
    }
    assert find_denials([asserted, denial], mentions) == ()
    elsewhere = event("Ada Quill not to meet with inspectors", place=NARNIA, status="denied")
    others = event("Ada Quill to meet with fishermen", place=NARNIA)
    mentions |= {elsewhere.id: mentions[denial.id], others.id: mentions[asserted.id]}
    assert find_denials([others, elsewhere], mentions) == ()
