"""Tree: walking the syntax of a section."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from storyatlas.model.document import Section, Sentence, Token

AUXILIARIES = frozenset({"aux", "auxpass"})
# Verbs whose object does what the preposition leads to: "arrested Quill for protesting", "accused him of hiding it",
# "quoted Quill as saying".
_OBJECT_DOES = {
    "for": frozenset(
        """arrest detain jail imprison punish fine sentence prosecute charge sue sanction expel fire sack suspend ban
        criticise criticize condemn denounce blame fault attack mock ridicule chide scold praise thank honour honor
        applaud reward""".split()
    ),
    "of": frozenset("accuse suspect convict acquit clear".split()),
    "with": frozenset({"charge"}),
    "as": frozenset({"quote", "cite"}),
    "from": frozenset("prevent stop ban bar block keep prohibit dissuade discourage deter".split()),
    "into": frozenset("force coerce trick pressure talk".split()),
}
# Whose object is the subject's own: "made moves to", "got leave to", "announced plans to".
_HAVING = frozenset("use make take have get win receive obtain seek gain secure earn announce unveil reveal".split())
# What is done to an occurrence, never to whoever met with it: "lost power on Monday, caused by a storm".
_CAUSING = frozenset("cause trigger spark prompt provoke induce".split())
# What the parser takes for a subject of its own: "co-founder", "counter-protesters".
_PREFIXES = frozenset("co ex vice counter anti pro non semi sub".split())


class Tree:
    """The syntax of one section: children, subtrees, auxiliaries, subjects of its tokens."""

    def __init__(self, section: Section) -> None:
        self.section = section
        self.tokens = section.tokens

    @cached_property
    def _children(self) -> list[list[int]]:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token.i)
        return children

    @cached_property
    def sentence_of(self) -> list[int]:
        """The index of the sentence that holds each token."""
        where = [0] * len(self.tokens)
        for index, sentence in enumerate(self.section.sentences):
            for i in range(sentence.first, sentence.last):
                where[i] = index
        return where

    def sentence(self, token: Token) -> Sentence:
        """The sentence that holds `token`."""
        return self.section.sentences[self.sentence_of[token.i]]

    def children(self, token: Token, *deps: str) -> list[Token]:
        """The dependents of `token` in text order; only those with one of `deps`, where given."""
        found = [self.tokens[i] for i in self._children[token.i]]
        return [child for child in found if child.dep in deps] if deps else found

    def is_under(self, token: Token, ancestor: Token) -> bool:
        """Whether `token` is `ancestor` or hangs from it."""
        for _ in range(20):  # no sentence of news is deeper, and a damaged parse may run in a circle
            if token.i == ancestor.i:
                return True
            if token.head == token.i:
                return False
            token = self.tokens[token.head]
        return False

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first dependent with one of `deps`."""
        return next(iter(self.children(token, *deps)), None)

    def subtree(self, token: Token, without: Iterable[int] = ()) -> list[int]:
        """Indices of `token` and all below it in text order, less the subtrees at `without`."""
        cut = set(without)
        found, stack = [], [token.i]
        while stack:
            i = stack.pop()
            found.append(i)
            stack.extend(child for child in self._children[i] if child not in cut)
        return sorted(found)

    def auxiliaries(self, verb: Token) -> list[Token]:
        """Auxiliary and modal verbs of `verb`."""
        return self.children(verb, *AUXILIARIES)

    def negated(self, verb: Token) -> bool:
        """Whether "not", "never" or a "no" subject or object turns the clause around."""
        if self.child(verb, "neg"):
            return True
        arguments = self.children(verb, "nsubj", "nsubjpass", "dobj")
        return any(child.lemma.lower() == "no" for a in arguments for child in self.children(a, "det"))

    def subject(self, verb: Token) -> Token | None:
        """The subject of `verb`: its own, the noun a relative clause modifies, or the one that a
        conjunct or an infinitive shares with the verb above it."""
        if (done_to := self.done_to(verb)) is not None:
            return done_to
        seen: set[int] = set()
        token = verb
        while token.i not in seen:
            seen.add(token.i)
            own = self._own_subject(token)
            if own:
                relative = own.tag in {"WDT", "WP"} or own.text.lower() in {"that", "who", "which"}
                if relative and token.dep == "relcl":
                    return self.tokens[token.head]
                return own
            if token.dep in {"advcl", "acl"} and token.lemma.lower() in _CAUSING and self.child(token, "agent"):
                return self._caused(token)
            if token.dep in {"acl", "relcl"}:
                if self._controlled(token):
                    token = self.tokens[self.tokens[token.head].head]
                    continue
                return self.tokens[token.head]
            if token.dep == "pcomp" and (blamed := self._blamed(token)) is not None:
                return blamed
            if token.dep in {"conj", "xcomp", "advcl", "pcomp", "prep"} and token.head != token.i:
                token = self.tokens[token.head]
                continue
            return None
        return None

    def done_to(self, verb: Token) -> Token | None:
        """The noun right before a bare participle that names who did it, whatever the parser hung it on: the
        teenager in "anger over the death of a teenager shot and killed by police grew"."""
        first = verb
        while first.dep == "conj" and self.tokens[first.head].i < first.i:
            first = self.tokens[first.head]
        bare = not self.auxiliaries(verb) and not self.auxiliaries(first) and not self.child(verb, "dobj")
        if self.child(verb, "agent") is None or first.tag not in {"VBN", "VBD"} or not bare or not first.i:
            return None
        before = self.tokens[first.i - 1]
        dated = any(t.start <= before.start < t.end for t in self.section.times)
        named = before.tag in {"NN", "NNS", "NNP", "NNPS"} and not dated
        return before if named and verb.lemma.lower() not in _CAUSING else None

    def _own_subject(self, verb: Token) -> Token | None:
        """The first subject that hangs on a verb, but the word behind a "co-" or "ex-" that the parser cut off."""
        found = self.children(verb, "nsubj", "nsubjpass", "csubj")
        whole = [t for t in found if t.text != "-" and t.text.lower() not in _PREFIXES]
        return next(iter(whole or found), None)

    def _controlled(self, verb: Token) -> bool:
        """Whether an infinitive on an object is what the subject does: "took steps to close it", "got leave to go"."""
        noun = self.tokens[verb.head]
        above = self.tokens[noun.head]
        infinitive = verb.tag == "VB" and self.child(verb, "aux") is not None and verb.dep == "acl"
        own = noun.dep == "dobj" and above.lemma.lower() in _HAVING and self.child(above, "dative") is None
        return infinitive and own

    def _blamed(self, verb: Token) -> Token | None:
        """Who does what a preposition leads to, where that is the object: "they arrested Quill for protesting"."""
        preposition = self.tokens[verb.head]
        above = self.tokens[preposition.head]
        does = _OBJECT_DOES.get(preposition.text.lower(), frozenset())
        if above.dep == "advcl" and above.tag == "VBG" and above.lemma.lower() not in does:
            # "arrested men wearing masks, for protesting"
            above = self.tokens[above.head]
        return self.child(above, "dobj") if above.lemma.lower() in does else None

    def _caused(self, verb: Token) -> Token | None:
        """What is "caused by" something behind a comma: the object of the clause before, else the noun of its first
        preposition, and `None` where that has neither; never who has it or a name, whatever the parser hung it on."""
        above = self.tokens[verb.head]
        if above.pos == "NOUN" and above.i < verb.i and self.tokens[self.subtree(verb)[0] - 1].text != ",":
            return above
        for _ in range(3):
            if above.pos in {"VERB", "AUX"} or above.head == above.i:
                break
            above = self.tokens[above.head]
        below = [above, *self.children(above, "xcomp")]
        nouns = [n for token in below for n in self.children(token, "dobj", "attr")]
        nouns += [n for p in self.children(above, "prep") for n in self.children(p, "pobj")]
        return next((n for n in nouns if n.pos == "NOUN" and above.i < n.i < verb.i), None)

    def span(self, indices: Iterable[int]) -> tuple[int, int]:
        """Token range from the first to the last of `indices`, less punctuation at the edges."""
        ordered = sorted(indices)
        first, last = ordered[0], ordered[-1]
        while first < last and self.tokens[first].dep in {"punct", "cc"} and self.tokens[first].text not in "\"“‘'(":
            first += 1
        while last > first and (self.tokens[last].dep in {"punct", "cc", "mark"} or self.tokens[last].pos == "SPACE"):
            last -= 1
        while first < last and (self.tokens[first].pos in {"SPACE", "PUNCT"}):
            first += 1
        return first, last + 1
