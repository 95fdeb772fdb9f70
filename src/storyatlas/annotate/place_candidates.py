"""Which words of a section may name a place: spans with the senses the gazetteer knows for them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from storyatlas.annotate.gazetteer import Gazetteer, Sense, fold
from storyatlas.annotate.place_context import Context
from storyatlas.annotate.place_words import (
    AFTER,
    BEFORE,
    COMMON,
    DIRECTION,
    HONORIFIC,
    LOCATIVE,
    NATURE,
    NEVER,
    OFFICES,
    ORGANISATION,
    OWN,
    SITE,
    TOWN_AFTER,
)
from storyatlas.model.document import Entity, Section, Token

LONGEST = 6
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_NAME_LABELS = frozenset({"PERSON", "ORG", "NORP", "WORK_OF_ART", "EVENT", "PRODUCT", "LAW"})
#: A name this large needs no support by the words around it.
_LARGE = 150_000
_DATELINE = re.compile(r"\s*(?:\([A-Z][A-Za-z]{1,11}\)\s*)?(?:—|–|--?\s)")
_LINK = re.compile(r",\s*|\s*\(")
_SPEAKING = re.compile(r"\s+(?:said|says|told|added|wrote|argued|explained|noted|recalled|tweeted)\b")
#: Sites named by a place or a bare name and a common noun: "Incheon airport".
_PLAIN_SITE = re.compile(
    r"\s+(?:(?:international|seafood|wholesale|wet|animal|food|fish|railway|train|bus|military|naval|air|central|main)"
    r"\s+){0,2}(?:airport|airfield|airbase|base|market|stadium|prison|palace|station|port|hospital|cathedral|mosque|square)"
    r"(?!\w)"
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
    context: Context
    labels: tuple[Entity | None, ...]
    headline: bool


def find_candidates(section: Section, gazetteer: Gazetteer, context: Context) -> list[Candidate]:
    """The place candidates of a section in reading order, without overlaps."""
    labels: list[Entity | None] = [None] * len(section.tokens)
    for entity in section.entities:
        labels[entity.first : entity.last] = [entity] * (entity.last - entity.first)
    words = [token for token in section.tokens if token.text[0].isalpha()]
    capitals = sum(token.text[0].isupper() for token in words)
    headline = section.field == "title" and len(words) >= 4 and capitals >= 0.6 * len(words)
    reader = Reader(section, gazetteer, context, tuple(labels), headline)
    found: list[Candidate] = []
    at = 0
    while at < len(section.tokens):
        if not section.tokens[at].text[0].isupper():
            at += 1
            continue
        candidate, after = match_at(reader, at, found[-1] if found else None)
        if candidate:
            found.append(candidate)
        at = after
    return sorted([*found, *unlisted(reader, found)], key=lambda c: c.start)


def match_at(reader: Reader, at: int, previous: Candidate | None) -> tuple[Candidate | None, int]:
    """The candidate that starts at a token, and the token to go on from."""
    tokens, text = reader.section.tokens, reader.section.text
    token = tokens[at]
    if not reader.gazetteer.knows_start(fold(token.text)):
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
        if candidate := lost_apostrophe(reader, at, last, key, senses):
            return candidate, last
        if not senses:
            continue
        if candidate := judge(reader, at, last, key, senses, previous):
            return candidate, last
    return None, at + 1


def lost_apostrophe(reader: Reader, at: int, last: int, key: str, senses: tuple[Sense, ...]) -> Candidate | None:
    """A country or capital with a bare genitive s, as in text that lost its apostrophes ("Perus president")."""
    if last - at > 1 or not key.endswith("s") or any(s.record.population >= _LARGE for s in senses):
        return None
    bare = tuple(s for s in reader.gazetteer.find(key[:-1]) if not s.mark and s.record.kind in "CA")
    token = reader.section.tokens[at]
    if not bare or len(key) < 5 or token.pos != "PROPN" or token.text.isupper():
        return None
    return Candidate(token.start, token.end - 1, key[:-1], reader.gazetteer.find(key[:-1]), "", 0.9)


def judge(
    reader: Reader, first: int, last: int, key: str, senses: tuple[Sense, ...], previous: Candidate | None
) -> Candidate | None:
    """The span as a candidate, `None` where it names something else."""
    tokens, text = reader.section.tokens, reader.section.text
    start, end = tokens[first].start, tokens[last - 1].end
    name = text[start:end]
    listed = previous is not None and bool(_LINK.fullmatch(text[previous.end : start]))
    behind = listed and holds(previous, senses)
    short = tuple(sense for sense in senses if sense.mark == "?")
    if short and len(key) <= 6:
        stop = end + 1 if text[end : end + 1] == "." and name[-1] != "." else end
        written = text[start:stop]
        if (
            behind
            or (listed and (written.isupper() or "." in written))
            or (written.count(".") >= 2 and all(" " in sense.record.name for sense in short))
        ):
            return Candidate(start, stop, key, short, "R", 1.0, abbreviation=True)
    plain = tuple(s for s in senses if s.mark != "?" and (s.mark != "^" or acronym_form(name)))
    if 1 < len(key) <= 3 and acronym_form(name):
        plain = tuple(s for s in plain if s.mark == "^" or s.record.kind == "C")
    elif len(key) <= 4:
        plain = tuple(s for s in plain if s.record.kind != "P" or s.record.name.lower() == name.lower())
    if not plain or len(key) < 2:
        return None
    weight = likelihood(reader, first, last, key, plain, behind=behind)
    if weight <= 0:
        return None
    site = None if any(s.record.kind == "C" for s in plain) else _PLAIN_SITE.match(text, end)
    if site:
        return Candidate(start, site.end(), key, plain, "", weight, site=True)
    cue, stop = kind_cue(text, start, end)
    return Candidate(start, stop, key, plain, cue, weight)


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
    followed = followed_by_container(reader, last, senses)
    located = before_word(tokens, first) in LOCATIVE
    labelled = label in _PLACE_LABELS
    if label == "PERSON" and entity and entity.first < first and part_of_name(reader, entity, first, last):
        return 0.0
    if followed or behind or (text[start:end].isupper() and _DATELINE.match(text, end)):
        return 1.0 if labelled else 0.9
    if key in NEVER or HONORIFIC.search(text, max(0, start - 14), start):
        return 0.0
    cue, _ = kind_cue(text, start, end)
    top = max((s for s in senses if s.mark != "~"), key=lambda s: s.record.population, default=None)
    if is_word(reader, key, text[start:end], top) and not (cue and labelled):
        return 0.0
    if (
        entity
        and label not in _PLACE_LABELS | _NAME_LABELS
        and not (located and top and top.record.population >= _LARGE)
    ):
        return 0.0
    if entity and (entity.first < first or entity.last > last) and part_of_name(reader, entity, first, last):
        return 0.0
    if not labelled and not reader.headline and swallowed(reader, first, last):
        return 0.0
    country = any(s.record.kind == "C" for s in senses)
    large = country or (top is not None and (top.record.population >= _LARGE or top.record.kind == "A"))
    if not large and _SPEAKING.match(text, end):
        return 0.0
    personal = key in reader.context.surnames or key in reader.context.people
    if personal and not country and not cue and not (large and label == "GPE"):
        return 0.0
    if not any(t.pos == "PROPN" for t in tokens[first:last]) and not labelled:
        return 0.0
    if labelled:
        return 1.0 if located or cue or large or key in reader.context.known else 0.4
    if cue or (located and label != "PERSON" and top):
        return 0.9
    if located and top and key not in reader.context.surnames and top.record.population >= 5_000:
        return 0.4
    if key in reader.context.known:
        return 0.8
    if large:
        return 0.6
    return 0.2 if top and label in ("ORG", "") and last - first <= 2 and len(key) > 3 else 0.0


def is_word(reader: Reader, key: str, name: str, top: Sense | None) -> bool:
    """Whether a name is likelier an ordinary word or an acronym than a place."""
    population = top.record.population if top else 0
    if key in COMMON or key in DIRECTION:
        return True
    if key in reader.gazetteer.words and population < 50_000:
        return True
    if population < _LARGE and (key in reader.context.lower or (key in reader.gazetteer.words and reader.headline)):
        return True
    spelled = top is not None and (top.mark == "^" or top.record.kind == "C" or key in reader.context.known)
    return name.isupper() and len(name) <= 5 and not spelled


def part_of_name(reader: Reader, entity: Entity, first: int, last: int) -> bool:
    """Whether a span inside a longer entity is only a part of its name ("King Bach", "Wuhan Institute")."""
    tokens = reader.section.tokens
    before = [t.text.lower() for t in tokens[entity.first : first] if not t.text.isspace()]
    after = [t.text.lower() for t in tokens[last : entity.last] if not t.text.isspace()]
    if entity.type in _PLACE_LABELS:
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


def unlisted(reader: Reader, found: list[Candidate]) -> list[Candidate]:
    """Sites, waters and mountains, and entities that stand like a town the gazetteer lacks."""
    text, tokens, extra = reader.section.text, reader.section.tokens, []
    for entity in reader.section.entities:
        start, end = trim(text, entity.start, entity.end)
        name = text[start:end]
        key = fold(name)
        if entity.type not in _PLACE_LABELS | {"ORG"} or not key or not text[start].isupper() or "\n" in name:
            continue
        site = bool(SITE.search(name)) and " " in name and not ORGANISATION.search(name)
        if entity.type == "ORG" and not (site and before_word(tokens, entity.first) in LOCATIVE | {"on"}):
            continue
        inner = [c for c in found if c.start < end and start < c.end]
        if inner and not (site and len(inner) == 1 and inner[0].end < end):
            continue
        if all(word in reader.gazetteer.demonyms or word in COMMON for word in key.split()):
            continue
        located = before_word(tokens, entity.first) in LOCATIVE and key not in reader.context.surnames
        plain = entity.type == "GPE" and (
            located or BEFORE.search(text, max(0, start - 30), start) or followed_by_container(reader, entity.last)
        )
        nature = entity.type != "ORG" and bool(NATURE.search(name)) and not ORGANISATION.search(name)
        if site or nature or plain:
            for candidate in inner:
                found.remove(candidate)
            extra.append(Candidate(start, end, key, (), "", 0.7, site=site))
    return extra


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without a leading article, a possessive and punctuation."""
    words = text[start:end]
    lead = re.match(r"(?:the|The|THE)\s+", words)
    tail = re.search(r"(?:['’]s?|[\s,.;:—–-]+)$", words)
    return start + (lead.end() if lead else 0), start + (tail.start() if tail else len(words))
