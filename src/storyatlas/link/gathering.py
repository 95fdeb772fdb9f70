"""Gathering: the conflicts of each event, within it and across events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from storyatlas.link.conflicts import add_figures, find_conflicts
from storyatlas.link.matters import compare_figures
from storyatlas.model.article import Article
from storyatlas.model.event import Conflict
from storyatlas.model.mention import EventMention


def gather_conflicts(
    mentions: Mapping[str, Sequence[EventMention]],
    articles: Mapping[str, Article],
    loose: Sequence[EventMention] = (),
) -> dict[str, tuple[Conflict, ...]]:
    """The conflicts of each event, those among its own mentions and those found across events, each told once."""
    across = compare_figures(mentions, articles, loose)
    found = {
        event: add_figures(find_conflicts(own, articles), across.get(event, ())) for event, own in mentions.items()
    }
    known = {event: [(c.what, _rows(c)) for c in conflicts] for event, conflicts in across.items()}
    return {
        event: tuple(
            c
            for c in conflicts
            if not any(e != event and c.what == what and _rows(c) <= rows for e in known for what, rows in known[e])
        )
        for event, conflicts in found.items()
    }


def _rows(conflict: Conflict) -> set[tuple[str, str]]:
    return {(v.article, v.value) for v in conflict.values}
