"""Context: what is told around an event."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from storyatlas.model.extraction import Extraction
from storyatlas.model.mention import EventMention
from storyatlas.storyline import in_context
from tests.storyline.making import directions, event


def _mention(name: str, article: str, sentence: int) -> EventMention:
    return EventMention(
        name,
        article,
        "text",
        sentence,
        0,
        5,
        "opens",
        "opens",
        0,
        5,
        "open",
        noun=False,
        type="other",
        status="happened",
    )


def test_events_told_beside_the_same_things_are_nearer() -> None:
    own = [_mention("m1", "a1", 1), _mention("x1", "a1", 2)]
    other = [_mention("m2", "a2", 1), _mention("x2", "a2", 2)]
    third = [_mention("m3", "a3", 1), _mention("x3", "a3", 2)]
    extractions = [
        Extraction("a1", tuple(own), (), directions(0, 90)),
        Extraction("a2", tuple(other), (), directions(0, 90)),
        Extraction("a3", tuple(third), (), directions(0, 200)),
    ]
    events = [event(1), event(2), event(3)]
    mentions = {e.id: [m[0]] for e, m in zip(events, (own, other, third), strict=True)}
    near = in_context(events, mentions, extractions, directions(0, 0, 0))
    assert np.allclose(np.linalg.norm(near, axis=1), 1.0)
    assert near[0] @ near[1] > near[0] @ near[2]


def test_a_headline_is_near_to_all_of_its_article() -> None:
    far = [_mention("m1", "a1", 40), replace(_mention("t1", "a1", 0), field="title")]
    bare = [_mention("m2", "a2", 40), _mention("x2", "a2", 0)]
    extractions = [
        Extraction("a1", tuple(far), (), directions(0, 90)),
        Extraction("a2", tuple(bare), (), directions(0, 90)),
    ]
    events = [event(1), event(2)]
    near = in_context(events, {"e01": far[:1], "e02": bare[:1]}, extractions, directions(0, 180))
    assert np.linalg.norm(near[0]) > 0.99


def test_without_articles_the_words_alone_count() -> None:
    assert in_context([], {}, [], directions()).shape[0] == 0
