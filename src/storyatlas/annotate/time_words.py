"""The words of English time expressions: tables, and the pieces of patterns made from them.

In the pieces, as in the patterns of rules, a space stands for any gap between words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from storyatlas.model.number_words import MONTH_NUMBERS, ONES, TENS, WEEKDAY_NAMES, WEEKDAY_NUMBERS, numbered

MONTHS: Final = MONTH_NUMBERS
MONTH_NAMES: Final = frozenset(name for name in MONTHS if len(name) > 4 or name in ("may", "june", "july"))
MONTH_ABBREVIATIONS: Final = frozenset(MONTHS) - MONTH_NAMES

WEEKDAYS: Final = WEEKDAY_NUMBERS
WEEKDAY_ABBREVIATIONS: Final = frozenset(WEEKDAYS) - WEEKDAY_NAMES

ORDINALS: Final = numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first",
    1,
)
DECADE_WORDS: Final = {
    word: number * 10
    for word, number in numbered("twenties thirties forties fifties sixties seventies eighties nineties", 2).items()
}
VAGUE_NUMBERS: Final = ("few", "several", "many", "some", "couple of", "couple", "number of")

# TIMEX3 letters of units, but `MO`: months and minutes share theirs.
UNITS: Final = {
    "second": "S",
    "minute": "M",
    "min": "M",
    "hour": "H",
    "hr": "H",
    "day": "D",
    "night": "D",
    "week": "W",
    "fortnight": "W",
    "weekend": "WE",
    "month": "MO",
    "quarter": "Q",
    "year": "Y",
    "yr": "Y",
    "decade": "DE",
    "century": "CE",
    "centurie": "CE",
}
PARTS_OF_DAY: Final = {"morning": "MO", "lunchtime": "MI", "afternoon": "AF", "evening": "EV", "night": "NI"}
# First month of each meteorological season of the northern hemisphere, and its TIMEX3 letters.
SEASONS: Final = {
    "spring": (3, "SP"),
    "summer": (6, "SU"),
    "autumn": (9, "FA"),
    "fall": (9, "FA"),
    "winter": (12, "WI"),
}


def cased(words: Iterable[str]) -> str:
    """A pattern for the words with a capital, or in capitals, longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(f"{word.capitalize()}|{word.upper()}" for word in ordered)


def plain(words: Iterable[str]) -> str:
    """A pattern for the words as they are, longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


# What a space in a pattern stands for: blanks, and at most one line break.
GAP: Final = r"(?:[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*)"
COMMA: Final = r"(?: ?,)? "
YEAR: Final = r"(?:1[1-9]\d\d|20\d\d)"
NOT_NUMBER: Final = r"(?!\d|[.,:]\d|%|[-–]\d)"
IN_YEAR: Final = rf"(?:(?:{COMMA}|,)(?P<year>{YEAR}){NOT_NUMBER})?"  # "May 3,2023" has lost a blank
DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
MONTH: Final = rf"(?:(?:{cased(MONTH_NAMES)})\b|(?:{cased(MONTH_ABBREVIATIONS)})\b\.?)"
WEEKDAY: Final = rf"(?:(?:{cased(WEEKDAY_NAMES)})\b|(?:{cased(WEEKDAY_ABBREVIATIONS)})\b\.?)"
PART: Final = rf"(?:[-\s](?P<part>{plain(PARTS_OF_DAY)})\b)?"
SMALL_NUMBER: Final = (
    rf"(?:\d{{1,4}}(?:\.\d+)?|(?:{plain(TENS)})(?:-(?:{plain(list(ONES)[:9])}))?|{plain(ONES)}|a dozen|a hundred)"
)
QUANTITY: Final = rf"(?:{SMALL_NUMBER}|(?:a )?(?:{plain(VAGUE_NUMBERS)})|half an?|an? half|an?)"
UNIT: Final = (
    r"(?:seconds|minutes?|mins|hours?|hrs|days?|nights?|weeks?|fortnights?|months?|years?|yrs|decades?|"
    r"century|centuries)"
)
DIGITS: Final = "#"
"""Stands for the first word of patterns that start with a digit."""
NUMBER_STARTS: Final = (DIGITS, "a", "an", "half", *TENS, *ONES, *(words.split()[0] for words in VAGUE_NUMBERS))


def number(words: str) -> float | None:
    """The number that `words` say; `None` where it is vague ("several", "a few")."""
    text = re.sub(r"\s+", " ", words.lower().strip())
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return float(text)
    if text.startswith("half") or text.endswith(" half"):
        return 0.5
    fixed = {"a": 1.0, "an": 1.0, "a dozen": 12.0, "a hundred": 100.0}
    if text in fixed:
        return fixed[text]
    if "couple" in text:
        return 2.0
    tens, _, ones = text.partition("-")
    if tens in TENS:
        return float(TENS[tens] + ONES.get(ones, 0))
    return float(ONES[text]) if text in ONES else None


def unit_of(word: str) -> str:
    """The letters of a unit's name, singular or plural."""
    return UNITS[word.lower().removesuffix("s")]


def month_number(word: str) -> int:
    """1 to 12."""
    return MONTHS[word.lower().rstrip(".")]


def weekday_number(word: str) -> int:
    """0, Monday, to 6."""
    return WEEKDAYS[word.lower().rstrip(".")]
