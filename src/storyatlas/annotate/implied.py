"""Implied places: "the Cuban capital", "the city" or "the island" after one was named, and where a state's own bodies
sit: "Cuba's parliament", "at the White House"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from storyatlas.annotate.gazetteer import Gazetteer
from storyatlas.annotate.houses import find_houses
from storyatlas.annotate.seats import united_nations
from storyatlas.model.document import Document, Section, Token
from storyatlas.model.place import Place, PlaceMention

#: What a noun may stand for, by the precision of the place named before.
_STANDS_FOR = {
    **dict.fromkeys(("city", "town", "village"), frozenset({"city"})),
    **dict.fromkeys(("province", "region"), frozenset({"region"})),
    "island": frozenset({"country", "region"}),
}
# Sites that a common noun means after one was named.
_SITES = frozenset(
    """
        port airport hospital market prison jail square palace embassy hotel church cathedral mosque stadium museum
        school base camp station theatre theater factory plant refinery bridge tower cave mine dam quarry
    """.split()
)
# Bodies of a state and those who hold its offices, each in its capital.
_OF_THE_STATE = frozenset(
    """
        government parliament cabinet ministry presidency congress senate legislature minister premier president
        chancellor secretary lawmaker legislator senator parliamentarian congressman congresswoman ambassador envoy
    """.split()
)
_ENVOYS = frozenset({"ambassador", "envoy"})
_UNITED_NATIONS = re.compile(r"U\.?N\b|United Nations\b")
_PARTIES = frozenset({"Republican", "Democratic", "GOP"})
_LAWMAKERS = frozenset("lawmaker legislator senator congressman congresswoman".split())
# What no other body bears the name of: the state's that the article tells of.
_ITS_OWN = frozenset("parliament cabinet".split())
_MAIN = 0.5  # of the times that an article names countries, for one to be its own
_PAST = frozenset({"former", "ex", "late", "then"})
_BETWEEN = frozenset({"ADJ", "NOUN", "PROPN", "PART"})
_MOST_BETWEEN = 4  # words between a country's name and the body
_REACH = 5  # sentences back
_POINTING = frozenset({"the", "this"})
_OWNERS = frozenset({"country", "nation", "island"})


def add_implied(section: Section, gazetteer: Gazetteer) -> Section:
    """The section with the places that its common nouns mean."""
    named = sorted([*section.places, *section.origins], key=lambda m: m.start)
    themselves = [m for m in section.places if m.place is not None and not section.belongs_to_noun(m)]
    lands = [m for m in themselves if m.place is not None and m.place.country is not None]
    found = []
    home, sites = _home(named, gazetteer), _sites(named)
    for token in section.tokens:
        place = None
        if token.text == "capital":
            place = _capital(section, token, named, gazetteer, home)
        elif token.lemma.lower() in _OF_THE_STATE:
            place = _post(section, token, named, gazetteer) or _party(section, token, gazetteer)
            own = home if token.lemma.lower() in _ITS_OWN else None
            if place is None and token.lemma.lower() in _ENVOYS:
                continue
            if (place := place or _seat(section, token, named, gazetteer, own)) is not None:
                found.append(PlaceMention(token.start, token.end, token.text, place, metonym=True))
            continue
        elif token.text in _STANDS_FOR and _bare(section, token):
            place = _meant(section, token, themselves if token.text == "region" else lands)
        elif token.text in _SITES and _bare(section, token):
            place = _site_before(token, sites.get(token.text, ()))
        if place is not None:
            found.append(PlaceMention(token.start, token.end, token.text, place))
    return replace(section, implied=tuple(sorted([*found, *find_houses(section)], key=lambda m: m.start)))


def _meant(section: Section, token: Token, named: list[PlaceMention]) -> Place | None:
    """The town or region of that kind named last, the island named most so far."""
    fits = _STANDS_FOR[token.text]
    before = [m.place for m in named if m.start < token.start and m.place is not None and m.place.precision in fits]
    if "country" not in fits:
        near = [m.place for m in _before(section, token, named) if m.place in before]
        return near[-1] if near else None
    counts = Counter(place.name for place in before)
    return max(reversed(before), key=lambda place: counts[place.name]) if before else None


def _sites(named: list[PlaceMention]) -> dict[str, list[PlaceMention]]:
    """The sites of a text by the first and the last word of their names, in small letters."""
    found: dict[str, list[PlaceMention]] = defaultdict(list)
    for mention in named:
        if mention.place is not None and mention.place.precision == "site":
            words = mention.text.lower().split()
            for word in {words[0], words[-1]}:
                found[word].append(mention)
    return found


def _site_before(token: Token, sites: Iterable[PlaceMention]) -> Place | None:
    """ "The port" after "the port of Lisbon": the one of the `sites` of that kind that the text has named."""
    places = {m.place for m in sites if m.start < token.start}
    return next(iter(places)) if len(places) == 1 else None


def _capital(
    section: Section, token: Token, named: list[PlaceMention], gazetteer: Gazetteer, home: Place | None
) -> Place | None:
    """The capital of the country that stands before the word; for a bare "the capital" of the one that its sentence
    names before, or `home`, or of the one that was named last."""
    if not _ends_phrase(section, token) or token.i == 0:
        return None
    left = section.tokens[token.i - 1]
    if left.tag == "POS" and token.i > 1:
        left = section.tokens[token.i - 2]
    own = next((m for m in named if m.start <= left.start < m.end), None)
    if own is None:
        if left.text.lower() not in _POINTING | _OWNERS or not _bare(section, token, _OWNERS):
            return None
        own = next(iter(reversed(_before(section, token, named))), None)
        here = next(s.start for s in section.sentences if s.first <= token.i < s.last)
        if home is not None and (own is None or own.start < here or own in section.origins):
            return home
    if own is None or own.place is None or own.place.precision != "country" or own.place.country is None:
        return None
    record = gazetteer.capital(own.place.country)
    return gazetteer.place(record) if record else None


def _post(section: Section, token: Token, named: list[PlaceMention], gazetteer: Gazetteer) -> Place | None:
    """Where an envoy is: "the Danish ambassador to Norway", "his envoy to the United Nations"."""
    to = section.tokens[token.i + 1 : token.i + 4]
    if token.lemma.lower() not in _ENVOYS or not to or to[0].text != "to":
        return None
    behind = next((t for t in to[1:] if t.text.lower() != "the"), None)
    if behind is None:
        return None
    if _UNITED_NATIONS.match(section.text, behind.start):
        return united_nations(gazetteer)
    state = next((m.place for m in named if m.start == behind.start and m.place is not None), None)
    record = gazetteer.capital(state.country) if state is not None and state.country is not None else None
    return gazetteer.place(record) if record else None


def _party(section: Section, token: Token, gazetteer: Gazetteer) -> Place | None:
    """ "Republican senators", "a Democratic congressman": no other state's lawmakers are told of so."""
    before = section.tokens[token.i - 1].text if token.i else ""
    if before not in _PARTIES or token.lemma.lower() not in _LAWMAKERS:
        return None
    record = gazetteer.capital("US")
    return gazetteer.place(record) if record else None


