"""Numerals: written numbers, and the bounds that the words around them give."""

from __future__ import annotations

import re
from collections.abc import Sequence

from storyatlas.model.document import Token
from storyatlas.model.number_words import ONES, TENS

_SPELLED = {"zero": 0, **ONES, **TENS}
SCALES = {
    "tens": 20,
    "dozen": 12,
    "dozens": 24,
    "hundred": 100,
    "hundreds": 200,
    "thousand": 1000,
    "thousands": 2000,
    "million": 1_000_000,
    "m": 1_000_000,
    "mln": 1_000_000,
    "mn": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "bln": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_DIGITS = re.compile(r"^[$£€]?\d{1,3}(?:[,\s]\d{3})+(?:\.\d+)?$|^[$£€]?\d+(?:\.\d+)?$")
# A scale that is written on to its number: "7bn", "£3.6million".
_FUSED = re.compile(r"^[$£€]?(\d[\d,]*(?:\.\d+)?)(bn|bln|billion|mln|mn|million|trillion)$")
_MORE = re.compile(
    r"(?:more than|over|at least|above|upwards? of|no fewer than|exceeding)(?:\s+an?)?\W*$", re.IGNORECASE
)
_LESS = re.compile(
    r"(?:less than|fewer than|under|up to|as many as|at most|nearly|almost|closer? to|below)(?:\s+an?)?\W*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:about|around|some|roughly|approximately|an estimated|several|a few|more or less)(?:\s+an?)?\W*$", re.IGNORECASE
)
# A round number in words is a range: its factor below and above.
_LOOSE = {"tens": 5, "dozens": 5, "hundreds": 5, "thousands": 5}


def number(words: list[str]) -> float | None:
    """The value of a written number: ["10,000"], ["two", "dozen"], ["1.5", "million"]."""
    total, current, seen = 0.0, 0.0, False
    for word in (part for w in words for part in re.split(r"-", w.lower()) if part):
        if _DIGITS.match(word):
            current += float(re.sub(r"[$£€,\s]", "", word))
        elif fused := _FUSED.match(word):
            total += float(fused[1].replace(",", "")) * SCALES[fused[2]]
        elif word in _SPELLED:
            current += _SPELLED[word]
        elif word in SCALES:
            current = max(current, 1) * SCALES[word]
            if SCALES[word] >= 1000:
                total, current = total + current, 0.0
        elif word in {"a", "and", "of", "$", "£", "€", "about", "some"}:
            continue
        else:
            return None
        seen = True
    return total + current if seen else None


def is_numeric(token: Token) -> bool:
    """Whether `token` is a written number or a part of one."""
    word = token.text.lower()
    return (
        bool(_DIGITS.match(word) or _FUSED.match(word))
        or word in _SPELLED
        or word in SCALES
        or word.split("-")[0] in TENS
    )


def hedge_before(text: str, start: int) -> str:
    """The words right before a number at `start` that widen or bound it, with the space after them: "more than "."""
    before = text[max(0, start - 24) : start]
    hedge = _MORE.search(before) or _LESS.search(before) or _ABOUT.search(before)
    return hedge[0] if hedge else ""


def bounds(tokens: Sequence[Token], value: float, hedge: str) -> tuple[float | None, float | None]:
    """Bounds that the words of a number give: "more than 100" a lower one, "dozens" both, "100" none."""
    first = tokens[0].text.lower()
    if _MORE.search(hedge):
        return value, None
    if _LESS.search(hedge):
        return None, value
    if first in _LOOSE:
        return value, value * _LOOSE[first]
    if about := _ABOUT.search(hedge):
        if re.match(r"several|a few", about[0], re.IGNORECASE):
            return 2 * value, 9 * value
        return round(0.9 * value, 4), round(1.1 * value, 4)
    return None, None
