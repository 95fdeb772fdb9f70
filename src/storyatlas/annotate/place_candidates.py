"""Which words of a section may name a place: spans with the senses the gazetteer knows for them."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

from storyatlas.annotate.gazetteer import Gazetteer, Sense, fold
from storyatlas.model.document import Entity, Section, Token

LONGEST = 6
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_LOCATIVE = frozenset(
    [
        "in",
        "at",
        "near",
        "from",
        "to",
        "outside",
        "around",
        "across",
        "through",
        "into",
        "toward",
        "towards",
        "throughout",
        "between",
        "inside",
        "via",
        "within",
        "off",
        "onto",
        "leaving",
        "over",
        "beyond",
        "upon",
    ]
)
_REGION_WORDS = (
    "province|oblast|region|state|prefecture|governorate|krai|republic|territory|department|voivodeship|canton"
)
_DISTRICT_WORDS = "county|district|parish|borough|municipality|raion"
_TOWN_WORDS = "city|town|village|suburb|capital|hamlet|settlement|port"
_AFTER = re.compile(rf"\s+(?:({_REGION_WORDS})|({_DISTRICT_WORDS}))(?!\w)", re.IGNORECASE)
_TOWN_AFTER = re.compile(rf"\s+(?:{_TOWN_WORDS})(?!\w)")
_BEFORE = re.compile(
    rf"\b(?:({_REGION_WORDS}|provinces|states|regions)|({_DISTRICT_WORDS})|({_TOWN_WORDS}))\s+of\s+$", re.IGNORECASE
)
_HONORIFIC = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Judge|Justice|Coach|Prof|Professor|Rev|Sgt|Lt|Capt|Captain|Officer|Detective|"
    r"Sen|Rep|Gov|Senator|Governor|Mayor|President|Sheriff|Deputy|Col|Gen|General|Councilman|Councilwoman|Miss|"
    r"Minister|Secretary|Saint|Trooper|Constable|Inspector|King|Queen|Prince|Princess|Pope)\.?\s+$"
)
_DIRECTION = frozenset(
    [
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "upper",
        "lower",
        "greater",
        "downtown",
        "inner",
        "outer",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "northeastern",
        "northwestern",
        "southeastern",
        "southwestern",
        "rural",
        "mainland",
        "occupied",
        "metropolitan",
        "suburban",
    ]
)
#: Words that follow a place which they do not swallow: "Ohio Gov. ...", "Paris Mayor ...".
_OFFICES = frozenset(
    [
        "mayor",
        "gov.",
        "gov",
        "governor",
        "sen.",
        "sen",
        "senator",
        "rep.",
        "rep",
        "representative",
        "president",
        "premier",
        "prime",
        "foreign",
        "police",
        "attorney",
        "ambassador",
        "secretary",
        "minister",
        "king",
        "queen",
        "prince",
        "chancellor",
        "democrat",
        "republican",
        "resident",
        "residents",
        "native",
        "sheriff",
        "judge",
    ]
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that may name a place.

    `key` is the folded name, `senses` what it may mean (none for a place the gazetteer lacks),
    `cue` the kinds that the words around it ask for ("" for any), `core` the end of the name
    without its generic word, `weight` how sure it is that a place is meant at all (0 to 1).
    """

    start: int
    end: int
    key: str
    senses: tuple[Sense, ...]
    cue: str
    weight: float
    site: bool = False
    wide: bool = False
    abbreviation: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """What finding candidates needs to know of a section."""

    section: Section
    gazetteer: Gazetteer
    known: Set[str]
    labels: tuple[Entity | None, ...]
    surnames: frozenset[str]
    headline: bool


def find_candidates(
    section: Section, gazetteer: Gazetteer, *, known: Set[str], surnames: frozenset[str]
) -> list[Candidate]:
    """The place candidates of a section in reading order, without overlaps.

    `known` holds folded names already found elsewhere in the article, `surnames` folded parts
    of person names of the article.
    """
    labels: list[Entity | None] = [None] * len(section.tokens)
    for entity in section.entities:
        labels[entity.first : entity.last] = [entity] * (entity.last - entity.first)
    words = [token for token in section.tokens if token.text[0].isalpha()]
    capitals = sum(token.text[0].isupper() for token in words)
    headline = section.field == "title" and len(words) >= 4 and capitals >= 0.6 * len(words)
    reader = Reader(section, gazetteer, known, tuple(labels), surnames, headline)
    found: list[Candidate] = []
    at = 0
    while at < len(section.tokens):
        candidate, after = match_at(reader, at, found[-1] if found else None)
        if candidate:
            found.append(candidate)
        at = after
    return sorted([*found, *unlisted(reader, found)], key=lambda c: c.start)


