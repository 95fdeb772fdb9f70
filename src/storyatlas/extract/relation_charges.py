"""Charges: an arrest, a charge or a sentence answers what somebody is held to have done."""

from __future__ import annotations

from collections.abc import Iterator

from storyatlas.extract.lexicon import stem
from storyatlas.extract.relation_ends import End, Ends, relate
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.extraction import Reference, Relation

_PURSUING = frozenset(
    """charge arrest detain hold indict convict jail imprison sentence try arraign accuse question prosecute sue fine
    execute remand""".split()
)
_PRESSING = frozenset("file face press bring level".split())
_JOINTS = frozenset("with of for over in on".split())
# Words that stand between: "in connection with", "on suspicion of", "two counts of", "charges of".
_BETWEEN = frozenset("connection relation suspicion charge count allegation accusation role part case series".split())
# What the law calls a deed, by the stem of the deed.
_OFFENCES = {
    "murder": "murder",
    "manslaughter": "kill",
    "homicide": "kill",
    "slaying": "kill",
    "killing": "kill",
    "death": "die",
    "shooting": "shoot",
    "stabbing": "stab",
    "arson": "burn",
    "fire": "burn",
    "blaze": "burn",
    "robbery": "rob",
    "heist": "heist",
    "kidnapping": "kidnap",
    "abduction": "abduct",
    "attack": "attack",
    "assault": "assault",
    "bombing": "bomb",
    "crash": "crash",
    "accident": "crash",
    "collision": "crash",
    "riot": "riot",
    "rampage": "rampag",
    "hijacking": "hijack",
    "theft": "steal",
}
_DEEDS = frozenset("kill murder shoot stab attack rob kidnap abduct bomb burn torch assault hijack steal gun".split())
_NOBODY = frozenset({"no", "nobody", "none"})
_DEPTH = 4


class Charges:
    """Finds what a verb of the law is about."""

    def __init__(self, tree: Tree, ends: Ends) -> None:
        self.tree = tree
        self.ends = ends

    def relations(self, verb: Token) -> Iterator[Relation]:
        """ "Charged with the murder of Quill", "arrested over the fire", "jailed for stabbing Quill"."""
        charges = self._charges(verb)
        if verb.pos != "VERB" or (verb.lemma.lower() not in _PURSUING and charges is None):
            return
        act = self.ends.by_trigger.get(verb.i)
        deed = self._deed(charges or verb)
        if act is None or deed is None or act.status == "denied" or self._of_nobody(verb):
            return
        yield from relate(self.tree.section, End(act.start, act.end, act), deed, "responds_to", verb)

    def _of_nobody(self, verb: Token) -> bool:
        """ "Nobody was charged", "no one has been convicted"."""
        subject = self.tree.child(verb, "nsubj", "nsubjpass")
        return subject is not None and any(
            self.tree.tokens[i].text.lower() in _NOBODY for i in self.tree.subtree(subject)
        )

    def _charges(self, verb: Token) -> Token | None:
        """ "Faces charges of murder", "filed charges over the crash"."""
        what = self.tree.child(verb, "dobj") if verb.lemma.lower() in _PRESSING else None
        return what if what is not None and what.lemma.lower() == "charge" else None

    def _deed(self, verb: Token) -> End | None:
        """What is held against somebody: of several words for it the one that names whom it befell."""
        found = [end for below in self._below(verb, _DEPTH) if (end := self._end(below)) is not None]
        return next((e for e in found if e.mention is None and e.reference and e.reference.names), None) or next(
            iter(found), None
        )

    def _below(self, token: Token, depth: int) -> list[Token]:
        """What the prepositions on a word lead to, through words that stand between, in order."""
        found: list[Token] = []
        for preposition in self.tree.children(token, "prep"):
            below = self.tree.child(preposition, "pobj", "pcomp")
            if preposition.text.lower() not in _JOINTS or below is None:
                continue
            named = below.lemma.lower() in _OFFENCES or below.lemma.lower() in _DEEDS
            if any(child.text.lower() == "attempted" for child in self.tree.children(below)):
                continue  # nobody died of an attempt
            if named:
                found.append(below)
            if depth and (named or below.lemma.lower() in _BETWEEN):
                found.extend(self._below(below, depth - 1))
        return found

    def _end(self, word: Token) -> End | None:
        mention = self.ends.by_trigger.get(word.i)
        if mention is not None:
            return End(mention.start, mention.end, mention)
        lemma = word.lemma.lower()
        told = self.tree.child(word, "relcl") if word.pos == "NOUN" else None
        if told is not None and lemma in _OFFENCES and (of := self.ends.by_trigger.get(told.i)) is not None:
            return End(of.start, of.end, of)
        if word.pos == "VERB":
            what = self.tree.child(word, "dobj")
            if lemma not in _DEEDS or what is None:
                return None
            return End(word.start, what.end, None, Reference(stem(lemma), self.ends.victims(word)))
        if lemma not in _OFFENCES:
            return None
        return End(word.start, word.end, None, Reference(_OFFENCES[lemma], self.ends.victims(word)))
