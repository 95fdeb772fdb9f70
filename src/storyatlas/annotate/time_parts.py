"""Rules for days and weeks that are counted within a month, or named by their place among others.

"The last week of March", "the second Tuesday of June", "on the 14th", "Tuesday of last week", "the week before last",
"the week of July 4", "the first six months of the year".
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Final

from storyatlas.annotate import time_calendar as cal
from storyatlas.annotate.time_calendar import Reading
from storyatlas.annotate.time_rules import Rule, rule, said
from storyatlas.annotate.time_scene import Scene, day_of
from storyatlas.annotate.time_words import (
    COMMA,
    DAY,
    IN_YEAR,
    MONTH,
    ORDINALS,
    PARTS_OF_DAY,
    QUANTITY,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    month_number,
    number,
    plain,
    weekday_number,
)

_LAST: Final = ("last", "final", "closing")
_WEEK_OF_MONTH: Final = {"first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4}
_STEPS: Final = {"last": -1, "this": 0, "next": 1}
_STEPS_FROM_THAT: Final = {"the previous": -1, "the same": 0, "that": 0, "the following": 1}
# What may come after "on the 14th": no noun that it would count ("the 14th floor").
_COUNTS: Final = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_GOES_ON: Final = frozenset({"until", "till", "to", "by", "and", "from"})


def _length(month: date) -> int:
    return calendar.monthrange(month.year, month.month)[1]


def _month_meant(match: re.Match[str], scene: Scene) -> date | None:
    """The first day of the month that a match names, with its year or without."""
    month = month_number(match["month"])
    if match["year"]:
        return date(int(match["year"]), month, 1)
    return scene.month(month).day


def _interval(month: date, first: int, last: int) -> Reading:
    start, end = month.replace(day=first), month.replace(day=last)
    return cal.days(start, end, f"{start.isoformat()}/{end.isoformat()}")


def _part_of_month(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "The last week of March", "the first half of July", "the first night of April", "the opening days of May"."""
    which, unit = said(match, "which"), said(match, "unit")
    month = _month_meant(match, scene)
    if month is None:
        return None
    length, nth = _length(month), _WEEK_OF_MONTH.get(which)
    if unit.endswith("s"):
        return cal.a_month(month.year, month.month)
    if unit in PARTS_OF_DAY or unit == "day":
        day = month.replace(day=length if nth is None else nth)
        reading = cal.a_day(day)
        return reading if unit == "day" else cal.at_time(reading, f"T{PARTS_OF_DAY[unit]}")
    if unit == "weekend":
        weekday = _weekday_in(month, 5, nth)
        return cal.a_weekend(weekday) if weekday else None
    size = {"week": 7, "fortnight": 14, "half": 15}[unit]
    if nth is None:
        return _interval(month, length - size + 1, length)
    if unit == "half":
        return _interval(month, 1, 15) if nth == 1 else _interval(month, 16, length) if nth == 2 else None
    return _interval(month, (nth - 1) * size + 1, nth * size) if nth * size <= length else None


def _weekday_in(month: date, weekday: int, nth: int | None) -> date | None:
    """The n-th of a weekday in a month, the last where `nth` is `None`."""
    first = 1 + (weekday - month.weekday()) % 7
    days = range(first, _length(month) + 1, 7)
    if nth is None:
        return month.replace(day=days[-1])
    return month.replace(day=days[nth - 1]) if nth <= len(days) else None


