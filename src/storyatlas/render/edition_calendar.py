"""What to watch as a calendar (iCalendar, RFC 5545).

Written out here: the library that exports use takes a tenth of a second to load, more than all formats of an
edition take to render. Tests read the result with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from storyatlas.model.event import Event
from storyatlas.render.dates import first_and_last
from storyatlas.render.issue import Edition

_LONGEST = 75  # octets of a line (RFC 5545, 3.1)


def render_calendar(edition: Edition) -> bytes | None:
    """The dated events that are to come, each a whole day or month; `None` where none is dated."""
    told = {event.id: (event, text) for event, text in edition.told()}
    entries: list[str] = []
    for bullet in edition.watched():
        event, text = told[bullet.event]
        if event.time.precision in ("day", "month") and (days := first_and_last(event.time)):
            entries += _entry(edition, event, text, days)
    if not entries:
        return None
    lines = [
        "BEGIN:VCALENDAR",
        "PRODID:-//Storyatlas//storyatlas//EN",
        "VERSION:2.0",
        f"X-WR-CALNAME:{_escaped(edition.headline)}",
        *entries,
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _entry(edition: Edition, event: Event, text: str, days: tuple[date, date]) -> Iterator[str]:
    made = date.fromisoformat(edition.published) if edition.published else date(1970, 1, 1)
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(event.id)}@storyatlas"
    yield f"DTSTAMP:{made:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{days[0]:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{days[1] + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(text.rstrip('.'))}"
    yield "STATUS:TENTATIVE"
    yield "TRANSP:TRANSPARENT"
    if event.place:
        yield f"LOCATION:{_escaped(event.place.name)}"
    if address := edition.event_url(event.id):
        yield f"URL:{address}"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """A value of type TEXT (RFC 5545, 3.3.11), on one line."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())


def _folded(line: str) -> bytes:
    """A content line with its end; a long one goes on behind a space, and no letter is cut."""
    rows, row = [], b""
    for letter in line:
        octets = letter.encode("utf-8", "replace")
        if len(row) + len(octets) > _LONGEST:
            rows.append(row)
            row = b" "
        row += octets
    return b"\r\n".join([*rows, row]) + b"\r\n"
