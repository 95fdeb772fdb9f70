"""Products: what is done about a thing that an act of others made, or to somebody for what that one did, where a
clause on the object tells the act: "suspended the law that parliament had passed", "pardoned Quill, who was jailed"."""

from __future__ import annotations

from collections.abc import Iterator

from storyatlas.extract.lexicon import LIGHT
from storyatlas.extract.relation_ends import End, Ends, relate
from storyatlas.extract.relation_words import CLAIMS
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.extraction import Relation
from storyatlas.model.mention import EventMention

# What is decided about something that others made, some with a particle.
_DECIDING = frozenset(
    """suspend approve ratify endorse reject veto annul overturn revoke repeal rescind reverse withdraw retract cancel
    lift scrap abolish uphold quash nullify void invalidate block halt end extend prolong ease relax amend dispute
    challenge contest defy accept decline dismiss condemn criticise criticize denounce decry welcome renew sign
    oppose protest freeze delete disown violate breach""".split()
)
_PARTICLED = frozenset(
    {
        ("strike", "down"),
        ("throw", "out"),
        ("turn", "down"),
        ("vote", "down"),
        ("take", "back"),
        ("take", "away"),
        ("give", "up"),
        ("call", "off"),
    }
)
# Verbs of deciding, with the prepositions of what that is about.
_ABOUT = {
    **dict.fromkeys(("vote", "rule", "decide"), frozenset({"on", "for", "against"})),
    **dict.fromkeys(("protest", "appeal", "argue"), frozenset({"against"})),
    **dict.fromkeys(("object", "agree", "consent"), frozenset({"to"})),
}
# By which such things are made.
_MAKING = frozenset(
    """pass adopt approve announce declare issue sign impose publish propose grant introduce order make submit file
    offer launch reach agree hand give set enact decree promise pledge release accept present unveil send post lodge
    deliver call slap""".split()
)
# What opens again, and what had shut it.
_REOPENING = frozenset("reopen resume restart return".split())
_SHUTTING = frozenset("close shut halt suspend block stop ground paralyse paralyze interrupt disrupt damage".split())
# What is done to somebody after what was done to him, and for what he did.
_LETTING_GO = frozenset("pardon free release extradite acquit reinstate".split())
_HELD = frozenset(
    "arrest detain convict sentence jail imprison charge capture seize kidnap abduct accuse indict".split()
)
_JUDGING = frozenset("condemn criticise criticize praise honour honor reward thank hail".split())
_DEEDS = frozenset(
    "save rescue free leak kill shoot attack help report stop burn steal expose foil catch carry".split()
)
_LATER = frozenset("later then since subsequently afterwards afterward meanwhile".split())
_WHO = frozenset({"who", "whom", "that", "which"})
_CLAUSES = ("relcl", "acl")


class Products:
    """Finds the act that a clause on an object tells, and what is done about it."""

    def __init__(self, tree: Tree, ends: Ends) -> None:
        self.tree = tree
        self.ends = ends

    def relations(self, verb: Token) -> Iterator[Relation]:
        """The relation of what `verb` tells with the act that made its object, or that its object did."""
        if verb.pos != "VERB" or verb.lemma.lower() in LIGHT - {"take", "give", "turn"}:
            return
        for noun in self._objects(verb):
            act, told = self._act(verb) or self.ends.at(noun), self._told(verb, noun)
            if act is None or act.mention is None or act.mention.negated:
                return
            named = self.ends.by_trigger.get(noun.i)
            if (named is not None and named is not act.mention) or noun.lemma.lower() in CLAIMS:
                return  # "rejected the deal announced on Tuesday" answers the deal
            if told is not None and told.id != act.mention.id:
                yield from relate(self.tree.section, act, End(told.start, told.end, told), "responds_to", verb)
                return

    def _act(self, verb: Token) -> End | None:
        """What the verb tells, also as the infinitive of another: "voted to scrap the tax that ..."."""
        return self.ends.own(verb) or (self.ends.own(self.tree.tokens[verb.head]) if verb.dep == "xcomp" else None)

    def _objects(self, verb: Token) -> list[Token]:
        own = self.tree.children(verb, "dobj", "nsubjpass")
        joints = _ABOUT.get(verb.lemma.lower(), frozenset())
        led = [p for p in self.tree.children(verb, "prep") if p.text.lower() in joints]
        own += [noun for p in led for noun in self.tree.children(p, "pobj")]
        return own or (self.tree.children(verb, "nsubj") if verb.lemma.lower() in _REOPENING else [])

    def _told(self, verb: Token, noun: Token) -> EventMention | None:
        """The act of the clause on an object, if it is one that the verb can be about."""
        for clause in (*self.tree.children(noun, *_CLAUSES), *self._loose(verb, noun)):
            told = self.ends.by_trigger.get(clause.i)
            happened = told is not None and not told.negated and told.status == "happened"
            if happened and not self._content(noun, clause) and self._fits(verb, clause):
                return told
        return None

    def _loose(self, verb: Token, noun: Token) -> list[Token]:
        """ "Suspended the law that parliament passed", where the parser hangs the clause on "suspended"."""
        after = self.tree.tokens[noun.i + 1] if noun.i + 1 < len(self.tree.tokens) else noun
        if after.tag != "WDT":
            return []
        return [c for c in self.tree.children(verb, "ccomp", "advcl") if after.head == c.i]

    def _content(self, noun: Token, clause: Token) -> bool:
        """ "The idea that Narnia had sent troops": a clause that says which idea, and none of whoever made it."""
        marked = self.tree.child(clause, "mark") is not None
        return marked and (noun.lemma.lower() in CLAIMS or self.tree.child(clause, "dobj") is not None)

    def _fits(self, verb: Token, clause: Token) -> bool:
        lemma, made = verb.lemma.lower(), clause.lemma.lower()
        undergone = clause.tag == "VBN" and (clause.dep == "acl" or self.tree.child(clause, "nsubjpass") is not None)
        if lemma in _REOPENING and undergone and made in _SHUTTING:
            return True
        if self._decides(verb) and made in _MAKING:
            return undergone or self._of_others(clause)
        if clause.dep != "relcl" or any(t.text.lower() in _LATER for t in self.tree.children(clause, "advmod")):
            return False
        subject = self.tree.child(clause, "nsubj", "nsubjpass")
        if subject is None or subject.text.lower() != "who":
            return False
        return (lemma in _LETTING_GO and made in _HELD) or (lemma in _JUDGING and made in _DEEDS and not undergone)

    def _decides(self, verb: Token) -> bool:
        lemma = verb.lemma.lower()
        particles = {child.text.lower() for child in self.tree.children(verb, "prt", "advmod")}
        return lemma in _DECIDING | _ABOUT.keys() or any((lemma, particle) in _PARTICLED for particle in particles)

    def _of_others(self, clause: Token) -> bool:
        """ "The law that parliament passed": whose act the clause tells."""
        subject = self.tree.child(clause, "nsubj")
        return subject is not None and subject.text.lower() not in _WHO
