"""Where on the time axis each event is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storyatlas.model.event import Event
from storyatlas.render.dates import first_and_last
from storyatlas.render.lanes import Lane
from storyatlas.render.timescale import TimeScale

_CLEAR = 12.0  # px beside the axis's ends: the radius of the largest dots


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where on the axis an event is: its `day`, the days it may lie between, and whether it is
    known no closer than that span, within days that are on the axis anyway (`vague`)."""

    day: int
    first: int
    last: int
    vague: bool = False


def anchors_of(events: Sequence[Event]) -> dict[str, Anchor]:
    """The anchor of each dated event.

    A month or year that days of other events fall into takes no room of its own, so that "in 2020"
    neither stretches a story of January by a year nor makes one of its days look busy.
    """
    spans = {event.id: span for event in events if (span := first_and_last(event.time))}
    dated = [event for event in events if event.id in spans]
    exact = [spans[event.id][0].toordinal() for event in dated if event.time.precision == "day"]
    low, high = min(exact, default=0), max(exact, default=0)
    anchors = {}
    for event in dated:
        first, last = (day.toordinal() for day in spans[event.id])
        if event.time.precision == "day":
            anchors[event.id] = Anchor(first, first, last)
        elif first <= high and last >= low:
            anchors[event.id] = Anchor((max(first, low) + min(last, high)) // 2, first, last, vague=True)
        else:
            anchors[event.id] = Anchor(first, first, last)
    return anchors


def room_for(anchors: Mapping[str, Anchor], lanes: Sequence[Lane]) -> dict[int, int]:
    """How many events of one lane the busiest lane has on each day."""
    room: dict[int, int] = defaultdict(int)
    for lane in lanes:
        count: dict[int, int] = defaultdict(int)
        for event in lane.events:
            if (anchor := anchors.get(event.id)) is not None and not anchor.vague:
                count[anchor.day] += 1
        for day, events in count.items():
            room[day] = max(room[day], events)
    return room


def positions_of(
    anchors: Mapping[str, Anchor], lanes: Sequence[Lane], scale: TimeScale, reported: Mapping[str, str]
) -> dict[str, float]:
    """The px of each event: those of one lane and day share the day's cell in equal steps, vague
    ones of one span share all of it, in the order in which they were first `reported`."""
    shared: dict[tuple[str, int, int, bool], list[Event]] = defaultdict(list)
    for lane in lanes:
        for event in lane.events:
            if (anchor := anchors.get(event.id)) is not None:
                first, last = (anchor.first, anchor.last) if anchor.vague else (anchor.day, anchor.day)
                shared[lane.key, first, last, anchor.vague].append(event)
    xs = {}
    for (_, first, last, vague), events in shared.items():
        start, end = scale(first), scale(last + 1)
        if vague:
            events = sorted(events, key=lambda event: (reported.get(event.id, "~"), -event.salience, event.id))
        for i, event in enumerate(events):
            xs[event.id] = round(start + (end - start) * (i + 0.5) / len(events), 3)
    return xs


def in_order(events: Sequence[Event], width: float) -> dict[str, float]:
    """Even steps in the order given, for a story without dates; the first and last dots keep clear of the edges."""
    step = (width - 2 * _CLEAR) / max(len(events), 1)
    return {event.id: round(_CLEAR + step * (i + 0.5), 3) for i, event in enumerate(events)}
