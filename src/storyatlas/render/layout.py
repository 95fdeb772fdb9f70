"""Positions of everything on the map, computed once and stored in the atlas.

The map has three parts: background events in a column on the left, the story on a time axis with
one lane a storyline, and events of unknown date in a column on the right. The page stretches the
axis when it zooms; `x` of an event on it is px at zoom 1, everything else keeps its size.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from storyatlas.model.atlas import Atlas
from storyatlas.model.event import Event, Link
from storyatlas.render.anchors import Anchor, anchors_of, in_order, positions_of, room_for
from storyatlas.render.column import COLUMN_WIDTH, lay_out_column
from storyatlas.render.dates import first_and_last, in_words, short
from storyatlas.render.lanes import LANE_GAP, lanes_for
from storyatlas.render.packing import Packing, fill_lane, radius, row_counts
from storyatlas.render.timescale import TimeScale, scale_for, ticks_for

VERSION = 1
WIDTH = 960.0  # px of the time axis at zoom 1
LEADS = 12  # titles in large type
LEAST_HEIGHT = 200.0  # px
RESTING_LINKS = 12
RESTING_HALF_LINKS = 6  # only where fewer join two titles


def lay_out(atlas: Atlas) -> dict[str, Any]:
    """The layout of `atlas` as plain JSON: axis, lanes, columns, and a place for every event."""
    background, dated, undated = _parts(atlas.events)
    anchors = anchors_of(dated)
    lanes = lanes_for([*dated, *undated], atlas.storylines, {key: anchor.day for key, anchor in anchors.items()})
    ranked = sorted(atlas.events, key=lambda event: (-event.salience, event.id))
    scale = scale_for(room_for(anchors, lanes), WIDTH)
    packing = Packing(
        xs=positions_of(anchors, lanes, scale, _first_reported(atlas)) if anchors else in_order(dated, WIDTH),
        leads=frozenset(event.id for event in ranked[:LEADS]),
        width=WIDTH,
    )
    rows = row_counts(lanes, ranked, packing)
    places: dict[str, dict[str, Any]] = {}
    drawn = []
    y = 0.0
    for lane in lanes:
        lane_places, height = fill_lane(lane, y, rows[lane.key], packing)
        places |= lane_places
        drawn.append(lane.to_json(y, height))
        y += height + LANE_GAP
    height = max(y - LANE_GAP, LEAST_HEIGHT)
    apart = {event.id for event in background}
    places |= lay_out_column([event for event in ranked if event.id in apart], height)
    for event in atlas.events:
        places[event.id] |= _words(event, anchors.get(event.id), scale)
    hues = {storyline: lane.hue for lane in lanes for storyline in lane.storylines}
    return {
        "version": VERSION,
        "width": WIDTH,
        "height": round(height, 2),
        "background": {"width": COLUMN_WIDTH, "label": _column_label(background)} if background else None,
        "undated": {"width": COLUMN_WIDTH} if undated else None,
        "axis": {
            "ticks": [dataclasses.asdict(tick) for tick in ticks_for(scale)],
            "breaks": [dataclasses.asdict(pause) for pause in scale.breaks],
        },
        "lanes": drawn,
        "hues": hues,
        "events": places,
        "resting_links": _resting_links(atlas.links, places, {event.id: event for event in atlas.events}),
    }


def _parts(events: Sequence[Event]) -> tuple[list[Event], list[Event], list[Event]]:
    """Background, dated and undated events; what would leave the axis empty goes onto it."""
    background = [event for event in events if event.background]
    dated = [event for event in events if not event.background and first_and_last(event.time)]
    undated = [event for event in events if not event.background and not first_and_last(event.time)]
    if not dated and undated:
        return background, undated, []
    if not dated:
        dated = [event for event in background if first_and_last(event.time)] or background
        kept = {event.id for event in dated}
        return [], dated, [event for event in background if event.id not in kept]
    return background, dated, undated


def _first_reported(atlas: Atlas) -> dict[str, str]:
    """When the first article that tells of each event was published; events without one are left out."""
    published = {article.id: article.published for article in atlas.articles}
    first: dict[str, str] = {}
    for event in atlas.events:
        days = [day for item in event.evidence if (day := published.get(item.article))]
        if days:
            first[event.id] = min(days)
    return first


def _words(event: Event, anchor: Anchor | None, scale: TimeScale) -> dict[str, Any]:
    """The dot's size, the date in words, and the band of a date that is a span."""
    words: dict[str, Any] = {
        "r": radius(event),
        "when": in_words(event.time),
        "date": short(event.time, year=event.background or not scale.days),
        "band": None,
        "vague": event.time.precision in ("month", "year", "decade"),
    }
    if anchor and anchor.last > anchor.first:
        words["band"] = [round(scale(anchor.first), 2), round(scale(anchor.last + 1), 2)]
    return words


def _column_label(events: Sequence[Event]) -> str:
    """The years that the background covers: "2002-2019"."""
    spans = [span for event in events if (span := first_and_last(event.time))]
    if not spans:
        return ""
    first, last = min(span[0].year for span in spans), max(span[0].year for span in spans)
    return str(first) if first == last else f"{first}–{last}"


def _resting_links(links: Sequence[Link], places: Mapping[str, Any], events: Mapping[str, Event]) -> list[str]:
    """Ids of the few links drawn before anything is selected: between events whose titles show,
    stated before inferred, at most three an event; where there are hardly any, also stated ones
    from or to one such event."""

    def shown(key: str) -> bool:
        spot = places.get(key, {}).get("card")
        return spot is not None and spot["zoom"] <= 1

    def rank(link: Link) -> tuple[bool, float, str]:
        return not link.stated, -events[link.source].salience - events[link.target].salience, link.id

    known = [link for link in links if link.type != "precedes" and link.source in events and link.target in events]
    whole = [link for link in known if shown(link.source) and shown(link.target)]
    half = [link for link in known if link.stated and shown(link.source) != shown(link.target)]
    seen: dict[str, int] = defaultdict(int)
    resting: list[str] = []
    for group, most in ((whole, RESTING_LINKS), (half, RESTING_HALF_LINKS)):
        for link in sorted(group, key=rank):
            if len(resting) < most and max(seen[link.source], seen[link.target]) < 3:
                resting.append(link.id)
                seen[link.source] += 1
                seen[link.target] += 1
    return resting
