"""Which events of the map a picture names, and where: large type has room for about a dozen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from storyatlas.model.event import Event
from storyatlas.render.fonts import Font, sans_bold, serif

SIZE, LINE = 24.0, 28.0  # px of a picture 1200 px wide, which mail shows at half its size
GUTTER = 26.0
LABEL, STRIP, ROW_GAP, LANE_GAP = 29.0, 36.0, 6.0, 10.0
CANDIDATES = 3  # titles that may take a place, for each that is wanted; none is set just because there is room


@dataclass(frozen=True, slots=True)
class Form:
    """How titles are set: the px and lines that one may take, the rows of a lane, how many in all,
    and whether every lane is there or only those with a title."""

    width: float
    lines: int
    rows: int
    most: int
    every_lane: bool


@dataclass(slots=True)
class Title:
    """A title in its lines: `head` is the date, set before the first line. Its dot is at `x`."""

    event: Event
    x: float
    left: float
    width: float
    head: str
    lines: list[str]


@dataclass(slots=True)
class Row:
    """Titles side by side."""

    titles: list[Title] = field(default_factory=list)

    @property
    def height(self) -> float:
        """Px of the tallest title."""
        return max((len(title.lines) for title in self.titles), default=0) * LINE

    def covers(self, x: float) -> bool:
        """Whether a line down at `x` would run through a title."""
        return any(title.left - 6 < x < title.left + title.width for title in self.titles if title.x != x)

    def free(self, title: Title) -> bool:
        """Whether a title has room beside the others."""
        return all(
            title.left >= other.left + other.width + GUTTER or other.left >= title.left + title.width + GUTTER
            for other in self.titles
        )


@dataclass(slots=True)
class Band:
    """A lane of the picture and its rows of titles."""

    lane: Mapping[str, Any]
    rows: list[Row] = field(default_factory=list)

    @property
    def height(self) -> float:
        """Px with label and strip."""
        return LABEL + STRIP + sum(row.height + ROW_GAP for row in self.rows)


def choose(
    ranked: Sequence[Event],
    lane_of: Mapping[str, str],
    xs: Mapping[str, float],
    lanes: Sequence[Mapping[str, Any]],
    *,
    heads: Mapping[str, str],
    edges: tuple[float, float],
    height: float,
    form: Form,
) -> list[Band]:
    """The lanes of a picture `height` px tall with their titles, most salient first.

    `xs` are px of the picture, `edges` those between which titles must stay. Where not every lane
    is wanted, lanes come in with their first title.
    """
    bands = {str(lane["key"]): Band(lane) for lane in lanes}
    inside = set(bands) if form.every_lane else set()
    used = sum(bands[key].height + LANE_GAP for key in inside)
    count = 0
    known = [event for event in ranked if lane_of.get(event.id) and event.id in xs]
    for event in _by_turns(known, lane_of, form.most):
        key = lane_of[event.id]
        band = bands[key]
        entry = 0.0 if key in inside else band.height + LANE_GAP
        rows = [*band.rows, *([Row()] if len(band.rows) < form.rows else [])]
        titles = _sides(event, heads[event.id], xs[event.id], edges, form)
        for row, title in ((row, title) for row in rows for title in titles):
            more = max(0.0, len(title.lines) * LINE - row.height) + (0.0 if row.titles else ROW_GAP) + entry
            if count < form.most and row.free(title) and used + more <= height:
                used += more
                inside.add(key)
                if not row.titles:
                    band.rows.append(row)
                row.titles.append(title)
                count += 1
                break
    return [band for key, band in bands.items() if key in inside]


def _by_turns(ranked: Sequence[Event], lane_of: Mapping[str, str], most: int) -> list[Event]:
    """The foremost event of each lane, then the other foremost ones of the story."""
    first: dict[str, Event] = {}
    for event in ranked:
        first.setdefault(lane_of[event.id], event)
    led = {event.id for event in first.values()}
    return [*first.values(), *(event for event in ranked[: CANDIDATES * most] if event.id not in led)]


def _sides(event: Event, head: str, x: float, edges: tuple[float, float], form: Form) -> list[Title]:
    """The title to the right of its dot, and to the left of it, as far as the picture goes."""
    first = sans_bold().width(head) * SIZE + 10
    lines = wrapped(event.title, serif(), SIZE, form.width, form.lines, first=first)
    width = max(serif().width(line) * SIZE + (0 if i else first) for i, line in enumerate(lines)) + 8
    low, high = edges[0], edges[1] - width
    lefts = dict.fromkeys((min(x, high), max(low, min(x - width - 4, high))))
    return [Title(event, x, left, width, head, lines) for left in lefts]


def wrapped(text: str, font: Font, size: float, width: float, most: int, *, first: float = 0.0) -> list[str]:
    """`text` in at most `most` lines of `width` px; `first` px of the first are taken. What does not
    fit ends after a whole word with "…"; a word wider than a line is cut."""
    room = width / size
    lines, used = [""], first / size
    for word in font.drawable(text).split():
        while font.width(word) > room:
            word = word[:-1]
        step = font.width((" " if lines[-1] else "") + word)
        if used + step <= room:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
            used += step
        elif len(lines) < most:
            lines.append(word)
            used = font.width(word)
        else:
            kept = lines[-1].split()
            while len(kept) > 1 and font.width(" ".join(kept) + "…") > room - (first / size if len(lines) == 1 else 0):
                kept.pop()
            lines[-1] = " ".join(kept).rstrip(",;:-–— ") + "…"
            break
    return lines if any(lines) else ["(untitled)"]
