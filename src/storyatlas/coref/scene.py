"""The scene of an article: where it is set as a whole, for events whose own words name no place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from storyatlas.model.article import Article
from storyatlas.model.extraction import Extraction
from storyatlas.model.place import Place, PlaceUse, Setting
from storyatlas.model.time import TimeValue

_LEAST_SHARE = 0.3  # of the places of an article that its country must hold
_STORY = 3.0  # mentions that a town or country counts beside its own where all articles of the story name it
_STORY_COUNTRY = 2.0
_DATELINE = 4.0  # mentions that a dateline counts: correspondents also write from elsewhere
_MODIFYING = 0.15  # what a place counts that only tells whose something is
_USUAL = 0.5  # of the articles that name a town for those that do not to be set there
# What is said, agreed on, voted on and decided on about ships at sea.
_ASHORE = frozenset(
    "statement diplomacy agreement support demand accusation rejection threat protest sanction law election".split()
)
_OWN_DAYS = 60  # an article tells of its own scene; what is older was likely elsewhere in the country


@dataclass(frozen=True, slots=True)
class Scene:
    """The country that an article is about, the city in it and the sea where it is set; `None` where unclear."""

    country: Place | None = None
    city: Place | None = None
    sea: Place | None = None

    def at(self, time: TimeValue, published: date | None, kind: str = "other") -> Place | None:
        """The scene of what happened at a time: for the article's own weeks the sea, or the city for it and for the
        kinds of event that are ashore, else the country."""
        town = self.city if self.sea is None or kind in _ASHORE else self.sea
        if town is not None and (time.start is None or _near(time.start, published)):
            return town
        return self.country


def set_scenes(extractions: Sequence[Extraction], articles: Mapping[str, Article]) -> list[Extraction]:
    """The extractions with the scene of each mention."""
    stage = find_stage([e.setting for e in extractions])
    found = []
    for extraction in extractions:
        scene, printed = find_scene(extraction.setting, stage), articles[extraction.article].written_on
        mentions = tuple(replace(m, scene=scene.at(m.time, printed, m.type)) for m in extraction.mentions)
        found.append(replace(extraction, mentions=mentions))
    return found


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a story plays: its towns, seas among them, and countries, and the share of its articles that name each of
    them, a country also by what lies in it."""

    places: Mapping[str, Place]
    states: Mapping[str | None, Place]
    towns: Mapping[str, float]
    countries: Mapping[str | None, float]


def find_stage(settings: Sequence[Setting]) -> Stage:
    """The towns and countries of a story."""
    places: dict[str, Place] = {}
    states: dict[str | None, Place] = {}
    towns: Counter[str] = Counter()
    countries: Counter[str | None] = Counter()
    for setting in settings:
        named = [u.place for u in setting.uses if u.named]
        countries.update({p.country for p in named if p.country})
        places.update({p.name: p for p in named if p.precision == "city" or p.country is None})
        states.update({u.place.country: u.place for u in setting.uses if u.place.precision == "country"})
        towns.update({u.place.name for u in setting.uses if u.itself and u.place.name in places})
    count = max(len(settings), 1)
    return Stage(places, states, {n: c / count for n, c in towns.items()}, {n: c / count for n, c in countries.items()})


def find_scene(setting: Setting, stage: Stage) -> Scene:
    """The country that an article names most, and the town in it, its dateline counted as several mentions.

    What the story's other articles name weighs in: an article that names the town where a victim lived and the one
    where she died is set where the others are, and one that names none is where half of them are. On the two
    development stories the most named city of the most named country is right for 75% and 70% of the event
    mentions that name no place on their verb (75% and 64% where all names count).
    """
    line = setting.dateline
    weights: dict[str | None, float] = defaultdict(float)
    for use in setting.uses:
        if use.place.country and use.named:
            weights[use.place.country] += _weight(use)
    total = sum(weights.values())
    if line is not None:
        weights[line.country] += _DATELINE
    country = min(
        weights, key=lambda c: (-weights[c] - _STORY_COUNTRY * stage.countries.get(c, 0.0), c or ""), default=None
    )
    if country is not None and weights[country] < _LEAST_SHARE * total:
        return Scene()
    own = {u.place.name: u for u in setting.uses if u.place.precision == "city" and u.named}
    there = {name for name, use in own.items() if use.itself} | {n for n, s in stage.towns.items() if s >= _USUAL}
    if not there and not any(u.itself for u in setting.uses if u.place.country == country):
        there = set(own)
    towns = {n: stage.places[n] for n in sorted(there) if country is None or stage.places[n].country == country}
    votes = {n: (_weight(own[n]) if n in own else 0.0) + _STORY * stage.towns.get(n, 0.0) for n in towns}
    sea = _sea(setting, stage, max(votes.values(), default=0.0))
    if line is not None and line.country == country:
        towns[line.name] = line
        votes[line.name] = votes.get(line.name, 0.0) + _DATELINE
    town = towns[max(votes, key=lambda n: votes[n])] if votes else None
    return Scene(stage.states.get(country if town is None else town.country), town, sea)


def _sea(setting: Setting, stage: Stage, town: float) -> Place | None:
    """The sea that half of the story's articles name, where this one names it more than any `town`; its dateline has
    no say, for nobody reports from there."""
    own = {u.place.name: u for u in setting.uses if u.place.country is None and u.itself}
    votes = {n: _weight(u) + _STORY * stage.towns[n] for n, u in own.items() if stage.towns.get(n, 0.0) >= _USUAL}
    best = max(sorted(votes), key=lambda n: votes[n], default=None)
    return own[best].place if best is not None and votes[best] > town else None


def _weight(use: PlaceUse) -> float:
    return use.itself + _MODIFYING * (use.named - use.itself)


def _near(start: str, published: date | None) -> bool:
    if published is None or len(start) < 7:
        return published is not None and start == str(published.year)
    day = date.fromisoformat(start if len(start) == 10 else f"{start}-15")
    return abs((day - published).days) <= _OWN_DAYS
