"""Quantities: the number, its bounds, what it counts and what happens to that."""

from __future__ import annotations

import pytest

from storyatlas.extract.quantities import number
from storyatlas.model.mention import Quantity
from tests.extract.reading import event


def quantity(text: str, trigger: str) -> Quantity:
    """The one quantity of an event."""
    (found,) = event(text, trigger).quantities
    return found


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (["10,000"], 10_000),
        (["two", "dozen"], 24),
        (["1.5", "million"], 1_500_000),
        (["hundreds", "of", "thousands"], 400_000),
        (["soldiers"], None),
    ],
)
def test_written_numbers(words: list[str], value: float | None) -> None:
    assert number(words) == value


@pytest.mark.parametrize(
    ("said", "bounds"),
    [
        ("120", (120, None, None)),
        ("more than 120", (120, 120, None)),
        ("up to 120", (120, None, 120)),
        ("nearly 120", (120, None, 120)),
        ("about 120", (120, 108, 132)),
        ("more than a dozen", (12, 12, None)),
        ("dozens of", (24, 24, 120)),
    ],
)
def test_hedges_become_bounds(said: str, bounds: tuple[float, float | None, float | None]) -> None:
    found = quantity(f"Police arrested {said} protesters in Oslo.", "arrested")
    assert (found.value, found.low, found.high) == bounds


def test_what_is_counted_and_what_happens_to_it() -> None:
    found = quantity("Norway released 53 political prisoners on Monday.", "released")
    assert (found.unit, found.phrase, found.text) == ("prisoner", "political prisoners", "53")
    assert found.act == event("Norway released 53 political prisoners on Monday.", "released").lemma


def test_a_toll_counts_deaths() -> None:
    found = quantity("The death toll rose to 81 on Monday.", "rose")
    assert (found.value, found.phrase, found.act) == (81, "death toll", "die")


def test_how_long_a_visit_lasts() -> None:
    found = quantity("Ada Quill arrived in Oslo for a two-day visit.", "arrived")
    assert (found.value, found.unit, found.phrase, found.text) == (48, "length", "visit", "two-day")
    found = quantity("Ada Quill met Bo Lund for nearly three hours of talks in Oslo.", "met")
    assert (found.value, found.high, found.phrase) == (3, 3, "talk")


def test_dates_are_no_quantities() -> None:
    assert event("Police arrested the mayor on 3 May 2023 in Oslo.", "arrested").quantities == ()
