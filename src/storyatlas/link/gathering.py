"""Gathering: the conflicts of each event, within it and across events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from storyatlas.link.conflicts import add_figures, find_conflicts
from storyatlas.link.courses import find_courses
from storyatlas.link.matters import compare_figures
from storyatlas.model.article import Article
from storyatlas.model.event import Conflict
from storyatlas.model.mention import EventMention


def gather_conflicts(
    mentions: Mapping[str, Sequence[EventMention]],
    articles: Mapping[str, Article],
    loose: Sequence[EventMention] = (),
) -> dict[str, tuple[Conflict, ...]]:
    """The conflicts of each event, those among its own mentions and those found across events, each told once; then how
    its tolls moved from day to day."""
    across = compare_figures(mentions, articles, loose)
    found = {
        event: add_figures(find_conflicts(own, articles), across.get(event, ())) for event, own in mentions.items()
    }
    known: dict[str, list[tuple[str, set[tuple[str, str]]]]] = defaultdict(list)
    for event, conflicts in across.items():
        for conflict in conflicts:
            known[conflict.what].append((event, _rows(conflict)))
    courses = find_courses(mentions, articles)
    return {
        event: (
            *(c for c in own if not any(_told_by(e, rows, event, _rows(c)) for e, rows in known[c.what])),
            *(c for c in courses.get(event, ()) if not any(_rows(c) <= _rows(other) for other in own)),
        )
        for event, own in found.items()
    }


def _told_by(other: str, rows: set[tuple[str, str]], event: str, own: set[tuple[str, str]]) -> bool:
    """Whether another event tells all rows of a conflict; of two that tell the same the first does."""
    return other != event and (own < rows or (own == rows and other < event))


def _rows(conflict: Conflict) -> set[tuple[str, str]]:
    return {(v.article, v.value) for v in conflict.values}
