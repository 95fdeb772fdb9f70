"""Ordering: events into labelled storylines, background apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from storyatlas.model.article import content_id
from storyatlas.model.event import Event, Link, Storyline
from storyatlas.storyline.grouping import FOREMOST, group_events
from storyatlas.storyline.labels import label_storylines

# The least number of foremost events of a storyline, and the most storylines; of what went before the story also their
# least share of them all. What is less is a sidelight of another one.
LEAST_EVENTS, MOST_STORYLINES = 3, 7
LEAST_BACKGROUND_EVENTS, LEAST_BACKGROUND_SHARE, MOST_BACKGROUND_STORYLINES = 5, 0.12, 3
# By how many storylines fewer a story is told than the square root of its articles has, of its own time (one more)
# and of before: eleven articles have four and one, forty all that there may be.
_MORE, _FEWER_BEFORE = 1, 2


def tell_storylines(
    events: Sequence[Event],
    links: Sequence[Link],
    vectors: NDArray[np.float32],
    topics: Mapping[str, Sequence[str]] | None = None,
    deeds: Mapping[str, str] | None = None,
) -> tuple[Storyline, ...]:
    """Storylines over all events, background ones first, each in order of time.

    `vectors` (n x m, unit length) say what events are near, `topics` are the noun phrases of each event, `deeds` the
    noun for what happens in it, for their labels.
    """
    found: list[tuple[list[Event], bool]] = []
    root = round(len({evidence.article for event in events for evidence in event.evidence}) ** 0.5)
    for background in (True, False):
        chosen = [i for i, e in enumerate(events) if e.background is background]
        if not chosen:
            continue
        own = [events[i] for i in chosen]
        near = vectors[chosen]
        least, most = LEAST_EVENTS, min(MOST_STORYLINES, root + _MORE)
        if background:
            least = max(LEAST_BACKGROUND_EVENTS, round(LEAST_BACKGROUND_SHARE * min(len(own), FOREMOST)))
            most = max(1, min(MOST_BACKGROUND_STORYLINES, root - _FEWER_BEFORE))
        groups = group_events(own, links, near, least=least, most=most)
        for group in sorted(groups, key=lambda g: _when([own[i] for i in g])):
            members = sorted((own[i] for i in group), key=lambda e: (e.time.start or "9999", -e.salience, e.id))
            found.append((members, background))
    labels = label_storylines([members for members, _ in found], topics or {}, deeds)
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
