"""A time scale that gives busy days room and folds empty stretches.

The scale is piecewise linear. Each day with events is a cell, as wide as its busiest storyline
needs; the time between two cells takes a width that grows with its length more and more slowly,
and is folded to a narrow break where it is far longer than the story's shorter pauses.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal

from storyatlas.model.time_words import MONTHS

# Widths in units of a quiet day's cell. The exponents make a day of ten events about four times
# as wide as a day of one, and a pause of 30 usual gaps about five times as wide as one.
CELL_EXPONENT = 0.7
GAP_EXPONENT = 0.5
FOLD_AFTER = 14.0  # usual pauses (the shortest quarter); a longer one is folded, where it is also
FOLD_SHARE = 0.05  # of the story's whole time
FOLDED_WIDTH = 34.0  # px of a break, less where breaks would take more than MOST_FOLDED of the axis
MOST_FOLDED = 0.35

MINUTE_LABEL, DAY_LABEL, MAJOR_LABEL = 26.0, 48.0, 108.0  # px, with the room beside them


@dataclass(frozen=True, slots=True)
class Break:
    """A folded stretch from `start` to `end` (px at zoom 1) and what it leaves out."""

    start: float
    end: float
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis, shown from `zoom` on, where its label has room."""

    x: float
    label: str
    row: Literal["major", "minor"]
    zoom: float


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Knots of a monotone piecewise-linear map from days (proleptic ordinals) to px at zoom 1.

    `unit` is the px of a quiet day, `usual` the days of a usual pause: what an extension needs.
    """

    days: tuple[int, ...]
    xs: tuple[float, ...]
    breaks: tuple[Break, ...]
    unit: float = 0.0
    usual: float = 1.0

    def __call__(self, day: int) -> float:
        """The px of the start of `day`; days outside the scale are put at its ends."""
        if not self.days or day <= self.days[0]:
            return self.xs[0] if self.xs else 0.0
        if day >= self.days[-1]:
            return self.xs[-1]
        i = bisect_right(self.days, day)
        low, high = self.days[i - 1], self.days[i]
        return self.xs[i - 1] + (self.xs[i] - self.xs[i - 1]) * (day - low) / (high - low)

    def folds(self, x: float) -> bool:
        """Whether `x` lies inside a break."""
        return any(pause.start < x < pause.end for pause in self.breaks)


def scale_for(room: Mapping[int, int], width: float) -> TimeScale:
    """The scale of days with events, over `width` px.

    `room` maps a day's ordinal to the number of events it must hold side by side.
    """
    days = sorted(room)
    if not days:
        return TimeScale((), (), ())
    gaps = [after - before - 1 for before, after in pairwise(days)]
    pauses = sorted(gap for gap in gaps if gap)
    usual = float(pauses[len(pauses) // 4]) if pauses else 1.0
    # Knots as (day, units of a quiet day, number of breaks) from the left; px follow once all are known.
    knots, folded = [(days[0], 0.0, 0)], []
    units, breaks = 0.0, 0
    for day, gap in zip(days, [*gaps, 0], strict=True):
        units += max(1, room[day]) ** CELL_EXPONENT
        knots.append((day + 1, units, breaks))
        if not gap:
            continue
        if gap > max(FOLD_AFTER * usual, FOLD_SHARE * (days[-1] - days[0])):
            breaks += 1
            folded.append((len(knots) - 1, stretch(gap)))
        else:
            units += (gap / usual) ** GAP_EXPONENT
        knots.append((day + 1 + gap, units, breaks))
    fold = min(FOLDED_WIDTH, MOST_FOLDED * width / max(1, breaks))
    unit = (width - fold * breaks) / units
    xs = tuple(round(at * unit + before * fold, 3) for _, at, before in knots)
    return TimeScale(
        tuple(day for day, _, _ in knots),
        xs,
        tuple(Break(xs[i], xs[i + 1], label) for i, label in folded),
        round(unit, 4),
        usual,
    )


def extended(scale: TimeScale, room: Mapping[int, int], most: float) -> TimeScale | None:
    """`scale` with the days of `room` that come after its end, nothing else moved.

    `None` where that cannot be: days before its start or inside a break, or more than `most` px.
    """
    days = sorted(room)
    if not scale.days or not days or days[0] < scale.days[0]:
        return None
    if any(scale.folds(scale(day)) for day in days if day < scale.days[-1]):
        return None
    knots = list(zip(scale.days, scale.xs, strict=True))
    breaks = list(scale.breaks)
    for day in (day for day in days if day >= scale.days[-1]):
        end, x = knots[-1]
        gap = day - end
        if gap > max(FOLD_AFTER * scale.usual, FOLD_SHARE * (day - scale.days[0])):
            breaks.append(Break(x, round(x + FOLDED_WIDTH, 3), stretch(gap)))
            x += FOLDED_WIDTH
        elif gap:
            x += scale.unit * (gap / scale.usual) ** GAP_EXPONENT
        if gap:
            knots.append((day, round(x, 3)))
        knots.append((day + 1, round(x + scale.unit * max(1, room[day]) ** CELL_EXPONENT, 3)))
    if knots[-1][1] > most:
        return None
    return TimeScale(tuple(day for day, _ in knots), tuple(x for _, x in knots), tuple(breaks), scale.unit, scale.usual)


def stretch(days: int) -> str:
    """A number of days in round words: "12 days", "5 months", "3 years"."""
    for size, word in ((365.25, "year"), (30.44, "month"), (7, "week")):
        count = round(days / size)
        if days >= 2 * size:
            return f"{count} {word}s"
    return f"{days} day{'s' if days != 1 else ''}"


def ticks_for(scale: TimeScale) -> tuple[Tick, ...]:
    """Two rows of ticks: months over days for a short story, years over months for a long one."""
    if not scale.days:
        return ()
    cells = [day for day in scale.days if day < scale.days[-1]]
    first, last = date.fromordinal(scale.days[0]), date.fromordinal(scale.days[-1] - 1)
    by_day = (last - first).days <= 400
    months = _months(first, last)
    rows = _major(scale, [day for day in months if by_day or day.month == 1 or day == months[0]], by_month=by_day)
    starts = [date.fromordinal(day) for day in cells]
    if by_day:
        rows += _spaced(scale, [[(d, str(d.day)) for d in starts]], MINUTE_LABEL, "minor")
    else:
        busy = {(d.year, d.month) for d in starts}
        named = [(max(d, first), MONTHS[d.month - 1][:3]) for d in months if (d.year, d.month) in busy]
        days = [(d, f"{d.day} {MONTHS[d.month - 1][:3]}") for d in starts if d.day > 1]
        rows += _spaced(scale, [named, days], DAY_LABEL, "minor")
    return tuple(sorted(_under_their_own(rows), key=lambda tick: (tick.row, tick.x)))


def _under_their_own(ticks: Sequence[Tick]) -> list[Tick]:
    """Days and months that show no sooner than the month or year they belong to: "Dec" not under the year after it."""
    majors = sorted((tick for tick in ticks if tick.row == "major"), key=lambda tick: tick.x)
    starts = [tick.x for tick in majors]
    found = []
    for tick in ticks:
        over = bisect_right(starts, tick.x) - 1
        wanted = majors[over].zoom if tick.row == "minor" and over >= 0 else 0.0
        found.append(replace(tick, zoom=max(tick.zoom, wanted)))
    return found


def _major(scale: TimeScale, starts: list[date], *, by_month: bool) -> list[Tick]:
    """Months or years; the longest first, so that a day of December does not push January aside.
    One that begins inside a break is named where the break ends."""
    spans: dict[str, tuple[float, date]] = {}
    after = {pause.end for pause in scale.breaks}
    days = [date.fromordinal(day) for day, x in zip(scale.days, scale.xs, strict=True) if x in after]
    for day in sorted([*starts, *days]):
        x = scale(day.toordinal())
        label = f"{MONTHS[day.month - 1]} {day.year}" if by_month else str(day.year)
        if not scale.folds(x) and label not in spans:
            spans[label] = (x, max(day, date.fromordinal(scale.days[0])))
    ends = [*[x for x, _ in spans.values()][1:], scale.xs[-1]]
    lengths = {label: end - x for (label, (x, _)), end in zip(spans.items(), ends, strict=True)}
    order = sorted(spans, key=lambda label: (-round(lengths[label], 3), spans[label]))
    return _spaced(scale, [[(spans[label][1], label)] for label in order], MAJOR_LABEL, "major")


def _months(first: date, last: date) -> list[date]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    start = first.year * 12 + first.month - 1
    return [date((start + i) // 12, (start + i) % 12 + 1, 1) for i in range(count)]


def _spaced(
    scale: TimeScale, levels: list[list[tuple[date, str]]], room: float, row: Literal["major", "minor"]
) -> list[Tick]:
    """Ticks with the least zoom at which each has `room`, earlier levels and halves first."""
    placed_x: list[float] = []
    ticks: list[Tick] = []
    for level in levels:
        for i in _outside_in(len(level)):
            day, label = level[i]
            x = scale(day.toordinal())
            if scale.folds(x):
                continue
            at = bisect_right(placed_x, x)
            beside = placed_x[max(0, at - 1) : at + 1]
            distance = min((abs(x - other) for other in beside), default=math.inf)
            if distance <= 0:
                continue
            placed_x.insert(at, x)
            ticks.append(Tick(round(x, 2), label, row, round(max(0.0, room / distance), 3)))
    return ticks


def _outside_in(count: int) -> list[int]:
    """Indices of a list: the first, then ever finer fractions, so that ticks shown early spread evenly."""
    order, seen, step = [], set(), 1
    while step < count:
        step *= 2
    while step >= 1:
        for i in range(0, count, step):
            if i not in seen:
                seen.add(i)
                order.append(i)
        step //= 2
    return order
