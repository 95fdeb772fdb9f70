"""Surnames: whom a surname or a first name alone means, where an article may tell of several people of that name.

In news the surname alone is the person whom the article is about; a relative is told of in full again, by a first
name or as somebody's relative. Where it cannot be told, the surname stays as written: a wrong name harms somebody.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from storyatlas.model.document import Document, Entity, Section, Token
from storyatlas.model.naming import name_parts, one_person, surname
from storyatlas.model.spelling import sound

_FEMALE = frozenset(
    """
        sister mother daughter wife widow aunt niece girlfriend grandmother granddaughter stepmother stepdaughter
        ms mrs miss madame lady dame queen princess actress spokeswoman congresswoman councilwoman businesswoman
        policewoman chairwoman woman girl mum mom
    """.split()
)
_MALE = frozenset(
    """
        brother father son husband widower uncle nephew boyfriend grandfather grandson stepfather stepson mr sir lord
        king prince actor spokesman congressman councilman businessman policeman chairman man boy dad
    """.split()
)
_RELATIVES = frozenset(
    """
        sister mother daughter wife widow aunt niece girlfriend grandmother granddaughter stepmother stepdaughter mum
        mom brother father son husband widower uncle nephew boyfriend grandfather grandson stepfather stepson dad
        cousin fiance fiancee partner twin sibling lady
    """.split()
)
_COURTESY = frozenset({"mr", "mrs", "ms", "miss"})
_WOMEN = frozenset({"she", "her", "hers", "herself"})
MEN = frozenset({"he", "his", "him", "himself"})
# Last words of what is taken for a person and is none.
_OFFICES = frozenset(
    {"house", "office", "ministry", "administration", "government", "palace", "street", "times", "post", "news"}
)
_MOST_WORDS = 4
_MOST_BETWEEN = 6  # tokens between a name and what somebody is to others
_REACH = 2  # sentences behind a full name in which the surname alone means the same, of people who are no relatives
_CLEAR_LEAD = 3.0  # points by which one of several bearers must lead
_LEAST_LETTERS, _LEAST_ALIKE = 4, 0.7  # of another spelling of a surname

_Place = tuple[bool, int]


@dataclass(frozen=True, slots=True)
class _Use:
    """One place where an article names a person: tokens `first:last` of `section`."""

    section: Section
    first: int
    last: int
    name: str

    @property
    def at(self) -> _Place:
        """Where it stands: the text first, then the title."""
        return self.section.field != "text", self.first

    @property
    def before(self) -> str:
        """The noun or title right in front, small; "" for other words."""
        tokens = self.section.tokens
        opening = tokens[self.first].text.lower().strip(".")
        if opening in _COURTESY or self.first == 0:
            return opening if opening in _COURTESY else ""
        token = tokens[self.first - 1]
        return token.text.lower().strip(".") if token.pos in {"NOUN", "PROPN"} else ""

    @property
    def alone(self) -> bool:
        return len(name_parts(self.name)) == 1

    @property
    def full(self) -> bool:
        words = name_parts(self.name)
        return 2 <= len(words) <= _MOST_WORDS and not _OFFICES & set(words)


@dataclass(slots=True)
class _Person:
    """One person with the places that name him or her in full."""

    uses: dict[_Place, _Use] = field(default_factory=dict)
    related: bool = False
    owned: bool = False  # as "Quill's sister", whom "Quill" then does not mean
    sexes: Counter[str] = field(default_factory=Counter)

    @property
    def name(self) -> str:
        """The form used most, of equals the longest, then the first."""
        forms = Counter(use.name for use in self.uses.values())
        return max(forms, key=lambda n: (forms[n], len(n.split())))

    @property
    def sex(self) -> str:
        ranked = self.sexes.most_common(2)
        return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else ""

    @property
    def titles(self) -> set[str]:
        return {use.before for use in self.uses.values()} - {""}


class Surnames:
    """The people of one document, by full name, by surname, by first name, and at single places."""

    def __init__(self, document: Document, people: Sequence[tuple[Section, Entity, str]]) -> None:
        """`people` are the names of persons with where they stand, in text order."""
        self._meant: dict[str, str] = {}
        self._here: dict[tuple[str, int], str] = {}
        self._sexes: dict[str, str] = {}
        uses = [_Use(s, e.first, e.last, name) for s, e, name in people if name_parts(name)]
        bearers = _bearers(uses)
        alone = _alone(document, uses, set(bearers))
        for key, persons in bearers.items():
            self._learn(persons, alone.get(key, {}), document.title.text)
        single = {surname(use.name) for use in uses if use.alone}
        self._first_names(bearers, single)
        self._other_spellings(single, set(bearers))

    def meant(self, name: str) -> str | None:
        """The full name that a short or other form of it means throughout the article."""
        return self._meant.get(name.lower())

    def here(self, section: Section, token: Token) -> str | None:
        """The name that a surname at one place means; the surname itself where that cannot be told."""
        return self._here.get((section.field, token.i))

    def sex(self, name: str) -> str:
        """ "f" or "m" of a full name, or of what somebody is ("sister"); "" where the article does not tell."""
        return self._sexes.get(name, "") or ("f" if name.lower() in _FEMALE else "m" if name.lower() in _MALE else "")

    def _learn(self, persons: list[_Person], alone: dict[_Place, _Use], title: str) -> None:
        """Whom one surname means, by all who have it and by all places where it stands alone."""
        for person in persons:
            self._sexes[person.name] = person.sex
            self._meant.update({use.name.lower(): person.name for use in person.uses.values()})
        leading = _leading(persons, alone, title)
        if leading is not None:
            self._meant[surname(leading.name)] = leading.name
        apart = leading is None and len(persons) > 1 and not any(person.related for person in persons)
        for use in alone.values():
            told = _titled(persons, use.before)
            if told is None and apart:
                told = _just_told(persons, alone, use)
            if told is not None or (leading is not None and not _may_be(leading, use.before)):
                name = told.name if told is not None else use.name
                self._here.update({(use.section.field, i): name for i in range(use.first, use.last)})

    def _first_names(self, bearers: dict[str, list[_Person]], alone: set[str]) -> None:
        """ "Xi" for "Xi Jinping" where the article uses it alone, and nobody's last part is the same."""
        named: dict[str, set[str]] = defaultdict(set)
        for persons in bearers.values():
            for person in persons:
                words = name_parts(person.name)
                if len(words) == 2 or (len(words) == 3 and len(words[1]) == 1):
                    named[words[0]].add(person.name)
        for first, names in named.items():
            if first in alone and first not in bearers and len(names) == 1:
                self._meant[first] = min(names)

    def _other_spellings(self, alone: set[str], keys: set[str]) -> None:
        """ "Grey" where the article tells of "Ada Gray" and of nobody else of such a name."""
        for name in alone - keys - set(self._meant):
            alike = [
                key
                for key in keys
                if len(name) >= _LEAST_LETTERS
                and sound(key) == sound(name)
                and SequenceMatcher(None, key, name).ratio() >= _LEAST_ALIKE
            ]
            if len(alike) == 1 and alike[0] in self._meant:
                self._meant[name] = self._meant[alike[0]]