def match_at(reader: Reader, at: int, previous: Candidate | None) -> tuple[Candidate | None, int]:
    """The candidate that starts at a token, and the token to go on from."""
    tokens, text = reader.section.tokens, reader.section.text
    token = tokens[at]
    if not token.text[0].isupper() or (
        not reader.gazetteer.knows_start(fold(token.text)) and not is_wide_start(reader, token)
    ):
        return None, at + 1
    for last in range(min(at + LONGEST, len(tokens)), at, -1):
        end = tokens[last - 1]
        if not (end.text[0].isupper() or end.text[-1].isupper()) or "\n" in text[token.start : end.end]:
            continue
        name = text[token.start : end.end]
        key = fold(name)
        if last - at == 1 and key in reader.gazetteer.demonyms:
            return None, at + 1
        if key in reader.gazetteer.wide:
            return Candidate(token.start, end.end, key, (), "", 1.0, wide=True), last
        senses = reader.gazetteer.find(name)
        if not senses:
            continue
        candidate = judge(reader, at, last, key, senses, previous)
        if candidate:
            return candidate, last
    return None, at + 1


def is_wide_start(reader: Reader, token: Token) -> bool:
    key = fold(token.text)
    return any(name.startswith(key) for name in reader.gazetteer.wide)


def judge(
    reader: Reader, first: int, last: int, key: str, senses: tuple[Sense, ...], previous: Candidate | None
) -> Candidate | None:
    """The span as a candidate, `None` where it names something else."""
    tokens, text = reader.section.tokens, reader.section.text
    start, end = tokens[first].start, tokens[last - 1].end
    name = text[start:end]
    behind = bool(previous and re.fullmatch(r"\s*,?\s*\(?", text[previous.end : start])) and not previous_is_far(
        previous, start
    )
    short = [sense for sense in senses if sense.mark == "?"]
    if short and len(key) <= 5:
        stop = end + 1 if text[end : end + 1] == "." and name[-1] != "." else end
        written = text[start:stop]
        if behind and "," in text[previous.end : start] and (written.isupper() or "." in written):  # type: ignore[union-attr]  # behind implies previous
            return Candidate(start, stop, key, tuple(short), "R", 1.0, abbreviation=True)
    plain = tuple(s for s in senses if s.mark != "?" and (s.mark != "^" or acronym_form(name)))
    if len(key) <= 4 and name.replace(".", "").isupper() and len(name) > 1:
        plain = tuple(s for s in plain if s.mark == "^" or s.record.kind == "C" or key in reader.known)
    if not plain or len(key) < 2:
        return None
    weight = likelihood(reader, first, last, key, plain, behind=behind)
    if weight <= 0:
        return None
    cue, stop = kind_cue(text, start, end)
    return Candidate(start, stop, key, plain, cue, weight)


def previous_is_far(previous: Candidate | None, start: int) -> bool:
    return previous is None or start - previous.end > 4


def acronym_form(name: str) -> bool:
    return name.replace(".", "").isupper()


def kind_cue(text: str, start: int, end: int) -> tuple[str, int]:
    """Kinds that a generic word asks for, and the end of the name with that word."""
    if after := _AFTER.match(text, end):
        return ("RD" if after[1] else "DR"), after.end()
    if before := _BEFORE.search(text, max(0, start - 30), start):
        return ("RD" if before[1] else "DRP" if before[2] else "AP"), end
    if _TOWN_AFTER.match(text, end):
        return "AP", end
    return "", end


def likelihood(reader: Reader, first: int, last: int, key: str, senses: tuple[Sense, ...], *, behind: bool) -> float:
    """How likely the span names a place, 0 to 1, by its label, its neighbours and its size."""
    tokens, text = reader.section.tokens, reader.section.text
    start, end = tokens[first].start, tokens[last - 1].end
    entities = {id(e): e for e in reader.labels[first:last] if e}
    entity = next(iter(entities.values()), None)
    if _HONORIFIC.search(text, max(0, start - 14), start):
        return 0.0
    labelled = entity is not None and entity.type in _PLACE_LABELS
    cue, _ = kind_cue(text, start, end)
    followed = followed_by_container(reader, last)
    supported = behind or followed or bool(cue) or before_word(tokens, first) in _LOCATIVE
    biggest = max(s.record.population for s in senses)
    large = any(s.record.kind in "CA" or (s.record.kind == "R" and not s.mark) for s in senses) or biggest >= 150_000
    if (
        entity
        and entity.type in ("PERSON", "ORG", "NORP", "WORK_OF_ART", "EVENT", "PRODUCT", "LAW")
        and len(entities) == 1
    ):
        inside = entity.first < first or entity.last > last
        if inside and not (entity.type == "ORG" and before_word(tokens, first) == "in" and entity.last == last):
            lone = entity.last - entity.first - (last - first)
            if not (followed or (lone and office_follows(tokens, last))):
                return 0.0
    if not labelled and not reader.headline and swallowed(reader, first, last):
        return 0.0
    if labelled and entity and entity.first < first and not reader.headline:
        prefix = [t.text.lower() for t in tokens[entity.first : first]]
        if any(
            t[0].isalpha() and t not in _DIRECTION and t not in ("the", "of", "and", "city", "state") for t in prefix
        ) and not (behind or "," in prefix or prefix[-1] in _LOCATIVE):
            return 0.0
    if key in reader.surnames and not supported and not any(s.record.kind == "C" for s in senses):
        return 0.0
    if not any(t.pos == "PROPN" for t in tokens[first:last]) and not labelled and not (followed or behind):
        return 0.0
    if labelled:
        return 1.0
    if supported:
        return 0.9
    if key in reader.known:
        return 0.8
    if large and not (entity and entity.type == "PERSON" and key in reader.surnames):
        return 0.6
    return 0.0


