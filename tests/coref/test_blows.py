"""Acts of force of one side are one event in any words; those of two sides never are."""

from __future__ import annotations

import numpy as np
import pytest

from storyatlas.coref.comparison import compare
from storyatlas.model.mention import Blow, EventMention, Participant
from storyatlas.model.time import TimeValue
from tests.coref.making import directions, mention

MONDAY, FRIDAY = (TimeValue(day, None, "day") for day in ("2021-07-12", "2021-07-16"))


def told(number: int, lemma: str, blow: Blow | None, **changes: object) -> EventMention:
    return mention(number, f"the {lemma} of the {number}th article", lemma=lemma, sentence=20, blow=blow, **changes)


def likeness(one: EventMention, other: EventMention) -> float:
    return float(compare([one, other], directions(0, 70), np.array([[0, 1]])).scores[0])


def vetoed(one: EventMention, other: EventMention) -> bool:
    return bool(compare([one, other], directions(0, 70), np.array([[0, 1]])).vetoed[0])


SHELLED = Blow(("NO",), ("DK",), ("oil", "platform"))


@pytest.mark.parametrize("other", [Blow(("NO",), (), ("platform",)), Blow(("DE", "NO"), ("DK",), ())])
def test_one_side_that_hits_one_thing_or_state_is_sooner_one_event(other: Blow) -> None:
    one = told(0, "shell", SHELLED, time=MONDAY)
    assert likeness(one, told(1, "attack", other, time=MONDAY)) > 0.1 + likeness(
        one, told(1, "attack", None, time=MONDAY)
    )


@pytest.mark.parametrize(
    "changes", [{"status": "planned"}, {"time": FRIDAY}, {"blow": Blow(("NO",), ("DK",), ("tanker",))}]
)
def test_plans_other_days_and_other_things_gain_nothing(changes: dict[str, object]) -> None:
    one = told(0, "shell", SHELLED, time=MONDAY)
    fields = {"blow": SHELLED, "time": MONDAY, **changes}
    plain = {**fields, "blow": None}
    assert likeness(one, told(1, "attack", **fields)) == likeness(one, told(1, "attack", **plain))  # type: ignore[arg-type]


def test_the_blows_of_two_sides_are_two_events() -> None:
    one = told(0, "attack", SHELLED)
    assert vetoed(one, told(1, "attack", Blow(("DK",), ("NO",), ("ship",))))
    assert vetoed(one, told(1, "attack", Blow(("SE",), (), ("platform",))))
    assert vetoed(one, told(1, "attack", Blow((), ("NO",), ())))
    assert not vetoed(one, told(1, "attack", Blow((), ("DK",), ())))


def test_what_two_people_do_is_sooner_two_events() -> None:
    def left(number: int, *people: Participant) -> EventMention:
        return told(number, "leave", None, participants=people)

    ada, bea = (Participant(name, "agent", "person") for name in ("Ada Quill", "Bea Marsh"))
    named = Participant("Ada Quill", "other", "person")
    assert likeness(left(0, ada), left(1, bea)) < likeness(left(0, ada), left(1, bea, named)) - 0.1
