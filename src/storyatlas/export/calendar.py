"""iCalendar (RFC 5545): the dated events as whole-day entries."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, vText
from icalendar import Event as Entry

from storyatlas.export.exported import Exported
from storyatlas.model.atlas import Atlas
from storyatlas.model.event import Event
from storyatlas.model.time import TimeValue

_STATUS = {"happened": "CONFIRMED", "claimed": "TENTATIVE", "planned": "TENTATIVE", "denied": "CANCELLED"}


def to_icalendar(atlas: Atlas) -> Exported:
    """`calendar.ics`: every event that is dated to a day or a month.

    An event known to the month alone spans the month and says so. Years and decades would cover a
    calendar without saying anything and are left out.
    """
    dated = [(event, days) for event in atlas.events if (days := whole_days(event.time))]
    calendar = Calendar()
    calendar.add("prodid", "-//Storyatlas//storyatlas//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", atlas.story.title)
    stamp = _stamp(atlas)
    for event, (first, after) in sorted(dated, key=lambda item: (item[1], item[0].id)):
        calendar.add_component(_entry(event, first, after, stamp))
    left_out = len(atlas.events) - len(dated)
    return Exported(
        {"calendar.ics": calendar.to_ical()}, len(dated), left_out, "no day and no month is known" if left_out else ""
    )


def whole_days(time: TimeValue) -> tuple[date, date] | None:
    """First day and the day after the last, as iCalendar counts; `None` where not known to the month."""
    if time.start is None or time.precision not in ("day", "month"):
        return None
    first = _first_day(time.start)
    last = time.end or time.start
    after = _next_month(_first_day(last)) if len(last) == len("2031-05") else _first_day(last) + timedelta(days=1)
    return first, max(after, first + timedelta(days=1))


def _first_day(text: str) -> date:
    return date.fromisoformat(text if len(text) == len("2031-05-04") else f"{text}-01")


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _stamp(atlas: Atlas) -> datetime:
    """When the entries were made: the day the atlas speaks from, so that the same atlas gives the same bytes."""
    day = date.fromisoformat(atlas.story.as_of[:10]) if atlas.story.as_of else date(1970, 1, 1)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _entry(event: Event, first: date, after: date, stamp: datetime) -> Entry:
    entry = Entry()
    entry.add("uid", f"{event.id}@storyatlas")
    entry.add("dtstamp", stamp)
    entry.add("dtstart", first)
    entry.add("dtend", after)
    entry.add("summary", event.title)
    entry.add("status", _STATUS[event.status])
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [vText(event.type)])
    if event.place:
        entry.add("location", event.place.name)
        if event.place.lat is not None and event.place.lon is not None and event.place.precision in ("site", "city"):
            entry.add("geo", (event.place.lat, event.place.lon))
    entry.add("description", _description(event))
    return entry


def _description(event: Event) -> str:
    outlets = event.reports.outlets
    lines = [f"Status: {event.status}. Reported by {outlets} {'outlet' if outlets == 1 else 'outlets'}."]
    if event.time.precision == "month":
        lines.insert(0, "The day is not known: some time in this month.")
    lines += [f"“{evidence.quote}”" for evidence in event.evidence[:1]]
    return "\n".join(lines)
