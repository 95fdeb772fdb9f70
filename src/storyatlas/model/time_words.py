"""Time values as a person writes them; page, map and briefing say the same."""

from __future__ import annotations

import re

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

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def in_words(time: TimeValue) -> str:
    """ "6 August 2024", "2–4 May 2024", "June 1950", "the 1950s", "since May 2022".

    Empty where the time is unknown or not a date of the calendar.
    """
    start = iso_parts(time.start)
    if start is None or time.precision == "none":
        return ""
    if time.precision == "decade":
        return f"the {start[0] // 10 * 10}s"
    end = iso_parts(time.end)
    if time.open_end:
        return f"since {point(start)}"
    if end is None or end <= start or len(end) != len(start):
        return point(start)
    return _span(start, end)


def iso_parts(iso: str | None) -> tuple[int, ...] | None:
    """Year, month and day of an ISO date, as many as it holds; `None` where it is no date."""
    match = _ISO.fullmatch(iso or "")
    if not match:
        return None
    parts = tuple(int(part) for part in match.groups() if part)
    return None if len(parts) > 1 and not 1 <= parts[1] <= 12 else parts


def point(parts: tuple[int, ...]) -> str:
    """A year, a month of a year, or a day: "2024", "August 2024", "6 August 2024"."""
    words = [str(parts[0])]
    if len(parts) > 1:
        words.insert(0, MONTHS[parts[1] - 1])
    if len(parts) > 2:
        words.insert(0, str(parts[2]))
    return " ".join(words)


def _span(start: tuple[int, ...], end: tuple[int, ...]) -> str:
    """A pair of days, months or years without saying twice what they share."""
    if len(start) == 3 and start[:2] == end[:2]:
        return f"{start[2]}–{point(end)}"
    if len(start) == 2 and start[0] == end[0]:
        return f"{MONTHS[start[1] - 1]}–{point(end)}"
    if len(start) == 1:
        return f"{start[0]}–{end[0]}"
    if start[0] == end[0]:
        return f"{start[2]} {MONTHS[start[1] - 1]} – {point(end)}"
    return f"{point(start)} – {point(end)}"
