"""Ordering: events into labelled storylines, background apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from storyatlas.model.article import content_id
from storyatlas.model.event import Event, Link, Storyline
from storyatlas.storyline.grouping import group_events
from storyatlas.storyline.labels import label_storylines
from storyatlas.storyline.vectors import apart

MOST_STORYLINES = 8
LEAST_EVENTS = 3
LEAST_SHARE = 0.05  # of the events; less is a sidelight of another storyline


def tell_storylines(
    events: Sequence[Event],
    links: Sequence[Link],
    centres: NDArray[np.float32],
    topics: Mapping[str, Sequence[str]] | None = None,
) -> tuple[Storyline, ...]:
    """Storylines over all events, background ones first, each in order of time.

    Communities below the least size, and those past the most, join the one they are nearest to.
    `topics` are the noun phrases of each event, for the labels.
    """
    found: list[tuple[list[Event], bool]] = []
    for background in (True, False):
        chosen = [i for i, e in enumerate(events) if e.background is background]
        if not chosen:
            continue
        own = [events[i] for i in chosen]
        vectors = apart(centres[chosen])
        groups = _fold(group_events(own, links, vectors), vectors, MOST_STORYLINES if not background else 4)
        for group in sorted(groups, key=lambda g: _when([own[i] for i in g])):
            members = sorted((own[i] for i in group), key=lambda e: (e.time.start or "9999", -e.salience, e.id))
            found.append((members, background))
    labels = label_storylines([members for members, _ in found], topics or {})
    return tuple(
        Storyline(content_id("s", _anchor(members).id), label, tuple(e.id for e in members), background)
        for (members, background), label in zip(found, labels, strict=True)
    )


def _anchor(members: Sequence[Event]) -> Event:
    """The event that names a storyline from build to build."""
    return max(members, key=lambda e: (e.salience, e.id))


def _when(members: Sequence[Event]) -> tuple[str, str]:
    """The time around which a storyline's weight lies: its median dated event."""
    times = sorted(e.time.start for e in members if e.time.start)
    return (times[len(times) // 2] if times else "9999", min(e.id for e in members))


def _fold(groups: list[list[int]], vectors: NDArray[np.float32], most: int) -> list[list[int]]:
    least = max(LEAST_EVENTS, round(LEAST_SHARE * len(vectors)))
    kept = [g for g in groups if len(g) >= least][:most] or groups[:1]
    rest = [i for g in groups if g not in kept for i in g]
    centres = np.stack([vectors[g].mean(axis=0) for g in kept])
    for i in rest:
        nearest = int(np.argmax(np.round(centres @ vectors[i], 5)))
        kept[nearest].append(i)
    return [sorted(g) for g in kept]
