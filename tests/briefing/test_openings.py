"""Openings: which event introduces a storyline."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from storyatlas.briefing.openings import introduction
from storyatlas.briefing.writer import Writer, Written
from tests.briefing.ferry import day, event

WRITER = cast(Writer, SimpleNamespace(is_dated=lambda item: True, is_sound=lambda item: True))


def written(number: int, salience: float, text: str = "Quill opened the port.", *, prose: bool = True) -> Written:
    """Event `number`, told by a sentence that can carry its date if it is `prose`."""
    telling: Any = SimpleNamespace(prose=prose, sentence=SimpleNamespace(text=text))
    return Written(event(f"e{number}", text, "s", time=day(f"2021-05-0{number}"), salience=salience), telling)


def told(*items: Written) -> list[str]:
    return [item.event.id for item in introduction(items, WRITER)]


def test_the_foremost_event_that_can_carry_its_date_introduces_a_storyline() -> None:
    assert told(written(1, 0.6), written(2, 0.9), written(3, 0.7)) == ["e2"]


def test_a_side_matter_introduces_nothing() -> None:
    assert told(written(1, 0.85), written(2, 0.9, prose=False)) == ["e1"]
    assert told(written(1, 0.6), written(2, 0.9, prose=False)) == []


def test_a_plan_introduces_nothing_where_a_deed_can() -> None:
    plan = "The port was to open in May."
    assert told(written(1, 0.9, plan), written(2, 0.85)) == ["e2"]
    assert told(written(1, 0.9, plan)) == ["e1"]
