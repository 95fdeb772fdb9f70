"""Titles: which mention's headline names the event that all of them tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from storyatlas.model.mention import EventMention

# Weights of what makes a good title, set by reading the titles of three stories (two of real
# articles, one invented): reading well counts before standing near the middle.
_READS = 1.5
_WELL = 0.85  # from this score on a headline reads well enough
_NEAR = 0.8
_SHARED = 0.5
_QUALITY = 0.2
_COMMON_TRIGGER = 0.2
_OWN_HEADLINE = 0.1
_NOUN = 0.3
_POINTS_ELSEWHERE = 0.2
_NAMELESS = 0.15
_SPECIFIC = 0.06  # for each name or number, up to
_MOST_SPECIFIC = 4

_WORD = re.compile(r"\w[\w’'-]*")
_NAME = re.compile(r"(?<!^)\b[A-Z]\w+")
_TELLING = re.compile(r"\b(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*|\d[\d,.]*)")
_ELSEWHERE = re.compile(
    r"\b(?:this|that|these|those|such|it|its|he|she|they|them|him|his|her|their|there|here|also|another|other|others|"
    r"both|former|latter|same|further|additional)\b",
    re.IGNORECASE,
)


def representative(mentions: Sequence[EventMention], vectors: NDArray[np.float32]) -> EventMention:
    """The mention whose headline reads best and says what all of them say.

    `vectors` has a row for each mention. Near means near to the mean vector, and in words that the
    other mentions use too.
    """
    centre = vectors.mean(axis=0)
    centre /= max(float(np.linalg.norm(centre)), 1e-9)
    near = np.round(vectors @ centre, 4)
    shared = _shared_words(mentions)
    lemmas = Counter(m.lemma for m in mentions)
    usual = max(lemmas.values())

    named = sum(bool(_NAME.search(m.headline)) for m in mentions) * 2 >= len(mentions)

    def worth(i: int, mention: EventMention) -> float:
        return (
            _READS * min(mention.headline_score, _WELL)
            + _NEAR * float(near[i])
            + _SHARED * shared[i]
            + _QUALITY * mention.quality
            + _COMMON_TRIGGER * lemmas[mention.lemma] / usual
            + _OWN_HEADLINE * (mention.field == "title" and mention.headline_score >= 0.8)
            + _SPECIFIC * min(_MOST_SPECIFIC, len(_TELLING.findall(mention.headline)))
            - _NOUN * mention.noun
            - _POINTS_ELSEWHERE * bool(_ELSEWHERE.search(mention.headline))
            - _NAMELESS * (named and not _NAME.search(mention.headline))
        )

    return min(enumerate(mentions), key=lambda item: (-round(worth(*item), 6), item[1].id))[1]


def _shared_words(mentions: Sequence[EventMention]) -> list[float]:
    """For each headline, the mean share of the other mentions that use its words."""
    said = [{w.lower() for w in _WORD.findall(f"{m.headline} {m.quote}")} for m in mentions]
    used = Counter(word for words in said for word in words)
    shares = []
    for mention in mentions:
        words = {w.lower() for w in _WORD.findall(mention.headline) if len(w) > 3 or w[0].isupper()}
        others = max(1, len(mentions) - 1)
        shares.append(sum(used[w] - 1 for w in words) / others / len(words) if words else 0.0)
    return shares
