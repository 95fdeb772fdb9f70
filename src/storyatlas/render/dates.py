"""Time values as calendar spans and as words a reader understands."""

from __future__ import annotations

import calendar
import re
from datetime import date

from storyatlas.model import time_words
from storyatlas.model.time import TimeValue

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def first_and_last(time: TimeValue) -> tuple[date, date] | None:
    """The first and last day that `time` covers, `None` where it is unknown or no calendar date."""
    if time.start is None or time.precision == "none":
        return None
    first = _days(time.start, decade=time.precision == "decade")
    if first is None:
        return None
    last = _days(time.end, decade=time.precision == "decade") if time.end else first
    return first[0], max(first[1], (last or first)[1])


def in_words(time: TimeValue) -> str:
    """`time` as words: "23 January 2020", "3-5 March 2021", "June 1950", "the 1990s", "date unknown"."""
    return time_words.in_words(time) if first_and_last(time) else "date unknown"


def short(time: TimeValue, *, year: bool) -> str:
    """The start of `time` in few letters: "23 Jan", "Jan 2020", "2020", "1990s"."""
    if first_and_last(time) is None or time.start is None:
        return "undated"
    if time.precision == "decade":
        return f"{time.start[:3]}0s"
    part = _part(time.start)
    if len(part) == 1:
        return str(part[0])
    month = time_words.MONTHS[part[1] - 1][:3]
    if len(part) == 2:
        return f"{month} {part[0]}"
    return f"{part[2]} {month} {part[0]}" if year else f"{part[2]} {month}"


def _days(text: str, *, decade: bool) -> tuple[date, date] | None:
    match = _ISO.match(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is None or not 1 <= year <= 9989:
            return None
        if decade:
            year -= year % 10
            return date(year, 1, 1), date(year + 9, 12, 31)
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except (ValueError, calendar.IllegalMonthError):
        return None


def _part(text: str) -> tuple[int, ...]:
    match = _ISO.match(text)
    return tuple(int(part) for part in match.groups() if part) if match else ()
