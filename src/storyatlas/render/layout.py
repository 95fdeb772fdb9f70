"""Positions of everything on the map, computed once and stored in the atlas.

The map has three parts: background events in a column on the left, the story on a time axis with
one lane a storyline, and events of unknown date in a column on the right. Where hardly any of what matters
has a date (articles without a day of publication), all of it stands in order instead. The page stretches
the axis when it zooms; `x` of an event on it is px at zoom 1, everything else keeps its size.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from storyatlas.model.atlas import Atlas
from storyatlas.model.event import Event
from storyatlas.render.anchors import Anchor, anchors_of, in_order, positions_of, room_for
from storyatlas.render.column import COLUMN_WIDTH, LINE_X, UNDATED_WIDTH, lay_out_column
from storyatlas.render.dates import first_and_last, in_words, short
from storyatlas.render.lanes import LABEL_WIDTH, LANE_GAP, Lane, lanes_for
from storyatlas.render.memory import Memory, remember
from storyatlas.render.packing import HEIGHT, Packing, pack_lanes
from storyatlas.render.resting import resting_links
from storyatlas.render.swarm import radius
from storyatlas.render.timescale import TimeScale, extended, scale_for, ticks_for

VERSION = 2
WIDTH = 980.0  # px of the time axis at zoom 1
MOST_WIDTH = 1.12 * WIDTH  # that it may grow to by updates before all is laid out anew
GUTTER = LABEL_WIDTH + 10.0  # px left of the axis, for the names of lanes
FOREMOST = 12  # titles that show at rest,
LEADS_A_LANE = 3  # of them in large type
LEAST_DATED = 1 / 3  # of the foremost events; with fewer an axis of time would show what matters least
LEAST_HEIGHT = 200.0  # px


def lay_out(atlas: Atlas, previous: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The layout of `atlas` as plain JSON: axis, lanes, columns, and a place for every event.

    With the layout of a former state of the story, lanes keep their order and hues, days their
    place on the axis and titles theirs in the lanes, as far as what is new leaves them room.
    """
    memory = remember(previous, VERSION)
    background, dated, undated = _parts(atlas.events)
    ranked = sorted(atlas.events, key=lambda event: (-event.salience, event.id))
    timed = _is_timed(dated, undated)
    if not timed:
        dated, undated = [*sorted(dated, key=lambda event: (event.time.start or "", event.id)), *undated], []
    anchors = anchors_of(dated) if timed else {}
    days = {key: anchor.day for key, anchor in anchors.items()}
    lanes = lanes_for([*dated, *undated], atlas.storylines, days, atlas.links, memory)
    scale = _scale(room_for(anchors, lanes), memory) if timed else scale_for({}, WIDTH)
    width = max(WIDTH, scale.xs[-1]) if scale.xs else WIDTH
    xs = positions_of(anchors, lanes, scale, _first_reported(atlas)) if timed else in_order(dated, width)
    foremost = [event for event in ranked if event.id in xs][:FOREMOST]
    packing = Packing(
        xs=xs,
        foremost=frozenset(event.id for event in foremost),
        leads=_leads(foremost, lanes),
        width=width,
        heads={event.id: head_of(event, scale) for event in atlas.events},
        before=memory.cards,
    )
    places: dict[str, dict[str, Any]] = {}
    drawn = []
    y = 0.0
    for i, packed in enumerate(pack_lanes(lanes, packing, _rows(lanes, memory), HEIGHT)):
        for key, place in packed.places(y, packing).items():
            places[key] = place | {"lane": i}
        drawn.append(packed.lane.to_json(y, packed.height, y + packed.strip, len(packed.rows)))
        y += packed.height + LANE_GAP
    height = max(y - LANE_GAP, LEAST_HEIGHT)
    apart = {event.id for event in background}
    places |= lay_out_column([event for event in ranked if event.id in apart], height)
    for event in atlas.events:
        places[event.id] |= _words(event, anchors.get(event.id), scale)
    hues = {storyline: lane.hue for lane in lanes for storyline in lane.storylines}
    bottom = max([height, *(spot["y"] + spot["r"] + 2 for spot in places.values())])
    return {
        "version": VERSION,
        "width": round(width, 3),
        "height": round(bottom, 2),
        "gutter": GUTTER,
        "background": {"width": COLUMN_WIDTH, "line": LINE_X, "label": _column_label(background)}
        if background
        else None,
        "undated": {"width": UNDATED_WIDTH} if undated else None,
        "axis": {
            "ticks": [dataclasses.asdict(tick) for tick in ticks_for(scale)],
            "breaks": [dataclasses.asdict(pause) for pause in scale.breaks],
            "knots": [[day, x] for day, x in zip(scale.days, scale.xs, strict=True)],
            "unit": scale.unit,
            "usual": scale.usual,
            "note": "" if timed else _order_in_words(dated),
        },
        "lanes": drawn,
        "hues": hues,
        "events": places,
        "resting_links": resting_links(atlas.links, places, {event.id: event for event in atlas.events}),
    }


def head_of(event: Event, scale: TimeScale) -> str:
    """What stands before a title: its date in few letters, and its status where it did not happen."""
    date = short(event.time, year=event.background or not scale.days) if first_and_last(event.time) else ""
    return ", ".join(part for part in (date, event.status if event.status != "happened" else "") if part)


def _leads(foremost: Sequence[Event], lanes: Sequence[Lane]) -> frozenset[str]:
    """Those of the foremost events to set in large type: few of each lane."""
    rank = {event.id: i for i, event in enumerate(foremost)}
    inside = (sorted((event.id for event in lane.events if event.id in rank), key=rank.__getitem__) for lane in lanes)
    return frozenset(key for keys in inside for key in keys[:LEADS_A_LANE])


def _scale(room: Mapping[int, int], memory: Memory) -> TimeScale:
    """The scale of before, longer where there are later days, or a new one where that cannot be."""
    former = extended(memory.scale, room, MOST_WIDTH) if memory.scale else None
    return former or scale_for(room, WIDTH)


def _rows(lanes: Sequence[Lane], memory: Memory) -> dict[str, int]:
    """The rows of titles that each lane had before."""
    former = memory.same_lanes({lane.key: lane.events for lane in lanes})
    return {key: memory.rows.get(lane, 1) for key, lane in former.items()}


def _parts(events: Sequence[Event]) -> tuple[list[Event], list[Event], list[Event]]:
    """Background, dated and undated events; what would leave the axis empty goes onto it."""
    background = [event for event in events if event.background]
    dated = [event for event in events if not event.background and first_and_last(event.time)]
    undated = [event for event in events if not event.background and not first_and_last(event.time)]
    if not dated and not undated:
        dated = [event for event in background if first_and_last(event.time)] or background
        kept = {event.id for event in dated}
        return [], dated, [event for event in background if event.id not in kept]
    return background, dated, undated


def _is_timed(dated: Sequence[Event], undated: Sequence[Event]) -> bool:
    """Whether the story can stand on an axis of time: of its foremost events enough have a date."""
    foremost = sorted([*dated, *undated], key=lambda event: (-event.salience, event.id))[:FOREMOST]
    known = sum(first_and_last(event.time) is not None for event in foremost)
    return known > 0 and known >= LEAST_DATED * len(foremost)


def _order_in_words(events: Sequence[Event]) -> str:
    """What the page says where time orders nothing or little."""
    if any(first_and_last(event.time) for event in events):
        return "Few dates are known: most told first"
    return "No dates are known: most told first"


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
