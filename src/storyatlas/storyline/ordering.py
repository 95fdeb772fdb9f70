"""Ordering: events into labelled storylines, background apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from storyatlas.model.article import content_id
from storyatlas.model.event import Event, Link, Storyline
from storyatlas.storyline.grouping import group_events
from storyatlas.storyline.labels import label_storylines, nameless
from storyatlas.storyline.vectors import apart
from storyatlas.storyline.wording import nouns_of

# The least number of events of a storyline, the least share of them all, the most storylines: what is less is a
# sidelight of another one. The same for what went before the story.
LEAST_EVENTS, LEAST_SHARE, MOST_STORYLINES = 3, 0.05, 7
LEAST_BACKGROUND_EVENTS, LEAST_BACKGROUND_SHARE, MOST_BACKGROUND_STORYLINES = 5, 0.12, 3
FEWEST_STORYLINES = 2  # so many stay, even where nothing names them
# By how many storylines fewer a story is told than the square root of its articles has, of its own time (one more)
# and of before: eleven articles have four and one, forty all that there may be.
_MORE, _FEWER_BEFORE = 1, 2


def tell_storylines(
    events: Sequence[Event],
    links: Sequence[Link],
    centres: NDArray[np.float32],
    topics: Mapping[str, Sequence[str]] | None = None,
    deeds: Mapping[str, str] | None = None,
) -> tuple[Storyline, ...]:
    """Storylines over all events, background ones first, each in order of time.

    Communities below the least size, and those past the most, join the one they are nearest to.
    `topics` are the noun phrases of each event, `deeds` the noun for what happens in it, for
    the groups and their labels.
    """
    found: list[tuple[list[Event], bool]] = []
    nouns = {e.id: nouns_of((topics or {}).get(e.id, ()), (deeds or {}).get(e.id, "")) for e in events}
    root = round(len({evidence.article for event in events for evidence in event.evidence}) ** 0.5)
    for background in (True, False):
        chosen = [i for i, e in enumerate(events) if e.background is background]
        if not chosen:
            continue
        own = [events[i] for i in chosen]
        vectors = apart(centres[chosen])
        floor, share, most = LEAST_EVENTS, LEAST_SHARE, min(MOST_STORYLINES, root + _MORE)
        if background:
            floor, share = LEAST_BACKGROUND_EVENTS, LEAST_BACKGROUND_SHARE
            most = max(1, min(MOST_BACKGROUND_STORYLINES, root - _FEWER_BEFORE))
        least = max(floor, round(share * len(own)))
        groups = _fold(group_events(own, links, vectors, nouns), vectors, least, most)
        groups = _named(groups, own, vectors, topics or {}, deeds or {})
        for group in sorted(groups, key=lambda g: _when([own[i] for i in g])):
            members = sorted((own[i] for i in group), key=lambda e: (e.time.start or "9999", -e.salience, e.id))
            found.append((members, background))
    labels = label_storylines([members for members, _ in found], topics or {}, deeds)
    return tuple(
        Storyline(content_id("s", _anchor(members).id), label, tuple(e.id for e in members), background)
        for (members, background), label in zip(found, labels, strict=True)
    )


def _named(
    groups: list[list[int]],
    events: Sequence[Event],
    vectors: NDArray[np.float32],
    topics: Mapping[str, Sequence[str]],
    deeds: Mapping[str, str],
) -> list[list[int]]:
    """The groups without those that share no matter; their events join the nearest of the others."""
    while len(groups) > FEWEST_STORYLINES:
        without = nameless([[events[i] for i in group] for group in groups], topics, deeds)
        if not without:
            break
        least = min(without, key=lambda number: (len(groups[number]), groups[number]))
        kept = [group for number, group in enumerate(groups) if number != least]
        groups = _fold([*kept, groups[least]], vectors, 1, len(kept))
    return groups


def _anchor(members: Sequence[Event]) -> Event:
    """The event that names a storyline from build to build."""
    return max(members, key=lambda e: (e.salience, e.id))


def _when(members: Sequence[Event]) -> tuple[str, str]:
    """The time around which a storyline's weight lies: its median dated event."""
    times = sorted(e.time.start for e in members if e.time.start)
    return (times[len(times) // 2] if times else "9999", min(e.id for e in members))


def _fold(groups: list[list[int]], vectors: NDArray[np.float32], least: int, most: int) -> list[list[int]]:
    kept = [g for g in groups if len(g) >= least][:most] or groups[:1]
    rest = [i for g in groups if g not in kept for i in g]
    centres = np.stack([vectors[g].mean(axis=0) for g in kept])
    for i in rest:
        nearest = int(np.argmax(np.round(centres @ vectors[i], 5)))
        kept[nearest].append(i)
    return [sorted(g) for g in kept]
