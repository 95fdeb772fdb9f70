"""Reactions: what people do or say about something that has happened."""

from __future__ import annotations

from collections.abc import Iterator

from storyatlas.extract.lexicon import stem
from storyatlas.extract.relation_denials import Denials
from storyatlas.extract.relation_ends import End, Ends, relate
from storyatlas.extract.relation_words import (
    ANSWERING,
    COUNTERING,
    OCCASIONS,
    REACTING_TO,
    REACTIONS,
    YEARLY,
)
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.extraction import Reference, Relation, RelationType
from storyatlas.model.mention import EventMention

# By which somebody says what an event is to him.
_CALLING = frozenset("call describe brand term label dub denounce".split())

# By which somebody gives an opinion of it, and words that say why it was done instead.
_SAYING = frozenset("say argue insist complain add write warn tweet".split())
_VAGUE = frozenset("move step news action".split())
_REASONS = frozenset("response retaliation reaction answer revenge".split())


# "Countersue": by whose first part a verb answers what its second part names.
_COUNTER, _COUNTERED = "counter", frozenset({"sue", "attack", "strike", "claim", "protest"})
_ANSWER: RelationType = "responds_to"
# "Defend the town to the death", "fight to the end": how.
_AGAINST = frozenset({"against"})  # to appeal to somebody answers nothing
_UTMOST = frozenset({"death", "end", "finish"})


