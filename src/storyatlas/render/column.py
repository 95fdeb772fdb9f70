"""Events apart from the time axis: the background on the left, unknown dates on the right.

Neither stretches when the map zooms. The background is a line down which time runs: its foremost
events are named, the others are dots beside the line, between those they lie between in time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from storyatlas.model.event import Event
from storyatlas.render.cards import ASIDE, Setting, set_title
from storyatlas.render.dates import first_and_last

COLUMN_WIDTH = 216.0  # px
LINE_X = 46.0  # px of the column's line
CARD_LEFT = 12.0  # px from the line to a title
CARD_GAP = 11.0
DOT_STEP = 8.5  # px between dots beside the line
DOTS_A_ROW = 4
UNDATED_WIDTH, UNDATED_STEP = 74.0, 13.0
UNDATED_ROWS = 3


def lay_out_column(ranked: Sequence[Event], height: float) -> dict[str, dict[str, Any]]:
    """Places of background events, from the most salient down: a list that reads downward in time.

    As many as fit into `height` px get a title, the rest are dots.
    """
    order = sorted(ranked, key=_when)
    titles = {event.id: set_title(event.title, ASIDE, head_of(event)) for event in ranked}
    named: set[str] = set()
    for event in ranked:
        if named and _filled(order, titles, named | {event.id})[1] > height:
            break
        named.add(event.id)
    places, _ = _filled(order, titles, named)
    return places


def head_of(event: Event) -> str:
    """The year or decade that stands before a title of the column."""
    if event.time.start is None or first_and_last(event.time) is None:
        return ""
    return f"{event.time.start[:3]}0s" if event.time.precision == "decade" else event.time.start[:4]


def lay_out_undated(events: Sequence[Event], y: float, line: float) -> dict[str, dict[str, Any]]:
    """Places of one lane's events of unknown date: dots in rows around its line."""
    columns = max(1, -(-len(events) // UNDATED_ROWS))
    step = min(UNDATED_STEP, (UNDATED_WIDTH - 20) / columns)
    places: dict[str, dict[str, Any]] = {}
    for i, event in enumerate(events):
        column, row = (i, 0) if len(events) <= 4 else (i // UNDATED_ROWS, i % UNDATED_ROWS)
        at = max(line, y + 12) + row * UNDATED_STEP
        places[event.id] = {"part": "undated", "x": round(12 + column * step, 2), "y": round(at, 2)}
    return places


def _filled(
    order: Sequence[Event], titles: Mapping[str, Setting], named: set[str]
) -> tuple[dict[str, dict[str, Any]], float]:
    """The places where `named` have titles, and the px that all take."""
    places: dict[str, dict[str, Any]] = {}
    y, block, waiting = 6.0, 6.0, 0
    for event in order:
        if event.id in named:
            y = max(block, y + (DOT_STEP + 3 if waiting else 0))
            setting = titles[event.id]
            card = setting.card(CARD_LEFT, y, 0.0)
            middle = y + setting.face.line / 2
            places[event.id] = {"part": "background", "x": LINE_X, "y": round(middle, 2), "card": card}
            block = y + setting.height + CARD_GAP
            y, waiting = middle, 0
            continue
        if waiting % DOTS_A_ROW == 0:
            y += DOT_STEP
        x = LINE_X - 9 - DOT_STEP * (waiting % DOTS_A_ROW)
        places[event.id] = {"part": "background", "x": round(x, 2), "y": round(y, 2)}
        waiting += 1
    return places, max(block - CARD_GAP, y + DOT_STEP)


def _when(event: Event) -> tuple[date, str]:
    span = first_and_last(event.time)
    return (span[0] if span else date.min), event.id
