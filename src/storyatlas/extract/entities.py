"""Entities put right: what the recogniser took along, cut short, or took for somebody, by all that an article says.

The recogniser sees one sentence. An article names the same many times, and says beside a name what it is: "the
Lisbon" is no person, "Lt. Quill" is one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from storyatlas.extract.given_names import sex_by_given_name
from storyatlas.extract.lexicon import ORGANISATION_NOUNS
from storyatlas.extract.missed_names import VESSELS, with_missed
from storyatlas.extract.namings import RELATIVES
from storyatlas.extract.outlets import is_outlet
from storyatlas.model.document import Document, Entity, Section, Token
from storyatlas.model.kinds import SHIP_PREFIXES, VESSEL, WITH_THE, NameKind, decide_kinds
from storyatlas.model.titles_of_people import is_title

_WHO = frozenset({"PERSON", "ORG"})
TYPES = {
    "PERSON": "person",
    "ORG": "organisation",
    "NORP": "group",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "thing",
    "PRODUCT": "thing",
    "LAW": "thing",
    "WORK_OF_ART": "thing",
}
_LABELS = {"person": "PERSON", "organisation": "ORG", "thing": "PRODUCT", "group": "NORP", "place": "GPE"}
_NOT_NUMBERS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
# A clock time, a sum or a measure that the recogniser took for a name.
_MEASURE = re.compile(
    r"[$£€]?\d[\d.,:/]*\s?(?:[ap]\.?\s?m\.?|am|pm|bn|mn|tn|[km]|hrs?|hours?|mins?|kg|km|ft|in|lbs?|mph|%)?"
    r"(?:\s(?:[A-Z]{2,4}|(?:mon|tues|wednes|thurs|fri|satur|sun)day))?",
    re.IGNORECASE,
)
_BODY = ORGANISATION_NOUNS | frozenset(
    """
        center centre institute foundation society federation league club church college academy museum bureau office
        services studios pictures entertainment records airways airlines motors bank times hotel restaurant
        department advisors advisers associates consultants brothers sons corp inc ltd plc llc co partners holdings
        industries systems technologies staff command headquarters
    """.split()
)
_FIRM_NOUNS = frozenset(
    "company firm airline carrier manufacturer maker retailer bank brewer insurer group union federation agency".split()
)
# What a firm has and a person has not: "the Quill warehouse".
_PREMISES = frozenset(
    """
        store supermarket warehouse plant factory dairy branch headquarters building complex brand stock share
        shareholder fleet jet employee franchise outlet depot
    """.split()
)
# What has a name as a place has: "the Quill oilfield", "the towns of Quill and Venn", "the port of Quill".
_SITES = frozenset(
    """
        town city village hamlet suburb district province county region island peninsula port harbour harbor river lake
        mountain valley desert bay strait canal oilfield gasfield settlement camp prison jail airport
        airfield base bridge highway crossing border checkpoint neighbourhood neighborhood capital
    """.split()
)
_FIELDS = frozenset("oil gas coal offshore drilling".split())
_ON_MAP = frozenset({"GPE", "LOC", "FAC", "NORP"})
_SHARED_PREFIX = frozenset({"MS", "MT", "FV"})  # of ships and of other things
_MOST_WORDS = 3
_PARTICLES = frozenset("bin ibn bint van von der".split())
_WITHIN = frozenset({"in", "without", "for", "against"})
_CLOCK = re.compile(r"[ap]\.?m\.?|hrs|hours|\d{1,2}[:.]?\d{2}|\d{1,2}[ap]m")
_AGE = re.compile(r"\s*,\s*(?:aged?\s)?\d{1,3}\s*[,.;)]|\s*\(\d{1,3}\)")


def settled(document: Document) -> Document:
    """The document with entities under their own name, without titles, and of one type throughout."""
    title, text = _named(document)
    kinds = decide_kinds(*_read((title, text)))
    title, text = (replace(s, entities=tuple(_typed(s, kinds))) for s in (title, text))
    return replace(document, title=title, text=text)


def read_kinds(document: Document) -> tuple[NameKind, ...]:
    """What a document's words say that its names are, for the story as a whole."""
    _, told, _ = _read(_named(document))
    return tuple(
        NameKind(name, kind, weight) for name, own in sorted(told.items()) for kind, weight in sorted(own.items())
    )