def _bearers(uses: Sequence[_Use]) -> dict[str, list[_Person]]:
    """The people whom an article names in full, by surname, in the order of their first full name."""
    found: dict[str, list[_Person]] = {}
    for use in uses:
        if not use.full:
            continue
        persons = found.setdefault(surname(use.name), [])
        person = next((p for p in persons if one_person(p.name, use.name)), None)
        if person is None:
            person = _Person()
            persons.append(person)
        person.uses[use.at] = use
        relation, owner = _relation(use)
        person.related |= bool(relation & _RELATIVES)
        person.owned |= owner == surname(use.name)
        for words, weight in ((relation, 2), (_pronoun(use), 1)):
            person.sexes["f"] += weight * bool(words & (_FEMALE | _WOMEN))
            person.sexes["m"] += weight * bool(words & (_MALE | MEN))
    return found


def _alone(document: Document, uses: Sequence[_Use], surnames: set[str]) -> dict[str, dict[_Place, _Use]]:
    """Where each surname stands alone: also where the recogniser takes it for no person."""
    taken = {(use.section.field, i) for use in uses if not use.alone for i in range(use.first, use.last)}
    found: dict[str, dict[_Place, _Use]] = defaultdict(dict)
    for use in uses:
        if use.alone:
            found[surname(use.name)][use.at] = use
            taken.update((use.section.field, i) for i in range(use.first, use.last))
    for section in (document.text, document.title):
        longer = {i for e in section.entities if e.last - e.first > 1 for i in range(e.first, e.last)}
        for token in section.tokens:
            key = token.text.lower()
            named = key in surnames and token.text[:1].isupper() and token.i not in longer
            if named and token.dep != "compound" and (section.field, token.i) not in taken:
                use = _Use(section, token.i, token.i + 1, token.text)
                found[key][use.at] = use
    return {key: dict(sorted(places.items())) for key, places in found.items()}


