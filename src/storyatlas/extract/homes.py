"""Homes: the country that somebody or a body acts for, as words beside the name tell it ("the Norwegian envoy Quill"),
and its capital where these tell an office of the state ("Norway's premier Quill")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from storyatlas.extract.lexicon import ORGANISATION_NOUNS, PERSON_NOUNS
from storyatlas.model.document import Document, Entity, Section, Token
from storyatlas.model.place import Home, Place

_MOST_BEFORE = 7  # words
_OF_CONGRESS = frozenset({"Sen.", "Rep.", "Sens.", "Reps."})  # titles of the United States alone
_NAMED = frozenset({"PERSON", "ORG"})
_BEFORE = frozenset({"ADJ", "NOUN", "PROPN", "PART"})


def read_homes(document: Document) -> tuple[Home, ...]:
    """Whose country an article tells, each with how often: "South Korea's president, Ada Quill", "Ada Quill, the Danish
    envoy", "Denmark's Liberal Party"."""
    found: Counter[tuple[str, str]] = Counter()
    places: dict[str, Place] = {}
    us = next((capital for capital in document.capitals if capital.country == "US"), None)
    for section in document.sections:
        lands = {m.start: m.place for m in (*section.places, *section.origins) if _is_country(m.place)}
        lands |= {m.start: m.place for m in section.origins if m.place is not None and m.place.precision == "city"}
        lands |= {m.start: m.place for m in section.implied if m.metonym}
        lands |= {t.start: us for t in section.tokens if us is not None and t.text in _OF_CONGRESS}
        for entity in section.entities:
            told = list(_told(section, entity, lands)) if entity.type in _NAMED else []
            seats = [place for place in told if not _is_country(place)] if entity.type == "PERSON" else []
            place = next(iter([*seats, *filter(_is_country, told)]), None)
            if place is not None:
                places.setdefault(place.name, place)
                found[entity.text, place.name] += 1
    return tuple(Home(name, places[place], count) for (name, place), count in sorted(found.items()))


def _is_country(place: Place | None) -> bool:
    return place is not None and place.precision == "country"


def _told(section: Section, entity: Entity, lands: dict[int, Place | None]) -> Iterator[Place]:
    """The countries that stand before a name, before what it is an apposition of, or in its own apposition."""
    tokens = section.tokens
    head = next((t for t in tokens[entity.first : entity.last] if not entity.first <= t.head < entity.last), None)
    if head is None:
        return
    yield from _before(section, entity.first, entity.last, lands)
    above = tokens[head.head]
    if head.dep == "appos" and _is_office(above):
        yield from _before(section, above.i, above.i + 1, lands)
        yield from _at(above, lands)
    for token in tokens[entity.last : entity.last + _MOST_BEFORE]:
        if token.dep == "appos" and token.head == head.i and _is_office(token):
            yield from _before(section, token.i, token.i + 1, lands)
            yield from _at(token, lands)


def _at(token: Token, lands: dict[int, Place | None]) -> Iterator[Place]:
    """Where the holder of an office sits."""
    if (place := lands.get(token.start)) is not None:
        yield place


def _is_office(token: Token) -> bool:
    return token.lemma.lower() in PERSON_NOUNS | ORGANISATION_NOUNS


def _before(section: Section, first: int, last: int, lands: dict[int, Place | None]) -> Iterator[Place]:
    """The countries in the run of nouns and adjectives before a name: not "the U.S.-backed rebel Quill"."""
    tokens = section.tokens
    start = first
    while start > max(0, first - _MOST_BEFORE) and tokens[start - 1].pos in _BEFORE:
        start -= 1
    for token in tokens[start:first]:
        place = lands.get(token.start)
        joined = tokens[token.i + 1].text in {"-", "‑", "–"} if token.i + 1 < len(tokens) else False
        if place is not None and not joined and token.dep in {"amod", "nmod", "compound", "poss", "nsubj"}:
            yield place