class Reactions:
    """Finds what a verb of reacting or denying is about."""

    def __init__(self, tree: Tree, ends: Ends) -> None:
        self.tree = tree
        self.ends = ends
        self.denials = Denials(tree, ends)

    def relations(self, verb: Token) -> Iterator[Relation]:
        """The relations that a verb of reacting, or of denying, states."""
        lemma = verb.lemma.lower()
        yield from self._by_counter(verb)
        if self.denials.denies(verb):
            yield from self.denials.relations(verb)
        elif lemma in COUNTERING and (aim := self._above(verb)) is not None:
            yield from self._by_reaction(verb, aim)
        elif lemma in _CALLING:
            yield from self._by_calling(verb)
        elif lemma in _SAYING:
            yield from self._by_comment(verb)
        elif lemma in ANSWERING and self._bare(verb):
            yield from self._by_answering(verb)
        elif lemma in REACTIONS and (act := self.ends.own(verb) or self._above(verb)) is not None:
            yield from self._by_reaction(verb, act)

    def _by_reaction(self, verb: Token, act: End) -> Iterator[Relation]:
        """ "Senators criticised the decision to visit", "closed the port to contain the outbreak": an act answers
        what it is about."""
        if self.tree.child(verb, "prt") is not None:
            return  # to "back up" something is another thing
        for child in self.tree.children(verb, "dobj", "prep", "nsubjpass"):
            token: Token | None = child
            if child.dep == "prep":
                if child.text.lower() not in (REACTING_TO if verb.lemma.lower() != "appeal" else _AGAINST):
                    continue
                token = self.tree.child(child, "pobj", "pcomp")
            where = child.text.lower() == "at" and token is not None and token.lemma.lower() in OCCASIONS
            where = where or (child.text.lower() == "to" and token is not None and token.lemma.lower() in _UTMOST)
            if token is None or where or token.lemma.lower() in YEARLY:
                continue
            about = self.ends.topic(token)
            if about is None and verb.lemma.lower() == "mourn" and token.pos == "PROPN":
                about = End(token.start, token.end, None, Reference("die", (token.text.lower(),)))
            if about is not None and about.mention is None and not self._known(about, token):
                continue
            if about is not None and about.mention is not act.mention:
                yield from self._made(act, about, _ANSWER, verb)
                return

    def _by_counter(self, verb: Token) -> Iterator[Relation]:
        """ "Quill countersued": the suit that was told."""
        lemma, act = verb.lemma.lower(), self.ends.own(verb)
        against = lemma.removeprefix(_COUNTER).removeprefix("-")
        if act is None or against == lemma or against not in _COUNTERED:
            return
        yield from self._made(act, End(verb.start, verb.end, None, Reference(stem(against), known=True)), _ANSWER, verb)

    def _bare(self, verb: Token) -> bool:
        """Whether a verb of answering is told as done and says nothing of what it answers."""
        said = {child.text.lower() for child in self.tree.children(verb, "prep")}
        open_ = any(child.tag in {"MD", "TO"} for child in self.tree.children(verb, "aux")) or verb.tag in {"VBG", "VB"}
        return not open_ and not said & REACTING_TO - {"with"} and self.tree.child(verb, "dobj") is None

    def _by_answering(self, verb: Token) -> Iterator[Relation]:
        """ "The ministry retaliated", "responded by closing the port": to the clause before it, or else to what the
        sentences before told."""
        means = next((p for p in self.tree.children(verb, "prep") if p.text.lower() in {"by", "with"}), None)
        below = self.tree.child(means, "pobj", "pcomp") if means is not None else None
        act = (self.ends.own(below) if below is not None else None) or self.ends.own(verb)
        if act is None or act.mention is None:
            return
        before = self.ends.own(self.tree.tokens[verb.head]) if verb.dep == "conj" else None
        told = before or self._told_before(verb, act.mention)
        if told is not None:
            yield from self._made(act, told, _ANSWER, verb)

    def _told_before(self, verb: Token, act: EventMention) -> End | None:
        told = self.ends.told_before(self.tree.sentence_of[verb.i], act)
        return End(told.start, told.end, told) if told is not None else None

    def _by_calling(self, verb: Token) -> Iterator[Relation]:
        """ "Called the raid a crime", "described the ruling as a disgrace": what somebody says of an event."""
        act, what = self.ends.own(verb), self.tree.child(verb, "dobj")
        content = self.tree.child(verb, "ccomp")
        if what is None and content is not None:
            what = self.tree.child(content, "nsubj")
        kind = self.tree.child(verb, "oprd") is not None or content is not None
        by_as = any(p.text.lower() == "as" for p in self.tree.children(verb, "prep"))
        if act is None or what is None or not (kind or by_as):
            return
        about = self.ends.topic(what)
        if about is not None and about.mention is not act.mention and self._known(about, what):
            yield from self._made(act, about, _ANSWER, verb)

    def _by_comment(self, verb: Token) -> Iterator[Relation]:
        """ "Ada Quill said the raid was a mistake": what somebody else says of an event, and no event of its own."""
        content = self.tree.child(verb, "ccomp")
        subject = self.tree.child(content, "nsubj") if content is not None else None
        act = self.ends.own(verb)
        if act is None or content is None or subject is None or content.i in self.ends.by_trigger:
            return
        own = self.tree.child(subject, "poss")
        words = {self.tree.tokens[i].lemma.lower() for i in self.tree.subtree(content)}
        if subject.pos != "NOUN" or not self.ends.definite(subject) or words & _REASONS or subject.lemma in _VAGUE:
            return
        if own is not None and own.tag == "PRP$":
            return  # of his own act nobody is an answer
        if any(child.tag == "MD" for child in self.tree.children(content, "aux")):
            return  # what will or would come of it is foretold
        about = self.ends.at(subject)
        if about is not None and about.mention is not act.mention:
            yield from self._made(act, about, _ANSWER, verb)

    def _known(self, about: End, noun: Token) -> bool:
        """Whether a noun means what was told: "condemned the attack", and not "foiled another attack"."""
        return noun.pos == "PROPN" or self.ends.definite(noun) or bool(about.reference and about.reference.names)

    def _above(self, verb: Token) -> End | None:
        """What somebody does in order to react: "voted to reject", "resigned to protest"."""
        infinitive = any(child.text.lower() == "to" for child in self.tree.children(verb, "aux"))
        if verb.dep not in {"xcomp", "advcl"} or not infinitive:
            return None
        return self.ends.own(self.tree.tokens[verb.head])

    def _made(self, source: End | None, target: End | None, kind: RelationType, verb: Token) -> Iterator[Relation]:
        yield from relate(self.tree.section, source, target, kind, verb, None, self.ends.beside(verb))
