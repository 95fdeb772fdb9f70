"""Place: a resolved place of the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PlacePrecision = Literal["site", "city", "region", "country"]


@dataclass(frozen=True, slots=True)
class Place:
    """`name` reads "Kursk, Russia" (most specific part first); `country` is ISO 3166-1 alpha-2.

    `lat` and `lon` are degrees (WGS 84), `None` where only a name is known. `population` helps
    to choose between namesakes and is 0 where unknown.
    """

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    region: str | None = None
    population: int = 0


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A span of a section that names a place. `place` is `None` where it could not be resolved.

    `metonym` tells a country or capital that stands for its government ("Moscow denied it").
    """

    start: int
    end: int
    text: str
    place: Place | None
    metonym: bool = False