def _named(document: Document) -> tuple[Section, Section]:
    """Title and text with their entities under their own name."""
    title, text = (replace(s, entities=tuple(_cut(replace(s, entities=_joined(s))))) for s in document.sections)
    people = {_key(e.text) for s in (title, text) for e in s.entities if e.type == "PERSON"}
    known = {name for name in people if len(name.split()) > 1}
    title, text = (replace(s, entities=tuple(_known(s, e, known) for e in s.entities)) for s in (title, text))
    return with_missed(title, text)


def _joined(section: Section) -> tuple[Entity, ...]:
    """Names that the recogniser cut within: "Ada" and "bin Quill", "White" of "the Ladies in White"."""
    tokens, found = section.tokens, list[Entity]()
    opens = {s.first for s in section.sentences}
    for entity in section.entities:
        first = entity.first
        before = found[-1] if found and entity.type in _WHO | {"GPE"} else None
        cut = before is not None and before.type == "PERSON" and before.last == first
        if cut and before is not None and (tokens[first].text in _PARTICLES or _goes_on_in(tokens, before, entity)):
            found[-1] = _span(section, before.first, entity.last, "PERSON")
            continue
        # "Harbour Mothers for Peace" and "Ladies in White": a plural with a capital within a sentence.
        word = entity.last - first == 1 and entity.type != "GPE"
        several = tokens[first - 2] if first >= 2 and (entity.type in _WHO or word) else None
        if (
            several is not None
            and tokens[first - 1].text in _WITHIN
            and several.tag in {"NNS", "NNPS"}
            and several.text.istitle()
            and several.i not in opens
            and section.field == "text"
            and not is_title(several.lemma, first=True)
            and (not found or found[-1].last <= several.i)
            and section.text.count(section.text[several.start : entity.end]) > 1
        ):
            entity = _span(section, several.i, entity.last, "ORG")
        found.append(entity)
    for number, entity in enumerate(found):
        last = entity.last
        end = found[number + 1].first if number + 1 < len(found) else len(tokens)
        if entity.type == "PERSON" and (whole := _end_of_name(tokens, entity, end)) > last:
            found[number] = _span(section, entity.first, whole, "PERSON")
            continue
        if entity.type == "PERSON" and _is_hyphened(tokens[last - 1 : last + 2]):
            found[number] = _span(section, entity.first, last + 2, "PERSON")
            continue
        if entity.type == "PERSON" and last + 1 < len(tokens) and tokens[last].text in _PARTICLES:
            free = number + 1 == len(found) or found[number + 1].first > last + 1
            if free and tokens[last + 1].pos == "PROPN" and tokens[last + 1].text[:1].isupper():
                found[number] = _span(section, entity.first, last + 2, "PERSON")
    return tuple(found)


def _goes_on_in(tokens: Sequence[Token], before: Entity, entity: Entity) -> bool:
    """Whether the next name is the rest of the one before it."""
    last = tokens[before.last - 1]
    apart = any(is_title(t.text, first=False) or not t.text.istitle() for t in tokens[entity.first : entity.last])
    rest = last.dep == "compound" and entity.first <= last.head < entity.last
    return entity.type == "PERSON" and rest and not apart


def _end_of_name(tokens: Sequence[Token], entity: Entity, end: int) -> int:
    """Where a name ends that the recogniser cut short: "Ada Marsh" of "spokesman Ada Marsh Holm Quill"."""
    head = tokens[entity.last - 1]
    last = head.head + 1
    if head.dep != "compound" or not entity.last < last <= min(end, entity.last + 2):
        return entity.last
    words = tokens[entity.last : last]
    named = all(t.pos == "PROPN" and t.text.istitle() and t.text.isalpha() for t in words)
    apart = any(is_title(t.text, first=False) or t.lemma.lower() in _BODY | _PREMISES for t in words)
    return last if named and not apart else entity.last