def find_capitals(document: Document, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The capitals of the countries that an article names, by their names."""
    named = (m.place for section in document.sections for m in (*section.places, *section.origins))
    countries = {place.country for place in named if place is not None and place.country is not None}
    records = (gazetteer.capital(country) for country in sorted(countries))
    return tuple(gazetteer.place(record) for record in records if record is not None)


def _home(named: list[PlaceMention], gazetteer: Gazetteer) -> Place | None:
    """The capital of the country that half of all namings are of or lie in."""
    counts = Counter(m.place.country for m in named if m.place is not None and m.place.country is not None)
    country = max(sorted(counts), key=lambda c: counts[c], default=None)
    if country is None or counts[country] < _MAIN * counts.total():
        return None
    record = gazetteer.capital(country)
    return gazetteer.place(record) if record else None


def _seat(
    section: Section, token: Token, named: list[PlaceMention], gazetteer: Gazetteer, home: Place | None
) -> Place | None:
    """The capital of the state whose body this is ("the Danish defence ministry"), `home` where no words say whose."""
    first = token.i
    while first > max(0, token.i - _MOST_BETWEEN) and section.tokens[first - 1].pos in _BETWEEN:
        first -= 1
    start, between = section.tokens[first].start, section.tokens[first : token.i]
    if any(t.text.lower() in _PAST for t in section.tokens[max(0, first - 1) : token.i]):
        return None
    own = [m.place for m in named if start <= m.start < token.start and m.place is not None]
    if not own:
        return home
    if token.lemma.lower() == "president" and sum(t.pos == "PROPN" for t in between) > 1:
        return None  # "U.S. Steel president"
    if len(own) != 1 or own[0].precision != "country" or own[0].country is None:
        return None
    record = gazetteer.capital(own[0].country)
    return gazetteer.place(record) if record else None


def _bare(section: Section, token: Token, owners: frozenset[str] = frozenset()) -> bool:
    """Whether "the" alone stands before a noun, and nothing behind it says which: not "the city of Porto"."""
    left = section.tokens[token.i - 1].text.lower() if token.i else ""
    if section.tokens[token.i - 1].tag == "POS" and token.i > 1:
        left = section.tokens[token.i - 2].text.lower()
    return left in _POINTING | owners and _ends_phrase(section, token)


def _ends_phrase(section: Section, token: Token) -> bool:
    """Whether a noun modifies no other, and no name follows it: "the capital, Tripoli", "the city council"."""
    following = section.tokens[token.i + 1 : token.i + 3]
    names = following and (following[0].text in {"of", "'s", "’s"} or following[0].pos in {"PROPN", "NOUN"})
    apposition = len(following) > 1 and following[0].text == "," and following[1].pos == "PROPN"
    return token.dep not in {"compound", "nmod", "amod", "poss"} and not names and not apposition


def _before(section: Section, token: Token, named: Iterable[PlaceMention]) -> list[PlaceMention]:
    here = next(i for i, s in enumerate(section.sentences) if s.first <= token.i < s.last)
    first = section.sentences[max(0, here - _REACH)].start
    return [m for m in named if first <= m.start < token.start]
