"""The map as a picture for mail and link previews, drawn from the layout of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from storyatlas.model.atlas import Atlas
from storyatlas.model.event import Event
from storyatlas.render.column import head_of
from storyatlas.render.dates import first_and_last, short
from storyatlas.render.fonts import sans, sans_bold, serif, serif_plain
from storyatlas.render.layout import VERSION, lay_out
from storyatlas.render.picture_titles import (
    GUTTER,
    LABEL,
    LANE_GAP,
    LINE,
    ROW_GAP,
    SIZE,
    STRIP,
    Band,
    Form,
    choose,
    wrapped,
)
from storyatlas.render.svg import HAIR, HUES, INK, INK_FAINT, INK_SOFT, PAPER, PAPER_DEEP, picture, tag, words

PICTURE_WIDTH = 1200.0
MARGIN = 28.0
AXIS = 46.0
MAP_HEIGHT = 1150.0  # px that lanes and titles may take; a map of fewer is shorter
MAP_FORM = Form(width=330.0, lines=3, rows=2, most=14, every_lane=True)
PREVIEW_FORM = Form(width=400.0, lines=2, rows=1, most=9, every_lane=False)
PREVIEW_SIZE = (1200.0, 630.0)
BACKGROUND_TITLES = 3
LABEL_SIZE = 22.0


@dataclass(frozen=True, slots=True)
class Frame:
    """How the axis of the layout lies in the picture."""

    layout: Mapping[str, Any]
    left: float
    right: float

    @property
    def scale(self) -> float:
        """Px of the picture for each of the layout's axis."""
        return (self.right - self.left) / float(self.layout["width"])

    def x(self, at: float) -> float:
        """Px from the picture's left."""
        return self.left + self.scale * at


def map_svg(atlas: Atlas) -> str:
    """The map 1200 px wide, as high as it needs: background, axis, lanes, a dozen titles."""
    layout = current_layout(atlas)
    frame = Frame(layout, MARGIN, PICTURE_WIDTH - MARGIN)
    parts, y = _background(atlas, MARGIN)
    drawn, height = _lanes(atlas, frame, y, MAP_HEIGHT, MAP_FORM)
    if not atlas.events:
        drawn, height = [words("No events were found.", MARGIN, y + 60, 28, serif_plain(), INK_SOFT)], 90.0
    return picture(PICTURE_WIDTH, round(y + height + MARGIN), [*parts, *drawn], f"Map of events: {atlas.story.title}")


def preview_svg(atlas: Atlas) -> str:
    """The card that a link to the story shows: 1200 x 630 px, the title and the foremost events."""
    width, height = PREVIEW_SIZE
    frame = Frame(current_layout(atlas), MARGIN, width - MARGIN)
    name = atlas.story.title or "Event map"
    size = next((size for size in (50, 46, 42, 38) if serif().width(name) * size <= width - 2 * MARGIN), 42)
    lines = wrapped(name, serif(), size, width - 2 * MARGIN, 2)
    parts = [words(line, MARGIN, 62 + 46 * i, size, serif()) for i, line in enumerate(lines)]
    y = 62 + 46 * (len(lines) - 1) + 36
    outlets = len({article.outlet for article in atlas.articles})
    counts = f"{len(atlas.events):,} events from {len(atlas.articles):,} articles of {outlets:,} outlets"
    parts.append(words(counts, MARGIN, y, 24, sans(), INK_FAINT))
    parts.append(tag("line", x1=MARGIN, x2=width - MARGIN, y1=y + 16, y2=y + 16, stroke=INK))
    drawn, _ = _lanes(atlas, frame, y + 22, height - y - 22 - AXIS - 8, PREVIEW_FORM)
    return picture(width, height, [*parts, *drawn], f"Map of events: {atlas.story.title}")


def current_layout(atlas: Atlas) -> Mapping[str, Any]:
    """The stored layout, or a new one where that is of another version."""
    return atlas.layout if atlas.layout.get("version") == VERSION else lay_out(atlas)


