"""Packing a lane: dots on its line, titles in rows under it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import isfinite
from typing import Any

from storyatlas.model.event import Event
from storyatlas.render.cards import LEAD, MAX_ZOOM, NOTE, Face, Placed, Row, Setting, set_title
from storyatlas.render.column import lay_out_undated
from storyatlas.render.lanes import LANE_GAP, Lane
from storyatlas.render.memory import FormerCard
from storyatlas.render.swarm import radius, shifts

# Px that all lanes may take, if the foremost events do not ask for more. With the head of the page
# this fills a window of 1440 x 900.
HEIGHT = 690.0
MAX_ROWS = 4
MOST_ROWS = 6  # where it takes more to show the foremost events
ROW_GAP = 5.0  # px
STRIP_ROOM = 5.0  # px above and under the dots
CROWDED = 1500  # events of one lane; more rows are then not tried, as each try places them all


@dataclass(frozen=True, slots=True)
class Packing:
    """What all lanes are packed by: px of each dated event on the axis, the events whose titles are
    to show at rest, those of them in large type, the date before each title, the width of the axis
    at zoom 1, and where cards were."""

    xs: Mapping[str, float]
    foremost: frozenset[str]
    leads: frozenset[str]
    width: float
    heads: Mapping[str, str]
    before: Mapping[str, FormerCard] = field(default_factory=dict)

    def setting(self, event: Event, face: Face) -> Setting:
        """The title of an event as it is set in `face`."""
        return set_title(event.title, face, self.heads[event.id])

    def face(self, event: Event) -> Face:
        """Large type for the events that matter most."""
        return LEAD if event.id in self.leads else NOTE


@dataclass(frozen=True, slots=True)
class Packed:
    """A lane with its titles placed: row, place and setting of each, and the heights of all parts."""

    lane: Lane
    events: tuple[Event, ...]
    apart: tuple[Event, ...]
    placed: Mapping[str, tuple[int, Placed, Setting]]
    offsets: tuple[float, ...]
    up: float
    down: float
    rows: tuple[float, ...]

    @property
    def strip(self) -> float:
        """Px from the lane's top to its line."""
        return self.up + STRIP_ROOM

    @property
    def height(self) -> float:
        """Px of the lane."""
        inside = self.strip + self.down + STRIP_ROOM + sum(self.rows) + ROW_GAP * max(0, len(self.rows) - 1)
        return max(self.lane.label_height(self.strip), inside)

    def hidden(self, foremost: frozenset[str]) -> int:
        """How many of the foremost events have a title that does not show at rest."""
        return len(foremost.intersection(event.id for event in self.events) - self.shown)

    @property
    def shown(self) -> set[str]:
        """The events whose titles show at rest."""
        return {key for key, (_, spot, _) in self.placed.items() if spot.zoom <= 1}

    def places(self, y: float, packing: Packing) -> dict[str, dict[str, Any]]:
        """The places of the lane's events, its top at `y`."""
        line = y + self.strip
        tops = [
            y + self.strip + self.down + STRIP_ROOM + sum(self.rows[:i]) + ROW_GAP * i for i in range(len(self.rows))
        ]
        found: dict[str, dict[str, Any]] = {}
        for event, shift in zip(self.events, self.offsets, strict=True):
            found[event.id] = {"part": "axis", "x": packing.xs[event.id], "y": round(line + shift, 2)}
            if event.id in self.placed:
                row, spot, setting = self.placed[event.id]
                found[event.id]["card"] = setting.card(spot.left, tops[row], max(spot.zoom, 0.0), row)
        return found | lay_out_undated(self.apart, y, line)


def pack_lane(lane: Lane, row_count: int, packing: Packing) -> Packed:
    """`lane` with its titles in `row_count` rows."""
    events = _ranked(event for event in lane.events if event.id in packing.xs)
    apart = _ranked(event for event in lane.events if event.id not in packing.xs)
    dots = [(packing.xs[event.id], radius(event)) for event in events]
    offsets = shifts(dots)
    placed = place_titles(events, row_count, packing)
    heights = [0.0] * row_count
    for row, _, setting in placed.values():
        heights[row] = max(heights[row], setting.height)
    reach = [(offset, r) for offset, (_, r) in zip(offsets, dots, strict=True)] or [(0.0, 3.0)]
    return Packed(
        lane,
        tuple(events),
        tuple(apart),
        placed,
        tuple(offsets),
        max(r - offset for offset, r in reach),
        max(r + offset for offset, r in reach),
        tuple(height for height in heights if height),
    )


def pack_lanes(lanes: Sequence[Lane], packing: Packing, rows: Mapping[str, int], height: float) -> list[Packed]:
    """All lanes in about `height` px: a row of titles each (or as many as `rows` says), as many more
    as it takes to show the foremost events at rest, then more where salient ones crowd."""
    counts = {lane.key: max(1, rows.get(lane.key, 1)) for lane in lanes}
    packed = {lane.key: pack_lane(lane, counts[lane.key], packing) for lane in lanes}
    full: set[str] = {lane.key for lane in lanes if len(lane.events) > CROWDED}
    for lane in lanes:
        while lane.key not in full and counts[lane.key] < MOST_ROWS and packed[lane.key].hidden(packing.foremost):
            counts[lane.key] += 1
            packed[lane.key] = pack_lane(lane, counts[lane.key], packing)
    used = sum(each.height + LANE_GAP for each in packed.values())
    while growing := [lane for lane in lanes if lane.key not in full and counts[lane.key] < MAX_ROWS]:
        neediest = max(growing, key=lambda lane: (_need(packed[lane.key], counts[lane.key]), lane.key))
        taller = pack_lane(neediest, counts[neediest.key] + 1, packing)
        more = taller.height - packed[neediest.key].height
        if used + more > height or len(taller.rows) <= len(packed[neediest.key].rows):
            full.add(neediest.key)
            continue
        packed[neediest.key] = taller
        counts[neediest.key] += 1
        used += more
    return [packed[lane.key] for lane in lanes]


