"""GeoJSON (RFC 7946): the events that have a place, as points."""

from __future__ import annotations

import json
from typing import Any

from storyatlas.export.exported import Exported
from storyatlas.model.atlas import Atlas
from storyatlas.model.event import Event


def to_geojson(atlas: Atlas) -> Exported:
    """`events.geojson`: a feature an event.

    `place_precision` says what the point stands for: the middle of a region or country is no spot
    where something happened. An event with a named place without a position is a feature without
    geometry, as the standard allows; events without any place are left out.
    """
    placed = [event for event in atlas.events if event.place]
    collection = {
        "type": "FeatureCollection",
        "name": atlas.story.title,
        "features": [_feature(event) for event in placed],
    }
    text = json.dumps(collection, ensure_ascii=False, indent=1) + "\n"
    left_out = len(atlas.events) - len(placed)
    return Exported({"events.geojson": text.encode()}, len(placed), left_out, "no place is known" if left_out else "")


def _feature(event: Event) -> dict[str, Any]:
    place = event.place
    assert place is not None
    known = place.lat is not None and place.lon is not None
    return {
        "type": "Feature",
        "id": event.id,
        # Longitude first, six decimals at most (about 10 cm): RFC 7946, sections 3.1.1 and 11.2.
        "geometry": {"type": "Point", "coordinates": [round(place.lon or 0.0, 6), round(place.lat or 0.0, 6)]}
        if known
        else None,
        "properties": {
            "title": event.title,
            "type": event.type,
            "status": event.status,
            "start": event.time.start,
            "end": event.time.end,
            "time_precision": event.time.precision,
            "place": place.name,
            "country": place.country,
            "place_precision": place.precision,
            "salience": event.salience,
            "outlets": event.reports.outlets,
            "independent": event.reports.independent,
            "storyline": event.storyline,
            "participants": [participant.name for participant in event.participants],
        },
    }
