"""Firms: by a name that stands before what they are, "the Quill hotel chain"."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from storyatlas.extract.tree import Tree
from storyatlas.model.document import Entity, Token

_KINDS = frozenset("chain company firm group giant maker manufacturer retailer airline carrier brand".split())
_MAY_BE = frozenset({"ORG", "LOC", "PRODUCT"})  # what the recogniser takes such names for


def firm_before(tree: Tree, head: Token, entity: Callable[[Token], Entity | None]) -> str:
    """ "Quill" of "the Quill hotel chain", "" of "the Lisbon hotel chain"."""
    first = min(tree.subtree(head))
    if head.lemma.lower() not in _KINDS or tree.tokens[first].text.lower() != "the":
        return ""
    words = tree.tokens[first + 1 : head.i]
    own = list(takewhile(lambda t: t.pos == "PROPN" and t.text[:1].isupper(), words))
    known = entity(own[0]) if own else None
    if not own or (known is not None and known.type not in _MAY_BE):
        return ""
    if any(t.pos != "NOUN" for t in words[len(own) :]) or any(t.i in tree.in_peoples for t in own):
        return ""
    placed = any(p.start <= own[0].start < p.end for p in tree.section.places)
    return "" if placed else tree.section.text[own[0].start : own[-1].end]