def _background(atlas: Atlas, y: float) -> tuple[list[str], float]:
    """The foremost background events side by side on deeper paper, in order of time, and where they end."""
    layout = current_layout(atlas)
    column = layout["background"]
    apart = {key for key, spot in layout["events"].items() if spot["part"] == "background"}
    events = sorted((e for e in atlas.events if e.id in apart), key=lambda event: (-event.salience, event.id))
    if not column or not events:
        return [], 6.0
    foremost = sorted(events[:BACKGROUND_TITLES], key=lambda event: (first_and_last(event.time) or ("",), event.id))
    width = (PICTURE_WIDTH - 2 * MARGIN - GUTTER * (BACKGROUND_TITLES - 1)) / BACKGROUND_TITLES
    parts, tallest = [], 0
    for i, event in enumerate(foremost):
        head = head_of(event)
        x = MARGIN + i * (width + GUTTER)
        lines = wrapped(event.title, serif_plain(), SIZE, width, 3, first=sans_bold().width(head) * SIZE + 10)
        parts += _titled(lines, head, x, y + 64, INK_SOFT, INK, plain=True)
        tallest = max(tallest, len(lines))
    bottom = y + 64 + tallest * LINE
    label = " ".join(("Background", column["label"])).strip()
    back = tag("rect", width=PICTURE_WIDTH, height=bottom, fill=PAPER_DEEP)
    return [back, words(label, MARGIN, y + 24, LABEL_SIZE, sans(), INK_SOFT), *parts], bottom + 14


def _lanes(atlas: Atlas, frame: Frame, top: float, height: float, form: Form) -> tuple[list[str], float]:
    """Axis and lanes from `top` on, and the px they take."""
    layout = frame.layout
    spots = layout["events"]
    ranked = sorted(atlas.events, key=lambda event: (-event.salience, event.id))
    on_axis = [event for event in ranked if spots[event.id]["part"] == "axis"]
    lane_of = {event.id: str(layout["lanes"][spots[event.id]["lane"]]["key"]) for event in on_axis}
    bands = choose(
        on_axis,
        lane_of,
        {event.id: frame.x(spots[event.id]["x"]) for event in on_axis},
        layout["lanes"],
        heads={event.id: short(event.time, year=False) if event.time.start else "" for event in on_axis},
        edges=(frame.left, frame.right),
        height=height,
        form=form,
    )
    parts, y = [], top + AXIS
    at: dict[str, tuple[float, float]] = {}
    for band in bands:
        strip = y + LABEL + STRIP / 2
        members = [event for event in on_axis if lane_of[event.id] == band.lane["key"]]
        parts += _band(band, y, frame, members)
        at |= {e.id: (frame.x(spots[e.id]["x"]), strip + _shift(spots[e.id], band.lane)) for e in members}
        y += band.height + LANE_GAP
    titled = {title.event.id for band in bands for row in band.rows for title in row.titles}
    links = [
        _link(at[link.source], at[link.target])
        for link in atlas.links
        if link.id in layout["resting_links"] and link.source in titled and link.target in titled
    ]
    return [*_axis(frame, top, y - LANE_GAP), *links, *parts], y - LANE_GAP - top


def _band(band: Band, y: float, frame: Frame, members: Sequence[Event]) -> list[str]:
    hue = HUES[int(band.lane["hue"])]
    spots = frame.layout["events"]
    strip = y + LABEL + STRIP / 2
    parts = [
        tag(
            "line", x1=frame.left, x2=frame.right, y1=strip, y2=strip, stroke=hue, stroke_opacity=0.4, stroke_width=1.5
        ),
        words(_fitting(str(band.lane["label"])), frame.left, y + 22, LABEL_SIZE, sans_bold(), hue),
    ]
    row_top = y + LABEL + STRIP
    stems, texts = [], []
    for row in band.rows:
        for title in row.titles:
            stem_end = row_top + (LINE - 6 if title.left == title.x else 2)
            x = title.x
            if not any(above.covers(x) for above in band.rows[: band.rows.index(row)]):
                stems.append(tag("line", x1=x, x2=x, y1=strip, y2=stem_end, stroke=HAIR, stroke_width=1.5))
            texts += _titled(
                title.lines, title.head, title.left + (6 if title.left == x else 0), row_top + 21, INK, hue
            )
        row_top += row.height + ROW_GAP
    dots = []
    for event in sorted(members, key=lambda event: (event.salience, event.id)):
        spot = spots[event.id]
        dots.append(dot(event, frame.x(spot["x"]), strip + _shift(spot, band.lane), 1.25 * float(spot["r"]), hue))
    return [*parts, *stems, *dots, *texts]


