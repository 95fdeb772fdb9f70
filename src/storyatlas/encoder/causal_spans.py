"""The best cause and effect of a signal, from scores of words."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Bounds = tuple[int, int]  # first word, last word + 1


def best_spans(tags: Floats, bounds: Floats) -> tuple[Bounds, Bounds, float] | None:
    """Cause, effect and their score: the two spans without overlap that score highest together.

    `tags` (words x 5: none, cause's first word, its others, effect's first, its others) and `bounds` (words x 4:
    cause's start and end, effect's start and end) are scores before normalisation. `None` for less than two words.
    """
    count = len(tags)
    if count < 2:
        return None
    cause = _span_scores(tags, bounds, 1, 0)
    effect = _span_scores(tags, bounds, 3, 2)
    one = _ordered(cause, effect)
    two = _ordered(effect, cause)
    if one[2] >= two[2]:
        return one
    return two[1], two[0], two[2]


def _span_scores(tags: Floats, bounds: Floats, begin: int, start: int) -> Floats:
    """Scores of all spans, first word x last word; the lower triangle is minus infinity."""
    labels = tags - np.logaddexp.reduce(tags, axis=1, keepdims=True)
    edges = bounds - np.logaddexp.reduce(bounds, axis=0, keepdims=True)
    inside = np.cumsum(labels[:, begin + 1] - labels[:, 0])
    first = labels[:, begin] - labels[:, begin + 1]
    scores = first[:, None] + inside[None, :] - (inside - (labels[:, begin + 1] - labels[:, 0]))[:, None]
    scores = scores + edges[:, start][:, None] + edges[:, start + 1][None, :]
    return np.where(np.tri(len(tags), k=-1, dtype=bool), -np.inf, scores)


def _ordered(before: Floats, after: Floats) -> tuple[Bounds, Bounds, float]:
    """The best span of `before` that ends before the best of `after` starts."""
    count = len(before)
    ends = before.max(axis=0)  # best span that ends at a word
    best_end = np.maximum.accumulate(ends)
    starts = after.max(axis=1)
    best_start = np.maximum.accumulate(starts[::-1])[::-1]
    totals = best_end[:-1] + best_start[1:]
    cut = int(totals.argmax())
    last = int(ends[: cut + 1].argmax())
    first = cut + 1 + int(starts[cut + 1 :].argmax())
    one = int(before[:, last].argmax()), last + 1
    two = first, int(after[first].argmax()) + 1
    assert count > 1
    return one, two, float(totals[cut])


def signal_spans(tags: Floats, least: float) -> list[tuple[Bounds, float]]:
    """Signals with how sure they are: runs of words whose chance to be one is at least `least`.

    `tags` (words x 3: none, first word, another) are scores before normalisation; a run is cut where a first word is.
    """
    chances = np.exp(tags - np.logaddexp.reduce(tags, axis=1, keepdims=True))
    some = 1.0 - chances[:, 0]
    found: list[tuple[Bounds, float]] = []
    start: int | None = None
    for word in range(len(tags) + 1):
        inside = word < len(tags) and some[word] >= least
        begins = inside and chances[word, 1] > chances[word, 2]
        if start is not None and (not inside or begins):
            found.append(((start, word), float(some[start:word].mean())))
            start = None
        if inside and start is None:
            start = word
    return found
