"""How telling each word is in this story, and how much two texts say the same."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from storyatlas.briefing.numbers import numbers_of
from storyatlas.model.stems import content_stems

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
        total = max(total, 1)
        self._rare = _weight(total, 0)
        self._of = {feature: _weight(total, number) for feature, number in counts.items()}

    def of(self, feature: str) -> float:
        """The weight of one stem or number: 1 for a word that is everywhere, more for a rare one."""
        return self._of.get(feature, self._rare)

    def sum(self, items: Iterable[str]) -> float:
        """The weights of several, the same in whichever order they come."""
        of, rare = self._of, self._rare
        return math.fsum([of.get(item, rare) for item in items])

    def part(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """The share of the weight of `part` that `whole` holds."""
        return self.sum(part & whole) / self.sum(part) if part else 0.0

    def shared(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The share of the shorter text's weight that the longer one holds too."""
        if one.isdisjoint(other):
            return 0.0
        return self.sum(one & other) / min(self.sum(one), self.sum(other))


def _weight(total: int, number: int) -> float:
    return 1.0 + math.log(total / (1 + number) + 1.0)
