"""Tolls: numbers that a noun for a count gives, "the toll rose to 81", "put the figure at 30", "an 18th victim"."""

from __future__ import annotations

import re

from storyatlas.extract.lexicon import PERSON_NOUNS, stem
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.mention import Quantity

_TOLL = frozenset({"toll", "number", "total", "tally", "count", "figure"})
_GROWING = frozenset(
    {"rise", "stand", "reach", "climb", "grow", "increase", "jump", "surge", "be", "pass", "exceed", "soar"}
)
_PUTTING = frozenset({"put", "place", "estimate", "set", "peg"})
_ORDINAL = re.compile(r"^(\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th)$")
_BEFALLEN = {
    **dict.fromkeys(("injured", "wounded", "hurt", "injuries"), "injur"),
    **dict.fromkeys(("dead", "deaths", "killed", "fatalities"), "die"),
    **dict.fromkeys(("arrests", "arrested", "detained", "detentions", "detainees"), "detain"),
}
_ALONE = frozenset("dead injured wounded hurt killed".split())  # words for them that no noun need follow
_LEAST_ORDINAL = 3  # "a second case" is often the second of a place or a day
# What an ordinal counts: a unit and the stem of what happens to it.
_COUNTED = {
    **dict.fromkeys(("victim", "death", "fatality"), ("death", "die")),
    **dict.fromkeys(("case", "infection"), ("case", "confirm")),
}


def toll_of(tree: Tree, verb: Token) -> Token | None:
    """The noun for a count whose value a clause gives: "the toll rose to", "the figure is", "put the number at"."""
    lemma = verb.lemma.lower()
    given = lemma == "give" and any(p.text.lower() == "as" for p in tree.children(verb, "prep"))  # "gave it as 55"
    toll = tree.subject(verb) if lemma in _GROWING else tree.child(verb, "dobj") if lemma in _PUTTING or given else None
    return toll if toll is not None and toll.lemma.lower() in _TOLL else None


def refers_back(tree: Tree, toll: Token, verb: Token) -> bool:
    """Whether a count is one that was told just before and is told anew: "put the figure at", "the number is"."""
    own = any(t.tag == "PRP$" for t in tree.children(toll, "poss"))  # "its figure was 1,800": the first speaker's next
    bare = not own and tree.child(toll, "prep", "amod", "compound", "acl", "relcl") is None
    return bare and toll.lemma.lower() in {"figure", "number"} and verb.lemma.lower() in _PUTTING | {"be", "give"}


def counted_by(tree: Tree, toll: Token) -> tuple[str, str]:
    """What a toll counts, in words, and the stem of what happens to it; both empty for a bare "the number"."""
    words = [*tree.children(toll, "compound", "amod"), toll]
    if toll.lemma.lower() != "toll" and len(words) == 1 and tree.child(toll, "prep") is None:
        return "", ""
    of = tree.child(toll, "prep")
    counted = tree.child(of, "pobj") if of else None
    if toll.lemma.lower() == "toll" or counted is None:
        return " ".join(t.text for t in words if t.text.lower() not in {"official", "confirmed", "total"}), "die"
    if (befallen := _BEFALLEN.get(counted.text.lower())) is not None:
        return "people", befallen  # "the number of injured"
    done = tree.child(counted, "acl")
    return counted.text, stem(done.lemma.lower()) if done else stem(counted.lemma.lower())


def befallen(tree: Tree, number: Token) -> str | None:
    """What befell those whom a number counts by a word for it alone, as a stem: "19 dead and 185 injured"."""
    after = tree.tokens[number.i + 1] if number.i + 1 < len(tree.tokens) else None
    act = _BEFALLEN[after.text.lower()] if after is not None and after.text.lower() in _ALONE else None
    if after is None or act is None:
        return None
    beyond = tree.tokens[after.i + 1] if after.i + 1 < len(tree.tokens) else None
    behind = [t for t in tree.tokens[max(0, number.i - 2) : number.i] if t.pos == "NOUN"]
    if behind and behind[-1].lemma.lower() not in PERSON_NOUNS and tree.child(behind[-1], "nummod") is not None:
        return None  # "90 sheep, 40 dead"
    of_noun = beyond is not None and beyond.pos in {"NOUN", "PROPN", "ADJ"}  # "nine dead whales"
    return None if of_noun else act


def find_ordinals(tree: Tree, first: int, last: int) -> list[Quantity]:
    """Tolls that the latest case tells: "an 18th victim", "the 40th infection"."""
    found = []
    for token in tree.tokens[first:last]:
        ordinal = _ORDINAL.match(token.text)
        noun = tree.tokens[token.head]
        if ordinal is None or token.dep != "amod" or noun.lemma.lower() not in _COUNTED:
            continue
        value = float(ordinal[1].replace(",", ""))
        if value >= _LEAST_ORDINAL:
            unit, act = _COUNTED[noun.lemma.lower()]
            text = tree.section.text[token.start : noun.end]
            found.append(Quantity(value, unit, text, token.start, noun.end, None, None, f"{unit}s", act))
    return found
