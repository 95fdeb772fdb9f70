"""Relations that nouns, participles and set phrases state: "the result of", "citing", "paved the way for"."""

from __future__ import annotations

from collections.abc import Iterator

from storyatlas.extract.lexicon import REPORTING
from storyatlas.extract.relation_ends import End, Ends, relate
from storyatlas.extract.relation_words import IDIOMS, REMARKS, UPSHOTS
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.extraction import Relation, RelationType

# "Several steps, including the arrest of ...": an example of what is meant.
_EXAMPLES = frozenset({"including", "like"})


class Phrases:
    """Finds such relations at the word that heads them."""

    def __init__(self, tree: Tree, ends: Ends) -> None:
        self.tree = tree
        self.ends = ends

    def relations(self, token: Token) -> Iterator[Relation]:
        """Those that `token` states."""
        lemma = token.lemma.lower()
        if token.dep in {"attr", "appos"} and lemma in UPSHOTS:
            yield from self._by_upshot(token)
        elif token.pos == "VERB" and lemma in REMARKS:
            yield from self._by_remark(token)
        elif token.pos == "VERB":
            yield from self._by_idiom(token)

    def _by_upshot(self, noun: Token) -> Iterator[Relation]:
        """ "The visit is the culmination of an opening", "the recall was a response to the ban"."""
        kind, joint = UPSHOTS[noun.lemma.lower()]
        head = self.tree.tokens[noun.head]
        first = self.tree.child(head, "nsubj") if noun.dep == "attr" else head
        below = self._object(noun, frozenset({joint}))
        if first is None or below is None:
            return
        here, there = self.ends.near(first), self.ends.topic(below) or self.ends.near(below)
        source, target = (there, here) if kind == "causes" else (here, there)
        yield from self._made(source, target, kind, noun)

    def _by_remark(self, verb: Token) -> Iterator[Relation]:
        """ "Closed the port, citing the strike", "asked about the strike, the minister said ..."."""
        joints = REMARKS[verb.lemma.lower()]
        below = self._object(verb, joints) if joints else self.tree.child(verb, "dobj")
        if below is None:
            return
        about = self.ends.topic(below) or self._example(below) or self._example(verb) or self.ends.near(below)
        if verb.dep in {"advcl", "acl"} and verb.tag in {"VBG", "VBN"}:
            head = self.tree.tokens[verb.head]
            act = self.ends.by_trigger.get(head.i)
            if act is None and head.lemma.lower() in REPORTING and (said := self.tree.child(head, "ccomp")) is not None:
                act = self.ends.by_trigger.get(said.i)
        elif not joints:
            act = self.ends.by_trigger.get(verb.i)
        else:
            return
        if act is not None and about is not None and about.mention is not act:
            yield from self._made(self.ends.said(act), about, "responds_to", verb)

    def _example(self, noun: Token) -> End | None:
        """ "Rising rates of detention, including the arrest of Ada Quill"."""
        for preposition in self.tree.children(noun, "prep"):
            if preposition.text.lower() in _EXAMPLES | {"of"}:
                below = self.tree.child(preposition, "pobj")
                found = self.ends.at(below) or self._example(below) if below is not None else None
                if found is not None:
                    return found
        return None

    def _by_idiom(self, verb: Token) -> Iterator[Relation]:
        """ "The visit set a campaign in motion", "the talks paved the way for a deal"."""
        for part in self.tree.children(verb, "dobj", "prt", "prep"):
            word = self.tree.child(part, "pobj") if part.dep == "prep" else part
            joint = IDIOMS.get((verb.lemma.lower(), word.lemma.lower())) if word is not None else None
            if joint is None or word is None:
                continue
            below = self._object(word, frozenset({joint})) or self._object(verb, frozenset({joint})) if joint else None
            below = below or (None if joint else self.tree.child(verb, "dobj"))
            subject = self.tree.subject(verb)
            if below is not None and subject is not None:
                own = self.ends.by_trigger.get(verb.i)
                effect = self.ends.near(below) or (End(own.start, own.end, own) if own is not None else None)
                yield from self._made(self.ends.near(subject), effect, "causes", verb)
            return

    def _object(self, token: Token, joints: frozenset[str]) -> Token | None:
        """What a preposition of `joints` on `token` governs."""
        for preposition in self.tree.children(token, "prep", "dative"):
            if preposition.text.lower() in joints:
                return self.tree.child(preposition, "pobj", "pcomp")
        return None

    def _made(self, source: End | None, target: End | None, kind: RelationType, cue: Token) -> Iterator[Relation]:
        yield from relate(self.tree.section, source, target, kind, cue)
