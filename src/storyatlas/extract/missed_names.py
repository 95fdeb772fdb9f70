"""Missed names: a name that the recogniser finds in one sentence of an article and misses in another, or finds in part.

It sees one sentence at a time, and a surname that opens one is often no name to it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from storyatlas.model.document import Entity, Section, Token
from storyatlas.model.titles_of_people import is_title

_WHO = frozenset({"PERSON", "ORG"})
_NAMING = frozenset({"PROPN", "NOUN"})
_PARTS_OF_NAMES = frozenset({"compound", "nmod", "amod"})
_LEAST_LETTERS = 3
_LEAST_OF_SHIP, _MOST_OF_SHIP = 2, 3
VESSELS = frozenset(
    """
        warship ship vessel boat frigate destroyer submarine submersible cruiser corvette trawler tanker supertanker
        ferry freighter schooner steamer yacht tug tugboat dredger icebreaker lifeboat
    """.split()
)
_NATIONS = frozenset("Five Six Seven Eight Ten Twenty".split())  # "the Group of Seven"
# Who makes up a body that bears their name, and what joins it to the rest.
MEMBERS = frozenset(
    """
        Ladies Mothers Grandmothers Women Doctors Nurses Friends Workers Lawyers Reporters Veterans Students Sisters
        Brothers Daughters Sons Parents Engineers Architects Physicians Scientists Citizens Farmers Teachers Artists
        Journalists Writers
    """.split()
)
_JOINING = frozenset({"in", "of", "for", "without", "against"})
_OF_NO_NAME = frozenset({"-", "'", "’"})


def with_missed(title: Section, text: Section) -> tuple[Section, Section]:
    """Both sections with the names that they repeat unrecognised: surnames of people whom the article names in full,
    and names of several words."""
    surnames = _surnames((title, text))
    sections = tuple(replace(s, entities=_whole_bodies(_without_owners(s, surnames))) for s in (title, text))
    wholes = _wholes(sections)
    for words in _vessels(sections):
        wholes[words[0]].append((words, "PRODUCT"))
    small = Counter(t.text for section in sections for t in section.tokens if t.text.islower())
    title, text = (
        replace(s, entities=tuple(sorted((*s.entities, *_found(s, wholes, surnames, small)), key=lambda e: e.start)))
        for s in sections
    )
    return title, text


def _without_owners(section: Section, surnames: set[str]) -> Section:
    """ "Harbour Ministry" of "Quill's Harbour Ministry", where Quill is a person of the article."""
    found = list[Entity]()
    for entity in section.entities:
        words = section.tokens[entity.first : entity.last]
        owner = next((k for k, t in enumerate(words[:-1]) if t.tag == "POS"), 0)
        named = entity.type == "ORG" and len(words) > owner + 2 and words[owner + 1].text[:1].isupper()
        if named and owner and words[owner - 1].text in surnames:
            entity = _span(section, entity.first + owner + 1, entity.last, "ORG")
        found.append(entity)
    return replace(section, entities=tuple(found))


def _whole_bodies(section: Section) -> tuple[Entity, ...]:
    """Bodies that the recogniser cut: "Quill" and "UK" of "Quill UK", "Group" of "the Group of Eight"."""
    tokens, found = section.tokens, list[Entity]()
    for token in tokens[:-2]:
        if token.text == "Group" and tokens[token.i + 1].text == "of" and tokens[token.i + 2].text in _NATIONS:
            found.append(_span(section, token.i, token.i + 3, "ORG"))
        elif (end := _end_of_members(section, token)) > token.i:
            found.append(_span(section, token.i, end, "ORG"))
    for before, after in pairwise(section.entities):
        branch = before.type == "ORG" and after.type == "GPE" and after.last - after.first == 1
        last = tokens[before.last - 1]
        if branch and before.last == after.first and last.dep == "compound" and last.head == after.first:
            found.append(_span(section, before.first, after.last, "ORG"))
    inside = {i for entity in found for i in range(entity.first, entity.last)}
    left = (e for e in section.entities if inside.isdisjoint(range(e.first, e.last)))
    return tuple(sorted((*left, *found), key=lambda e: e.start))


def _end_of_members(section: Section, token: Token) -> int:
    """Where the name of a body ends that begins with a word for its members: "the Ladies in Grey", "Nurses Without
    Frontiers"; its own beginning for none."""
    tokens = section.tokens
    before = tokens[token.i - 1] if token.i else None
    inside = before is not None and before.end + 2 > token.start and before.text not in {".", "“", '"', ":"}
    if token.text not in MEMBERS or not inside or tokens[token.i + 1].text.lower() not in _JOINING:
        return token.i
    first = last = token.i + 2 + (tokens[token.i + 2].text == "the")
    while last < len(tokens) and tokens[last].text.istitle() and tokens[last].pos in {"PROPN", "NOUN", "ADJ"}:
        last += 1
    return last if last > first else token.i


