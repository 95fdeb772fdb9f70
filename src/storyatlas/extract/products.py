"""Products: named things that something is done with or to, "the first K40 trawler", and what "the ship" is then."""

from __future__ import annotations

import re

from storyatlas.extract.names import Name, Names
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token

_MODEL = re.compile(r"[A-Za-z]+-?\d[\w-]*|\d{3,4}s?")  # K40, F-16, 777, 747s
_KINDS = frozenset(
    """
        aircraft plane airplane jet airliner jetliner superjumbo helicopter ship vessel boat ferry submarine train
        car vehicle truck phone smartphone handset device computer tablet console rocket missile satellite
        spacecraft probe drone reactor engine game app software
    """.split()
)
_SENTENCES = 6  # how far back the thing may have been named
_POINTING = frozenset({"the", "this", "that", "these", "its"})


class Products:
    """The named products of one section."""

    def __init__(self, tree: Tree, names: Names) -> None:
        self._tree, self._names = tree, names
        self._entity = {i for e in tree.section.entities if e.type == "PRODUCT" for i in range(e.first, e.last)}
        self._named = [t.i for t in tree.tokens if self._is_model(t)]

    def of(self, head: Token) -> list[Name]:
        """The product that a noun phrase names or, where it is "the plane", points back to."""
        for token in self._phrase(head):
            if self._is_model(token):
                return [self._full(token)]
        below = self._tree.children(head)
        pointing = any(t.dep in {"det", "poss"} and t.text.lower() in _POINTING for t in below)
        if head.lemma.lower() not in _KINDS or not (pointing or self._tree.section.field == "title"):
            return []
        first = self._tree.section.sentences[max(0, self._tree.sentence_of[head.i] - _SENTENCES)].first
        before = [i for i in self._named if first <= i < head.i]
        return [self._full(self._tree.tokens[before[-1]])] if before else []

    def _full(self, token: Token) -> Name:
        """ "INS Swift" also for "the Swift"."""
        known = self._names.full(self._name(token), "thing")
        return known if known.type == "thing" else Name(self._name(token), "thing")

    def _phrase(self, head: Token) -> list[Token]:
        """The words of a noun phrase that may name it: its modifiers, what it is a version of."""
        found, stack = [], [head]
        while stack:
            token = stack.pop()
            found.append(token)
            for child in self._tree.children(token):
                if child.dep in {"compound", "nmod", "amod", "nummod", "appos"}:
                    stack.append(child)
                elif child.dep == "prep" and child.text.lower() == "of":
                    stack.extend(self._tree.children(child, "pobj"))
        return sorted(found, key=lambda t: t.i)

    def _is_model(self, token: Token) -> bool:
        """A word that names a make: of the recogniser's products, or with a number in it as makes have."""
        if token.i in self._entity and token.pos == "PROPN":
            return True
        if not _MODEL.fullmatch(token.text) or token.i in self._tree.in_times:
            return False
        if not token.text[0].isdigit():
            return token.text[0].isupper() or token.text[1:2].isupper()
        before = self._tree.tokens[token.i - 1]
        named = before.pos == "PROPN" and self._tree.sentence_of[before.i] == self._tree.sentence_of[token.i]
        counted = token.dep == "nummod" and self._tree.tokens[token.head].tag in {"NNS", "NNPS"}
        itself = token.dep in {"dobj", "nsubj", "nsubjpass", "pobj"} and self._tree.child(token, "det", "amod", "poss")
        if counted or before.tag == "$":
            return False
        return named or itself is not None or token.dep in {"compound", "nmod"}

    def _name(self, token: Token) -> str:
        """The name around a word of it: "Coast K40", "777 Swift"."""
        tokens, first, last = self._tree.tokens, token.i, token.i + 1
        here = self._tree.sentence_of[token.i]
        while first > 0 and tokens[first - 1].pos == "PROPN" and self._tree.sentence_of[first - 1] == here:
            first -= 1
        while last < len(tokens) and self._tree.sentence_of[last] == here and tokens[last].pos == "PROPN":
            last += 1
        name = " ".join(self._tree.section.text[tokens[first].start : tokens[last - 1].end].split())
        return name[:-1] if name[-1] == "s" and name[-2:-1].isdigit() else name
