"""Labels: what a storyline is about, as a section heading would say it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum, log

from storyatlas.model.event import Event
from storyatlas.model.mention import Participant

MOST_WORDS = 6
# How much better a heading reads with two words, with an occurrence and whose it is ("Quill visit"), with an
# occurrence alone, with a bare noun. Set, as all of these, by reading the labels of three stories.
_PHRASE, _NAMED_DEED, _DEED, _NAMED, _BARE = 2.4, 2.2, 1.2, 0.6, 0.35
# What says that something was said or done and not what: it names no matter by itself.
_EMPTY = 0.3
_SAYS_LITTLE = frozenset(
    "announcement statement confirmation warning comment remark declaration change move launch start beginning "
    "end decision plan step signing crossing response reaction question position call".split()
)
# Nouns that stand for anything, alone or behind an adjective.
_ANYTHING = frozenset(
    """island country city town area region place power change factor human people person part way thing matter issue
    number day time world side government official authority rest document house fire east west north south""".split()
)
_OWN_LIFT = 3.0  # a name so much more frequent in one storyline is its own
# A phrase that so large a share of the storyline uses stands alone.
_ALONE = 0.45
_NAME_SHARE, _NAME_LIFT = 0.4, 1.15
_LEAST_EVENTS, _LEAST_SHARE = 2, 0.05
# From this share of a noun's uses on its usual phrase stands for it.
_FULL_SHARE = 0.15
# A second phrase weaker than this part of the first adds noise; a bare noun needs one sooner.
_SECOND, _SECOND_TO_BARE = 0.4, 0.1
_LEAST_BARE = 0.1  # of a storyline that a bare noun must cover to be its second phrase
# What covers less than this share of a storyline is a detail of it, however much its own.
_BREADTH = 0.12
# How an occurrence takes its place ("visit to Norway"); others take none, or "in" where they are of a kind
# that happens on the spot.
_PREPOSITIONS = {
    **dict.fromkeys(["visit", "trip", "return", "flight", "tour", "journey", "arrival"], "to"),
    **dict.fromkeys(["invasion", "occupation", "annexation", "siege", "lockdown", "capture", "bombing"], "of"),
    **dict.fromkeys(["attack", "raid", "strike", "airstrike", "sanctions", "embargo"], "on"),
    **dict.fromkeys(["evacuation", "departure", "withdrawal", "expulsion"], "from"),
    "incursion": "into",
}
_OFFICES = frozenset("Ministry Department Office Agency Service Party Government Police Staff House Company".split())
_ON_THE_SPOT = frozenset({"violence", "arrest", "death", "protest", "disaster", "health", "election"})
_MANY = frozenset({"arrest", "death", "protest", "health"})  # kinds of which several are told in the plural
_BY_SPEAKING = frozenset({"statement", "accusation", "rejection", "threat", "demand", "support", "diplomacy"})
# Two of these in one heading say one thing twice.
_ALIKE = (
    frozenset({"visit", "trip", "tour", "journey", "arrival", "travel"}),
    frozenset({"protest", "demonstration", "rally", "march"}),
    frozenset({"talk", "meeting", "summit", "conversation"}),
    frozenset({"death", "toll", "victim", "fatality"}),
    frozenset({"case", "infection", "patient"}),
    frozenset({"troop", "soldier", "force", "army"}),
    frozenset({"treaty", "pact", "agreement", "deal", "accord"}),
    frozenset({"disease", "illness", "outbreak", "epidemic", "virus"}),
)


@dataclass(frozen=True, slots=True)
class _Matter:
    """What a heading may name: its words, the ids of the events that it covers, and its worth."""

    text: str
    key: str
    events: frozenset[str]
    worth: float
    share: float


@dataclass(frozen=True, slots=True)
class _Wording:
    """What all events of a story are called: noun phrases and the noun of what happens, by event."""

    topics: Mapping[str, Sequence[str]]
    deeds: Mapping[str, str]
    spread: Mapping[str, int]
    events: Sequence[Event]

    def keys(self, event: Event) -> dict[str, tuple[str, ...]]:
        """The nouns of an event by key, each with the phrases that end in it; its deed among them."""
        return _keys(self.topics.get(event.id, ()), self.deeds.get(event.id, ""))


def label_storylines(
    groups: Sequence[Sequence[Event]],
    topics: Mapping[str, Sequence[str]],
    deeds: Mapping[str, str] | None = None,
) -> list[str]:
    """A label for each group of events, no two alike.

    `topics` are the noun phrases of each event, `deeds` the noun for what happens in it. The one or two chosen
    are used by many of the group's events and by few of the others (each event counts by its salience);
    an occurrence takes the name that goes with it.
    """
    deeds = deeds or {}
    everything = [event for group in groups for event in group]
    spread = Counter(k for e in everything for k in _keys(topics.get(e.id, ()), deeds.get(e.id, "")))
    wording = _Wording(topics, deeds, spread, everything)
    taken: set[str] = set()
    order = sorted(range(len(groups)), key=lambda i: (-len(groups[i]), i))
    labels = [""] * len(groups)
    for i in order:
        labels[i] = _heading(groups[i], _rank(groups[i], wording), taken)
    return labels


def _key(phrase: str) -> str:
    """One key for singular and plural."""
    words = phrase.lower().split()
    last = words[-1]
    if last.endswith("ies") and len(last) > 4:
        last = last[:-3] + "y"
    elif last.endswith("s") and not last.endswith(("ss", "us", "is")) and len(last) > 3:
        last = last[:-1]
    return " ".join([*words[:-1], last])


def _keys(phrases: Sequence[str], deed: str) -> dict[str, tuple[str, ...]]:
    """The nouns of an event by key, each with the phrases that end in it."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for phrase in phrases:
        found[_key(phrase.split()[-1])].setdefault(phrase)
    if deed:
        found[_key(deed)].setdefault(deed)
    return {key: tuple(forms) for key, forms in found.items()}


