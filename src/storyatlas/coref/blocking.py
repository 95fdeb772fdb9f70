"""Blocking: the pairs of mentions worth comparing, never all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from storyatlas.model.mention import EventMention

NEIGHBOURS = 40
LEAST_COSINE = 0.1
LARGEST_BLOCK = 60
_ROWS = 1024


def candidate_pairs(mentions: Sequence[EventMention], vectors: NDArray[np.float32]) -> NDArray[np.int64]:
    """Pairs (i < j) that may tell of one event: nearest neighbours by vector, and mentions that share
    a trigger stem with a participant, as long as few do.

    `vectors` is n x d, unit length. Returns m x 2, sorted, each pair once.
    """
    pairs = _nearest(vectors)
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, mention in enumerate(mentions):
        for participant in mention.participants:
            blocks[mention.lemma, participant.name.split()[-1].lower()].append(i)
    shared = [
        (members[a], members[b])
        for members in blocks.values()
        if len(members) <= LARGEST_BLOCK
        for a in range(len(members))
        for b in range(a + 1, len(members))
    ]
    both = np.concatenate([pairs, np.array(shared, np.int64).reshape(-1, 2)])
    both = both[both[:, 0] != both[:, 1]]
    both.sort(axis=1)
    return np.unique(both, axis=0)


def _nearest(vectors: NDArray[np.float32]) -> NDArray[np.int64]:
    """Each row's nearest neighbours above the least cosine, as pairs; exact, in blocks of rows."""
    count = len(vectors)
    found = []
    keep = min(NEIGHBOURS + 1, count)
    for first in range(0, count, _ROWS):
        cosine = vectors[first : first + _ROWS] @ vectors.T
        nearest = np.argpartition(-cosine, keep - 1, axis=1)[:, :keep]
        rows = np.repeat(np.arange(len(cosine)), keep)
        columns = nearest.ravel()
        close = cosine[rows, columns] >= LEAST_COSINE
        found.append(np.stack([rows[close] + first, columns[close]], axis=1))
    return np.concatenate(found).astype(np.int64) if found else np.zeros((0, 2), np.int64)
