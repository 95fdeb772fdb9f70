"""Blocking leaves out no pair worth comparing on small sets, and most pairs on large ones."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from storyatlas.coref.blocking import LARGEST_BLOCK, LEAST_COSINE, NEIGHBOURS, candidate_pairs
from tests.coref.making import ADA, KARL, directions, mention

_ANGLES = st.lists(st.integers(0, 359), min_size=1, max_size=NEIGHBOURS)


@settings(deadline=None)
@given(angles=_ANGLES)
def test_on_small_sets_every_near_pair_is_found_once_and_in_order(angles: list[int]) -> None:
    vectors = directions(*angles)
    found = candidate_pairs([mention(i) for i in range(len(angles))], vectors).tolist()
    assert found == sorted(found)
    assert all(i < j for i, j in found)
    assert len({tuple(pair) for pair in found}) == len(found)
    cosine = vectors @ vectors.T
    for i in range(len(angles)):
        for j in range(i + 1, len(angles)):
            if cosine[i, j] > LEAST_COSINE + 1e-6:
                assert [i, j] in found


def test_far_mentions_meet_where_they_share_the_stem_and_a_person() -> None:
    mentions = [
        mention(0, participants=(ADA,)),
        mention(1, participants=(ADA,)),
        mention(2, participants=(KARL,)),
        mention(3, participants=(ADA,), lemma="close"),
    ]
    assert candidate_pairs(mentions, directions(0, 100, 200, 300)).tolist() == [[0, 1], [0, 3]]


def test_a_stem_and_person_that_everybody_shares_joins_nobody() -> None:
    count = LARGEST_BLOCK + 1
    mentions = [mention(i, participants=(ADA,)) for i in range(count)]
    apart = np.eye(count, dtype=np.float32)
    assert candidate_pairs(mentions, apart).tolist() == []
    assert len(candidate_pairs(mentions[:-1], apart[:-1])) == LARGEST_BLOCK * (LARGEST_BLOCK - 1) // 2


def test_the_number_of_pairs_grows_with_the_mentions_not_with_their_square() -> None:
    rng = np.random.default_rng(3)
    count = 1500
    vectors = rng.normal(size=(count, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    pairs = candidate_pairs([mention(i) for i in range(count)], vectors)
    assert len(pairs) <= count * NEIGHBOURS


def test_one_mention_has_nobody_to_meet() -> None:
    assert candidate_pairs([mention()], directions(0)).shape == (0, 2)
