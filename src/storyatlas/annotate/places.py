"""The places an article names, resolved against the gazetteer by the article's own context."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from storyatlas.annotate.gazetteer import Gazetteer, Record, fold, load_gazetteer
from storyatlas.annotate.metonyms import stands_for_state
from storyatlas.annotate.place_candidates import find_candidates
from storyatlas.annotate.place_choice import SITE_TOWN, Named, choose, containers
from storyatlas.annotate.place_context import read_context
from storyatlas.annotate.place_evidence import Candidate
from storyatlas.annotate.seats import find_seats
from storyatlas.annotate.settlements import with_settlements
from storyatlas.annotate.waters import full_name, short_names, waters
from storyatlas.model.document import Document, Section
from storyatlas.model.place import Place, PlaceMention

__all__ = ["load_gazetteer", "resolve_places"]

_STATED = re.compile(r"\s*,\s*|\s+(?:in|at|near|outside)\s+(?:the\s+)?(?:[a-z]+\s+){0,3}")
_OWNED = re.compile(r"['’]s?\s+")
#: Share of the towns an article names from which one is where its sites stand.
MAIN_TOWN = 0.6
_MODIFYING = frozenset({"compound", "amod", "nmod", "poss"})


def resolve_places(document: Document, gazetteer: Gazetteer) -> Document:
    """The document with the places of its title and text.

    A name that is known but fits no place of the gazetteer, and a continent or a region
    of several countries, is a mention without a `place`; a sea is a place in no country.
    """
    context = read_context(document, gazetteer)
    body = find_candidates(document.text, gazetteer, context)
    context = replace(context, known=settled_names(document.text, body))
    body = find_candidates(document.text, gazetteer, context)
    head = find_candidates(document.title, gazetteer, context)
    body, head = (with_full_waters(found, [*body, *head], dict(context.hints)) for found in (body, head))
    names = [Named(c, document.text.text, i) for i, c in enumerate(body)]
    names += [Named(c, document.title.text, len(body) + i) for i, c in enumerate(head)]
    seats = {fold(seat.town.name): seat.town for seat in find_seats(document.text.text, gazetteer)}
    records = choose(names, dict(context.hints), seats)
    home = main_town(records)
    stated = frozenset(record.id for record in containers(names).values())

    def read(section: Section, candidates: list[Candidate], own: list[Record | None]) -> Section:
        return replace(section, places=mentions(section, candidates, own, gazetteer, home, stated))

    title, text = read(document.title, head, records[len(body) :]), read(document.text, body, records[: len(body)])
    return with_settlements(replace(document, title=title, text=text), gazetteer)


def with_full_waters(found: list[Candidate], everything: list[Candidate], hints: dict[str, float]) -> list[Candidate]:
    """The candidates, with the full name of a sea that only its common noun names ("the Gulf")."""
    if not any(c.wide and c.key in short_names() for c in found):
        return found
    countries = hints.keys() | {s.record.country for c in everything for s in c.senses if s.record.kind == "C"}
    named = list(dict.fromkeys(c.key for c in everything if c.wide))
    return [
        replace(c, key=full_name(c.key, named, countries)) if c.wide and c.key in short_names() else c for c in found
    ]


def settled_names(section: Section, candidates: list[Candidate]) -> frozenset[str]:
    """Names that are places in at least two of five of their uses; the rest of their uses follow."""
    sure = Counter(candidate.key for candidate in candidates if candidate.weight >= 0.5)
    names = sorted(sure, key=lambda name: (-len(name), name))
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b")
    used = Counter(pattern.findall(fold.__wrapped__(section.text)))  # too long for the cache of names
    return frozenset(key for key, count in sure.items() if count >= 0.4 * used[key])


def mentions(
    section: Section,
    candidates: list[Candidate],
    records: list[Record | None],
    gazetteer: Gazetteer,
    home: Record | None = None,
    stated: frozenset[int] = frozenset(),
) -> tuple[PlaceMention, ...]:
    """Place mentions of a section; an abbreviated region behind a town is one of its own.

    `stated` are the records that the article's words tell from their namesakes.

    A site that names no town stands in the one it is named after, else in `home`; what the gazetteer lacks in the town
    right behind it ("Old Isle, Porto").
    """
    starts = {token.start: token.i for token in section.tokens}
    found = []
    for i, (candidate, record) in enumerate(zip(candidates, records, strict=True)):
        if record is None and candidate.senses and candidate.weight < 0.9 and not candidate.site:
            continue
        place = gazetteer.place(record) if record else water(section, candidate, starts)
        if candidate.site:
            town = stated_town(section.text, candidate, candidates[i + 1 : i + 2], records[i + 1 : i + 2])
            owner = records[i - 1] if i and town is None else None
            if owner is not None and _OWNED.fullmatch(section.text[candidates[i - 1].end : candidate.start]):
                town, record = town_of(owner, gazetteer), record or owner
            abroad = record is not None and home is not None and record.country != home.country
            near = None if abroad else home  # no "Alabama prison" stands in Lisbon
            place = site(section.text[candidate.start : candidate.end], town or own_town(record) or near, gazetteer)
        if place is None and not (candidate.site or candidate.senses or candidate.wide):
            town = stated_town(section.text, candidate, candidates[i + 1 : i + 2], records[i + 1 : i + 2])
            place = site(section.text[candidate.start : candidate.end], town, gazetteer)
        found.append(
            PlaceMention(
                start=candidate.start,
                end=candidate.end,
                text=section.text[candidate.start : candidate.end],
                place=place,
                metonym=record is not None and stands_for_state(section, candidate, record, starts),
                stated=record is not None and record.id in stated,
            )
        )
    return tuple(same_sites(found))


def water(section: Section, candidate: Candidate, starts: dict[int, int]) -> Place | None:
    """The sea or strait that a name means; not before another noun ("the Atlantic coast", "a Gulf of Aden patrol")."""
    if not candidate.wide or candidate.start not in starts:
        return None
    inner = [t for t in section.tokens[starts[candidate.start] :][:6] if t.end <= candidate.end]
    if any(t.dep in _MODIFYING and section.tokens[t.head].start >= candidate.end for t in inner):
        return None
    return waters().get(candidate.key)


def stated_town(
    text: str, candidate: Candidate, following: list[Candidate], records: list[Record | None]
) -> Record | None:
    """The town that stands right behind a site: ", Lyon", "in the city of Lyon"."""
    if not following or not records[0] or records[0].kind not in "AP" or following[0].site:
        return None
    return records[0] if _STATED.fullmatch(text[candidate.end : following[0].start]) else None


def town_of(owner: Record, gazetteer: Gazetteer) -> Record | None:
    """The town that a site is said to belong to, "Lyon's ...", a state of one town ("Singapore's ...") included."""
    if owner.kind in "AP":
        return owner
    capital = gazetteer.capital(owner.country) if owner.kind == "C" else None
    return capital if capital is not None and fold(capital.name) == fold(owner.name) else None


def main_town(records: list[Record | None]) -> Record | None:
    """The town that most of an article's towns are, `None` where it plays in several."""
    towns = Counter(r.id for r in records if r is not None and r.kind in "AP")
    if not towns:
        return None
    most, count = min(towns.items(), key=lambda item: (-item[1], item[0]))
    if count < MAIN_TOWN * towns.total() or count < 2:
        return None
    return next(r for r in records if r is not None and r.id == most)


def own_town(record: Record | None) -> Record | None:
    """The town a site is named after, where it is large enough to be meant."""
    return record if record and record.kind in "APS" and record.population >= SITE_TOWN else None


def site(name: str, town: Record | None, gazetteer: Gazetteer) -> Place | None:
    """A site at the coordinates of its town, `None` where the town is unknown."""
    if not town:
        return None
    place = gazetteer.place(town)
    if town.kind == "S":
        return replace(place, precision="site", population=0)
    return replace(place, name=f"{name[:1].upper()}{name[1:]}, {place.name}", precision="site", population=0)


def same_sites(found: list[PlaceMention]) -> list[PlaceMention]:
    """Later and shorter names of a site get the place of the full one ("Huanan market")."""
    sites: dict[tuple[str, str], Place] = {}
    for mention in found:
        if mention.place and mention.place.precision == "site":
            sites.setdefault(ends(mention.text), mention.place)
    return [
        replace(mention, place=sites[ends(mention.text)])
        if ends(mention.text) in sites and " " in mention.text
        else mention
        for mention in found
    ]


def ends(name: str) -> tuple[str, str]:
    """The first and the last word of a name, folded."""
    words = fold(name).split() or [""]
    return words[0], words[-1]
