"""Denials: what somebody says is not so, by a verb of denying, as false, or as borne out by nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from storyatlas.extract.relation_ends import End, Ends, relate
from storyatlas.extract.relation_words import ACCUSING, CLAIMS, DENIALS, TURNING_DOWN
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.extraction import Relation
from storyatlas.model.mention import EventMention

# How many sentences above its denial a claim may stand.
_CLAIM_REACH = 3
_EMPTY = frozenset("that this they their them with from have been were will into over would had".split())
_IT = frozenset({"it", "this", "that", "them", "both"})
# By which somebody says that nothing bears a claim out.
_FINDING = frozenset("find have see know hold receive".split())
_TRACES = frozenset("record evidence proof sign indication trace".split())
_HAPPENING = frozenset({"happen", "occur"})
_SHOWING = frozenset("confirm suggest indicate support show".split())
# By which a claim is called false, and what it is called.
_CALLING = frozenset("call describe brand label dub".split())
_FALSE = frozenset(
    "false untrue baseless groundless unfounded nonsense fabrication fabricate rumour rumor lie fake hoax".split()
)


class Denials:
    """Finds what a denial is of."""

    def __init__(self, tree: Tree, ends: Ends) -> None:
        self.tree = tree
        self.ends = ends

    def denies(self, verb: Token) -> bool:
        """Whether a verb says that something is not so."""
        return verb.lemma.lower() in DENIALS or self._denied(verb) is not None or self._nothing(verb) is not None

    def relations(self, verb: Token) -> Iterator[Relation]:
        """What `verb` states of a denial and of what it denies."""
        nothing = self._nothing(verb)
        act = self._act(verb)
        if act is None or self._declined(verb):
            return
        if nothing is not None:
            found = self.ends.claimed_before(act.start, act.mention, 1)
            told = End(nothing.start, nothing.end, found) if found is not None else None
        else:
            told = self._told(verb, act)
        yield from relate(self.tree.section, act, told, "contradicts", verb, None, self.ends.beside(verb))

    def _act(self, verb: Token) -> End | None:
        """The mention of a denial, or that of the verb of saying above it."""
        above = self.tree.tokens[verb.head]
        return self.ends.own(verb) or (self.ends.own(above) if verb.dep in {"conj", "ccomp"} else None)

    def _denied(self, verb: Token) -> Token | None:
        """The claim that is turned down or called false: "rejected the reports", "described the claim as baseless"."""
        lemma = verb.lemma.lower()
        what = self.tree.child(verb, "dobj", "nsubjpass")
        if what is None or what.lemma.lower() not in CLAIMS:
            return None
        return what if lemma in TURNING_DOWN or (lemma in _CALLING and self._called_false(verb)) else None

    def _called_false(self, verb: Token) -> bool:
        by = next((p for p in self.tree.children(verb, "prep") if p.text.lower() == "as"), None)
        word = self.tree.child(by, "pobj", "amod") if by is not None else self.tree.child(verb, "oprd")
        called = {t.lemma.lower() for t in (word, *self.tree.children(word))} if word is not None else set()
        return bool(called & _FALSE)

    def _told(self, verb: Token, act: End) -> End | None:
        """What is denied: "that it had sent soldiers", "sending them", "the reports", "it"."""
        said = self.tree.children(verb, "ccomp", "xcomp") if verb.lemma.lower() in DENIALS else []
        content = next((c for c in said if self._is_said(c, verb)), None)
        what = self._denied(verb) or self.tree.child(verb, "dobj", "nsubjpass")
        if content is None and what is not None:
            content = self.tree.child(what, "acl", "ccomp")
        if content is not None and self._such(content):
            found = self.ends.claimed_before(act.start, act.mention, 1)
            return End(act.start, act.end, found) if found is not None else None
        if content is not None and content.lemma.lower() in _HAPPENING:
            return None  # "denied that any such thing had happened" names nothing
        told = self.ends.told(content) if content is not None and content.pos in {"VERB", "AUX"} else None
        if told is None and what is not None:
            told = self.ends.topic(what)
        bare = told is not None and told.mention is not None and told.mention.noun  # "denied any transfer"
        if told is None or told.mention is None or (bare and what is not None and not self.ends.definite(what)):
            told = self._claimed(told, what, act) or told
        return told

    def _such(self, content: Token) -> bool:
        """ "Denied that any such request had been made": what was told just before."""
        what = self.tree.child(content, "nsubj", "nsubjpass")
        return what is not None and any(t.text.lower() == "such" for t in self.tree.children(what))

    def _is_said(self, content: Token, verb: Token) -> bool:
        """Whether a clause is what is denied, and not one before a semicolon: "he spoke of a bomb; Quill denied it"."""
        between = self.tree.tokens[min(content.i, verb.i) : max(content.i, verb.i)]
        return content.i > verb.i or not any(token.text == ";" for token in between)

    def _nothing(self, verb: Token) -> Token | None:
        """ "Found no record of a sale", "has seen nothing to confirm it"."""
        what = self.tree.child(verb, "dobj") if verb.lemma.lower() in _FINDING else None
        if what is None:
            return None
        none = any(child.text.lower() == "no" for child in self.tree.children(what, "det"))
        bare = any(child.lemma.lower() in _SHOWING for child in self.tree.children(what, "relcl", "acl"))
        known = (none and what.lemma.lower() in _TRACES) or (what.text.lower() == "nothing" and bare)
        return what if known else None

    def _declined(self, verb: Token) -> bool:
        """ "Declined to confirm or deny it", "neither confirmed nor denied it"."""
        return verb.dep == "conj" and self.tree.tokens[verb.head].lemma.lower() == "confirm"

    def _claimed(self, told: End | None, what: Token | None, act: End) -> End | None:
        """What another has just claimed, of which somebody says that it is not so: "denied the report", "denied it", or
        what no event is found for."""
        word = what.lemma.lower() if what is not None else ""
        if what is not None and word in CLAIMS and not self.ends.definite(what):
            return None
        bare = what is None or not (word in CLAIMS or what.text.lower() in _IT)
        if bare and (told is None or told.mention is None):
            accused = self.ends.claimed_before(act.start, act.mention, _CLAIM_REACH)
            if accused is not None and accused.lemma in ACCUSING:
                return End(told.start, told.end, accused) if told is not None else End(act.start, act.end, accused)
        if told is None and bare:
            return None
        near = what is not None and what.text.lower() in _IT
        found = self.ends.claimed_before(act.start, act.mention, 1 if near else _CLAIM_REACH)
        if found is not None and told is not None and not self._concerned(found, told, act):
            return None
        span = told or (End(what.start, what.end) if what is not None else None)
        return End(span.start, span.end, found) if found is not None and span is not None else None

    def _concerned(self, claim: EventMention, denied: End, act: End) -> bool:
        """Whether a claim is of those who deny it, or has a word of weight in common with what they deny."""
        content = self.tree.section.text[denied.start : denied.end]
        words = [set(re.findall(r"[a-z]{4,}", text.lower())) for text in (content, claim.quote)]
        names = [{p.name for p in m.participants} for m in (claim, act.mention) if m is not None]
        return bool(words[0] & words[1] - _EMPTY) or (len(names) > 1 and bool(names[0] & names[1]))
