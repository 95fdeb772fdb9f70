"""The places of a story on a map of countries: dots where a place is known, areas where it is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import sqrt

from storyatlas.model.atlas import Atlas
from storyatlas.model.event import Event
from storyatlas.model.place import Place
from storyatlas.render.fonts import sans, sans_bold
from storyatlas.render.outlines import Country, countries
from storyatlas.render.picture_titles import wrapped
from storyatlas.render.region import Region, region_of, round_length
from storyatlas.render.svg import ACCENT, INK, INK_SOFT, PAPER, picture, tag, words

WIDTH, LEAST_HEIGHT, MOST_HEIGHT = 1200.0, 540.0, 800.0
FOOT = 56.0  # px under the map for what lies elsewhere
LABEL_SIZE, COUNTRY_SIZE = 24.0, 22.0
REGION_KM = 120.0  # radius of the area drawn for a place known no closer than its region
NEAR = 26.0  # px; places nearer than this share a dot
SEA, LAND, BORDER = "#eef0ec", "#faf7f0", "#cfc8b9"
MOST_LABELS = 14


@dataclass(slots=True)
class Spot:
    """One or several places that share a mark: the name of the weightiest, and all their events."""

    place: Place
    events: list[Event] = field(default_factory=list)
    others: int = 0

    @property
    def weight(self) -> float:
        """The salience of what happened here."""
        return sum(event.salience for event in self.events)

    @property
    def name(self) -> str:
        """The most specific part of the name."""
        return self.place.name.split(",")[0]


def places_svg(atlas: Atlas, events: Iterable[str] | None = None) -> str | None:
    """Where the story happens, 1200 px wide, framed to hold most of it; `None` where no place is known.

    `events` are the ids of those to show; without them all that are no background.
    """
    wanted = None if events is None else frozenset(events)
    chosen = [e for e in atlas.events if (not e.background if wanted is None else e.id in wanted)]
    spots = _spots(chosen)
    if not spots:
        return None
    region = region_of([(_lon(s.place), _lat(s.place), _pull(s)) for s in spots], WIDTH, LEAST_HEIGHT, MOST_HEIGHT)
    height = region.height
    inside = [spot for spot in spots if region.holds(_lon(spot.place), _lat(spot.place))]
    elsewhere = [spot for spot in spots if not region.holds(_lon(spot.place), _lat(spot.place))]
    land = [(country, _path(country, region)) for country in countries()]
    areas = {id(spot): _country_at(spot) for spot in inside if spot.place.precision == "country"}
    named = {country.name for country in areas.values() if country}
    points = _clustered([spot for spot in inside if spot.place.precision != "country"], region)
    labels = _Labels(region)
    marks = [_mark(spot, region) for spot in sorted(points, key=lambda spot: -spot.weight)]
    for spot in points:
        labels.block(region.x(_lon(spot.place)), region.y(_lat(spot.place)), _radius(spot))
    bar = _scale_bar(region, labels)
    texts = [labels.beside(spot) for spot in sorted(points, key=lambda s: (-s.weight, s.name))[:MOST_LABELS]]
    names = [
        labels.centred(_country_label(spot), region.x(_lon(spot.place)), region.y(_lat(spot.place)))
        for spot in sorted(inside, key=lambda s: (-s.weight, s.name))
        if spot.place.precision == "country"
    ]
    shapes = [
        tag("path", d=path, fill="#f3dcd2" if country.name in named else LAND, stroke=BORDER, stroke_width=1.2)
        for country, path in land
        if path
    ]
    clip = tag("clipPath", tag("rect", width=WIDTH, height=height), id="frame")
    body = tag(
        "g",
        tag("rect", width=WIDTH, height=height, fill=SEA),
        *shapes,
        *marks,
        *names,
        *texts,
        bar,
        clip_path="url(#frame)",
    )
    foot = words(
        wrapped(_foot(elsewhere, bool(areas)), sans(), LABEL_SIZE - 2, WIDTH - 28, 1)[0],
        14,
        height + 36,
        LABEL_SIZE - 2,
        sans(),
        INK_SOFT,
    )
    return picture(WIDTH, height + FOOT, [clip, body, foot], f"Where it happens: {atlas.story.title}")


def _spots(events: Sequence[Event]) -> list[Spot]:
    found: dict[tuple[str, str], Spot] = {}
    for event in events:
        place = event.place
        if place is None or place.lat is None or place.lon is None:
            continue
        found.setdefault((place.name, place.precision), Spot(place)).events.append(event)
    return [found[key] for key in sorted(found)]


def _pull(spot: Spot) -> float:
    """How much a place counts when the picture is framed: a country's middle says little."""
    return max(0.01, spot.weight) * (0.35 if spot.place.precision == "country" else 1.0)


