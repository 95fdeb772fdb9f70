"""Which of its namesakes a name means: size, the words around it, and the article's other places."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from storyatlas.annotate.gazetteer import Record, Sense
from storyatlas.annotate.place_evidence import Candidate
from storyatlas.annotate.seats import is_seat
from storyatlas.model.place import kilometres

#: Namesakes looked at for one name, largest first.
MOST_SENSES = 40
_KIND = {"C": 1.5, "R": -1.0, "D": -1.0, "S": 0.0, "A": 0.7, "P": 0.0}
_FEDERATIONS = frozenset({"US", "CA", "AU"})
#: A site is put in the town it is named after where that has this many people.
SITE_TOWN = 100_000
_METROPOLIS = 1_000_000
_COUNTRY_WEIGHT = 2.0
_TOWN_WEIGHT = 2.0
#: A small namesake of a world city needs its own parts named: "Paris" is no Texan town by country alone.
_STRAY = 1.5
#: And where several other nations are named, by the parts of one town of its region it is not.
_FAR, _NATIONS, _AT_HOME = 3.0, 2, 3
_SMALL = 100_000
_KNOWN = 20_000
_BOUND = 4.0
_CLOSE_KM = 80.0
_WORLD = 0.5
_SMOOTH = 1.0
_REGION_WEIGHT = 2.5
_NEAR_WEIGHT = 2.0
_NEAR_KM = 150.0
_LEAST = 4.2
#: "China's Hubei", "Russia's western Kursk": other words between mean another relation.
_OWNED = re.compile(
    r"['’]s?\s+(?:(?:north|south|east|west)(?:ern)?(?:east|west)?(?:ern)?\s+|central\s+|coastal\s+|far\s+|capital,?\s+"
    r"|(?:city|town|province|region|state)\s+of\s+)*"
)
_BETWEEN = re.compile(r"\s*,?\s*\(?")
#: "Vancouver International Airport in Canada", "a mine near Larne in the north of Danubia".
_LIES_IN = re.compile(
    r"\s+in\s+(?:the\s+)?(?:(?:(?:north|south|east|west)(?:east|west)?(?:ern)?|central|far)\s+(?:of\s+(?:the\s+)?)?)*"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A candidate with the text it stands in; `at` orders the names of an article."""

    candidate: Candidate
    text: str
    at: int


def distance(a: Record, b: Record) -> float:
    """Kilometres between two records."""
    return kilometres(a.lat, a.lon, b.lat, b.lon)


def inside(record: Record, container: Record) -> bool:
    """Whether a record lies in a country or in a first-level region."""
    if record.id == container.id or record.country != container.country:
        return False
    return container.kind == "C" or (container.kind == "R" and record.region == container.id)


def usable(candidate: Candidate) -> tuple[Sense, ...]:
    """The senses that the words around a name leave, largest first."""
    senses = candidate.senses
    if candidate.cue:
        fitting = tuple(s for s in senses if s.record.kind in candidate.cue)
        senses = fitting or tuple(s for s in senses if s.record.kind != "D" or not s.mark)
    else:
        senses = tuple(s for s in senses if s.record.kind != "D" or not s.mark)
    ranked = sorted(
        senses, key=lambda s: (-_KIND[s.record.kind] * 10 - math.log10(s.record.population + 1), s.record.id)
    )
    return tuple(ranked[:MOST_SENSES])


def prior(sense: Sense, candidate: Candidate) -> float:
    """How likely a sense is without context: the logarithm of its population, by kind.

    A state of a federation outweighs the small towns named after it, and gives way to its own
    metropolis ("New York") and to a capital ("Washington").
    """
    record = sense.record
    value = math.log10(max(record.population, 300)) - (1.0 if sense.mark == "~" else 0.0)
    if candidate.cue and record.kind in candidate.cue:
        return value + (1.5 if record.kind == candidate.cue[0] else 0.0)
    if record.kind == "R" and record.country in _FEDERATIONS:
        rival = any(
            s.record.kind == "A" or s.record.population >= _METROPOLIS
            for s in candidate.senses
            if s.record.kind in "AP"
        )
        return value - (1.0 if rival else 0.2)
    if record.kind == "P" and record.population < _METROPOLIS and not candidate.cue:
        states = [s for s in candidate.senses if s.record.kind == "R" and s.record.country == record.country]
        namesake = any(s.record.kind == "C" and not s.mark for s in candidate.senses)  # "Greece", not that in New York
        if namesake or (record.country in _FEDERATIONS and any(not s.mark for s in states)):
            return value - 3.0
    if _of_the_world(sense):
        value += _WORLD
    return value + _KIND[record.kind]