def _leading(persons: list[_Person], alone: dict[_Place, _Use], title: str) -> _Person | None:
    """Whom a surname alone means where nothing at its place says more; `None` where that cannot be told.

    Where it comes alone first ("President Quill", and later "Ada Quill"), the only full name that is rarer than it is
    likely somebody else's.
    """
    if len(persons) == 1:
        (person,) = persons
        first = min(alone, default=min(person.uses))
        often = Counter(use.name for use in person.uses.values())[person.name]
        return person if min(person.uses) <= first or often >= max(2, len(alone)) else None
    ranked = sorted(persons, key=lambda p: (-_points(p, persons, alone, title), min(p.uses)))
    best, second = (_points(p, persons, alone, title) for p in ranked[:2])
    return ranked[0] if best >= second + _CLEAR_LEAD else None


def _points(person: _Person, persons: list[_Person], alone: dict[_Place, _Use], title: str) -> float:
    """What speaks for a person as the one whom the surname alone means."""
    first_alone = min(alone, default=(True, 0))
    before = [place for p in persons for place in p.uses if place < first_alone]
    others = [p for p in persons if p is not person]
    in_title = [p for p in persons if name_parts(p.name)[0] in title.lower().split()]
    points = 2.0 * (in_title == [person])
    points += 2.0 * (not person.related and any(p.related for p in others))
    points += 1.0 * (min(person.uses) == min(min(p.uses) for p in persons))
    points += 1.0 * (bool(before) and max(before) in person.uses)
    points += 2.0 * (len(person.uses) >= 3 * max(len(p.uses) for p in others))
    points -= min(2.0, 1.0 * sum(first_alone < place < (True, 0) for place in person.uses))
    points -= 2.0 * person.owned
    sexes: Counter[str] = Counter()
    addressed: set[str] = set()
    for use in alone.values():
        if use.before in _COURTESY:
            addressed.add("m" if use.before == "mr" else "f")
            continue
        pronoun = _pronoun(use)
        sexes["f"] += bool(pronoun & _WOMEN)
        sexes["m"] += bool(pronoun & MEN)
    if person.sex and all(p.sex and p.sex != person.sex for p in others):
        other = "m" if person.sex == "f" else "f"
        points += 2.0 * (sexes[person.sex] > sexes[other])
        plain = any(use.before not in _COURTESY for use in alone.values())
        points -= 2.0 * (plain and addressed == {person.sex})  # "Miss Quill" is not the one called "Quill"
    return points


