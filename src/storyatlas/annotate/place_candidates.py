"""Which words of a section may name a place: spans with the senses the gazetteer knows for them."""

from __future__ import annotations

import re

from storyatlas.annotate.gazetteer import Gazetteer, Sense, fold
from storyatlas.annotate.place_context import Context
from storyatlas.annotate.place_evidence import (
    LARGE,
    PLACE_LABELS,
    Candidate,
    Reader,
    acronym_form,
    before_word,
    followed_by_container,
    holds,
    kind_cue,
    likelihood,
)
from storyatlas.annotate.place_words import (
    BEFORE,
    COMMON,
    DIRECTION,
    LOCATIVE,
    NATURE,
    ORGANISATION,
    SITE,
    SITE_OF,
)
from storyatlas.annotate.waters import short_names
from storyatlas.model.document import Entity, Section

LONGEST = 6
#: What an airport adds to the name of its town.
_AIRPORT = re.compile(r"\s+(?:International\s+|Regional\s+)?Airport$")
#: What a craft has before its name: "a P-3 Aurora".
_MODEL = re.compile(r"[A-Z]{1,3}-\d{1,3}[A-Z]?")
#: The rest of an Arab name that no gazetteer lists: "in Gesr al-Suez".
_BEHIND_ARTICLE = re.compile(r"[A-Z]\w+\s[aeu][ls]-$")
_LINK = re.compile(r",\s*|\s*\(")
#: Sites named by a place or a bare name and a common noun: "Incheon airport".
_PLAIN_SITE = re.compile(
    r"\s+(?:(?:international|seafood|wholesale|wet|animal|food|fish|railway|train|bus|military|naval|air|central|main)"
    r"\s+){0,2}(?:airport|airfield|airbase|base|market|stadium|prison|palace|station|port|hospital|cathedral|mosque|square)"
    r"(?!\w)"
)
#: What a name that no gazetteer lists stands before where something happens: "in the Venn Narok cave".
_NAMED_SITE = re.compile(
    r"\s+(?:cave|mine|colliery|quarry|dam|glacier|prison|airfield|airbase|reservoir|refinery|camp)(?![\w-])"
)
#: Sites that are told with their town: "the port of Lisbon".
_SITE_IN = re.compile(r"\b(?:port|harbou?r|airport) of\s+$")
#: What bears the name of a saint or a town and lies elsewhere: "the San Cristobal restaurant".
_NAMESAKE = re.compile(r"\s+(?:restaurant|hotel|caf[eé]|bar|pub|diner|boutique|nightclub|brand|label)s?(?!\w)")
_CALLED_ONE = re.compile(r",\s+an?(?:\s+[\w-]+){0,3}" + _NAMESAKE.pattern)  # "San Cristobal, a private restaurant"
#: What is a saint's and no town: "St. John's University", "the church of St. Peter and St. Paul".
_SAINTS_OWN = re.compile(
    r"\s+(?:University|College|Hospital|School|Church|Cathedral|Chapel|Abbey|Academy|Parish)(?!\w)"
)
_OF_A_SAINT = re.compile(
    r"\b(?:church|cathedral|basilica|chapel|abbey|feast)\s+of\s+(?:(?:St\.?|Saints?)\s+\w+\s+and\s+)?$", re.IGNORECASE
)
#: What goes on in a name of another tongue: "the Stade de France", "the Ballon d'Or".
_OF_MORE = re.compile(r"\s+(?:(?:de|du|des|del|della|di|da)\s+|d['’])(?=[A-Z])")
#: What is named so lies in a town named elsewhere, and is no other town far away: "the old neighbourhood of Miramar".
_PART = re.compile(r"\bthe\s+(?:[a-z-]+\s+){0,3}neighbou?rhood\s+of\s+$")
#: Parts of a town by their side or age: "Old Havana", "East Aleppo".
_QUARTERS = frozenset(
    "Old Downtown Central East West North South Eastern Western Northern Southern Upper Lower".split()
)
_TOWN_WITH_QUARTERS = 300_000  # people
_GENITIVES = ("'s", "’s")
_KNOWN_TOWN = 20_000  # people


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
    if _is_short_water(reader, at):
        return Candidate(token.start, token.end, token.text.lower(), (), "", 1.0, wide=True), at + 1
    if not reader.gazetteer.knows_start(fold(token.text)):
        return None, at + 1
    for last in range(min(at + LONGEST, len(tokens)), at, -1):
        end = tokens[last - 1]
        saint = end.tag == "POS" and token.text.lower().strip(".") in {"st", "saint"}  # "St. John's"
        if not (end.text[0].isupper() or end.text[-1].isupper() or saint) or "\n" in text[token.start : end.end]:
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


def _is_short_water(reader: Reader, at: int) -> bool:
    """ "Ships in the Gulf", "in the central Gulf", in a headline "in Gulf"; not "the Gulf News", "the Gulf of Aden"."""
    tokens = reader.section.tokens
    if tokens[at].text.lower() not in short_names():
        return False
    before = tokens[at - 1].text.lower() if at else ""
    if before not in {"the"} | DIRECTION and not (reader.section.field == "title" and before in LOCATIVE):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is None or not (
        following.text == "of" or following.text[0].isupper() or following.text[0].isdigit()
    )


