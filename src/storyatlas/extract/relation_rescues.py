"""Rescues: what is done for those, or that, of which a relative clause tells what befell it: "searched for a boat that
vanished", "treated nine people hurt in the blast"."""

from __future__ import annotations

from collections.abc import Iterator

from storyatlas.extract.lexicon import stem
from storyatlas.extract.relation_ends import End, Ends, relate
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.extraction import Relation


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word).rstrip("e") for word in words.split())


_HELPING = frozenset("search hunt look rescue free treat evacuate recover save seek find shelter".split())
_BEFALLEN = _stems(
    """vanish disappear capsize sink crash trap strand injure wound hurt kidnap abduct collapse drown derail hijack fall
    ditch overturn bury flood burn"""
)


class Rescues:
    """Finds what befell those for whom something is done."""

    def __init__(self, tree: Tree, ends: Ends) -> None:
        self.tree = tree
        self.ends = ends

    def relations(self, verb: Token) -> Iterator[Relation]:
        """The relation of what `verb` tells with what befell its object."""
        act = self.ends.own(verb)
        if verb.pos != "VERB" or verb.lemma.lower() not in _HELPING or act is None:
            return
        for noun in self._objects(verb):
            for clause in self.tree.children(noun, "relcl", "acl"):
                told = self.ends.own(clause)
                if told is not None and told.mention is not None and told.mention.lemma.rstrip("e") in _BEFALLEN:
                    yield from relate(
                        self.tree.section, act, End(told.start, told.end, told.mention), "responds_to", verb
                    )
                    return

    def _objects(self, verb: Token) -> list[Token]:
        found = self.tree.children(verb, "dobj", "nsubjpass")
        for preposition in self.tree.children(verb, "prep"):
            if preposition.text.lower() == "for":
                found = [*found, *self.tree.children(preposition, "pobj")]
        return found
