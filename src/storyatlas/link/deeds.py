"""Deeds: what an arrest, a charge or a sentence is for."""

from __future__ import annotations

from datetime import date

from storyatlas.link.kinds import fired
from storyatlas.link.scenes import other_country, two_towns
from storyatlas.link.told import Told, keys, last_names, people_of, root
from storyatlas.model.event import Event
from storyatlas.model.extraction import Reference
from storyatlas.model.mention import EventMention
from storyatlas.model.spelling import last_sound

# Deeds that one occurrence goes by: who was shot was killed, and what the law calls murder.
_FAMILIES = tuple(
    frozenset(family.split())
    for family in ("kill murder di shoot stab slay gun", "burn torch ignit", "crash hit collid", "rob steal heist raid")
)
_MISHAPS = frozenset(family for family in _FAMILIES if family & {"burn", "crash"})  # done by nobody in particular
_LEGAL = frozenset({"arrest", "accusation"})  # what is done about such a deed
_OWNING_UP = ("confess", "admit", "plead")
# A deed that so many articles tell, so many days before a charge that names no victim, is what the charge is for.
_WELL_TOLD, _CHARGED_DAYS = 3, 30


def family_of(stem: str) -> frozenset[str] | None:
    """The stems by which a deed may go."""
    return next((deeds for deeds in _FAMILIES if root(stem) in deeds), None)


def holds_to(mention: EventMention) -> bool:
    """Whether a mention tells of a charge: what is held against somebody is what that one did."""
    return mention.type == "arrest" or mention.lemma == "accus"


class Deeds:
    """Finds the event of a deed."""

    def __init__(self, told: Told) -> None:
        self._told = told

    def only_held(self, mention_id: str, event: Event) -> bool:
        """Whether words of a charge stand for the deed itself: "the man accused of the raid" for the raid."""
        mention = self._told.mentions.get(mention_id)
        if mention is None or not holds_to(mention):
            return False
        deeds = (known for family in _FAMILIES for name in family for _, known in self._told.by_title.get(name, ()))
        return event.type not in _LEGAL or event.id in deeds

    def retold(self, mention: EventMention, event: Event | None) -> Reference | None:
        """What a mention of a deed refers to where it makes no event, or one that goes by something else."""
        family = None if fired(mention) else family_of(mention.lemma)
        told = [known for name in family or () for _, known in self._told.by_title.get(name, ())]
        if family is None or (event is not None and event.id in told):
            return None
        befallen = (p for p in mention.participants if p.role == "patient" and p.type == "person")
        return Reference(mention.lemma, tuple(last_sound(p.name) for p in befallen if p.name[:1].isupper()))

    def find(self, family: frozenset[str], reference: Reference, beside: EventMention) -> Event | None:
        """The most told deed of a family: that which befell the one named; else that of the article in which somebody
        named beside it took part, or its only one where nobody is named."""
        titled = {item for name in family for item in self._told.by_title.get(name, ())}
        central = {item for name in family for item in self._told.by_root.get(name, ())}
        known = sorted(titled | central, key=lambda item: (item not in titled, -item[0], item[1]))
        own = self._told.event_of(beside.id)
        events = [self._told.events[event] for _, event in known]
        owned = {event for name in _OWNING_UP for _, event in self._told.by_title.get(name, ())}
        events = [e for e in events if e != own and e.type not in _LEGAL and e.id not in owned]
        here = [e for e in events if self._told.here(e.id, beside)]
        if beside.type == "accusation":
            here = [e for e in here if not two_towns(beside.place, e.place)]  # who accuses says where it was
        people = keys(reference.names) or people_of(beside)
        if reference.names:
            befell = [e for e in (*here, *events) if people & last_names(e, "patient")]
            return next((e for e in (*befell, *here, *events) if people & self._told.people[e.id]), None)
        shared = next((e for e in here if people & self._told.people[e.id]), None)
        by_title = {event for _, event in titled}
        alone = here[0] if len(here) == 1 and not people and here[0].id in by_title else None
        if shared is not None or alone is not None:
            return shared or alone
        main = (e for e in here if e.id in by_title and self._just_before(e, beside) and not other_country(beside, e))
        return next(main, None) if beside.type == "arrest" or family in _MISHAPS else None

    def _just_before(self, deed: Event, charge: EventMention) -> bool:
        """Whether a deed is what the story turns on, and, where both are dated, so near before a charge that this will
        be for it."""
        when = self._told.time_of(charge)
        if deed.background or deed.reports.articles < _WELL_TOLD:
            return False
        if not deed.time.start or not when.start:
            return True
        if deed.time.precision != "day" or when.precision != "day":
            return False
        return 0 <= (date.fromisoformat(when.start) - date.fromisoformat(deed.time.start)).days <= _CHARGED_DAYS
