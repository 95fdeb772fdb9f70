"""Links that cross each other: what a drawing of a story should have few of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

Line = tuple[tuple[float, float], tuple[float, float]]
"""A link as a straight line between two points."""


def count_crossings(lines: Sequence[Line]) -> int:
    """How many pairs of lines cross in a point that is an end of neither."""
    return sum(cross(one, other) for one, other in combinations(lines, 2))


def cross(one: Line, other: Line) -> bool:
    """Whether two lines cross inside both."""
    (a, b), (c, d) = one, other
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> int:
    turn = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (turn > 1e-9) - (turn < -1e-9)
