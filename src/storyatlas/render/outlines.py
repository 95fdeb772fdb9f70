"""Outlines of countries for the geographic picture (Natural Earth, by way of world-atlas)."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from storyatlas.errors import ConfigError

Point = tuple[float, float]
"""Longitude and latitude in degrees."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country's name and its polygons; the first ring of each is its coast, others are holes."""

    name: str
    polygons: tuple[tuple[tuple[Point, ...], ...], ...]

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a point lies in the country (even-odd rule)."""
        return any(sum(_inside(ring, lon, lat) for ring in polygon) % 2 for polygon in self.polygons)


@cache
def countries() -> tuple[Country, ...]:
    """All countries at 1 : 50 million. Raises `ConfigError` where the package was not built whole."""
    try:
        data = (files("storyatlas.render") / "assets" / "countries-50m.json.gz").read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ConfigError("the outlines of countries have not been built; run: make setup") from error
    return decode(json.loads(gzip.decompress(data)), "countries")


def decode(topology: dict[str, Any], name: str) -> tuple[Country, ...]:
    """The countries of object `name` of a quantised topology (TopoJSON 1.0: arcs are deltas, ~i is arc i reversed)."""
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + shift_x, y * scale_y + shift_y))
        arcs.append(points)

    def ring(indices: Sequence[int]) -> tuple[Point, ...]:
        joined: list[Point] = []
        for i in indices:
            points = arcs[i] if i >= 0 else arcs[~i][::-1]
            joined.extend(points[1:] if joined else points)
        return tuple(joined)

    found = []
    for shape in topology["objects"][name]["geometries"]:
        groups = {"Polygon": [shape.get("arcs", [])], "MultiPolygon": shape.get("arcs", [])}.get(shape["type"], [])
        polygons = tuple(tuple(ring(indices) for indices in group) for group in groups)
        found.append(Country(shape["properties"]["name"], polygons))
    return tuple(sorted(found, key=lambda country: country.name))


def _inside(ring: Sequence[Point], lon: float, lat: float) -> int:
    crossings = 0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            crossings += 1
    return crossings % 2
