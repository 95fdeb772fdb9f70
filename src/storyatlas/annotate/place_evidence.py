"""Whether words name a place at all: by label, neighbours, size, and the rest of the article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from storyatlas.annotate.gazetteer import Gazetteer, Sense
from storyatlas.annotate.place_context import Context
from storyatlas.annotate.place_words import (
    AFTER,
    BEFORE,
    COMMON,
    DIRECTION,
    HONORIFIC,
    LOCATIVE,
    NEVER,
    OFFICES,
    OWN,
    TOWN_AFTER,
)
from storyatlas.model.document import Entity, Section, Token

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_NAME_LABELS = frozenset({"PERSON", "ORG", "NORP", "WORK_OF_ART", "EVENT", "PRODUCT", "LAW"})
#: A name this large needs no support by the words around it.
#: What a town has of its own: "Lyon police", "a Lyon court".
_BODY_OF_TOWN = re.compile(
    r"\s+(?:police|court|prosecutors?|mayor|airport|council|councillors?|residents|firefighters|hospitals?|port)\b"
)
LARGE = 150_000
#: What a trade is called after: "a Hollywood star", "Wall Street analysts".
_TRADES = frozenset({"Hollywood", "Bollywood", "Broadway", "Wall Street", "Silicon Valley"})
_DATELINE = re.compile(r"\s*(?:\([A-Z][A-Za-z]{1,11}\)\s*)?(?:—|–|--?\s)")
_SPEAKING = re.compile(r"\s+(?:said|says|told|added|wrote|argued|explained|noted|recalled|tweeted)\b")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that may name a place.

    `key` is the folded name, `senses` what it may mean (none for a place the gazetteer lacks),
    `cue` the kinds that the words around it ask for ("" for any), `weight` how sure it is that a
    place is meant at all (0 to 1). `site` tells an airport or the like, `wide` a sea or continent.
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
    context: Context
    labels: tuple[Entity | None, ...]
    headline: bool


def holds(town: Candidate | None, containers: tuple[Sense, ...]) -> bool:
    """Whether a place of the first name lies in a country or region of the second."""
    return town is not None and any(
        inner.record.region == outer.record.id
        or (outer.record.kind == "C" and inner.record.country == outer.record.country)
        for outer in containers
        if outer.record.kind in "CR"
        for inner in town.senses
        if inner.record.id != outer.record.id and inner.record.kind != "C"
    )


def acronym_form(name: str) -> bool:
    return name.replace(".", "").isupper()


def kind_cue(text: str, start: int, end: int) -> tuple[str, int]:
    """Kinds that a generic word asks for, and the end of the name with that word."""
    if after := AFTER.match(text, end):
        return ("RD" if after[1] else "DR"), after.end()
    if before := BEFORE.search(text, max(0, start - 30), start):
        return ("RD" if before[1] else "DRP" if before[2] else "AP"), end
    if TOWN_AFTER.match(text, end):
        return "AP", end
    if own := OWN.search(text, start, end):
        return ("RD" if own[1] else "DR"), end
    return "", end


def likelihood(reader: Reader, first: int, last: int, key: str, senses: tuple[Sense, ...], *, behind: bool) -> float:
    """How likely the span names a place: 1 labelled, 0.9 and 0.6 unlabelled, 0.2 for a mere chance, 0 not."""
    tokens, text = reader.section.tokens, reader.section.text
    start, end = tokens[first].start, tokens[last - 1].end
    entity = reader.labels[first]
    label = entity.type if entity else ""
    labelled = label in PLACE_LABELS
    if label == "PERSON" and entity and entity.first < first and part_of_name(reader, entity, first, last):
        return 0.0
    dateline = text[start:end].isupper() and _DATELINE.match(text, end)
    if behind or dateline or followed_by_container(reader, last, senses):
        return 1.0 if labelled else 0.9
    top = max((s for s in senses if s.mark != "~"), key=lambda s: s.record.population, default=None)
    if something_else(reader, first, last, key, top):
        return 0.0
    located = before_word(tokens, first) in LOCATIVE or _BODY_OF_TOWN.match(text, end) is not None
    cue, _ = kind_cue(text, start, end)
    country = any(s.record.kind == "C" for s in senses)
    large = country or (top is not None and (top.record.population >= LARGE or top.record.kind == "A"))
    if not large and _SPEAKING.match(text, end):
        return 0.0
    plural = last - first == 1 and tokens[first].tag == "NNPS"
    if plural and not large and first and tokens[first - 1].text.lower() == "the":
        return 0.0  # "the Plains"
    near = {country for country, _ in reader.context.hints}  # whose people the article names
    capital = any(s.record.kind == "A" and not s.mark and s.record.country in near for s in senses)
    personal = key in reader.context.surnames or (key in reader.context.people and not located and not capital)
    ending = tokens[last - 1]
    if text[start:end] in _TRADES and ending.dep == "compound" and tokens[ending.head].pos == "NOUN":
        return 0.0
    town = large and label == "GPE" and not _only_of_people(reader, text[start:end])
    if personal and not country and not cue and not town:
        return 0.0
    if labelled:
        return 1.0 if located or cue or large or key in reader.context.known else 0.4
    if cue or (located and label != "PERSON" and top):
        return 0.9
    if located and top and top.record.population >= 5_000:
        return 0.6 if large else 0.4
    if key in reader.context.known:
        return 0.8
    if large:
        return 0.6
    return 0.2 if top and label in ("ORG", "") and last - first <= 2 and len(key) > 3 else 0.0


def _only_of_people(reader: Reader, name: str) -> bool:
    """Whether a text that has somebody of that surname nowhere says "in" or "from" it."""
    known = name.lower() in reader.context.surnames
    places = rf"\b(?:in|from|to|at|near|outside|around|across)\s+{re.escape(name)}\b|\b{re.escape(name)},\s[A-Z]"
    return known and re.search(places, reader.section.text) is None


def something_else(reader: Reader, first: int, last: int, key: str, top: Sense | None) -> bool:
    """Whether the span is a word, part of a longer name, a person with a title, or no name at all."""
    tokens, text = reader.section.tokens, reader.section.text
    start, end = tokens[first].start, tokens[last - 1].end
    entity = reader.labels[first]
    labelled = entity is not None and entity.type in PLACE_LABELS
    if key in NEVER or HONORIFIC.search(text, max(0, start - 14), start):
        return True
    if is_word(reader, key, text[start:end], top) and not (labelled and kind_cue(text, start, end)[0]):
        return True
    if entity and entity.type not in PLACE_LABELS | _NAME_LABELS:
        located = before_word(tokens, first) in LOCATIVE
        if not (located and top and top.record.population >= LARGE):
            return True
    if entity and (entity.first < first or entity.last > last) and part_of_name(reader, entity, first, last):
        return True
    if labelled:
        return False
    return (not reader.headline and swallowed(reader, first, last)) or not any(
        token.pos == "PROPN" for token in tokens[first:last]
    )


def is_word(reader: Reader, key: str, name: str, top: Sense | None) -> bool:
    """Whether a name is likelier an ordinary word or an acronym than a place."""
    population = top.record.population if top else 0
    if key in COMMON or key in DIRECTION:
        return True
    if key in reader.gazetteer.words and population < 50_000:
        return True
    if population < LARGE and (key in reader.context.lower or (key in reader.gazetteer.words and reader.headline)):
        return True
    spelled = top is not None and (top.mark == "^" or top.record.kind == "C" or key in reader.context.known)
    return name.isupper() and len(name) <= 5 and not spelled


def part_of_name(reader: Reader, entity: Entity, first: int, last: int) -> bool:
    """Whether a span inside a longer entity is only a part of its name ("King Bach", "Lyon Institute")."""
    tokens = reader.section.tokens
    before = [t.text.lower() for t in tokens[entity.first : first] if not t.text.isspace()]
    after = [t.text.lower() for t in tokens[last : entity.last] if not t.text.isspace()]
    if entity.type in PLACE_LABELS:
        prefix = [w for w in before if w not in DIRECTION and w not in ("the", "of", "-", "city", "state", "province")]
        suffix = [
            w for w in after if not AFTER.match(" " + w) and w not in ("'s", "’s", "'", "’", "area", "city", "-", "–")
        ]
        if prefix and (prefix[-1] in LOCATIVE or prefix[-1] in (",", "and", "(")):
            prefix = []
        if suffix and suffix[0] in (",", "and", "("):
            suffix = []
        return bool(prefix or suffix)
    if after and (after[0] in OFFICES or (after[0] in ("'s", "’s") and len(after) == 1)):
        after = []
    if after and after[0] in (",", "and", "or"):
        after = []
    if entity.type == "PERSON" and before:
        return before[-1] not in (",", "-")
    return bool(after) or bool(before and before[-1] not in ("in", "the", "or", "and", ","))


def before_word(tokens: tuple[Token, ...], first: int) -> str:
    """The lower-case word before a token, across articles and directions ("in the northern ...")."""
    at = first - 1
    while at >= 0 and tokens[at].text.lower() in DIRECTION | {"the", "nearby"}:
        at -= 1
    return tokens[at].text.lower() if at >= 0 else ""


def followed_by_container(reader: Reader, last: int, senses: tuple[Sense, ...] = ()) -> bool:
    """Whether ", Country" or ", Region" follows, one that holds a place of the name where it has any."""
    tokens = reader.section.tokens
    if last + 1 >= len(tokens) or tokens[last].text != "," or not tokens[last + 1].text[0].isupper():
        return False
    town = Candidate(0, 0, "", senses, "", 1.0)
    for stop in range(min(last + 4, len(tokens)), last + 1, -1):
        name = reader.section.text[tokens[last + 1].start : tokens[stop - 1].end]
        outer = tuple(s for s in reader.gazetteer.find(name) if s.record.kind in "CR" and s.mark != "~")
        if outer and (holds(town, outer) or not senses):
            return True
    return False


def office_follows(tokens: tuple[Token, ...], last: int) -> bool:
    return last < len(tokens) and tokens[last].text.lower() in OFFICES


def swallowed(reader: Reader, first: int, last: int) -> bool:
    """Whether the span is part of a longer name: "Moscow Times", "Michael Jordan"."""
    tokens, text = reader.section.tokens, reader.section.text
    if last < len(tokens):
        follower = tokens[last]
        touching = text[tokens[last - 1].end : follower.start] in ("", " ")
        own = reader.labels[last] is not None and reader.labels[last] is not reader.labels[last - 1]
        if touching and follower.text[0].isupper() and follower.pos in ("PROPN", "NOUN", "ADJ"):
            generic = AFTER.match(text, tokens[last - 1].end)
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
            and leader.text.lower() not in DIRECTION
            and not other
        ):
            return True
    return False
