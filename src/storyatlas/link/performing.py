"""Performing: acts told by a bare verb and the noun that names them ("carried out a test", "signed the treaty")."""

from __future__ import annotations

import re
from functools import cache

from storyatlas.model.mention import EventMention

_VERBS = """carr(?:y|ies|ied)(?:\\sout)?|conduct|hold|held|stag|mount|launch|perform|undert|mak|made|giv|gave|deliver
    |issu|impos|declar|announc|order|pass|adopt|approv|ratif|sign|seal|reach|str[iu]c?k|conclud|unveil|publish
    |releas|fir"""
# Nouns for one kind of paper, so that "the pact" is the treaty that was signed.
_PAPERS = (
    frozenset({"treaty", "pact", "accord", "agreement", "deal"}),
    frozenset({"decre", "order"}),
    frozenset({"law", "bill", "act", "legislation"}),
)


def performs(mention: EventMention, noun: str) -> bool:
    """Whether a mention tells an act by a verb of doing and the stem of its noun, or another word for that paper."""
    own = mention.quote[mention.trigger_start - mention.start :]
    return not mention.noun and _pattern(noun.rstrip("e")).match(own) is not None


@cache
def _pattern(noun: str) -> re.Pattern[str]:
    names = next((paper for paper in _PAPERS if noun in paper or noun + "e" in paper), frozenset({noun}))
    nouns = "|".join(sorted(re.escape(name) for name in names))
    verbs = "".join(_VERBS.split())
    return re.compile(rf"(?:{verbs})[a-z]*(?:\W+[\w'’.-]+){{0,4}}?\W+(?:{nouns})(?:e?s|e)?\b", re.IGNORECASE)