def _titled(persons: list[_Person], before: str) -> _Person | None:
    """The only one of several whom "Miss Quill" or "Councilman Quill" can mean."""
    if len(persons) == 1:
        return None
    if before in _COURTESY:
        sex = "m" if before == "mr" else "f"
        sure = [p for p in persons if p.sex == sex]
        fit = sure or [p for p in persons if not p.sex]
        return fit[0] if len(fit) == 1 else None
    held = [p for p in persons if before and before in p.titles and before not in _RELATIVES]
    return held[0] if len(held) == 1 else None


def _may_be(person: _Person, before: str) -> bool:
    return before not in _COURTESY or person.sex in {"", "m" if before == "mr" else "f"}


def _just_told(persons: list[_Person], alone: dict[_Place, _Use], use: _Use) -> _Person | None:
    """Who was named in full last, at most two sentences back, or since then by the surname alone."""
    here = _sentence(use)
    in_full = {place: (person, full) for person in persons for place, full in person.uses.items()}
    for place in sorted({*in_full, *alone}, reverse=True):
        if place >= use.at:
            continue
        person, before = in_full.get(place, (None, alone.get(place)))
        if before is None or before.section.field != use.section.field or here - _sentence(before) > _REACH:
            return None
        if person is not None:
            return person if _may_be(person, use.before) else None
        here = _sentence(before)
    return None


def _relation(use: _Use) -> tuple[set[str], str]:
    """The words beside a name that say whose relative somebody is, or whether man or woman; and the name of whose
    relative: "his sister, Ada Quill", "Ada Quill, a sister of his", "Miss Ada Quill"."""
    tokens, i = use.section.tokens, use.first - 1
    opening = tokens[use.first].text.lower().strip(".")
    found = {opening} & (_COURTESY | _FEMALE | _MALE) | ({use.before} & (_FEMALE | _MALE | _RELATIVES))
    while i >= 0 and (tokens[i].text == "," or tokens[i].text.lower().strip(".") in _COURTESY):
        i -= 1
    if i >= 0 and tokens[i].lemma.lower() in _RELATIVES:
        found.add(tokens[i].lemma.lower())
        for j in range(i - 1, max(0, i - 4), -1):
            if tokens[j].tag == "POS" and j > 0:
                return found, tokens[j - 1].text.lower()
    return found | _said_after(tokens, use.last), ""


def _said_after(tokens: Sequence[Token], last: int) -> set[str]:
    """ "Ada Quill, 19, the sister of": not "Ada Quill, her brother Emil and"."""
    if last >= len(tokens) or tokens[last].text not in {",", "(", "-", "–", "—"}:
        return set()
    for i in range(last + 1, min(last + _MOST_BETWEEN, len(tokens))):
        token = tokens[i]
        if token.lemma.lower() in _RELATIVES | _FEMALE | _MALE and token.pos == "NOUN":
            named = any(t.pos == "PROPN" for t in tokens[i + 1 : i + 3])
            return set() if named else {token.lemma.lower()}
        if token.pos not in {"DET", "PRON", "ADJ", "PART", "PROPN", "NUM"} and token.text not in {",", "-"}:
            return set()
    return set()


def _pronoun(use: _Use) -> set[str]:
    """The first "he" or "she" behind a name in its sentence, unless somebody else stands between."""
    tokens = use.section.tokens
    end = _end_of_sentence(use)
    if use.last < end and (tokens[use.last].tag == "POS" or tokens[use.last].text in {"’", "'"}):
        return set()
    people = [e for e in use.section.entities if e.type == "PERSON" and use.last <= e.first < end]
    others = {i for e in people for i in range(e.first, e.last)}
    for token in tokens[use.last : end]:
        word = token.text.lower()
        if word in _WOMEN | MEN:
            return {word}
        if token.lemma.lower() in _RELATIVES | _FEMALE | _MALE or token.i in others:
            return set()
    return set()


def _sentence(use: _Use) -> int:
    return bisect_right(use.section.sentences, use.first, key=lambda s: s.first) - 1


def _end_of_sentence(use: _Use) -> int:
    return use.section.sentences[_sentence(use)].last if use.section.sentences else use.last