def _weekday_of_month(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "The second Tuesday of June", "the last Sunday in May"."""
    month = _month_meant(match, scene)
    day = _weekday_in(month, weekday_number(match["weekday"]), ORDINALS.get(said(match, "which"))) if month else None
    return cal.a_day(day) if day else None


def _some_weekday_of_month(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "A Saturday night in February": one of them, in that month."""
    month = _month_meant(match, scene)
    return cal.a_month(month.year, month.month) if month else None


def _day_of_month(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "On the 14th", "on June 3 ... on the 9th": of the month told before, or the nearest by tense."""
    words = said(match, "day")
    day = int(re.sub(r"\D", "", words)) if words[0].isdigit() else ORDINALS[words]
    base = scene.base()
    if base is not None and (base.day is None or base.precision not in ("day", "month")):
        base = None
    signal = scene.signal
    if signal != "on" and (base is None or signal not in _GOES_ON or not words[0].isdigit()):
        return None
    following = scene.token(match.end() + 1)
    if day > 31 or (following is not None and following.start >= match.end() and following.pos in _COUNTS):
        return None
    if re.match(r"\s(?:of|century|anniversary)\b|-", scene.section.text[match.end() : match.end() + 13]):
        return None
    found = _in_month_of(base.day, day, signal, scene) if base and base.day else _nearest(day, scene)
    return cal.a_day(found) if found else None


def _in_month_of(told: date, day: int, signal: str, scene: Scene) -> date | None:
    found = day_of(told.year, told.month, day)
    published, direction = scene.published, scene.direction
    step = 0
    if found is not None and found < told and signal in _GOES_ON - {"from"}:
        step = 1
    elif published is not None and found is not None and abs((published - told).days) < 45:
        step = -1 if direction == "past" and found > published else 1 if direction == "future" and found < told else 0
    moved = cal.add_months(told.replace(day=1), step)
    return day_of(moved.year, moved.month, day)


def _nearest(day: int, scene: Scene) -> date | None:
    published = scene.published
    if published is None:
        return None
    months = (cal.add_months(published.replace(day=1), step) for step in (-2, -1, 0, 1, 2))
    found = [known for month in months if (known := day_of(month.year, month.month, day)) is not None]
    if scene.direction == "future":
        return min(known for known in found if known >= published)
    if scene.direction == "past":
        return max(known for known in found if known <= published)
    return min(found, key=lambda known: abs(known - published))


def _weekday_and_day(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "Sunday the 3rd": the nearest month in which that day is a Sunday."""
    day, weekday, published = int(re.sub(r"\D", "", match["day"])), weekday_number(match["weekday"]), scene.published
    if published is None:
        return None
    months = (cal.add_months(published.replace(day=1), step) for step in range(-6, 7))
    days = (day_of(month.year, month.month, day) for month in months)
    found = [known for known in days if known is not None and known.weekday() == weekday]
    return cal.a_day(min(found, key=lambda known: abs(known - published))) if found else None


def _weekday_of_week(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "Tuesday of last week", "next week on Tuesday", "Monday of that week"."""
    which = said(match, "which")
    base = scene.base()
    told = base.day if base is not None and base.precision == "day" else None
    step = _STEPS.get(which)
    day = scene.published if step is not None else told
    if day is None:
        return None
    step = _STEPS_FROM_THAT[which] if step is None else step
    monday = cal.add_days(day, 7 * step - day.weekday())
    reading = cal.a_day(cal.add_days(monday, weekday_number(match["weekday"])))
    part = said(match, "part")
    return cal.at_time(reading, f"T{PARTS_OF_DAY[part]}") if part else reading


def _weeks_from_weekday(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "A week ago Tuesday", "two weeks ago on Tuesday"; "a week from Tuesday", "a week on Tuesday", "Tuesday week"."""
    count = number(match["n"]) if said(match, "n") else 1.0
    published, weekday = scene.published, weekday_number(match["weekday"])
    if published is None or count is None or count != int(count):
        return None
    back = (published.weekday() - weekday) % 7
    if said(match, "way") == "ago":  # the one nearest to so many weeks ago
        return cal.a_day(cal.add_days(published, -7 * int(count) - (back if back <= 3 else back - 7)))
    if scene.direction != "future" or (said(match, "way") == "from" and scene.signal == "for"):
        return None  # "closed for a week from Monday"
    return cal.a_day(cal.add_days(published, (7 - back) % 7 + 7 * int(count)))


def _before_last(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "The week before last", "the Sunday before last", "the week after next"."""
    published = scene.published
    if published is None:
        return None
    last = said(match, "way") == "before last"
    if said(match, "weekday"):
        back = (published.weekday() - weekday_number(match["weekday"])) % 7
        return cal.a_day(cal.add_days(published, -(back or 7) - 7 if last else 14 - back))
    unit = {"week": "W", "weekend": "WE", "month": "MO", "year": "Y"}[said(match, "unit")]
    return cal.shifted(published, unit, -2 if last else 2)


def _week_of_day(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "The week of July 4", "the week ending 8 July", "the weekend of July 2"."""
    month, day = month_number(match["month"]), int(re.sub(r"\D", "", match["day"]))
    told = day_of(int(match["year"]), month, day) if match["year"] else None
    if told is None:
        reading = scene.month_day(month, day)
        told = reading.day if reading else None
    if told is None:
        return None
    if said(match, "unit") == "weekend":
        return cal.a_weekend(told)
    start = cal.add_days(told, -6) if said(match, "way") == "ending" else told
    return cal.days(start, cal.add_days(start, 6), f"{start.isoformat()}/{cal.add_days(start, 6).isoformat()}")


def _year_meant(match: re.Match[str], scene: Scene) -> int | None:
    if said(match, "year"):
        return int(match["year"])
    which = said(match, "of")
    if which in ("that", "the same"):
        base = scene.base()
        return base.day.year if base is not None and base.day is not None else None
    return scene.published.year + _STEPS.get(which, 0) if scene.published else None


def _quarter_of_year(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "The third quarter of last year", "the final quarter of 2021", "the second half of that year"."""
    year, half = _year_meant(match, scene), said(match, "kind") == "half"
    count = ORDINALS.get(said(match, "which"), 2 if half else 4)
    if year is None or (half and count > 2):
        return None
    return cal.a_half(year, count) if half else cal.a_quarter(year, count)


def _months_of_year(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "The first six months of the year", "the last three months of 2021"."""
    year, count = _year_meant(match, scene), number(match["n"])
    if year is None or count is None or not 1 <= count <= 12:
        return None
    last = said(match, "which") in _LAST
    first, end = (13 - int(count), 12) if last else (1, int(count))
    return cal.months(date(year, first, 1), date(year, end, 1), f"{year:04}-{first:02}/{year:04}-{end:02}")


_WHICH: Final = r"first|opening|second|third|fourth|last|final|closing"
_OF_MONTH: Final = rf"(?:of|in) (?P<month>{MONTH})(?:(?:,| of)? (?P<year>{YEAR}))?"
_OF_YEAR: Final = rf"of (?:(?P<year>{YEAR})|(?P<of>last|this|next|that|the same|the) year)\b"
_STARTS: Final = {"the", *_WHICH.split("|")}
_PART: Final = rf"(?: (?P<part>{plain(PARTS_OF_DAY)}))?"

RULES: Final[tuple[Rule, ...]] = (
    rule(
        _STARTS,
        rf"(?i:(?:the )?(?P<which>{_WHICH}) "
        rf"(?P<unit>weeks?|weekend|fortnight|half|days?|nights?|morning|afternoon|evening)) {_OF_MONTH}",
        _part_of_month,
    ),
    rule(
        _STARTS,
        rf"(?i:(?:the )?(?P<which>first|second|third|fourth|fifth|last)) (?P<weekday>{WEEKDAY}) {_OF_MONTH}",
        _weekday_of_month,
    ),
    rule({"a", "one"}, rf"(?:[Aa]|[Oo]ne) {WEEKDAY}{_PART} {_OF_MONTH}", _some_weekday_of_month),
    rule("the", rf"the (?P<day>\d\d?(?:st|nd|rd|th)|{plain(ORDINALS)})\b", _day_of_month, ignore_case=True),
    rule(
        WEEKDAYS,
        rf"(?P<weekday>{WEEKDAY}){COMMA}(?:the )?(?P<day>{DAY}(?<=[a-z]))(?! ?(?:of )?{MONTH})\b",
        _weekday_and_day,
    ),
    rule(
        WEEKDAYS,
        rf"(?P<weekday>{WEEKDAY}){_PART},?(?: of)?(?: (?:earlier|later))? "
        r"(?P<which>last|this|next|the (?:following|previous|same)|that) week\b(?![’'])",
        _weekday_of_week,
    ),
    rule(
        {"last", "this", "next"},
        rf"(?P<which>(?i:last|this|next)) week,? (?:on )?(?P<weekday>{WEEKDAY}){_PART}(?![’'\w])",
        _weekday_of_week,
    ),
    rule(WEEKDAYS, rf"(?P<weekday>{WEEKDAY}) (?P<way>week)(?= ?[.,;)])", _weeks_from_weekday),
    rule(
        {"a", "one", "two", "three", "four"},
        rf"(?i:(?P<n>a|one|two|three|four) weeks? (?P<way>ago|from|on))(?: on| last)? (?P<weekday>{WEEKDAY})(?!\w)",
        _weeks_from_weekday,
    ),
    rule(
        "the",
        rf"(?i:the) (?:(?P<unit>week|weekend|month|year)|(?P<weekday>{WEEKDAY})) (?P<way>before last|after next)\b",
        _before_last,
    ),
    rule(
        {"the", "week", "weekend"},
        rf"(?i:the )?(?P<unit>week|weekend) (?P<way>of|beginning|starting|commencing|ending) "
        rf"(?:{WEEKDAY}{COMMA})?(?P<month>{MONTH}) (?P<day>{DAY})(?!\w){IN_YEAR}",
        _week_of_day,
    ),
    rule(
        {"the", "week", "weekend"},
        rf"(?i:the )?(?P<unit>week|weekend) (?P<way>of|beginning|starting|commencing|ending) "
        rf"(?:{WEEKDAY}{COMMA})?(?:the )?(?P<day>{DAY}) (?:of )?(?P<month>{MONTH}){IN_YEAR}",
        _week_of_day,
    ),
    rule(
        _STARTS,
        rf"(?:the )?(?P<which>first|second|third|fourth|last|final|closing)[-\s](?P<kind>quarter|half) {_OF_YEAR}",
        _quarter_of_year,
        ignore_case=True,
    ),
    rule(
        _STARTS,
        rf"(?:the )?(?P<which>first|opening|last|final|closing) (?P<n>{QUANTITY}) months {_OF_YEAR}",
        _months_of_year,
        ignore_case=True,
    ),
)