def lost_apostrophe(reader: Reader, at: int, last: int, key: str, senses: tuple[Sense, ...]) -> Candidate | None:
    """A country or capital with a bare genitive s, as in text that lost its apostrophes ("Perus president")."""
    if last - at > 1 or not key.endswith("s") or any(s.record.population >= LARGE for s in senses):
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
    before = tokens[first - 1] if first else None
    if before is not None and _MODEL.fullmatch(before.text):
        return None
    if _BEHIND_ARTICLE.search(text, max(0, start - 30), start):
        return None
    if before is not None and before.text in _QUARTERS and before.end + 1 == start and _has_quarters(plain):
        return Candidate(before.start, end, key, plain, "", 0.9, site=True)
    if _is_a_saint(text, start, end) or (_OF_MORE.match(text, end) and not _large_town(plain)):
        return None
    if _NAMESAKE.match(text, end) and not any(s.record.kind in "CA" for s in plain) and not _large_town(plain):
        return None
    if _CALLED_ONE.match(text, end) and not any(s.record.kind == "C" for s in plain):
        return None
    if name.endswith(_GENITIVES):  # "St. John's" is not St. Johns
        plain = tuple(s for s in plain if s.record.name.endswith(_GENITIVES)) or plain
    weight = likelihood(reader, first, last, key, plain, behind=behind)
    if name.endswith(_GENITIVES) and _is_town_of_a_saint(reader, last, plain):
        weight = max(weight, 0.8)  # which the recogniser takes for somebody
    if weight <= 0:
        return None
    if not behind and not _large_town(plain) and _PART.search(text, max(0, start - 60), start):
        return Candidate(start, end, key, (), "", weight)
    site = None if any(s.record.kind == "C" for s in plain) else _PLAIN_SITE.match(text, end)
    if site:
        return Candidate(start, site.end(), key, plain, "", weight, site=True)
    named = _SITE_IN.search(text, max(0, start - 20), start) if _large_town(plain) else None
    if named:
        return Candidate(named.start(), end, key, plain, "", weight, site=True)
    cue, stop = kind_cue(text, start, end)
    return Candidate(start, stop, key, plain, cue, weight)


def _is_a_saint(text: str, start: int, end: int) -> bool:
    """Whether a name of a saint tells whose a church or school is."""
    if text[start:end].split()[0].lower().strip(".") not in {"st", "saint"}:
        return False
    owned = text[start:end].endswith(_GENITIVES) and _SAINTS_OWN.match(text, end)
    return bool(owned or _OF_A_SAINT.search(text, max(0, start - 60), start))


def _is_town_of_a_saint(reader: Reader, last: int, senses: tuple[Sense, ...]) -> bool:
    """ "St. John's", not "St. John's Church"."""
    tokens = reader.section.tokens
    alone = last >= len(tokens) or tokens[last].pos not in {"PROPN", "NOUN"}
    return alone and any(s.record.kind in "AP" and s.record.population >= _KNOWN_TOWN for s in senses)


def _large_town(senses: tuple[Sense, ...]) -> bool:
    """Whether a name is above all a large town's, whose parts have names too."""
    first = max(senses, key=lambda sense: sense.record.population)
    return all(s.record.kind != "C" for s in senses) and first.record.population >= _TOWN_WITH_QUARTERS


def _has_quarters(senses: tuple[Sense, ...]) -> bool:
    """Whether "Old" or "East" before a name tells a part of a town: "Southern California" is none."""
    towns = [s.record.population for s in senses if s.record.kind in "AP"]
    return _large_town(senses) and max(towns, default=0) >= _TOWN_WITH_QUARTERS


def unlisted(reader: Reader, found: list[Candidate]) -> list[Candidate]:
    """Sites, waters and mountains, and entities that stand like a town the gazetteer lacks."""
    text, tokens, extra = reader.section.text, reader.section.tokens, []
    for entity in reader.section.entities:
        start, end = trim(text, entity.start, entity.end)
        name = text[start:end]
        key = fold(name)
        if not key or not text[start].isupper() or "\n" in name:
            continue
        plain_site = _NAMED_SITE.match(text, end)
        if (
            plain_site
            and not any(c.start < end and start < c.end for c in found)
            and key not in reader.gazetteer.demonyms
        ):
            extra.append(
                Candidate(start, plain_site.end(), fold(text[start : plain_site.end()]), (), "", 0.7, site=True)
            )
            continue
        if entity.type not in PLACE_LABELS | {"ORG"}:
            continue
        site = bool(SITE.search(name) or SITE_OF.match(name)) and " " in name and not ORGANISATION.search(name)
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
            town = _AIRPORT.sub("", name)
            senses = reader.gazetteer.find(town) if town != name else ()
            extra.append(Candidate(start, end, key, senses, "", 0.7, site=site))
    return extra


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without a leading article, a possessive and punctuation."""
    words = text[start:end]
    lead = re.match(r"(?:the|The|THE)\s+", words)
    tail = re.search(r"(?:['’]s?|[\s,.;:—–-]+)$", words)
    return start + (lead.end() if lead else 0), start + (tail.start() if tail else len(words))
