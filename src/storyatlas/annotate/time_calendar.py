"""Calendar arithmetic: readings of days, weeks, months, years and holidays."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal

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
    return Reading("DATE", f"{year // 10:03}", f"{first:04}", f"{first + 9:04}", "decade", date(first, 1, 1))


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
        return replace(a_day(day), type="TIME")
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
    year = min(max(year, 1), 9999)
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


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    lunar = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * lunar) // 451
    month, day = divmod(h + lunar - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _nth(year: int, month: int, weekday: int, n: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))


def _last(year: int, month: int, weekday: int) -> date:
    last = date(year, month, calendar.monthrange(year, month)[1])
    return last - timedelta(days=(last.weekday() - weekday) % 7)


# First day of the Chinese lunisolar year, 2000-2030 (Hong Kong Observatory, calendar conversion tables).
_LUNAR_NEW_YEAR: Final = dict(
    enumerate(
        [
            "0205",
            "0124",
            "0212",
            "0201",
            "0122",
            "0209",
            "0129",
            "0218",
            "0207",
            "0126",
            "0214",
            "0203",
            "0123",
            "0210",
            "0131",
            "0219",
            "0208",
            "0128",
            "0216",
            "0205",
            "0125",
            "0212",
            "0201",
            "0122",
            "0210",
            "0129",
            "0217",
            "0206",
            "0126",
            "0213",
            "0203",
        ],
        start=2000,
    )
)


def lunar_new_year(year: int) -> date | None:
    """First day of the Chinese year that begins in `year`; `None` outside the table."""
    entry = _LUNAR_NEW_YEAR.get(year)
    return date(year, int(entry[:2]), int(entry[2:])) if entry else None


def _lunar_eve(year: int) -> date | None:
    first = lunar_new_year(year)
    return first - timedelta(days=1) if first else None


def _fixed(month: int, day: int) -> Callable[[int], date | None]:
    return lambda year: date(year, month, day)


def _after_easter(count: int) -> Callable[[int], date | None]:
    return lambda year: easter(year) + timedelta(days=count)


# Holidays whose day follows from the year alone; days that differ by country are left out.
HOLIDAYS: Final[dict[str, Callable[[int], date | None]]] = {
    "new years day": _fixed(1, 1),
    "new years eve": _fixed(12, 31),
    "new years": _fixed(1, 1),
    "new year": _fixed(1, 1),
    "epiphany": _fixed(1, 6),
    "martin luther king day": lambda year: _nth(year, 1, 0, 3),
    "presidents day": lambda year: _nth(year, 2, 0, 3),
    "valentines day": _fixed(2, 14),
    "international womens day": _fixed(3, 8),
    "st patricks day": _fixed(3, 17),
    "april fools day": _fixed(4, 1),
    "earth day": _fixed(4, 22),
    "anzac day": _fixed(4, 25),
    "may day": _fixed(5, 1),
    "memorial day": lambda year: _last(year, 5, 0),
    "juneteenth": _fixed(6, 19),
    "fourth of july": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "labor day": lambda year: _nth(year, 9, 0, 1),
    "columbus day": lambda year: _nth(year, 10, 0, 2),
    "halloween": _fixed(10, 31),
    "all saints day": _fixed(11, 1),
    "bonfire night": _fixed(11, 5),
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "thanksgiving": lambda year: _nth(year, 11, 3, 4),
    "thanksgiving day": lambda year: _nth(year, 11, 3, 4),
    "black friday": lambda year: _nth(year, 11, 3, 4) + timedelta(days=1),
    "cyber monday": lambda year: _nth(year, 11, 3, 4) + timedelta(days=4),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "ash wednesday": _after_easter(-46),
    "palm sunday": _after_easter(-7),
    "maundy thursday": _after_easter(-3),
    "holy thursday": _after_easter(-3),
    "good friday": _after_easter(-2),
    "holy saturday": _after_easter(-1),
    "easter": _after_easter(0),
    "easter sunday": _after_easter(0),
    "easter monday": _after_easter(1),
    "ascension day": _after_easter(39),
    "whit sunday": _after_easter(49),
    "pentecost": _after_easter(49),
    "lunar new year": lunar_new_year,
    "chinese new year": lunar_new_year,
    "lunar new years eve": _lunar_eve,
    "lunar new year eve": _lunar_eve,
    "chinese new years eve": _lunar_eve,
    "chinese new year eve": _lunar_eve,
}
