"""Resolving: which event of the story the end of a relation means."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from storyatlas.model.event import Event
from storyatlas.model.extraction import Extraction, Reference, Relation
from storyatlas.model.mention import EventMention
from storyatlas.model.spelling import last_sound
from storyatlas.model.time import TimeValue

# Stems for one kind of occasion; as nouns only, as "to travel" or "to tour" make no visit.
_SAME = {"address": "speak", "speech": "speak", "talks": "talk"}
_SAME_NOUNS = {"trip": "visit", "travel": "visit", "tour": "visit"}
# Occasions that many articles name by a bare noun: "the visit" is the one visit that all tell of.
_OCCASIONS = frozenset("visit speak summit conferenc conference rally protest march trial funeral".split())
# Too frequent to mean one event, unless the noun says whose.
_FREQUENT = frozenset({"meet", "talk"})
# Nouns that in an article mean the one of their kind that is told most ("the announcement"), by their roots.
_STATEMENTS = frozenset({"announc", "declar", "stat"})
# Deeds that one occurrence goes by: who was shot was killed, and what the law calls murder.
_DEEDS = tuple(
    frozenset(family.split())
    for family in ("kill murder di shoot stab slay gun", "burn torch ignit", "crash hit collid", "rob steal heist raid")
)
_LEGAL = frozenset({"arrest", "accusation"})  # what is done about such a deed
# Of an event's mentions, those that must bear the stem for a noun to name it.
_CENTRAL = 0.5
# A noun without a name points to an event that at least so many articles tell.
_LEAST_ARTICLES = 2
# A deed that so many articles tell, so many days before a charge that names no victim, is what the charge is for.
_WELL_TOLD, _CHARGED_DAYS = 3, 30
# A noun without names means the event of its stem that so many times more articles tell than the next.
_DOMINANT = 3
# Days that an occasion and what belongs to it may lie apart.
_LASTING_DAYS = 7
_SPOKEN_DAYS = 1


def root(lemma: str, *, noun: bool = True) -> str:
    """One form for the stems of a verb and its noun, and for nouns of the same occasion."""
    lemma = lemma.removesuffix("e")
    return _SAME_NOUNS.get(lemma, lemma) if noun and lemma in _SAME_NOUNS else _SAME.get(lemma, lemma)


class Resolver:
    """Finds the event behind a mention or a noun; a noun told once means the event that all tell of."""

    def __init__(
        self, events: Sequence[Event], mention_events: Mapping[str, str], extractions: Sequence[Extraction]
    ) -> None:
        self._events = {event.id: event for event in events}
        self._mention_events = mention_events
        self._mentions = {m.id: m for extraction in extractions for m in extraction.mentions}
        self._people = {event.id: last_names(event) for event in events}
        self._told_in = {
            extraction.article: {mention_events[m.id] for m in extraction.mentions if m.id in mention_events}
            for extraction in extractions
        }
        self._by_root = self._index(extractions)
        self._by_title = self._titles(extractions)

    def _index(self, extractions: Sequence[Extraction]) -> dict[str, list[tuple[int, str]]]:
        """Root to events it is central to, the most told first."""
        roots: dict[str, Counter[str]] = defaultdict(Counter)
        for extraction in extractions:
            for mention in extraction.mentions:
                event = self._mention_events.get(mention.id)
                if event in self._events:
                    roots[event][root(mention.lemma, noun=mention.noun)] += 1
        index: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for event, counts in roots.items():
            total = sum(counts.values())
            for name, count in counts.items():
                if count >= _CENTRAL * total:
                    index[name].append((self._events[event].reports.articles, event))
        return {name: sorted(found, key=lambda item: (-item[0], item[1])) for name, found in index.items()}

    def _titles(self, extractions: Sequence[Extraction]) -> dict[str, list[tuple[int, str]]]:
        """Root to events whose title it makes, the most told first; a noun makes one that has no verb."""
        making: dict[str, list[EventMention]] = defaultdict(list)
        for extraction in extractions:
            for mention in extraction.mentions:
                event = self._events.get(self._mention_events.get(mention.id, ""))
                if event is not None and mention.headline == event.title:
                    making[event.id].append(mention)
        index: dict[str, set[tuple[int, str]]] = defaultdict(set)
        for event_id, mentions in making.items():
            verbs = [m for m in mentions if not m.noun]
            for mention in verbs or mentions:
                name = root(mention.lemma, noun=mention.noun)
                index[name].add((self._events[event_id].reports.articles, event_id))
        return {name: sorted(found, key=lambda item: (-item[0], item[1])) for name, found in index.items()}

    def ends(self, relation: Relation) -> tuple[Event, Event] | None:
        """The events of both ends of a relation, `None` where one is in no event or both are the same."""
        source = self._end(relation.source, relation, relation.target)
        target = self._end(relation.target, relation, relation.source)
        if source is None or target is None or source.id == target.id or self._only_held(relation.source, source):
            return None
        return source, target

    def _only_held(self, mention_id: str, event: Event) -> bool:
        """Whether words of a charge stand for the deed itself: "the man accused of the raid" for the raid."""
        mention = self._mentions.get(mention_id)
        if mention is None or not _holds_to(mention):
            return False
        deeds = (known for family in _DEEDS for name in family for _, known in self._by_title.get(name, ()))
        return event.type not in _LEGAL or event.id in deeds

    def _end(self, mention_id: str, relation: Relation, other: str) -> Event | None:
        beside = self._mentions.get(other)
        if not mention_id:
            return self._named(relation.reference, beside, relation) if relation.reference else None
        mention = self._mentions.get(mention_id)
        event = self._events.get(self._mention_events.get(mention_id, ""))
        if mention is not None and beside is not None and (deed := self._retold(mention, event)) is not None:
            found = self._named(deed, beside, relation)
            return found if found is not None or mention.noun else event
        if mention is None or not mention.noun or root(mention.lemma) not in _OCCASIONS | _STATEMENTS:
            return event
        names = tuple(last_sound(p.name) for p in mention.participants if p.role == "agent")
        named = self._named(Reference(mention.lemma, names), beside or mention, relation)
        own = event if event is not None and self._is_about(event, root(mention.lemma)) else None
        # One occasion often stands as several events; what belongs to it goes to the one that is told most.
        return min((e for e in (own, named) if e is not None), key=lambda e: (-e.reports.articles, e.id), default=None)

    def _retold(self, mention: EventMention, event: Event | None) -> Reference | None:
        """What a mention of a deed refers to where it makes no event, or one that goes by something else."""
        family = next((deeds for deeds in _DEEDS if root(mention.lemma) in deeds), None)
        told = [known for name in family or () for _, known in self._by_title.get(name, ())]
        if family is None or (event is not None and event.id in told):
            return None
        befallen = (p for p in mention.participants if p.role == "patient" and p.type == "person")
        return Reference(mention.lemma, tuple(last_sound(p.name) for p in befallen if p.name[:1].isupper()))

    def _is_about(self, event: Event, stem: str) -> bool:
        return any(known == event.id for _, known in self._by_root.get(stem, ()))

    def _named(self, reference: Reference, beside: EventMention | None, relation: Relation) -> Event | None:
        """The event of a noun's stem: one that mostly goes by it, or else one that has it in its title."""
        name = root(reference.stem)
        family = next((deeds for deeds in _DEEDS if name in deeds), None)
        if beside is None or relation.type not in {"responds_to", "causes"}:
            family = None
        if family is not None and beside is not None and (reference.names or (_people(beside) and _holds_to(beside))):
            return self._deed(family, reference, beside)
        central, titled = self._by_root.get(name, []), self._by_title.get(name, [])
        found = self._among(central, reference, beside, relation) or self._among(titled, reference, beside, relation)
        if found is None and family is not None and beside is not None:
            return self._deed(family, reference, beside)
        return found or self._in_title(reference, beside, relation)

    def _in_title(self, reference: Reference, beside: EventMention | None, relation: Relation) -> Event | None:
        """What brought something about, by its noun and its name in a title: "Quill's revolt" is what "Quill's revolt
        topples the council" tells, though by another verb."""
        if relation.type != "causes" or not reference.names or beside is None:
            return None
        keys, own = _keys(reference.names), self._mention_events.get(beside.id)
        fitting = [
            event
            for event in self._events.values()
            if event.id != own and keys & self._people[event.id] and reference.stem in _stems(event.title)
        ]
        return min(fitting, key=lambda e: (-e.reports.articles, e.id), default=None)

    def _deed(self, family: frozenset[str], reference: Reference, beside: EventMention) -> Event | None:
        """The most told deed of a family: that which befell the one named; else that of the article in which somebody
        named beside it took part, or its only one where nobody is named."""
        titled = {item for name in family for item in self._by_title.get(name, ())}
        central = {item for name in family for item in self._by_root.get(name, ())}
        known = sorted(titled | central, key=lambda item: (item not in titled, -item[0], item[1]))
        own = self._mention_events.get(beside.id)
        events = [e for _, event in known if event != own and (e := self._events[event]).type not in _LEGAL]
        here = [e for e in events if e.id in self._told_in.get(beside.article, ())]
        people = _keys(reference.names) or _people(beside)
        if reference.names:
            befell = [e for e in (*here, *events) if people & last_names(e, "patient")]
            return next((e for e in (*befell, *here, *events) if people & self._people[e.id]), None)
        shared = next((e for e in here if people & self._people[e.id]), None)
        if shared is not None or (len(here) == 1 and not people):
            return shared or here[0]
        main = (e for e in here if e.id in {event for _, event in titled} and self._just_before(e, beside))
        return next(main, None) if _holds_to(beside) else None

    def _just_before(self, deed: Event, charge: EventMention) -> bool:
        """Whether a deed is what the story turns on, and so near before a charge that this will be for it."""
        when = self._time_of(charge)
        if deed.background or deed.reports.articles < _WELL_TOLD or when.precision != "day":
            return False
        if deed.time.precision != "day" or not deed.time.start or not when.start:
            return False
        return 0 <= (date.fromisoformat(when.start) - date.fromisoformat(deed.time.start)).days <= _CHARGED_DAYS

    def _among(
        self, known: Sequence[tuple[int, str]], reference: Reference, beside: EventMention | None, relation: Relation
    ) -> Event | None:
        """The most told of `known` events: of the noun's names, or else of the people beside it, or the
        one that outweighs all others."""
        days = _SPOKEN_DAYS if root(reference.stem) == "speak" else _LASTING_DAYS
        fitting = [(n, e) for n, e in known if n >= _LEAST_ARTICLES and self._fits(self._events[e], beside, days)]
        names = set(reference.names)
        if not names and root(reference.stem) in _FREQUENT:
            return None
        if not names and beside is not None and relation.type != "responds_to":
            names = {last_sound(p.name) for p in beside.participants if p.type != "place"}
        lasting = relation.type == "causes" and bool(reference.names or root(reference.stem) in _OCCASIONS)
        # What brings something about may be years before it; what is of its time goes first.
        wide = [(n, e) for n, e in known if n >= _LEAST_ARTICLES and lasting]
        for _, event in (*fitting, *wide):
            if _keys(names) & self._people[event] or names & self._where(event):
                return self._events[event]
        here = [event for _, event in known if beside is not None and event in self._told_in.get(beside.article, ())]
        here = [event for event in here if self._fits(self._events[event], beside, days)]
        if beside is not None and relation.type == "part_of":
            people = _people(beside)
            here = [e for e in here if not people or people & self._people[e] or not _persons(self._events[e])]
        if not reference.names and here and (len(here) == 1 or root(reference.stem) in _STATEMENTS):
            return self._events[here[0]]
        if not reference.names and fitting and fitting[0][0] >= _DOMINANT * (fitting[1][0] if len(fitting) > 1 else 1):
            return self._events[fitting[0][1]]
        return None

    def _fits(self, event: Event, beside: EventMention | None, days: int) -> bool:
        """Whether an event is of the time of the mention beside it, or, where a time is unknown, in its article."""
        if beside is None:
            return False
        near = _near(self._time_of(beside), event.time, days)
        if near is not None:
            return near
        return event.id in self._told_in.get(beside.article, ())

    def _where(self, event: str) -> set[str]:
        """The words of the place of an event, in lower case: "Havana's protest", "the lockdown of China"."""
        place = self._events[event].place
        return set(re.findall(r"[^\W_]+", place.name.lower())) if place is not None else set()

    def _time_of(self, mention: EventMention) -> TimeValue:
        """When a mention was, or else its event."""
        event = self._events.get(self._mention_events.get(mention.id, ""))
        return mention.time if mention.time.start or event is None else event.time


