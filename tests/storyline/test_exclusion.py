"""A topic left out takes its events with it, and says how many and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storyatlas.errors import ConfigError
from storyatlas.model.atlas import Exclusion
from storyatlas.model.event import Evidence
from storyatlas.model.place import Place
from storyatlas.storyline import exclude_topics, parse_exclusion
from tests.storyline.making import KARL, event


@pytest.mark.parametrize(
    ("text", "exclusion"),
    [
        ("harbour fire: told elsewhere", Exclusion("harbour fire", "told elsewhere")),
        ("harbour fire", Exclusion("harbour fire", "")),
        ("  fire :  see: page 2 ", Exclusion("fire", "see: page 2")),
    ],
)
def test_topic_and_reason(text: str, exclusion: Exclusion) -> None:
    assert parse_exclusion(text) == exclusion


@pytest.mark.parametrize("text", ["", "  ", ": a reason", "of the: a reason", "?!: a reason", ":"])
def test_a_topic_that_names_nothing_is_refused_with_advice(text: str) -> None:
    with pytest.raises(ConfigError, match="names no topic; write"):
        parse_exclusion(text)


def test_events_go_by_title_participant_and_place() -> None:
    place = Place("Lisbon, Portugal", "PT", 38.7, -9.1, "city")
    events = [
        event(1, "Fires destroy the harbour of Bergen"),
        event(2, "Council rejects a budget", participants=(KARL,)),
        event(3, "Police arrest two men", place=place),
        event(4, "Ada Quill opens the harbour"),
    ]
    topics = [Exclusion("harbour fire", "told elsewhere"), Exclusion("Venn", ""), Exclusion("LISBON", "too far")]
    kept, taken = exclude_topics(events, topics)
    assert [e.id for e in kept] == ["e04"]
    assert taken == (
        Exclusion("harbour fire", "told elsewhere", 1),
        Exclusion("Venn", "", 1),
        Exclusion("LISBON", "too far", 1),
    )


def test_events_go_by_the_words_of_half_of_their_reports() -> None:
    about = Evidence("a1", "text", 0, 20, "the ferry sank in fog")
    other = Evidence("a2", "text", 0, 20, "it went down at night")
    topic = [Exclusion("ferry", "")]
    half = replace(event(1), evidence=(about, other))
    less = replace(event(2), evidence=(about, other, other))
    kept, (taken,) = exclude_topics([half, less], topic)
    assert [e.id for e in kept] == ["e02"]
    assert taken.events == 1


def test_an_event_of_two_topics_counts_once_and_a_topic_of_none_says_so() -> None:
    topics = [Exclusion("bridge", ""), Exclusion("Ada Quill", ""), Exclusion("volcano", "")]
    kept, taken = exclude_topics([event(1)], topics)
    assert kept == []
    assert [t.events for t in taken] == [1, 0, 0]


def test_part_of_a_word_is_no_match() -> None:
    kept, _ = exclude_topics([event(1, "Cartel opens art fair")], [Exclusion("car", "")])
    assert len(kept) == 1


def test_nothing_to_leave_out() -> None:
    assert exclude_topics([event(1)], []) == ([event(1)], ())
    assert exclude_topics([], [Exclusion("fire", "why")]) == ([], (Exclusion("fire", "why", 0),))
