"""Disputes: whether an event happened at all, where one event is the denial of another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from storyatlas.model.article import Article
from storyatlas.model.event import Conflict, ConflictValue, Event, Evidence, Link

WHETHER = "whether it happened"
MOST_VALUES = 3  # from each side


def add_disputes(events: Sequence[Event], links: Sequence[Link], articles: Mapping[str, Article]) -> list[Event]:
    """The events, those that another contradicts with a conflict of who asserts and who denies them.

    A `contradicts` link runs from the denial to what it denies; who denies must be named, and is not
    also the one who asserts.
    """
    known = {event.id: event for event in events}
    disputed: dict[str, Conflict] = {}
    for link in links:
        if link.type != "contradicts" or link.target in disputed:
            continue
        denied = _values("denied", known[link.source], articles, named=True)
        deniers = {value.speaker for value in denied}
        told = [v for v in _values("asserted", known[link.target], articles) if v.speaker not in deniers]
        if told and denied:
            disputed[link.target] = Conflict(WHETHER, (*told[:MOST_VALUES], *denied[:MOST_VALUES]))
    return [
        replace(event, conflicts=(*event.conflicts, disputed[event.id]))
        if event.id in disputed and all(c.what != WHETHER for c in event.conflicts)
        else event
        for event in events
    ]


def _values(word: str, event: Event, articles: Mapping[str, Article], *, named: bool = False) -> list[ConflictValue]:
    """One value for each speaker, in the order of the evidence; `named` leaves out the articles' own words
    unless the event names who acts."""
    actors = [p.name for p in event.participants if p.role == "agent" and p.name[:1].isupper()]
    rows: dict[str, ConflictValue] = {}
    for evidence in event.evidence:
        speaker = evidence.speaker or (actors[0] if named and actors else None)
        if evidence.field != "text" or (named and speaker is None):
            continue
        value = _value(word, speaker, evidence, articles[evidence.article])
        rows.setdefault(value.speaker, value)
    return list(rows.values())


def _value(word: str, speaker: str | None, evidence: Evidence, article: Article) -> ConflictValue:
    return ConflictValue(
        word,
        speaker or article.outlet,
        article.id,
        evidence.start,
        evidence.end,
        evidence.quote,
        article.published,
    )
