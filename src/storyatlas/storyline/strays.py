"""What only articles tell that have strayed into the story stays on the map, and steps back there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from storyatlas.model.article import Article
from storyatlas.model.astray import astray_of
from storyatlas.model.event import Event

_STEP_BACK = 0.3  # of its salience that such an event keeps, so that it stands behind the story's own first hundreds


def set_strays_back(events: Sequence[Event], articles: Sequence[Article]) -> list[Event]:
    """The events, those with less salience that no article of the story itself tells."""
    astray = astray_of(events, articles)
    return [
        replace(event, salience=round(_STEP_BACK * event.salience, 4))
        if astray and {evidence.article for evidence in event.evidence} <= astray
        else event
        for event in events
    ]