def _of_the_world(sense: Sense) -> bool:
    """Whether a town is known everywhere: a large one, or the seat of institutions of the world."""
    record = sense.record
    return not sense.mark and record.kind in "AP" and (record.population >= _METROPOLIS or is_seat(record))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The other places of an article: nations named, and countries, regions and spots of its towns."""

    nations: Counter[str]
    homes: Counter[str]
    regions: Counter[int]
    towns: tuple[Record, ...]

    def support(self, record: Record) -> float:
        """What the other places add to the likelihood of a record."""
        value = _COUNTRY_WEIGHT * _share(self.nations, record.country)
        value += _TOWN_WEIGHT * _share(self.homes, record.country)
        if record.region >= 0:
            value += _REGION_WEIGHT * _share(self.regions, record.region)
        if record.kind in "APD":
            close = sum(math.exp(-distance(record, town) / _NEAR_KM) for town in self.towns if town.id != record.id)
            value += _NEAR_WEIGHT * min(1.0, close / 2)
        return value

    def names_region(self, record: Record) -> bool:
        """Whether the article names the region of a town, or another town in it."""
        return record.kind in "APD" and self.regions[record.region] > 0

    def is_close(self, record: Record) -> bool:
        """Whether another town of the article is within a day's walk and a half."""
        return record.kind in "APD" and any(distance(record, t) < _CLOSE_KM for t in self.towns if t.id != record.id)

    def abroad(self, record: Record) -> bool:
        """Whether an article tells of several other nations, and of the region of a town only in passing."""
        others = sum(n > 0 for country, n in self.nations.items() if country != record.country)
        return others >= _NATIONS and self.regions[record.region] < _AT_HOME and not self.is_close(record)

    def hold(self, record: Record) -> bool:
        """Whether the article plays in the parts where a record lies."""
        return record.kind not in "APD" or self.names_region(record) or self.is_close(record)


def survey(around: Iterable[Record], hints: Mapping[str, float]) -> Surroundings:
    """The surroundings that places make, with the countries that adjectives hint at."""
    nations: Counter[str] = Counter(dict(hints))
    homes: Counter[str] = Counter()
    regions: Counter[int] = Counter()
    towns: dict[int, Record] = {}
    for record in around:
        (nations if record.kind == "C" else homes)[record.country] += 1
        if record.region >= 0:
            regions[record.region] += 1
        if record.kind in "APD":
            towns[record.id] = record
    return Surroundings(nations, homes, regions, tuple(towns.values())[:MOST_SENSES])


def _share(counts: Counter[Any], key: object) -> float:
    """The root of a smoothed share: one mention tells something, many tell little more."""
    return math.sqrt(counts[key] / (sum(counts.values()) + _SMOOTH))


def choose(
    names: Sequence[Named], hints: Mapping[str, float], seats: Mapping[str, Record] | None = None
) -> list[Record | None]:
    """The record of each name of an article, `None` where nothing known fits.

    `hints` are countries named by demonyms, with weights; `seats` the towns, by folded name, of the institutions
    that the article names: beside the "Human Rights Council" Geneva is in Switzerland. Names qualified by a following
    container ("Paris, Texas") are settled first and bind later uses of the same name; the
    others then follow size, the article's countries and regions, and nearness, in two rounds.
    """
    settled = containers(names)
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, named in enumerate(names):
        if i not in settled:
            groups[named.candidate.key, named.candidate.cue].append(i)
    stated: dict[str, Record] = {}
    for i in sorted(settled):
        stated.setdefault(names[i].candidate.key, settled[i])
    bound = {**(seats or {}), **stated}
    chosen: dict[int, Record] = dict(settled)
    for _ in range(2):
        basis = dict(chosen)
        for (key, _), members in groups.items():
            others = [basis[i] for i in sorted(basis) if i not in members and votes(names[i].candidate, basis[i])]
            best = pick(names[members[0]].candidate, survey(others, hints), bound.get(key))
            for i in members:
                if best is None:
                    chosen.pop(i, None)
                else:
                    chosen[i] = best
    return [chosen.get(i) for i in range(len(names))]


