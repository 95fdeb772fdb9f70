"""Answers: nouns for what is done about something ("an investigation into the crash", "criticism over the arrest",
"a vigil for Ada Quill"), and what somebody feels about it ("voiced concern at the ruling")."""

from __future__ import annotations

from collections.abc import Iterator

from storyatlas.extract.lexicon import EVENT_NOUNS
from storyatlas.extract.relation_ends import End, Ends, relate
from storyatlas.extract.relation_words import FEELINGS, YEARLY
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.extraction import Reference, Relation

_ABOUT = frozenset("over at about against".split())
# What is done or felt about something, with the prepositions of what that is.
_ANSWERS: dict[str, frozenset[str]] = {
    **dict.fromkeys("investigation inquiry enquiry probe inquest".split(), frozenset({"into", "of"})),
    **dict.fromkeys("response reaction answer retort objection opposition".split(), frozenset({"to"})),
    **dict.fromkeys("retaliation revenge reprisal apology condolence punishment".split(), frozenset({"for", "over"})),
    **dict.fromkeys("protest demonstration rally march strike boycott riot".split(), _ABOUT - {"at"}),
    **dict.fromkeys("lawsuit suit complaint appeal petition motion".split(), _ABOUT - {"at", "about"}),
    **dict.fromkeys("condemnation denunciation criticism".split(), frozenset({"of", "over"})),
    **dict.fromkeys("support praise backing approval enthusiasm".split(), frozenset({"for", "of"})),
    **dict.fromkeys("outcry backlash uproar fury dismay shock regret sorrow sadness sympathy".split(), _ABOUT),
    **dict.fromkeys(sorted(FEELINGS), _ABOUT),
}
# What is held for the dead.
_MEMORIALS = frozenset("vigil funeral memorial tribute wake burial".split())
_FOR = frozenset({"for", "of", "to"})
# What goes on has no one event that could be answered.
_LASTING = frozenset("crisis situation emergency problem".split())
_SURE = frozenset({"into", "against"})
# "The cause of the fire": words that stand between.
_BETWEEN = frozenset("cause circumstance handling origin detail event aftermath number".split())
# What may come has answered nothing: "fears of retaliation", "any response".
_OPEN = frozenset("possible potential any further future likely eventual threatened feared planned no".split())
# "In response to" joins two clauses by itself.
_PHRASED = frozenset({"in"})
# How a noun hangs on the verb that tells what is done, also in "raided it in what Quill called a response to ...".
_JOINED = frozenset("dobj pobj nsubj nsubjpass prep agent attr conj xcomp oprd pcomp".split())
# How many words above a noun the verb may stand that tells what is done.
_REACH = 3


class Answers:
    """Finds what such a noun is about, and the act that it belongs to."""

    def __init__(self, tree: Tree, ends: Ends) -> None:
        self.tree = tree
        self.ends = ends

    def relations(self, noun: Token) -> Iterator[Relation]:
        """What `noun` states of the act that it belongs to and of what that answers."""
        lemma = noun.lemma.lower()
        joints = _FOR if lemma in _MEMORIALS else _ANSWERS.get(lemma)
        if joints is None or noun.pos != "NOUN" or self._open(noun) or self._phrased(noun):
            return
        for preposition in self._joined(noun):
            below = self.tree.child(preposition, "pobj", "pcomp")
            if preposition.text.lower() not in joints or below is None or below.lemma.lower() in YEARLY | _LASTING:
                continue
            about = self._dead(below) if lemma in _MEMORIALS else self._about(below)
            act = self._act(noun)
            if about is not None and act is not None and about.mention is not act.mention:
                yield from relate(self.tree.section, act, about, "responds_to", noun)
                return

    def _open(self, noun: Token) -> bool:
        return any(c.text.lower() in _OPEN for c in self.tree.children(noun, "amod", "det"))

    def _phrased(self, noun: Token) -> bool:
        """ "In retaliation for", "in response to": a connective, found as such."""
        above = self.tree.tokens[noun.head]
        return noun.dep == "pobj" and above.text.lower() in _PHRASED and above.i == noun.i - 1

    def _joined(self, noun: Token) -> list[Token]:
        """The prepositions of a noun, and of the verb above it where they can only be the noun's: "launched an inquiry
        on Monday into ..."."""
        own = self.tree.children(noun, "prep")
        from_ = [t for p in own if p.text.lower() in {"from", "by"} for t in self.tree.children(p, "pobj")]
        own += [p for whose in from_ for p in self.tree.children(whose, "prep")]  # "an apology from the police for ..."
        verb = self.tree.tokens[noun.head]
        if noun.dep not in {"dobj", "nsubjpass"} or verb.pos != "VERB":
            return own
        sure = _SURE | ({"for"} if noun.lemma.lower() == "apology" else set())
        return own + [p for p in self.tree.children(verb, "prep") if p.i > noun.i and p.text.lower() in sure]

    def _about(self, below: Token) -> End | None:
        """What is answered: a mention, or what a name or an article marks as known."""
        of = self.tree.child(below, "prep") if below.lemma.lower() in _BETWEEN else None
        below = (self.tree.child(of, "pobj") if of is not None else None) or below
        found = self.ends.topic(below) or (self.ends.near(below) if below.pos == "VERB" else None)
        if found is None or found.mention is not None:
            return found
        named = found.reference is not None and bool(
            found.reference.names or found.reference.sides or found.reference.aims
        )
        return found if named or self.ends.definite(below) else None

    def _dead(self, below: Token) -> End | None:
        """The death of whom a vigil or a funeral is for."""
        if below.pos != "PROPN":
            return None
        return End(below.start, below.end, None, Reference("die", (below.text.lower().removesuffix("'s"),)))

    def _act(self, noun: Token) -> End | None:
        """The mention of the noun itself, or of the verb that it stands under as object or subject."""
        token = noun
        for _ in range(_REACH):
            mention = self.ends.by_trigger.get(token.i)
            if mention is not None and not mention.negated:
                return End(mention.start, mention.end, mention)
            joined = token.dep in _JOINED
            if token.head == token.i or not joined:
                return None
            token = self.tree.tokens[token.head]
            if token.pos == "NOUN" and token.i not in self.ends.by_trigger and token.lemma.lower() in EVENT_NOUNS:
                return None  # the answer of another occurrence, which is none of the clause's
        return None
