"""Labels: what a storyline is about, as a section heading would say it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from storyatlas.model.event import Event

MOST_WORDS = 6
# A phrase that so large a share of the storyline uses stands alone.
_ALONE = 0.45
# What two words say more than one, and what a heading gains from a name before its noun. Set by
# reading the labels of three stories.
_PHRASE_BONUS = 2.4
_NAME_SHARE = 0.35
_LEAST_EVENTS = 2
# A second phrase weaker than this part of the first adds noise.
_SECOND = 0.35
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
    """A noun phrase: how a storyline writes it, and its worth as a heading."""

    text: str
    key: str
    worth: float
    share: float


def label_storylines(groups: Sequence[Sequence[Event]], topics: Mapping[str, Sequence[str]]) -> list[str]:
    """A label for each group of events, no two alike.

    `topics` are the noun phrases of each event. The one or two chosen are used by many of the
    group's events and by few of the others (each event counts by its salience); a bare noun takes
    the name that goes with it.
    """
    everything = [event for group in groups for event in group]
    spread = _spread(everything, topics)
    taken: set[str] = set()
    order = sorted(range(len(groups)), key=lambda i: (-len(groups[i]), i))
    labels = [""] * len(groups)
    for i in order:
        matters = _rank(groups[i], topics, spread, len(everything))
        labels[i] = _heading(groups[i], matters, everything, taken)
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


def _keys(event: Event, topics: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The phrases of an event by key, and the last word of each as a phrase of its own."""
    found: dict[str, str] = {}
    for phrase in topics.get(event.id, ()):
        found.setdefault(_key(phrase), phrase)
        last = phrase.split()[-1]
        found.setdefault(_key(last), last)
    return found


def _spread(events: Sequence[Event], topics: Mapping[str, Sequence[str]]) -> Counter[str]:
    return Counter(key for event in events for key in _keys(event, topics))


def _weight(event: Event) -> float:
    return 1.0 + 2.0 * event.salience


def _rank(
    members: Sequence[Event], topics: Mapping[str, Sequence[str]], spread: Counter[str], total: int
) -> list[_Matter]:
    """The phrases of a storyline, the best heading first."""
    weights: dict[str, float] = defaultdict(float)
    counts: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for event in members:
        for key, phrase in _keys(event, topics).items():
            weights[key] += _weight(event)
            counts[key] += 1
            forms[key][phrase] += 1
    whole = sum(_weight(e) for e in members) or 1.0
    least = _LEAST_EVENTS if len(members) > 4 else 1
    matters = []
    for key, weight in weights.items():
        if counts[key] < least:
            continue
        lift = (counts[key] / len(members)) / (spread[key] / total)
        worth = weight * log(1.0 + lift) * (_PHRASE_BONUS if " " in key else 1.0)
        text = min(forms[key], key=lambda f: (-forms[key][f], f))
        matters.append(_Matter(text, key, round(worth, 6), weight / whole))
    return sorted(matters, key=lambda m: (-m.worth, m.key))


def _heading(members: Sequence[Event], matters: Sequence[_Matter], everything: Sequence[Event], taken: set[str]) -> str:
    """One or two phrases that no other label has used; failing those, the foremost name or title."""
    chosen: list[_Matter] = []
    name = _name(members, everything)
    for matter in matters:
        if any(_alike(matter, c) for c in chosen) or matter.key in taken:
            continue
        if chosen and (" " in chosen[0].key or name) and matter.worth < _SECOND * chosen[0].worth:
            break
        if chosen and len(f"{chosen[0].text} and {matter.text}".split()) > MOST_WORDS:
            continue
        chosen.append(matter)
        if len(chosen) == 2 or (len(matter.key.split()) > 1 and matter.share > _ALONE):
            break
    if not chosen:
        best = max(members, key=lambda e: (e.salience, e.id))
        return name or best.title
    taken |= {c.key for c in chosen}
    first = chosen[0].text
    if name and " " not in first and name.lower() not in first.lower():
        first = f"{name} {first}"
    heading = " and ".join([first, *(c.text for c in chosen[1:])])
    return heading[:1].upper() + heading[1:]


def _alike(one: _Matter, other: _Matter) -> bool:
    a, b = set(one.key.split()), set(other.key.split())
    return bool(a & b) or any(a & same and b & same for same in _ALIKE)


def _name(members: Sequence[Event], everything: Sequence[Event]) -> str:
    """The name that marks a storyline: in a third of its events and much rarer elsewhere."""
    own = Counter(n for e in members for n in _names(e))
    whole = Counter(n for e in everything for n in _names(e))
    best, worth = "", 0.0
    for name, count in sorted(own.items()):
        share = count / len(members)
        lift = share / (whole[name] / len(everything))
        if share >= _NAME_SHARE and lift >= 1.3 and share * log(lift) > worth:
            best, worth = name, share * log(lift)
    return best


def _names(event: Event) -> set[str]:
    found = {
        p.name.split()[-1] if p.type == "person" else p.name
        for p in event.participants
        if p.name[:1].isupper() and (p.type == "person" or len(p.name.split()) <= 2)
    }
    if event.place is not None:
        found.add(event.place.name.split(",")[0])
    return found