def _span(section: Section, first: int, last: int, kind: str) -> Entity:
    start, end = section.tokens[first].start, section.tokens[last - 1].end
    return Entity(start, end, first, last, section.text[start:end], kind)


def _wholes(sections: Sequence[Section]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The names of several words, by their first, the longest first, with what they mostly are."""
    kinds: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for section in sections:
        for entity in section.entities:
            words = tuple(t.text for t in section.tokens[entity.first : entity.last])
            kinds[words[1:] if words[0].lower() == "the" else words][entity.type] += 1
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for words, counted in sorted(kinds.items(), key=lambda item: (-len(item[0]), item[0])):
        kind = max(sorted(counted), key=lambda k: counted[k])
        if len(words) > 1 and kind in _WHO and words[0][:1].isupper() and words[-1][:1].isupper():
            found[words[0]].append((words, kind))
    return found


def _vessels(sections: Sequence[Section]) -> list[tuple[str, ...]]:
    """The names of ships of two or three words, which the recogniser misses where they are no names otherwise: what
    goes by "the" ("the Ever Quill") where its kind stands before it too ("the tanker Ever Quill"), or where the article
    tells of ships and nothing of it is known as another name or is a title."""
    before: set[tuple[str, ...]] = set()
    called: set[tuple[str, ...]] = set()
    known: set[tuple[str, ...]] = set()
    afloat = False
    for section in sections:
        places = {place.start for place in section.places}
        taken = {i for e in section.entities for i in range(e.first, e.last)}
        for token in section.tokens[:-2]:
            vessel = token.lemma.lower() in VESSELS
            afloat = afloat or vessel
            words = _capitals(section, token.i + 1)
            if len(words) < _LEAST_OF_SHIP or not (vessel or token.text.lower() == "the"):
                continue
            (before if vessel else called).add(words)
            inside = range(token.i + 1, token.i + 1 + len(words))
            if not taken.isdisjoint(inside) or any(section.tokens[i].start in places for i in inside):
                known.add(words)
    titled = {words for words in called if any(is_title(word, first=not at) for at, word in enumerate(words))}
    alone = called - known - titled if afloat else set()
    return sorted((before & called) | alone)


def _capitals(section: Section, first: int) -> tuple[str, ...]:
    """The capitalised words from a token on, three at most."""
    words: list[str] = []
    for token in section.tokens[first : first + _MOST_OF_SHIP]:
        if not (token.text.istitle() and token.text.isalpha()):
            break
        words.append(token.text)
    return tuple(words)


def _surnames(sections: Sequence[Section]) -> set[str]:
    people = [section.tokens[e.first : e.last] for section in sections for e in section.entities if e.type == "PERSON"]
    return {words[-1].text for words in people if len(words) > 1 and len(words[-1].text) >= _LEAST_LETTERS}


def _found(
    section: Section,
    wholes: Mapping[str, Sequence[tuple[tuple[str, ...], str]]],
    surnames: set[str],
    small: Mapping[str, int],
) -> Iterable[Entity]:
    tokens = section.tokens
    places = {place.start for place in section.places}
    taken = {i for e in section.entities for i in range(e.first, e.last)}
    taken |= {token.i for token in tokens if token.start in places}
    first = 0
    while first < len(tokens):
        last, kind = _name_at(section, first, wholes, surnames, small)
        if last > first and taken.isdisjoint(range(first, last)):
            yield _span(section, first, last, kind)
        first = max(last, first + 1)


def _name_at(
    section: Section,
    first: int,
    wholes: Mapping[str, Sequence[tuple[tuple[str, ...], str]]],
    surnames: set[str],
    small: Mapping[str, int],
) -> tuple[int, str]:
    """Where a known name that begins at a token ends, and what it is; where it begins for none."""
    tokens = section.tokens
    word = tokens[first]
    for words, kind in wholes.get(word.text, ()):
        last = first + len(words)
        if tuple(t.text for t in tokens[first:last]) == words and _is_whole(section, first, last):
            return last, kind
    alone = word.text in surnames and word.text.istitle() and word.pos in _NAMING and not small[word.text.lower()]
    article = first > 0 and tokens[first - 1].tag == "DT"  # "a Zoom", "the Rush"
    if alone and not article and _is_whole(section, first, first + 1) and word.dep not in _PARTS_OF_NAMES:
        return first + 1, "PERSON"
    return first, ""


def _is_whole(section: Section, first: int, last: int) -> bool:
    """Whether the words around are no part of the same name: "Quill Road", "Marsh-Quill", "Bo Quill"."""
    tokens = section.tokens
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    if before is not None and before.end >= tokens[first].start - 1 and _may_go_on(before):
        return False
    return after is None or after.start > tokens[last - 1].end + 1 or not _may_go_on(after)


def _may_go_on(word: Token) -> bool:
    if word.text in _OF_NO_NAME:
        return True
    return word.pos == "PROPN" and word.text[:1].isupper() and not is_title(word.text, first=False)
