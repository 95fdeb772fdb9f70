"""Coreference scores: MUC, B-cubed, CEAF-e and their mean, the CoNLL F1.

Both sides are partitions of mentions, `mention -> cluster`; singletons count, as is the practice on
ECB+ (Barhom et al. 2019, Cattan et al. 2021). Where a system found its mentions itself, one that only
one side has earns nothing, as in the official scorer. A property of a partition, not of its labels.
Sources: Vilain et al. 1995 (MUC), Bagga and Baldwin 1998 (B-cubed), Luo 2005 (CEAF with the entity
similarity phi-4), Pradhan et al. 2012 (the mean of the three).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from typing import NamedTuple, TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]  # ships no types

M = TypeVar("M", bound=Hashable)


class Score(NamedTuple):
    """Precision, recall and their harmonic mean, 0 to 1."""

    precision: float
    recall: float
    f1: float


def score(hits: float, found: float, wanted: float, hits_wanted: float | None = None) -> Score:
    """Precision `hits / found`, recall `hits_wanted / wanted`; 0 where nothing was found or wanted."""
    precision = hits / found if found else 0.0
    recall = (hits if hits_wanted is None else hits_wanted) / wanted if wanted else 0.0
    return Score(precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0)


def muc(gold: Mapping[M, Hashable], system: Mapping[M, Hashable]) -> Score:
    """Links kept, over links needed to hold each cluster together."""
    hits, found = _muc_side(system, gold)
    hits_wanted, wanted = _muc_side(gold, system)
    return score(hits, found, wanted, hits_wanted)


def b_cubed(gold: Mapping[M, Hashable], system: Mapping[M, Hashable]) -> Score:
    """For each mention the share of its cluster that belongs there, averaged over mentions."""
    gold_clusters, system_clusters = clusters(gold), clusters(system)
    precision = recall = 0.0
    for mention in gold:
        if mention in system:
            ours, theirs = system_clusters[system[mention]], gold_clusters[gold[mention]]
            common = len(ours & theirs)
            precision += common / len(ours)
            recall += common / len(theirs)
    return score(precision, len(system), len(gold), recall)


def ceaf_e(gold: Mapping[M, Hashable], system: Mapping[M, Hashable]) -> Score:
    """Clusters paired one to one for the greatest total Dice overlap, over the clusters of each side."""
    gold_clusters, system_clusters = clusters(gold), clusters(system)
    column = {label: j for j, label in enumerate(system_clusters)}
    total = 0.0
    # Only clusters that share mentions can gain, so each connected group is solved by itself.
    for rows, columns in _components(gold_clusters, system):
        overlap = np.zeros((len(rows), len(columns)))
        place = {label: j for j, label in enumerate(sorted(columns, key=column.__getitem__))}
        for i, label in enumerate(rows):
            for mention in gold_clusters[label] & system.keys():
                overlap[i, place[system[mention]]] += 1
        gold_sizes = np.array([[len(gold_clusters[label])] for label in rows])
        system_sizes = np.array([len(system_clusters[label]) for label in place])
        dice = 2 * overlap / (gold_sizes + system_sizes)
        i, j = linear_sum_assignment(dice, maximize=True)
        total += float(dice[i, j].sum())
    return score(total, len(system_clusters), len(gold_clusters))


def conll(gold: Mapping[M, Hashable], system: Mapping[M, Hashable]) -> float:
    """The mean F1 of MUC, B-cubed and CEAF-e."""
    return (muc(gold, system).f1 + b_cubed(gold, system).f1 + ceaf_e(gold, system).f1) / 3


def clusters(labels: Mapping[M, Hashable]) -> dict[Hashable, set[M]]:
    """The clusters of a partition, in order of first mention."""
    found: dict[Hashable, set[M]] = defaultdict(set)
    for mention, label in labels.items():
        found[label].add(mention)
    return dict(found)


def _muc_side(keys: Mapping[M, Hashable], response: Mapping[M, Hashable]) -> tuple[int, int]:
    hits = total = 0
    for members in clusters(keys).values():
        alone = len(members - response.keys())  # each of them a piece of its own
        hits += len(members) - alone - len({response[mention] for mention in members & response.keys()})
        total += len(members) - 1
    return hits, total


def _components(
    gold_clusters: Mapping[Hashable, set[M]], system: Mapping[M, Hashable]
) -> list[tuple[list[Hashable], set[Hashable]]]:
    """Groups of gold and system clusters that are connected by shared mentions."""
    by_system: dict[Hashable, list[Hashable]] = defaultdict(list)
    for label, members in gold_clusters.items():
        for other in {system[mention] for mention in members & system.keys()}:
            by_system[other].append(label)
    seen: set[Hashable] = set()
    groups = []
    for first in gold_clusters:
        if first in seen:
            continue
        seen.add(first)
        rows: list[Hashable] = []
        columns: set[Hashable] = set()
        queue = [first]
        while queue:
            label = queue.pop()
            rows.append(label)
            for other in {system[mention] for mention in gold_clusters[label] & system.keys()} - columns:
                columns.add(other)
                fresh = [x for x in by_system[other] if x not in seen]
                seen.update(fresh)
                queue.extend(fresh)
        groups.append((rows, columns))
    return groups
