"""Labels: what a storyline is about, in a few words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import log

from storyatlas.model.event import Event

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_STOP = frozenset(
    """
        the a an of to in on at by for from with and or but that which who is are was were be been
        has have had as its his her their after before over into out up down new says say not no
        more than first two three will would could about amid under against between during since
        this these those it he she they we all also other some many people year years day days week
        month time
    """.split()
)


def label(members: Sequence[Event], everything: Sequence[Event]) -> str:
    """Two or three phrases that set the storyline's events apart from the others'.

    Phrases are runs of capitalised words (names) and nouns of the titles, weighed by how much
    more often the storyline uses them than the whole story does.
    """
    own = _counts(members)
    whole = _counts(everything)
    total = sum(whole.values()) or 1
    size = sum(own.values()) or 1

    def weight(phrase: str) -> float:
        share = own[phrase] / size
        return own[phrase] * log(share / (whole[phrase] / total) + 0.2)

    ranked = sorted(own, key=lambda p: (-round(weight(p), 6), p))
    chosen: list[str] = []
    for phrase in ranked:
        words = set(phrase.lower().split())
        if not any(words & set(c.lower().split()) for c in chosen):
            chosen.append(phrase)
        if len(chosen) == 3:
            break
    if not chosen:
        return members[0].title if members else ""
    joined = chosen[0] if len(chosen) == 1 else ", ".join(chosen[:-1]) + " and " + chosen[-1]
    return joined[:1].upper() + joined[1:]


def _counts(events: Sequence[Event]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for event in events:
        weight = 1 + round(3 * event.salience)
        phrases = {_phrase(p.name) for p in event.participants if p.type != "thing" and p.name[:1].isupper()}
        for word in _WORD.findall(event.title)[1:]:
            if len(word) > 3 and word.lower() not in _STOP and not word[0].isupper():
                phrases.add(word.lower())
        for phrase in phrases:
            if phrase:
                counts[phrase] += weight
    return counts


def _phrase(name: str) -> str:
    return name if len(name.split()) <= 4 else ""
