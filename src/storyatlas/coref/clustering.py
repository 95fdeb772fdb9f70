"""Clustering: average-link over the scored pairs, under vetoes."""

from __future__ import annotations

import heapq
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray


def cluster(
    count: int,
    pairs: NDArray[np.int64],
    scores: NDArray[np.float64],
    *,
    threshold: float,
    absent: float,
    vetoed: NDArray[np.bool_],
) -> list[list[int]]:
    """Groups of the numbers below `count`, each sorted, in the order of their first member.

    Two groups merge while the mean score over all their cross pairs is at least `threshold`; a pair
    that blocking left out counts as `absent`, and a vetoed pair keeps its two sides apart for good.
    Ties are broken by the members' numbers, so that the result depends on the input alone.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    total: dict[int, dict[int, tuple[float, int]]] = {i: {} for i in range(count)}
    banned: dict[int, set[int]] = {i: set() for i in range(count)}
    heap: list[tuple[float, int, int]] = []
    for (a, b), score, veto in zip(pairs.tolist(), scores.tolist(), vetoed.tolist(), strict=True):
        if veto:
            banned[a].add(b)
            banned[b].add(a)
            continue
        total[a][b] = total[b][a] = (score, 1)
        if score >= threshold:
            heap.append((-score, a, b))
    heapq.heapify(heap)
    fresh = count

    def mean(a: int, b: int) -> float:
        score, known = total[a][b]
        size = len(members[a]) * len(members[b])
        return (score + absent * (size - known)) / size

    while heap:
        negative, a, b = heapq.heappop(heap)
        if a not in members or b not in members or b in banned[a]:
            continue
        if abs(mean(a, b) + negative) > 1e-12:
            continue
        merged, fresh = fresh, fresh + 1
        banned[merged] = banned[a] | banned[b]
        total[merged] = _add(total[a], total[b], (a, b))
        members[merged] = sorted(members.pop(a) + members.pop(b))
        for other in banned[merged]:
            banned[other].add(merged)
        for other, value in total[merged].items():
            total[other].pop(a, None)
            total[other].pop(b, None)
            total[other][merged] = value
        del total[a], total[b]
        for other in sorted(total[merged]):
            if other not in banned[merged] and (score := mean(merged, other)) >= threshold:
                heapq.heappush(heap, (-score, min(other, merged), max(other, merged)))
    return sorted(members.values())


def _add(
    one: dict[int, tuple[float, int]], two: dict[int, tuple[float, int]], gone: Iterable[int]
) -> dict[int, tuple[float, int]]:
    both = dict(one)
    for other, (score, known) in two.items():
        before = both.get(other, (0.0, 0))
        both[other] = (before[0] + score, before[1] + known)
    for other in gone:
        both.pop(other, None)
    return both