def containers(names: Sequence[Named]) -> dict[int, Record]:
    """Names settled by what contains them: "Paris, Texas", "China's Hubei province", "a mine at Larne in Danubia".

    Before "in" a country or a capital is rather a government than a namesake.
    """
    settled: dict[int, Record] = {}
    for i in range(len(names) - 1, 0, -1):
        left, right = names[i - 1], names[i]
        if left.text is not right.text or left.candidate.end > right.candidate.start:
            continue
        between = left.text[left.candidate.end : right.candidate.start]
        pair: tuple[Record, Record] | None = None
        if _set_in(left.candidate, between):
            outer = [settled[i]] if i in settled else [s.record for s in usable(right.candidate)]
            pair = contained(left.candidate, outer)
            if pair and not _two_countries(left.candidate, *pair):
                settled[i - 1], settled[i] = pair
        elif _OWNED.fullmatch(between):
            outer = [s.record for s in usable(left.candidate) if s.record.kind == "C"]
            pair = contained(right.candidate, outer)
            if pair:
                settled[i], settled[i - 1] = pair
    return settled


def _two_countries(left: Candidate, inner: Record, outer: Record) -> bool:
    """ "The tangle in Russia, U.S. officials said": not the Russia that is a town of the second; "Georgia, U.S." is."""
    return outer.kind == "C" and inner.kind not in "CR" and any(s.record.kind == "C" for s in left.senses)


def _set_in(inner: Candidate, between: str) -> bool:
    """Whether the words behind a name say that it lies in what follows."""
    if ("," in between and _BETWEEN.fullmatch(between)) or re.fullmatch(r"\s+\(", between):
        return True
    return _LIES_IN.fullmatch(between) is not None and not any(s.record.kind in "CA" for s in usable(inner))


def votes(candidate: Candidate, record: Record) -> bool:
    """Whether a name tells where an article plays; a site's name ("Victoria station") may be anything."""
    return not candidate.site or record.population >= SITE_TOWN


def listed(left: Candidate, right: Candidate) -> bool:
    """Whether "X, Y" can only list two countries or two regions, not put X inside Y."""
    kinds = {s.record.kind for s in left.senses if not s.mark or s.record.kind == "C"}
    if left.cue or right.abbreviation:
        return False
    return "C" in kinds or ("R" in kinds and any(s.record.kind == "R" and not s.mark for s in right.senses))


def contained(candidate: Candidate, outer: Iterable[Record]) -> tuple[Record, Record] | None:
    """The largest sense of a name inside one of the containers, with that container."""
    pairs = [
        (prior(sense, candidate), sense.record, container)
        for container in outer
        for sense in candidate.senses
        if (sense.record.kind != "D" or not sense.mark or "D" in candidate.cue) and inside(sense.record, container)
    ]
    if not pairs:
        return None
    _, record, container = max(pairs, key=lambda pair: (pair[0], -pair[1].id))
    return record, container


def _alone(candidate: Candidate, record: Record, around: Surroundings) -> bool:
    """Whether a town bears its name alone, and the article names its country more than once."""
    known = {s.record.id for s in candidate.senses if s.record.kind != "D"}
    return known == {record.id} and record.population >= _KNOWN and around.nations[record.country] > 1


def pick(candidate: Candidate, around: Surroundings, bound: Record | None) -> Record | None:
    """The best sense of a name among the article's other places, `None` below the least score."""
    senses = usable(candidate)
    if not senses:
        return None
    world = any(_of_the_world(s) for s in senses)

    def score(sense: Sense) -> float:
        record = sense.record
        value = prior(sense, candidate) + around.support(record)
        if world and record.population < _SMALL and record.kind in "APD":
            value -= _FAR if around.abroad(record) else 0.0 if around.hold(record) else _STRAY
        return value + (_BOUND if bound is not None and record.id == bound.id else 0.0)

    best = max(senses, key=lambda s: (score(s), -s.record.id))
    if candidate.weight < 0.3 or (candidate.weight < 0.5 and best.record.kind in "APD"):
        named, close = around.names_region(best.record), around.is_close(best.record)
        if not (
            named and close if candidate.weight < 0.3 else named or close or _alone(candidate, best.record, around)
        ):
            return None
    return best.record if score(best) + candidate.weight >= _LEAST else None
