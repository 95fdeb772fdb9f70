"""Parties: whom a noun phrase means, beyond its own words: "the two countries", "the company", "the president"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from storyatlas.extract.bodies_meant import BodiesMeant
from storyatlas.extract.definites import fuller, is_bare
from storyatlas.extract.lexicon import ORGANISATION_NOUNS
from storyatlas.extract.names import Name, Names, is_pronoun
from storyatlas.extract.people import is_person_noun
from storyatlas.extract.products import Products
from storyatlas.extract.states import States
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.place import PlaceMention
from storyatlas.model.titles_of_people import is_title

_STATES = frozenset(
    """
        country nation side government neighbour neighbor state power capital minister delegation parliament army navy
    """.split()
)
_TWO = frozenset({"two", "both"})
_OTHERS = frozenset({"more", "other", "further", "additional", "new", "unnamed"})
# Who speaks for a body.
_OFFICERS = frozenset(
    """
        spokesman spokeswoman spokesperson official officer director chairman chairwoman chief executive head president
        vice-minister researcher scientist prosecutor commander
    """.split()
)
_RULERS = frozenset({"authority", "official", "government", "regulator", "police"})
# What only counts those behind "of": "a group of officers", "31 of the 47 councils".
_COUNTING = frozenset("group number majority minority half dozen hundred thousand ten score couple handful".split())
_SENTENCES = 4  # how far back a body may have been named
_RECENT = 3.0  # how much more a country counts that the last sentences named


def _is_somebody(noun: Token) -> bool:
    return is_person_noun(noun) or noun.lemma.lower() in ORGANISATION_NOUNS


def _speaks_for(tree: Tree, noun: Token) -> bool:
    lemma = noun.lemma.lower()
    before = tree.tokens[noun.i - 1].text.lower() if noun.i else ""
    return lemma in _OFFICERS or (lemma == "secretary" and before == "press")


class Parties:
    """Who takes part, by the noun phrases of one section."""

    def __init__(self, tree: Tree, names: Names) -> None:
        self._tree, self._names = tree, names
        self._known: dict[int, Sequence[Name]] = {}
        self.products = Products(tree, names)
        self._states = States(tree, names)
        self._bodies = BodiesMeant(tree, names)

    def of(self, head: Token) -> Sequence[Name]:
        """Whom the noun phrase at `head` means, most often one; empty for nobody one could print."""
        if head.i not in self._known:  # asked of whom several clauses tell
            self._known[head.i] = self._of(head)
        return self._known[head.i]

    def _of(self, head: Token) -> Sequence[Name]:
        if pair := self._both(head):
            return pair
        if (whole := self._counted(head)) is not None:
            return self.of(whole)
        if is_pronoun(head) and (noun := self._names.antecedent(self._tree, head)) is not None:
            other = self._names.is_another(self._tree, head, noun)
            return [n for n in [self._names.of(self._tree, noun)] if n] if other else self.of(noun)
        if holder := self._names.holder(self._tree, head):
            return [Name(holder, "person")]
        if called := self._called(head):
            return [called]
        if body := self._bodies.of(head):
            return [body]
        name = self._states.named(head) or self._names.of(self._tree, head)
        if name is not None and is_bare(self._tree, head) and _is_somebody(head):
            phrase = fuller(self._tree, head)
            name = Name(phrase, name.type) if phrase else name
        return [self._in_case(name, head)] if name else []

    def _counted(self, head: Token) -> Token | None:
        """The officers of "a group of officers", the councils of "31 of the 47 councils", the body of "its members"."""
        children = self._tree.children(head)
        member = head.lemma.lower() == "member" and all(t.i > head.i or t.dep == "nummod" for t in children)
        counts = head.lemma.lower() in _COUNTING or (head.pos == "NUM" and head.text.lower() != "one")
        of = next((t for t in children if t.dep == "prep" and t.text.lower() == "of" and t.i == head.i + 1), None)
        below = self._tree.child(of, "pobj") if of is not None and (counts or member) else None
        if below is None or below.pos not in {"NOUN", "PROPN"} or below.i in self._tree.in_times:
            return None
        entity = self._names.entity(self._tree.section, below)
        named = entity is not None and entity.type == "ORG"
        return below if named or (counts and below.tag in {"NNS", "NNPS"}) else None

    def states_behind(self, head: Token) -> list[Name]:
        """The states whose arms, attack or authorities a noun phrase names: Narnia of "Narnian warplanes", Norway and
        Portugal of "authorities in Norway and Portugal"."""
        states = self._states.behind(head)
        if states or head.lemma.lower() not in _RULERS:
            return states
        found = list[Name]()
        below = [self._tree.child(p, "pobj") for p in self._tree.children(head, "prep") if p.text.lower() == "in"]
        for token in below:
            joined = [token] if token is not None else []
            for place in joined:
                joined.extend(self._tree.children(place, "conj"))
                country = self._states.named(place)
                found.extend([country] if country is not None else [])
        return found

    def _in_case(self, name: Name, head: Token) -> Name:
        """ "Soldiers" at the start of a sentence, and "Six Young Soldiers" of a headline, are soldiers."""
        if name.type == "thing" and self._tree.section.field == "title":
            return name  # what a headline opens with matters
        opening = name.name.split()[0]
        below = [self._tree.tokens[i] for i in sorted(self._tree.subtree(head))]
        first = next((t for t in below if t.text == opening), None)
        if head.pos == "PROPN" or first is None or not self._names.opens(self._tree, first):
            return name
        return Name(name.name[:1].lower() + name.name[1:], name.type)

    def _called(self, head: Token) -> Name | None:
        """ "The Danish airline, Coast Air," is Coast Air."""
        office = head.tag == "NNP" and is_title(head.text, first=False)
        if not office and (head.pos != "NOUN" or head.tag != "NN") and head.text.lower() != "one":
            return None
        for other in (*self._tree.children(head, "appos"), *self._holder_behind(head)):
            entity = self._names.entity(self._tree.section, other)
            body = entity is not None and entity.type == "ORG" and other.pos == "PROPN"
            if body or self._is_person(other):
                return self._names.of(self._tree, other)
        return None

    def _holder_behind(self, head: Token) -> list[Token]:
        """The name that the parser hung on what somebody heads: "the governor of Harland, Ada Quill"."""
        one = head.text.lower() == "one"  # "one of its directors, Ada Quill"
        if not one and not is_person_noun(head) and not is_title(head.text, first=False):
            return []
        of = [self._tree.child(t, "pobj") for t in self._tree.children(head, "prep") if t.text.lower() == "of"]
        named = [t for below in of if below is not None for t in self._tree.children(below, "appos")]
        return [t for t in named if self._is_person(t)]

    def _is_person(self, token: Token) -> bool:
        """Whether a token is, or ends, the name of somebody whom the article knows."""
        name = self._names.of(self._tree, token) if token.pos == "PROPN" else None
        return name is not None and name.type == "person"

    def spoken_for(self, head: Token) -> Name | None:
        """The body for which somebody speaks: "a Harbour Ministry spokesman", "Ministry director Ada Quill", "officials
        at the ministry"; also for whom the section only says so elsewhere."""
        own = self._post_of(head)
        if own is not None or not self._is_person(head):
            return own
        name = self._names.of(self._tree, head)
        return self._posts.get(name.name) if name is not None else None

    @cached_property
    def _posts(self) -> dict[str, Name]:
        """The bodies that people of the section are said to head or speak for, by their full names."""
        found: dict[str, Name] = {}
        for entity in self._tree.section.entities:
            token = self._tree.tokens[entity.last - 1]
            if entity.type == "PERSON" and (body := self._post_of(token)) is not None:
                name = self._names.of(self._tree, token)
                if name is not None:
                    found.setdefault(name.name, body)
        return found

    def _post_of(self, head: Token) -> Name | None:
        tree = self._tree
        below = [tree.tokens[i] for i in sorted(tree.subtree(head)) if i <= head.i]
        posts = [t for t in (*below, *tree.children(head, "appos")) if _speaks_for(tree, t)]
        if not posts:
            return None
        post = posts[-1]
        before = [t for t in below if t.i < post.i and t.pos == "PROPN"]
        behind = [tree.child(p, "pobj") for p in tree.children(post, "prep") if p.text.lower() in {"for", "of", "at"}]
        for token in (*reversed(before), *behind):
            entity = self._names.entity(tree.section, token) if token is not None else None
            if token is not None and entity is not None and entity.type == "ORG":
                return self._names.of(tree, token)
        return None

    def _both(self, head: Token) -> list[Name]:
        """ "The two countries", "both sides": the two that were named most, the last sentences first.

        "Two more countries" are others.
        """
        if head.tag != "NNS" or head.lemma.lower() not in _STATES:
            return []
        before = [t for t in self._tree.children(head) if t.i < head.i]
        words = {t.text.lower() for token in before for t in (token, *self._tree.children(token))}
        if not words & _TWO or words & _OTHERS:
            return []
        section = self._tree.section
        number = self._tree.sentence_of[head.i]
        recent = section.sentences[max(0, number - _SENTENCES)].start
        counts: Counter[str] = Counter()
        acting = self._acting(head)
        for mention in (*section.places, *section.origins):
            if mention.place is not None and mention.place.country not in {None, acting} and mention.start < head.start:
                counts[mention.place.country] += _RECENT if mention.start >= recent else 1.0  # type: ignore[assignment]
        named = {m.place.country: m.place.name for m in self._countries if m.place is not None}
        ranked = [c for c in sorted(counts, key=lambda c: (-counts[c], c)) if c in named]
        return [Name(named[country], "place") for country in ranked[:2]] if len(ranked) > 1 else []

    def _acting(self, head: Token) -> str | None:
        """The country that acts on "the two countries": a third one."""
        verb = head
        while verb.pos not in {"VERB", "AUX"} and verb.head != verb.i:
            verb = self._tree.tokens[verb.head]
        subject = self._tree.subject(verb)
        actor = self._states.place_at.get(subject.i) if subject is not None and subject.i != head.i else None
        return actor.place.country if actor is not None and actor.place is not None else None

    @cached_property
    def _countries(self) -> list[PlaceMention]:
        section = self._tree.section
        return [m for m in (*section.places, *section.origins) if m.place and m.place.precision == "country"]
