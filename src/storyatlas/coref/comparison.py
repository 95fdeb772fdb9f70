"""Comparison: how likely two mentions tell of one event, and what forbids it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from storyatlas.model.mention import EventMention
from storyatlas.model.time import TimeValue

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+|\d[\d,.]*\d|\d")
_ORDINALS = {w: n for n, w in enumerate(["first", "second", "third", "fourth", "fifth", "sixth", "seventh"], 1)}
_COMMON = frozenset(
    """
        the a an of to in on at by for from with and or but that which who whom whose this these
        those it its he she his her they their them we our you your i as is are was were be been
        being has have had do does did not no will would said say says told also after before more
        than about over into out up down new one two last there here when while where how what if so
        such s t
    """.split()
)
_RELIABLE = frozenset({"stated", "sentence"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """`scores` (m, 0 to 1) and `vetoed` (m) for each of m pairs."""

    scores: NDArray[np.float64]
    vetoed: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Traits:
    words: frozenset[str]
    people: frozenset[str]
    agents: frozenset[str]
    ordinals: frozenset[int]


def compare(mentions: Sequence[EventMention], vectors: NDArray[np.float32], pairs: NDArray[np.int64]) -> Comparison:
    """Score `pairs` (m x 2) of mentions. Weights: see `training/README.md`."""
    traits = [_traits(m) for m in mentions]
    weight = _rarity(traits)
    cosine = np.einsum("ij,ij->i", vectors[pairs[:, 0]], vectors[pairs[:, 1]]).astype(float)
    scores = np.zeros(len(pairs))
    vetoed = np.zeros(len(pairs), bool)
    for row, (i, j) in enumerate(pairs.tolist()):
        a, b = mentions[i], mentions[j]
        vetoed[row] = _veto(a, b, traits[i], traits[j])
        scores[row] = 0.0 if vetoed[row] else _score(a, b, traits[i], traits[j], weight, float(cosine[row]))
    return Comparison(scores, vetoed)


def _traits(mention: EventMention) -> _Traits:
    words = frozenset(_normal(w) for w in _WORD.findall(mention.quote)) - _COMMON
    people = frozenset(p.name.split()[-1].lower() for p in mention.participants if p.name)
    agents = frozenset(p.name.split()[-1].lower() for p in mention.participants if p.role == "agent" and p.name)
    lowered = mention.quote.lower().split()
    return _Traits(words, people, agents, frozenset(_ORDINALS[w] for w in lowered if w in _ORDINALS))


def _normal(word: str) -> str:
    word = word.lower().replace("’", "'").removesuffix("'s")
    if len(word) > 4 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    for suffix in ("ing", "ed"):
        if word.endswith(suffix) and len(word) > 5:
            word = word[: -len(suffix)]
    return word.rstrip("e") if len(word) > 4 else word


def _rarity(traits: Sequence[_Traits]) -> dict[str, float]:
    """Inverse document frequency of each content word over the mentions."""
    counts = Counter(word for t in traits for word in t.words)
    return {word: log((len(traits) + 1) / (n + 0.5)) for word, n in counts.items()}


def _score(
    a: EventMention, b: EventMention, ta: _Traits, tb: _Traits, weight: dict[str, float], cosine: float
) -> float:
    shared = sum(weight[w] for w in ta.words & tb.words)
    least = min(sum(weight[w] for w in ta.words), sum(weight[w] for w in tb.words))
    most = sum(weight[w] for w in ta.words | tb.words)
    overlap = 0.5 * shared / least + 0.5 * shared / most if least else 0.0
    score = 0.75 * cosine + 0.45 * overlap - 0.1
    if a.lemma == b.lemma:
        score += 0.08
    elif a.type != b.type:
        score -= 0.04
    score += _time_score(a, b)
    if ta.agents and tb.agents:
        score += 0.05 if ta.agents & tb.agents else -0.04
    if ta.people & tb.people:
        score += 0.03
    score += _place_score(a, b)
    if ta.ordinals != tb.ordinals:
        score -= 0.06
    if (a.status == "denied") != (b.status == "denied"):
        score -= 0.08
    return float(min(1.0, max(0.0, score)))


def _time_score(a: EventMention, b: EventMention) -> float:
    if a.time.start is None or b.time.start is None:
        return 0.0
    firm = a.time_source in _RELIABLE and b.time_source in _RELIABLE
    if _same(a.time, b.time):
        return 0.08 if firm else 0.03
    if firm:
        return -0.15
    return -0.08 if _days_apart(a.time, b.time) > 4 else -0.02


def _place_score(a: EventMention, b: EventMention) -> float:
    if a.place is None or b.place is None:
        return 0.0
    if a.place.name == b.place.name:
        return 0.03
    if a.place.country != b.place.country:
        return -0.05
    return -0.02


def _same(a: TimeValue, b: TimeValue) -> bool:
    """Equal as far as the less precise one goes, or inside its interval."""
    if a.start is None or b.start is None:
        return False
    short = min(len(a.start), len(b.start))
    if a.start[:short] == b.start[:short]:
        return True
    return any(
        x.end is not None and x.start is not None and y.start is not None and x.start <= y.start <= x.end
        for x, y in ((a, b), (b, a))
    )


def _days_apart(a: TimeValue, b: TimeValue) -> int:
    """Days between two starts, 0 where either is less precise than a day."""
    if a.start is None or b.start is None or len(a.start) < 10 or len(b.start) < 10:
        return 0
    return abs(int((np.datetime64(a.start) - np.datetime64(b.start)) / np.timedelta64(1, "D")))


def _veto(a: EventMention, b: EventMention, ta: _Traits, tb: _Traits) -> bool:
    """Another day, another year, another ordinal, incompatible counts of one thing at one time."""
    if (
        a.time_source in _RELIABLE
        and b.time_source in _RELIABLE
        and a.time.start
        and b.time.start
        and not _same(a.time, b.time)
    ):
        both_days = len(a.time.start) == 10 and len(b.time.start) == 10
        if not both_days or _days_apart(a.time, b.time) > 1:
            return True
    if ta.ordinals and tb.ordinals and not ta.ordinals & tb.ordinals:
        return True
    if a.place and b.place and a.place_source == b.place_source == "stated" and a.place.country != b.place.country:
        return a.place.country is not None and b.place.country is not None
    return False
