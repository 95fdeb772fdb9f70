"""Namesakes: a name means one place throughout a story, the one nearest to where the story plays."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from storyatlas.model.extraction import Extraction
from storyatlas.model.mention import EventMention
from storyatlas.model.place import Place, PlaceUse, Setting, kilometres

_NEAR_KM = 150.0
_CLOSE_KM = 80.0  # as near as this to another town of its article a place is not swept along
_KNOWN_TOWN = 100_000  # people of a town that is no mere surname
_SURE = 2.0  # what an article counts that says which namesake it means


def agree_on_namesakes(extractions: Sequence[Extraction]) -> list[Extraction]:
    """The extractions with one place for each name of a town or region.

    What one article leaves open another tells: "Wellington" beside "Taunton" is the one in Somerset. An article
    that says itself which one it means, or names a town beside it, keeps its own.
    """
    extractions = _without_surnames(extractions)
    meant = _meanings([e.setting for e in extractions])
    return [_renamed(e, meant) for e in extractions] if meant else list(extractions)


def _without_surnames(extractions: Sequence[Extraction]) -> list[Extraction]:
    """Less the small towns that are rather somebody's surname: "Becker" where the story tells of Ada Becker."""
    people = Counter(
        p.name.split()[-1].lower()
        for e in extractions
        for m in e.mentions
        for p in m.participants
        if p.type == "person" and " " in p.name
    )
    named: Counter[str] = Counter()
    sure = set()
    for extraction in extractions:
        dateline = extraction.setting.dateline
        sure |= {dateline.name} if dateline is not None else set()
        for use in extraction.setting.uses:
            named[use.place.name] += use.named
            sure |= {use.place.name} if use.stated or use.place.population >= _KNOWN_TOWN else set()
    names = {n for n, count in named.items() if n not in sure and people[_bare(n)] > count}
    return [_without(e, names) for e in extractions] if names else list(extractions)


def _without(extraction: Extraction, names: set[str]) -> Extraction:
    uses = tuple(u for u in extraction.setting.uses if u.place.name not in names)
    mentions = tuple(
        replace(m, place=None, place_source="none") if m.place is not None and m.place.name in names else m
        for m in extraction.mentions
    )
    return replace(extraction, mentions=mentions, setting=replace(extraction.setting, uses=uses))


def _meanings(settings: Sequence[Setting]) -> dict[str, Place]:
    """The place to take for each one that loses against a namesake, by name."""
    places: dict[str, Place] = {}
    told: dict[str, float] = defaultdict(float)
    for setting in settings:
        for use in setting.uses:
            if use.named and use.place.precision in {"city", "region", "country"}:
                places.setdefault(use.place.name, use.place)
                told[use.place.name] += _SURE if use.stated else 1.0
    senses: dict[str, list[str]] = defaultdict(list)
    for name in sorted(places):
        senses[_bare(name)].append(name)
    meant = {}
    for names in senses.values():
        rivals = [n for n in names if places[n].precision != "country"]
        if len(rivals) < 2 or len(rivals) < len(names):
            continue
        others = [(places[o], told[o]) for o in places if o not in names]
        everyone = sum(told[n] for n in rivals)
        score = {n: told[n] / everyone + _support(places[n], others) for n in rivals}
        best = max(rivals, key=lambda n: (score[n], n))
        meant.update({n: places[best] for n in rivals if n != best and _are_namesakes(places[n], places[best])})
    return meant


def _bare(name: str) -> str:
    return name.partition(",")[0].lower()


def _are_namesakes(one: Place, other: Place) -> bool:
    """Whether two places of one name are likely taken for each other: not the state of Washington and the capital."""
    return one.country != other.country or one.precision == other.precision == "city"


def _support(place: Place, others: Sequence[tuple[Place, float]]) -> float:
    """How well a place fits a story: the share of the other places in its country, and how many are near."""
    total = sum(weight for _, weight in others)
    own = sum(weight for other, weight in others if other.country == place.country)
    near = sum(weight * math.exp(-_km(place, other) / _NEAR_KM) for other, weight in others if _fine(other))
    return (own / total if total else 0.0) + min(1.0, near / 2.0)


def _fine(place: Place) -> bool:
    return place.precision in {"city", "region"}


def _km(a: Place, b: Place) -> float:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return kilometres(a.lat, a.lon, b.lat, b.lon)


def _renamed(extraction: Extraction, meant: Mapping[str, Place]) -> Extraction:
    setting = extraction.setting
    lost = {u.place.name for u in setting.uses if u.place.name in meant and not u.stated}
    sure = [u.place for u in setting.uses if u.named and u.place.name not in meant and _fine(u.place)]
    own = {u.place.name: u.place for u in setting.uses}
    lost = {n for n in lost if not any(_km(own[n], place) < _CLOSE_KM for place in sure)}
    changes = {name: meant[name] for name in lost}
    if not changes:
        return extraction
    uses: dict[str, PlaceUse] = {}
    for use in setting.uses:
        place = _changed(use.place, changes)
        earlier = uses.get(place.name)
        uses[place.name] = (
            replace(use, place=place)
            if earlier is None
            else replace(earlier, named=earlier.named + use.named, itself=earlier.itself + use.itself)
        )
    dateline = _changed(setting.dateline, changes) if setting.dateline else None
    mentions = tuple(_moved(m, changes) for m in extraction.mentions)
    setting = replace(setting, dateline=dateline, uses=tuple(uses.values()))
    return replace(extraction, mentions=mentions, setting=setting)


def _moved(mention: EventMention, changes: Mapping[str, Place]) -> EventMention:
    place = mention.place
    return mention if place is None else replace(mention, place=_changed(place, changes))


def _changed(place: Place, changes: Mapping[str, Place]) -> Place:
    """The place that is meant; a site goes with its town."""
    if place.name in changes:
        return changes[place.name]
    head, _, town = place.name.partition(", ")
    if place.precision == "site" and town in changes:
        new = changes[town]
        return replace(new, name=f"{head}, {new.name}", precision="site", population=0)
    return place