def _clustered(spots: Sequence[Spot], region: Region) -> list[Spot]:
    """Places with those too near for a dot of their own under the weightiest; regions stay apart."""
    kept: list[Spot] = []
    for spot in sorted(spots, key=lambda spot: (-spot.weight, spot.name)):
        x, y = region.x(_lon(spot.place)), region.y(_lat(spot.place))
        for other in kept:
            near = (region.x(_lon(other.place)) - x) ** 2 + (region.y(_lat(other.place)) - y) ** 2 < NEAR**2
            if near and (other.place.precision == "region") == (spot.place.precision == "region"):
                other.events.extend(spot.events)
                other.others += 1
                break
        else:
            kept.append(Spot(spot.place, list(spot.events)))
    return kept


def _mark(spot: Spot, region: Region) -> str:
    x, y = region.x(_lon(spot.place)), region.y(_lat(spot.place))
    if spot.place.precision == "region":
        r = max(18.0, REGION_KM * region.px_a_km)
        return tag(
            "circle",
            cx=x,
            cy=y,
            r=r,
            fill=ACCENT,
            fill_opacity=0.13,
            stroke=ACCENT,
            stroke_opacity=0.5,
            stroke_dasharray="4 4",
        )
    return tag("circle", cx=x, cy=y, r=_radius(spot), fill=ACCENT, fill_opacity=0.85, stroke=PAPER, stroke_width=1.5)


def _radius(spot: Spot) -> float:
    """Px of a dot: its area grows with the number of events."""
    return min(26.0, 5 + 2.4 * sqrt(len(spot.events)))


def _country_at(spot: Spot) -> Country | None:
    lon, lat = _lon(spot.place), _lat(spot.place)
    return next((country for country in countries() if country.name == spot.name), None) or next(
        (country for country in countries() if country.holds(lon, lat)), None
    )


def _country_label(spot: Spot) -> str:
    return f"{spot.name} {len(spot.events)}"


def _path(country: Country, region: Region) -> str:
    """The outline in px; rings that cross the edge of the map are carried on past it, and shown on
    both sides. Empty where nothing of it is in the picture."""
    drawn = []
    step = region.x(region.lon + 1) - region.x(region.lon)
    around = 360 * step
    for polygon in country.polygons:
        for ring in polygon:
            lats = [lat for _, lat in ring]
            if region.y(min(lats)) < 0 or region.y(max(lats)) > region.height:
                continue
            points = _carried_on([(region.unwrapped(lon), lat) for lon, lat in ring])
            xs = [region.width / 2 + lon * step for lon, _ in points]
            ys = [region.y(lat) for lat in lats]
            for shift in (0.0, around, -around):
                if max(xs) + shift >= 0 and min(xs) + shift <= region.width:
                    drawn.append("M" + "L".join(f"{x + shift:.1f} {y:.1f}" for x, y in _thinned(xs, ys)) + "Z")
    return "".join(drawn)


