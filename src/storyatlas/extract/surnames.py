"""Surnames: whom a surname or a first name alone means, where an article may tell of several people of that name.

In news the surname alone is the person whom the article is about; a relative is told of in full again, by a first
name or as somebody's relative. Where it cannot be told, the surname stays as written: a wrong name harms somebody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from storyatlas.extract.given_names import sex_by_given_name
from storyatlas.extract.namings import (
    COURTESY,
    FEMALE,
    MALE,
    MEN,
    RELATIVES,
    WOMEN,
    Naming,
    Place,
    pronoun_after,
    relation_of,
    sentence_of,
)
from storyatlas.model.document import Document, Entity, Section, Token
from storyatlas.model.naming import name_parts, one_person, surname
from storyatlas.model.spelling import sound

_REACH = 2  # sentences behind a full name in which the surname alone means the same, of people who are no relatives
_CLEAR_LEAD = 3.0  # points by which one of several bearers must lead
_LEAST_LETTERS, _LEAST_ALIKE = 4, 0.7  # of another spelling of a surname


@dataclass(slots=True)
class _Person:
    """One person with the places that name him or her in full."""

    uses: dict[Place, Naming] = field(default_factory=dict)
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
        """ "f", "m" or "": one "she" behind a man's name may be another's."""
        by_name = sex_by_given_name(self.name)
        women, men = (self.sexes[sex] + (sex == by_name) for sex in ("f", "m"))
        return by_name if women == men else "f" if women > men else "m"

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
        self._told: set[str] = set()
        uses = [Naming(s, e.first, e.last, name) for s, e, name in people if name_parts(name)]
        bearers = _bearers(uses)
        alone = _alone(document, uses, set(bearers))
        for key, persons in bearers.items():
            self._learn(persons, alone.get(key, {}), document.title.text)
        beside = _beside_kin(uses)
        self._here.update({at: name for at, name in beside.items() if " " in name})
        single = {surname(u.name) for u in uses if u.alone and (u.section.field, u.first) not in beside}
        self._first_names(bearers, single)
        self._other_spellings(single, set(bearers))

    def meant(self, name: str) -> str | None:
        """The full name that a short or other form of it means throughout the article."""
        return self._meant.get(name.lower())

    def here(self, section: Section, token: Token) -> str | None:
        """The name that a surname at one place means; the surname itself where that cannot be told."""
        return self._here.get((section.field, token.i))

    def is_told(self, name: str) -> bool:
        """Whether the article's own words tell that a full name is a woman's or a man's."""
        return name in self._told

    def sex(self, name: str) -> str:
        """ "f" or "m" of a full name, or of what somebody is ("sister"); "" where nothing tells."""
        noun = "f" if name.lower() in FEMALE else "m" if name.lower() in MALE else ""
        return self._sexes.get(name, "") or noun or sex_by_given_name(name)

    def _learn(self, persons: list[_Person], alone: dict[Place, Naming], title: str) -> None:
        """Whom one surname means, by all who have it and by all places where it stands alone."""
        for person in persons:
            self._sexes[person.name] = person.sex
            if person.sexes["f"] != person.sexes["m"]:
                self._told.add(person.name)
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
                name = told.name if told is not None else use.addressed
                self._here.update({(use.section.field, i): name for i in range(use.first, use.last)})

    def _first_names(self, bearers: dict[str, list[_Person]], alone: set[str]) -> None:
        """ "Xi" for "Xi Jinping", "Kim" for "Kim Jong Un", where the article uses it alone, and nobody's last part is
        the same."""
        named: dict[str, set[str]] = defaultdict(set)
        for persons in bearers.values():
            for person in persons:
                words = name_parts(person.name)
                if len(words) == 2 or (len(words) == 3 and words[-1] not in alone):
                    named[words[0]].add(person.name)
        for first, names in named.items():
            if first in alone and first not in bearers and len(names) == 1:
                self._meant[first] = min(names)

    def _other_spellings(self, alone: set[str], keys: set[str]) -> None:
        """ "Browne" where the article tells of "Ada Brown" and of nobody else of such a name."""
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


def _beside_kin(uses: Sequence[Naming]) -> dict[tuple[str, int], str]:
    """ "John and Donald Quill": a first name that shares the surname behind it, where somebody is so called; else as
    written, for it is nobody of another surname."""
    opens = {(use.section.field, use.first): use for use in uses if use.full}
    known = {use.name.lower(): use.name for use in uses if use.full}
    found: dict[tuple[str, int], str] = {}
    for use in uses:
        joint = use.section.tokens[use.last].text.lower() if use.last < len(use.section.tokens) else ""
        other = opens.get((use.section.field, use.last + 1)) if joint in {"and", "&"} and use.alone else None
        if other is not None and sex_by_given_name(f"{use.name} {other.name}"):
            whole = f"{use.name} {other.name.split()[-1]}"
            found[use.section.field, use.first] = known.get(whole.lower(), use.name)
    return found


