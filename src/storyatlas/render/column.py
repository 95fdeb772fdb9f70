"""Events apart from the time axis: the background on the left, unknown dates on the right.

Neither stretches when the map zooms; each event's dot stands at the left of its card.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from storyatlas.model.event import Event
from storyatlas.render.cards import DATE_LINE, NOTE, Face, wrap
from storyatlas.render.dates import first_and_last

COLUMN_WIDTH = 210.0  # px
CARD_LEFT = 14.0  # px from a dot to its card
DOT_X = 18.0
DOTS_A_ROW = 12
DOT_STEP = 15.0
CARD_GAP = 12.0


def lay_out_column(ranked: Sequence[Event], height: float) -> dict[str, dict[str, Any]]:
    """Places of background events, from the most salient down: a list that reads downward in time.

    As many as fit into `height` px get a card, the rest are dots between them.
    """
    order = sorted(ranked, key=_when)
    lines = {event.id: wrap(event.title, NOTE) for event in ranked}
    carded: set[str] = set()
    for event in ranked:
        if _column_height(order, lines, carded | {event.id}) > height:
            break
        carded.add(event.id)
    if not carded and len(ranked) == 1:
        carded = {ranked[0].id}
    places: dict[str, dict[str, Any]] = {}
    y, in_row = 4.0, 0
    for event in order:
        if event.id in carded:
            y, in_row = (y + DOT_STEP if in_row else y), 0
            places[event.id] = _with_card(event, NOTE, lines[event.id], DOT_X, y, "background")
            y += DATE_LINE + len(lines[event.id]) * NOTE.line + CARD_GAP
            continue
        if in_row == DOTS_A_ROW:
            y, in_row = y + DOT_STEP, 0
        places[event.id] = {"part": "background", "x": DOT_X + in_row * DOT_STEP, "y": round(y + DATE_LINE / 2, 2)}
        in_row += 1
    return places


def lay_out_undated(
    events: Sequence[Event],
    faces: Mapping[str, Face],
    lines: Mapping[str, list[str]],
    tops: Sequence[float],
    strip: float,
) -> dict[str, dict[str, Any]]:
    """Places of one lane's events of unknown date: a card a row, the rest as dots on the strip."""
    places: dict[str, dict[str, Any]] = {}
    for event, top in zip(events, tops, strict=False):
        places[event.id] = _with_card(event, faces[event.id], lines[event.id], DOT_X, top, "undated")
    rest = events[len(tops) :]
    step = min(DOT_STEP, (COLUMN_WIDTH - 2 * DOT_X) / max(1, len(rest)))
    for i, event in enumerate(rest):
        places[event.id] = {"part": "undated", "x": round(DOT_X + i * step, 2), "y": strip}
    return places


def _with_card(event: Event, face: Face, lines: list[str], x: float, top: float, part: str) -> dict[str, Any]:
    card = face.card(lines, CARD_LEFT, top, 0.0)
    return {"part": part, "x": x, "y": round(top + DATE_LINE / 2, 2), "card": card}


def _column_height(order: Sequence[Event], lines: Mapping[str, list[str]], carded: set[str]) -> float:
    y, in_row = 4.0, 0
    for event in order:
        if event.id in carded:
            y, in_row = (y + DOT_STEP if in_row else y), 0
            y += DATE_LINE + len(lines[event.id]) * NOTE.line + CARD_GAP
        else:
            if in_row == DOTS_A_ROW:
                y, in_row = y + DOT_STEP, 0
            in_row += 1
    return y + (DOT_STEP if in_row else 0)


def _when(event: Event) -> tuple[date, str]:
    span = first_and_last(event.time)
    return (span[0] if span else date.min), event.id
