"""Wording: what the events of a story are called, by the nouns of their words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from storyatlas.model.event import Event
from storyatlas.storyline import nouns
from storyatlas.storyline.names import short_names

# What says that something was said or done and not what: it names no matter by itself.
SAYS_LITTLE = frozenset(
    """announcement statement confirmation warning comment remark declaration change move launch start beginning end
    decision plan step signing crossing response reaction question position call return arrival recommendation request
    appearance meeting""".split()
)
# Nouns that stand for anything, alone or behind an adjective.
ANYTHING = frozenset(
    """island country city town area region place power change factor human people person part way thing matter issue
    number day time world side government official authority rest document house fire east west north south""".split()
)
LEAST_EVENTS, LEAST_SHARE = 2, 0.05
_PREPOSITION = re.compile(r" (?:of|for|on|over|against|to|with) ")
_OFFICES = frozenset("Ministry Department Office Agency Service Party Government Police Staff House Company".split())


@dataclass(frozen=True, slots=True)
class Matter:
    """What a heading may name: its words, the ids of the events that it covers, and its worth."""

    text: str
    key: str
    events: frozenset[str]
    worth: float
    share: float
    happens: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """What all events of a story are called: noun phrases and the noun of what happens, by event; how many events have
    each noun (`spread`) and each name of a body or thing (`things`), and who is a person."""

    topics: Mapping[str, Sequence[str]]
    deeds: Mapping[str, str]
    spread: Mapping[str, int]
    things: Mapping[str, int]
    persons: Collection[str]
    events: Sequence[Event]
    short: Mapping[str, str]

    def keys(self, event: Event) -> dict[str, tuple[str, ...]]:
        """The nouns of an event by key, each with the phrases that end in it; its deed among them."""
        return _keys(self.topics.get(event.id, ()), self.deeds.get(event.id, ""))


def is_who_or_where(matter: Matter) -> bool:
    """Whether a matter only says who, what or where."""
    return nouns.is_who_or_where(head_of(matter.key))


def word_events(
    groups: Sequence[Sequence[Event]], topics: Mapping[str, Sequence[str]], deeds: Mapping[str, str]
) -> Wording:
    """The wording of a story from its groups of events, the noun phrases of each event and the noun of its deed."""
    everything = [event for group in groups for event in group]
    spread = Counter(k for e in everything for k in _keys(topics.get(e.id, ()), deeds.get(e.id, "")))
    things = Counter(thing for event in everything for thing in things_of(event))
    persons = {p.name for event in everything for p in event.participants if p.type == "person"}
    return Wording(topics, deeds, spread, things, persons, everything, short_names(everything))


def key_of(phrase: str) -> str:
    """One key for singular and plural."""
    words = phrase.lower().split()
    last = words[-1]
    if last.endswith("ies") and len(last) > 4:
        last = last[:-3] + "y"
    elif last.endswith("s") and not last.endswith(("ss", "us", "is")) and len(last) > 3:
        last = last[:-1]
    return " ".join([*words[:-1], last])


def head_of(phrase: str) -> str:
    """The noun that a phrase is about: "search" of "night search for survivors"."""
    return _PREPOSITION.split(phrase, maxsplit=1)[0].split()[-1]


def _keys(phrases: Sequence[str], deed: str) -> dict[str, tuple[str, ...]]:
    """The nouns of an event by key, each with the phrases that end in it."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for phrase in phrases:
        head = head_of(phrase)
        if _PREPOSITION.search(phrase) is None or head == deed or nouns.happens(key_of(head)):
            found[key_of(head)].setdefault(phrase)
    if deed:
        found[key_of(deed)].setdefault(deed)
    return {key: tuple(forms) for key, forms in found.items()}


def weight_of(event: Event) -> float:
    """The foremost events name a storyline; the rest only confirm."""
    return 0.3 + 3.0 * event.salience**2


def things_of(event: Event) -> set[str]:
    """Names of bodies and things that say what they are: "Security Council", "NATO"; not "Assembly", nor
    "Foreign Ministry", which only says who speaks."""
    return {
        p.name
        for p in event.participants
        if p.type in {"organisation", "thing"}
        and p.role in {"agent", "patient"}
        and p.name[:1].isupper()
        and (len(p.name.split()) > 1 or (p.name.isupper() and len(p.name) > 2))
        and p.name.split()[-1] not in _OFFICES
    }
