"""Wording: what the events of a story are called, by the nouns of their words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
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
# What is counted and how: by itself no matter, nor a part of one ("five million tonnes", "a billion dollar loan").
_COUNTED = frozenset(
    """mln bln million billion trillion thousand hundred dozen pct percent percentage cent dlr dlrs tonne tonnes ton
    tons barrel barrels bpd mile miles km kilometre kilometres kilometer kilometers hectare hectares acre acres foot
    feet metre metres meter meters point points time times""".split()
)
_MONEY = frozenset(
    "dollar dollars pound pounds euro euros yen peso pesos franc francs mark marks rupee rupees yuan".split()
)
_PAIR = re.compile(r"[a-z][a-z-]+ [a-z][a-z-]+")
_PREPOSITION = re.compile(r" (?:of|for|on|over|against|to|with) ")
_ANNOUNCED = re.compile(r"^announcements? of (?:an? |the )?(?=[a-z])|(?<=[a-z]) announcements?$")
_LINKING = frozenset("of for on over against to with".split())
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
    pairs: Collection[str] = frozenset()

    def keys(self, event: Event) -> dict[str, tuple[str, ...]]:
        """The nouns of an event by key, each with the phrases that end in it; its deed among them, and the `pairs`
        that stand in several phrases of the story ("land reform" of "land reform plans")."""
        return _keys(self.topics.get(event.id, ()), self.deeds.get(event.id, ""), self.pairs)


def is_who_or_where(matter: Matter) -> bool:
    """Whether a matter only says who, what or where."""
    return nouns.is_who_or_where(head_of(matter.key))


def word_events(
    groups: Sequence[Sequence[Event]], topics: Mapping[str, Sequence[str]], deeds: Mapping[str, str]
) -> Wording:
    """The wording of a story from its groups of events, the noun phrases of each event and the noun of its deed."""
    everything = [event for group in groups for event in group]
    topics = {event.id: _without_counts(topics.get(event.id, ())) for event in everything}
    pairs = _pairs(phrase for phrases in topics.values() for phrase in phrases)
    spread = Counter(k for e in everything for k in _keys(topics[e.id], deeds.get(e.id, ""), pairs))
    things = Counter(thing for event in everything for thing in things_of(event))
    persons = {p.name for event in everything for p in event.participants if p.type == "person"}
    return Wording(topics, deeds, spread, things, persons, everything, short_names(everything), pairs)


def _without_counts(phrases: Sequence[str]) -> tuple[str, ...]:
    """The phrases without what is counted in them, nor that it was announced: "loan" of "million dollar loan", none of
    "million tonnes", "job cuts" of "announcement of job cuts"."""
    kept = []
    for whole in phrases:
        phrase = _ANNOUNCED.sub("", whole)
        words = phrase.split()
        last = max((at for at, word in enumerate(words) if word.lower() in _COUNTED), default=-1)
        rest = words[last + 1 :]
        rest = rest[1:] if last >= 0 and rest and rest[0].lower() in _MONEY else rest
        if rest and rest[0] not in _LINKING:
            kept.append(" ".join(rest))
    return tuple(dict.fromkeys(kept))


def _pairs(phrases: Iterable[str]) -> frozenset[str]:
    """The pairs of words that lead on to several nouns in these phrases, or to one and stand alone as well."""
    after: dict[str, set[str]] = defaultdict(set)
    for phrase in phrases:
        words = () if _PREPOSITION.search(phrase) else phrase.split()
        for at in range(len(words) - 1):
            pair = f"{words[at]} {words[at + 1]}"
            if _PAIR.fullmatch(pair):
                after[pair].add(key_of(words[at + 2]) if at + 2 < len(words) else "")
    return frozenset(pair for pair, next_words in after.items() if len(next_words) > 1)


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


def _keys(phrases: Sequence[str], deed: str, pairs: Collection[str] = ()) -> dict[str, tuple[str, ...]]:
    """The nouns and `pairs` of an event by key, each with the phrases that end in it."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for phrase in phrases:
        head = head_of(phrase)
        if _PREPOSITION.search(phrase) is None or head == deed or nouns.happens(key_of(head)):
            found[key_of(head)].setdefault(phrase)
        words = phrase.split()
        for pair in (f"{words[at]} {words[at + 1]}" for at in range(len(words) - 1)):
            if pair in pairs:
                found[key_of(pair)].setdefault(pair)
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
