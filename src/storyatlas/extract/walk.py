"""Walk: the syntax of a section as a tree: what hangs on what, what stands inside what."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Protocol, TypeVar

from storyatlas.extract.lexicon import STATES
from storyatlas.model.document import Section, Sentence, Token
from storyatlas.model.place import PlaceMention
from storyatlas.model.time import TimeExpression

AUXILIARIES = frozenset({"aux", "auxpass"})


class _Span(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_S = TypeVar("_S", bound=_Span)


class Walk:
    """The syntax of one section: children, subtrees, auxiliaries of its tokens, and what its words stand in."""

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

    def parted(self, first: Token, last: Token) -> bool:
        """Whether a semicolon stands between two tokens in this order."""
        return any(t.text == ";" for t in self.tokens[first.i : last.i])

    def auxiliaries(self, verb: Token) -> list[Token]:
        """Auxiliary and modal verbs of `verb`."""
        return self.children(verb, *AUXILIARIES)

    def negation(self, verb: Token) -> Token | None:
        """The "not" of a verb, also one that "or" passes on: "did not send troops or close the port"; behind what
        follows the verb it is of something else: "finished at 7 with Quill not out"."""
        found = self.child(verb, "neg") or self._passed_on(verb)
        if found is not None and self._not_until(verb):
            return None
        if found is None or found.i < verb.i or verb.pos == "AUX":
            return found
        between = self.tokens[verb.i + 1 : found.i]
        return found if all(t.pos in {"ADV", "PART", "PRON"} for t in between) else None

    def _passed_on(self, verb: Token) -> Token | None:
        """The "not" that a verb shares with the one it is joined to by "or"."""
        above = self.tokens[verb.head]
        if verb.dep != "conj":
            return None
        nor = next((t for t in self.children(above, "cc") if t.text.lower() == "nor" and t.i < verb.i), None)
        if nor is not None and any(t.i == nor.i + 1 for t in self.auxiliaries(verb)):
            return nor  # "nor has it recalled its envoy"
        if self.child(verb, "nsubj", "nsubjpass") is not None or self.auxiliaries(verb):
            return None
        # The last joint counts: "did not raise or cut rates but closed a branch" closed it.
        joints = [t for t in self.children(above, "cc") if t.i < verb.i]
        alike = above.i < verb.i and (verb.tag == above.tag or {verb.tag, above.tag} <= {"VBN", "VBD"})
        return self.negation(above) if alike and joints and joints[-1].text.lower() in {"or", "nor"} else None

    def _not_until(self, verb: Token) -> bool:
        """ "Did not recall the cars until March": recalled them in March; not of what lasts."""
        behind = (p for p in self.children(verb, "prep") if p.i > verb.i and p.text.lower() in {"until", "till"})
        dated = any(end.i in self.in_times for p in behind for end in self.children(p, "pobj"))
        return dated and verb.pos == "VERB" and verb.lemma.lower() not in STATES

    def negated(self, verb: Token) -> bool:
        """Whether "not", "never" or a "no" subject or object turns the clause around."""
        if self.negation(verb) is not None:
            return True
        arguments = self.children(verb, "nsubj", "nsubjpass", "dobj")
        return any(child.lemma.lower() == "no" for a in arguments for child in self.children(a, "det"))

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

    def is_in_person(self, token: Token) -> bool:
        """Whether a token is of somebody's name."""
        return token.i in self._people

    @cached_property
    def _people(self) -> frozenset[int]:
        return frozenset(i for e in self.section.entities if e.type == "PERSON" for i in range(e.first, e.last))

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