def _weight(event: Event) -> float:
    """The foremost events name a storyline; the rest only confirm."""
    return 0.3 + 3.0 * event.salience**2


def _rank(members: Sequence[Event], wording: _Wording) -> list[_Matter]:
    """The matters of a storyline, the best heading first: a noun counts wherever it stands, and is worded
    as the phrase that it mostly ends ("trade embargo")."""
    covered: dict[str, list[Event]] = defaultdict(list)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    happens: Counter[str] = Counter()
    for event in members:
        happens[_key(wording.deeds.get(event.id) or "-")] += 1
        for key, phrases in wording.keys(event).items():
            covered[key].append(event)
            forms[key].update(phrases)
    whole = fsum(_weight(e) for e in members) or 1.0
    least = max(_LEAST_EVENTS, round(_LEAST_SHARE * len(members))) if len(members) > 4 else 1
    matters = []
    for key, events in covered.items():
        if len(events) < least:
            continue
        text = _apostrophe(_fullest(forms[key], min(_LEAST_EVENTS, least)), events)
        weight = fsum(_weight(e) for e in events)
        lift = (len(events) / len(members)) / (wording.spread[key] / len(wording.events))
        form = _PHRASE if " " in text else min(1.0, _BARE + 3.0 * weight / whole)
        if " " not in text and happens[key] >= least:
            named = _whose(text, [e for e in events if _key(wording.deeds.get(e.id) or "-") == key], members, wording)
            form = _NAMED_DEED if named != text else _DEED
            form *= _EMPTY if key in _SAYS_LITTLE else 1.0
            text = named
        form *= _EMPTY if key in _ANYTHING else 1.0
        ids = frozenset(e.id for e in events)
        matters.append(_Matter(text, _key(text), ids, round(weight * max(0.0, log(lift)) * form, 6), weight / whole))
    matters += _named(members, wording, least)
    matters = [replace(m, worth=round(m.worth * min(1.0, m.share / _BREADTH) ** 2, 6)) for m in matters]
    return sorted(matters, key=lambda m: (-m.worth, len(m.key), m.key))


def _apostrophe(phrase: str, events: Sequence[Event]) -> str:
    """The phrase without the "s" of a name that lost its apostrophe: "Quills visit" as "Quill visit"."""
    first, _, rest = phrase.partition(" ")
    names = {p.name.split()[-1] for e in events for p in e.participants if p.type == "person" and p.name}
    return f"{first[:-1]} {rest}" if rest and first.endswith("s") and first[:-1] in names else phrase


def _named(members: Sequence[Event], wording: _Wording, least: int) -> list[_Matter]:
    """The names that are a matter of their own: a disease, a body, a place of which one storyline tells."""
    whole = fsum(_weight(e) for e in members) or 1.0
    found: dict[str, list[Event]] = defaultdict(list)
    for event in members:
        for name in _things(event):
            found[name].append(event)
    matters = []
    for name, events in found.items():
        elsewhere = sum(name in _things(e) for e in wording.events) / len(wording.events)
        lift = len(events) / len(members) / elsewhere
        if len(events) >= least and lift >= _OWN_LIFT:
            weight = fsum(_weight(e) for e in events)
            ids = frozenset(e.id for e in events)
            matters.append(_Matter(name, name.lower(), ids, round(weight * log(lift) * _NAMED, 6), weight / whole))
    return matters


def _things(event: Event) -> set[str]:
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


def _fullest(forms: Counter[str], least: int) -> str:
    """The phrase of several words that most events use, where enough do; else the bare noun."""
    ranked = sorted(forms, key=lambda f: (-forms[f], f))
    full = next((f for f in ranked if " " in f and forms[f] >= max(least, _FULL_SHARE * forms.total())), None)
    return full or next((f for f in ranked if " " not in f), ranked[0])


