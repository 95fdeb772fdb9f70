"""Umbrellas: events that last and hold others, a visit with its meetings, a summit with its speeches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from storyatlas.model.article import content_id
from storyatlas.model.event import Event, Link
from storyatlas.model.mention import EventMention

# Triggers (as stems) of occasions that others are part of, and the days they last where none are stated.
_LASTING = {"visit": 2, "trip": 2, "travel": 2, "tour": 2, "summit": 1, "conferenc": 1, "conference": 1, "siege": 7}
LEAST_ARTICLES = 3
CONFIDENCE = 0.4


def find_parts(events: Sequence[Event], mentions: Mapping[str, Sequence[EventMention]]) -> tuple[Link, ...]:
    """Inferred `part_of` links: what the same person did in the same country while the occasion lasted."""
    found = []
    for whole in events:
        lemmas = [m.lemma for m in mentions[whole.id]]
        days = max((_LASTING.get(lemma, 0) for lemma in lemmas), default=0)
        central = sum(lemma in _LASTING for lemma in lemmas) * 2 >= len(lemmas)
        if not days or not central or whole.reports.articles < LEAST_ARTICLES or whole.background:
            continue
        for part in events:
            if part.id != whole.id and _inside(part, whole, days):
                found.append(
                    Link(content_id("l", part.id, whole.id, "part_of"), part.id, whole.id, "part_of", CONFIDENCE, False)
                )
    return tuple(found)


def _inside(part: Event, whole: Event, days: int) -> bool:
    first, last = _day(whole.time.start), _day(whole.time.end)
    when = _day(part.time.start)
    if first is None or when is None or whole.place is None or part.place is None:
        return False
    if not first <= when <= (last or first + timedelta(days=days)) or part.reports.articles < 2:
        return False
    if part.place.country != whole.place.country:
        return False
    travellers = {p.name.split()[-1].lower() for p in whole.participants if p.role == "agent" and p.type == "person"}
    return any(p.name.split()[-1].lower() in travellers for p in part.participants)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text and len(text) == 10 else None
