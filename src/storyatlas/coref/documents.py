"""How near two articles are in what they write about: the company that a pair of mentions keeps.

Two quakes are told in the same words; that they are two shows in everything else that their articles say.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import cophenet, linkage  # type: ignore[import-untyped]  # ships no types
from scipy.spatial.distance import squareform  # type: ignore[import-untyped]  # ships no types

Matrix = NDArray[np.float64]

# Columns of `document_features`.
FEATURES = ("document_cosine", "document_level", "document_cosine_rank", "document_level_rank")

_WORD = re.compile(r"[^\W_]{2,}")
_LEAST_DEVIATION = 0.02  # articles that differ by less are alike as far as this measure can tell


def document_features(texts: Sequence[str]) -> NDArray[np.float32]:
    """For each pair of articles the numbers of `FEATURES`: float32, n x n x 4, symmetric.

    `document_cosine` is that of TF-IDF over words and pairs of words, weighed over these articles; `document_level`
    the cosine at which average-link clustering joins the two, so that articles of one matter agree even where they
    share few words. The `rank`s are the same in standard deviations from the mean of all pairs.
    """
    count = len(texts)
    if count < 2:
        return np.zeros((count, count, len(FEATURES)), np.float32)
    cosine = _cosines(texts)
    upper = np.triu_indices(count, 1)
    flat = cosine[upper]
    level = squareform(1 - cophenet(linkage(1 - flat, "average")))
    np.fill_diagonal(level, 1.0)
    columns = [cosine, level, _standard(cosine, upper), _standard(level, upper)]
    return np.stack(columns, axis=-1).round(5).astype(np.float32)


def _standard(values: Matrix, upper: tuple[NDArray[np.intp], ...]) -> Matrix:
    found = values[upper]
    standard: Matrix = (values - found.mean()) / max(float(found.std()), _LEAST_DEVIATION)
    return standard


def _cosines(texts: Sequence[str]) -> Matrix:
    """Cosines of TF-IDF with logarithmic counts; terms of a single text tell nothing and are left out."""
    counts = [_terms(text) for text in texts]
    held = Counter(term for own in counts for term in own)
    column = {term: k for k, term in enumerate(sorted(t for t, n in held.items() if n > 1))}
    matrix = np.zeros((len(texts), len(column)))
    for row, own in enumerate(counts):
        for term, number in own.items():
            if term in column:
                rarity = math.log((1 + len(texts)) / (1 + held[term])) + 1
                matrix[row, column[term]] = (1 + math.log(number)) * rarity
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-12)
    found: Matrix = np.clip(matrix @ matrix.T, 0, 1)
    np.fill_diagonal(found, 1.0)
    return found


def _terms(text: str) -> Counter[str]:
    words = [word for word in _WORD.findall(text.lower()) if word not in _COMMON]
    return Counter(words) + Counter(f"{a} {b}" for a, b in itertools.pairwise(words))


_COMMON = frozenset(
    """
        a about after all also an and any are as at be been before being but by can could did do does for from had has
        have he her here him his how if in into is it its just may me more most my no not now of off on one only or
        other our out over own said same say says she should so some still such than that the their them then there
        these they this those through to too two under up us very was we were what when where which while who whom why
        will with would you your
    """.split()
)