def before_word(tokens: tuple[Token, ...], first: int) -> str:
    """The lower-case word before a token, across articles and directions ("in the northern ...")."""
    at = first - 1
    while at >= 0 and tokens[at].text.lower() in _DIRECTION | {"the", "nearby"}:
        at -= 1
    return tokens[at].text.lower() if at >= 0 else ""


def followed_by_container(reader: Reader, last: int) -> bool:
    """Whether ", Country" or ", Region" follows."""
    tokens = reader.section.tokens
    if last + 1 >= len(tokens) or tokens[last].text != "," or not tokens[last + 1].text[0].isupper():
        return False
    for stop in range(min(last + 4, len(tokens)), last + 1, -1):
        name = reader.section.text[tokens[last + 1].start : tokens[stop - 1].end]
        if any(s.record.kind in "CR" and s.mark in "?" for s in reader.gazetteer.find(name)):
            return True
    return False


def office_follows(tokens: tuple[Token, ...], last: int) -> bool:
    return last < len(tokens) and tokens[last].text.lower() in _OFFICES


def swallowed(reader: Reader, first: int, last: int) -> bool:
    """Whether the span is part of a longer name: "Moscow Times", "Michael Jordan"."""
    tokens, text = reader.section.tokens, reader.section.text
    if last < len(tokens):
        follower = tokens[last]
        touching = text[tokens[last - 1].end : follower.start] in ("", " ")
        own = reader.labels[last] is not None and reader.labels[last] is not reader.labels[last - 1]
        if touching and follower.text[0].isupper() and follower.pos in ("PROPN", "NOUN", "ADJ"):
            generic = _AFTER.match(text, tokens[last - 1].end)
            starts_person = own and reader.labels[last].type in ("PERSON", "DATE", "NORP")  # type: ignore[union-attr]  # own implies a label
            if not (generic or starts_person or office_follows(tokens, last)):
                return True
        if touching and follower.text == "-" and last + 1 < len(tokens) and tokens[last + 1].text[0].islower():
            return False
    if first > 0:
        leader = tokens[first - 1]
        touching = text[leader.end : tokens[first].start] in ("", " ")
        other = reader.labels[first - 1] is not None and reader.labels[first - 1] is not reader.labels[first]
        if (
            touching
            and leader.text[0].isupper()
            and leader.pos == "PROPN"
            and leader.text.lower() not in _DIRECTION
            and not other
        ):
            return True
    return False


def unlisted(reader: Reader, found: list[Candidate]) -> list[Candidate]:
    """Entities that the parser calls places and the gazetteer lacks; sites among them."""
    text, extra = reader.section.text, []
    taken = [(c.start, c.end) for c in found]
    for entity in reader.section.entities:
        if entity.type not in _PLACE_LABELS:
            continue
        start, end = trim(text, entity.start, entity.end)
        key = fold(text[start:end])
        words = key.split()
        overlap = any(a < end and start < b for a, b in taken)
        if overlap or not words or not text[start].isupper() or all(w in reader.gazetteer.demonyms for w in words):
            continue
        if key in reader.surnames or _HONORIFIC.search(text, max(0, start - 14), start):
            continue
        extra.append(Candidate(start, end, key, (), "", 0.7, site=entity.type == "FAC"))
    return extra


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without a leading article, a possessive and punctuation."""
    words = text[start:end]
    lead = re.match(r"(?:the|The|THE)\s+", words)
    tail = re.search(r"(?:['’]s?|[\s,.;:—–-]+)$", words)
    return start + (lead.end() if lead else 0), start + (tail.start() if tail else len(words))
