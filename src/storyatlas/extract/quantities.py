"""Quantities: numbers with what they count, hedges turned into bounds."""

from __future__ import annotations

import re

from storyatlas.extract.lengths import find_lengths
from storyatlas.extract.lexicon import EVENT_NOUNS, stem
from storyatlas.extract.measures import find_measures
from storyatlas.extract.numerals import SCALES, bounds, hedge_before, is_numeric, number
from storyatlas.extract.tolls import befallen, counted_by, find_ordinals, refers_back, toll_of
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.mention import Quantity

_JOINING = frozenset({"-", "–", "and", "of", "to"})
_MONEY = frozenset("$£€")
_COINS = {**dict.fromkeys(("dollar", "dollars", "dlr", "dlrs"), "$"), "euro": "€", "euros": "€"}
_DYING = "die"
_FEARING = frozenset("fear presume believe think".split())
_KNOWING = frozenset("know confirm report say declare".split())
_CROWDS = frozenset({"crowd", "turnout", "attendance"})
_COMING = frozenset("attend march join gather protest demonstrate participate rally".split())
_FAR = 10  # what differs by that factor counts another thing
_HEDGING = frozenset("more than over least about some around nearly almost up to several -".split())
# Who lives where something happens is no part of it.
_RESIDENT = re.compile(
    r"\b(?:home to|population of)\s+(?:(?:(?:more|less|fewer) than|about|around|some|over|nearly|almost|roughly)\s+)?$",
    re.IGNORECASE,
)


def find_quantities(tree: Tree, first: int, last: int) -> tuple[Quantity, ...]:
    """The counted numbers among tokens `first:last`, lengths, ages, magnitudes and the ordinals of tolls; dates are
    left out, and what counts several things "respectively"."""
    if any(token.text.lower() == "respectively" for token in tree.tokens[first:last]):
        return ()
    measures = find_measures(tree, first, last)
    counted = [q for q in _numbers(tree, first, last) if not any(q.start < m.end and m.start < q.end for m in measures)]
    return (*counted, *find_lengths(tree, first, last), *find_ordinals(tree, first, last), *measures)


def _numbers(tree: Tree, first: int, last: int) -> list[Quantity]:
    """The counted numbers among tokens `first:last`."""
    found = []
    i = first
    while i < last:
        if not is_numeric(tree.tokens[i]):
            i += 1
            continue
        j = _end(tree, i, last)
        quantity = _quantity(tree, i, j)
        if quantity:
            found.append(quantity)
        i = j
    return found


def _end(tree: Tree, i: int, last: int) -> int:
    """Where a number that begins at token `i` ends; "100 and 150" are two, "hundreds of thousands" is one."""
    j = i + 1
    while j < last and j - i < 5:
        token = tree.tokens[j]
        if is_numeric(token):
            j += 1
            continue
        worded = token.text.lower() not in {"and", "of", "to"} or (
            tree.tokens[j - 1].text.lower() in SCALES
            and j + 1 < last
            and (token.text == "and" or tree.tokens[j + 1].text.lower() in SCALES)
        )
        if token.text.lower() not in _JOINING or not worded or token.text.lower() == "to":
            break
        j += 1
    while j > i + 1 and not is_numeric(tree.tokens[j - 1]):
        j -= 1
    return j


def _quantity(tree: Tree, i: int, j: int) -> Quantity | None:
    tokens = tree.tokens[i:j]
    start, end = tokens[0].start, tokens[-1].end
    if any(t.start < end and start < t.end for t in tree.section.times):
        return None
    value = number([t.text for t in tokens])
    if value is None or _RESIDENT.search(tree.section.text, max(0, start - 40), start):
        return None
    hedge = hedge_before(tree.section.text, start)
    low, high = bounds(tokens, value, hedge)
    begin = start - len(hedge)
    text = tree.section.text[begin:end]
    known = _told_before(tree, tokens[-1], value)
    if known is not None:
        return Quantity(value, known.unit, text, begin, end, low, high, known.phrase, known.act, known.start)
    if _counts_crowd(tree, tokens[-1]):
        return Quantity(value, "people", text, begin, end, low, high, "people", _act(tree, tokens[-1]).lemma.lower())
    befell = befallen(tree, tokens[-1])
    if befell is not None:
        return Quantity(value, "people", text, begin, end, low, high, "people", befell)
    phrase, act = _what(tree, tokens[-1])
    unit = (
        _currency(tree, tokens[0], tokens[-1])
        or ("people" if (phrase, act) == ("people", _DYING) else _counted(tree, tokens[-1]))
        or (phrase.split()[-1].lower() if phrase else "")
    )
    return Quantity(value, unit, text, begin, end, low, high, phrase, act) if unit else None


