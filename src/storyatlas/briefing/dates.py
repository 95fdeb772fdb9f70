"""Dates as people write them, and the day arithmetic that a briefing needs."""

from __future__ import annotations

from datetime import date

from storyatlas.model.time import TimeValue
from storyatlas.model.time_words import iso_parts, point

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_label(iso: str | None) -> str:
    """The day of an ISO date or date and time, as a label; empty where there is none."""
    parts = iso_parts((iso or "")[:10])
    return point(parts) if parts else ""


def written(iso: str) -> str:
    """An ISO day, month or year in words: "18 October 2024", "October 2024", "2024"."""
    parts = iso_parts(iso)
    return point(parts) if parts else iso


def day_of(iso: str | None) -> date | None:
    """The calendar day of an ISO 8601 date or date and time; `None` where it names no day."""
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def is_after(time: TimeValue, day: date | None) -> bool:
    """Whether the whole of `time` lies after `day`, as far as its precision tells."""
    if day is None or not time.start or time.precision == "none":
        return False
    return time.start > day.isoformat()[: len(time.start)]
