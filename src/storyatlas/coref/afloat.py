"""Afloat: in a story of the sea, what ships and searchers meet with is there, not in the town of a dateline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from storyatlas.model.extraction import Extraction
from storyatlas.model.mention import EventMention
from storyatlas.model.place import Place

#: What is said, agreed on, voted on and decided on about ships at sea.
TALKED_OF = frozenset(
    "statement diplomacy agreement support demand accusation rejection threat protest sanction law election".split()
)
_LEAST = 0.1  # of a story's mentions that tell of ships: of twenty stories one has .3 and the others under .1
_CRAFT = (
    "submersible|submarine|vessel|(?:war|mother|support|cargo|container|cruise )?ship|boat|trawler|ferry|tanker|"
    "freighter|frigate|destroyer|yacht|barge|tugboat|dinghy|schooner|cutter|pipelayer|icebreaker"
)
_OF_SHIPS = re.compile(
    rf"\b(?:(?:{_CRAFT})s?|ferries|lifeboats?|wreck|wreckage|seabed|sea ?floor|ocean(?: floor)?|undersea|underwater|"
    r"sonar|aboard|overboard|capsized?|sinks?|sank|sunk|sinking|dives?|dived|diving|divers?|iceberg|at sea)\b",
    re.IGNORECASE,
)
_SOUGHT = re.compile(
    r"\b(?:search(?:e[sd]|ing)?|searchers|rescuers|rescue teams?|debris|noises?|sounds?|signals?|expeditions?)\b",
    re.IGNORECASE,
)
_UNDER_WATER = re.compile(r"\b(?:seabed|sea ?floor|ocean floor|underwater|at sea)\b", re.IGNORECASE)
# What ships have ashore, and what is made of them there.
_ON_LAND = re.compile(
    r"\b(?:ports?|harbou?rs?|docks?|docked|piers?|quays?|ashore|berth|shipyards?|parking|built|stored|courts?|"
    r"hearing|testif\w+|letter|warned|films?|images?|website|probes?|interviews?|reports?|review\w*|questions?)\b",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w'’-]*[a-z](?: [A-Z][\w-]*[a-z])?"
_NAMINGS = (
    re.compile(rf"\b(?:{_CRAFT})s?,? (?:(?:the|named|called) )?[“\"]?(?P<name>{_NAME})"),
    re.compile(rf"\b(?P<name>{_NAME})[”\"]?, (?:an?|the|her|his|its|their) (?:[\w-]+ ){{0,4}}(?:{_CRAFT})\b"),
)
_NO_SHIP = re.compile(
    r"(?:\w+day|January|February|March|April|May|June|July|August|September|October|November|December|The|In|On|At|It"
    r"|He|She)\b"
)
_LEAST_NAMED = 2
_INLAND = re.compile(r"(?:Lake|River) [^,]+|[^,]*\b(?:Canal|Strait|Lake|River|Channel|Waterway)(?=,|$)")
# Places that no words of the clause put it at.
_UNSURE = frozenset({"none", "context", "sentence", "topic"})


@dataclass(frozen=True, slots=True)
class Voyage:
    """A story of the sea: the `sea` it plays on, and a pattern of the names of its ships."""

    sea: Place
    ships: re.Pattern[str]

    def place(self, mention: EventMention, *, lately: bool) -> EventMention:
        """The mention, on the sea where it tells of what goes on there `lately`, or of a ship of the story by its name,
        and no words of its clause put it elsewhere."""
        quote = mention.quote
        talked_of = mention.type == "statement" or (mention.type in TALKED_OF and not _UNDER_WATER.search(quote))
        if talked_of or _ON_LAND.search(quote):
            return mention
        told = _tells_of_ships(mention) or _SOUGHT.search(quote) is not None
        if not self.ships.search(quote) and not (lately and told):
            return mention
        states_act = any(p.role == "agent" and p.type == "place" for p in mention.participants)
        if mention.place_source in _UNSURE or (mention.place_source == "actor" and not states_act):
            return replace(mention, place=None, place_source="none", scene=self.sea)
        return mention


def find_voyage(extractions: Sequence[Extraction], texts: Iterable[str]) -> Voyage | None:
    """The voyage that a story is about, `None` where less than a tenth of it tells of ships or it names no sea.

    `texts` are those of its articles.
    """
    sure = [m for e in extractions for m in e.mentions if m.sure]
    sea = _main_sea(extractions)
    if sea is None or sum(map(_tells_of_ships, sure)) < _LEAST * len(sure):
        return None
    named = Counter(found["name"] for text in texts for naming in _NAMINGS for found in naming.finditer(text))
    ships = sorted(name for name, count in named.items() if count >= _LEAST_NAMED and not _NO_SHIP.match(name))
    return Voyage(sea, re.compile(rf"\b(?:{'|'.join(map(re.escape, ships))})\b" if ships else r"(?!)"))


def _tells_of_ships(mention: EventMention) -> bool:
    return _OF_SHIPS.search(mention.quote) is not None


def _main_sea(extractions: Sequence[Extraction]) -> Place | None:
    """The sea, or the canal, strait, lake or river, that most articles name; of one ocean's names the narrowest."""
    uses = [u for e in extractions for u in e.setting.uses if u.place.country is None or _is_inland(u.place)]
    seas = {u.place.name: u.place for u in uses}
    named = Counter(u.place.name for u in uses if u.itself)
    oceans: Counter[str] = Counter()
    for name, count in named.items():
        oceans[_ocean(name)] += count
    best = min(named, key=lambda n: (-oceans[_ocean(n)], n.endswith(" Ocean"), -named[n], n), default=None)
    return seas[best] if best is not None else None


def _is_inland(place: Place) -> bool:
    """Whether a place is a water of its country: "Lake Quill", "Quill Canal", and not the town of Salt Lake City."""
    return place.precision != "city" and _INLAND.match(place.name) is not None


def _ocean(name: str) -> str:
    """ "Atlantic" of the North Atlantic and the Atlantic Ocean."""
    return name.removesuffix(" Ocean").removeprefix("North ").removeprefix("South ")