def _is_hyphened(words: Sequence[Token]) -> bool:
    """ "Sang" and "mok" of "Sang-mok", not "Quill" and "led", nor "Quill" and "era" of "Quill-era rules"."""
    if len(words) < 3 or words[1].text != "-" or words[0].end != words[1].start:
        return False
    last = words[2]
    named = last.pos == "PROPN" or (last.pos == "NOUN" and last.dep not in {"compound", "amod", "nmod"})
    return named and last.text.isalpha() and words[1].end == last.start


def _known(section: Section, entity: Entity, people: Collection[str]) -> Entity:
    """ "Interior Ada Quill" of "Secretary of the Interior Ada Quill" is she, where the article names her elsewhere."""
    for first in range(entity.first + 1, entity.last - 1) if entity.type == "ORG" else ():
        if _key(section.text[section.tokens[first].start : entity.end]) in people:
            return _span(section, first, entity.last, "PERSON")
    return entity


def _cut(section: Section) -> Iterable[Entity]:
    """Entities without titles before or behind a name, without clock times, and those that a title or a ship's prefix
    alone shows."""
    tokens = section.tokens
    ships = list(_ships(section))
    at_sea = {i for e in ships for i in range(e.first, e.last)}
    taken = {i for e in section.entities for i in range(e.first, e.last)} | at_sea
    found = list(ships)
    for entity in section.entities:
        if entity.type not in TYPES:
            found.append(entity)
            continue
        if not at_sea.isdisjoint(range(entity.first, entity.last)) or _is_time(section, entity):
            continue
        if entity.type == "PERSON" and entity.text.islower() and entity.last - entity.first == 1:
            continue  # "a hose" is nobody
        if not _is_office(section, entity):
            first, last, kind = _without_titles(tokens, entity)
            if first < last:
                found.append(_span(section, first, last, kind))
    for token in tokens:
        if token.i in taken or token.pos != "PROPN" or not token.text.istitle():
            continue
        office = is_title(tokens[min(token.i + 1, len(tokens) - 1)].text, first=True)  # "the Secretary General"
        if office or not is_title(token.text, first=False):
            continue
        after = last = token.i + 1
        while last < len(tokens) and last - after < _MOST_WORDS and last not in taken and _is_name(tokens[last]):
            last += 1
        if after < last and _same_phrase(section, token, tokens[last - 1]) and last not in taken:
            found.append(_span(section, after, last, "PERSON"))
    return sorted(found, key=lambda e: e.start)


def _ships(section: Section) -> Iterable[Entity]:
    """ "INS Swift", of which the recogniser may find "INS" alone."""
    tokens = section.tokens
    afloat = any(t.lemma.lower() in VESSELS for t in tokens)
    for token in tokens:
        if token.text not in SHIP_PREFIXES or (token.text in _SHARED_PREFIX and not afloat):
            continue
        last = token.i + 1
        while last < len(tokens) and last - token.i <= _MOST_WORDS and _goes_on(section, tokens[last]):
            last += 1
        if last > token.i + 1:
            yield _span(section, token.i, last, "PRODUCT")


def _goes_on(section: Section, token: Token) -> bool:
    joined = "\n" not in section.text[section.tokens[token.i - 1].end : token.start]
    return joined and token.pos in {"PROPN", "NOUN", "ADJ"} and token.text[:1].isupper() and token.text.isalpha()


def _is_time(section: Section, entity: Entity) -> bool:
    """ "8.40pm", a sum, and "CET" of "at 11 am CET"."""
    if entity.type not in _NOT_NUMBERS:
        return False
    before = section.tokens[max(0, entity.first - 2) : entity.first]
    clock = before and (before[-1] if before[-1].text != "(" else before[0])
    zone = entity.text.isupper() and len(entity.text) <= len("AEST") and clock and _CLOCK.fullmatch(clock.text.lower())
    return bool(_MEASURE.fullmatch(entity.text) or zone)


