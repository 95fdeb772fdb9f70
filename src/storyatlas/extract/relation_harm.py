"""Harm: what an occurrence did to whom, told by a verb of harm: "opened fire, killing two"."""

from __future__ import annotations

from collections.abc import Iterator

from storyatlas.extract.lexicon import REPORTING
from storyatlas.extract.relation_ends import End, Ends, relate
from storyatlas.extract.relation_words import DENIALS
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.extraction import Relation

_HARMING = frozenset(
    """kill injure wound hurt damage destroy devastate demolish flatten displace strand trap flood sink topple sicken
    disrupt paralyse paralyze halt ground delay cripple burn gut wreck shatter leave""".split()
)
# "Left nine dead" tells of harm, "left the town" does not.
_LEFT = frozenset(
    "dead dying injured wounded hurt homeless stranded trapped missing unconscious paralysed paralyzed without".split()
)
_PRONOUNS = frozenset({"that", "which"})


class Harm:
    """Finds what did the harm that a verb tells."""

    def __init__(self, tree: Tree, ends: Ends) -> None:
        self.tree = tree
        self.ends = ends

    def relations(self, verb: Token) -> Iterator[Relation]:
        """The relation of what a verb of harm tells with the occurrence that brought it about."""
        lemma = verb.lemma.lower()
        if verb.pos != "VERB" or lemma not in _HARMING or (lemma == "leave" and not self._leaves_harm(verb)):
            return
        effect = self.ends.by_trigger.get(verb.i)
        if self.tree.child(verb, "nsubjpass") is not None or verb.tag == "VBN":
            cause = self._agent(verb)
        elif self.tree.child(verb, "dobj", "ccomp") is not None:
            cause = self._before(verb) or self._subject(verb)
        else:
            return
        if effect is None or effect.negated or cause is None:
            return
        if cause.mention is not None and cause.mention.lemma == effect.lemma:
            return
        yield from relate(self.tree.section, cause, End(effect.start, effect.end, effect), "causes", verb)

    def _leaves_harm(self, verb: Token) -> bool:
        return any(t.text.lower() in _LEFT for t in self.tree.tokens[verb.i + 1 : verb.i + 9])

    def _agent(self, verb: Token) -> End | None:
        """ "Was paralysed by the strike"."""
        by = self.tree.child(verb, "agent")
        below = self.tree.child(by, "pobj") if by is not None else None
        return self._noun(below) if below is not None else None

    def _before(self, verb: Token) -> End | None:
        """ "Opened fire, killing two": the clause before a bare participle."""
        if (
            verb.tag != "VBG"
            or verb.dep not in {"advcl", "acl"}
            or self.tree.child(verb, "nsubj", "aux", "mark") is not None
        ):
            return None
        head = self.tree.tokens[verb.head]
        comma = verb.i > 0 and self.tree.tokens[verb.i - 1].text in {",", "-", "–", "—"}
        if head.pos != "VERB" or head.i > verb.i or not comma or head.lemma.lower() in REPORTING:
            return None
        if any(t.tag == "VBG" for t in self.tree.tokens[head.i : verb.i]):
            return None  # one of several participles may hang on another
        nearer = [t for t in self.tree.tokens[head.i : verb.i] if t.dep == "relcl"]
        if nearer and (told := self._noun(self.tree.tokens[nearer[-1].head])) is not None:
            return told  # "denied any part in the blast that tore through the port, killing nine"
        if head.lemma.lower() in DENIALS:
            return None
        what = self.tree.child(head, "dobj")
        above = self.ends.by_trigger.get(head.i) or (self.ends.by_trigger.get(what.i) if what is not None else None)
        return End(above.start, above.end, above) if above is not None and not above.negated else None

    def _subject(self, verb: Token) -> End | None:
        """ "The blast killed two", "a blast that killed two": an occurrence as the subject, if it is told or named."""
        subject = self.tree.child(verb, "nsubj")
        if subject is None:
            return None
        if verb.dep == "relcl" and subject.text.lower() in _PRONOUNS:
            subject = self.tree.tokens[verb.head]
        if verb.dep == "ROOT" and subject.pos == "NOUN" and self.ends.definite(subject):
            return self.ends.at(subject)  # "the strike grounded 300 flights": the one that is told
        return self._noun(subject)

    def _noun(self, subject: Token) -> End | None:
        if subject.pos not in {"NOUN", "PROPN"}:
            return None
        found = self.ends.at(subject)
        if found is not None and found.reference is not None and not found.reference.names:
            return None  # "the fire" may be another one
        return found
