"""Scenes: where and by whom an end of a relation was done, against the event that it seems to mean."""

from __future__ import annotations

import re

from storyatlas.model.event import Event
from storyatlas.model.extraction import Reference
from storyatlas.model.mention import EventMention

# How a clause comes by a place of its own.
_OWN = frozenset({"stated", "inside", "actor"})


def told_elsewhere(mention: EventMention, event: Event) -> bool:
    """Whether a mention's own words set it in another country than its event, which others tell."""
    return mention.headline != event.title and other_country(mention, event)


def other_country(mention: EventMention | None, event: Event) -> bool:
    """Whether a mention and an event are known to be set in two countries; one that names both is in either."""
    if mention is None or mention.place is None or event.place is None or mention.place_source not in _OWN:
        return False
    own, other = mention.place.country, event.place.country
    if not own or not other or own == other:
        return False
    return event.place.name.split(", ")[-1] not in mention.quote


def turned_round(reference: Reference, event: Event) -> bool:
    """Whether those whom an act befalls in a noun's own words ("the attack on demonstrators") do it in the event."""
    doing, befallen = (_words(event, role) for role in ("agent", "patient"))
    return any(aim in doing and aim not in befallen for aim in reference.aims)


def _words(event: Event, role: str) -> set[str]:
    names = " ".join(p.name.lower() for p in event.participants if p.role == role)
    return {form for word in re.findall(r"[a-z]+", names) for form in (word, word.removesuffix("s"))}
