"""Updates and denials: later counts of the same matter, and events that another speaker denies.

Both are inferred, an update from figures and dates alone: of counts of the same kind in the same
country each that is higher and later updates the one before it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from storyatlas.link.told import root
from storyatlas.model.article import content_id
from storyatlas.model.event import Event, Link, LinkType
from storyatlas.model.mention import EventMention

UPDATE_CONFIDENCE = 0.5
DENIAL_CONFIDENCE = 0.4
# A count that small is of single cases, not of a toll that grows.
_LEAST_COUNT = 5
# From one report to the next a toll grows by no more than that; beyond, another thing is counted.
_MOST_GROWTH = 10

# What is counted, by the root of the event's stem or by the noun counted.
_BY_ROOT = {
    "di": "deaths",
    "kill": "deaths",
    "infect": "cases",
    "arrest": "arrests",
    "detain": "arrests",
    "injur": "injuries",
    "wound": "injuries",
}
_BY_UNIT = {"death": "deaths", "fatality": "deaths", "case": "cases", "infection": "cases", "arrest": "arrests"}
_PERSONS = frozenset("people person patient dead die kill infect protester demonstrator dissident civilian".split())
_TOLL = re.compile(r"\btoll\b[^.;]{0,80}?\b(?:to|at|of|reached|hit|topped|passed)\s+(?:[a-z]+ ){0,2}?(\d[\d,]*)\b")
# Words of titles and clauses that two of them share for no reason.
EMPTY = frozenset(
    """
        from with that this have been were will into over their them than more most some could would what which when
    """.split()
)


def find_updates(events: Sequence[Event], mentions: Mapping[str, Sequence[EventMention]]) -> tuple[Link, ...]:
    """Inferred `updates` links: from a later and higher count to the one before it."""
    series: dict[tuple[str, str], dict[str, tuple[Event, float]]] = defaultdict(dict)
    for event in sorted(events, key=lambda e: (e.reports.articles, e.id)):
        if event.time.precision != "day" or event.background or event.place is None or event.place.country is None:
            continue
        for kind, value in sorted(_counts(mentions[event.id]).items()):
            series[kind, event.place.country][event.time.start or ""] = (event, value)
    found = {}
    for days in series.values():
        last: tuple[Event, float] | None = None
        for day in sorted(days):
            event, value = days[day]
            if last is not None and last[1] < value <= last[1] * _MOST_GROWTH:
                link = _link(event, last[0], "updates")
                found[link.id] = link
            if last is None or value >= last[1]:
                last = (event, value)
    return tuple(found.values())


def _counts(mentions: Sequence[EventMention]) -> dict[str, float]:
    """The count that an event is about, by what is counted: at least half of its mentions give one."""
    values: dict[str, Counter[float]] = defaultdict(Counter)
    giving: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.status == "denied":
            continue
        toll = _TOLL.search(mention.quote)
        if toll is not None:
            values["deaths"][float(toll.group(1).replace(",", ""))] += 1
            giving["deaths"].add(mention.id)
        for quantity in mention.quantities:
            kind = _BY_UNIT.get(quantity.unit)
            if kind is None and quantity.unit in _PERSONS:
                kind = _BY_ROOT.get(root(mention.lemma))
            if kind is not None and quantity.value >= _LEAST_COUNT:
                values[kind][quantity.value] += 1
                giving[kind].add(mention.id)
    return {kind: _usual(counts) for kind, counts in values.items() if len(giving[kind]) * 2 >= len(mentions)}


def _usual(counts: Mapping[float, int]) -> float:
    """The most frequent value; of several the middle one, so that a stray figure does not count."""
    most = max(counts.values())
    often = sorted(value for value, count in counts.items() if count == most)
    return often[(len(often) - 1) // 2]


def find_denials(events: Sequence[Event], mentions: Mapping[str, Sequence[EventMention]]) -> tuple[Link, ...]:
    """Inferred `contradicts` links: from a denial to the same occurrence in the same place as others assert it."""
    asserted: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        if event.status != "denied" and event.place is not None:
            for name in _central(mentions[event.id]):
                asserted[name, event.place.name].append(event)
    found = {}
    for event in events:
        if event.status != "denied" or event.place is None or not any(m.speaker for m in mentions[event.id]):
            continue
        for name in _central(mentions[event.id]):
            rivals = [
                e
                for e in asserted.get((name, event.place.name), ())
                if _same_matter(e, event, name) and not _namesakes(e, event)
            ]
            if rivals:
                rival = min(rivals, key=lambda e: (-len(_shared_words(e, event, name)), -e.reports.articles, e.id))
                link = _link(event, rival, "contradicts")
                found[link.id] = link
    return tuple(found.values())


def _central(mentions: Sequence[EventMention]) -> list[str]:
    """Roots that at least half of the mentions bear, in order."""
    counts = Counter(root(m.lemma) for m in mentions)
    return sorted(name for name, count in counts.items() if count * 2 >= len(mentions))


def _shared_words(one: Event, other: Event, stem: str) -> set[str]:
    """Words of weight that both titles hold, less the event's own and the place's."""
    place = (one.place.name if one.place else "").lower()
    words = [{w for w in re.findall(r"[a-z]{4,}", e.title.lower()) if w not in place} for e in (one, other)]
    return {w for w in words[0] & words[1] if not w.startswith(stem) and w not in EMPTY}


def _same_matter(one: Event, other: Event, stem: str) -> bool:
    """Whether the titles share two words or more, and not only who acts: Quill meets many, and does not meet some."""
    acting = {w for p in (*one.participants, *other.participants) if p.role == "agent" for w in p.name.lower().split()}
    shared = _shared_words(one, other, stem)
    return len(shared) >= 2 and bool(shared - acting)


def _namesakes(one: Event, other: Event) -> bool:
    """Whether the titles tell of two people of one surname: to meet Ada Quill is not to meet Karl Quill."""
    named = [
        {p.name.split()[-1]: p.name for p in event.participants if p.type == "person" and p.name in event.title}
        for event in (one, other)
    ]
    return any(named[0][surname] != named[1][surname] for surname in named[0].keys() & named[1].keys())


def _link(source: Event, target: Event, kind: LinkType) -> Link:
    confidence = UPDATE_CONFIDENCE if kind == "updates" else DENIAL_CONFIDENCE
    return Link(content_id("l", source.id, target.id, kind), source.id, target.id, kind, confidence, False)
