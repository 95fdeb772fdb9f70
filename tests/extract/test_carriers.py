"""Verbs that only carry a noun: "launched an invasion" is one event, an invasion."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, triggers


@pytest.mark.parametrize(
    ("text", "noun", "lemma"),
    [
        ("Calormen launched a full-scale invasion of Narnia on Monday.", "invasion", "invad"),
        ("The army carried out an air strike on the town on Monday.", "strike", "strik"),
        ("Police conducted a raid on the club on Monday.", "raid", "raid"),
    ],
)
def test_what_is_launched_or_carried_out_is_the_event(text: str, noun: str, lemma: str) -> None:
    assert triggers(text) == [noun]
    assert event(text, noun).lemma == lemma
    assert event(text, noun).headline.split()[1].rstrip("es") in {"launch", "carri", "conduct"}


def test_a_thing_that_is_launched_is_none() -> None:
    assert triggers("The firm launched a satellite on Monday.") == ["launched"]
