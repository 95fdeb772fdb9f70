"""Salience: how much an event matters to the story, 0 to 1."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import log1p

import numpy as np
from numpy.typing import NDArray

from storyatlas.model.event import Event
from storyatlas.model.mention import EventMention

_TITLE, _LEAD = 1.0, 0.5


def rate(
    events: Sequence[Event],
    mentions: Mapping[str, Sequence[EventMention]],
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
    raw = {e.id: _raw(e, mentions[e.id], float(c)) for e, c in zip(events, central, strict=True)}
    low, high = min(raw.values()), max(raw.values())
    return {key: round((value - low) / (high - low), 4) if high > low else 1.0 for key, value in raw.items()}


def _raw(event: Event, own: Sequence[EventMention], central: float) -> float:
    """The weighted sum. Weights were set near those of ridge regressions of an annotator's importance
    on the traits of events, fitted on each of two annotated stories and tried on the other."""
    quality = sorted((m.quality for m in own), reverse=True)[:3]
    firm = any(m.time_source in {"stated", "sentence"} for m in own)
    longest = max(m.end - m.start for m in own)
    return (
        0.9 * log1p(event.reports.articles - 1)
        + 0.6 * log1p(event.reports.independent - 1)
        + 0.5 * _prominence(own)
        + 1.2 * sum(quality) / len(quality)
        + (0.5 if firm else 0.0)
        + (0.25 if event.time.precision == "day" else 0.0)
        + 0.3 * log1p(longest / 60)
        + 0.3 * central
        + (0.2 if any(p.type in {"person", "organisation"} for p in event.participants) else 0.0)
        - (0.2 if event.type == "other" else 0.0)
        - (0.4 if all(m.noun for m in own) else 0.0)
        - (0.6 if event.background else 0.0)
    )


def _prominence(mentions: Sequence[EventMention]) -> float:
    """How high in the articles the event stands: log of the sum over articles of title and lead."""
    best: dict[str, float] = defaultdict(float)
    for m in mentions:
        value = _TITLE if m.field == "title" else (_LEAD if m.start < 600 else 0.15)
        best[m.article] = max(best[m.article], value)
    return log1p(sum(best.values()))
