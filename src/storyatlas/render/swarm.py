"""Dots of a lane: how large, and how far off its line so that they do not cover each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import sqrt

from storyatlas.model.event import Event

LEAST, PER_ROOT, MOST = 3.0, 2.7, 11.0  # px: an event with four times the reports has twice the radius
STEP = 6.2  # px between levels
LEVELS = 2  # on each side of the line
CELL = 24.0  # px, wider than two dots


def radius(event: Event) -> float:
    """Px of an event's dot: its area grows with the number of independent reports."""
    return round(min(MOST, max(LEAST, PER_ROOT * sqrt(max(0, event.reports.independent)))), 2)


def shifts(dots: Sequence[tuple[float, float]]) -> list[float]:
    """Px up or down from the line for dots of (x, r), the foremost first and on the line.

    Each takes the level nearest to the line where it covers none, or the one where it covers least.
    """
    levels = sorted((STEP * i for i in range(-LEVELS, LEVELS + 1)), key=lambda level: (abs(level), level))
    cells: dict[int, list[tuple[float, float, float]]] = defaultdict(list)
    found = []
    for x, r in dots:
        at = int(x // CELL)
        near = [dot for cell in (at - 1, at, at + 1) for dot in cells[cell] if abs(dot[0] - x) < r + dot[2]]
        best, least = 0.0, float("inf")
        for level in levels:
            cover = sum(max(0.0, r + s - sqrt((x - a) ** 2 + (level - b) ** 2) - 0.5) for a, b, s in near)
            if cover < least - 1e-6:
                best, least = level, cover
            if least <= 0:
                break
        cells[at].append((x, best, r))
        found.append(best)
    return found
