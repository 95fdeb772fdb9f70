"""Scenes: where and by whom an end of a relation was done, against the event that it seems to mean."""

from __future__ import annotations

import re

from storyatlas.model.event import Event
from storyatlas.model.extraction import Reference
from storyatlas.model.mention import EventMention
from storyatlas.model.place import Place
from storyatlas.model.spelling import last_sound

# Blows by those whose they are; "his killing" is what befell him.
_BLOWS = frozenset("attack assault raid offensiv strik invad invasion advanc bombard shell".split())
_BEFORE = r"\b(?:from|after|since|despite|(?:response|reaction|protest)\s(?:to|at|over))\s(?:[\w'’-]+\s){0,2}?"
# How a clause comes by a place of its own.
_OWN = frozenset({"stated", "inside", "actor"})


def told_elsewhere(mention: EventMention, event: Event) -> bool:
    """Whether a mention's own words set it in another country than its event, which others tell."""
    person = any(p.role == "agent" and p.type == "person" for p in mention.participants)
    travels = person and mention.place_source == "actor"  # who acts abroad may be named by his office at home
    return mention.headline != event.title and not travels and other_country(mention, event)


def other_country(mention: EventMention | None, event: Event) -> bool:
    """Whether a mention and an event are known to be set in two countries; one that names both is in either."""
    if mention is None or mention.place is None or event.place is None or mention.place_source not in _OWN:
        return False
    own, other = mention.place.country, event.place.country
    if not own or not other or own == other:
        return False
    return event.place.name.split(", ")[-1] not in mention.quote


def in_another_town(mention: EventMention, event: Event) -> bool:
    """Whether a mention's own words name another town than that of an event."""
    return mention.place_source in _OWN and two_towns(mention.place, event.place)


def two_towns(one: Place | None, other: Place | None) -> bool:
    """Whether both places are towns, and not one."""
    return len({place.name for place in (one, other) if place is not None and place.precision in {"city", "site"}}) == 2


def befell_another(mention: EventMention, event: Event) -> bool:
    """Whether a mention and an event name those whom it befell, and no one in both."""
    befallen = [
        {last_sound(p.name) for p in told.participants if p.role == "patient" and p.type == "person" and _named(p.name)}
        for told in (mention, event)
    ]
    return bool(befallen[0] and befallen[1]) and not befallen[0] & befallen[1]


def suffered(reference: Reference, event: Event) -> bool:
    """Whether those whose attack a noun means are only struck in the event: "the rebels' attack"."""
    if reference.stem.rstrip("e") not in _BLOWS or not reference.names:
        return False
    owners = {last_sound(name) for name in reference.names}
    doing, befallen = (
        {last_sound(p.name) for p in event.participants if p.role == role} for role in ("agent", "patient")
    )
    return bool(owners & befallen) and not owners & doing


def told_beside(noun: str, event: Event) -> bool:
    """Whether a title names an occurrence only as what came before: "Narnia recovers from the war" is no war."""
    found = rf"{_BEFORE}{re.escape(noun)}(?:e?s|e|ings?|ions?)?\b"
    return re.search(found, event.title, re.IGNORECASE) is not None


def _named(name: str) -> bool:
    return name[:1].isupper()


def turned_round(reference: Reference, event: Event) -> bool:
    """Whether those whom an act befalls in a noun's own words ("the attack on demonstrators") do it in the event."""
    doing, befallen = (_words(event, role) for role in ("agent", "patient"))
    return any(aim in doing and aim not in befallen for aim in reference.aims)


def _words(event: Event, role: str) -> set[str]:
    names = " ".join(p.name.lower() for p in event.participants if p.role == role)
    return {form for word in re.findall(r"[a-z]+", names) for form in (word, word.removesuffix("s"))}