def _stems(title: str) -> set[str]:
    """The words of a title without the endings that a stem lacks; longer words that begin like a stem are others."""
    return {word.removesuffix("s").removesuffix("e") for word in re.findall(r"[a-z]+", title.lower())}


def _near(one: TimeValue, other: TimeValue, days: int) -> bool | None:
    """Whether two times may be of one occasion; `None` where one is unknown."""
    if not one.start or not other.start:
        return None
    if one.precision == other.precision == "day":
        return abs((date.fromisoformat(one.start) - date.fromisoformat(other.start)).days) <= days
    short = min(len(one.start), len(other.start))
    return one.start[:short] == other.start[:short]


def _keys(names: Iterable[str]) -> set[str]:
    """The keys of names, also of possessives that lost their apostrophe ("Quills visit")."""
    return {last_sound(form) for name in names for form in (name, name.removesuffix("s"))}


def _holds_to(mention: EventMention) -> bool:
    """Whether a mention tells of a charge: what is held against somebody is what that one did."""
    return mention.type == "arrest" or mention.lemma == "accus"


def _people(mention: EventMention) -> set[str]:
    return {last_sound(p.name) for p in mention.participants if p.type == "person" and p.name[:1].isupper()}


def _persons(event: Event) -> list[str]:
    return [p.name for p in event.participants if p.type == "person"]


def last_names(event: Event, role: str | None = None) -> set[str]:
    """The keys (`last_sound`) of the last words of the participants' names, of all or those with a `role`."""
    return {last_sound(p.name) for p in event.participants if p.type != "place" and role in {None, p.role}}
