"""Titles that can lead a bullet are told from those that lean on what is not said."""

import pytest

from storyatlas.briefing.titles import headline, standing
from storyatlas.model.event import Event, Evidence
from storyatlas.model.mention import Status
from tests.briefing.ferry import event


def titled(title: str, status: Status = "happened", speaker: str | None = None, quote: str = "") -> Event:
    return event("e", title, "s", Evidence("a", "text", 0, len(quote), quote, speaker), status=status)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Vantia and Orland sign the Marrow Treaty", "strong"),
        ("Divers pump 40,000 litres of oil out", "strong"),
        ("Its second ferry sinks off Port Kessel", "broken"),
        ("Two of them are taken to Kessel", "broken"),
        ("Vantia declares it a national harbour", "weak"),
        ("Minister of Vantia announces similar measures in Orland", "weak"),
        ("Holiday in Vantia is extended in an attempt", "weak"),
        ("Boats enter the harbour today", "weak"),
        ("Two boats carry the men of Kessel between", "broken"),
        ("Vantia alerts the Harbour Board ) about a leak", "broken"),
        ("Obligations", "broken"),
    ],
)
def test_standing(title: str, expected: str) -> None:
    assert standing(titled(title)) == expected


def test_a_lost_quotation_mark_is_closed() -> None:
    assert headline(titled("Minister calls report 'another fake")) == "Minister calls report 'another fake'."


def test_plans_claims_and_denials_are_called_so() -> None:
    assert headline(titled("Kessel opens a bridge", "planned")) == "Planned: Kessel opens a bridge."
    assert headline(titled("Kessel to open a bridge", "planned")) == "Kessel to open a bridge."
    claimed = titled("Kessel poisons the bay", "claimed", "Ada Voss")
    assert headline(claimed) == "Kessel poisons the bay, according to Ada Voss."
    assert headline(titled("Kessel poisons the bay", "claimed")) == "Unconfirmed: Kessel poisons the bay."
    assert (
        headline(titled("Kessel poisons the bay", "denied", "Norlink")) == "Denied by Norlink: Kessel poisons the bay."
    )
