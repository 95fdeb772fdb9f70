"""EventMention to Event: blocking, comparison, clustering, merging."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from storyatlas.coref.blocking import candidate_pairs
from storyatlas.coref.clustering import cluster
from storyatlas.coref.comparison import centred, compare
from storyatlas.coref.merging import Cluster, count_reports, merge
from storyatlas.model.extraction import Extraction

__all__ = ["Cluster", "count_reports", "group_mentions", "merge"]

THRESHOLD = 0.46
ABSENT = 0.02


def group_mentions(extractions: Sequence[Extraction], threshold: float = THRESHOLD) -> list[Cluster]:
    """All mentions of all articles, grouped by the occurrence that they tell of."""
    mentions = [m for e in extractions for m in e.mentions]
    if not mentions:
        return []
    vectors = np.concatenate([e.vectors for e in extractions])
    focus = centred(vectors)
    pairs = candidate_pairs(mentions, focus)
    comparison = compare(mentions, focus, pairs)
    groups = cluster(
        len(mentions), pairs, comparison.scores, threshold=threshold, absent=ABSENT, vetoed=comparison.vetoed
    )
    return [Cluster(tuple(mentions[i] for i in group), vectors[group]) for group in groups]