def _need(packed: Packed, rows: int) -> float:
    """How much a lane wants one more row."""
    shown = packed.shown
    waiting = sorted((event.salience for event in packed.events if event.id not in shown), reverse=True)
    return sum(waiting[:3]) / rows


def place_titles(events: Sequence[Event], row_count: int, packing: Packing) -> dict[str, tuple[int, Placed, Setting]]:
    """Row, place and setting of each title: first those that show at rest, the foremost before what
    showed before in its old place, and that before the most salient; after them the others, from
    the zoom at which they have room. Events without room at any zoom are left out."""
    placed = _place_leads([event for event in events if event.id in packing.leads], row_count, packing)
    rows = [Row() for _ in range(row_count)]
    for row, spot, _ in placed.values():
        rows[row].add(spot)
    old_first = sorted(events, key=lambda event: (event.id not in packing.foremost, event.id not in packing.before))
    for order, most in ((old_first, 1.0), (events, MAX_ZOOM)):
        for event in order:
            if event.id not in placed and (found := _place(event, rows, packing, most)) is not None:
                rows[found[0]].add(found[1])
                placed[event.id] = found
    return placed


def _place(event: Event, rows: Sequence[Row], packing: Packing, most: float) -> tuple[int, Placed, Setting] | None:
    """The place of one title that shows at zoom `most` or before, in small type where it does not
    show at rest in large; `None` where there is none."""
    x, before = packing.xs[event.id], packing.before.get(event.id)
    faces = [NOTE] if before is not None and before.face == NOTE.name else [packing.face(event), NOTE]
    best: tuple[int, Placed, Setting] | None = None
    for face in dict.fromkeys(faces):
        setting = packing.setting(event, face)
        found = _best_row(rows, x, setting.width, packing.width, before)
        if found is not None and found[1].zoom <= most and (best is None or found[1].zoom <= 1 < best[1].zoom):
            best = (*found, setting)
        if best is not None and best[1].zoom <= 1:
            break
    return best


def _place_leads(leads: Sequence[Event], row_count: int, packing: Packing) -> dict[str, tuple[int, Placed, Setting]]:
    """Those of a lane's few titles in large type that show at rest, on the sides and in the rows in
    which most of their weight does, with the fewest crossings: all ways are tried."""
    settings = [packing.setting(event, LEAD) for event in leads]
    xs = [packing.xs[event.id] for event in leads]
    ways = [
        [(row, left) for row in range(row_count) for left in _sides(x, setting.width, packing.width)]
        for x, setting in zip(xs, settings, strict=True)
    ]
    best: dict[str, tuple[int, Placed, Setting]] = {}
    most: tuple[float, ...] = ()
    for way in product(*ways):
        rows = [Row() for _ in range(row_count)]
        shown, crossings, kept, weight = {}, 0, 0, 0.0
        for event, x, setting, (row, left) in zip(leads, xs, settings, way, strict=True):
            zoom = rows[row].zoom_for(x, left, left + setting.width)
            if zoom > 1:
                continue
            crossings += _crossings(rows, row, x, left, left + setting.width)
            spot = Placed(x, left, left + setting.width, round(zoom + 0.0005, 3))
            rows[row].add(spot)
            shown[event.id] = (row, spot, setting)
            weight += event.salience
            before = packing.before.get(event.id)
            kept += before is not None and (row, left < 0) == (before.row, before.leftward)
        worth = (round(weight, 6), kept, -crossings, -sum(row for row, _, _ in shown.values()))
        if worth > most:
            best, most = shown, worth
    return best


def _sides(x: float, width: float, room: float) -> list[float]:
    """Px from the anchor to a card that stands right of it, and left of it, where it fits on the axis."""
    return [left for left in (0.0, -width) if x + left >= 0 and x + left + width <= room] or [0.0]


def _ranked(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: (-event.salience, event.id))


def _best_row(
    rows: Sequence[Row], x: float, width: float, room: float, before: FormerCard | None
) -> tuple[int, Placed] | None:
    """The row where a title shows at rest with the fewest crossings, its former one where that
    shows it too, else the one with the least zoom."""
    options = []
    for i, row in enumerate(rows):
        for left in _sides(x, width, room):
            zoom = row.zoom_for(x, left, left + width)
            if isfinite(zoom):
                crossings = _crossings(rows, i, x, left, left + width) if zoom <= 1 else 0
                moved = before is not None and (i, left < 0) != (before.row, before.leftward)
                options.append((max(zoom, 1.0), moved, crossings, i, -left, zoom))
    if not options:
        return None
    *_, i, back, zoom = min(options)
    # Rounded up, so that the stored zoom never shows a card too early.
    return i, Placed(x, -back, width - back, min(MAX_ZOOM, round(zoom + 0.0005, 3)))


def _crossings(rows: Sequence[Row], i: int, x: float, left: float, right: float) -> int:
    """Stems that would run behind a card at zoom 1: this one's behind higher rows, lower rows' behind it."""
    above = sum(
        1 for row in rows[:i] for other in row.cards if other.zoom <= 1 and other.left < x - other.x < other.right
    )
    below = sum(1 for row in rows[i + 1 :] for other in row.cards if other.zoom <= 1 and left < other.x - x < right)
    return above + below