def _counts_crowd(tree: Tree, token: Token) -> bool:
    """ "Put the crowd at 45,000", "said that 45,000 had taken part"."""
    verb = _act(tree, token)
    if _noun(tree, token) is not None:
        return False
    put = tree.child(verb, "dobj")
    if put is not None and put.lemma.lower() in _CROWDS and put.i < token.i:
        return True
    if verb.lemma.lower() == "count" and put is token and "," in token.text:
        return True  # "police counted 45,000"
    came = verb.lemma.lower() in _COMING or (
        verb.lemma.lower() == "take" and any(t.lemma.lower() == "part" for t in tree.children(verb, "dobj"))
    )
    return came and token.dep == "nsubj"


def _told_before(tree: Tree, token: Token, value: float) -> Quantity | None:
    """The figure, in this sentence or the one before, that a number gives anew: "Quill put the figure at 1,300"."""
    verb = _act(tree, token)
    toll = toll_of(tree, verb) if _noun(tree, token) is None else None
    if toll is None or not refers_back(tree, toll, verb):
        return None
    first = tree.section.sentences[max(0, tree.sentence_of[toll.i] - 1)].first
    told = [q for q in _numbers(tree, first, toll.i) if value / _FAR < q.value < value * _FAR]
    return told[-1] if told else None


def _noun(tree: Tree, token: Token) -> Token | None:
    """The noun that a number stands before, or the one of a following "of"."""
    head = tree.tokens[token.head]
    for _ in range(3):
        if head.pos in {"NOUN", "PROPN"} and head.text.lower() not in SCALES:
            return head
        if head.head == head.i or head.pos in {"VERB", "AUX", "ADP"}:
            break
        head = tree.tokens[head.head]
    of = tree.child(token, "prep")
    below = tree.child(of, "pobj") if of and of.text.lower() == "of" else None
    return below if below is not None and below.pos in {"NOUN", "PROPN"} else None


def _act(tree: Tree, token: Token) -> Token:
    """The verb, or noun of an occurrence, that a counted noun or a bare number stands under."""
    above = tree.tokens[token.head]
    for _ in range(3):
        if above.pos in {"VERB", "AUX"} or above.head == above.i or above.lemma.lower() in EVENT_NOUNS:
            break
        above = tree.tokens[above.head]
    return above


def _what(tree: Tree, token: Token) -> tuple[str, str]:
    """The counted noun with its modifiers, and the stem of what happens to it.

    In "the death toll rose to 81" that is what the toll counts.
    """
    noun = _noun(tree, token)
    top = noun or token
    above = _act(tree, top)
    toll = toll_of(tree, above)
    if noun is None and toll is not None:
        return counted_by(tree, toll)
    participle = tree.child(top, "acl") if noun is not None else None
    if participle is not None and participle.tag == "VBG" and above.pos == "VERB" and above.i != top.i:
        participle = None  # "14 nurses helping with patients were infected" are infected ones
    act = participle or (above if above.i != top.i else None)
    dead = act is not None and _found_dead(tree, act)
    if noun is None:
        return ("people", _DYING) if dead else ("", stem(act.lemma) if act else "")
    between = tree.tokens[token.i + 1 : noun.i + 1] if 0 < noun.i - token.i <= 5 else (noun,)
    counting = [t for t in between if not (is_numeric(t) and t.i != noun.i)]  # the 2,315 of "1,300 of 2,315 stations"
    words = [t.text for t in counting if t.text.lower() not in _HEDGING | {"of", "the", "a", "an"}]
    return " ".join(words), _DYING if dead else stem(act.lemma.lower()) if act else ""


def _found_dead(tree: Tree, verb: Token) -> bool:
    """ "Were confirmed dead", "left 25 dead", "are known to have died"; who is "feared dead" may live."""
    if verb.lemma.lower() in _FEARING:
        return False
    known = verb.tag == "VBN" and verb.lemma.lower() in _KNOWING
    below = tree.children(verb, "oprd", "acomp", *(("xcomp",) if known else ()))
    return any(t.text.lower() in ({"dead", "killed", "died"} if known else {"dead"}) for t in below)


def _currency(tree: Tree, first: Token, last: Token) -> str:
    """The sign of money at the first word of a number or right before it, or of the coin that its last word counts:
    "a two million dollar deal"."""
    before = tree.tokens[first.i - 1].text if first.i else ""
    after = [t.text.lower() for t in tree.tokens[last.i + 1 : last.i + 3]]
    coin = next((word for word in after if word not in {"-", "u.s.", "us"}), "")
    return next((sign for sign in (before, first.text[0]) if sign in _MONEY), _COINS.get(coin, ""))


def _counted(tree: Tree, token: Token) -> str:
    """The noun a number counts: its head, or the noun of a following "of"."""
    head = tree.tokens[token.head]
    for _ in range(3):
        if head.pos == "NOUN" and head.text.lower() not in SCALES:
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
