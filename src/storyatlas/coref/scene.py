"""The scene of an article: where it is set as a whole, for events whose own words name no place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from storyatlas.coref.afloat import TALKED_OF, find_voyage
from storyatlas.model.article import Article
from storyatlas.model.extraction import Extraction
from storyatlas.model.mention import EventMention, Participant
from storyatlas.model.place import Place, PlaceUse, Setting
from storyatlas.model.time import TimeValue

_LEAST_SHARE = 0.3  # of the places of an article that its country must hold
_STORY = 3.0  # mentions that a town or country counts beside its own where all articles of the story name it
_STORY_COUNTRY = 2.0
_DATELINE = 2.2  # mentions that a dateline counts: correspondents also write from elsewhere
_MODIFYING = 0.15  # what a place counts that only tells whose something is
_USUAL = 0.5  # of the articles that name a town for those that do not to be set there
_ACTING = 0.5  # of a country named for each act on its behalf
_SURE_HOME = 0.75  # of the times that a country is told of somebody
_SEEN = frozenset({"stated", "inside"})
_OFTEN = 0.2  # of the places where somebody was seen
# What is done away from home as often as not.
_ABROAD = frozenset("violence military movement diplomacy arrest".split())
_GOVERNING = re.compile(
    r"\b(?:parliament(?:ary|arians?)?|cabinet|ministry|ministers?|premier|budgets?|bills?|lawmakers?|legislators?|"
    r"senat(?:e|ors?)|congress(?:ional|m[ae]n)?|(?:opposition|ruling) (?:part(?:y|ies)|members|politicians)|"
    r"(?:lower|upper) house|central bank)\b",
    re.IGNORECASE,
)
_RECEIVING = frozenset("receiv receive host summon welcom welcome".split())
# What the sentences around name, and what is spoken of, is not where those are who act at home.
_WEAK = frozenset({"context", "topic"})
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
        town = self.city if self.sea is None or kind in TALKED_OF else self.sea
        if town is not None and (time.start is None or _near(time.start, published)):
            return town
        return self.country


def set_scenes(extractions: Sequence[Extraction], articles: Mapping[str, Article]) -> list[Extraction]:
    """The extractions with the scene of each mention: that of its article, or the country that its actors act for."""
    stage = find_stage([e.setting for e in extractions])
    homes = Homes(extractions)
    voyage = find_voyage(extractions, [a.text for a in articles.values()])
    found = []
    for extraction in extractions:
        acting = Counter(home.country for m in extraction.mentions if (home := homes.of(m)) is not None)
        scene, printed = find_scene(extraction.setting, stage, acting), articles[extraction.article].written_on
        mentions = []
        for m in extraction.mentions:
            there, home = scene.at(m.time, printed, m.type), homes.of(m)
            at_home = m.type not in _ABROAD or m.lemma in _RECEIVING
            if home is not None and at_home and not (there and homes.at_home_in(there, home, m)):
                there, m = home, _unplaced(m, _WEAK)
            if there is not None and there.precision == "country" and _governs(m):
                there = stage.capitals.get(there.country, there)
            m = replace(m, scene=there)
            if voyage is not None:
                m = voyage.place(m, lately=m.time.start is None or _near(m.time.start, printed))
            mentions.append(m)
        found.append(replace(extraction, mentions=tuple(mentions)))
    return found


def _unplaced(mention: EventMention, sources: Collection[str]) -> EventMention:
    """The mention, without a place that was found in one of these ways."""
    return replace(mention, place=None, place_source="none") if mention.place_source in sources else mention


def _governs(mention: EventMention) -> bool:
    """Whether a mention tells of a state's bodies and offices, which are in its capital."""
    return mention.type not in _ABROAD and _GOVERNING.search(mention.quote) is not None


def _actors(mention: EventMention) -> list[Participant]:
    return [p for p in mention.participants if p.role == "agent"]


