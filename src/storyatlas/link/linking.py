"""Linking: relations between mentions, gathered into links between events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from storyatlas.model.article import content_id
from storyatlas.model.event import Event, Evidence, Link, LinkType
from storyatlas.model.extraction import Extraction, Relation

_CONFIDENCE = {"causes": 0.7, "responds_to": 0.6, "part_of": 0.6, "precedes": 0.5}


def connect(
    events: Sequence[Event], mention_events: Mapping[str, str], extractions: Sequence[Extraction]
) -> tuple[Link, ...]:
    """Links among `events`; `mention_events` gives the event of each mention by id.

    A relation that several articles state is one link with all their words, and a higher
    confidence. Of two directions the better attested one stays.
    """
    known = {e.id: e for e in events}
    stated: dict[tuple[str, str, LinkType], list[Evidence]] = defaultdict(list)
    for extraction in extractions:
        for relation in extraction.relations:
            source, target = mention_events.get(relation.source), mention_events.get(relation.target)
            if source is None or target is None or source == target or source not in known or target not in known:
                continue
            key = _oriented(relation, known[source], known[target])
            if key is not None:
                stated[key].append(_evidence(extraction.article, relation))
    links = [_link(*key, evidence) for key, evidence in stated.items() if _wins(key, stated)]
    return tuple(sorted(links, key=lambda link: (link.source, link.target, link.type)))


def _oriented(relation: Relation, source: Event, target: Event) -> tuple[str, str, LinkType] | None:
    """The link a relation makes, `None` where the dates speak against it."""
    if relation.type == "before":
        return source.id, target.id, "precedes"
    if relation.type in {"responds_to", "updates"} and _later(target, source):
        return None
    if relation.type == "causes" and _later(source, target):
        return None
    return source.id, target.id, relation.type


def _later(one: Event, other: Event) -> bool:
    """Whether `one` surely happened after `other`, as far as both dates are known."""
    a, b = one.time.start, other.time.end or other.time.start
    if a is None or b is None:
        return False
    short = min(len(a), len(b))
    return a[:short] > b[:short]


def _wins(key: tuple[str, str, LinkType], stated: Mapping[tuple[str, str, LinkType], list[Evidence]]) -> bool:
    source, target, _ = key
    same_pair = [(k, len(v)) for k, v in stated.items() if {k[0], k[1]} == {source, target}]
    strength = {"causes": 3, "responds_to": 2, "part_of": 1, "precedes": 0}
    best = max(same_pair, key=lambda item: (item[1], strength.get(item[0][2], 0), item[0]))
    return best[0] == key


def _evidence(article: str, relation: Relation) -> Evidence:
    return Evidence(article, "text", relation.start, relation.end, relation.quote, None, relation.cue, "connective")


def _link(source: str, target: str, kind: LinkType, evidence: Sequence[Evidence]) -> Link:
    distinct = sorted(set(evidence), key=lambda e: (e.article, e.start, e.end))
    articles = len({e.article for e in distinct})
    confidence = 1 - (1 - _CONFIDENCE[kind]) ** articles
    return Link(
        content_id("l", source, target, kind), source, target, kind, round(confidence, 3), True, tuple(distinct)
    )


def add_links(stated: Sequence[Link], inferred: Sequence[Link]) -> tuple[Link, ...]:
    """Both, less inferred links between events that words already join by more than time."""
    joined = {frozenset((link.source, link.target)) for link in stated if link.type != "precedes"}
    new = [link for link in inferred if frozenset((link.source, link.target)) not in joined]
    replaced = {frozenset((link.source, link.target)) for link in new}
    kept = [link for link in stated if frozenset((link.source, link.target)) not in replaced]
    return tuple(sorted([*kept, *new], key=lambda link: (link.source, link.target, link.type)))


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
    return tuple(sorted([*links, *found], key=lambda link: (link.source, link.target, link.type)))
