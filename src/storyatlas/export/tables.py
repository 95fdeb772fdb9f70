"""CSV (RFC 4180): tables of events, links and evidence."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from storyatlas.export.exported import Exported
from storyatlas.model.atlas import Atlas
from storyatlas.model.event import Event, Evidence

EVENT_COLUMNS = (
    "id", "title", "type", "status", "background", "salience", "storyline", "start", "end", "precision", "when",
    "place", "country", "lat", "lon", "place_precision", "participants", "articles", "outlets", "independent",
)  # fmt: skip
LINK_COLUMNS = ("id", "source", "target", "type", "confidence", "stated")
EVIDENCE_COLUMNS = (
    "of", "kind", "article", "outlet", "published", "url", "field", "start", "end", "quote", "speaker", "cue",
)  # fmt: skip

# A cell that begins so is run as a formula by spreadsheet programs (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(atlas: Atlas) -> Exported:
    """`events.csv`, `links.csv` and `evidence.csv`; their ids join them.

    Text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    labels = {line.id: line.label for line in atlas.storylines}
    files = {
        "events.csv": _table(EVENT_COLUMNS, (_event(event, labels) for event in atlas.events)),
        "links.csv": _table(
            LINK_COLUMNS,
            ((link.id, link.source, link.target, link.type, link.confidence, link.stated) for link in atlas.links),
        ),
        "evidence.csv": _table(EVIDENCE_COLUMNS, _all_evidence(atlas)),
    }
    return Exported(files, len(atlas.events))


def _event(event: Event, labels: dict[str, str]) -> Sequence[object]:
    place, time, reports = event.place, event.time, event.reports
    return (
        event.id, event.title, event.type, event.status, event.background, event.salience,
        labels.get(event.storyline, ""), time.start, time.end, time.precision, time.text,
        *((place.name, place.country, place.lat, place.lon, place.precision) if place else (None,) * 5),
        "; ".join(participant.name for participant in event.participants),
        reports.articles, reports.outlets, reports.independent,
    )  # fmt: skip


def _all_evidence(atlas: Atlas) -> Iterable[Sequence[object]]:
    articles = {article.id: article for article in atlas.articles}
    owners: list[tuple[str, str, Evidence]] = [(e.id, "event", x) for e in atlas.events for x in e.evidence]
    owners += [(link.id, "link", x) for link in atlas.links for x in link.evidence]
    for owner, kind, evidence in owners:
        article = articles.get(evidence.article)
        yield (
            owner, kind, evidence.article,
            *((article.outlet, article.published, article.url) if article else ("", "", "")),
            evidence.field, evidence.start, evidence.end, evidence.quote, evidence.speaker, evidence.cue,
        )  # fmt: skip


def _table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    target = StringIO()
    writer = csv.writer(target)
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    # Excel reads UTF-8 only with the mark in front; other readers know it as "utf-8-sig".
    return target.getvalue().encode("utf-8-sig", "replace")


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value
