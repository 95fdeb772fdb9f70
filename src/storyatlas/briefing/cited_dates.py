"""Dates of a sentence against the words that it cites and the day on which they were published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from storyatlas.briefing.dates import WEEKDAYS
from storyatlas.briefing.numbers import numbers_of
from storyatlas.model.time_words import MONTHS

DATE = re.compile(rf"\b(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) (\d{{4}})\b")
_DAYS_BACK = {"today": 0, "tonight": 0, "yesterday": 1, "tomorrow": -1}
_NEAR = 7  # days from publication within which a weekday names a day
_YEARS_AGO = re.compile(r"([\w-]+) years ago")
_SHORT = {month: month[:3] for month in MONTHS}


def is_held(found: re.Match[str], cited: Sequence[tuple[str, date | None]], label: str) -> bool:
    """Whether a date (day and month, or month, with year) is the event's own, stands in the words, or
    is what "on Friday", "yesterday" or "last month" means on the day that they were published."""
    if found.group() in label or _in_span(found, label):
        return True
    return any(_says(found, words, published) for words, published in cited)


def years_meant(words: str, published: date) -> set[str]:
    """The years that "this year", "last year" and "six years ago" mean on a day of publication."""
    back = [0] if "this year" in words else []
    back += [1] if "last year" in words or "a year ago" in words else []
    back += [int(number) for phrase in _YEARS_AGO.findall(words) for number in numbers_of(phrase)]
    return {str(published.year - years) for years in back}


def _in_span(found: re.Match[str], label: str) -> bool:
    """ "8 October 2024" in "8–13 October 2024"."""
    day, month, year = found.groups()
    return bool(day) and f"{month} {year}" in label and bool(re.search(rf"(?<!\d){day}(?!\d)", label))


def _says(found: re.Match[str], words: str, published: date | None) -> bool:
    day, month, year = found.groups()
    named = month in words or re.search(rf"\b{_SHORT[month]}\b\.?", words) is not None
    if named and (day is None or re.search(rf"(?<!\d){day}(?:st|nd|rd|th)?(?!\d)", words)):
        same_year = year in words or published is None or abs(published.year - int(year)) <= 1
        if same_year:
            return True
    return published is not None and _follows(found, words.lower(), published)


def _follows(found: re.Match[str], words: str, published: date) -> bool:
    day, month, year = found.groups()
    number = MONTHS.index(month) + 1
    if day is None:
        gap = 12 * published.year + published.month - 12 * int(year) - number
        return (
            (gap == 0 and "this month" in words)
            or (gap == 1 and "last month" in words)
            or (gap == -1 and "next month" in words)
        )
    try:
        meant = date(int(year), number, int(day))
    except ValueError:
        return False
    if WEEKDAYS[meant.weekday()].lower() in words and abs(published - meant) <= timedelta(days=_NEAR):
        return True
    return any(word in words and published - meant == timedelta(days=back) for word, back in _DAYS_BACK.items())
