"""Which body "the company", "the agency" or "the Assembly" means: who leads clearly among those named before, or none.

As of pronouns (`pronouns.py`), subjects and near names count more, and so does whom the article names often. A body
says what kind it is by its name: no "company" is a ministry. Of a hundred such nouns in eight stories, read by eye,
about four in five are right; of the nearest subject that is a body about half. The points are set by hand.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from math import log1p

from storyatlas.extract.definites import is_bare
from storyatlas.extract.lexicon import ORGANISATION_NOUNS
from storyatlas.extract.names import Name, Names
from storyatlas.extract.outlets import is_outlet
from storyatlas.extract.ownership import first_of_joined
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Entity, Token

# What any firm is called when it was named before, and what any body is.
_FIRMS = frozenset(
    """
        company firm airline carrier manufacturer maker planemaker carmaker giant bank lender insurer retailer brewer
        automaker start-up startup chain conglomerate
    """.split()
)
_ANY = frozenset({"group", "agency", "organisation", "organization", "broadcaster", "institution"})
_PUBLIC = frozenset(
    """
        service services agency ministry department commission committee council court police guard board senate house
        congress parliament assembly office center centers centre centres university college school association party
        reserve fed navy army force forces administration authority corps embassy cabinet government union federation
        nations tribunal bureau inspectorate treasury institute institutes organization organisation society club
        mission cross secretariat chamber coalition alliance states
    """.split()
)
_OF_STATE = frozenset({"federal", "national", "ministry", "department", "state", "royal", "white"})
_MINISTRIES = frozenset("department ministry commission agency court council parliament congress senate".split())
_FIRM_NAMES = frozenset("bank group corporation company airlines airways brothers holdings motors stores".split())
_REACH = 5  # sentences back
_NEARNESS = (1.6, 1.5, 0.9, 0.5, 0.2, 0.0)
_ROLE = {"nsubj": 1.0, "nsubjpass": 1.0, "poss": 0.6, "dobj": 0.5, "appos": 0.3}
_SAID = 0.8  # times log(1 + how often)
_SAME_WORD = 3.0
_CLEAR_LEAD = 0.5
_LEAST = 2.2  # one named once, far off or behind a preposition, is meant less often than somebody unnamed


class BodiesMeant:
    """The bodies that the common nouns of one section mean."""

    def __init__(self, tree: Tree, names: Names) -> None:
        self._tree, self._names = tree, names

    def of(self, head: Token) -> Name | None:
        """The body that a noun with "the" means; `None` where it says itself which, or none leads clearly."""
        lemma, tree = head.lemma.lower(), self._tree
        short = head.tag == "NNP" and self._is_short_name(head)  # "the Assembly" of the "National Assembly"
        generic = lemma in _FIRMS | _ANY
        if not short and not (head.tag == "NN" and (is_bare(tree, head) or self._is_somebodys(head))):
            return None
        if not generic and lemma not in ORGANISATION_NOUNS:
            return None
        ranks: dict[str, tuple[float, Name]] = {}
        for entity, name in self._before(head):
            same = _is_called(name.name, lemma)
            if not same and (short or not generic or (lemma in _FIRMS and self._is_public(name.name))):
                continue
            key = self._short[name.name]
            rank = self._rank(entity, head) + _SAME_WORD * same + _SAID * log1p(self._said[key])
            known = ranks.get(key)
            ranks[key] = (rank, name) if known is None else max(known, (rank, name), key=lambda item: item[0])
        ranked = sorted(ranks.values(), key=lambda item: (-item[0], item[1].name))
        if not ranked or ranked[0][0] < _LEAST or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _CLEAR_LEAD):
            return None
        return ranked[0][1]

    def _is_somebodys(self, head: Token) -> bool:
        """ "Her party", "their company", with nothing else that tells which one is meant."""
        below = [t for t in self._tree.children(head) if t.dep != "punct"]
        return [t.dep for t in below] == ["poss"] and below[0].text.lower() in {"his", "her", "their"}

    def _before(self, head: Token) -> Iterator[tuple[Entity, Name]]:
        """The bodies named in the sentences before, and in the same one outside the clause."""
        tree = self._tree
        first = tree.section.sentences[max(0, tree.sentence_of[head.i] - _REACH)].first
        verb = self._verb(head)
        begin, end = (bisect_left(self._organisations, i, key=lambda e: e.first) for i in (first, head.i))
        for entity in self._organisations[begin:end]:
            name = self._names.full(entity.text, "organisation")
            person = name.type != "organisation" or name.name.split()[-1] in self._surnames
            if not person and not is_outlet(name.name) and self._verb(tree.tokens[entity.last - 1]) != verb:
                yield entity, name

    def _verb(self, token: Token) -> int:
        while token.pos not in {"VERB", "AUX"} and token.head != token.i:
            token = self._tree.tokens[token.head]
        return token.i

    def _rank(self, entity: Entity, head: Token) -> float:
        tree = self._tree
        distance = tree.sentence_of[head.i] - tree.sentence_of[entity.first]
        words = [first_of_joined(tree, tree.tokens[i]) for i in range(entity.first, entity.last)]
        return _NEARNESS[distance] + max(_ROLE.get(word.dep, 0.0) for word in words)

    def _is_public(self, name: str) -> bool:
        """Whether a name is no firm's: of a public body, or one that mostly has "the" before it."""
        words = name.lower().split()
        if words[-1] in _PUBLIC or words[0] in _OF_STATE or not _MINISTRIES.isdisjoint(words):
            return True
        return words[-1] not in _FIRM_NAMES and 2 * self._with_the[name] > self._alone[name]

    def _name(self, entity: Entity) -> str:
        return self._names.full(entity.text, "organisation").name

    @cached_property
    def _organisations(self) -> list[Entity]:
        return sorted((e for e in self._tree.section.entities if e.type == "ORG"), key=lambda e: e.first)

    @cached_property
    def _standing(self) -> list[tuple[str, bool]]:
        """The bodies that stand alone, before no other noun, and whether "the" is before them."""
        tokens, found = self._tree.tokens, list[tuple[str, bool]]()
        for entity in self._organisations:
            inner = range(entity.first, entity.last)
            head = next((i for i in inner if tokens[i].head not in inner), entity.last - 1)
            if tokens[head].dep not in {"compound", "nmod", "amod"}:
                before = tokens[entity.first - 1].text if entity.first else ""
                found.append((self._name(entity), "the" in {before.lower(), tokens[entity.first].text.lower()}))
        return found

    @cached_property
    def _alone(self) -> Counter[str]:
        return Counter(name for name, _ in self._standing)

    @cached_property
    def _with_the(self) -> Counter[str]:
        return Counter(name for name, with_the in self._standing if with_the)

    @cached_property
    def _surnames(self) -> set[str]:
        section = self._tree.section
        return {e.text.split()[-1] for e in section.entities if e.type == "PERSON"}

    @cached_property
    def _short(self) -> dict[str, str]:
        """Each body by the shortest name of it: "Quill" for "Quill International Corp"."""
        names = {self._name(e) for e in self._organisations}
        ranked = sorted(names, key=lambda name: (len(name), name))
        return {name: next((short for short in ranked if f"{name} ".startswith(f"{short} ")), name) for name in ranked}

    @cached_property
    def _said(self) -> Counter[str]:
        """How often the text names each body, by its shortest name."""
        return Counter(self._short[self._name(e)] for e in self._organisations)

    def _is_short_name(self, head: Token) -> bool:
        """Whether a body's noun with a capital and "the" stands for a name that says more."""
        entity = self._names.entity(self._tree.section, head)
        alone = entity is None or entity.text.removeprefix("the ") == head.text
        below = [t for t in self._tree.children(head) if t.dep not in {"case", "punct"}]
        return alone and [t.text.lower() for t in below] == ["the"]


def _is_called(name: str, noun: str) -> bool:
    """Whether a name of several words ends in a noun or goes on with "of": "Quill Bank", "Bank of Narnia"."""
    words = name.lower().split()
    return len(words) > 1 and (words[-1] == noun or words[:2] == [noun, "of"])
