"""Told: which events an article tells, by what stems and titles they go, and who took part."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from storyatlas.link.kinds import fired
from storyatlas.model.event import Event
from storyatlas.model.extraction import Extraction
from storyatlas.model.mention import EventMention, Quantity
from storyatlas.model.naming import initials
from storyatlas.model.spelling import last_sound
from storyatlas.model.time import TimeValue

# Stems for one kind of occasion; as nouns only, as "to travel" or "to tour" make no visit.
_SAME = {"address": "speak", "speech": "speak", "talks": "talk"}
_SAME_NOUNS = {"trip": "visit", "travel": "visit", "tour": "visit"}
# Events of what somebody says of another.
_SAID = frozenset({"statement", "accusation", "rejection", "support"})
# Of an event's mentions, those that must bear the stem for a noun to name it.
_CENTRAL = 0.5
_LEAST_WORDS = 3  # of a body that goes by its initials

# How a verb or a noun in a title may end behind a root.
_ANNOUNCING = frozenset("announc declar".split())
_ENDINGS = frozenset({"", "ed", "d", "ing", "t", "ment", "ation", "ion"})

Known = tuple[int, str]  # the articles that tell an event, and its id


def root_of(mention: EventMention) -> str:
    """The root of what a mention tells; "opened fire" burns nothing."""
    return fired(mention) or root(mention.lemma, noun=mention.noun)


def root(lemma: str, *, noun: bool = True) -> str:
    """One form for the stems of a verb and its noun, and for nouns of the same occasion."""
    lemma = lemma.removesuffix("e")
    return _SAME_NOUNS.get(lemma, lemma) if noun and lemma in _SAME_NOUNS else _SAME.get(lemma, lemma)


class Told:
    """Looks up the events of a story by what articles say of them."""

    def __init__(
        self, events: Sequence[Event], mention_events: Mapping[str, str], extractions: Sequence[Extraction]
    ) -> None:
        self.events = {event.id: event for event in events}
        self.mentions = {m.id: m for extraction in extractions for m in extraction.mentions}
        self.people = {event.id: last_names(event) for event in events}
        self.told_in = {
            extraction.article: {mention_events[m.id] for m in extraction.mentions if m.id in mention_events}
            for extraction in extractions
        }
        self._mention_events = mention_events
        self.acting = {
            event.id: {p.name.lower() for p in event.participants if p.role == "agent" and p.type == "place"}
            for event in events
        }
        self._texts: dict[str, list[EventMention]] = {}
        for extraction in extractions:
            sure = [m for m in extraction.mentions if m.field == "text" and m.id in mention_events and m.sure]
            self._texts[extraction.article] = sorted(sure, key=lambda m: (m.trigger_start, m.id))
        self._named: dict[tuple[str, str], set[str]] = defaultdict(set)  # events by article and the root of a noun
        for mention in self.mentions.values():
            if mention.noun and mention.id in mention_events:
                self._named[mention.article, root_of(mention)].add(mention_events[mention.id])
        self._printed = {
            m.article: m.time.start
            for m in self.mentions.values()
            if m.time_source == "published" and m.time.precision == "day" and m.time.start
        }
        self.nominal: set[str] = set()  # events whose title no verb makes
        self.figures: dict[str, tuple[Quantity, ...]] = {}  # of the mention that makes an event's title
        self.by_title = self._titles(extractions)
        self.title_roots: dict[str, set[str]] = defaultdict(set)
        for name, known in self.by_title.items():
            for _, event_id in known:
                self.title_roots[event_id].add(name)
        self.by_root = self._index(extractions)
        self.by_word: dict[str, list[Event]] = defaultdict(list)  # events by the stems of the words of their titles
        for event in events:
            for word in sorted(stems(event.title)):
                self.by_word[word].append(event)

    def _index(self, extractions: Sequence[Extraction]) -> dict[str, list[tuple[int, str]]]:
        """Root to events it is central to, the most told first."""
        roots: dict[str, Counter[str]] = defaultdict(Counter)
        for extraction in extractions:
            for mention in extraction.mentions:
                event = self._mention_events.get(mention.id)
                if event in self.events:
                    roots[event][root_of(mention)] += 1
        self.roots = roots  # of the mentions of each event, how many bear a root
        index: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for event, counts in roots.items():
            total = sum(counts.values())
            for name, count in counts.items():
                said = self.is_said(self.events[event], name)
                if count > _CENTRAL * total or (count == _CENTRAL * total and not said):
                    index[name].append((self.events[event].reports.articles, event))
        return {name: sorted(found, key=lambda item: (-item[0], item[1])) for name, found in index.items()}

    def _titles(self, extractions: Sequence[Extraction]) -> dict[str, list[tuple[int, str]]]:
        """Root to events whose title it makes, the most told first; a noun makes one that has no verb."""
        making: dict[str, list[EventMention]] = defaultdict(list)
        for extraction in extractions:
            for mention in extraction.mentions:
                event = self.events.get(self._mention_events.get(mention.id, ""))
                if event is not None and mention.headline == event.title:
                    making[event.id].append(mention)
        index: dict[str, set[tuple[int, str]]] = defaultdict(set)
        for event_id, mentions in making.items():
            verbs = [m for m in mentions if not m.noun]
            self.nominal |= set() if verbs else {event_id}
            self.figures[event_id] = min(mentions, key=lambda m: (m.noun, m.id)).quantities
            for mention in verbs or mentions:
                name = root_of(mention)
                index[name].add((self.events[event_id].reports.articles, event_id))
        return {name: sorted(found, key=lambda item: (-item[0], item[1])) for name, found in index.items()}

    def is_said(self, event: Event, name: str) -> bool:
        """Whether an event is what somebody says of what goes by `name`: "Crowds hail the raid" is no raid."""
        return event.type in _SAID and not any(known == event.id for _, known in self.by_title.get(name, ()))

    def _held(self, event: Event) -> bool:
        """Whether a noun in a title may name the event: not where it is only spoken of, unless to announce it."""
        return event.type not in _SAID | {"demand", "threat"} or bool(self.title_roots[event.id] & _ANNOUNCING)

    def worded(self, name: str) -> dict[str, bool]:
        """The events whose titles hold a word of a root, and whether as a verb of what is done; of what is said, only
        such."""
        found: dict[str, bool] = {}
        for ending in sorted(_ENDINGS):
            verb = ending.endswith("d")
            for event in self.by_word.get(name + ending, ()):
                if verb or self._held(event):
                    found[event.id] = found.get(event.id, False) or verb
        return found

    def event_of(self, mention_id: str) -> Event | None:
        """The event that a mention tells."""
        return self.events.get(self._mention_events.get(mention_id, ""))

    def before(self, article: str, start: int) -> Iterator[EventMention]:
        """The sure mentions of an article's text that begin before a character, the nearest first."""
        own = self._texts.get(article, [])
        for at in range(bisect_left(own, start, key=lambda m: m.trigger_start) - 1, -1, -1):
            yield own[at]

    def named_in(self, article: str, name: str) -> list[Event]:
        """The events of which an article's nouns of a root are mentions."""
        return [self.events[event] for event in sorted(self._named.get((article, name), ())) if event in self.events]

    def awaited(self, event_id: str, article: str) -> bool:
        """Whether an article of a day before an event tells it."""
        time, printed = self.events[event_id].time, self._printed.get(article)
        known = printed is not None and time.precision == "day" and time.start is not None
        return known and event_id in self.told_in.get(article, ()) and (time.start or "") > (printed or "")

    def here(self, event_id: str, mention: EventMention) -> bool:
        """Whether the article of a mention tells an event."""
        return event_id in self.told_in.get(mention.article, ())

    def where(self, event: str) -> set[str]:
        """The words of the place of an event, in lower case: "Havana's protest", "the lockdown of China"."""
        place = self.events[event].place
        return set(re.findall(r"[^\W_]+", place.name.lower())) if place is not None else set()

    def time_of(self, mention: EventMention) -> TimeValue:
        """When a mention was, or else its event."""
        event = self.event_of(mention.id)
        return mention.time if mention.time.start or event is None else event.time


