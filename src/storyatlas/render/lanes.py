"""Lanes: one a storyline, in the order in which the storylines unfold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from storyatlas.model.event import Event, Storyline

HUES = 8  # distinct hues; further storylines share a grey lane
NO_HUE = HUES
LABEL, STRIP, ROW_GAP, LANE_GAP = 18.0, 24.0, 7.0, 7.0  # px


@dataclass(frozen=True, slots=True)
class Lane:
    """A labelled strip of the map with its events in order of time; `hue` is 0-7, 8 is grey."""

    key: str
    label: str
    hue: int
    storylines: tuple[str, ...]
    events: tuple[Event, ...]

    def to_json(self, y: float, height: float) -> dict[str, Any]:
        """The lane as JSON with its top, height, and the line its dots sit on, in px."""
        return {
            "key": self.key,
            "label": self.label,
            "hue": self.hue,
            "y": round(y, 2),
            "height": round(height, 2),
            "strip": round(y + LABEL + STRIP / 2, 2),
            "events": len(self.events),
        }


def lanes_for(events: Sequence[Event], storylines: Sequence[Storyline], days: Mapping[str, int]) -> list[Lane]:
    """Lanes of `events`: a storyline each, the least weighty ones together where there are too many.

    `days` gives the day of an event (undated ones come last). Lanes follow each other by the day in
    the middle of each, so that a story reads from the top left to the bottom right.
    """
    labels = {storyline.id: storyline.label for storyline in storylines}
    members: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        members[event.storyline if event.storyline in labels else ""].append(event)
    weight = {key: sum(event.salience for event in group) for key, group in members.items()}
    named = sorted((key for key in members if key), key=lambda key: (-weight[key], key))
    kept = named if len(named) <= HUES and "" not in members else named[: HUES - 1]
    rest = [key for key in sorted(members) if key not in kept]
    never = max(days.values(), default=0) + 1

    def middle(group: Sequence[Event]) -> int:
        at = sorted(days.get(event.id, never) for event in group)
        return at[len(at) // 2]

    kept.sort(key=lambda key: (middle(members[key]), key))
    groups = [(key, labels[key], hue, [key]) for hue, key in enumerate(kept)]
    if rest:
        groups.append(("other", "Other events" if kept else "Events", NO_HUE, rest))
    lanes = []
    for key, label, hue, sources in groups:
        inside = [event for source in sources for event in members[source]]
        inside.sort(key=lambda event: (days.get(event.id, never), -event.salience, event.id))
        lanes.append(Lane(key, label, hue, tuple(sources), tuple(inside)))
    return lanes
