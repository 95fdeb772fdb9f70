"""The edition as plain values for a template: numbered citations, safe links, anchors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, urlsplit

from storyatlas.briefing import Briefing
from storyatlas.briefing.model import Bullet, Citation, Disagreement, PlaceCount, Section, Sentence, Source
from storyatlas.model.atlas import Atlas

_OVERALL = {"critical_context": "Critical context"}
_WORDS_A_MINUTE = 230


class Numbering:
    """Gives every citation its source's number and an anchor of its own, in reading order."""

    def __init__(self, sources: Sequence[Source], map_url: str) -> None:
        self._map = map_url
        self._sources = {source.article: source for source in sources}
        self._given = 0

    def mark(self, citation: Citation) -> dict[str, Any]:
        """The citation as a template prints it: number, anchor, quotation, outlet, title, date, link."""
        self._given += 1
        source = self._sources.get(citation.article)
        return {
            "id": f"q{self._given}",
            "number": source.number if source else 0,
            "outlet": source.outlet if source else "",
            "title": source.title if source else "",
            "date": source.date if source else "",
            "url": safe_url(source.url) if source else "",
            "quote": " ".join(citation.quote.split()),
            "map": map_href(citation.event, self._map) if citation.event else "",
        }

    def sentence(self, sentence: Sentence, seen: dict[Citation, dict[str, Any]] | None = None) -> dict[str, Any]:
        """A sentence with its marks, its bold beginning apart; a citation in `seen` keeps its mark."""
        seen = {} if seen is None else seen
        for citation in sentence.citations:
            if citation not in seen:
                seen[citation] = self.mark(citation)
        marks = [dict(seen[citation]) for citation in sentence.citations]
        numbers = [mark["number"] for mark in marks]
        for index, mark in enumerate(marks):
            mark["first"] = mark["number"] not in numbers[:index]
        bold, text = sentence.text[: sentence.bold], sentence.text[sentence.bold :]
        return {"bold": bold, "text": text, "whole": sentence.text, "marks": marks, "event": sentence.event}


def view(briefing: Briefing, atlas: Atlas, map_url: str = "../atlas.html") -> dict[str, Any]:
    """Everything that a template of the edition prints. `map_url` leads to the map."""
    sources = [source for section in briefing.sections for source in section.sources]
    numbering = Numbering(sources, map_url)
    lede = _prose(briefing.lede, numbering)
    parts = _parts(briefing.sections, numbering, map_url)
    return {
        "headline": briefing.headline,
        "question": briefing.question,
        "as_of": briefing.as_of,
        "minutes": reading_minutes(briefing),
        "lede": lede,
        "map_url": map_url,
        "how_made": briefing.how_made,
        "score": score_line(briefing),
        "contents": [{"id": part["id"], "label": part["over"] or part["label"]} for part in parts if not part["sub"]],
        "parts": parts,
        "rewritten": [{"text": text, "why": why} for text, why in briefing.check.rewritten],
        "dropped": [{"event": map_href(event, map_url), "why": why} for event, why in briefing.check.dropped],
        "skipped": len(atlas.report.skipped),
    }


def reading_minutes(briefing: Briefing) -> int:
    """Whole minutes to read the sentences at 230 words a minute, at least one."""
    words = sum(len(sentence.text.split()) for sentence in briefing.every_sentence())
    return max(1, round(words / _WORDS_A_MINUTE))


def score_line(briefing: Briefing) -> str:
    """The result of the check, as the edition prints it."""
    check = briefing.check
    more = []
    if check.rewritten:
        more.append(f"{len(check.rewritten)} told otherwise or left out")
    if check.dropped:
        more.append(
            f"{len(check.dropped)} {'event' if len(check.dropped) == 1 else 'events'} left out for want of support"
        )
    return f"{check}{' (' + ', '.join(more) + ')' if more else ''}"


def safe_url(url: str) -> str:
    """`url` where a browser may follow it (http or https with a host), else empty."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        return ""
    return quote(url.strip(), safe=":/?#[]@!$&'()*+,;=%~-._")


def map_href(event: str, map_url: str) -> str:
    """The link to an event on the map."""
    return f"{map_url}#{quote(event, safe='')}"


def _prose(sentences: Sequence[Sentence], numbering: Numbering) -> dict[str, Any]:
    """A paragraph of cited sentences."""
    told = [{**numbering.sentence(sentence), "bold": "", "text": sentence.text} for sentence in sentences]
    return {"sentences": told, "marks": _marks(told)}


def _parts(sections: Sequence[Section], numbering: Numbering, map_url: str) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = []
    before = ""
    for number, section in enumerate(sections, 1):
        overall = _OVERALL.get(section.kind, "")
        parts.append(
            {
                "id": f"part{number}",
                "kind": section.kind,
                "label": section.label,
                "over": overall if section.kind != before else "",
                "sub": bool(overall) and section.kind == before,
                "tag": "h3" if overall else "h2",
                "prose": _prose(section.prose, numbering),
                "bullets": [_bullet(bullet, numbering, map_url) for bullet in section.bullets],
                "disputes": [_dispute(row, numbering, map_url) for row in section.disagreements],
                "places": [_place(place, map_url) for place in section.places],
                "notes": section.notes,
                "sources": [_source(source) for source in section.sources],
            }
        )
        before = section.kind
    return parts


def _bullet(bullet: Bullet, numbering: Numbering, map_url: str) -> dict[str, Any]:
    seen: dict[Citation, dict[str, Any]] = {}
    lead = numbering.sentence(bullet.lead, seen)
    if bullet.label:
        lead = {**lead, "bold": "", "text": lead["whole"]}
    sentences = [
        {**numbering.sentence(sentence, seen), "bold": "", "text": sentence.text} for sentence in bullet.sentences
    ]
    return {
        "id": _anchor(bullet.event),
        "event": bullet.event,
        "date": bullet.date,
        "tag": {"claimed": "Claim", "denied": "Denied"}.get(bullet.status, ""),
        "label": bullet.label,
        "lead": lead,
        "sentences": sentences,
        "marks": _marks([lead, *sentences]),
        "href": map_href(bullet.event, map_url),
        "note": bullet.note,
        "ties": [{"phrase": tie.phrase, "title": tie.title, "href": f"#{_anchor(tie.event)}"} for tie in bullet.ties],
    }


def _place(place: PlaceCount, map_url: str) -> dict[str, Any]:
    when = place.first if place.first == place.last else f"{place.first} to {place.last}"
    events = f"{place.events} events"
    return {
        "name": place.name,
        "events": events,
        "when": when,
        "event": place.foremost,
        "href": map_href(place.foremost, map_url),
    }


def _anchor(event: str) -> str:
    return "event-" + "".join(c if c.isalnum() or c in "-_" else f".{ord(c):x}" for c in event)


def _dispute(row: Disagreement, numbering: Numbering, map_url: str) -> dict[str, Any]:
    values = [
        {"value": v.value, "speaker": v.speaker, "date": v.date, "mark": numbering.mark(v.citation)} for v in row.values
    ]
    return {
        "what": row.what,
        "title": row.title,
        "href": map_href(row.event, map_url),
        "values": values,
        "marks": [value["mark"] for value in values],
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "number": source.number,
        "outlet": source.outlet,
        "title": source.title,
        "date": source.date,
        "url": safe_url(source.url),
        "copy_of": source.copy_of,
    }


def _marks(sentences: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The marks of all `sentences`, each once, in order."""
    return list({mark["id"]: mark for sentence in sentences for mark in sentence["marks"]}.values())
