"""Linking: relations between mentions, gathered into links between events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from storyatlas.link.resolving import Resolver
from storyatlas.link.updates import find_denials, find_updates
from storyatlas.model.article import content_id
from storyatlas.model.event import Event, Evidence, Link, LinkType
from storyatlas.model.extraction import Extraction, Relation
from storyatlas.model.mention import EventMention

_CONFIDENCE = {
    "causes": 0.7,
    "responds_to": 0.6,
    "part_of": 0.6,
    "precedes": 0.5,
    "updates": 0.7,
    "contradicts": 0.6,
}
# Of two readings of the same two events, equally attested, the one that says more.
_STRENGTH = {"causes": 3, "responds_to": 2, "updates": 2, "contradicts": 2, "part_of": 1, "precedes": 0}

# Days that a part may lie before or after an occasion whose end nobody states.
_LONGEST_OCCASION = 14

Key = tuple[str, str, LinkType]
Words = tuple[Evidence, float]  # what states a link, and how surely


def connect(
    events: Sequence[Event], mention_events: Mapping[str, str], extractions: Sequence[Extraction]
) -> tuple[Link, ...]:
    """Links among `events` that words state or figures show; `mention_events` gives the event of each
    mention by id.

    A relation that several articles state is one link with all their words, and a higher
    confidence. Of two readings of the same two events the better attested one stays, and a link
    that a chain of two others of its type says already is left out.
    """
    resolver = Resolver(events, mention_events, extractions)
    stated: dict[Key, list[Words]] = defaultdict(list)
    for extraction in extractions:
        for relation in extraction.relations:
            ends = resolver.ends(relation)
            key = _oriented(relation, *ends, resolver.to_come(relation, ends[1], extraction.article)) if ends else None
            if key is not None:
                sure = _CONFIDENCE[key[2]] if relation.confidence is None else relation.confidence
                stated[key].append((_evidence(extraction.article, relation), sure))
    links = [_link(*key, stated[key]) for key in _without_chains(_best(stated))]
    mentions = _mentions_of(events, mention_events, extractions)
    return add_links(links, [*find_updates(events, mentions), *find_denials(events, mentions)])


def _mentions_of(
    events: Sequence[Event], mention_events: Mapping[str, str], extractions: Sequence[Extraction]
) -> dict[str, list[EventMention]]:
    """The mentions of each event by its id."""
    found: dict[str, list[EventMention]] = {event.id: [] for event in events}
    for extraction in extractions:
        for mention in extraction.mentions:
            event = mention_events.get(mention.id)
            if event in found:
                found[event].append(mention)
    return found


def _oriented(relation: Relation, source: Event, target: Event, to_come: bool) -> Key | None:
    """The link a relation makes, `None` where the dates speak against it; what is yet `to_come` is answered too."""
    if relation.type == "before":
        return None if _later(source, target) else (source.id, target.id, "precedes")
    before = relation.type == "responds_to" and not to_come and _later(target, source)
    if before and _days_apart(source, target) != 1:
        return None  # of two days in a row either is often the day of print
    if relation.type == "updates" and _later(target, source):
        return None
    if relation.type == "causes" and _later(source, target):
        return None
    if relation.type == "part_of" and (_days_apart(source, target) > _LONGEST_OCCASION or _other_year(source, target)):
        return None
    return source.id, target.id, relation.type


def _later(one: Event, other: Event) -> bool:
    """Whether `one` surely happened after `other`, as far as both dates are known."""
    a, b = one.time.start, other.time.end or other.time.start
    if a is None or b is None:
        return False
    short = min(len(a), len(b))
    return a[:short] > b[:short]


def _other_year(one: Event, other: Event) -> bool:
    """Whether both are of known years that the days of an occasion do not join."""
    years = [event.time.start[:4] for event in (one, other) if event.time.start]
    day = one.time.precision == other.time.precision == "day"
    return len(set(years)) > 1 and not day


def _days_apart(part: Event, whole: Event) -> int:
    """Days from a part to the nearest day of its whole, 0 where a day is unknown."""
    if part.time.precision != "day" or whole.time.precision != "day" or not part.time.start or not whole.time.start:
        return 0
    day, first = date.fromisoformat(part.time.start), date.fromisoformat(whole.time.start)
    last = date.fromisoformat(whole.time.end) if whole.time.end else first
    return max((first - day).days, (day - last).days, 0)


def _best(stated: Mapping[Key, Sequence[Words]]) -> list[Key]:
    """For each two events the key with the most words, the stronger type first."""
    chosen: dict[frozenset[str], Key] = {}
    for key in sorted(stated, key=lambda k: (len(stated[k]), _STRENGTH[k[2]], k)):
        chosen[frozenset(key[:2])] = key
    return sorted(chosen.values())


def _without_chains(keys: Sequence[Key]) -> list[Key]:
    """`keys` less a → c where a → b and b → c of the same type are there."""
    after: dict[tuple[str, LinkType], set[str]] = defaultdict(set)
    for source, target, kind in keys:
        after[source, kind].add(target)
    return [
        (source, target, kind)
        for source, target, kind in keys
        if not any(target in after.get((middle, kind), ()) for middle in after[source, kind] if middle != target)
    ]


def _evidence(article: str, relation: Relation) -> Evidence:
    reader = "connective" if relation.confidence is None else "causal"
    return Evidence(article, relation.field, relation.start, relation.end, relation.quote, None, relation.cue, reader)


def _link(source: str, target: str, kind: LinkType, words: Sequence[Words]) -> Link:
    """A link with all its evidence; each article that states it makes it surer."""
    evidence = sorted({e for e, _ in words}, key=lambda e: (e.article, e.field, e.start, e.end))
    doubt = 1.0
    for article in sorted({e.article for e in evidence}):
        doubt *= 1 - max(sure for e, sure in words if e.article == article)
    link = content_id("l", source, target, kind)
    return Link(link, source, target, kind, round(1 - doubt, 3), True, tuple(evidence))


def _order(link: Link) -> tuple[str, str, str]:
    return link.source, link.target, link.type


def add_links(stated: Sequence[Link], inferred: Sequence[Link]) -> tuple[Link, ...]:
    """Both, less inferred links between events that words already join by more than time."""
    joined = {frozenset((link.source, link.target)) for link in stated if link.type != "precedes"}
    new = [link for link in inferred if frozenset((link.source, link.target)) not in joined]
    replaced = {frozenset((link.source, link.target)) for link in new}
    kept = [link for link in stated if frozenset((link.source, link.target)) not in replaced]
    return tuple(sorted([*kept, *new], key=_order))


def order_events(events: Sequence[Event], links: Sequence[Link]) -> tuple[Link, ...]:
    """`links` and, in each storyline, what comes next by date: only between its foremost events,
    and only where no link joins them yet."""
    joined = {frozenset((link.source, link.target)) for link in links}
    lanes: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.time.start and event.time.precision == "day" and event.storyline:
            lanes[event.storyline].append(event)
    found = []
    for lane in lanes.values():
        strong = sorted(lane, key=lambda e: (-e.salience, e.id))[: max(3, len(lane) // 3)]
        ordered = sorted(strong, key=lambda e: (e.time.start or "", e.id))
        for one, two in pairwise(ordered):
            if one.time.start != two.time.start and frozenset((one.id, two.id)) not in joined:
                found.append(Link(content_id("l", one.id, two.id, "precedes"), one.id, two.id, "precedes", 0.5, False))
    return tuple(sorted([*links, *found], key=_order))
