"""Measures: figures told in set phrases, the magnitude of a quake and the age of somebody named."""

from __future__ import annotations

import re

from storyatlas.extract.tree import Tree
from storyatlas.model.mention import Quantity

_MAGNITUDE = re.compile(
    r"\b(?P<before>\d\.\d)[-\s]magnitude\b"
    r"|\bmagnitude[-\s](?:of\s)?(?P<after>\d\.\d)\b"
    r"|\bmeasur(?:ing|ed)\s(?:a\s|at\s)?(?:magnitude\s)?(?P<scale>\d\.\d)\s(?:on|magnitude)\b",
    re.IGNORECASE,
)
# "Ada Quill, 32, ..." and "the 32-year-old climber Ada Quill".
_AFTER_NAME = re.compile(r"\s?[,(]\s?(\d{2})(?=\s?[,).]|\sand\b)")
_BEFORE_NAME = re.compile(r"\b(\d{1,2})[-\s]years?[-\s]old\s(?:[a-z][\w-]*\s){0,3}$")
_REACH = 50  # characters before a name that may hold an age


def find_measures(tree: Tree, first: int, last: int) -> list[Quantity]:
    """Magnitudes (unit "magnitude") and ages (unit "years old", with the name as phrase) among tokens `first:last`."""
    text = tree.section.text
    start, end = tree.tokens[first].start, tree.tokens[last - 1].end
    found = [
        _measure(text, match.span(name), "magnitude", "magnitude")
        for match in _MAGNITUDE.finditer(text, start, end)
        for name in ("before", "after", "scale")
        if match[name] is not None
    ]
    for entity in tree.section.entities:
        if entity.type != "PERSON" or " " not in entity.text or not start <= entity.start < entity.end <= end:
            continue
        before = max(start, entity.start - _REACH)
        if (age := _AFTER_NAME.match(text, entity.end, end)) is not None:
            found.append(_measure(text, age.span(1), "years old", entity.text))
        elif (age := _BEFORE_NAME.search(text[before : entity.start])) is not None:
            span = age.start(1) + before, age.end(1) + before
            found.append(_measure(text, span, "years old", entity.text))
    return found


def _measure(text: str, span: tuple[int, int], unit: str, phrase: str) -> Quantity:
    words = text[span[0] : span[1]]
    return Quantity(float(words), unit, words, *span, phrase=phrase)
