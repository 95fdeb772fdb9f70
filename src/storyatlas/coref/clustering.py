"""Clustering: average-link over the scored pairs, with a say for the likest one, under vetoes."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

_Shared = tuple[float, int, float]  # of the scored pairs of two groups: sum, number, greatest


def cluster(
    count: int,
    pairs: NDArray[np.int64],
    scores: NDArray[np.float64],
    *,
    threshold: float,
    absent: float,
    vetoed: NDArray[np.bool_],
    closest: float = 0.0,
) -> list[list[int]]:
    """Groups of the numbers below `count`, each sorted, in the order of their first member.

    Two groups merge while their likeness is at least `threshold`: the mean score over all their cross
    pairs, with the greatest of them weighing `closest` (0 to 1), for the reports of one event
    stress different parts of it. A pair that blocking left out counts as `absent`, and a vetoed pair
    keeps its two sides apart for good. Ties are broken by the members' numbers, so that the result
    depends on the input alone.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    total: dict[int, dict[int, _Shared]] = {i: {} for i in range(count)}
    banned: dict[int, set[int]] = {i: set() for i in range(count)}
    heap: list[tuple[float, int, int]] = []
    for (a, b), score, veto in zip(pairs.tolist(), scores.tolist(), vetoed.tolist(), strict=True):
        if veto:
            banned[a].add(b)
            banned[b].add(a)
            continue
        total[a][b] = total[b][a] = (score, 1, score)
        if score >= threshold:
            heap.append((-score, a, b))
    heapq.heapify(heap)
    fresh = count

    def likeness(a: int, b: int) -> float:
        return _likeness(total[a][b], len(members[a]) * len(members[b]), absent, closest)

    while heap:
        negative, a, b = heapq.heappop(heap)
        if a not in members or b not in members or b in banned[a]:
            continue
        if abs(likeness(a, b) + negative) > 1e-12:
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
            if other not in banned[merged] and (score := likeness(merged, other)) >= threshold:
                heapq.heappush(heap, (-score, min(other, merged), max(other, merged)))
    return sorted(members.values())


def attach(
    groups: Sequence[Sequence[int]],
    pairs: NDArray[np.int64],
    scores: NDArray[np.float64],
    *,
    threshold: float,
    absent: float,
    vetoed: NDArray[np.bool_],
    closest: float,
) -> list[list[int]]:
    """The groups with those loose numbers that fit one: each joins the likest, as `cluster` reckons
    likeness, if that is at least `threshold` and no pair with it is vetoed. `pairs` are of a member
    and a loose number. Loose numbers join groups and never each other, so that they tie nothing together.
    """
    home = {i: k for k, group in enumerate(groups) for i in group}
    shared: dict[int, dict[int, _Shared]] = {}
    banned: set[tuple[int, int]] = set()
    for (a, b), score, veto in zip(pairs.tolist(), scores.tolist(), vetoed.tolist(), strict=True):
        loose, member = (a, b) if b in home else (b, a)
        if loose in home or member not in home:
            continue
        if veto:
            banned.add((loose, home[member]))
        else:
            own = shared.setdefault(loose, {})
            own[home[member]] = _joint(own.get(home[member]), (score, 1, score))
    grown = [list(group) for group in groups]
    for loose in sorted(shared):
        fits = [
            (-_likeness(value, len(groups[k]), absent, closest), k)
            for k, value in shared[loose].items()
            if (loose, k) not in banned
        ]
        if fits and -min(fits)[0] >= threshold:
            grown[min(fits)[1]].append(loose)
    return sorted(sorted(group) for group in grown)


def _likeness(shared: _Shared, size: int, absent: float, closest: float) -> float:
    total, known, greatest = shared
    return (1 - closest) * (total + absent * (size - known)) / size + closest * greatest


def _add(one: dict[int, _Shared], two: dict[int, _Shared], gone: Iterable[int]) -> dict[int, _Shared]:
    both = dict(one)
    for other, value in two.items():
        both[other] = _joint(both.get(other), value)
    for other in gone:
        both.pop(other, None)
    return both


def _joint(one: _Shared | None, two: _Shared) -> _Shared:
    return two if one is None else (one[0] + two[0], one[1] + two[1], max(one[2], two[2]))