def _heading(members: Sequence[Event], matters: Sequence[_Matter], taken: set[str]) -> str:
    """One or two phrases that no other label has used; failing those, the years of a background of several, or the
    foremost title."""
    free = [m for m in matters if m.key not in taken]
    if not free:
        years = _years(members)
        best = max(members, key=lambda e: (e.salience, e.id))
        label = years if years and years not in taken else best.title
        taken.add(label)
        return label
    first = free[0]
    chosen = [first]
    if first.share <= _ALONE or " " not in first.text:
        weights = {e.id: _weight(e) for e in members}
        second = max(free[1:], key=lambda m: (_fresh(m, first, weights), m.key), default=None)
        least = (_SECOND if " " in first.text else _SECOND_TO_BARE) * first.worth
        if second is not None and _fresh(second, first, weights) >= max(least, 1e-6):
            chosen.append(second)
    taken |= {m.key for m in chosen}
    heading = " and ".join(m.text for m in chosen)
    return heading[:1].upper() + heading[1:]


def _years(members: Sequence[Event]) -> str:
    """ "Before: 1979 to 2008" for a background of several matters; empty for one event or for what goes on."""
    years = sorted({(e.time.start or "")[:4] for e in members} - {""})
    many = len(members) > _LEAST_EVENTS and len(years) > 1 and all(e.background for e in members)
    return f"Before: {years[0]} to {years[-1]}" if many else ""


def _fresh(matter: _Matter, first: _Matter, weights: Mapping[str, float]) -> float:
    """The worth of a second phrase for the events that the first leaves out; 0 for what cannot join it."""
    if _alike(matter, first) or len(f"{first.text} and {matter.text}".split()) > MOST_WORDS:
        return 0.0
    if " " not in matter.text and (matter.share < _LEAST_BARE or matter.key in _SAYS_LITTLE | _ANYTHING):
        return 0.0
    own = fsum(sorted(weights[e] for e in matter.events))
    return round(matter.worth * fsum(sorted(weights[e] for e in matter.events - first.events)) / own, 6)


def _alike(one: _Matter, other: _Matter) -> bool:
    a, b = ({_key(w) for w in m.text.lower().split()} for m in (one, other))
    return bool(a & b) or any(a & same and b & same for same in _ALIKE)


def _whose(deed: str, events: Sequence[Event], members: Sequence[Event], wording: _Wording) -> str:
    """An occurrence with who does it or where: "Quill visit to Norway", "arrests in Oslo"."""
    kind = Counter(e.type for e in events).most_common(1)[0][0]
    places = [_place(e) for e in wording.events]
    place = _typical([_place(e) for e in events], places) or _typical([_place(e) for e in members], places)
    word = _PREPOSITIONS.get(_key(deed)) or _PREPOSITIONS.get(deed) or ("in" if kind in _ON_THE_SPOT else "")
    who = _typical([_agents(e) for e in events], [_agents(e) for e in wording.events]) if kind in _BY_SPEAKING else ""
    if who:
        return f"{who} {deed}"
    deed = f"{deed}s" if kind in _MANY and len(events) > _LEAST_EVENTS and _key(f"{deed}s") == _key(deed) else deed
    place = place or _usual([_place(e) for e in events])
    return f"{deed} {word} {place}" if place and word else deed


def _usual(own: Sequence[set[str]]) -> str:
    """The name of most of some events, however frequent elsewhere; "" for none."""
    counts = Counter(name for names in own for name in names)
    best = min(counts, key=lambda name: (-counts[name], name), default="")
    return best if counts[best] >= max(_LEAST_EVENTS, _NAME_SHARE * len(own)) else ""


def _typical(own: Sequence[set[str]], everything: Sequence[set[str]]) -> str:
    """The name of most of some events, where it is rarer elsewhere; "" for none."""
    counts = Counter(name for names in own for name in names)
    if not counts:
        return ""
    best = min(counts, key=lambda name: (-counts[name], name))
    share = counts[best] / len(own)
    elsewhere = sum(best in names for names in everything) / len(everything)
    return best if share >= _NAME_SHARE and share >= _NAME_LIFT * elsewhere else ""


def _agents(event: Event) -> set[str]:
    """Who acts, by the short name that the title uses."""
    return {
        _short(p, event.title)
        for p in event.participants
        if p.role == "agent" and p.name[:1].isupper() and (p.type == "person" or len(p.name.split()) <= 2)
    }


def _short(participant: Participant, title: str) -> str:
    """A person by the last name where the title has it alone, else in full ("Kim Il Sung")."""
    first, _, last = participant.name.rpartition(" ")
    alone = last in title and not (first and f"{first.split()[-1]} {last}" in title)
    return last if participant.type == "person" and alone else participant.name


def _place(event: Event) -> set[str]:
    return {event.place.name.split(",")[0]} if event.place is not None else set()
