"""Courses: how a toll grew from day to day."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from storyatlas.link.courses import find_courses
from storyatlas.link.gathering import gather_conflicts
from storyatlas.model.mention import EventMention
from storyatlas.model.place import Place
from storyatlas.model.time import TimeValue
from tests.link.counting import count, outlets, told

DAYS = outlets("2023-05-02", "2023-05-03", "2023-05-05", "2023-07-01")
LISBON = Place("Lisbon, Portugal", "PT", 38.7, -9.1, "city")
NORWAY = Place("Norway", "NO", 60.0, 10.0, "country")


def dead(number: int, value: float, **changes: Any) -> EventMention:
    """What article `number` says of the dead so far."""
    quote = f"{value:g} people have died"
    toll = count(value, "people", "die", unit="people")
    return told(number, toll, quote=quote, lemma="die", place=NORWAY, place_source="actor", **changes)


def values(event: str, told_by: dict[str, list[EventMention]]) -> list[str]:
    return [v.value for c in find_courses(told_by, DAYS).get(event, ()) for v in c.values]


def test_a_toll_that_grows_is_a_course_and_no_conflict() -> None:
    (course,) = gather_conflicts({"e": [dead(1, 3), dead(2, 9), dead(3, 11)]}, DAYS)["e"]
    assert course.course
    assert course.what == "number of people killed"
    assert [(v.value, v.speaker) for v in course.values] == [("3", "Outlet 1"), ("9", "Outlet 2"), ("11", "Outlet 3")]


def test_the_toll_of_a_country_runs_through_several_events() -> None:
    assert values("one", {"one": [dead(1, 3), dead(2, 9)], "two": [dead(3, 11)]}) == ["3", "9", "11"]


def test_what_falls_is_told_months_later_or_is_of_another_order_is_no_step() -> None:
    assert values("e", {"e": [dead(1, 30), dead(2, 9)]}) == []
    assert values("e", {"e": [dead(1, 30), dead(4, 45)]}) == []
    assert values("e", {"e": [dead(1, 30), dead(2, 4000)]}) == []


def test_single_deaths_are_no_toll() -> None:
    assert values("e", {"e": [dead(1, 2), dead(2, 4)]}) == []


def test_what_was_long_before_has_no_course() -> None:
    old = {"time": TimeValue("2003", None, "year", "2003"), "time_source": "stated"}
    assert values("e", {"e": [dead(1, 30, **old), dead(2, 45, **old)]}) == []


def test_the_toll_of_one_country_stands_beside_a_longer_one_of_another() -> None:
    one = [dead(1, 3), dead(2, 9)]
    two = [replace(dead(n, value), place=LISBON) for n, value in ((1, 10), (2, 20))]
    three = [replace(dead(3, 30), place=LISBON)]
    found = {"one": one, "two": two, "three": three}
    assert values("one", found) == ["3", "9"]
    assert values("two", found) == ["10", "20", "30"]


def test_hundreds_are_no_figure_of_a_toll() -> None:
    rough = told(
        1, count(200, "people", "die", unit="people", text="hundreds"), quote="hundreds have died", lemma="die"
    )
    assert values("e", {"e": [rough, dead(2, 300)]}) == []


def test_the_toll_of_a_lesser_occurrence_stands_beside_that_of_the_country() -> None:
    one = [replace(dead(n, value), id=f"lesser{n}") for n, value in ((1, 3), (2, 6))]
    great = {"two": [dead(1, 7000), dead(2, 16000)], "three": [dead(3, 39000)]}
    assert values("one", {"one": one, **great}) == ["3", "6"]