def _carried_on(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    result: list[tuple[float, float]] = []
    for lon, lat in points:
        if result:
            while lon - result[-1][0] > 180:
                lon -= 360
            while lon - result[-1][0] < -180:
                lon += 360
        result.append((lon, lat))
    return result


def _thinned(xs: Sequence[float], ys: Sequence[float]) -> list[tuple[float, float]]:
    """Points at least a px apart."""
    kept = [(xs[0], ys[0])]
    for x, y in zip(xs, ys, strict=True):
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= 1:
            kept.append((x, y))
    return kept


class _Labels:
    """Labels placed where they cover neither each other nor a dot."""

    def __init__(self, region: Region) -> None:
        self._region = region
        self._taken: list[tuple[float, float, float, float]] = []

    def block(self, x: float, y: float, r: float) -> None:
        """Keep labels off a dot."""
        self._taken.append((x - r, y - r, x + r, y + r))

    def beside(self, spot: Spot) -> str:
        """The name of a place right, left, above or below its mark; empty where none is free."""
        text = spot.name + (f" and {spot.others} near it" if spot.others > 1 else "")
        x, y = self._region.x(_lon(spot.place)), self._region.y(_lat(spot.place))
        r, width = _radius(spot) + 5, sans_bold().width(text) * LABEL_SIZE
        middle = y + LABEL_SIZE * 0.34
        for left, base in (
            (x + r, middle),
            (x - r - width, middle),
            (x - width / 2, y - r - 4),
            (x - width / 2, y + r + LABEL_SIZE * 0.8),
            (x + r * 0.7, y - r * 0.7),
            (x + r * 0.7, y + r * 0.7 + LABEL_SIZE * 0.7),
        ):
            if self.take(left, base, width, LABEL_SIZE):
                return _haloed(text, left, base, LABEL_SIZE, INK, bold=True)
        return ""

    def centred(self, text: str, x: float, y: float) -> str:
        """The name of a country around its middle; empty where it has no room."""
        width = sans().width(text) * COUNTRY_SIZE
        for shift in (0, 30, -30, 60, -60, 90, -90):
            if self.take(x - width / 2, y + shift, width, COUNTRY_SIZE):
                return _haloed(text, x - width / 2, y + shift, COUNTRY_SIZE, "#7d3a2b", bold=False)
        return ""

    def take(self, left: float, base: float, width: float, size: float) -> bool:
        """Take a place for a line of text, if it is free and in the picture."""
        box = (left - 3, base - size * 0.78, left + width + 3, base + size * 0.26)
        if box[0] < 6 or box[1] < 6 or box[2] > self._region.width - 6 or box[3] > self._region.height - 6:
            return False
        if any(box[0] < t[2] and t[0] < box[2] and box[1] < t[3] and t[1] < box[3] for t in self._taken):
            return False
        self._taken.append(box)
        return True


def _haloed(text: str, x: float, y: float, size: float, fill: str, *, bold: bool) -> str:
    halo: dict[str, str | float | None] = {
        "stroke": LAND,
        "stroke_width": 4,
        "paint_order": "stroke",
        "stroke_linejoin": "round",
    }
    return words(text, x, y, size, sans_bold() if bold else sans(), fill, **halo)


def _scale_bar(region: Region, labels: _Labels) -> str:
    km = round_length(240 / region.px_a_km)
    length = km * region.px_a_km
    x, y = 24.0, region.height - 24
    labels.block(x + length / 2, y - 10, length / 2 + 12)
    return "".join(
        (
            tag("path", d=f"M{x} {y - 8}V{y}H{x + length:.1f}V{y - 8}", fill="none", stroke=INK, stroke_width=1.8),
            _haloed(f"{km:,g} km", x + 8, y - 8, LABEL_SIZE - 2, INK, bold=False),
        )
    )


def _foot(elsewhere: Sequence[Spot], areas: bool) -> str:
    """What the picture does not show, and what its tinted countries mean."""
    parts = ["Tinted: known no closer than the country." if areas else ""]
    if not areas and not elsewhere:
        return "Dots grow with the number of events."
    if elsewhere:
        far = sorted(elsewhere, key=lambda spot: (-spot.weight, spot.name))
        names = ", ".join(dict.fromkeys(spot.name for spot in far[:4]))
        parts.append(f"Elsewhere: {names}" + (f" and {len(far) - 4} more." if len(far) > 4 else "."))
    return "  ".join(part for part in parts if part)


def _lon(place: Place) -> float:
    return place.lon or 0.0


def _lat(place: Place) -> float:
    return place.lat or 0.0
