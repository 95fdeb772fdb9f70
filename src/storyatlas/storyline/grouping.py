"""Grouping: which events belong together, by Leiden communities over what joins them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from math import fsum, log

import graspologic_native as native  # type: ignore[import-untyped]  # ships no types
import numpy as np
from numpy.typing import NDArray

from storyatlas.model.event import Event, Link

SEED = 7
# Few neighbours, and near ones above all, or everything hangs on what the whole story is about; set by reading
# the storylines of three stories.
NEIGHBOURS, POWER = 8, 2.0
_ROWS = 512
# Weight of a shared trait, by how rare it is. With the nouns among them the foremost matter of a storyline covers .26
# of it instead of .24 (22 stories), and fewer hold two matters (read in seven).
_TRAIT = 0.06
_NOUN = "noun:"  # a noun is no name
_LINK_WEIGHT = {"causes": 1.0, "responds_to": 1.0, "part_of": 1.2, "updates": 1.0, "contradicts": 1.0, "precedes": 0.2}


def group_events(
    events: Sequence[Event],
    links: Sequence[Link],
    centres: NDArray[np.float32],
    nouns: Mapping[str, Collection[str]] | None = None,
    *,
    resolution: float = 1.0,
) -> list[list[int]]:
    """Communities of event numbers (positions in `events`), the largest first, the same in whatever
    order the events come.

    Edges join nearest neighbours by vector (`centres`, n x 384, unit length), more so where they share rare
    participants, places or `nouns` (those of each event by id), and linked events. Leiden algorithm (Traag et al.
    2019), fixed seed.
    """
    if len(events) < 3:
        return [list(range(len(events)))] if events else []
    order = sorted(range(len(events)), key=lambda i: events[i].id)  # Leiden depends on the order of its nodes
    edges = _edges([events[i] for i in order], links, centres[order], nouns or {})
    if not edges:
        return [[i] for i in order]
    triples = [(str(a), str(b), float(w)) for (a, b), w in sorted(edges.items())]
    _, communities = native.leiden(triples, None, resolution, 0.001, 2, True, SEED, 1)
    groups: dict[int, list[int]] = {}
    for node, community in communities.items():
        groups.setdefault(community, []).append(int(node))
    placed = {i for members in groups.values() for i in members}
    result = [sorted(members) for members in groups.values()] + [[i] for i in range(len(events)) if i not in placed]
    return [[order[i] for i in group] for group in sorted(result, key=lambda g: (-len(g), g))]


def _edges(
    events: Sequence[Event],
    links: Sequence[Link],
    centres: NDArray[np.float32],
    nouns: Mapping[str, Collection[str]],
) -> dict[tuple[int, int], float]:
    traits = [_traits(e) | {f"{_NOUN}{noun}" for noun in nouns.get(e.id, ())} for e in events]
    counts = Counter(t for own in traits for t in own)
    total = len(events)
    edges: dict[tuple[int, int], float] = {}
    for i, j, cosine in _neighbours(centres):
        shared = fsum(log(total / counts[t]) for t in traits[i] & traits[j])
        weight = max(0.0, cosine) ** POWER + _TRAIT * shared
        if weight > 0:
            edges[min(i, j), max(i, j)] = weight
    at = {e.id: i for i, e in enumerate(events)}
    for link in links:
        if link.source in at and link.target in at:
            a, b = sorted((at[link.source], at[link.target]))
            edges[a, b] = edges.get((a, b), 0.0) + _LINK_WEIGHT[link.type]
    return edges


def _neighbours(centres: NDArray[np.float32]) -> Iterator[tuple[int, int, float]]:
    """Each event with its nearest ones and their cosine; in blocks of rows, so that memory grows with
    the events and not with their square."""
    total = len(centres)
    keep = min(NEIGHBOURS, total - 1)
    for first in range(0, total, _ROWS):
        cosine = np.round(centres[first : first + _ROWS] @ centres.T, 4)
        rows = np.arange(len(cosine))
        cosine[rows, first + rows] = -1.0
        nearest = np.argsort(-cosine, axis=1, kind="stable")[:, :keep]
        for row in rows.tolist():
            for j in nearest[row].tolist():
                yield first + row, j, float(cosine[row, j])


def _traits(event: Event) -> frozenset[str]:
    names = {p.name.lower() for p in event.participants if p.type != "thing"}
    place = {event.place.name.lower()} if event.place else set()
    when = {event.time.start[:4], event.time.start[:7]} if event.time.start else set()
    return frozenset(names | place | when)