def _bearers(uses: Sequence[Naming]) -> dict[str, list[_Person]]:
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
        relation, owner = relation_of(use)
        person.related |= bool(relation & RELATIVES)
        person.owned |= owner == surname(use.name)
        for words, weight in ((relation, 2), (pronoun_after(use), 1)):
            person.sexes["f"] += weight * bool(words & (FEMALE | WOMEN))
            person.sexes["m"] += weight * bool(words & (MALE | MEN))
    return found


def _alone(document: Document, uses: Sequence[Naming], surnames: set[str]) -> dict[str, dict[Place, Naming]]:
    """Where each surname stands alone: also where the recogniser takes it for no person."""
    taken = {(use.section.field, i) for use in uses if not use.alone for i in range(use.first, use.last)}
    found: dict[str, dict[Place, Naming]] = defaultdict(dict)
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
                use = Naming(section, token.i, token.i + 1, token.text, recognised=False)
                found[key][use.at] = use
    return {key: dict(sorted(places.items())) for key, places in found.items()}


def _leading(persons: list[_Person], alone: dict[Place, Naming], title: str) -> _Person | None:
    """Whom a surname alone means where nothing at its place says more; `None` where that cannot be told.

    Where it comes alone first ("President Quill", and later "Ada Quill"), the only full name that is rarer than it is
    likely somebody else's.
    """
    if len(persons) == 1:
        (person,) = persons
        single = [place for place, use in alone.items() if use.recognised]
        often = Counter(use.name for use in person.uses.values())[person.name]
        told_first = min(person.uses) <= min(single, default=min(person.uses))
        in_title = any(use.section.field == "title" for use in person.uses.values())
        sure = told_first or in_title or _told_at_once(person, alone)
        return person if sure or often >= max(2, len(single)) else None
    ranked = sorted(persons, key=lambda p: (-_points(p, persons, alone, title), min(p.uses)))
    best, second = (_points(p, persons, alone, title) for p in ranked[:2])
    return ranked[0] if best >= second + _CLEAR_LEAD else None


def _told_at_once(person: _Person, alone: Mapping[Place, Naming]) -> bool:
    """Whether the surname that comes first has no title and the full name follows in the next sentences."""
    first, full = alone[min(alone)], person.uses[min(person.uses)]
    if first.before or person.related or first.section is not full.section:
        return False
    return sentence_of(full) - sentence_of(first) <= _REACH


def _points(person: _Person, persons: list[_Person], alone: dict[Place, Naming], title: str) -> float:
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
        if use.before in COURTESY:
            addressed.add(COURTESY[use.before])
            continue
        pronoun = pronoun_after(use)
        sexes["f"] += bool(pronoun & WOMEN)
        sexes["m"] += bool(pronoun & MEN)
    if person.sex and all(p.sex and p.sex != person.sex for p in others):
        other = "m" if person.sex == "f" else "f"
        points += 2.0 * (sexes[person.sex] > sexes[other])
        plain = any(use.before not in COURTESY for use in alone.values())
        points -= 2.0 * (plain and addressed == {person.sex})  # "Miss Quill" is not the one called "Quill"
    return points


def _titled(persons: list[_Person], before: str) -> _Person | None:
    """The only one of several whom "Miss Quill" or "Councilman Quill" can mean."""
    if len(persons) == 1:
        return None
    if before in COURTESY:
        sex = COURTESY[before]
        sure = [p for p in persons if p.sex == sex]
        fit = sure or [p for p in persons if not p.sex]
        return fit[0] if len(fit) == 1 else None
    held = [p for p in persons if before and before in p.titles and before not in RELATIVES]
    return held[0] if len(held) == 1 else None


def _may_be(person: _Person, before: str) -> bool:
    return before not in COURTESY or person.sex in {"", COURTESY[before]}


def _just_told(persons: list[_Person], alone: dict[Place, Naming], use: Naming) -> _Person | None:
    """Who was named in full last, at most two sentences back, or since then by the surname alone."""
    here = sentence_of(use)
    in_full = {place: (person, full) for person in persons for place, full in person.uses.items()}
    for place in sorted({*in_full, *alone}, reverse=True):
        if place >= use.at:
            continue
        person, before = in_full.get(place, (None, alone.get(place)))
        if before is None or before.section.field != use.section.field or here - sentence_of(before) > _REACH:
            return None
        if person is not None:
            return person if _may_be(person, use.before) else None
        here = sentence_of(before)
    return None
