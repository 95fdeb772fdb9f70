"""News: what articles tell first, and what their headlines tell by one word, is mostly one happening.

A long story has many visits and many closures; but where every other headline says "escapes", the escape is what the
story is about, and no second one. Two articles that name nobody in common are about two matters, however alike: there
it tells nothing. What two articles open with by acts of two kinds is sooner two events: the deed and what it led to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import log1p

from storyatlas.coref.synonyms import act_of
from storyatlas.model.mention import EventMention
from storyatlas.model.spelling import last_sound

# What two mentions by one stem gain. Set on stories made of the training topics of ECB+ (`evals/ecbplus_stories.py`),
# where of such pairs that scored as two events four in five were one; in the two annotated stories, of many matters
# each, it was one in ten, and there both weights change a handful of pairs. Acts of two kinds that open two articles
# were one event half as often as they scored (development topics: precision .67, then .75, recall as before; in the
# two annotated stories B-cubed F1 moves by .001).
_HEADLINES = 1.5
_FOREMOST = 1.0
_OTHER_ACT = -1.25
_FEW, _MANY = 0.2, 0.5  # of all articles, those that have the stem in their title
_LEAST_HEADLINES = 3
_DEEP = 7  # sentences from the title on, where what is told is no longer the news of the article
_ONE_MATTER = 0.4  # of the people and bodies that the shorter article names, those that the other names too


class News:
    """What the articles behind some mentions tell first, and whom they name."""

    def __init__(self, mentions: Sequence[EventMention]) -> None:
        told: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, set[str]] = {mention.article: set() for mention in mentions}
        self._matter: dict[tuple[str, str], float] = {}
        for mention in mentions:
            if mention.field == "title":
                told[act_of(mention)].add(mention.article)
            self._names[mention.article] |= _named(mention)
        articles = len(self._names)
        self._shares = {stem: len(own) / articles for stem, own in told.items() if len(own) >= _LEAST_HEADLINES}

    def odds(self, a: EventMention, b: EventMention) -> float:
        """The log odds that two mentions tell of one event gain, or lose where they do by two stems."""
        first = max(1 - log1p(max(_depth(a), _depth(b))) / log1p(_DEEP), 0.0)
        if (act := act_of(a)) != act_of(b):
            return 0.0 if a.type == b.type != "other" else _OTHER_ACT * first
        told = min(max((self._shares.get(act, 0.0) - _FEW) / (_MANY - _FEW), 0.0), 1.0)
        gain = _HEADLINES * told + _FOREMOST * first
        return gain * self._one_matter(a.article, b.article) if gain else 0.0

    def _one_matter(self, one: str, other: str) -> float:
        """From 0, where two articles name nobody in common, to 1."""
        key = (one, other) if one < other else (other, one)
        if key not in self._matter:
            a, b = self._names[one], self._names[other]
            shared = len(a & b) / max(min(len(a), len(b)), 1)
            self._matter[key] = min(shared / _ONE_MATTER, 1.0)
        return self._matter[key]


def _named(mention: EventMention) -> set[str]:
    everyone = (*mention.participants, *mention.bystanders)
    return {last_sound(p.name) for p in everyone if p.type in {"person", "organisation"} and p.name[:1].isupper()}


def _depth(mention: EventMention) -> int:
    """Sentences from the title on."""
    return 0 if mention.field == "title" else mention.sentence + 1
