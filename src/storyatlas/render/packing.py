"""Packing a lane: dots on its strip, cards in rows under it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite, sqrt
from typing import Any

from storyatlas.model.event import Event
from storyatlas.render.cards import DATE_LINE, LEAD, MAX_ZOOM, NOTE, Face, Placed, Row, wrap
from storyatlas.render.column import lay_out_undated
from storyatlas.render.lanes import LABEL, LANE_GAP, ROW_GAP, STRIP, Lane

ROW = 72.0  # px of a usual row of cards
HEIGHT = 560.0  # px that the lanes may take together before rows are added only for events in large type
# Px after which no row is added. Two real stories of 79 and 106 events then show 26 and 25 titles
# at rest in a window of 1440 x 900, among them 10 of the 12 most salient.
MOST_HEIGHT = 760.0
MAX_ROWS = 4
DOT_SHIFT = 6.5  # px from the middle of the strip, for dots that would overlap


@dataclass(frozen=True, slots=True)
class Packing:
    """What all lanes are packed by: px of each dated event on the axis, which events are set in
    large type, and the width of the axis at zoom 1."""

    xs: Mapping[str, float]
    leads: frozenset[str]
    width: float

    def face(self, event: Event) -> Face:
        """Large type for the events that matter most."""
        return LEAD if event.id in self.leads else NOTE


def row_counts(lanes: Sequence[Lane], ranked: Sequence[Event], packing: Packing) -> dict[str, int]:
    """Rows of cards a lane: one each, then more where one of the events in large type does not show
    at rest, then more where salient ones crowd; each while there is height."""
    rows = {lane.key: 1 for lane in lanes}
    height = len(lanes) * (LABEL + STRIP + LANE_GAP + ROW)
    top = {event.id for event in ranked[: 4 * len(packing.leads)]}
    demand = {lane.key: sum(event.salience for event in lane.events if event.id in top) for lane in lanes}
    while height + ROW <= MOST_HEIGHT:
        growing = [lane for lane in lanes if rows[lane.key] < min(MAX_ROWS, len(lane.events))]
        hidden = {lane.key: _hidden(lane, rows[lane.key], packing) for lane in growing}
        crowded = [lane for lane in growing if hidden[lane.key]]
        if crowded:
            neediest = max(crowded, key=lambda lane: (hidden[lane.key], lane.key))
        elif growing and height + ROW <= HEIGHT:
            neediest = max(growing, key=lambda lane: (demand[lane.key] / rows[lane.key] ** 2, lane.key))
        else:
            break
        rows[neediest.key] += 1
        height += ROW
    return rows


def fill_lane(lane: Lane, y: float, row_count: int, packing: Packing) -> tuple[dict[str, dict[str, Any]], float]:
    """The places of a lane's events, and the lane's height in px."""
    events = _ranked(event for event in lane.events if event.id in packing.xs)
    apart = _ranked(event for event in lane.events if event.id not in packing.xs)
    placed = pack(events, row_count, packing)
    faces = {event.id: packing.face(event) for event in apart} | {key: face for key, (_, _, face) in placed.items()}
    lines = {event.id: wrap(event.title, faces[event.id]) for event in lane.events if event.id in faces}
    heights = [0.0] * row_count
    for row, key in [*((row, key) for key, (row, _, _) in placed.items()), *enumerate(event.id for event in apart)]:
        if row < row_count:
            heights[row] = max(heights[row], DATE_LINE + len(lines[key]) * faces[key].line)
    tops = [y + LABEL + STRIP + sum(heights[:i]) + ROW_GAP * i for i in range(row_count)]
    strip = y + LABEL + STRIP / 2
    shifts = _shifts([(packing.xs[event.id], radius(event)) for event in events])
    places: dict[str, dict[str, Any]] = {}
    for event, shift in zip(events, shifts, strict=True):
        places[event.id] = {"part": "axis", "x": packing.xs[event.id], "y": round(strip + shift, 2)}
        if event.id in placed:
            row, spot, face = placed[event.id]
            places[event.id]["card"] = face.card(lines[event.id], spot.left, tops[row], max(spot.zoom, 0.0))
    places |= lay_out_undated(apart, faces, lines, tops, strip)
    return places, LABEL + STRIP + sum(heights) + ROW_GAP * row_count


def pack(events: Sequence[Event], row_count: int, packing: Packing) -> dict[str, tuple[int, Placed, Face]]:
    """Row, place and face of each card, most salient first; events without room at any zoom are
    left out. A title that does not show at rest in large type is set in small where that helps."""
    rows = [Row() for _ in range(row_count)]
    placed = {}
    for event in events:
        x, face = packing.xs[event.id], packing.face(event)
        best = _best_row(rows, x, face.width, packing.width)
        if face is not NOTE and (best is None or best[1].zoom > 1):
            small = _best_row(rows, x, NOTE.width, packing.width)
            if small is not None and (best is None or small[1].zoom <= 1):
                best, face = small, NOTE
        if best is not None:
            rows[best[0]].add(best[1])
            placed[event.id] = (*best, face)
    return placed


def radius(event: Event) -> float:
    """Px of an event's dot: its area grows with the number of independent reports."""
    return round(min(10.0, 2.6 + 1.7 * sqrt(max(0, event.reports.independent))), 2)


def _ranked(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: (-event.salience, event.id))


def _hidden(lane: Lane, row_count: int, packing: Packing) -> float:
    """The salience of the lane's events in large type that would not show at rest."""
    leads = _ranked(event for event in lane.events if event.id in packing.leads)
    dated = [event for event in leads if event.id in packing.xs]
    placed = pack(dated, row_count, packing)
    hidden = [event for event in dated if event.id not in placed or placed[event.id][1].zoom > 1]
    hidden += [event for event in leads if event.id not in packing.xs][row_count:]
    return sum(event.salience for event in hidden)


def _best_row(rows: Sequence[Row], x: float, width: float, room: float) -> tuple[int, Placed] | None:
    """The row where a card shows at rest with the fewest crossings, else the one with the least zoom."""
    sides = [left for left in (0.0, -width) if x + left >= 0 and x + left + width <= room] or [0.0]
    options = []
    for i, row in enumerate(rows):
        for left in sides:
            zoom = row.zoom_for(x, left, left + width)
            if isfinite(zoom):
                crossings = _crossings(rows, i, x, left, left + width) if zoom <= 1 else 0
                options.append((max(zoom, 1.0), crossings, i, -left, zoom))
    if not options:
        return None
    _, _, i, back, zoom = min(options)
    # Rounded up, so that the stored zoom never shows a card too early.
    return i, Placed(x, -back, width - back, min(MAX_ZOOM, round(zoom + 0.0005, 3)))


def _crossings(rows: Sequence[Row], i: int, x: float, left: float, right: float) -> int:
    """Stems that would run behind a card at zoom 1: this one's behind higher rows, lower rows' behind it."""
    above = sum(
        1 for row in rows[:i] for other in row.cards if other.zoom <= 1 and other.left < x - other.x < other.right
    )
    below = sum(1 for row in rows[i + 1 :] for other in row.cards if other.zoom <= 1 and left < other.x - x < right)
    return above + below


def _shifts(dots: Sequence[tuple[float, float]]) -> list[float]:
    """Up or down from the middle of the strip, so that few dots overlap at zoom 1."""
    levels = (0.0, -DOT_SHIFT, DOT_SHIFT)
    taken: dict[float, dict[int, list[tuple[float, float]]]] = {level: defaultdict(list) for level in levels}
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
