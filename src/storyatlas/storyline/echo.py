"""Echo: how much the papers of later days come back to an event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import log1p, sqrt

from storyatlas.model.event import Event
from storyatlas.model.mention import EventMention

_NAMED = frozenset({"stated", "sentence", "told"})


def echoes(
    events: Sequence[Event], mentions: Mapping[str, Sequence[EventMention]], published: Mapping[str, str | None]
) -> dict[str, float]:
    """The echo of each event by id; `mentions` holds those of each event, `published` the ISO time of each article.

    Each later day of the coverage on which some article names the event's day counts once, however much was
    printed on it, and by the logarithm of its distance, as news of yesterday soon falls silent. The sum is divided by
    the root of what it would be if every later day came back to it, for so does the spread of a count grow with its
    chances: the last weeks of a story stand on one footing with the first. How often papers name a day is the
    strongest single sign that editors put it into a timeline (Kessler et al. 2012; Tran et al. 2015). Plans,
    background and events without a day have no echo.
    """
    days = sorted({day[:10] for day in published.values() if day})
    room: dict[str, float] = {}
    found = {}
    for event in events:
        day = _day(event)
        found[event.id] = 0.0
        if day is None:
            continue
        named = {
            (published.get(m.article) or "")[:10]
            for m in mentions[event.id]
            if m.time.start == day and m.time_source in _NAMED
        }
        back = sum(_distance(day, later) for later in sorted(named) if later > day)
        if back:
            if day not in room:
                room[day] = sqrt(1 + sum(_distance(day, later) for later in days if later > day))
            found[event.id] = back / room[day]
    return found


def _day(event: Event) -> str | None:
    """The one day of an event of the story that has come to pass."""
    if event.time.precision != "day" or event.time.end is not None or event.status == "planned" or event.background:
        return None
    return event.time.start


def _distance(day: str, later: str) -> float:
    return log1p((date.fromisoformat(later) - date.fromisoformat(day)).days)
