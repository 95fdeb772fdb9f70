"""Changes in words: for a terminal, as Markdown, as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Literal

from storyatlas.diff.changes import ArticleChange, Changes, EventChange, FigureChange
from storyatlas.model.codec import to_plain
from storyatlas.model.time_words import iso_parts, point

Style = Literal["text", "markdown", "json"]
STYLES: dict[str, Style] = {"text": "text", "markdown": "markdown", "json": "json"}

# Readers want the weightiest; `json` holds all.
SHOWN = 15

_HEADINGS = {
    "new": "New events",
    "revised": "Revised events",
    "merged": "Merged events",
    "split": "Split events",
    "withdrawn": "Withdrawn events",
}


def tell_changes(changes: Changes, style: Style = "text", *, shown: int = SHOWN) -> str:
    """All of `changes`; a list is cut after `shown` entries, with the number of the others, except in JSON."""
    if style == "json":
        plain = to_plain(changes)
        for article in plain["articles"]:
            article["article"] = {key: article["article"][key] for key in ("id", "url", "outlet", "title", "published")}
        return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
    heading, item = ("## ", "- ") if style == "markdown" else ("", "  ")
    parts = [_span(changes)]
    for title, lines in _sections(changes):
        more = [f"and {len(lines) - shown} more"] if len(lines) > shown else []
        body = "".join(f"{item}{line}\n" for line in [*lines[:shown], *more])
        parts.append(f"{heading}{title} ({len(lines)})\n{'' if style == 'text' else chr(10)}{body}")
    if len(parts) == 1:
        parts.append("Nothing changed.\n")
    return "\n".join(parts)


def _span(changes: Changes) -> str:
    days = [point(parts) for day in (changes.since, changes.until) if (parts := iso_parts(day))]
    return f"What changed from {days[0]} to {days[1]}\n" if len(set(days)) == 2 else "What changed\n"


def _sections(changes: Changes) -> list[tuple[str, Sequence[str]]]:
    sections: list[tuple[str, Sequence[str]]] = [
        (_HEADINGS[kind], [_event(change) for change in changes.of(kind)])  # type: ignore[arg-type]  # keys are kinds
        for kind in _HEADINGS
    ]
    sections.insert(1, ("Figures that moved", [_figure(change) for change in changes.figures]))
    for kind, title in (("corrected", "Corrected articles"), ("vanished", "Articles that are gone")):
        sections.append((title, [_article(change) for change in changes.articles if change.kind == kind]))
    sections.append(("New articles", [_article(change) for change in changes.articles if change.kind == "new"]))
    return [(title, lines) for title, lines in sections if lines]


def _event(change: EventChange) -> str:
    if change.kind == "merged":
        return f"{change.title} (one event now, {len(change.old)} before)"
    if change.kind == "split":
        return f"{change.title} ({len(change.new)} events now, one before)"
    if not change.revisions:
        return change.title
    traits = "; ".join(f"{r.what}: {r.before} → {r.after}" for r in change.revisions)
    return f"{change.title} ({traits})"


def _figure(change: FigureChange) -> str:
    by = f" ({change.speaker})" if change.speaker else ""
    return f"{change.title}: {change.what}, {change.before} → {change.after}{by}"


def _article(change: ArticleChange) -> str:
    article = change.article
    text = f"{article.outlet}: {article.title}"
    if change.kind == "new" or not change.events:
        return text
    resting = f"{len(change.events)} {'event rests' if len(change.events) == 1 else 'events rest'} on it"
    return f"{text} ({resting}, {len(change.alone)} on it alone)"
