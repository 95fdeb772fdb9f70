"""Quantities: numbers with what they count, hedges turned into bounds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from storyatlas.extract.lexicon import EVENT_NOUNS, stem
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
    "tens": 20,
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
_MORE = re.compile(
    r"(?:more than|over|at least|above|upwards? of|no fewer than|exceeding)(?:\s+an?)?\W*$", re.IGNORECASE
)
_LESS = re.compile(
    r"(?:less than|fewer than|under|up to|as many as|at most|nearly|almost|close to|below)(?:\s+an?)?\W*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:about|around|some|roughly|approximately|an estimated|several|a few|more or less)(?:\s+an?)?\W*$", re.IGNORECASE
)
# A round number in words is a range: its factor below and above.
_LOOSE = {"tens": 5, "dozens": 5, "hundreds": 5, "thousands": 5}
# A TIMEX3 duration in numbers, and the hours of its units.
_LENGTH = re.compile(r"^P(T?)(\d+(?:\.\d+)?)([HDWMY])$")
_HOURS = {"TH": 1, "TM": 1 / 60, "D": 24, "W": 168, "M": 730, "Y": 8766}
_JOINING = frozenset({"-", "–", "and", "of", "to"})
_TOLL = frozenset({"toll", "number", "total", "tally", "count", "figure"})
_GROWING = frozenset(
    {"rise", "stand", "reach", "climb", "grow", "increase", "jump", "surge", "be", "pass", "exceed", "soar"}
)
_HEDGING = frozenset(
    "more than over least about some around nearly almost up to other another several additional".split()
)


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
        elif word in {"a", "and", "of", "$", "£", "€", "about", "some"}:
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
        j = _end(tree, i, last)
        quantity = _quantity(tree, i, j)
        if quantity:
            found.append(quantity)
        i = j
    return (*found, *_lengths(tree, first, last))


def _lengths(tree: Tree, first: int, last: int) -> list[Quantity]:
    """How long occurrences last: "two-day visit", "talks of nearly three hours"."""
    found = []
    for time in tree.section.times:
        measure = _LENGTH.match(time.value)
        tokens = [t for t in tree.tokens[first:last] if time.start <= t.start and t.end <= time.end]
        if time.type != "DURATION" or time.time is not None or not measure or not tokens:
            continue
        noun = _lasting(tree, tokens[-1])
        if noun is None:
            continue
        occurrence = noun.lemma.lower()
        hours = float(measure[2]) * _HOURS["T" + measure[3] if measure[1] else measure[3]]
        counted = next((t for t in tokens if _numeric(t)), tokens[0])  # "nearly" may belong to the expression
        before = tree.section.text[max(0, counted.start - 24) : counted.start]
        low, high = _bounds(tokens, hours, before)
        found.append(Quantity(hours, "length", time.text, time.start, time.end, low, high, occurrence, "last"))
    return found


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


def _end(tree: Tree, i: int, last: int) -> int:
    """Where a number that begins at token `i` ends; "100 and 150" are two, "hundreds of thousands" is one."""
    j = i + 1
    while j < last and j - i < 5:
        token = tree.tokens[j]
        if _numeric(token):
            j += 1
            continue
        worded = token.text.lower() not in {"and", "of", "to"} or (
            tree.tokens[j - 1].text.lower() in _SCALES
            and j + 1 < last
            and (token.text == "and" or tree.tokens[j + 1].text.lower() in _SCALES)
        )
        if token.text.lower() not in _JOINING or not worded or token.text.lower() == "to":
            break
        j += 1
    while j > i + 1 and not _numeric(tree.tokens[j - 1]):
        j -= 1
    return j


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
    phrase, act = _what(tree, tokens[-1])
    unit = _counted(tree, tokens[-1]) or (phrase.split()[-1].lower() if phrase else "")
    if value is None or not unit:
        return None
    before = tree.section.text[max(0, start - 24) : start]
    low, high = _bounds(tokens, value, before)
    hedge = _MORE.search(before) or _LESS.search(before) or _ABOUT.search(before)
    begin = start - len(hedge[0]) if hedge else start
    return Quantity(value, unit, tree.section.text[begin:end], begin, end, low, high, phrase, act)


def _bounds(tokens: Sequence[Token], value: float, before: str) -> tuple[float | None, float | None]:
    """Bounds that the words give: "more than 100" a lower one, "dozens" both, "100" none."""
    first = tokens[0].text.lower()
    if _MORE.search(before):
        return value, None
    if _LESS.search(before):
        return None, value
    if first in _LOOSE:
        return value, value * _LOOSE[first]
    if about := _ABOUT.search(before):
        if re.match(r"several|a few", about[0], re.IGNORECASE):
            return 2 * value, 9 * value
        return round(0.9 * value, 4), round(1.1 * value, 4)
    return None, None


def _noun(tree: Tree, token: Token) -> Token | None:
    """The noun that a number stands before, or the one of a following "of"."""
    head = tree.tokens[token.head]
    for _ in range(3):
        if head.pos in {"NOUN", "PROPN"} and head.text.lower() not in _SCALES:
            return head
        if head.head == head.i or head.pos in {"VERB", "AUX", "ADP"}:
            break
        head = tree.tokens[head.head]
    of = tree.child(token, "prep")
    below = tree.child(of, "pobj") if of and of.text.lower() == "of" else None
    return below if below is not None and below.pos in {"NOUN", "PROPN"} else None


def _what(tree: Tree, token: Token) -> tuple[str, str]:
    """The counted noun with its modifiers, and the stem of what happens to it.

    In "the death toll rose to 81" that is what the toll counts.
    """
    noun = _noun(tree, token)
    top = noun or token
    above = tree.tokens[top.head]
    for _ in range(3):
        if above.pos in {"VERB", "AUX"} or above.head == above.i or above.lemma.lower() in EVENT_NOUNS:
            break
        above = tree.tokens[above.head]
    toll = tree.subject(above) if above.lemma.lower() in _GROWING else None
    if noun is None and toll is not None and toll.lemma.lower() in _TOLL:
        return _toll(tree, toll)
    participle = tree.child(top, "acl") if noun is not None else None
    act = participle or (above if above.i != top.i else None)
    if noun is None:
        return "", stem(act.lemma) if act else ""
    between = tree.tokens[token.i + 1 : noun.i + 1] if 0 < noun.i - token.i <= 5 else (noun,)
    words = [t.text for t in between if t.text.lower() not in _HEDGING | {"of", "the", "a", "an"}]
    return " ".join(words), stem(act.lemma.lower()) if act else ""


def _toll(tree: Tree, toll: Token) -> tuple[str, str]:
    words = [*tree.children(toll, "compound", "amod"), toll]
    of = tree.child(toll, "prep")
    counted = tree.child(of, "pobj") if of else None
    if toll.lemma.lower() == "toll" or counted is None:
        return " ".join(t.text for t in words if t.text.lower() not in {"official", "confirmed", "total"}), "die"
    done = tree.child(counted, "acl")
    return counted.text, stem(done.lemma.lower()) if done else stem(counted.lemma.lower())


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
