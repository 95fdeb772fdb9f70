"""EventMention to Event: blocking, comparison, clustering, merging."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from storyatlas.coref.blocking import candidate_pairs
from storyatlas.coref.clustering import cluster
from storyatlas.coref.comparison import compare
from storyatlas.coref.merging import Cluster, count_reports, merge
from storyatlas.model.extraction import Extraction

__all__ = ["Cluster", "count_reports", "group_mentions", "merge"]

THRESHOLD = 0.6
ABSENT = 0.25


def group_mentions(extractions: Sequence[Extraction], threshold: float = THRESHOLD) -> list[Cluster]:
    """All mentions of all articles, grouped by the occurrence that they tell of."""
    mentions = [m for e in extractions for m in e.mentions]
    if not mentions:
        return []
    vectors = np.concatenate([e.vectors for e in extractions])
    pairs = candidate_pairs(mentions, vectors)
    comparison = compare(mentions, vectors, pairs)
    groups = cluster(
        len(mentions), pairs, comparison.scores, threshold=threshold, absent=ABSENT, vetoed=comparison.vetoed
    )
    return [Cluster(tuple(mentions[i] for i in group), vectors[group]) for group in groups]
