"""GraphML and GEXF: events as nodes, links as edges."""

from __future__ import annotations

from calendar import monthrange
from io import BytesIO

import networkx

from storyatlas.export.exported import Exported
from storyatlas.export.xml_text import xml_safe
from storyatlas.model.atlas import Atlas
from storyatlas.model.event import Event, Link
from storyatlas.model.time import TimeValue


def to_graphml(atlas: Atlas) -> Exported:
    """`atlas.graphml`: a directed multigraph for yEd, Cytoscape, igraph or networkx."""
    target = BytesIO()
    networkx.write_graphml(graph(atlas), target, encoding="utf-8", named_key_ids=True)
    return Exported({"atlas.graphml": target.getvalue()}, len(atlas.events))


def to_gexf(atlas: Atlas) -> Exported:
    """`atlas.gexf`: the same for Gephi."""
    target = BytesIO()
    drawn = graph(atlas)
    drawn.graph["defaultedgetype"] = "directed"
    for event in atlas.events:
        # Its time line takes whole days only; `when` and `precision` keep what is known.
        node = drawn.nodes[event.id]
        node.pop("end", None)
        node.update(_days(event.time), when=" – ".join(x for x in (event.time.start, event.time.end) if x))
    networkx.write_gexf(drawn, target, encoding="utf-8", version="1.2draft")
    # The library writes the day of writing; the same atlas gives the same bytes.
    day = (atlas.story.as_of or "1970-01-01")[:10]
    return Exported({"atlas.gexf": _with_day(target.getvalue(), day)}, len(atlas.events))


def graph(atlas: Atlas) -> networkx.MultiDiGraph:
    """Nodes and edges carry what the formats can hold: text, numbers, truth values; unknowns are absent."""
    lines = {line.id: line.label for line in atlas.storylines}
    result = networkx.MultiDiGraph()
    for event in atlas.events:
        result.add_node(event.id, **_known(_node(event, lines.get(event.storyline, ""))))
    for link in atlas.links:
        result.add_edge(link.source, link.target, key=link.id, **_known(_edge(link)))
    return result


def _node(event: Event, storyline: str) -> dict[str, object]:
    place = event.place
    return {
        "label": event.title,
        "type": event.type,
        "status": event.status,
        "background": event.background,
        "salience": event.salience,
        "storyline": storyline,
        "start": event.time.start,
        "end": event.time.end,
        "precision": event.time.precision,
        "place": place.name if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "participants": "; ".join(participant.name for participant in event.participants),
        "outlets": event.reports.outlets,
        "independent": event.reports.independent,
    }


def _days(time: TimeValue) -> dict[str, str]:
    """First and last day of the interval, as far as they are known."""
    days = {}
    if time.start:
        days["start"] = (time.start + "-01-01")[:10] if len(time.start) == 4 else (time.start + "-01")[:10]
    if time.end and len(time.end) == 10:
        days["end"] = time.end
    elif time.end:
        year, month = int(time.end[:4]), int(time.end[5:7] or 12)
        days["end"] = f"{time.end[:4]}-{month:02}-{monthrange(year, month)[1]}"
    return days


def _edge(link: Link) -> dict[str, object]:
    return {
        "link_type": link.type,  # "type" is a word of GEXF: directed or not
        "confidence": link.confidence,
        "weight": link.confidence,
        "stated": link.stated,
        "quote": link.evidence[0].quote if link.evidence else None,
    }


def _known(values: dict[str, object]) -> dict[str, object]:
    return {
        key: xml_safe(value) if isinstance(value, str) else value for key, value in values.items() if value is not None
    }


def _with_day(document: bytes, day: str) -> bytes:
    marker = b'lastmodifieddate="'
    start = document.find(marker)
    if start < 0:
        return document
    start += len(marker)
    return document[:start] + day.encode() + document[document.index(b'"', start) :]
