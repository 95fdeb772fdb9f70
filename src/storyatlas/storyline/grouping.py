"""Grouping: which events belong together, by average linkage over the foremost of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import cut_tree, linkage  # type: ignore[import-untyped]  # ships no types
from scipy.spatial.distance import squareform  # type: ignore[import-untyped]  # ships no types

from storyatlas.model.event import Event, Link

# The events that make the groups; the others join them. A detail of one article is near to many things and would chain
# them. Of 270 foremost events of five stories, put into an editor's groups by hand, B-cubed F is .65 so, less
# with 40 and with all, and .57 by Leiden communities over all.
FOREMOST = 80
# How much nearer a stated link brings two events.
LINKED = 0.3
_LEAST = 2  # events of a group, where no more than a few are told


def group_events(
    events: Sequence[Event],
    links: Sequence[Link],
    vectors: NDArray[np.float32],
    *,
    least: int = _LEAST,
    most: int | None = None,
) -> list[list[int]]:
    """Groups of event numbers (positions in `events`), the largest first, the same in whatever order the events come.

    The foremost events by salience are joined by the average of the cosines between them (`vectors`, n x m, unit
    length), linked ones sooner, and the tree is cut where it has the most groups of at least `least` events, but no
    more than `most`; all others join the group whose core they are nearest to on average.
    """
    if not events:
        return []
    order = sorted(range(len(events)), key=lambda i: (-events[i].salience, events[i].id))
    foremost = order[:FOREMOST]
    cores = _cores(_nearness([events[i] for i in foremost], links, vectors[foremost]), least, most or len(events))
    groups = [[foremost[row] for row in core] for core in cores]
    group_of = {events[i].id: number for number, group in enumerate(groups) for i in group}
    linked = _linked(links)
    means = np.stack([vectors[group].mean(axis=0) for group in groups])
    for i in order:
        if events[i].id not in group_of:
            near = np.round(means @ vectors[i], 5)
            near[sorted({group_of[other] for other in linked[events[i].id] if other in group_of})] += LINKED
            groups[int(np.argmax(near))].append(i)
    return sorted((sorted(group) for group in groups), key=lambda g: (-len(g), min(events[i].id for i in g)))


def _linked(links: Sequence[Link]) -> dict[str, set[str]]:
    """The events that each is linked to by more than the order of time."""
    found: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.type != "precedes":
            found[link.source].add(link.target)
            found[link.target].add(link.source)
    return found


def _nearness(events: Sequence[Event], links: Sequence[Link], vectors: NDArray[np.float32]) -> NDArray[np.float64]:
    """The cosine of each two events, more where they are linked."""
    near = np.round(vectors @ vectors.T, 4).astype(np.float64)
    at = {event.id: row for row, event in enumerate(events)}
    for event, others in _linked(links).items():
        for other in others - {event}:
            if event in at and other in at:
                near[at[event], at[other]] += LINKED
    return near


def _cores(near: NDArray[np.float64], least: int, most: int) -> list[list[int]]:
    """The groups of rows at the cut of the tree that has the most of at least `least` rows, and no more than `most`
    of them; of several such the finest, whose groups are the tightest."""
    total = len(near)
    if total <= least:
        return [list(range(total))]
    far = np.maximum(1.0 - near, 0.0)
    np.fill_diagonal(far, 0.0)
    cuts = cut_tree(linkage(squareform(far, checks=False), "average"))  # a column for each cut, the finest first
    best: list[list[int]] = []
    for column in range(total - 1, -1, -1):
        groups: dict[int, list[int]] = {}
        for row, group in enumerate(cuts[:, column].tolist()):
            groups.setdefault(group, []).append(row)
        large = [group for group in groups.values() if len(group) >= least]
        if len(large) > most:
            break
        if len(large) >= len(best):
            best = large
    return best
