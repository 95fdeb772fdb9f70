"""Place: a resolved place of the gazetteer."""

from __future__ import annotations

import math
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

    def is_site_in(self, town: Place) -> bool:
        """Whether this is a site in a town, as its name tells: "Old Quay, Porto, Portugal" in "Porto, Portugal"."""
        return self.precision == "site" and self.name.endswith(f", {town.name}")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A span of a section that names a place. `place` is `None` where it could not be resolved.

    `metonym` tells a country or capital that stands for its government ("Moscow denied it"); `stated`
    that the article says which of its namesakes is meant ("Wellington, Somerset").
    """

    start: int
    end: int
    text: str
    place: Place | None
    metonym: bool = False
    stated: bool = False


@dataclass(frozen=True, slots=True)
class PlaceUse:
    """How an article uses a place: how often it names it, and how often so that it stands for itself, not as what
    another noun belongs to; `stated` as in `PlaceMention`."""

    place: Place
    named: int
    itself: int
    stated: bool = False


@dataclass(frozen=True, slots=True)
class Home:
    """The country that somebody or a body acts for, or the capital where somebody holds an office of it, and how often
    an article says so."""

    name: str
    place: Place
    count: int


@dataclass(frozen=True, slots=True)
class Setting:
    """The places of an article: that of its dateline, `None` where it has none, the `uses` of all, the `homes` of
    those whom it names, and the `capitals` of the countries among them."""

    dateline: Place | None = None
    uses: tuple[PlaceUse, ...] = ()
    homes: tuple[Home, ...] = ()
    capitals: tuple[Place, ...] = ()


# Territories with a code of their own, by the state that they belong to (ISO 3166-1).
_TERRITORIES = {
    territory: state
    for state, territories in {
        "AU": "CC CX HM NF",
        "CN": "HK MO",
        "DK": "FO GL",
        "FI": "AX",
        "FR": "BL GF GP MF MQ NC PF PM RE TF WF YT",
        "GB": "AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG",
        "NL": "AW BQ CW SX",
        "NO": "BV SJ",
        "NZ": "CK NU TK",
        "US": "AS GU MP PR UM VI",
    }.items()
    for territory in territories.split()
}


def state_of(place: Place) -> str | None:
    """The state that a place lies in: of Hong Kong China, of Puerto Rico the United States."""
    return _TERRITORIES.get(place.country, place.country) if place.country else None


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance of two points in degrees, by the haversine formula; good to half a percent."""
    a, b = math.radians(lat1), math.radians(lat2)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))