class Homes:
    """The countries that those named in a story act for, or the capitals where they hold office."""

    def __init__(self, extractions: Sequence[Extraction]) -> None:
        self._told: dict[str, Counter[str | None]] = defaultdict(Counter)  # by name, the country
        self._names: dict[str, set[str]] = defaultdict(set)  # by each of their words
        self._found: dict[str, Place | None] = {}
        self._places: dict[str | None, Place] = {}
        self._seats: dict[str, Place] = {}  # of who holds an office of a state, in its capital
        self._been: dict[str, Counter[str | None]] = defaultdict(Counter)
        for extraction in extractions:
            for home in extraction.setting.homes:
                self._told[home.name][home.place.country] += home.count
                if home.place.precision == "country":
                    self._places.setdefault(home.place.country, home.place)
                else:
                    self._seats[home.name] = home.place
            for m in extraction.mentions:
                if m.place is not None and m.place_source in _SEEN:
                    for actor in _actors(m):
                        self._been[actor.name][m.place.country] += 1
        for name in self._told:
            for word in name.lower().split():
                self._names[word].add(name)

    def of(self, mention: EventMention) -> Place | None:
        """The home of all who act in a mention, `None` where that of one is unknown or they come from several."""
        places = [self._home(p) for p in _actors(mention)]
        first = places[0] if places else None
        return first if first is not None and all(p == first for p in places) else None

    def at_home_in(self, place: Place, home: Place, mention: EventMention) -> bool:
        """Whether those who act in a mention are of the country of a place, or were seen there; not where their home
        tells the town."""
        if place.country == home.country:
            return home.precision == "country" or place.precision != "country"
        return any(
            been[place.country] >= _OFTEN * been.total() > 0 for p in _actors(mention) if (been := self._been[p.name])
        )

    def _home(self, actor: Participant) -> Place | None:
        if actor.type not in {"person", "organisation"}:
            return None
        if actor.name not in self._found:
            self._found[actor.name] = self._of_name(actor.name)
        return self._found[actor.name]

    def _of_name(self, name: str) -> Place | None:
        """The country that three in four of the words beside a name, or beside its longer or shorter forms, tell; its
        capital where one tells an office there."""
        words = set(name.lower().split())
        alike = {n for word in words for n in self._names.get(word, ())}
        counts: Counter[str | None] = Counter()
        seats = []
        for form in sorted(alike):
            own = set(form.lower().split())
            if own <= words or words <= own:
                counts.update(self._told[form])
                seats += [self._seats[form]] if form in self._seats else []
        if not counts:
            return None
        (best, count), *_ = sorted(counts.items(), key=lambda c: (-c[1], c[0] or ""))
        if count < _SURE_HOME * counts.total():
            return None
        return next((seat for seat in seats if seat.country == best), self._places.get(best))


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a story plays: its towns, seas among them, and countries, and the share of its articles that name each of
    them, a country also by what lies in it."""

    places: Mapping[str, Place]
    states: Mapping[str | None, Place]
    towns: Mapping[str, float]
    countries: Mapping[str | None, float]
    capitals: Mapping[str | None, Place] = field(default_factory=dict)


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
    return Stage(
        places,
        states,
        {n: c / count for n, c in towns.items()},
        {n: c / count for n, c in countries.items()},
        {capital.country: capital for setting in settings for capital in setting.capitals},
    )


def find_scene(setting: Setting, stage: Stage, acting: Mapping[str | None, int] | None = None) -> Scene:
    """The country that an article names most, and the town in it, its dateline counted as several mentions, and so
    are acts of those who are `acting` for a country.

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
    for country, acts in (acting or {}).items():
        weights[country] += _ACTING * acts
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
    order = {name: -at for at, name in enumerate(own)}  # of equals the one that the article names first
    town = towns[max(votes, key=lambda n: (votes[n], order.get(n, -len(own))))] if votes else None
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
