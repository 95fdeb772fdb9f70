"""Events, mentions and extractions made by hand for the tests of links."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from storyatlas.model.event import Event, Reports
from storyatlas.model.extraction import Extraction, Reference, Relation, RelationType
from storyatlas.model.mention import EventMention, Participant
from storyatlas.model.place import Place
from storyatlas.model.time import TimeValue

NARNIA = Place("Narnia", "XN", 50.0, 0.0, "country")
ADA = Participant("Ada Quill", "agent", "person")


def day(start: str) -> TimeValue:
    return TimeValue(start, precision="day", text=start)


def event(name: str, start: str | None = None, *, articles: int = 3, **changes: Any) -> Event:
    """The event `name`, told by three articles unless more are given."""
    made = Event(
        id=name,
        title=name,
        type="other",
        status="happened",
        background=False,
        salience=0.5,
        storyline="",
        time=day(start) if start else TimeValue(None),
        place=NARNIA,
        participants=(ADA,),
        reports=Reports(articles, articles, articles),
    )
    return replace(made, **changes)


def mention(
    identity: str, lemma: str, *, article: str = "a1", start: str | None = None, **changes: Any
) -> EventMention:
    made = EventMention(
        id=identity,
        article=article,
        field="text",
        sentence=0,
        start=0,
        end=10,
        quote=lemma,
        trigger=lemma,
        trigger_start=0,
        trigger_end=len(lemma),
        lemma=lemma,
        noun=False,
        type="other",
        status="happened",
        time=day(start) if start else TimeValue(None),
        time_source="stated" if start else "none",
        place=NARNIA,
        place_source="stated",
        participants=(ADA,),
    )
    return replace(made, **changes)


def relation(
    source: str, target: str, kind: RelationType, *, at: int = 0, reference: Reference | None = None
) -> Relation:
    words = "these words say so"
    return Relation(source, target, kind, at, at + len(words), words, "cue", reference)


def extraction(mentions: list[EventMention], *relations: Relation, article: str = "a1") -> Extraction:
    return Extraction(article, tuple(mentions), relations, np.zeros((len(mentions), 4), np.float32))
