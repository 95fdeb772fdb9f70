"""Houses: institutions whose names are those of a house or a chamber, where something is: "at the White House"."""

from __future__ import annotations

import re
from dataclasses import replace

from storyatlas.model.document import Section
from storyatlas.model.place import PlaceMention

_HOUSES = frozenset(
    {
        *("White House", "Oval Office", "Pentagon", "Capitol Hill", "Kremlin", "Downing Street", "House of Commons"),
        *("House of Lords", "Buckingham Palace", "Blue House", "Bundestag", "Knesset", "Parliament Hill"),
    }
)
_CHAMBERS = frozenset(
    f"{owner}{name}"
    for owner in ("", "UN ", "U.N. ", "United Nations ")
    for name in ("Security Council", "General Assembly")
)
_THERE = re.compile(r"(?:(\w+)\s+)?\b(?:at|in|inside|outside|near|into|from|behind)\s+(?:the\s+)?$")
_BEFORE = 40  # characters
# "A leader in the House of Lords" may be anywhere, and "at the Pentagon" of "at the Pentagon's request" is no place.
_MEMBERS = frozenset("leader leaders member members envoy ambassador delegate delegates representative".split())
_MODIFIES = re.compile(r"\s*['’]s?\b|\s+(?:officials?|aides?|sources?|spokes\w+|advisers?|staff|correspondents?)\b")


def find_houses(section: Section) -> list[PlaceMention]:
    """The houses and chambers that a preposition of place stands before, each as a site of its town."""
    found = []
    for seat in section.origins:
        if seat.place is None or seat.text not in _HOUSES | _CHAMBERS:
            continue
        there = _THERE.search(section.text, max(0, seat.start - _BEFORE), seat.start)
        if there is None or there[1] in _MEMBERS or _MODIFIES.match(section.text, seat.end):
            continue
        place = seat.place
        if seat.text in _HOUSES:
            place = replace(place, name=f"{seat.text}, {place.name}", precision="site", population=0)
        found.append(PlaceMention(seat.start, seat.end, seat.text, place))
    return found
