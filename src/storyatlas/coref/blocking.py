"""Blocking: the pairs of mentions worth comparing, never all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from storyatlas.model.mention import EventMention
from storyatlas.model.spelling import last_sound

NEIGHBOURS = 40
FAINT_NEIGHBOURS = 8
LEAST_COSINE = 0.1
LARGEST_BLOCK = 60
_ROWS = 256


def candidate_pairs(mentions: Sequence[EventMention], vectors: NDArray[np.float32]) -> NDArray[np.int64]:
    """Pairs (i < j) that may tell of one event: nearest neighbours by vector, and mentions that share
    a trigger stem with a participant, as long as few do. Faint mentions meet sure ones only.

    `vectors` is n x d, unit length. Returns m x 2, sorted, each pair once.
    """
    sure = np.array([i for i, m in enumerate(mentions) if m.sure], np.int64)
    faint = np.array([i for i, m in enumerate(mentions) if not m.sure], np.int64)
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i in sure.tolist():
        for participant in mentions[i].participants:
            blocks[mentions[i].lemma, last_sound(participant.name)].append(i)
    shared = [
        (members[a], members[b])
        for members in blocks.values()
        if len(members) <= LARGEST_BLOCK
        for a in range(len(members))
        for b in range(a + 1, len(members))
    ]
    pairs = np.concatenate(
        [
            _nearest(vectors, sure, sure, NEIGHBOURS + 1),  # one of them is itself
            _nearest(vectors, faint, sure, FAINT_NEIGHBOURS),
            np.array(shared, np.int64).reshape(-1, 2),
        ]
    )
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    pairs.sort(axis=1)
    return np.unique(pairs, axis=0)


def _nearest(
    vectors: NDArray[np.float32], queries: NDArray[np.int64], pool: NDArray[np.int64], keep: int
) -> NDArray[np.int64]:
    """Each query's nearest rows of the pool above the least cosine, as pairs; exact, in blocks of rows."""
    found = [np.zeros((0, 2), np.int64)]
    keep = min(keep, len(pool))
    if keep == 0:
        return found[0]
    for first in range(0, len(queries), _ROWS):
        rows = queries[first : first + _ROWS]
        cosine = vectors[rows] @ vectors[pool].T
        nearest = np.argpartition(-cosine, keep - 1, axis=1)[:, :keep]
        close = np.take_along_axis(cosine, nearest, axis=1) >= LEAST_COSINE
        found.append(np.stack([np.repeat(rows, keep)[close.ravel()], pool[nearest[close]]], axis=1))
    return np.concatenate(found)
