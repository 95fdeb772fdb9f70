"""Resolving: which event of the story the end of a relation means."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from storyatlas.model.event import Event
from storyatlas.model.extraction import Extraction, Reference, Relation
from storyatlas.model.mention import EventMention
from storyatlas.model.time import TimeValue

# Stems for one kind of occasion; as nouns only, as "to travel" or "to tour" make no visit.
_SAME = {"address": "speak", "speech": "speak", "talks": "talk"}
_SAME_NOUNS = {"trip": "visit", "travel": "visit", "tour": "visit"}
# Occasions that many articles name by a bare noun: "the visit" is the one visit that all tell of.
_OCCASIONS = frozenset("visit speak summit conferenc conference rally protest march trial funeral".split())
# Too frequent to mean one event, unless the noun says whose.
_FREQUENT = frozenset({"meet", "talk"})
# Of an event's mentions, those that must bear the stem for a noun to name it.
_CENTRAL = 0.4
# A noun without a name points to an event that at least so many articles tell.
_LEAST_ARTICLES = 2
# Told so often, an event is taken for the one that its own nouns name.
_WELL_TOLD = 6
# A noun without names means the event of its stem that so many times more articles tell than the next.
_DOMINANT = 3
# Days that an occasion and what belongs to it may lie apart.
_LASTING_DAYS = 7


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
        self._by_root = self._index(extractions)

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

    def ends(self, relation: Relation) -> tuple[Event, Event] | None:
        """The events of both ends of a relation, `None` where one is in no event or both are the same."""
        source = self._end(relation.source, relation, relation.target)
        target = self._end(relation.target, relation, relation.source)
        if source is None or target is None or source.id == target.id:
            return None
        return source, target

    def _end(self, mention_id: str, relation: Relation, other: str) -> Event | None:
        beside = self._mentions.get(other)
        if not mention_id:
            return self._named(relation.reference, beside) if relation.reference else None
        mention = self._mentions.get(mention_id)
        event = self._events.get(self._mention_events.get(mention_id, ""))
        if mention is None or not mention.noun or root(mention.lemma) not in _OCCASIONS:
            return event
        if event is not None and event.reports.articles >= _WELL_TOLD:
            return event
        names = tuple(p.name.split()[-1].lower() for p in mention.participants if p.role == "agent")
        return self._named(Reference(mention.lemma, names), beside or mention) or event

    def _named(self, reference: Reference, beside: EventMention | None) -> Event | None:
        """The most told event of a noun's stem: of its names, or else of the people beside it, or the
        one that outweighs all others of the stem."""
        known = self._by_root.get(root(reference.stem), [])
        day = _day(beside.time) if beside is not None else None
        fitting = [(n, e) for n, e in known if n >= _LEAST_ARTICLES and _near(day, _day(self._events[e].time))]
        names = set(reference.names)
        if not names and root(reference.stem) in _FREQUENT:
            return None
        if not names and beside is not None:
            names = {p.name.split()[-1].lower() for p in beside.participants if p.type != "place"}
        for _, event in fitting:
            if names & self._people[event]:
                return self._events[event]
        if not reference.names and fitting and fitting[0][0] >= _DOMINANT * (known[1][0] if len(known) > 1 else 1):
            return self._events[fitting[0][1]]
        return None


def _day(time: TimeValue) -> date | None:
    return date.fromisoformat(time.start) if time.start and time.precision == "day" else None


def _near(one: date | None, other: date | None) -> bool:
    """Whether two days may be of one occasion; an unknown day may."""
    return one is None or other is None or abs((one - other).days) <= _LASTING_DAYS


def last_names(event: Event) -> set[str]:
    """Last words of the participants' names, in lower case."""
    return {p.name.split()[-1].lower() for p in event.participants if p.type != "place"}
