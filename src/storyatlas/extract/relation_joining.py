"""Joining: who takes part in an occurrence that others have begun does a part of it: "joined the search"."""

from __future__ import annotations

from collections.abc import Iterator

from storyatlas.extract.relation_ends import Ends, relate
from storyatlas.extract.relation_words import COURSES, OCCASIONS
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.extraction import Relation

# By which somebody takes part, with the prepositions of what it is in ("" where that is the object).
_JOINING = {
    "join": frozenset({"", "in"}),
    "participate": frozenset({"in"}),
    "contribute": frozenset({"to"}),
    "assist": frozenset({"in", "with"}),
    "help": frozenset({"in", "with"}),
}
# "Take part in": a verb with its object.
_TAKING = {("take", "part"), ("play", "part"), ("play", "role")}
_VERBS = frozenset(_JOINING) | {verb for verb, _ in _TAKING}
# What several take part in beside occasions and what lasts.
_COMMON = frozenset(
    "search hunt rescue inquiry investigation probe operation exercise drill campaign boycott mission".split()
)
_LASTING = frozenset({"war", "crisis", "election", "storm", "outbreak", "epidemic", "pandemic", "lockdown"})


class Joining:
    """Finds what somebody takes part in."""

    def __init__(self, tree: Tree, ends: Ends) -> None:
        self.tree = tree
        self.ends = ends

    def relations(self, verb: Token) -> Iterator[Relation]:
        """The relation of what `verb` tells with the occurrence that it is a part of."""
        if verb.lemma.lower() not in _VERBS or verb.pos != "VERB" or (noun := self._joined(verb)) is None:
            return
        head = self.tree.tokens[verb.head]
        act = self.ends.own(verb) or (self.ends.own(head) if verb.dep == "xcomp" else None)
        known = self.ends.definite(noun) or self.ends.names(noun)
        if act is None or not known or noun.lemma.lower() not in (_COMMON | COURSES | OCCASIONS) - _LASTING:
            return
        yield from relate(self.tree.section, act, self.ends.at(noun) or self.ends.noun(noun), "part_of", verb)

    def _joined(self, verb: Token) -> Token | None:
        what, joints = self.tree.child(verb, "dobj"), _JOINING.get(verb.lemma.lower(), frozenset())
        if what is not None and (verb.lemma.lower(), what.lemma.lower()) in _TAKING:
            joints = frozenset({"in"})
        elif "" in joints and what is not None:
            return what
        for preposition in (*self.tree.children(verb, "prep"), *self.tree.children(what or verb, "prep")):
            if preposition.text.lower() in joints - {""}:
                return self.tree.child(preposition, "pobj")
        return None
