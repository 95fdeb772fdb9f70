"""Mentions made by hand for the tests of coreference."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from storyatlas.model.mention import EventMention, Participant
from storyatlas.model.place import Place
from storyatlas.model.time import TimeValue

LISBON = Place("Lisbon, Portugal", "PT", 38.7, -9.1, "city")
PORTUGAL = Place("Portugal", "PT", 39.5, -8.0, "country")
OSLO = Place("Oslo, Norway", "NO", 59.9, 10.7, "city")
ADA = Participant("Ada Quill", "agent", "person")
KARL = Participant("Karl Venn", "agent", "person")


def mention(number: int = 0, quote: str = "Ada Quill opened the bridge", **changes: Any) -> EventMention:
    """Mention `number`, of an article of its own, of the opening of a bridge."""
    values: dict[str, Any] = {
        "id": f"m{number}",
        "article": f"a{number}",
        "field": "text",
        "sentence": 0,
        "start": 0,
        "end": len(quote),
        "quote": quote,
        "trigger": "opened",
        "trigger_start": 10,
        "trigger_end": 16,
        "lemma": "open",
        "noun": False,
        "type": "other",
        "status": "happened",
        "headline": quote,
        "headline_score": 0.5,
        **changes,
    }
    return EventMention(**values)


def day(start: str | None, end: str | None = None, precision: str = "day") -> TimeValue:
    return TimeValue(start, end, precision if start else "none")  # type: ignore[arg-type]  # a precision by name


def directions(*angles: float) -> NDArray[np.float32]:
    """A unit vector for each angle in degrees: near angles, near vectors."""
    radians = np.radians(np.array(angles, np.float64))
    return np.stack([np.cos(radians), np.sin(radians)], axis=1).astype(np.float32)
