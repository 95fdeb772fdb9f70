"""Origins: the countries that demonyms name ("Thai officials"). No places, but where actors belong."""

from __future__ import annotations

from storyatlas.annotate.gazetteer import Gazetteer
from storyatlas.model.document import Section
from storyatlas.model.place import PlaceMention


def find_origins(section: Section, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Capitalised demonyms of a section, each with its country."""
    found = []
    for token in section.tokens:
        country = gazetteer.demonyms.get(token.text.lower()) if token.text[:1].isupper() else None
        if country is not None and country in gazetteer.countries:
            place = gazetteer.place(gazetteer.countries[country])
            found.append(PlaceMention(token.start, token.end, token.text, place, metonym=True))
    return tuple(found)
