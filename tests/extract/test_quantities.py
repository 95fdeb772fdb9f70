"""Quantities: the number, its bounds, what it counts and what happens to that."""

from __future__ import annotations

import pytest

from storyatlas.extract.numerals import number
from storyatlas.model.mention import EventMention, Quantity
from tests.extract.reading import event, read_faint


def quantity(text: str, trigger: str) -> Quantity:
    """The one quantity of an event."""
    (found,) = event(text, trigger).quantities
    return found


def faint(text: str, trigger: str) -> EventMention:
    """The one faint mention that `trigger` names."""
    (mention,) = (m for m in read_faint(text) if m.trigger == trigger)
    return mention


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (["10,000"], 10_000),
        (["two", "dozen"], 24),
        (["1.5", "million"], 1_500_000),
        (["450", "mln"], 450_000_000),
        (["6.7bn"], 6_700_000_000),
        (["£3.6million"], 3_600_000),
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


def test_somebody_puts_a_toll_at_a_number() -> None:
    (found,) = faint("Northern Watch put the death toll at 233 on Monday.", "put").quantities
    assert (found.value, found.phrase, found.act, found.anew) == (233, "death toll", "die", None)


def test_a_figure_given_anew_counts_what_was_counted_before() -> None:
    text = "Police arrested 1,700 protesters in Oslo. Ada Quill, a lawyer, put the figure closer to 1,300."
    first = quantity(text, "arrested")
    (anew,) = faint(text, "put").quantities
    assert (anew.value, anew.high, anew.unit, anew.act) == (1300, 1300, "protester", first.act)
    assert anew.anew == first.start
    (other,) = faint("Police arrested 3 men. Quill put the figure at 1,300.", "put").quantities or (None,)
    assert other is None


def test_an_ordinal_is_the_toll_so_far() -> None:
    found = quantity("An 18th victim was announced on Thursday in Oslo.", "announced")
    assert (found.value, found.unit, found.act, found.text) == (18, "death", "die", "18th victim")
    assert event("A 2nd victim was announced in Oslo.", "announced").quantities == ()


def test_how_long_a_visit_lasts() -> None:
    found = quantity("Ada Quill arrived in Oslo for a two-day visit.", "arrived")
    assert (found.value, found.unit, found.phrase, found.text) == (48, "length", "visit", "two-day")
    found = quantity("Ada Quill met Bo Lund for nearly three hours of talks in Oslo.", "met")
    assert (found.value, found.high, found.phrase) == (3, 3, "talk")


@pytest.mark.parametrize(
    ("said", "age"),
    [
        ("the 54-year-old trade embargo against Narnia", (54, None, None, "54-year-old")),
        ("a more than 56-year-old embargo", (56, 56, None, "more than 56-year-old")),
        ("the 50-year-old embargo", (50, 45, 55, "50-year-old")),
        ("an embargo, nearly six decades old,", (60, None, 60, "nearly six decades old")),
        ("the embargo in place for 54 years", (54, None, None, "54 years")),
    ],
)
def test_how_old_an_occurrence_is(said: str, age: tuple[float, float | None, float | None, str]) -> None:
    (found,) = (q for q in event(f"Ada Quill condemned {said}.", "condemned").quantities if q.unit == "age")
    assert (found.value, found.low, found.high, found.text) == age
    assert found.phrase == "embargo"


def test_a_person_is_not_an_occurrence_that_is_old() -> None:
    assert all(q.unit != "age" for q in event("Police arrested a 54-year-old man in Oslo.", "arrested").quantities)


def test_money_is_counted_in_money() -> None:
    found = quantity("Ada Quill signed an $82 million deal in Oslo.", "signed")
    assert (found.value, found.unit) == (82_000_000, "$")


def test_dollars_that_are_written_out_are_money_too() -> None:
    found = quantity("Quill signed a two million dollar deal in Larne on Monday.", "signed")
    assert (found.value, found.unit) == (2_000_000, "$")


def test_dates_are_no_quantities() -> None:
    assert event("Police arrested the mayor on 3 May 2023 in Oslo.", "arrested").quantities == ()


def test_what_counts_several_things_respectively_counts_none() -> None:
    assert not event("Norland and Orland lost 1,600 and 400 jobs respectively on Monday.", "lost").quantities


@pytest.mark.parametrize(
    "text",
    [
        "A 5.9-magnitude quake struck the island of Larne on Sunday.",
        "A quake with a magnitude of 5.9 struck the island of Larne on Sunday.",
        "The quake, measuring 5.9 on the Richter scale, struck the island of Larne on Sunday.",
    ],
)
def test_the_magnitude_of_a_quake(text: str) -> None:
    assert [(q.value, q.unit, q.text) for q in event(text, "struck").quantities] == [(5.9, "magnitude", "5.9")]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill, 32, fell to her death in Larne on Monday.",
        "The 32-year-old climber Ada Quill fell to her death in Larne on Monday.",
    ],
)
def test_the_age_of_somebody_named(text: str) -> None:
    (found,) = event(text, "fell").quantities
    assert (found.value, found.unit, found.phrase, found.text) == (32, "years old", "Ada Quill", "32")


def test_who_lives_where_it_happened_is_not_counted() -> None:
    found = event("The quake struck Larne, home to about 200,000 people, and killed 12 men on Sunday.", "struck")
    assert 200_000 not in [q.value for q in found.quantities]


def test_what_happens_to_those_counted_is_the_verb_of_their_clause_not_what_they_were_doing() -> None:
    (counted,) = event("14 nurses helping with the sick were infected in Larne on Monday.", "infected").quantities
    assert (counted.unit, counted.act) == ("nurse", "infect")


@pytest.mark.parametrize(
    ("text", "trigger", "counted"),
    [
        ("A doctor said on Monday that 202 people were confirmed dead in Larne.", "confirmed", (202, "people", "die")),
        ("The clashes left 25 dead in Larne on Monday.", "left", (25, "people", "die")),
        ("Nine people were feared dead in Larne on Monday.", "feared", (9, "people", "fear")),
    ],
)
def test_who_is_found_dead_is_counted_as_dead(text: str, trigger: str, counted: tuple[float, str, str]) -> None:
    found = quantity(text, trigger)
    assert (found.value, found.unit, found.act) == counted


@pytest.mark.parametrize(
    ("text", "trigger", "counted"),
    [
        ("On Saturday the minister lowered the count to 19 dead and 185 injured.", "lowered", ["die", "injur"]),
        ("They counted five wounded in Larne on Monday, one a boy of 17.", "counted", ["injur"]),
        ("Divers counted nine dead whales off Larne on Monday.", "counted", []),
    ],
)
def test_a_word_for_those_whom_something_befell_counts_people(text: str, trigger: str, counted: list[str]) -> None:
    assert [q.act for q in event(text, trigger).quantities if q.unit == "people"] == counted
