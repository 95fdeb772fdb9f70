"""Offices: whom "the president" means in an article that says "President Quill" elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable

from storyatlas.extract.lexicon import PERSON_NOUNS
from storyatlas.model.document import Entity, Section, Token

# Nouns of which an article knows many holders: "the man" is nobody by office.
_NO_OFFICE = frozenset(
    """
        soldier officer police policeman scientist expert analyst activist dissident protester critic
        journalist reporter lawmaker student worker resident man woman boy girl child people person family
        mother father son daughter brother sister wife husband victim patient passenger tourist citizen
        troop fighter rebel militant hacker player witness official aide owner lawyer doctor diplomat
    """.split()
)
# What somebody is known as, and of whom an article about him or her tells as "the singer".
_CALLINGS = frozenset(
    """
        actress actor singer rapper star starlet celebrity comedian musician composer pianist novelist author writer
        poet painter architect designer golfer boxer sprinter swimmer striker goalkeeper midfielder pitcher catcher
        quarterback outfielder baseman surgeon astronaut tycoon billionaire millionaire mobster gangster financier
        entrepreneur banker philanthropist supermodel model dancer filmmaker producer presenter anchor
    """.split()
)
_OFFICES = (PERSON_NOUNS - _NO_OFFICE) | _CALLINGS
_MOST_BEFORE = 5
_DETERMINERS = frozenset({"det", "poss", "amod", "compound", "nmod"})
# Who has one of these before the office does not hold it: "the shadow chancellor" is no chancellor.
_NOT_IN_OFFICE = frozenset("shadow former ex deputy vice assistant prime opposition".split())
# Offices of a place, which another place has as well: "in Gryt the governor".
_LOCAL = frozenset("governor mayor bishop archbishop sheriff councillor councilor".split())
_CLEAR_LEAD = 3  # a holder named so many times as often as the next is the one meant


class Offices:
    """Who holds which office in one article, from titles before names and appositions after them."""

    def __init__(self, section: Section, full_name: Callable[[Entity], str]) -> None:
        self._section = section
        self._full_name = full_name
        self._holders: dict[str, Counter[tuple[str, frozenset[str]]]] = defaultdict(Counter)
        for entity in section.entities:
            if entity.type == "PERSON":
                for office, owners in self._titles(entity):
                    self._holders[office][full_name(entity), owners] += 1

    def holder(self, section: Section, head: Token) -> str | None:
        """The person that a noun phrase such as "the president" or "the Norwegian premier" means.

        Of several holders it is the one named far more often, unless the sentences before tell of another. `None` where
        the article gives the office to nobody, or to several alike.
        """
        office = head.lemma.lower()
        before = [t for t in section.tokens[max(0, head.i - _MOST_BEFORE) : head.i] if t.head == head.i]
        before = [t for t in before if t.text != "-"]  # "the Governor-General"
        if head.tag not in {"NN", "NNP"} or not before or any(t.dep not in _DETERMINERS for t in before):
            return None
        if before[0].dep == "det" and before[0].text.lower() != "the":
            return None
        wanted = {t.text.lower() for t in before if t.dep != "det" and not _is_age(section, t)}
        of = _of_what(section, head)
        there = _named_in(section, head) if office in _LOCAL else set()
        counts: Counter[str] = Counter()
        owned: dict[str, int] = defaultdict(int)  # how often an article says whose a holder's office is
        for held, holders in self._holders.items():
            for (name, owners), count in holders.items():
                known = wanted <= owners and owners & _NOT_IN_OFFICE <= wanted and there <= owners
                known = known and (not of or owners == of | wanted)  # "the leader of the miners"
                # "The Norwegian leader" may be Norway's president.
                if known and (held == office or (office == "leader" and wanted)):
                    counts[name] += count
                    owned[name] += count if owners else 0
        told = self._told_before(section, head) & counts.keys() if len(counts) > 1 else set()
        near = self._told_before(section, head, subjects=False) & counts.keys() if len(counts) > 1 else set()
        own = [name for name in counts if not owned[name]]
        if len(counts) > len(own) == 1 and not (wanted or of or near - {*own}):
            return own[0]  # "President Quill" at home, beside "Norwegian President Venn"
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        if told and told != {ranked[0][0]}:
            return None
        if told and near == told and len(ranked) > 1 and not wanted:
            return ranked[0][0]  # of whom the sentences before tell, and of no other
        if not ranked or (len(ranked) > 1 and ranked[0][1] < _CLEAR_LEAD * ranked[1][1]):
            return None
        return ranked[0][0]

    def _told_before(self, section: Section, head: Token, *, subjects: bool = True) -> set[str]:
        """The people of this sentence and of the two before it, as far as they stand before `head`; of them only the
        `subjects`, or all."""
        if section.field != self._section.field:
            return set()
        here = next(i for i, sentence in enumerate(section.sentences) if sentence.first <= head.i < sentence.last)
        first = section.sentences[max(0, here - 2)].first
        return {
            self._full_name(entity)
            for entity in section.entities
            if entity.type == "PERSON"
            and first <= entity.first < head.i
            and (not subjects or _is_subject(section, section.tokens[entity.last - 1]))
        }

    def _titles(self, entity: Entity) -> list[tuple[str, frozenset[str]]]:
        """The offices that an article gives a person at one place, each with the words whose it is."""
        tokens = self._section.tokens
        found = []
        before: list[Token] = []
        above = tokens[tokens[entity.last - 1].head]
        if tokens[entity.last - 1].dep == "appos" and above.lemma.lower() in _OFFICES and above.i < entity.first:
            own = [t for t in tokens[max(0, above.i - _MOST_BEFORE) : above.i] if t.head == above.i]
            words = _words([t for t in own if t.dep != "det"]) | _of_what(self._section, above)
            found.append((above.lemma.lower(), words))
        for token in reversed(tokens[max(0, entity.first - _MOST_BEFORE) : entity.last]):
            if token.i >= entity.first and token.lemma.lower() not in _OFFICES:
                continue
            if token.pos not in {"NOUN", "PROPN", "ADJ"} and token.tag != "POS":
                break
            before.insert(0, token)
        for place, token in enumerate(before):
            if token.lemma.lower() in _OFFICES:
                found.append((token.lemma.lower(), _words(before[:place])))
                break
        for token in tokens[entity.last : entity.last + 8]:
            if token.dep == "appos" and entity.first <= token.head < entity.last and token.lemma.lower() in _OFFICES:
                own = [t for t in tokens[max(0, token.i - _MOST_BEFORE) : token.i] if t.head == token.i]
                words = _words([t for t in own if t.dep != "det"]) | _of_what(self._section, token)
                found.append((token.lemma.lower(), words))
        return found


def _of_what(section: Section, office: Token) -> frozenset[str]:
    """The words behind an "of" that say of what an office is: "the leader of the miners"."""
    behind = section.tokens[office.i + 1 : office.i + 2 + _MOST_BEFORE]
    if not behind or behind[0].text.lower() != "of" or behind[0].head != office.i:
        return frozenset()
    below = [t for t in behind if t.dep == "pobj" and t.head == behind[0].i]
    return _words([*below, *(t for t in behind if below and t.head == below[0].i and t.dep == "compound")])


def _named_in(section: Section, head: Token) -> set[str]:
    """The last words of the places that a phrase before an office in its sentence says: "in Gryt the governor"."""
    here = next(s for s in section.sentences if s.first <= head.i < s.last)
    named = (e for e in section.entities if e.type == "GPE" and here.first <= e.first < e.last <= head.i)
    last = (section.tokens[e.last - 1] for e in named)
    return {t.text.lower() for t in last if t.dep == "pobj" and section.tokens[t.head].text.lower() in {"in", "at"}}


def _is_subject(section: Section, token: Token) -> bool:
    """A subject, or one of several: both of "Quill and Venn met"."""
    for _ in range(3):
        if token.dep != "conj":
            break
        token = section.tokens[token.head]
    return token.dep in {"nsubj", "nsubjpass"}


def _is_age(section: Section, token: Token) -> bool:
    """ "The 26-year-old" says who as little as "the" does."""
    return token.text.lower().endswith("-year-old") or (
        token.text == "old" and token.i > 0 and section.tokens[token.i - 1].text == "-"
    )


def _words(tokens: list[Token]) -> frozenset[str]:
    return frozenset(t.text.lower() for t in tokens if t.pos in {"NOUN", "PROPN", "ADJ"})
