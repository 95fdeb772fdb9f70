"""The setting of an article: the places it names, how often, and that of its dateline."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import replace

from storyatlas.extract.entities import settled
from storyatlas.extract.homes import read_homes
from storyatlas.extract.lexicon import EVENT_NOUNS, type_of
from storyatlas.model.document import Document, Section, Token
from storyatlas.model.place import Place, PlaceMention, PlaceUse, Setting

# "LISBON, Portugal (Agency) -", "Lisbon Agency --", "LISBON:": what stands behind the place of a dateline.
_DATELINE = re.compile(
    r"(?:,[^()\n–—-]{0,40}?)?\s*(?:\([^()\n]{2,30}\)|[A-Z]{2,8})?\s*(?:[-–—]{1,2}|:)\s|\s*\([^()\n]{2,30}\)\s"
)
# "LISBON (Agency) -" opens a report wherever it stands: pages put the hour of print before it ("LISBON | Wed May 10").
_BYLINE = re.compile(r"\s*\([A-Z][^()\n]{1,28}\)\s*[-–—]|\s\|\s")
_JOINED = frozenset({"compound", "conj", "appos", "nmod", "amod", "poss"})
_ACTING = frozenset({"nsubj", "nsubjpass"})
_TAKING = frozenset({"dobj", "dative", "iobj"})
_PLAYED = frozenset("beat defeat face play lead trail host hold give edge top rout crush oppose meet thrash".split())
_NOT_THERE = frozenset({"from", "against", "over", "with", "for", "by", "than", "like"})
_HOME = frozenset({"live", "reside", "bear", "raise", "resident", "native", "grow"})
_ROUTE = 10  # words between the two ends of what leads from one place to another
_DATELINE_WITHIN = 1500  # characters; photo captions and summaries may stand above it


def read_setting(document: Document) -> Setting:
    """The places of an article's title and text, in the order in which it names them.

    What only tells whose somebody is ("the U.S. president", "from Lisbon") does not stand for itself; a country that
    only an adjective names ("Cuban") is there, and named no time.
    """
    places: dict[str, Place] = {}
    named: Counter[str] = Counter()
    itself: Counter[str] = Counter()
    stated = set()
    for section in (document.text, document.title):
        free = {m.start for m in _themselves(section)}
        for mention in section.places:
            if mention.place is None:
                continue
            name = mention.place.name
            for place in _with_town(mention.place):
                places.setdefault(place.name, place)
                named[place.name] += 1
                itself[place.name] += mention.start in free
            if mention.stated:
                stated.add(name)
        for origin in section.origins:
            if origin.place is not None:
                places.setdefault(origin.place.name, origin.place)
    uses = tuple(PlaceUse(place, named[name], itself[name], name in stated) for name, place in places.items())
    return Setting(_dateline(document.text), uses, read_homes(settled(document)), document.capitals)


def _with_town(place: Place) -> list[Place]:
    """A place, and the town that a site is in: who names the port of Lisbon names Lisbon."""
    _, _, town = place.name.partition(", ")
    sited = place.precision == "site" and ", " in town
    return [place, replace(place, name=town, precision="city")] if sited else [place]


def _themselves(section: Section) -> list[PlaceMention]:
    """Places of a section that stand for themselves, not as what another noun or somebody belongs to."""
    return [m for m in section.places if m.place is not None and not m.metonym and not _belongs(section, m)]


def _belongs(section: Section, mention: PlaceMention) -> bool:
    """ "The U.S. president", "a climber from Lisbon", "who lives in Lisbon", "a pipe to Lisbon", "Lisbon beat Porto":
    whose somebody is, what something leads to, or a team."""
    assert mention.place is not None
    if mention.place.precision == "country":
        return section.belongs_to_noun(mention)
    first = bisect_left(section.tokens, mention.start, key=lambda t: t.start)
    for token in section.tokens[first : first + 1]:
        for _ in range(4):
            if token.dep == "pobj":
                above = section.tokens[token.head]
                holder = section.tokens[above.head]
                if above.text.lower() == "of" and holder.pos == "NOUN":
                    if holder.dep != "pobj":
                        return False
                    token = holder  # "from the port of Lisbon"
                    continue
                return above.text.lower() in _NOT_THERE or _leads_on(section, above) or holder.lemma.lower() in _HOME
            if token.dep not in _JOINED or token.head == token.i:
                break
            token = section.tokens[token.head]
        if mention.place.precision == "site":
            return False  # a port is no team
        return token.dep in _ACTING or (token.dep in _TAKING and section.tokens[token.head].lemma.lower() in _PLAYED)
    return False


def _leads_on(section: Section, to: Token) -> bool:
    """ "A pipeline to Lisbon", "broke the pipe from the wells to Lisbon": what goes on there, and nobody does."""
    above = section.tokens[to.head]
    if to.text.lower() != "to":
        return False
    if above.pos == "NOUN":
        return above.lemma.lower() not in EVENT_NOUNS
    before = [t for t in section.tokens[max(0, to.i - _ROUTE) : to.i] if t.head == above.i]
    route = any(t.dep == "dobj" for t in before) and any(t.text.lower() == "from" for t in before)
    return route and type_of(above.lemma) not in {"movement", "military", "diplomacy"}


def _dateline(section: Section) -> Place | None:
    for mention in section.places:
        if mention.start > _DATELINE_WITHIN:
            return None
        if mention.place is not None and mention.place.precision in {"city", "site"} and _opens(section, mention):
            return mention.place
    return None


def _opens(section: Section, mention: PlaceMention) -> bool:
    """Whether a report begins behind a place."""
    if mention.text.isupper() and _BYLINE.match(section.text, mention.end):
        return True
    line = section.text.rfind("\n", 0, mention.start) + 1
    found = _DATELINE.match(section.text, mention.end)
    return mention.start == line and (found is not None or _alone(section, mention))


def _alone(section: Section, mention: PlaceMention) -> bool:
    """Whether a place in capitals makes up a sentence that the report goes on from ("HAVANA The president ...")."""
    sentence = next((s for s in section.sentences if s.start <= mention.start < s.end), None)
    whole = section.text[sentence.start : sentence.end].strip() if sentence is not None else ""
    return whole.isupper() and whole == section.text[mention.start : mention.end]
