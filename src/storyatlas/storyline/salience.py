"""Salience: how much an event matters to the story, 0 to 1."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import log1p

import numpy as np
from numpy.typing import NDArray

from storyatlas.model.article import Article
from storyatlas.model.event import Event
from storyatlas.model.mention import EventMention

_TITLE, _LEAD = 1.0, 0.5


def rate(
    events: Sequence[Event],
    mentions: Mapping[str, Sequence[EventMention]],
    articles: Mapping[str, Article],
    centres: NDArray[np.float32],
) -> dict[str, float]:
    """Salience of each event by id; `mentions` are those of each event, `centres` (n x 384) its mean vectors.

    It grows with independent reports and outlets, with places in headlines and leads, with the
    quality of the assertion, and with nearness to what the whole story is about.
    """
    if not events:
        return {}
    story = centres.mean(axis=0)
    story /= max(float(np.linalg.norm(story)), 1e-9)
    central = np.round(centres @ story, 4)
    raw = {}
    for i, event in enumerate(events):
        own = mentions[event.id]
        quality = sorted((m.quality for m in own), reverse=True)
        best = sum(quality[:3]) / len(quality[:3])
        prominence = _prominence(own, articles)
        spread = log1p(event.reports.articles - 1) + 0.5 * log1p(event.reports.independent - 1)
        raw[event.id] = (
            1.0 * spread
            + 0.6 * prominence
            + 1.0 * best
            + 0.6 * float(central[i])
            + (0.25 if event.time.precision == "day" else 0.0)
            - (0.4 if all(m.noun for m in own) else 0.0)
        )
    low, high = min(raw.values()), max(raw.values())
    return {key: round((value - low) / (high - low), 4) if high > low else 1.0 for key, value in raw.items()}


def _prominence(mentions: Sequence[EventMention], articles: Mapping[str, Article]) -> float:
    """How high in the articles the event stands: log of the sum over articles of title and lead."""
    best: dict[str, float] = defaultdict(float)
    for m in mentions:
        value = _TITLE if m.field == "title" else (_LEAD if m.start < 600 else 0.15)
        best[m.article] = max(best[m.article], value)
    return log1p(sum(best.values()))
