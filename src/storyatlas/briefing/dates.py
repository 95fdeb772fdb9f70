"""Dates as people write them, and the day arithmetic that a briefing needs."""

from __future__ import annotations

import re
from datetime import date

from storyatlas.model.time import TimeValue

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def date_label(time: TimeValue) -> str:
    """When, as a person writes it: "6 August 2024", "2-4 May 2024", "June 1950", "the 1950s".

    Empty where the time is unknown or not a date of the calendar.
    """
    start = _parts(time.start)
    if start is None or time.precision == "none":
        return ""
    if time.precision == "decade":
        return f"the {start[0] // 10 * 10}s"
    end = _parts(time.end)
    if time.open_end:
        return f"since {_one(start)}"
    if end is None or end == start or len(end) != len(start):
        return _one(start)
    return _span(start, end)


def day_label(iso: str | None) -> str:
    """The day of an ISO date or date and time, as a label; empty where there is none."""
    parts = _parts((iso or "")[:10])
    return _one(parts) if parts else ""


def day_of(iso: str | None) -> date | None:
    """The calendar day of an ISO 8601 date or date and time; `None` where it names no day."""
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def sort_key(time: TimeValue) -> str:
    """A key that sorts times by their start; "June 1950" comes before "2 June 1950"."""
    return time.start or ""


def is_after(time: TimeValue, day: date | None) -> bool:
    """Whether the whole of `time` lies after `day`, as far as its precision tells."""
    if day is None or not time.start or time.precision == "none":
        return False
    return time.start > day.isoformat()[: len(time.start)]


def _parts(iso: str | None) -> tuple[int, ...] | None:
    match = _ISO.fullmatch(iso or "")
    if not match:
        return None
    parts = tuple(int(part) for part in match.groups() if part)
    if len(parts) > 1 and not 1 <= parts[1] <= 12:
        return None
    return parts


def _one(parts: tuple[int, ...]) -> str:
    words = [str(parts[0])]
    if len(parts) > 1:
        words.insert(0, MONTHS[parts[1] - 1])
    if len(parts) > 2:
        words.insert(0, str(parts[2]))
    return " ".join(words)


def _span(start: tuple[int, ...], end: tuple[int, ...]) -> str:
    """A pair of days, months or years without saying twice what they share."""
    if len(start) == 3 and start[:2] == end[:2]:
        return f"{start[2]}–{_one(end)}"
    if len(start) == 2 and start[0] == end[0]:
        return f"{MONTHS[start[1] - 1]}–{_one(end)}"
    if len(start) == 1:
        return f"{start[0]}–{end[0]}"
    if start[0] == end[0]:
        return f"{start[2]} {MONTHS[start[1] - 1]} – {_one(end)}"
    return f"{_one(start)} – {_one(end)}"