def dot(event: Event, x: float, y: float, r: float, hue: str) -> str:
    """The mark of an event, by its status as on the page."""
    full = event.status == "happened"
    parts = [
        tag(
            "circle",
            cx=x,
            cy=y,
            r=r,
            fill=hue if full else PAPER,
            stroke=PAPER if full else hue,
            stroke_width=1.2 if full else 2,
            stroke_dasharray="3.5 2.5" if event.status == "planned" else None,
        )
    ]
    if event.status == "claimed":
        parts.append(tag("circle", cx=x, cy=y, r=max(2.0, r * 0.4), fill=hue))
    if event.status == "denied":
        arm = r * 0.62
        cross = (
            f"M{x - arm:.1f} {y - arm:.1f}l{2 * arm:.1f} {2 * arm:.1f}m{-2 * arm:.1f} 0l{2 * arm:.1f} {-2 * arm:.1f}"
        )
        parts.append(tag("path", d=cross, stroke=hue, stroke_width=2, fill="none"))
    return "".join(parts)


def _axis(frame: Frame, top: float, bottom: float) -> list[str]:
    """Labels that have room in large type, light rules under them, and a sign for each fold."""
    base = top + AXIS - 8
    parts = [tag("line", x1=frame.left, x2=frame.right, y1=base, y2=base, stroke=HAIR)]
    if note := frame.layout["axis"].get("note"):
        parts.append(words(note, frame.left, base - 9, LABEL_SIZE, sans(), INK_SOFT))
    taken: list[tuple[float, float]] = []
    ticks = sorted(frame.layout["axis"]["ticks"], key=lambda tick: (tick["row"] != "major", tick["zoom"], tick["x"]))
    for tick in ticks:
        x = frame.x(tick["x"])
        font = sans_bold() if tick["row"] == "major" else sans()
        end = x + font.width(tick["label"]) * LABEL_SIZE + 18
        if end > frame.right + 18 or any(x < other and end > start for start, other in taken):
            continue
        taken.append((x, end))
        parts.append(
            tag("line", x1=x, x2=x, y1=base - 24, y2=bottom if tick["row"] == "major" else base, stroke="#ddd6c8")
        )
        parts.append(
            words(tick["label"], x + 6, base - 9, LABEL_SIZE, font, INK if tick["row"] == "major" else INK_FAINT)
        )
    for pause in frame.layout["axis"]["breaks"]:
        x = (frame.x(pause["start"]) + frame.x(pause["end"])) / 2
        parts.append(tag("rect", x=x - 9, y=base - 3, width=18, height=6, fill=PAPER))
        parts.append(
            tag("path", d=f"M{x - 9:.1f} {base}l6 -6l6 12l6 -6", stroke=INK_SOFT, stroke_width=1.5, fill="none")
        )
    return parts


def _titled(
    lines: Sequence[str], head: str, x: float, y: float, ink: str, hue: str, *, plain: bool = False
) -> list[str]:
    """A title whose first line begins with its date; a halo of paper keeps lines behind it off."""
    halo: dict[str, str | float | None] = (
        {} if plain else {"stroke": PAPER, "stroke_width": 5, "paint_order": "stroke", "stroke_linejoin": "round"}
    )
    first = sans_bold().width(head) * SIZE + 10 if head else 0.0
    parts = [words(head, x, y, SIZE - 2, sans_bold(), hue, **halo)] if head else []
    font = serif_plain() if plain else serif()
    for i, line in enumerate(lines):
        parts.append(words(line, x + (0 if i else first), y + i * LINE, SIZE, font, ink, **halo))
    return parts


def _link(start: tuple[float, float], end: tuple[float, float]) -> str:
    """A grey curve from dot to dot: an arc along a lane, or down from lane to lane."""
    (x1, y1), (x2, y2) = start, end
    quarter, bend = (x2 - x1) / 4, (y2 - y1) / 2
    if abs(y2 - y1) < STRIP:
        path = f"M{x1:.1f} {y1 - 8:.1f}c{quarter:.1f} -26 {3 * quarter:.1f} -26 {x2 - x1:.1f} {y2 - y1:.1f}"
    else:
        path = f"M{x1:.1f} {y1:.1f}C{x1:.1f} {y1 + bend:.1f} {x2:.1f} {y2 - bend:.1f} {x2:.1f} {y2:.1f}"
    return tag("path", d=path, fill="none", stroke=HAIR, stroke_width=1.8)


def _fitting(label: str) -> str:
    return wrapped(label, sans_bold(), LABEL_SIZE, 800.0, 1)[0]


def _shift(spot: Mapping[str, Any], lane: Mapping[str, Any]) -> float:
    """Px that a dot stands off its lane's line."""
    return 1.2 * (float(spot["y"]) - float(lane["strip"]))
