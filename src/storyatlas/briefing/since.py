"""Since the last edition: what the atlas says otherwise than the one before."""

from __future__ import annotations

from collections.abc import Iterator

from storyatlas.briefing.dates import day_label
from storyatlas.briefing.model import Section
from storyatlas.briefing.numbers import count
from storyatlas.diff import Changes, EventChange

LABEL = "Since the last edition"
_MOST = 4  # lines of each kind; `storyatlas diff` tells all
_TRAITS = {"when": "date", "where": "place", "status": "status"}


def since_last(changes: Changes | None) -> list[Section]:
    """The section, or none where there is no earlier edition or nothing changed."""
    if changes is None:
        return []
    notes = tuple(_lines(changes))
    return [Section(LABEL, "since", notes=notes)] if notes else []


def _lines(changes: Changes) -> Iterator[str]:
    counted = _counts(changes)
    if counted:
        day = day_label(changes.since) if changes.since and changes.since != changes.until else ""
        yield f"Compared with the map {f'of {day}' if day else 'before'}: {', '.join(counted)}."
    for figure in changes.figures[:_MOST]:
        by = f" ({figure.speaker})" if figure.speaker else ""
        yield f"Moved, {figure.what}: from {figure.before} to {figure.after}{by}."
    revised = [told for change in changes.of("revised") if (told := _revised(change))]
    yield from revised[:_MOST]
    yield from (f"No longer on the map: {_sentence(change.title)}" for change in changes.of("withdrawn")[:_MOST])
    for article in changes.articles:
        if article.kind == "new":
            continue
        what = "Changed by its outlet" if article.kind == "corrected" else "No longer among the articles"
        rests = f"; {count(len(article.events), 'event')} here rested on it" if article.events else ""
        yield f"{what}: “{article.article.title}” ({article.article.outlet}){rests}."


def _counts(changes: Changes) -> list[str]:
    words = {
        "new": ("is new", "are new"),
        "revised": ("was revised", "were revised"),
        "merged": ("holds what was several", "hold what was several"),
        "split": ("became several", "became several"),
        "withdrawn": ("is gone", "are gone"),
    }
    numbers = [(len(changes.of(kind)), one, many) for kind, (one, many) in words.items()]  # type: ignore[arg-type]
    told = [f"{count(number, 'event')} {one if number == 1 else many}" for number, one, many in numbers if number]
    fresh = sum(article.kind == "new" for article in changes.articles)
    return [*told, f"{count(fresh, 'article')} more"] if fresh else told


def _revised(change: EventChange) -> str:
    """The traits that a reader of the earlier edition would want corrected; empty where there are none."""
    traits = [f"{_TRAITS[r.what]}: {r.after}, before {r.before}" for r in change.revisions if r.what in _TRAITS]
    return f"Revised: {change.title} ({'; '.join(traits)})." if traits else ""


def _sentence(title: str) -> str:
    return title if title.endswith((".", "!", "?")) else f"{title}."
