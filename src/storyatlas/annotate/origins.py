"""Origins: where actors belong, which need not be where they act: the countries that demonyms
("Thai officials") and the names of bodies tell ("US State Department"), and the seats of institutions."""

from __future__ import annotations

import re

from storyatlas.annotate.gazetteer import Gazetteer, Record
from storyatlas.annotate.seats import find_seats
from storyatlas.model.document import Section
from storyatlas.model.place import PlaceMention

_EMIGRANTS = re.compile(r"[-‑–](?:American|Canadian|Australian|British|German|French)s?\b")
_POSSESSIVE = re.compile(r"['’]s?$")


def find_origins(section: Section, gazetteer: Gazetteer, *, beside: str = "") -> tuple[PlaceMention, ...]:
    """Seats of institutions, capitalised demonyms, and countries in names of bodies, in text order; `beside` is what
    else the article says, its title or its text."""
    found = [
        PlaceMention(seat.start, seat.end, section.text[seat.start : seat.end], seat.place(gazetteer), metonym=True)
        for seat in find_seats(section.text, gazetteer, beside=beside)
    ]
    taken = {i for m in found for i in range(m.start, m.end)}
    bodies = {i for e in section.entities if e.type == "ORG" for i in range(e.first, e.last)}
    for token in section.tokens:
        if not token.text[:1].isupper() or token.start in taken:
            continue
        demonym, end = demonym_at(section, token.i, gazetteer)
        if _of_emigrants(section.text, end):
            continue
        word = section.text[token.start : end]
        record = gazetteer.countries.get(demonym or "")
        if record is None and token.i in bodies:
            record = _country(word, gazetteer)
        if record is not None:
            found.append(PlaceMention(token.start, end, word, gazetteer.place(record), metonym=True))
            taken |= set(range(token.start, end))
    return tuple(sorted(found, key=lambda m: (m.start, m.end)))


def demonym_at(section: Section, at: int, gazetteer: Gazetteer) -> tuple[str | None, int]:
    """The code of the country whose people the word at a token names, if any, and where the word ends: "South Korean"
    is one of two words."""
    token, following = section.tokens[at], section.tokens[at + 1] if at + 1 < len(section.tokens) else None
    if following is not None and section.text[token.end : following.start] in {" ", "-"}:
        both = section.text[token.start : following.end].lower().replace("-", " ")
        if both in gazetteer.demonyms:
            return gazetteer.demonyms[both], following.end
    return gazetteer.demonyms.get(token.text.lower().replace("-", " ")), token.end


def _of_emigrants(text: str, end: int) -> bool:
    """ "Cuban-American": the first half tells where the family came from."""
    return _EMIGRANTS.match(text, end) is not None


def _country(word: str, gazetteer: Gazetteer) -> Record | None:
    senses = gazetteer.find(_POSSESSIVE.sub("", word))
    return next((s.record for s in senses if s.record.kind == "C" and (s.mark != "^" or word.isupper())), None)
