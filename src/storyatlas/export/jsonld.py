"""JSON-LD in the words of schema.org: the events, their places, people and sources."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from storyatlas.export.exported import Exported
from storyatlas.model.article import Article
from storyatlas.model.atlas import Atlas
from storyatlas.model.event import Event
from storyatlas.model.mention import Participant
from storyatlas.model.place import Place

_KINDS = {"person": "Person", "organisation": "Organization", "place": "Place"}


def to_jsonld(atlas: Atlas) -> Exported:
    """`atlas.jsonld`: a schema.org `Dataset` of `Event`s, each with the `Claim`s and articles it rests on.

    schema.org has words for planned events alone; our own `status` stands in `additionalProperty`.
    """
    document = {
        "@context": {"@vocab": "https://schema.org/"},
        "@type": "Dataset",
        "@id": "#story",
        "name": atlas.story.title,
        "description": atlas.story.question or atlas.story.title,
        "temporalCoverage": f"{atlas.story.since or '..'}/{atlas.story.until or '..'}",
        "hasPart": [_article(article) for article in atlas.articles] + [_event(event) for event in atlas.events],
    }
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    return Exported({"atlas.jsonld": text.encode("utf-8", "replace")}, len(atlas.events))


def _article(article: Article) -> dict[str, Any]:
    return _known(
        {
            "@type": "NewsArticle",
            "@id": _iri(article.id),
            "headline": article.title,
            "url": article.url,
            "datePublished": article.published,
            "inLanguage": article.language,
            "publisher": _known(
                {
                    "@type": "NewsMediaOrganization",
                    "name": article.outlet,
                    "parentOrganization": {"@type": "Organization", "name": article.owner}
                    if article.owner and article.owner != article.outlet
                    else None,
                }
            ),
            "isBasedOn": {"@id": _iri(article.wire_of)} if article.wire_of else None,
        }
    )


def _event(event: Event) -> dict[str, Any]:
    return _known(
        {
            "@type": "Event",
            "@id": _iri(event.id),
            "name": event.title,
            "startDate": event.time.start,
            "endDate": event.time.end,
            "location": _place(event.place) if event.place else None,
            "contributor": [_participant(participant) for participant in event.participants],
            "additionalProperty": [
                {"@type": "PropertyValue", "name": "status", "value": event.status},
                {"@type": "PropertyValue", "name": "precision", "value": event.time.precision},
                {"@type": "PropertyValue", "name": "independent reports", "value": event.reports.independent},
            ],
            "subjectOf": [
                _known(
                    {
                        "@type": "Claim",
                        "text": evidence.quote,
                        "appearance": {"@id": _iri(evidence.article)},
                        "author": {"@type": "Person", "name": evidence.speaker} if evidence.speaker else None,
                    }
                )
                for evidence in event.evidence
            ],
        }
    )


def _place(place: Place) -> dict[str, Any]:
    geo = None
    if place.lat is not None and place.lon is not None:
        geo = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
    return _known({"@type": "Place", "name": place.name, "addressCountry": place.country, "geo": geo})


def _participant(participant: Participant) -> dict[str, Any]:
    return {"@type": _KINDS.get(participant.type, "Thing"), "name": participant.name}


def _iri(key: str) -> str:
    """A reference inside the document; ids that came with the articles may hold what an IRI may not."""
    return "#" + quote(key, safe="")


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", [])}
