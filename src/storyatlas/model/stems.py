"""What a text speaks of: the stems of the words that carry its content."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*")
_OPENING = (
    "a an the in on at of for from to by with after before during since until as when while amid about some many most "
    "more several two three both and but or according planned unconfirmed denied reports officials it its his her "
    "their he she they this that these those there"
)
OPENERS = frozenset(_OPENING.split())
_GRAMMAR = (
    "is are was were be been being has have had do does did will would can could may might shall should must not no "
    "into over under against between through out up down off than then so if also said says say new first last "
    "who which what where how all any each other only own same just now his"
)
FUNCTION = OPENERS | frozenset(_GRAMMAR.split())


@lru_cache(maxsize=4096)
def content_stems(text: str) -> frozenset[str]:
    """Stems of the words of `text` that carry its content."""
    return frozenset(stem(word) for word in WORD.findall(text) if word.lower() not in FUNCTION and len(word) > 2)


@lru_cache(maxsize=16384)
def bare(word: str) -> str:
    """The word in lower case without possessive, dots and accents: "Ukraine's", "U.S.", "José"."""
    plain = unicodedata.normalize("NFKD", word.lower())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"['’]s?$", "", plain).replace(".", "")


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A crude stem, enough to see that "invades", "invaded" and "invading" share one."""
    return re.sub(r"(?:ings?|ed|es|s|e|ion|ions|er|ers)$", "", bare(word))[:6]
