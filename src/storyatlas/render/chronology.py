"""The atlas as text: every event in order of time, for readers without the map."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Any
from urllib.parse import quote

from storyatlas.model.atlas import Atlas
from storyatlas.model.event import Event, Reports
from storyatlas.model.time_words import MONTHS
from storyatlas.render.dates import first_and_last

STATUS_WORDS = {"planned": "planned", "claimed": "claimed, not confirmed", "denied": "denied"}


def chronology(atlas: Atlas, layout: dict[str, Any]) -> str:
    """An HTML list: background first, then months of the story, then unknown dates."""
    groups: dict[str, list[Event]] = {}
    for event in sorted(atlas.events, key=_order):
        groups.setdefault(_group(event), []).append(event)
    if not groups:
        return '<p class="empty">No events were found in these articles.</p>'
    labels = {storyline.id: storyline.label for storyline in atlas.storylines}
    parts = []
    for heading, events in groups.items():
        items = "\n".join(_item(event, layout, labels.get(event.storyline, "")) for event in events)
        parts.append(f'<section class="span"><h3>{escape(heading)}</h3>\n<ol>\n{items}\n</ol></section>')
    return "\n".join(parts)


def reported_by(reports: Reports) -> str:
    """ "reported by 12 outlets, 4 independent", or by one."""
    outlets = f"{reports.outlets} outlet{'s' if reports.outlets != 1 else ''}"
    return f"reported by {outlets}" + (f", {reports.independent} independent" if reports.outlets > 1 else "")


def _order(event: Event) -> tuple[int, date, date, float, str]:
    span = first_and_last(event.time)
    first, last = span or (date.max, date.max)
    return (0 if event.background else 1 if span else 2), first, last, -event.salience, event.id


def _group(event: Event) -> str:
    span = first_and_last(event.time)
    if event.background:
        return "Background"
    if span is None:
        return "Date unknown"
    if event.time.precision in ("year", "decade"):
        return str(span[0].year)
    return f"{MONTHS[span[0].month - 1]} {span[0].year}"


def _item(event: Event, layout: dict[str, Any], storyline: str) -> str:
    place = layout["events"][event.id]
    hue = layout["hues"].get(event.storyline, 8)
    status = STATUS_WORDS.get(event.status)
    facts = [
        f'<span class="status">{escape(status)}</span>' if status else "",
        f'<span dir="auto">{escape(event.place.name)}</span>' if event.place else "",
        escape(reported_by(event.reports)) if event.reports.outlets else "",
        f'<span class="line-name" dir="auto">{escape(storyline)}</span>' if storyline else "",
    ]
    return (
        f'<li id="{escape(event.id)}" class="item hue-{hue}{" weighty" if _is_lead(place) else ""}">'
        f'<span class="when">{escape(place["when"])}</span>'
        f'<a href="#{escape(quote(event.id, safe=""))}" dir="auto">{escape(event.title) or "(untitled)"}</a>'
        f'<span class="facts">{" · ".join(fact for fact in facts if fact)}</span></li>'
    )


def _is_lead(place: dict[str, Any]) -> bool:
    return bool(place.get("card") and place["card"]["face"] == "lead")
