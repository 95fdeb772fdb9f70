"""What befalls somebody once is one event, in whatever words and of whichever articles."""

from __future__ import annotations

import numpy as np
import pytest

from storyatlas.coref.comparison import compare
from storyatlas.model.mention import EventMention, Participant
from tests.coref.making import directions, mention


def told(number: int, lemma: str, name: str, role: str = "patient", **changes: str) -> EventMention:
    return mention(
        number,
        f"the {lemma} of the {number}th article",
        lemma=lemma,
        sentence=20,
        participants=(Participant(name, role, "person"),),
        **changes,
    )


def likeness(one: EventMention, other: EventMention) -> float:
    return float(compare([one, other], directions(0, 70), np.array([[0, 1]])).scores[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told(0, "shoot", "Ada Quill"), told(1, "shoot", "Quill")),
        (told(0, "kill", "Ada Quill"), told(1, "die", "Ada M. Quill", "agent")),
        (told(0, "assassinate", "Ada Quill"), told(1, "murder", "Ada Quill")),
        (told(0, "resign", "Karl Venn", "agent"), told(1, "resign", "Karl Venn", "agent")),
    ],
)
def test_what_befalls_somebody_once_is_sooner_one_event(one: EventMention, other: EventMention) -> None:
    assert likeness(one, other) > likeness(one, told(1, other.lemma, "Bea Marsh", other.participants[0].role)) + 0.1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            told(0, "shoot", "Ada Quill", "agent"),
            told(1, "shoot", "Ada Quill", "agent"),
        ),  # whoever shoots may do so again
        (told(0, "meet", "Ada Quill"), told(1, "meet", "Ada Quill")),
        (told(0, "shoot", "two men"), told(1, "shoot", "two men")),  # nobody is named
        (told(0, "shoot", "Ada Quill"), told(1, "shoot", "Ada Quill", status="planned")),
    ],
)
def test_what_may_befall_somebody_again_gains_nothing(one: EventMention, other: EventMention) -> None:
    elsewhere = told(1, other.lemma, "Bea Marsh", "other", status=other.status)
    assert likeness(one, other) == pytest.approx(likeness(one, elsewhere), abs=0.1)


def test_who_is_told_of_by_age_alone_dies_once() -> None:
    first, again = told(0, "die", "61-year-old man", "agent"), told(1, "die", "61-year-old man", "agent")
    assert likeness(first, again) > likeness(first, told(1, "die", "69-year-old man", "agent")) + 0.1