def near(one: TimeValue, other: TimeValue, days: int) -> bool | None:
    """Whether two times may be of one occasion; `None` where one is unknown."""
    if not one.start or not other.start:
        return None
    if one.precision == other.precision == "day":
        return abs((date.fromisoformat(one.start) - date.fromisoformat(other.start)).days) <= days
    short = min(len(one.start), len(other.start))
    return one.start[:short] == other.start[:short]


def stems(title: str) -> set[str]:
    """The words of a title without the endings that a stem lacks; longer words that begin like a stem are others."""
    return {word.removesuffix("s").removesuffix("e") for word in re.findall(r"[a-z]+", title.lower())}


def keys(names: Iterable[str]) -> set[str]:
    """The keys of names, also of possessives that lost their apostrophe ("Quills visit")."""
    return {last_sound(form) for name in names for form in (name, name.removesuffix("s"))}


def people_of(mention: EventMention) -> set[str]:
    """The keys of the last names of the persons in a mention."""
    named = (p.name for p in mention.participants if p.type == "person" and p.name.split()[-1][:1].isupper())
    return {last_sound(name) for name in named}


def last_names(event: Event, role: str | None = None) -> set[str]:
    """The keys (`last_sound`) of the last words of the participants' names, and of the initials of bodies, of all or
    those with a `role`."""
    named = [p for p in event.participants if p.type != "place" and role in {None, p.role}]
    bodies = [initials(p.name) for p in named if p.type == "organisation"]
    names = [p.name for p in named] + [letters for letters in bodies if len(letters) >= _LEAST_WORDS]
    return {last_sound(name) for name in names if name}