def _is_name(token: Token) -> bool:
    return token.pos == "PROPN" and token.text[:1].isupper() and not is_title(token.text, first=False)


def _same_phrase(section: Section, title: Token, last: Token) -> bool:
    """Whether a title modifies the name behind it: "Capt. Quill", not "the captain Oslo chose"."""
    return title.dep == "compound" and title.head == last.i and "\n" not in section.text[title.end : last.start]


def _without_titles(tokens: Sequence[Token], entity: Entity) -> tuple[int, int, str]:
    """ "Harbour Police Sergeant Ada Quill" is Ada Quill, "Coast Air CEO" is Coast Air."""
    first, last = entity.first, entity.last
    words = [t.text for t in tokens[first:last]]
    vessels = [i for i, word in enumerate(words[:-1]) if word.lower() in VESSELS]
    if entity.type in _WHO | {"PRODUCT"} and vessels:
        return first + vessels[-1] + 1, last, "PRODUCT"
    if entity.type in _WHO | {"PRODUCT"} and words[0] not in SHIP_PREFIXES:
        if len(words) > 1 and all(is_title(word, first=i == 0) for i, word in enumerate(words)):
            return last, last, entity.type  # "its Secretary General"
        # "Harland Premier Ada Quill": words that are names too are none before a first and a last name
        cuts = [i for i, word in enumerate(words[:-1]) if is_title(word, first=i == 0 or i + 2 < len(words))]
        if cuts and _may_be_person(tokens[first + cuts[-1] + 1 : last], sure=entity.type == "PERSON"):
            return first + cuts[-1] + 1, last, "PERSON"
    if is_outlet(entity.text.removeprefix("The ").removeprefix("the ")):
        return first, last, entity.type
    kind, end = entity.type, last
    if last > first + 1 and tokens[last - 1].tag == "POS" and is_title(tokens[last - 2].text, first=False):
        last -= 1
    while first < last and is_title(tokens[last - 1].text, first=last - 1 == first) and kind != "WORK_OF_ART":
        last -= 1
    while last > first + 1 and tokens[last - 1].pos in {"CCONJ", "ADP", "PUNCT", "PART"} and last < end:
        last -= 1
    return first, last, "ORG" if kind == "PERSON" and last < end else kind


def _may_be_person(words: Sequence[Token], *, sure: bool) -> bool:
    inner = [t for k, t in enumerate(words) if not k or "-" not in (t.text, words[k - 1].text)]  # "Bo-ra" is one word
    names = all(t.text[:1].isupper() or t.text.lower() in {"de", "van", "von", "la", "bin", "al"} for t in inner)
    return names and len(inner) <= 4 and (sure or words[-1].text.lower() not in _BODY)


def _is_office(section: Section, entity: Entity) -> bool:
    """ "State" of "Secretary of State Ada Quill"."""
    before = [t.text.lower() for t in section.tokens[max(0, entity.first - 2) : entity.first]]
    return entity.last - entity.first == 1 and before[1:] == ["of"] and before[0] in {"secretary", "minister"}


def _span(section: Section, first: int, last: int, kind: str) -> Entity:
    start, end = section.tokens[first].start, section.tokens[last - 1].end
    return Entity(start, end, first, last, section.text[start:end], kind)


def _key(text: str) -> str:
    name = re.sub(r"['’]s?$", "", " ".join(text.split()))
    return name.lower().removeprefix("the ")


