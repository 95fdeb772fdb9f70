"""Lanes: one a storyline, in the order in which the storylines unfold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from storyatlas.model.event import Event, Link, Storyline
from storyatlas.render.crossings import count_crossings
from storyatlas.render.memory import Memory

HUES = 8  # distinct hues; further storylines share a grey lane
NO_HUE = HUES
OTHER = "other"
LANE_GAP = 7.0  # px
LABEL_WIDTH, LABEL_SIZE, LABEL_LINE = 108.0, 12.0, 14.0  # px of a lane's name beside it
LABEL_LETTER = 0.59  # em, cautious for bold sans
LABEL_LINES = 4
LABEL_RISE = 10.0  # px that a name starts above the line of its lane
COUNT_LINE = 15.0
MOST_LINKS = 80  # that the order of lanes looks at
# What a crossing weighs against a pair of lanes that does not follow the order of time. Lanes read
# from the top left to the bottom right first; links that cross break ties between near ones.
CROSSING_WEIGHT = 0.12


@dataclass(frozen=True, slots=True)
class Lane:
    """A labelled strip of the map with its events in order of time; `hue` is 0-7, 8 is grey."""

    key: str
    label: str
    hue: int
    storylines: tuple[str, ...]
    events: tuple[Event, ...]

    def label_height(self, strip: float) -> float:
        """Px from the lane's top to the end of its name and count, its line `strip` px under the top."""
        return max(0.0, strip - LABEL_RISE) + len(label_lines(self.label)) * LABEL_LINE + COUNT_LINE

    def to_json(self, y: float, height: float, strip: float, rows: int) -> dict[str, Any]:
        """The lane as JSON with its top, height, and the line its dots sit on, in px."""
        return {
            "key": self.key,
            "label": self.label,
            "lines": label_lines(self.label),
            "hue": self.hue,
            "y": round(y, 2),
            "height": round(height, 2),
            "strip": round(strip, 2),
            "events": len(self.events),
            "rows": rows,
        }


def label_lines(label: str) -> list[str]:
    """`label` in the few lines beside its lane; what does not fit ends after a whole word with "…"."""
    room = int(LABEL_WIDTH / (LABEL_SIZE * LABEL_LETTER))
    lines: list[str] = [""]
    for word in label.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= room or not lines[-1]:
            lines[-1] = longer
        elif len(lines) < LABEL_LINES:
            lines.append(word)
        else:
            lines[-1] += "…"
            break
    return lines


def lanes_for(
    events: Sequence[Event],
    storylines: Sequence[Storyline],
    days: Mapping[str, int],
    links: Sequence[Link] = (),
    memory: Memory | None = None,
) -> list[Lane]:
    """Lanes of `events`: a storyline each, the least weighty ones together where there are too many.

    `days` gives the day of an event (undated ones come last). Lanes follow each other by the day in
    the middle of each; where two are near in time, so that fewer links cross. Lanes that were there
    before keep their order and hue, new ones come where their time is.
    """
    memory = memory or Memory()
    labels = {storyline.id: storyline.label for storyline in storylines}
    members: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        members[event.storyline if event.storyline in labels else ""].append(event)
    former = memory.same_lanes(members)
    weight = {key: sum(event.salience for event in group) for key, group in members.items()}
    named = sorted((key for key in members if key), key=lambda key: (-weight[key], key))
    kept = named if len(named) <= HUES and "" not in members else named[: HUES - 1]
    rest = [key for key in sorted(members) if key not in kept]
    never = max(days.values(), default=0) + 1

    def middle(key: str) -> int:
        at = sorted(days.get(event.id, never) for event in members[key])
        return at[len(at) // 2]

    middles = {key: middle(key) for key in kept}
    order = sorted(kept, key=lambda key: (middles[key], key))
    if any(key in former for key in kept):
        order = _as_before(order, former, memory)
    else:
        order = _untangled(order, middles, members, days, links)
    hues = _hues(order, former, memory)
    groups = [(key, labels[key], hues[key], [key]) for key in order]
    if rest:
        groups.append((OTHER, "Other events" if kept else "Events", NO_HUE, rest))
    lanes = []
    for key, label, hue, sources in groups:
        inside = [event for source in sources for event in members[source]]
        inside.sort(key=lambda event: (days.get(event.id, never), -event.salience, event.id))
        lanes.append(Lane(key, label, hue, tuple(sources), tuple(inside)))
    return lanes


def _as_before(order: Sequence[str], former: Mapping[str, str], memory: Memory) -> list[str]:
    """The lanes of before in their order, each new one after the lane that precedes it in time."""
    place = {lane: i for i, lane in enumerate(memory.lanes)}
    old = sorted((key for key in order if key in former), key=lambda key: place.get(former[key], len(place)))
    result = list(old)
    for i, key in enumerate(order):
        if key not in former:
            before = [other for other in order[:i] if other in result]
            result.insert(result.index(before[-1]) + 1 if before else 0, key)
    return result


def _hues(order: Sequence[str], former: Mapping[str, str], memory: Memory) -> dict[str, int]:
    """The hue each lane had, and for new ones those that are free."""
    known = ((key, memory.hues.get(former[key], NO_HUE)) for key in order if key in former)
    hues = {key: hue for key, hue in known if hue != NO_HUE}
    free = [hue for hue in range(HUES) if hue not in hues.values()]
    return hues | dict(zip((key for key in order if key not in hues), free, strict=False))


def _untangled(
    order: Sequence[str],
    middles: Mapping[str, int],
    members: Mapping[str, Sequence[Event]],
    days: Mapping[str, int],
    links: Sequence[Link],
) -> list[str]:
    """`order` after swaps of neighbours, as long as these spare more crossings than they cost order."""
    lane_of = {event.id: key for key in order for event in members[key]}
    salience = {event.id: event.salience for key in order for event in members[key]}
    drawn = [link for link in links if lane_of.get(link.source, "") != lane_of.get(link.target, "")]
    drawn = [link for link in drawn if link.source in days and link.target in days and link.target in lane_of]
    drawn = [link for link in drawn if link.source in lane_of]
    drawn.sort(key=lambda link: (not link.stated, -salience[link.source] - salience[link.target], link.id))
    ranks = {day: i for i, day in enumerate(sorted(set(middles.values())))}
    ends = [(days[link.source], lane_of[link.source], days[link.target], lane_of[link.target]) for link in drawn]

    def cost(tried: Sequence[str]) -> float:
        at = {key: i for i, key in enumerate(tried)}
        disorder = sum(
            ranks[middles[one]] > ranks[middles[other]] for i, one in enumerate(tried) for other in tried[i + 1 :]
        )
        lines = [((x1, at[one]), (x2, at[other])) for x1, one, x2, other in ends[:MOST_LINKS]]
        return disorder + CROSSING_WEIGHT * count_crossings(lines)

    best, least = list(order), cost(order)
    improved = True
    while improved:
        improved = False
        for i in range(len(best) - 1):
            tried = [*best[:i], best[i + 1], best[i], *best[i + 2 :]]
            if (price := cost(tried)) < least - 1e-9:
                best, least, improved = tried, price, True
    return best
