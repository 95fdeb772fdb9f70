"""TimelineJS JSON (timeline.knightlab.com/docs/json-format.html): the foremost events as slides."""

from __future__ import annotations

import html
import json
from typing import Any

from storyatlas.export.exported import Exported
from storyatlas.model.atlas import Atlas
from storyatlas.model.event import Event

# TimelineJS is made for a few dozen slides; its authors advise against more than twenty. All events that
# several sources tell are given all the same, and at least this many.
LEAST_SLIDES = 20


def to_timelinejs(atlas: Atlas) -> Exported:
    """`timeline.json`: the dated events that several independent sources tell, or the foremost twenty."""
    dated = [event for event in atlas.events if event.time.start]
    several = [event for event in dated if event.reports.independent > 1]
    chosen = several if len(several) >= LEAST_SLIDES else dated[:LEAST_SLIDES]
    labels = {line.id: line.label for line in atlas.storylines}
    timeline = {
        "title": {"text": {"headline": html.escape(atlas.story.title), "text": html.escape(atlas.story.question)}},
        "events": [_slide(event, labels.get(event.storyline, "")) for event in sorted(chosen, key=_order)],
    }
    text = json.dumps(timeline, ensure_ascii=False, indent=1) + "\n"
    left_out = len(atlas.events) - len(chosen)
    why = "undated, or told by one source alone" if left_out else ""
    return Exported({"timeline.json": text.encode("utf-8", "replace")}, len(chosen), left_out, why)


def _order(event: Event) -> tuple[str, str]:
    return event.time.start or "", event.id


def _slide(event: Event, group: str) -> dict[str, Any]:
    start = event.time.start or ""
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": _date(start, event.time.precision),
        "text": {"headline": html.escape(event.title), "text": _text(event)},
    }
    if event.time.end:
        slide["end_date"] = _date(event.time.end, event.time.precision)
    if group:
        slide["group"] = html.escape(group)
    return slide


def _date(text: str, precision: str) -> dict[str, Any]:
    parts = dict(zip(("year", "month", "day"), map(int, text.split("-")), strict=False))
    if precision == "decade":
        return {**parts, "display_date": f"{parts['year']}s"}
    return dict(parts)


def _text(event: Event) -> str:
    """Trusted by TimelineJS as HTML, so everything from an article is escaped."""
    parts = [f"<p><em>{event.status}</em></p>"] if event.status != "happened" else []
    parts += [f"<blockquote>{html.escape(evidence.quote)}</blockquote>" for evidence in event.evidence[:1]]
    outlets = event.reports.outlets
    parts.append(f"<p>{outlets} {'outlet' if outlets == 1 else 'outlets'}, {event.reports.independent} independent</p>")
    return "".join(parts)
