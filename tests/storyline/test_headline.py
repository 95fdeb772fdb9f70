"""The headline is what the story is about, not its loudest detail."""

from __future__ import annotations

from storyatlas.storyline.headline import headline
from tests.storyline.making import KARL, event


def test_the_headline_is_about_what_the_other_events_are_about() -> None:
    events = [
        event(1, "Ada Quill feeds the gulls", salience=1.0),
        event(2, "Ada Quill opens the harbour bridge", salience=0.95),
        event(3, "Harbour bridge is painted", salience=0.6),
        event(4, "Crowd crosses the harbour bridge", salience=0.5),
    ]
    assert headline(events) == "Ada Quill opens the harbour bridge"


def test_it_is_of_the_storys_own_time_and_somebody_did_it() -> None:
    events = [
        event(1, "Ada Quill founds the harbour", salience=1.0, background=True),
        event(2, "Harbour bridge shakes", salience=0.9),
        event(3, "Karl Venn closes the harbour", salience=0.5, participants=(KARL,)),
    ]
    assert headline(events) == "Karl Venn closes the harbour"
    assert headline([]) == "Untitled story"
