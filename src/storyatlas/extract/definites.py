"""Definites: what "the zone" is, in an article that said "air defence zone" just before."""

from __future__ import annotations

import re
from collections import Counter

from storyatlas.extract.tree import Tree
from storyatlas.model.counting import commonest
from storyatlas.model.document import Token

_SENTENCES = 3  # how far back the fuller phrase may stand
_MOST_WORDS = 5
_COMPASS = frozenset({"North", "South", "East", "West"})
# Of whom an article gives the age once, and who is "the man" from then on.
_AGED = frozenset("man woman boy girl child teenager student pupil driver passenger suspect victim resident".split())
_ANEW = frozenset({"a", "an", "another"})  # "a man" after "a 61-year-old man" is another
_YEARS = re.compile(r"\b\d{1,3}[- ]years?[- ]old ", re.IGNORECASE)
_OWNED = re.compile(r"(?:\w+ ){0,2}\w+['’]s? ")
_LOOSE = frozenset(
    """
        new first last other more many several few such same own recent next past previous major key good big
        large small great high low early late main former current whole additional total different various further
        latest entire second third
    """.split()
)


def fuller(tree: Tree, head: Token) -> str | None:
    """A bare "the zone" as the sentences before it have the noun in full, without article; "the North" as the
    article mostly names the country.

    `None` where they have it no fuller, or in two ways.
    """
    if head.pos == "PROPN" and head.text in _COMPASS:
        return _country(tree, head)
    if whose := aged(tree, head):
        return whose
    if not is_bare(tree, head):
        return None
    first = tree.section.sentences[max(0, tree.sentence_of[head.i] - _SENTENCES)].first
    found: dict[str, None] = {}
    for token in tree.tokens[first : head.i]:
        if token.lemma == head.lemma and token.tag == head.tag and token.pos in {"NOUN", "PROPN"}:
            phrase = _modified(tree, token)
            if phrase:
                found.setdefault(phrase)
    phrase = next(iter(found)) if len(found) == 1 else None
    return None if phrase is not None and phrase[:1].isupper() and _elsewhere(tree, head) else phrase


def _elsewhere(tree: Tree, head: Token) -> bool:
    """ "In Finland, the government": not that of the country before."""
    before = tree.tokens[tree.sentence(head).first : head.i]
    named = (t for t in before if t.i in tree.in_places and t.dep == "pobj")
    return any(tree.tokens[t.head].text.lower() == "in" for t in named)


def aged(tree: Tree, head: Token) -> str | None:
    """ "The man" and "the man who died" as "61-year-old man", where the text before tells the age of one alone."""
    if head.lemma.lower() not in _AGED or head.tag != "NN":
        return None
    below = tree.children(head)
    definite = any(t.dep == "det" and t.text.lower() == "the" for t in below)
    if not definite or any(t.dep not in {"det", "punct", "relcl"} for t in below):
        return None
    found: set[str] = set()
    for token in tree.tokens[: head.i]:
        if token.lemma == head.lemma and token.tag == "NN":
            phrases = [tree.section.text[tree.tokens[i].start : token.end] for i in _first_words(tree, token)]
            age = next((phrase for phrase in phrases if _YEARS.match(phrase)), None)
            if age or any(t.text.lower() in _ANEW for t in tree.children(token, "det")):
                found.add(age or "")
    return next(iter(found)) or None if len(found) == 1 else None


def _first_words(tree: Tree, noun: Token) -> list[int]:
    """Where each adjective before a noun begins."""
    return [min(tree.subtree(t)) for t in tree.children(noun, "amod", "nmod", "compound") if t.i < noun.i]


def stands_without_article(full: str) -> bool:
    """Whether a phrase from `fuller` takes the place of "the" too: "Norway's zone", "North Harland"."""
    return bool(_OWNED.match(full)) or full.split()[0] in _COMPASS


def _country(tree: Tree, head: Token) -> str | None:
    following = tree.tokens[head.i + 1] if head.i + 1 < len(tree.tokens) else None
    if following is not None and following.pos == "PROPN":
        return None
    named = Counter(
        e.text for e in tree.section.entities if e.type == "GPE" and re.fullmatch(rf"{head.text} [A-Z]\w+", e.text)
    )
    return commonest(named) if named else None


def is_bare(tree: Tree, head: Token) -> bool:
    """Whether a common noun has "the" before it and nothing else that tells which one is meant."""
    if head.pos != "NOUN" or head.tag not in {"NN", "NNS"}:
        return False
    below = tree.children(head)
    return any(t.dep == "det" and t.text.lower() == "the" for t in below) and all(
        t.dep in {"det", "punct"} for t in below
    )


def _modified(tree: Tree, noun: Token) -> str | None:
    """The noun with its adjectives, compounds and owner; `None` where it has none that tells."""
    below = [
        t
        for t in tree.children(noun)
        if t.i < noun.i and t.dep in {"compound", "amod", "nmod", "poss"} and t.text.lower() not in _LOOSE
    ]
    below = [t for t in below if t.dep != "poss" or t.pos in {"PROPN", "NOUN"}]
    if tree.child(noun, "nummod") is not None:
        return None  # "12 Norwegian and 11 Danish sailors" are no "Norwegian and 11 Danish sailors"
    if not below or any(b.i in tree.in_times for b in below):
        return None
    first = min(tree.subtree(below[0]))
    if noun.i - first >= _MOST_WORDS:
        return None
    words = tree.section.text[tree.tokens[first].start : noun.end]
    named = any(e.first <= first < e.last for e in tree.section.entities) or tree.tokens[first].pos == "PROPN"
    if tree.tokens[first].i == tree.sentence(noun).first and not named and not words.split()[0].isupper():
        words = words[:1].lower() + words[1:]
    return None if any(mark in words for mark in ',;:()"“”\n') else words
