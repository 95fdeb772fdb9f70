"""Umbrellas: occasions that last and hold others, a visit with its meetings, a summit with its speeches."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from storyatlas.link.told import root
from storyatlas.model.article import content_id
from storyatlas.model.counting import commonest
from storyatlas.model.event import Event, Link
from storyatlas.model.mention import EventMention

# Occasions that others are part of, by the root of their stems, and the days they last where none are stated.
_LASTING = {root("visit"): 2, root("summit"): 1, root("conference"): 0, root("siege"): 7}
# What is said has its own occasion; only an article's words put it under another.
_SAYING = frozenset({"statement", "demand", "accusation", "rejection", "support", "threat", "sanction", "law"})
_GATHERINGS = frozenset(root(stem) for stem in ("speech", "conference", "summit", "meet"))
_AHEAD = re.compile(r"\b(?:ahead|in advance) of\b|\bbefore\b", re.IGNORECASE)  # what a title tells as not yet begun
LEAST_ARTICLES = 3
# How a mention must come by its day: the article's own day is too weak a sign of what an occasion held.
_STATED = frozenset({"stated", "sentence", "told"})
CONFIDENCE = 0.4
# Days after which an occasion counts as over, whatever its words say.
_LONGEST = 14


def find_parts(events: Sequence[Event], mentions: Mapping[str, Sequence[EventMention]]) -> tuple[Link, ...]:
    """Inferred `part_of` links: what the same person did in the same country while the occasion lasted.

    One occasion told as several events ("the visit", "the trip") counts once: the most told holds the parts.
    """
    roots = {event.id: Counter(root(m.lemma, noun=m.noun) for m in mentions[event.id]) for event in events}
    by_day: dict[date, list[Event]] = defaultdict(list)
    for event in events:
        when = _day(event.time.start)
        if when is not None and not event.background and event.reports.articles >= LEAST_ARTICLES:
            by_day[when].append(event)
    found: dict[tuple[str, str], tuple[Event, Event]] = {}
    for (occasion, traveller), told in sorted(_occasions(events, roots).items()):
        whole = min(told, key=lambda e: (-e.reports.articles, e.id))
        span = _span(told, mentions, _LASTING[occasion], _day(whole.time.start))
        country = _country(told, mentions)
        if span is None or country is None or whole.reports.articles < LEAST_ARTICLES:
            continue
        same = {event.id for event in told}
        for part in (event for day in span for event in by_day.get(day, ())):
            own = [m for m in mentions[part.id] if not m.negated]
            stated = any(m.time.start == part.time.start and m.time_source in _STATED for m in own)
            if part.id not in same and stated and _belongs(part, traveller, country, roots[part.id]):
                _, other = found.get((part.id, occasion), (part, whole))
                best = min(other, whole, key=lambda e: (-e.reports.articles, e.id))
                found[part.id, occasion] = part, best
    return tuple({link.id: link for link in (_part(part, whole) for part, whole in found.values())}.values())


def _occasions(events: Sequence[Event], roots: Mapping[str, Counter[str]]) -> dict[tuple[str, str], list[Event]]:
    """Events that tell of an occasion, by its root and the last name of each person who acts in one of them."""
    found: dict[tuple[str, str], list[Event]] = defaultdict(list)
    acting = set()
    for event in events:
        counts = roots[event.id]
        for occasion in sorted(_LASTING.keys() & counts.keys()):
            if counts[occasion] * 2 >= sum(counts.values()):
                acting |= {(occasion, name) for name in _people(event, "agent")}
                for name in sorted(_people(event)):
                    found[occasion, name].append(event)
    return {key: told for key, told in found.items() if key in acting}


def _country(told: Sequence[Event], mentions: Mapping[str, Sequence[EventMention]]) -> str | None:
    """The country that most mentions of an occasion put it in; a traveller's own country says nothing."""
    places = (m.place for event in told for m in mentions[event.id] if m.place_source != "actor")
    return _commonest(place.country for place in places if place is not None and place.country)


def _span(
    told: Sequence[Event], mentions: Mapping[str, Sequence[EventMention]], days: int, own: date | None
) -> list[date] | None:
    """The days of an occasion: from the day of the event that is told most, `own`, or else from the one that
    most of its mentions state."""
    known = [m for event in told for m in mentions[event.id] if m.time.precision == "day"]
    times = [m.time for m in known if m.time_source != "published"]
    first = own or _day(_commonest(time.start for time in times if time.start))
    if first is None:
        return None
    ends = [_day(time.end) for time in times if time.start == first.isoformat() and time.end]
    last = max((end for end in ends if end is not None), default=first + timedelta(days=days))
    return [first + timedelta(days=n) for n in range(min((last - first).days, _LONGEST) + 1)]


def _belongs(part: Event, traveller: str, country: str, counts: Counter[str]) -> bool:
    if part.status == "denied" or _AHEAD.search(part.title):
        return False
    elsewhere = part.place is not None and part.place.country != country
    if elsewhere or traveller not in _people(part, "agent"):
        return False
    return part.type not in _SAYING or any(counts[name] * 2 >= sum(counts.values()) for name in _GATHERINGS)


def _part(part: Event, whole: Event) -> Link:
    return Link(content_id("l", part.id, whole.id, "part_of"), part.id, whole.id, "part_of", CONFIDENCE, False)


def _people(event: Event, role: str | None = None) -> set[str]:
    """Last names of the persons who take part, in lower case."""
    people = [p.name.split()[-1] for p in event.participants if p.type == "person" and role in {None, p.role}]
    return {name.lower() for name in people if name[:1].isupper()}


def _commonest(values: Iterable[str]) -> str | None:
    """The most frequent of `values`, the smallest of several."""
    counts = Counter(values)
    return commonest(counts) if counts else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text and len(text) == 10 else None
