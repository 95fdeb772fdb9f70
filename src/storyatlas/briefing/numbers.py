"""Numbers in words and in figures, compared as numbers."""

from __future__ import annotations

import re

from storyatlas.model.number_words import ONES, TENS

_SMALL = {"zero": 0, **ONES}
_SPELLED = _SMALL | TENS
_WORDS = re.compile(rf"\b({'|'.join(TENS)})-({'|'.join(list(ONES)[:9])})\b|\b({'|'.join(_SPELLED)})\b", re.I)
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")
_AS_WORDS = ("no", *list(ONES)[:12])


def numbers_of(text: str, *, spelled: bool = True) -> list[str]:
    """The numbers of `text` in plain figures, those in words too: "1,500" and "twelve" are 1500 and 12."""
    found = [plain(number) for number in _FIGURES.findall(text)]
    if spelled:
        for ten, unit, single in _WORDS.findall(text):
            value = _SPELLED[single.lower()] if single else _SPELLED[ten.lower()] + _SPELLED[unit.lower()]
            found.append(str(value))
    return found


def plain(number: str) -> str:
    """ "1,500" as "1500", without a full stop that ends the sentence."""
    return number.replace(",", "").rstrip(".")


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun, in words up to twelve: "three events", "one event", "24 events"."""
    word = _AS_WORDS[number] if 0 <= number < len(_AS_WORDS) else f"{number:,}"
    return f"{word} {noun if number == 1 else plural or noun + 's'}"


def listed(parts: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
