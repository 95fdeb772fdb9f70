"""Reading: what an expression means; and the arithmetic of days, weeks, months and years."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from storyatlas.annotate.time_words import SEASONS
from storyatlas.model.time import Precision

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: TIMEX3 type and value, and its interval as ISO dates where known.

    `day` is the first day of the interval, for arithmetic; `refers` says whether a later "the next
    day" may count from here.
    """

    type: TimeType
    value: str
    start: str | None = None
    end: str | None = None
    precision: Precision = "none"
    day: date | None = None
    anchored: bool = True
    refers: bool = True


def a_day(day: date, *, anchored: bool = True) -> Reading:
    return Reading("DATE", day.isoformat(), day.isoformat(), None, "day", day, anchored)


def days(first: date, last: date, value: str, *, kind: TimeType = "DATE") -> Reading:
    return Reading(kind, value, first.isoformat(), last.isoformat(), "day", first)


def a_week(day: date) -> Reading:
    """The ISO week of `day`, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    return days(monday, monday + timedelta(days=6), f"{year:04}-W{week:02}")


def a_weekend(day: date) -> Reading:
    """Saturday and Sunday of the ISO week of `day`."""
    saturday = day - timedelta(days=day.weekday()) + timedelta(days=5)
    year, week, _ = day.isocalendar()
    return days(saturday, saturday + timedelta(days=1), f"{year:04}-W{week:02}-WE")


def a_month(year: int, month: int, *, anchored: bool = True) -> Reading:
    value = f"{year:04}-{month:02}"
    return Reading("DATE", value, value, None, "month", date(year, month, 1), anchored)


def months(first: date, last: date, value: str) -> Reading:
    return Reading("DATE", value, f"{first:%Y-%m}", f"{last:%Y-%m}", "month", first)


def a_quarter(year: int, quarter: int) -> Reading:
    return months(date(year, quarter * 3 - 2, 1), date(year, quarter * 3, 1), f"{year:04}-Q{quarter}")


def a_half(year: int, half: int) -> Reading:
    return months(date(year, half * 6 - 5, 1), date(year, half * 6, 1), f"{year:04}-H{half}")


def a_season(year: int, season: str) -> Reading:
    """A season by the year it starts in; winter runs into the next."""
    month, letters = SEASONS[season]
    first = date(year, month, 1)
    return months(first, add_months(first, 2), f"{year:04}-{letters}")


def a_year(year: int) -> Reading:
    value = f"{year:04}"
    return Reading("DATE", value, value, None, "year", date(year, 1, 1))


def years(first: int, last: int, value: str) -> Reading:
    return Reading("DATE", value, f"{first:04}", f"{last:04}", "year", date(first, 1, 1))


def a_decade(year: int) -> Reading:
    first = year // 10 * 10
    return Reading("DATE", f"{year // 10:03}", f"{first:04}", None, "decade", date(first, 1, 1))


def a_century(century: int) -> Reading:
    """Coarser than any precision of the calendar: a value without an interval."""
    return Reading("DATE", f"{century - 1:02}", refers=False)


def vague(value: str, kind: TimeType = "DATE") -> Reading:
    return Reading(kind, value, refers=False)


def at_time(reading: Reading, clock: str) -> Reading:
    """The same day with a time of day: `T10:30`, `TMO`."""
    return replace(reading, type="TIME", value=reading.value[:10] + clock)


def add_months(day: date, count: int) -> date:
    """The same day of the month, or the last there is; years stay within 1..9999."""
    index = min(max(day.year * 12 + day.month - 1 + count, 12), 9999 * 12 + 11)
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_days(day: date, count: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + count, 1), date.max.toordinal()))


def shifted(day: date, unit: str, count: int) -> Reading:
    """`count` units from `day`, as coarse as the unit."""
    if unit in ("S", "M", "H"):
        whole = int(count / 24) if unit == "H" else 0  # "48 hours ago"
        return replace(a_day(add_days(day, whole)), type="TIME")
    if unit == "D":
        return a_day(add_days(day, count))
    if unit == "W":
        return a_week(add_days(day, 7 * count))
    if unit == "WE":
        return a_weekend(add_days(day, 7 * count))
    if unit == "MO":
        moved = add_months(day.replace(day=1), count)
        return a_month(moved.year, moved.month)
    if unit == "Q":
        moved = add_months(day.replace(day=1), 3 * count)
        return a_quarter(moved.year, (moved.month + 2) // 3)
    year = day.year + count * {"Y": 1, "DE": 10, "CE": 100}[unit]
    year = min(max(year, 10), 9989)
    return a_year(year) if unit == "Y" else a_decade(year) if unit == "DE" else a_century(year // 100 + 1)


def stretch(day: date, unit: str, count: int) -> Reading | None:
    """The interval between `day` and `count` units from it, with the precision of the unit."""
    if unit in ("S", "M", "H"):
        hours = count if unit == "H" else count / 60
        other = add_days(day, int(hours / 24) if abs(hours) >= 24 else 0)
    elif unit in ("D", "W"):
        other = add_days(day, count * (7 if unit == "W" else 1))
    else:
        other = add_months(day, count * {"MO": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}.get(unit, 0))
    first, last = min(day, other), max(day, other)
    if unit in ("MO", "Q"):
        return months(first, last, "")
    if unit in ("Y", "DE", "CE"):
        return years(first.year, last.year, "")
    return days(first, last, "")
