"""Which part of the world a geographic picture shows, and how degrees become px."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, radians, sin

KM_A_DEGREE = 111.195  # of latitude, on a sphere of 6371 km
KEPT = 0.85  # of all weight; what lies beyond is named in words instead of shrinking the rest
LEAST_SPAN = 3.0  # degrees of latitude
PADDING = 0.14  # of the region, on every side


@dataclass(frozen=True, slots=True)
class Region:
    """An equirectangular view, true to scale at its middle latitude, `width` x `height` px."""

    lon: float
    lat: float
    scale: float
    width: float
    height: float

    def x(self, lon: float) -> float:
        """Px from the left; longitudes wrap around to the side nearest to the middle."""
        return self.width / 2 + self.unwrapped(lon) * self.scale * cos(radians(self.lat))

    def y(self, lat: float) -> float:
        """Px from the top."""
        return self.height / 2 - (lat - self.lat) * self.scale

    def unwrapped(self, lon: float) -> float:
        """Degrees east of the middle, -180 to 180."""
        return (lon - self.lon + 180) % 360 - 180

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a point is in the picture."""
        return 0 <= self.x(lon) <= self.width and 0 <= self.y(lat) <= self.height

    @property
    def px_a_km(self) -> float:
        """The scale at the middle."""
        return self.scale / KM_A_DEGREE


def region_of(points: Sequence[tuple[float, float, float]], width: float, least: float, most: float) -> Region:
    """The region of weighted points (lon, lat, weight) that holds most of their weight,
    `width` px wide and between `least` and `most` px high, as its form asks.

    Points are taken from the weighted middle outwards until `KEPT` of the weight is in.
    """
    total = sum(weight for _, _, weight in points)
    east = sum(weight * cos(radians(lon)) for lon, _, weight in points)
    north = sum(weight * sin(radians(lon)) for lon, _, weight in points)
    around = degrees(atan2(north, east))
    placed = [((lon - around + 180) % 360 - 180, lat, weight) for lon, lat, weight in points]
    middle_x, middle_y = _median([(x, w) for x, _, w in placed]), _median([(y, w) for _, y, w in placed])
    squeeze = cos(radians(middle_y))
    order = sorted(placed, key=lambda p: (((p[0] - middle_x) * squeeze) ** 2 + (p[1] - middle_y) ** 2, p))
    kept: list[tuple[float, float, float]] = []
    weight = 0.0
    for point in order:
        if kept and weight >= KEPT * total:
            break
        kept.append(point)
        weight += point[2]
    xs, ys = [x for x, _, _ in kept], [y for _, y, _ in kept]
    lat = (min(ys) + max(ys)) / 2
    span_y = max(LEAST_SPAN, (max(ys) - min(ys)) * (1 + 2 * PADDING))
    span_x = max(LEAST_SPAN, (max(xs) - min(xs)) * cos(radians(lat)) * (1 + 2 * PADDING))
    height = min(most, max(least, width * span_y / span_x))
    scale = min(height / span_y, width / span_x)
    scale = max(scale, height / 160, width / (360 * cos(radians(lat))))
    half = height / 2 / scale
    lat = max(-84 + half, min(84 - half, lat)) if half < 84 else 0.0
    return Region(around + (min(xs) + max(xs)) / 2, lat, scale, width, height)


def round_length(km: float) -> float:
    """The greatest of 1, 2, 5, 10, 20, 50 ... that is not above `km`."""
    step = 1.0
    while step * 10 <= km:
        step *= 10
    return max(factor * step for factor in (1, 2, 5) if factor * step <= max(km, 1))


def _median(values: Sequence[tuple[float, float]]) -> float:
    total = sum(weight for _, weight in values)
    passed = 0.0
    for value, weight in sorted(values):
        passed += weight
        if passed * 2 >= total:
            return value
    return 0.0
