"""The few links that are drawn before anything is chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from storyatlas.model.event import Event, Link
from storyatlas.render.crossings import Line, cross

MOST = 14
MOST_HALF = 6  # of those with only one titled end
AN_EVENT = 3  # links that one event may have
MOST_CROSSINGS = 2  # that a link may make with those that are drawn already
LEAST_CONFIDENCE = 0.5  # of an inferred link
ORDER = ("causes", "responds_to", "contradicts", "updates", "part_of", "precedes")


def resting_links(links: Sequence[Link], places: Mapping[str, Any], events: Mapping[str, Event]) -> list[str]:
    """Ids of links between events whose titles show, stated before inferred, then from or to one
    such event; none that makes a tangle, and no mere order of time unless an article states it."""

    def shown(key: str) -> bool:
        card = places[key].get("card")
        return card is not None and card["zoom"] <= 1

    def rank(link: Link) -> tuple[bool, bool, float, int, str]:
        weight = events[link.source].salience + events[link.target].salience
        return not link.stated, link.type == "precedes", -weight, ORDER.index(link.type), link.id

    known = [link for link in links if link.source in events and link.target in events and link.source != link.target]
    known = [link for link in known if link.stated or (link.type != "precedes" and link.confidence >= LEAST_CONFIDENCE)]
    whole = [link for link in known if shown(link.source) and shown(link.target)]
    half = [link for link in known if link.stated and shown(link.source) != shown(link.target)]
    seen: dict[str, int] = defaultdict(int)
    drawn: list[Line] = []
    resting: list[str] = []
    for group, most in ((whole, MOST), (half, MOST_HALF)):
        for link in sorted(group, key=rank):
            line = (_point(places[link.source]), _point(places[link.target]))
            crowded = max(seen[link.source], seen[link.target]) >= AN_EVENT
            if len(resting) < most and not crowded and sum(cross(line, other) for other in drawn) <= MOST_CROSSINGS:
                resting.append(link.id)
                drawn.append(line)
                seen[link.source] += 1
                seen[link.target] += 1
    return resting


def _point(place: Mapping[str, Any]) -> tuple[float, float]:
    """A place on the map at zoom 1; the columns lie left and right of the axis."""
    return float(place["x"]) + {"background": -400.0, "axis": 0.0, "undated": 1200.0}[place["part"]], float(place["y"])
