"""What a whole article tells about its capitalised names: which are people's, which are words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from storyatlas.annotate.gazetteer import Gazetteer, fold
from storyatlas.annotate.origins import demonym_at
from storyatlas.annotate.place_words import HONORIFIC, ORGANISATION, SITE
from storyatlas.model.document import Document

_DEMONYM_WEIGHT = 0.5
#: Where people are not: what stands here is a place, whatever the parser calls it elsewhere.
_LOCATED = re.compile(r"\b(?:in|near|outside|around)\s+((?:[A-Z][\w’'-]+\s?){1,3})(?<![\s’'])")
_PLACE_LABELS = ("GPE", "LOC", "FAC")


@dataclass(frozen=True, slots=True)
class Context:
    """Names of an article, folded.

    `surnames` are parts of longer person names; `people` names that the parser calls a person
    more often than a place and that never stand behind "in" or "near"; `lower` words that also
    stand in lower case; `hints` countries named by adjectives and peoples, half a place each;
    `known` names found to be places.
    """

    surnames: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    lower: frozenset[str] = frozenset()
    hints: tuple[tuple[str, float], ...] = ()
    known: frozenset[str] = frozenset()


def read_context(document: Document, gazetteer: Gazetteer) -> Context:
    """The context of an article, before any place is known."""
    surnames: set[str] = set()
    persons: Counter[str] = Counter()
    lower: set[str] = set()
    hints: Counter[str] = Counter()
    for section in document.sections:
        for entity in section.entities:
            plain = re.sub(r"['’]s?$", "", entity.text)
            if entity.type == "PERSON":
                persons[fold(plain)] += 1
                surnames |= name_parts(plain, gazetteer)
                if HONORIFIC.search(section.text, max(0, entity.start - 14), entity.start):
                    surnames.add(fold(plain.split()[-1]))
            elif entity.type in _PLACE_LABELS:
                persons[fold(plain)] -= 1
        told = 0
        for token in section.tokens:
            if token.text[0].islower():
                lower.add(token.text)
            elif token.start >= told:
                country, told = demonym_at(section, token.i, gazetteer)
                if country is not None:
                    hints[country] += 1
    located = {fold(name) for section in document.sections for name in _LOCATED.findall(section.text)}
    people = frozenset(name for name, votes in persons.items() if votes > 0 and name not in located)
    weighted = tuple((country, count * _DEMONYM_WEIGHT) for country, count in sorted(hints.items()))
    return Context(frozenset(surnames - located), people, frozenset(lower), weighted)


def name_parts(name: str, gazetteer: Gazetteer) -> set[str]:
    """The words of a full person name, none of what is likelier a site, a body or a place."""
    words = [word for word in name.split() if word[0].isupper()]
    if not 2 <= len(words) <= 4 or re.search(r"[\d,]", name) or ORGANISATION.search(name) or SITE.search(name):
        return set()
    return set() if gazetteer.find(name) else {fold(re.sub(r"['’]s?$", "", word)) for word in words}
