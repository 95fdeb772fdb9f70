"""How telling each word is in this story, and how much two texts say the same."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from storyatlas.briefing.check import content_stems
from storyatlas.briefing.numbers import numbers_of

_MONTH_OR_YEAR = re.compile(r"(?:19|20)\d\d")


@lru_cache(maxsize=8192)
def features(text: str) -> frozenset[str]:
    """Stems of content words and the numbers of `text`, years apart."""
    found = {n for n in numbers_of(text) if not _MONTH_OR_YEAR.fullmatch(n)}
    return content_stems(text) | found


class Weights:
    """Inverse document frequency over the evidence of a story: "troops" tells little in a war."""

    def __init__(self, texts: Iterable[str]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for text in texts:
            counts.update(features(text))
            total += 1
        self._counts, self._total = counts, max(total, 1)

    def of(self, feature: str) -> float:
        """The weight of one stem or number: 1 for a word that is everywhere, more for a rare one."""
        return 1.0 + math.log(self._total / (1 + self._counts[feature]) + 1.0)

    def sum(self, items: Iterable[str]) -> float:
        """The weights of several; summed in order, so that every run gives the same."""
        return sum(self.of(item) for item in sorted(items))

    def shared(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The share of the shorter text's weight that the longer one holds too."""
        if not one or not other:
            return 0.0
        return self.sum(one & other) / min(self.sum(one), self.sum(other))
