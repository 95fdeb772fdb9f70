"""Tree: walking the syntax of a section."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Protocol, TypeVar

from storyatlas.extract.lexicon import EVENT_NOUNS, PERSON_NOUNS, REPORTING, SPEECH_ACTS
from storyatlas.extract.valency import ALONE
from storyatlas.model.document import Section, Sentence, Token
from storyatlas.model.place import PlaceMention
from storyatlas.model.time import TimeExpression

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
# What somebody has who then does what an infinitive tells.
_FOR_OTHERS = frozenset(
    """
        ability agreement application approval attempt authority authorisation authorization bid call chance choice
        clearance commitment consent decision demand desire duty effort failure freedom inability intention invitation
        leave licence license mandate move need obligation offer opportunity option order pact permission permit plan
        plea pledge power pressure promise proposal readiness recommendation refusal reluctance request requirement
        resolve right threat time tendency try urge vow way willingness wish
    """.split()
)
# What is done to an occurrence, never to whoever met with it: "lost power on Monday, caused by a storm".
_CAUSING = frozenset("cause trigger spark prompt provoke induce".split())
_STIRRING = frozenset("set touch unleash ignite fuel kindle shake shock rock stir inspire follow".split())
_SOMEBODY = PERSON_NOUNS | frozenset(
    "teenager teen youth dictator autocrat ruler strongman singer actor actress".split()
)
# What the parser takes for a subject of its own: "co-founder", "counter-protesters".
_PREFIXES = frozenset("co ex vice counter anti pro non semi sub".split())
_NOUNS = frozenset({"NOUN", "PROPN"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# How long, and never what is caused or set off.
_NEAR = 8  # tokens
SPANS = frozenset("second minute hour day week weekend month season year decade century time".split())


class _Span(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_S = TypeVar("_S", bound=_Span)


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

    @cached_property
    def in_times(self) -> frozenset[int]:
        """The indices of the tokens inside time expressions."""
        return self._inside(self.section.times)

    @cached_property
    def in_places(self) -> frozenset[int]:
        """The indices of the tokens inside names of places."""
        return self._inside(self.section.places)

    @cached_property
    def in_peoples(self) -> frozenset[int]:
        """The indices of the tokens inside words for where somebody is from ("Danish", "the Danes")."""
        return self._inside(self.section.origins)

    def _inside(self, spans: Iterable[_Span]) -> frozenset[int]:
        starts = [token.start for token in self.tokens]
        return frozenset(i for s in spans for i in range(bisect_left(starts, s.start), bisect_left(starts, s.end)))

    def times_at(self, indices: Iterable[int]) -> list[TimeExpression]:
        """The time expressions that begin at tokens, in their order."""
        return self._beginning(self._times, indices)

    def places_at(self, indices: Iterable[int]) -> list[PlaceMention]:
        """The words for where somebody is from that begin at tokens, then the names of places."""
        indices = list(indices)
        return self._beginning(self._origins, indices) + self._beginning(self._places, indices)

    def implied_at(self, index: int) -> list[PlaceMention]:
        """The places that the words beginning at a token stand for without naming them."""
        return self._beginning(self._implied, (index,))

    def _beginning(self, at: dict[int, list[_S]], indices: Iterable[int]) -> list[_S]:
        starts = (self.tokens[i].start for i in sorted(set(indices)))
        return [span for start in starts for span in at.get(start, ())]

    @cached_property
    def _times(self) -> dict[int, list[TimeExpression]]:
        return _by_start(self.section.times)

    @cached_property
    def _origins(self) -> dict[int, list[PlaceMention]]:
        return _by_start(self.section.origins)

    @cached_property
    def _places(self) -> dict[int, list[PlaceMention]]:
        return _by_start(self.section.places)

    @cached_property
    def _implied(self) -> dict[int, list[PlaceMention]]:
        return _by_start(self.section.implied)

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

    def negation(self, verb: Token) -> Token | None:
        """The "not" of a verb; behind what follows the verb it is of something else: "finished at 7 with Quill not
        out"."""
        found = self.child(verb, "neg")
        if found is None or found.i < verb.i or verb.pos == "AUX":
            return found
        between = self.tokens[verb.i + 1 : found.i]
        return found if all(t.pos in {"ADV", "PART", "PRON"} for t in between) else None

    def negated(self, verb: Token) -> bool:
        """Whether "not", "never" or a "no" subject or object turns the clause around."""
        if self.negation(verb) is not None:
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
                if relative and (clause := self._relative_clause(token)) is not None:
                    return self._told_of(own, self.tokens[clause.head], token)
                return self.who_did(token) or own
            if (doer := self.joined_doer(token)) is not None:
                return doer
            if token.dep in {"ccomp", "conj"} and self.main_behind(self.tokens[token.head]) is token:
                token = self.tokens[token.head]
                continue
            if token.dep in {"advcl", "acl"} and token.lemma.lower() in _CAUSING and self.child(token, "agent"):
                return self._caused(token)
            if token.dep in {"acl", "relcl"}:
                if self._controlled(token):
                    token = self.tokens[self.tokens[token.head].head]
                    continue
                return self._owner(token) or self.tokens[token.head]
            if token.dep == "pcomp" and (blamed := self._blamed(token)) is not None:
                return blamed
            if (beside := self._beside(token)) is not None:
                token = beside
                continue
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
        named = before.tag in {"NN", "NNS", "NNP", "NNPS"} and before.i not in self.in_times
        return before if named and verb.lemma.lower() not in _CAUSING else None

    def _own_subject(self, verb: Token) -> Token | None:
        """The first subject that hangs on a verb, but the word behind a "co-" or "ex-" that the parser cut off."""
        found = self.children(verb, "nsubj", "nsubjpass", "csubj")
        whole = [t for t in found if t.text != "-" and t.text.lower() not in _PREFIXES]
        if (person := self._who_alone(verb, whole)) is not None:
            return person
        if len(whole) > 1 and self.tokens[self.subtree(whole[-1])[0] - 1].dep in {"cc", "punct"}:
            return whole[-1]  # "the champion, who floored Quill, and Quill never recovered"
        return next(iter(whole or found), None)

    def _who_alone(self, verb: Token, subjects: list[Token]) -> Token | None:
        """Who "was" it of a thing and a person that the parser joined: Quill, of "as a saloon and Quill was held"."""
        last = self.children(subjects[0], "conj")[-1:] if len(subjects) == 1 else []
        singular = any(t.text.lower() in {"was", "is", "has"} for t in (verb, *self.auxiliaries(verb)))
        if not last or not singular or subjects[0].pos not in _NOUNS:
            return None
        return last[0] if last[0].i in self._people and subjects[0].i not in self._people else None

    def _controlled(self, verb: Token) -> bool:
        """Whether an infinitive on an object is what the subject does: "took steps to close it", "got leave to go"."""
        noun = self.tokens[verb.head]
        above = self.tokens[noun.head]
        infinitive = verb.tag == "VB" and self.child(verb, "aux") is not None and verb.dep == "acl"
        own = noun.dep == "dobj" and above.lemma.lower() in _HAVING and self.child(above, "dative") is None
        return infinitive and own

    def is_for_others(self, verb: Token) -> bool:
        """Whether an infinitive tells what somebody else does with what its noun names: "permission to buy"."""
        noun = self.tokens[verb.head]
        to = any(t.tag == "TO" for t in self.children(verb, "aux"))
        own = verb.tag == "VB" and verb.dep == "acl" and to and noun.lemma.lower() in _FOR_OTHERS
        return own and not self._controlled(verb) and self._owner(verb) is None

    def _relative_clause(self, verb: Token) -> Token | None:
        """The relative clause that a verb is of, also as its second one: "the raid that shook Oslo and which ended"."""
        for _ in range(4):
            if verb.dep != "conj":
                break
            verb = self.tokens[verb.head]
        return verb if verb.dep == "relcl" else None

    def _told_of(self, relative: Token, noun: Token, verb: Token) -> Token | None:
        """What a relative pronoun stands for: no person for a "which", nor for a "that" which set something off, but
        what is told of one: the death in "the death of Emil Quill, which shook Oslo"."""
        word = relative.text.lower()
        causes = verb.lemma.lower() in _CAUSING | _STIRRING and word in {"that", "which"}
        if not (word == "which" or causes) or not self._is_person(noun):
            return noun
        above = self.tokens[noun.head]
        of = noun.dep == "pobj" and above.text.lower() == "of" and self.tokens[above.head].lemma.lower() in EVENT_NOUNS
        return self.tokens[above.head] if of else noun if word == "that" else None

    def _is_person(self, noun: Token) -> bool:
        """Whether a noun is somebody; "the tanker Ada Quill" is not, though the recogniser takes it for a person."""
        if noun.pos == "NOUN":
            return noun.lemma.lower() in _SOMEBODY
        before = [t for t in self.children(noun, "compound", "nmod") if t.pos == "NOUN"]
        return noun.i in self._people and all(t.lemma.lower() in _SOMEBODY for t in before)

    @cached_property
    def _people(self) -> frozenset[int]:
        return frozenset(i for e in self.section.entities if e.type == "PERSON" for i in range(e.first, e.last))

    def _opens_at(self, verb: Token) -> int:
        """Where the auxiliaries and adverbs right before a verb begin."""
        first = verb.i
        while (
            first
            and self.tokens[first - 1].head == verb.i
            and self.tokens[first - 1].dep in {"aux", "auxpass", "neg", "advmod"}
        ):
            first -= 1
        return first

    def joined_doer(self, verb: Token) -> Token | None:
        """Who does what a verb without a subject tells, where the parser joined the noun right before it to an object:
        the rioting in "stormed the harbour and the rioting spread to Oslo"."""
        finite = min(self.auxiliaries(verb), key=lambda t: t.i, default=verb).tag in _FINITE
        if verb.dep != "conj" or not finite or self.child(verb, "nsubj", "nsubjpass", "csubj") is not None:
            return None
        last = self._opens_at(verb) - 1
        noun = self.tokens[last] if last >= 0 else verb
        for _ in range(6):
            if noun.dep == "conj" or noun.i <= self.tokens[verb.head].i or noun.head == noun.i:
                break
            noun = self.tokens[noun.head]
        if noun.dep != "conj" or noun.pos not in _NOUNS or noun.i <= self.tokens[verb.head].i:
            return None
        indices = self.subtree(noun)
        return noun if indices[-1] == last and self.tokens[indices[0] - 1].dep == "cc" else None

    def _beside(self, verb: Token) -> Token | None:
        """The participle before a comma that another goes on from: of "kept them from driving trucks, blocking roads"
        the drivers block. Who cites or says something is the subject of all."""
        if verb.dep != "advcl" or verb.tag != "VBG" or not verb.i or verb.lemma.lower() in REPORTING | SPEECH_ACTS:
            return None
        first = self.subtree(verb)[0]
        before = self.tokens[first - 1] if first else verb
        if before.text != "," or self.tokens[verb.head].i > first:
            return None
        near = self.tokens[max(self.tokens[verb.head].i + 1, first - _NEAR) : first - 1]
        return next((t for t in reversed(near) if t.tag == "VBG" and t.dep == "pcomp"), None)

    def main_behind(self, verb: Token) -> Token | None:
        """The verb of a sentence of which the parser took a participle behind the subject for the verb: "was" in "the
        strike called for May was held in Oslo"."""
        subject = self.child(verb, "nsubj", "nsubjpass")
        if verb.tag not in {"VBD", "VBN"} or subject is None or subject.i > verb.i or self.auxiliaries(verb):
            return None
        if subject.pos not in _NOUNS:
            return None  # of "the theft he committed" he did it
        if self.child(verb, "dobj", "mark", "cc") is not None:
            return None
        for clause in self.children(verb, "ccomp", "conj"):
            first = self._opens_at(clause)
            finite = self.tokens[first].tag in _FINITE and first > verb.i
            own = self.child(clause, "nsubj", "nsubjpass", "csubj", "expl", "mark")
            between = self.tokens[verb.i + 1 : first]
            apart = any(t.pos == "PUNCT" or t.dep in {"nsubj", "nsubjpass", "mark"} for t in between)
            if finite and own is None and not apart:
                return clause if between or clause.i - first else None
        return None

    def who_did(self, verb: Token) -> Token | None:
        """Who did it, of a clause without "whom" or "that" which the parser took for more of the noun before: Quill in
        "the daughter of the docker Quill shot"."""
        subject = self._own_subject(verb)
        first = self._opens_at(verb)
        if subject is None or subject.i > first or not first:
            return None
        doer = self.tokens[first - 1]
        noun = self.tokens[doer.head]
        apposed = doer.dep == "appos" and doer.pos == "PROPN" and noun.pos == "NOUN" and noun.i != subject.i
        if not apposed or verb.lemma.lower() in ALONE or self.child(verb, "dobj", "ccomp", "auxpass") is not None:
            return None
        beside = self.subtree(doer)[0] == noun.i + 1 and noun.tag != "NNP"
        return doer if beside and self.is_under(noun, subject) else None

    def _owner(self, verb: Token) -> Token | None:
        """Who has "Quill's decision to close the port", and so closes it."""
        noun = self.tokens[verb.head]
        infinitive = verb.tag == "VB" and self.child(verb, "aux") is not None and noun.pos == "NOUN"
        owner = self.child(noun, "poss") if infinitive else None
        if owner is None or owner.i in self.in_times:
            return None
        return owner

    def _blamed(self, verb: Token) -> Token | None:
        """Who does what a preposition leads to, where that is the object: "they arrested Quill for protesting"."""
        preposition = self.tokens[verb.head]
        above = self.tokens[preposition.head]
        does = _OBJECT_DOES.get(preposition.text.lower(), frozenset())
        if preposition.text.lower() == "by" and any(p.text.lower() == "of" for p in self.children(above, "prep")):
            does = _OBJECT_DOES["of"]  # "accused Norway of breaking the truce by shelling Quill's farm"
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
        nouns = [n for n in nouns if n.pos == "NOUN" and n.lemma.lower() not in SPANS]
        return next((n for n in nouns if above.i < n.i < verb.i), None)

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


def _by_start(spans: Sequence[_S]) -> dict[int, list[_S]]:
    found: dict[int, list[_S]] = defaultdict(list)
    for span in spans:
        found[span.start].append(span)
    return dict(found)
