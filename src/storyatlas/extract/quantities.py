"""Quantities: numbers with what they count, hedges turned into bounds."""

from __future__ import annotations

import re

from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.mention import Quantity

_UNITS = {
    w: n
    for n, w in enumerate(
        """
            zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
            fifteen sixteen seventeen eighteen nineteen
        """.split()
    )
}
_TENS = {
    w: 10 * n for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_SCALES = {
    "dozen": 12,
    "dozens": 24,
    "hundred": 100,
    "hundreds": 200,
    "thousand": 1000,
    "thousands": 2000,
    "million": 1_000_000,
    "m": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_DIGITS = re.compile(r"^[$£€]?\d{1,3}(?:[,\s]\d{3})+(?:\.\d+)?$|^[$£€]?\d+(?:\.\d+)?$")
_MORE = re.compile(r"(?:more than|over|at least|above|upwards? of|no fewer than|exceeding)\W*$", re.IGNORECASE)
_LESS = re.compile(r"(?:less than|fewer than|under|up to|as many as|at most|nearly|almost|below)\W*$", re.IGNORECASE)


def number(words: list[str]) -> float | None:
    """The value of a written number: ["10,000"], ["two", "dozen"], ["1.5", "million"]."""
    total, current, seen = 0.0, 0.0, False
    for word in (part for w in words for part in re.split(r"-", w.lower()) if part):
        if _DIGITS.match(word):
            current += float(re.sub(r"[$£€,\s]", "", word))
        elif word in _UNITS:
            current += _UNITS[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + current, 0.0
        elif word in {"a", "and", "$", "£", "€", "about", "some"}:
            continue
        else:
            return None
        seen = True
    return total + current if seen else None


def find_quantities(tree: Tree, first: int, last: int) -> tuple[Quantity, ...]:
    """The counted numbers among tokens `first:last`; dates, ages and ordinals are left out."""
    found = []
    i = first
    while i < last:
        token = tree.tokens[i]
        if not _numeric(token):
            i += 1
            continue
        j = i + 1
        while j < last and (_numeric(tree.tokens[j]) or tree.tokens[j].text in {"-", "and"}) and j - i < 5:
            j += 1
        while j > i + 1 and not _numeric(tree.tokens[j - 1]):
            j -= 1
        quantity = _quantity(tree, i, j)
        if quantity:
            found.append(quantity)
        i = j
    return tuple(found)


def _numeric(token: Token) -> bool:
    word = token.text.lower()
    return (
        bool(_DIGITS.match(word)) or word in _UNITS or word in _TENS or word in _SCALES or word.split("-")[0] in _TENS
    )


def _quantity(tree: Tree, i: int, j: int) -> Quantity | None:
    tokens = tree.tokens[i:j]
    start, end = tokens[0].start, tokens[-1].end
    if any(t.start < end and start < t.end for t in tree.section.times):
        return None
    value = number([t.text for t in tokens])
    unit = _counted(tree, tokens[-1])
    if value is None or not unit:
        return None
    before = tree.section.text[max(0, start - 24) : start]
    low = value if _MORE.search(before) else None
    high = value if _LESS.search(before) else None
    hedge = _MORE.search(before) or _LESS.search(before)
    begin = start - len(hedge[0]) if hedge else start
    return Quantity(value, unit, tree.section.text[begin:end], begin, end, low, high)


def _counted(tree: Tree, token: Token) -> str:
    """The noun a number counts: its head, or the noun of a following "of"."""
    nearby = tree.tokens[token.i - 1] if token.i else None
    if nearby is not None and nearby.text in {"$", "£", "€"}:
        return nearby.text
    if token.text[0] in "$£€":
        return token.text[0]
    head = tree.tokens[token.head]
    for _ in range(3):
        if head.pos == "NOUN" and head.text.lower() not in _SCALES:
            return head.lemma.lower()
        if head.head == head.i or head.pos in {"VERB", "AUX"}:
            break
        head = tree.tokens[head.head]
    of = tree.child(token, "prep")
    pobj = tree.child(of, "pobj") if of and of.text.lower() == "of" else None
    if pobj and pobj.pos == "NOUN":
        return pobj.lemma.lower()
    following = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else None
    if following is not None and following.pos == "NOUN":
        return following.lemma.lower()
    verb = tree.tokens[token.head]
    return verb.lemma.lower() if verb.pos == "VERB" and token.dep in {"nsubj", "nsubjpass", "dobj"} else ""
