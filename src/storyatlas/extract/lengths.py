"""Lengths: how long an occurrence lasts, and how old one is that still lasts."""

from __future__ import annotations

import re

from storyatlas.extract.lexicon import EVENT_NOUNS
from storyatlas.extract.numerals import bounds, hedge_before, is_numeric, number
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.mention import Quantity

# A TIMEX3 duration in numbers, and the hours of its units.
_LENGTH = re.compile(r"^P(T?)(\d+(?:\.\d+)?)([HDWMY])$")
_HOURS = {"TH": 1, "TM": 1 / 60, "D": 24, "W": 168, "M": 730, "Y": 8766}
_YEARS = {"year": 1, "decade": 10, "century": 100}


def find_lengths(tree: Tree, first: int, last: int) -> list[Quantity]:
    """How long occurrences last, "two-day visit", "talks of nearly three hours", and how old they are."""
    found = _ages(tree, first, last)
    ages = [(q.start, q.end) for q in found]
    for time in tree.section.times:
        measure = _LENGTH.match(time.value) if time.type == "DURATION" and time.time is None else None
        if measure is None:
            continue
        tokens = [t for t in tree.tokens[first:last] if time.start <= t.start and t.end <= time.end]
        if not tokens:
            continue
        noun = _lasting(tree, tokens[-1])
        if noun is None or any(start < time.end and time.start < end for start, end in ages):
            continue
        occurrence = noun.lemma.lower()
        hours = float(measure[2]) * _HOURS["T" + measure[3] if measure[1] else measure[3]]
        counted = next((t for t in tokens if is_numeric(t)), tokens[0])  # "nearly" may belong to the expression
        low, high = bounds(tokens, hours, hedge_before(tree.section.text, counted.start))
        found.append(Quantity(hours, "length", time.text, time.start, time.end, low, high, occurrence, "last"))
    return found


def _ages(tree: Tree, first: int, last: int) -> list[Quantity]:
    """How many years an occurrence has lasted so far: "54-year-old embargo", "the ban, in force for 54 years"."""
    found = []
    for token in tree.tokens[first:last]:
        unit = _aged(tree, token)
        counted = tree.child(unit, "nummod") if unit is not None else None
        noun = _standing(tree, token) if unit is not None else None
        years = number([counted.text]) if counted is not None else None
        if unit is None or counted is None or noun is None or years is None:
            continue
        value = years * _YEARS[unit.lemma.lower()]
        hedge = hedge_before(tree.section.text, counted.start)
        low, high = bounds([counted], value, hedge or ("about" if value % 10 == 0 else ""))  # 50 years may be 54
        start, end = counted.start - len(hedge), max(unit.end, token.end)
        text = tree.section.text[start:end]
        found.append(Quantity(value, "age", text, start, end, low, high, noun.lemma.lower(), "last"))
    return found


def _aged(tree: Tree, token: Token) -> Token | None:
    """The unit of an age that `token` tells of: "old" in "54 years old", "place" in "in place for 54 years"."""
    if token.text.lower() == "old":
        units = tree.children(token, "npadvmod")
    elif token.text.lower() in {"place", "force", "effect"} and tree.tokens[token.head].text.lower() == "in":
        after = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else token
        units = tree.children(after, "pobj") if after.text.lower() == "for" else []
    else:
        return None
    return next((unit for unit in units if unit.lemma.lower() in _YEARS), None)


def _standing(tree: Tree, token: Token) -> Token | None:
    """The occurrence that is so old: the noun that `token` or its preposition hangs from."""
    above = tree.tokens[token.head]
    if above.text.lower() == "in":
        above = tree.tokens[above.head]
    return above if above.pos == "NOUN" and above.lemma.lower() in EVENT_NOUNS else None


def _lasting(tree: Tree, unit: Token) -> Token | None:
    """The occurrence whose length ends in `unit`: "two-hour talks", "talks of two hours", "two hours of talks"."""
    above = tree.tokens[unit.head]
    if above.dep == "prep" and above.text.lower() in {"of", "for"}:
        above = tree.tokens[above.head]
    of = next((t for t in tree.children(unit, "prep") if t.text.lower() == "of"), None)
    below = tree.child(of, "pobj") if of is not None else None
    for noun in (above, below):
        if noun is not None and noun.pos == "NOUN" and noun.lemma.lower() in EVENT_NOUNS:
            return noun
    return None
