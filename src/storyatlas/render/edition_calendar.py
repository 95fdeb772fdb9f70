"""What to watch as a calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from storyatlas.model.event import Event
from storyatlas.render.dates import first_and_last
from storyatlas.render.issue import Edition

if TYPE_CHECKING:
    from icalendar import Event as Entry


def render_calendar(edition: Edition) -> bytes | None:
    """The dated events that are to come, each a whole day or month; `None` where none is dated."""
    told = {event.id: (event, text) for event, text in edition.told()}
    dated = []
    for bullet in edition.watched():
        event, text = told[bullet.event]
        if event.time.precision in ("day", "month") and (days := first_and_last(event.time)):
            dated.append((event, text, days))
    if not dated:
        return None
    from icalendar import Calendar  # loaded only where there is an entry

    calendar = Calendar()
    calendar.add("prodid", "-//Storyatlas//storyatlas//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", " ".join(edition.headline.split()))
    for event, text, days in dated:
        calendar.add_component(_entry(edition, event, text, days))
    return bytes(calendar.to_ical())


def _entry(edition: Edition, event: Event, text: str, days: tuple[date, date]) -> Entry:
    from icalendar import Event as Entry

    entry = Entry()
    entry.add("uid", f"{event.id}@storyatlas")
    made = date.fromisoformat(edition.published) if edition.published else date(1970, 1, 1)
    entry.add("dtstamp", datetime(made.year, made.month, made.day, tzinfo=UTC))
    entry.add("dtstart", days[0])
    entry.add("dtend", days[1] + timedelta(days=1))
    entry.add("summary", text.rstrip("."))
    entry.add("status", "TENTATIVE")
    entry.add("transp", "TRANSPARENT")
    if event.place:
        entry.add("location", event.place.name)
    address = edition.event_url(event.id)
    if address:
        entry.add("url", address)
    return entry
