"""Scores of causal relations: labelled spans, half credit for near misses, relations paired for the best.

As in the shared task of CASE 2023 on the Causal News Corpus V2: on causal sentences only, at most as
many relations as annotated, paired for the best total, by the fair F1 of Ortmann 2022 (a span with
wrong bounds or label is half a miss and half a false alarm, not both). The exact F1 stands beside it.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence

from evals.cnc_corpus import Span
from evals.coref_metrics import Score, score

MOST_RELATIONS = 4  # of one sentence; pairing tries every order of them


def span_scores(pairs: Iterable[tuple[Sequence[frozenset[Span]], Sequence[frozenset[Span]]]]) -> dict[str, Score]:
    """`spans` (fair) and `spans_exact` over the relations of all sentences."""
    total: Counter[str] = Counter()
    for gold, found in pairs:
        total += _best([compare(g, f) for g, f in order] for order in _orders(gold, found))
    hits, half = total["hit"], 0.5 * total["error"]
    return {
        "spans": score(hits, hits + total["extra"] + half, hits + total["missed"] + half),
        "spans_exact": score(hits, hits + total["extra"] + 2 * half, hits + total["missed"] + 2 * half),
    }


def compare(gold: frozenset[Span], found: frozenset[Span]) -> Counter[str]:
    """Hits, misses, extras, and errors: a gold and a found span that overlap and differ."""
    counts = Counter(hit=len(gold & found))
    left = sorted(found - gold)
    for label, first, last in sorted(gold - found):
        # A signal lies on a track of its own, apart from cause and effect.
        over = [f for f in left if f[1] < last and first < f[2] and (f[0] == "signal") == (label == "signal")]
        best = min(over, key=lambda f: (f[0] != label, -min(f[2], last) + max(f[1], first), f), default=None)
        counts["missed" if best is None else "error"] += 1
        if best is not None:
            left.remove(best)
    counts["extra"] = len(left)
    return counts


def _orders(
    gold: Sequence[frozenset[Span]], found: Sequence[frozenset[Span]]
) -> Iterable[list[tuple[frozenset[Span], frozenset[Span]]]]:
    gold = gold[:MOST_RELATIONS]
    padded = [*found[: len(gold)], *[frozenset[Span]()] * (len(gold) - len(found))]
    return (list(zip(gold, order, strict=True)) for order in itertools.permutations(padded))


def _best(orders: Iterable[list[Counter[str]]]) -> Counter[str]:
    sums = [sum(order, Counter[str]()) for order in orders]
    return max(sums, key=lambda c: (c["hit"], c["error"]))
