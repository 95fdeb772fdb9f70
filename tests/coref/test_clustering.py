"""Groups: alike mentions together, vetoed ones never, and the order of the input tells nothing."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from storyatlas.coref.clustering import attach, cluster

Pairs = dict[tuple[int, int], tuple[float, bool]]

# Roots of primes have no sums in common: no mean of scores ties with another.
_PRIMES = [n for n in range(2, 160) if all(n % k for k in range(2, n))]
_SCORES = sorted(0.2 + 0.75 * (p**0.5 % 1) for p in _PRIMES)


def run(count: int, scored: Pairs, threshold: float = 0.5) -> list[list[int]]:
    pairs = sorted(scored)
    return cluster(
        count,
        np.array(pairs, np.int64).reshape(-1, 2),
        np.array([scored[p][0] for p in pairs]),
        threshold=threshold,
        absent=0.02,
        vetoed=np.array([scored[p][1] for p in pairs], bool),
    )


@st.composite
def _graphs(draw: st.DrawFn) -> tuple[int, Pairs]:
    count = draw(st.integers(1, 9))
    everything = list(combinations(range(count), 2))
    chosen = draw(st.lists(st.sampled_from(everything), unique=True)) if everything else []
    ranks = draw(st.permutations(range(len(chosen))))
    scores = {p: (_SCORES[rank], draw(st.booleans())) for p, rank in zip(chosen, ranks, strict=True)}
    return count, scores


@settings(deadline=None)
@given(graph=_graphs())
def test_every_number_is_in_one_group_and_no_vetoed_pair_in_any(graph: tuple[int, Pairs]) -> None:
    count, scored = graph
    groups = run(count, scored)
    assert sorted(i for group in groups for i in group) == list(range(count))
    assert groups == sorted(sorted(group) for group in groups)
    for group in groups:
        for pair in combinations(group, 2):
            assert not scored.get(pair, (0.0, False))[1]


@settings(deadline=None)
@given(graph=_graphs(), data=st.data())
def test_renumbering_the_mentions_renumbers_the_groups(graph: tuple[int, Pairs], data: st.DataObject) -> None:
    count, scored = graph
    new = data.draw(st.permutations(range(count)))
    moved = {(min(new[a], new[b]), max(new[a], new[b])): value for (a, b), value in scored.items()}
    expected = sorted(sorted(new[i] for i in group) for group in run(count, scored))
    assert run(count, moved) == expected


@settings(deadline=None)
@given(graph=_graphs())
def test_members_of_a_group_are_alike_on_average(graph: tuple[int, Pairs]) -> None:
    count, scored = graph
    for group in run(count, scored, threshold=0.6):
        pairs = list(combinations(group, 2))
        if pairs:
            assert sum(scored.get(p, (0.02, False))[0] for p in pairs) / len(pairs) >= 0.6 - 1e-9


def test_a_veto_beats_every_similarity() -> None:
    alike = {(0, 1): (0.99, False), (1, 2): (0.99, False), (0, 2): (0.99, True)}
    assert len(run(3, alike)) == 2
    assert run(3, {**alike, (0, 2): (0.99, False)}) == [[0, 1, 2]]


def test_one_strong_tie_does_not_chain_two_groups() -> None:
    scored = {(0, 1): (0.95, False), (2, 3): (0.94, False), (1, 2): (0.8, False)}
    assert run(4, scored) == [[0, 1], [2, 3]]


def test_without_pairs_everybody_stays_alone() -> None:
    assert run(3, {}) == [[0], [1], [2]]
    assert run(0, {}) == []


def _attach(groups: list[list[int]], scored: Pairs, closest: float = 0.0) -> list[list[int]]:
    pairs = sorted(scored)
    return attach(
        groups,
        np.array(pairs, np.int64).reshape(-1, 2),
        np.array([scored[p][0] for p in pairs]),
        threshold=0.5,
        absent=0.02,
        vetoed=np.array([scored[p][1] for p in pairs], bool),
        closest=closest,
    )


def test_a_loose_number_joins_the_likest_group_that_does_not_forbid_it() -> None:
    groups = [[0, 1], [2]]
    assert _attach(groups, {(0, 3): (0.8, False), (1, 3): (0.7, False), (2, 3): (0.6, False)}) == [[0, 1, 3], [2]]
    assert _attach(groups, {(0, 3): (0.8, False), (1, 3): (0.7, True), (2, 3): (0.6, False)}) == [[0, 1], [2, 3]]
    assert _attach(groups, {(2, 3): (0.4, False)}) == groups


def test_loose_numbers_tie_no_groups_together() -> None:
    assert _attach([[0], [1]], {(0, 2): (0.9, False), (1, 2): (0.8, False), (2, 3): (0.9, False)}) == [[0, 2], [1]]


def test_the_likest_pair_joins_what_the_mean_would_leave_apart() -> None:
    pairs = np.array([[0, 1], [1, 2]], np.int64)
    scores, vetoed = np.array([0.9, 0.8]), np.zeros(2, bool)
    groups = [cluster(3, pairs, scores, threshold=0.5, absent=0.02, vetoed=vetoed, closest=c) for c in (0.0, 0.6)]
    assert groups == [[[0, 1], [2]], [[0, 1, 2]]]
