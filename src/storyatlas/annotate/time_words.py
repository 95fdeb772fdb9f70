"""The words of English time expressions: tables, and the pieces of patterns made from them."""

from __future__ import annotations

import re
from typing import Final

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
MONTH_NAMES: Final = frozenset(name for name in MONTHS if len(name) > 4 or name in ("may", "june", "july"))
MONTH_ABBREVIATIONS: Final = frozenset(MONTHS) - MONTH_NAMES

WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon"),
            ("tuesday", "tues", "tue"),
            ("wednesday", "wed"),
            ("thursday", "thurs", "thur", "thu"),
            ("friday", "fri"),
            ("saturday", "sat"),
            ("sunday", "sun"),
        )
    )
    for name in names
}
WEEKDAY_NAMES: Final = frozenset(name for name in WEEKDAYS if name.endswith("day"))
WEEKDAY_ABBREVIATIONS: Final = frozenset(WEEKDAYS) - WEEKDAY_NAMES

ONES: Final = {
    word: number
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        start=1,
    )
}
TENS: Final = {
    word: number * 10
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
} | {"twenty-first": 21}
VAGUE_NUMBERS: Final = frozenset({"few", "several", "many", "some", "couple of", "couple", "number of"})

DECADE_WORDS: Final = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}

# TIMEX3 letters; hours, minutes and seconds follow a T in durations.
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
PARTS_OF_DAY: Final = {
    "morning": "MO",
    "lunchtime": "MI",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
}
# First month of each meteorological season of the northern hemisphere, and its TIMEX3 letters.
SEASONS: Final = {
    "spring": (3, "SP"),
    "summer": (6, "SU"),
    "autumn": (9, "FA"),
    "fall": (9, "FA"),
    "winter": (12, "WI"),
}

# A gap between words: spaces and at most one line break.
GAP: Final = r"(?:[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*)"
YEAR: Final = r"(?:1[1-9]\d\d|20\d\d)"
NOT_NUMBER: Final = r"(?!\d|[.,:]\d|%|[-–]\d)"
DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"


def cased(words: frozenset[str] | dict[str, int]) -> str:
    """A pattern for the words with a capital, or in capitals, longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(f"{word.capitalize()}|{word.upper()}" for word in ordered)


def plain(words: object) -> str:
    """A pattern for the words as they are, longest first, any run of spaces between their parts."""
    ordered = sorted(words, key=lambda word: (-len(word), word))  # type: ignore[call-overload]
    return "|".join(re.escape(word).replace(r"\ ", GAP) for word in ordered)


MONTH: Final = rf"(?:(?:{cased(MONTH_NAMES)})\b|(?:{cased(MONTH_ABBREVIATIONS)})\b\.?)"
WEEKDAY: Final = rf"(?:(?:{cased(WEEKDAY_NAMES)})\b|(?:{cased(WEEKDAY_ABBREVIATIONS)})\b\.?)"
PART: Final = rf"(?:{plain(PARTS_OF_DAY)})"
SMALL_NUMBER: Final = rf"(?:\d{{1,4}}(?:\.\d+)?|(?:{plain(TENS)})(?:-(?:{plain(list(ONES)[:9])}))?|{plain(ONES)}|a{GAP}dozen|a{GAP}hundred)"
QUANTITY: Final = rf"(?:{SMALL_NUMBER}|(?:a{GAP})?(?:{plain(VAGUE_NUMBERS)})|half{GAP}an?|an?{GAP}half|an?)"
UNIT: Final = r"(?:seconds|minutes?|mins|hours?|hrs|days?|nights?|weeks?|fortnights?|months?|years?|yrs|decades?|century|centuries)"


def number(words: str) -> float | None:
    """The number that `words` say; `None` where it is vague ("several", "a few")."""
    text = re.sub(r"\s+", " ", words.lower().strip())
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return float(text)
    if text in ("a", "an"):
        return 1.0
    if text in ("a couple of", "couple of", "a couple", "couple"):
        return 2.0
    if text.startswith("half") or text.endswith(" half"):
        return 0.5
    if text in ("a dozen", "a hundred"):
        return 12.0 if text == "a dozen" else 100.0
    tens, _, ones = text.partition("-")
    if tens in TENS:
        return float(TENS[tens] + ONES.get(ones, 0))
    return float(ONES[text]) if text in ONES else None


def unit_of(word: str) -> str:
    """The TIMEX3 letters of a unit's name, singular or plural."""
    word = word.lower()
    return UNITS[word.removesuffix("s")] if word not in UNITS else UNITS[word]
