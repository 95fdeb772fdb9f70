"""What a layout keeps of the one before, so that an update moves as little as possible."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from storyatlas.model.event import Event
from storyatlas.render.timescale import Break, TimeScale

SAME_LANE = 0.5  # of the smaller lane's events that were in the other: then it is the same lane


@dataclass(frozen=True, slots=True)
class FormerCard:
    """The row of a title that showed at rest, whether it stood left of its dot, and how it was set."""

    row: int
    leftward: bool
    face: str


@dataclass(frozen=True, slots=True)
class Memory:
    """Lanes in their order with hues, events and rows; the time scale; where titles showed at rest."""

    lanes: tuple[str, ...] = ()
    hues: Mapping[str, int] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)
    members: Mapping[str, frozenset[str]] = field(default_factory=dict)
    scale: TimeScale | None = None
    cards: Mapping[str, FormerCard] = field(default_factory=dict)

    def same_lanes(self, groups: Mapping[str, Sequence[Event]]) -> dict[str, str]:
        """The former lane of each group that is one: of the same key, else the one it shares most
        of its events with. No two groups have the same former lane."""
        found = {key: key for key in sorted(groups) if key in self.members}
        pairs = []
        for key in sorted(set(groups) - set(found)):
            ids = {event.id for event in groups[key]}
            for lane in sorted(set(self.members) - set(found.values())):
                shared = len(ids & self.members[lane])
                if shared and shared >= SAME_LANE * min(len(ids), len(self.members[lane])):
                    pairs.append((-shared, key, lane))
        for _, key, lane in sorted(pairs):
            if key not in found and lane not in found.values():
                found[key] = lane
        return found


def remember(layout: Mapping[str, Any] | None, version: int) -> Memory:
    """What to keep of `layout`; nothing where there is none or it is of another version."""
    if not layout or layout.get("version") != version:
        return Memory()
    members: dict[int, set[str]] = defaultdict(set)
    cards = {}
    for key, spot in layout["events"].items():
        if spot["part"] == "axis":
            members[spot["lane"]].add(key)
            card = spot.get("card")
            if card is not None and card["zoom"] <= 1:
                cards[key] = FormerCard(card["row"], card["left"] < 0, card["face"])
    lanes = layout["lanes"]
    axis = layout["axis"]
    return Memory(
        lanes=tuple(lane["key"] for lane in lanes),
        hues={lane["key"]: lane["hue"] for lane in lanes},
        rows={lane["key"]: lane["rows"] for lane in lanes},
        members={lane["key"]: frozenset(members[i]) for i, lane in enumerate(lanes)},
        scale=TimeScale(
            tuple(day for day, _ in axis["knots"]),
            tuple(x for _, x in axis["knots"]),
            tuple(Break(**pause) for pause in axis["breaks"]),
            axis["unit"],
            axis["usual"],
        ),
        cards=cards,
    )
