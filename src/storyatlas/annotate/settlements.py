"""Settlements: villages, towns and districts that the gazetteer lacks, by the words that call them so.

"In the village of Old Marl" is a place of its own, known by name and country alone; without it what happened there
would be put in the town that the article is filed from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from storyatlas.annotate.gazetteer import Gazetteer
from storyatlas.model.document import Document, Section
from storyatlas.model.place import Place, PlaceMention, PlacePrecision

_TOWNS = "village|town|hamlet|settlement|city|suburb|township|municipality|neighbou?rhood|commune|port"
_REGIONS = "district|county|province|region|prefecture|governorate|valley"
_NAME = r"[A-Z][\w’'-]*\w(?: (?:de|del|di|da|do|of|the|al|el|la|los|las) )?(?: ?[A-Z][\w’'-]*\w){0,3}"
_AT = "in|near|at|from|outside|around|to|into|over|towards?|between|left|reached|entered|fleeing|hit|struck|shelled"
_CALLED = re.compile(rf"\b(?:{_AT}) (?:the |a )?(?:[a-z-]+ ){{0,2}}(?:{_TOWNS})s? of (?P<name>{_NAME})")
_BEFORE = re.compile(rf"\b(?:(?:{_TOWNS})s?|(?P<region>(?:{_REGIONS})s?)) of $")
_BEHIND = re.compile(rf"\s(?:{_TOWNS}|(?P<region>{_REGIONS}))\b")
_STATED = re.compile(r"\s*,\s*|\s+in\s+(?:the\s+)?(?:(?:north|south|east|west|central)\w*\s+)?")
_LEAD = 1.5  # times more places than of the next, for one country to be that of an article's villages


def with_settlements(document: Document, gazetteer: Gazetteer) -> Document:
    """The document with places for the settlements that its words name and the gazetteer lacks.

    Their country is the one right behind the name ("Old Marl, Portugal"), else that of most places of the article;
    without either they stay without a place.
    """
    country = _main_country(document)
    named: dict[str, Place] = {}
    sections = [(section, tuple(_called(section))) for section in document.sections]
    for section, called in sections:
        unknown = (m for m in section.places if m.place is None)
        for mention in (*unknown, *called):
            precision, own = _precision(section, mention), _behind(section, mention) or country
            if precision is not None and own is not None:
                name = f"{mention.text}, {gazetteer.countries[own].name}"
                named.setdefault(mention.text, Place(name, own, None, None, precision))
    title, text = (_placed(section, called, named) for section, called in sections)
    return replace(document, title=title, text=text)


def _main_country(document: Document) -> str | None:
    """The country of most places that an article names by name."""
    countries = Counter(
        m.place.country for section in document.sections for m in section.places if m.place and m.place.country
    )
    if not countries:
        return None
    ranked = sorted(countries.items(), key=lambda item: (-item[1], item[0]))
    code, count = ranked[0]
    return code if count >= _LEAD * (ranked[1][1] if len(ranked) > 1 else 0) else None


def _called(section: Section) -> Iterator[PlaceMention]:
    """What the text calls a village or a town and no mention names."""
    taken = [(m.start, m.end) for m in section.places]
    taken += [(e.start, e.end) for e in section.entities if e.type == "PERSON" and " " in e.text]
    for match in _CALLED.finditer(section.text):
        start, end = match.span("name")
        if not any(start < last and first < end for first, last in taken):
            yield PlaceMention(start, end, match["name"], None)


def _precision(section: Section, mention: PlaceMention) -> PlacePrecision | None:
    """Whether the words beside a name call it a town or a region; `None` where none do."""
    before = _BEFORE.search(section.text, max(0, mention.start - 24), mention.start)
    behind = _BEHIND.match(section.text, mention.end)
    found = before or behind
    return None if found is None else "region" if found["region"] else "city"


def _behind(section: Section, mention: PlaceMention) -> str | None:
    """The country of the place that stands right behind a name."""
    following = next((m for m in section.places if m.start >= mention.end), None)
    if (
        following is None
        or following.place is None
        or not _STATED.fullmatch(section.text[mention.end : following.start])
    ):
        return None
    return following.place.country


def _placed(section: Section, called: Sequence[PlaceMention], named: Mapping[str, Place]) -> Section:
    """The section with these places for its mentions that have none and for what it calls a town."""
    places = [replace(m, place=named[m.text]) if m.place is None and m.text in named else m for m in section.places]
    places += [replace(m, place=named[m.text]) for m in called if m.text in named]
    return replace(section, places=tuple(sorted(places, key=lambda m: m.start)))
