"""Salience: how much an event matters to the story, 0 to 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log1p

import numpy as np
from numpy.typing import NDArray

from storyatlas.model.event import Event
from storyatlas.model.mention import EventMention
from storyatlas.storyline.vectors import apart

_TITLE, _LEAD, _BODY = 1.0, 0.5, 0.15
_LEAD_CHARACTERS = 600
# Events that are compared with each other; those behind them cannot come near the first hundred.
HEAD = 1500
# What an event loses for each step of likeness, beyond this cosine, to one that ranks before it; half of it
# where their days differ. From .25 to 1.5, and .3 to .5, both stories keep the events that they should have.
DAMPING, TWINS, OTHER_DAY = 1.0, 0.4, 0.5


def rate(
    events: Sequence[Event], mentions: Mapping[str, Sequence[EventMention]], centres: NDArray[np.float32]
) -> dict[str, float]:
    """Salience of each event by id; `mentions` holds those of each event, `centres` (n x 384) its vector.

    It grows with independent reports, with places in headlines and leads, and with how surely and
    fully the event is asserted: by whom, when. An event like one that ranks before it steps back (maximal
    marginal relevance, Carbonell and Goldstein 1998), so that the first thirty tell of thirty matters.
    """
    if not events:
        return {}
    worth = np.array([_worth(event, mentions[event.id]) for event in events])
    ranked = sorted(range(len(events)), key=lambda i: (-round(float(worth[i]), 6), events[i].id))
    head, tail = ranked[:HEAD], ranked[HEAD:]
    worth[head] = _diversified(worth[head], apart(centres)[head], [events[i] for i in head])
    worth[tail] = np.minimum(worth[tail], worth[head].min())
    low, high = float(worth.min()), float(worth.max())
    scaled = (worth - low) / (high - low) if high > low else np.ones(len(worth))
    return {event.id: round(float(value), 4) for event, value in zip(events, scaled, strict=True)}


def _worth(event: Event, own: Sequence[EventMention]) -> float:
    """The weighted sum. Weights were found by coordinate search for the events that an annotator ranked
    first in two stories: fitted on one and tried on the other, the share of those among the first 30
    rose from .57 to .64 and from .41 to .45. Later searches with twenty more traits (likeness to the
    titles, centrality, reports that come back to it, share of the coverage of its days) gained nothing on the
    story that they were not fitted on."""
    quality = sorted((m.quality for m in own), reverse=True)
    firm = any(m.time_source in {"stated", "sentence", "told"} for m in own)
    longest = max(m.end - m.start for m in own)
    return (
        0.4 * log1p(event.reports.articles - 1)
        + 0.4 * log1p(event.reports.independent - 1)
        + 0.4 * log1p(len(own) / event.reports.articles)  # articles that dwell on it
        + 0.5 * log1p(_prominence(own))
        + 2.0 * sum(quality[:3]) / len(quality[:3])
        + 0.6 * sum(quality) / len(quality)
        + (0.4 if firm else 0.0)
        + (0.15 if event.time.precision == "day" else 0.0)
        + 0.6 * log1p(longest / 60)
        + (0.6 if any(p.type in {"person", "organisation"} for m in own for p in m.participants) else 0.0)
        + (0.3 if event.place else 0.0)
        + 0.6 * max(m.headline_score for m in own)  # what cannot be told in a headline is seldom news
        - (0.2 if event.type == "other" else 0.0)
        - (0.4 if all(m.noun for m in own) else 0.0)
        - (0.6 if event.background else 0.0)
    )


def _prominence(mentions: Sequence[EventMention]) -> float:
    """How high in the articles the event stands: the sum over articles of title, lead or body."""
    best: dict[str, float] = {}
    for m in mentions:
        value = _TITLE if m.field == "title" else (_LEAD if m.start < _LEAD_CHARACTERS else _BODY)
        best[m.article] = max(best.get(m.article, 0.0), value)
    return sum(best.values())


def _diversified(
    worth: NDArray[np.float64], vectors: NDArray[np.float32], events: Sequence[Event]
) -> NDArray[np.float64]:
    """`worth` less the likeness of each event to the nearest of those that rank before it."""
    cosine = np.round(vectors @ vectors.T, 4)
    days = [event.time.start or "" for event in events]
    likeness, damped = np.zeros(len(worth)), np.zeros(len(worth))
    left = np.ones(len(worth), bool)
    for _ in range(len(worth)):
        now = np.where(left, np.round(worth - DAMPING * likeness, 6), -np.inf)
        best = int(np.argmax(now))
        damped[best], left[best] = now[best], False
        near = np.flatnonzero(cosine[best] > TWINS)
        same = np.array([days[i].startswith(days[best]) or days[best].startswith(days[i]) for i in near], bool)
        likeness[near] = np.maximum(likeness[near], (cosine[best, near] - TWINS) * np.where(same, 1.0, OTHER_DAY))
    return damped
