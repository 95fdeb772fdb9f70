"""The edition as linked data: a schema.org NewsArticle with its events and sources."""

from __future__ import annotations

import json
from typing import Any

from storyatlas.model.event import Event
from storyatlas.render.edition_view import safe_url
from storyatlas.render.issue import PAGE, Edition

_STATUS = {
    "happened": "https://schema.org/EventScheduled",
    "planned": "https://schema.org/EventScheduled",
    "claimed": "https://schema.org/EventScheduled",
    "denied": "https://schema.org/EventCancelled",
}


def linked_data(edition: Edition) -> dict[str, Any]:
    """A JSON-LD object; addresses are left out where the edition has none on the web."""
    briefing = edition.briefing
    address = edition.on_the_web(PAGE)
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address or f"urn:storyatlas:{edition.key}",
        "headline": edition.headline,
        "alternativeHeadline": briefing.question,
        "inLanguage": "en",
        "datePublished": edition.published,
        "wordCount": briefing.words(),
        "abstract": " ".join(sentence.text for sentence in briefing.lede),
        "articleBody": "\n".join(sentence.text for sentence in briefing.every_sentence()),
        "creditText": f"{briefing.how_made} {briefing.check}.",
        "issueNumber": edition.number,
        "url": address,
        "image": edition.on_the_web("preview.png"),
        "publisher": {"@type": "Organization", "name": edition.letter} if edition.letter else None,
        "about": [_event(edition, event, text) for event, text in edition.told()],
        "citation": [_source(source) for source in edition.page["parts"][-1]["sources"]]
        if edition.page["parts"]
        else [],
    }
    return {key: value for key, value in found.items() if value not in ("", None, [])}


def render_linked_data(edition: Edition) -> str:
    """`edition.jsonld` as text."""
    return json.dumps(linked_data(edition), ensure_ascii=False, indent=1) + "\n"


def _event(edition: Edition, event: Event, text: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@type": "Event",
        "@id": edition.event_url(event.id) or f"urn:storyatlas:{event.id}",
        "name": event.title,
        "description": text,
        "startDate": event.time.start if event.time.precision != "decade" else None,
        "endDate": event.time.end,
        "eventStatus": _STATUS[event.status],
    }
    if event.place:
        place: dict[str, Any] = {"@type": "Place", "name": event.place.name}
        if event.place.lat is not None and event.place.lon is not None and event.place.precision != "country":
            place["geo"] = {"@type": "GeoCoordinates", "latitude": event.place.lat, "longitude": event.place.lon}
        found["location"] = place
    return {key: value for key, value in found.items() if value is not None}


def _source(source: dict[str, Any]) -> dict[str, Any]:
    found = {
        "@type": "NewsArticle",
        "headline": source["title"],
        "publisher": {"@type": "Organization", "name": source["outlet"]},
        "url": safe_url(source["url"]),
    }
    return {key: value for key, value in found.items() if value}