def _read(sections: Sequence[Section]) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]], set[str]]:
    """How each name of an article is read, what words beside it tell, and which names are on the map."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    told: dict[str, Counter[str]] = defaultdict(Counter)
    places = set()
    for section in sections:
        starts = {m.start for m in section.places if m.place is not None} | {m.start for m in section.origins}
        for entity in section.entities:
            if entity.type not in TYPES:
                continue
            key = _key(entity.text)
            votes[key][TYPES[entity.type]] += 1
            told[key].update(dict(_told(section, entity)))
            if entity.type in _ON_MAP and starts & {entity.start, entity.start + len("the ")}:
                places.add(key)
    return votes, told, places


def _told(section: Section, entity: Entity) -> Iterable[tuple[str, int]]:
    """What the words beside a name say that it is."""
    tokens = section.tokens
    words = [t.text for t in tokens[entity.first : entity.last] if t.text.lower() != "the"]
    head = tokens[entity.last - 1]
    before = tokens[entity.first - 1] if entity.first else None
    if not words:
        return
    modifier = before if before is not None and before.head == head.i and before.dep == "compound" else None
    if (words[0] in SHIP_PREFIXES and len(words) > 1) or (modifier and modifier.lemma.lower() in VESSELS):
        yield VESSEL, 1
    if words[-1].lower() in _BODY:
        yield "organisation", 4
    first = _first_of_several(tokens, head)
    owner = tokens[first.head] if first.dep in {"compound", "nmod"} and first.head >= entity.last else None
    if owner is not None and owner.lemma.lower() in _PREMISES:
        yield "organisation", 2
    if owner is not None and _is_site(tokens, owner):
        yield "place", 3
    if (what := _what_it_is(tokens, entity, head)) is not None:
        if what.lemma.lower() in _FIRM_NOUNS:
            yield "organisation", 3
        elif _is_site(tokens, what):
            yield "place", 3
    with_the = tokens[entity.first].text.lower() == "the" or (before is not None and before.text.lower() == "the")
    if with_the and head.dep not in {"compound", "amod", "nmod", "poss"}:
        yield WITH_THE, 3
    person = 0
    if modifier and is_title(modifier.text, first=False):
        person += 3
    if before is not None and before.lemma.lower() in RELATIVES:
        person += 3
    if _AGE.match(section.text, entity.end):
        person += 3
    after = [t.text.lower() for t in tokens[entity.last : entity.last + 2]]
    if after[:1] == ["who"] or after == [",", "who"]:
        person += 2
    if 2 <= len(words) <= 3 and sex_by_given_name(" ".join(words)) and not with_the:
        person += 1
    if person:
        yield "person", person


def _what_it_is(tokens: Sequence[Token], entity: Entity, head: Token) -> Token | None:
    """The common noun that says what a name names: "the oil company Quill", "a firm, Quill", "the towns of Quill and
    Venn"."""
    head = _first_of_several(tokens, head)
    above = tokens[head.head]
    if head.dep == "pobj" and above.text.lower() == "of" and above.i:
        above = tokens[above.head]
        return above if above.pos == "NOUN" and _is_site(tokens, above) else None
    if head.dep == "appos" and above.pos == "NOUN" and above.i < entity.first:
        return above
    before = tokens[entity.first - 1] if entity.first else None
    beside = before is not None and before.dep in {"compound", "nmod"} and before.head == head.i
    return before if beside and before is not None and before.pos == "NOUN" else None


def _first_of_several(tokens: Sequence[Token], head: Token) -> Token:
    while head.dep == "conj" and head.head < head.i:
        head = tokens[head.head]
    return head


def _is_site(tokens: Sequence[Token], noun: Token) -> bool:
    """A town, an island, "oilfield" or "oil field"."""
    lemma, before = noun.lemma.lower(), tokens[noun.i - 1].text.lower() if noun.i else ""
    return noun.pos == "NOUN" and (lemma in _SITES or (lemma in {"field", "platform", "rig"} and before in _FIELDS))


def _typed(section: Section, kinds: Mapping[str, str]) -> Iterable[Entity]:
    for entity in section.entities:
        kind = kinds.get(_key(entity.text)) if entity.type in TYPES else None
        yield entity if kind is None or kind == TYPES[entity.type] else replace(entity, type=_LABELS[kind])
