"""Positions of everything on the map, computed once and stored in the atlas.

The map has three parts: background events in a column on the left, the story on a time axis with
one lane a storyline, and events of unknown date in a column on the right. The page stretches the
axis when it zooms; `x` of an event on it is px at zoom 1, everything else keeps its size.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite, sqrt
from typing import Any

from storyatlas.model.atlas import Atlas
from storyatlas.model.event import Event, Link
from storyatlas.render.cards import DATE_LINE, LEAD, MAX_ZOOM, NOTE, Face, Placed, Row, wrap
from storyatlas.render.column import COLUMN_WIDTH, lay_out_column, lay_out_undated
from storyatlas.render.dates import first_and_last, in_words, short
from storyatlas.render.lanes import LABEL, LANE_GAP, ROW_GAP, STRIP, Lane, lanes_for
from storyatlas.render.timescale import TimeScale, scale_for, ticks_for

WIDTH = 970.0  # px of the time axis at zoom 1
HEIGHT = 610.0  # px that lanes may take together before each has but one row of cards
LEADS = 12  # titles in large type
RESTING_LINKS = 12
MAX_ROWS = 5


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where on the axis an event is: its `day`, and the days it may lie between where that is a span."""

    day: int
    first: int
    last: int


def lay_out(atlas: Atlas) -> dict[str, Any]:
    """The layout of `atlas` as plain JSON: axis, lanes, columns, and a place for every event."""
    background, dated, undated = _parts(atlas.events)
    anchors = _anchors(dated)
    lanes = lanes_for([*dated, *undated], atlas.storylines, {key: anchor.day for key, anchor in anchors.items()})
    lane_of = {event.id: lane for lane in lanes for event in lane.events}
    scale = scale_for(_room(anchors, lane_of), WIDTH) if anchors else TimeScale((), (), ())
    xs = _positions(anchors, lane_of, scale) if anchors else _in_order(dated)
    ranked = sorted(atlas.events, key=lambda event: (-event.salience, event.id))
    leads = {event.id for event in ranked[:LEADS]}
    rows = _row_counts(lanes, ranked, undated)
    places: dict[str, dict[str, Any]] = {}
    y = 0.0
    drawn = []
    known = {event.id for event in dated}
    for lane in lanes:
        lane_places, height = _fill_lane(lane, y, xs, leads, rows[lane.key], len(lanes), known)
        places |= lane_places
        drawn.append(lane.to_json(y, height))
        y += height + LANE_GAP
    height = max(y - LANE_GAP, 200.0)
    column = [event for event in ranked if event.id in {item.id for item in background}]
    places |= lay_out_column(column, height)
    for event in atlas.events:
        places[event.id] |= _words(event, anchors.get(event.id), scale)
    hues = {storyline: lane.hue for lane in lanes for storyline in lane.storylines}
    return {
        "version": 1,
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


def _anchors(events: Sequence[Event]) -> dict[str, Anchor]:
    """The day of each dated event; a vague one sits in the middle of the part of its span that the
    exactly dated ones cover, so that one "in 2020" does not stretch a story of January by a year."""
    spans = {event.id: span for event in events if (span := first_and_last(event.time))}
    exact = [spans[event.id][0].toordinal() for event in events if event.id in spans and event.time.precision == "day"]
    anchors = {}
    for event in events:
        if event.id not in spans:
            continue
        first, last = (day.toordinal() for day in spans[event.id])
        if event.time.precision == "day":
            anchors[event.id] = Anchor(first, first, last)
            continue
        low, high = (min(exact), max(exact)) if exact else (first, last)
        inside = (max(first, low), min(last, high))
        middle = sum(inside) // 2 if inside[0] <= inside[1] else (first + last) // 2
        anchors[event.id] = Anchor(middle, first, last)
    return anchors


def _room(anchors: Mapping[str, Anchor], lane_of: Mapping[str, Lane]) -> dict[int, int]:
    """How many events of one lane the busiest lane has on each day."""
    count: dict[tuple[int, str], int] = defaultdict(int)
    for key, anchor in anchors.items():
        count[anchor.day, lane_of[key].key] += 1
    room: dict[int, int] = defaultdict(int)
    for (day, _), events in count.items():
        room[day] = max(room[day], events)
    return room


def _positions(anchors: Mapping[str, Anchor], lane_of: Mapping[str, Lane], scale: TimeScale) -> dict[str, float]:
    """The px of each event: those of one lane and day share the day's cell in equal steps."""
    cells: dict[tuple[int, str], list[Event]] = defaultdict(list)
    for lane in {lane.key: lane for lane in lane_of.values()}.values():
        for event in lane.events:
            if event.id in anchors:
                cells[anchors[event.id].day, lane.key].append(event)
    xs = {}
    for (day, _), events in cells.items():
        start, end = scale(day), scale(day + 1)
        for i, event in enumerate(events):
            xs[event.id] = round(start + (end - start) * (i + 0.5) / len(events), 3)
    return xs


def _in_order(events: Sequence[Event]) -> dict[str, float]:
    """Even steps in the order of the atlas, for events that have no date at all."""
    return {event.id: round(WIDTH * (i + 0.5) / len(events), 3) for i, event in enumerate(events)}


def _row_counts(lanes: Sequence[Lane], ranked: Sequence[Event], undated: Sequence[Event]) -> dict[str, int]:
    """Rows of cards a lane: one each, and more where the most salient events crowd, while there is height."""
    demand: dict[str, float] = defaultdict(float)
    top = {event.id for event in ranked[: 4 * LEADS]}
    for lane in lanes:
        demand[lane.key] = sum(event.salience for event in lane.events if event.id in top)
    rows = {lane.key: 1 for lane in lanes}
    row = LEAD.height + ROW_GAP
    height = len(lanes) * (LABEL + STRIP + LANE_GAP + row)
    while lanes and height + row <= HEIGHT:
        open_lanes = [lane for lane in lanes if rows[lane.key] < min(MAX_ROWS, len(lane.events))]
        if not open_lanes:
            break
        neediest = max(open_lanes, key=lambda lane: (demand[lane.key] / rows[lane.key] ** 2, lane.key))
        rows[neediest.key] += 1
        height += row
    return rows


def _fill_lane(
    lane: Lane, y: float, xs: Mapping[str, float], leads: set[str], row_count: int, lanes: int, dated: set[str]
) -> tuple[dict[str, dict[str, Any]], float]:
    """Dots on the lane's strip, cards in rows under it; returns the places and the lane's height."""
    rows = [Row() for _ in range(row_count)]
    strip = y + LABEL + STRIP / 2
    chosen: dict[str, tuple[int, Placed, Face, list[str]]] = {}
    events = sorted((event for event in lane.events if event.id in dated), key=lambda e: (-e.salience, xs[e.id], e.id))
    for event in events:
        face = _face(event.id in leads, lanes)
        lines = wrap(event.title, face)
        if (best := _best_row(rows, xs[event.id], face.width)) is not None:
            rows[best[0]].add(best[1])
            chosen[event.id] = (*best, face, lines)
    apart = [event for event in lane.events if event.id not in dated]
    apart.sort(key=lambda event: (-event.salience, event.id))
    faces = {event.id: _face(event.id in leads, lanes) for event in apart}
    apart_lines = {event.id: wrap(event.title, faces[event.id]) for event in apart[:row_count]}
    heights = [0.0] * row_count
    for row, _, face, lines in chosen.values():
        heights[row] = max(heights[row], DATE_LINE + len(lines) * face.line)
    for row, event in enumerate(apart[:row_count]):
        heights[row] = max(heights[row], DATE_LINE + len(apart_lines[event.id]) * faces[event.id].line)
    tops = [y + LABEL + STRIP + sum(heights[:i]) + ROW_GAP * i for i in range(row_count)]
    shifts = _shifts([(xs[event.id], radius(event)) for event in events])
    places: dict[str, dict[str, Any]] = {}
    for event, shift in zip(events, shifts, strict=True):
        places[event.id] = {"part": "axis", "x": xs[event.id], "y": round(strip + shift, 2)}
        if event.id in chosen:
            row, placed, face, lines = chosen[event.id]
            places[event.id]["card"] = card(face, lines, placed.left, tops[row], max(placed.zoom, 0.0))
    places |= lay_out_undated(apart, faces, apart_lines, tops, strip)
    return places, LABEL + STRIP + sum(heights) + ROW_GAP * row_count


def _face(lead: bool, lanes: int) -> Face:
    """Large type for the events that matter most; one line less where lanes are many."""
    face = LEAD if lead else NOTE
    return dataclasses.replace(face, lines=3) if lanes > 4 else face


def _best_row(rows: Sequence[Row], x: float, width: float) -> tuple[int, Placed] | None:
    """The row where a card shows at rest with the fewest crossings, else the one with the least zoom."""
    left = 0.0 if x + width <= WIDTH else -width
    options = []
    for i, row in enumerate(rows):
        zoom = row.zoom_for(x, left, left + width)
        if not isfinite(zoom) or zoom > MAX_ZOOM:
            continue
        crossings = _crossings(rows, i, x, left, left + width) if zoom <= 1 else 0
        options.append((max(zoom, 1.0), crossings, i, zoom))
    if not options:
        return None
    _, _, i, zoom = min(options)
    return i, Placed(x, left, left + width, round(zoom + 0.0005, 3))


def _crossings(rows: Sequence[Row], i: int, x: float, left: float, right: float) -> int:
    """Stems that would run behind a card at zoom 1: this one's behind higher rows, lower rows' behind it."""
    above = sum(
        1 for row in rows[:i] for other in row.cards if other.zoom <= 1 and other.left < x - other.x < other.right
    )
    below = sum(1 for row in rows[i + 1 :] for other in row.cards if other.zoom <= 1 and left < other.x - x < right)
    return above + below


def radius(event: Event) -> float:
    """Px of an event's dot: its area grows with the number of independent reports."""
    return round(min(10.0, 2.6 + 1.7 * sqrt(max(0, event.reports.independent))), 2)


def _shifts(dots: Sequence[tuple[float, float]]) -> list[float]:
    """Up or down from the middle of the strip, so that few dots overlap at zoom 1."""
    taken: dict[float, dict[int, list[tuple[float, float]]]] = {level: defaultdict(list) for level in (0.0, -6.5, 6.5)}
    shifts = []
    for x, r in dots:
        cell = int(x // 20)
        crowd = {}
        for level, cells in taken.items():
            near = [dot for c in (cell - 1, cell, cell + 1) for dot in cells[c]]
            crowd[level] = sum(max(0.0, r + other_r - abs(x - other)) for other, other_r in near)
        best = min(crowd, key=lambda level: (round(crowd[level], 3), abs(level), level))
        taken[best][cell].append((x, r))
        shifts.append(best)
    return shifts


def card(face: Face, lines: Sequence[str], left: float, top: float, zoom: float) -> dict[str, Any]:
    """A card as JSON: `left` px from its anchor, `top` px from the map's top, shown from `zoom` on."""
    return {
        "face": face.name,
        "lines": list(lines),
        "left": left,
        "top": round(top, 2),
        "width": face.width,
        "height": DATE_LINE + len(lines) * face.line,
        "zoom": zoom,
    }


def _words(event: Event, anchor: Anchor | None, scale: TimeScale) -> dict[str, Any]:
    """The dot's size, the date in words, and the band of a date that is a span."""
    words: dict[str, Any] = {
        "r": radius(event),
        "when": in_words(event.time),
        "date": short(event.time, year=event.background or not scale.days),
        "band": None,
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
    stated before inferred, and at most three an event."""

    def shown(key: str) -> bool:
        spot = places.get(key, {}).get("card")
        return spot is not None and spot["zoom"] <= 1

    seen: dict[str, int] = defaultdict(int)
    resting = []
    drawable = [link for link in links if link.type != "precedes" and shown(link.source) and shown(link.target)]
    weight = {link.id: events[link.source].salience + events[link.target].salience for link in drawable}
    for link in sorted(drawable, key=lambda link: (not link.stated, -weight[link.id], link.id)):
        if len(resting) < RESTING_LINKS and max(seen[link.source], seen[link.target]) < 3:
            resting.append(link.id)
            seen[link.source] += 1
            seen[link.target] += 1
    return resting
