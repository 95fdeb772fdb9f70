"""Sentences read with the real models, which are loaded once for all tests."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from storyatlas.annotate import load_annotator
from storyatlas.extract import extract_events
from storyatlas.model.article import Article
from storyatlas.model.document import Document
from storyatlas.model.mention import EventMention
from tests.stories import article

WEDNESDAY = "2023-05-10"


@cache
def annotator() -> Callable[[Article], Document]:
    return load_annotator()


def annotate(text: str, *, title: str = "", published: str | None = WEDNESDAY) -> Document:
    return annotator()(article(1, text, title=title, published=published))


def read(text: str, *, title: str = "", published: str | None = WEDNESDAY) -> tuple[EventMention, ...]:
    """The sure event mentions of an article printed on a Wednesday."""
    return tuple(m for m in extract_events(annotate(text, title=title, published=published))[0] if m.sure)


def read_faint(text: str) -> tuple[EventMention, ...]:
    """What asserts something in an article, but no event by itself."""
    return tuple(m for m in extract_events(annotate(text))[0] if not m.sure)


def event(text: str, trigger: str, *, title: str = "", published: str | None = WEDNESDAY) -> EventMention:
    """The one mention that `trigger` names."""
    found = read(text, title=title, published=published)
    (mention,) = (m for m in found if m.trigger == trigger)
    return mention


def triggers(text: str, *, title: str = "") -> list[str]:
    """The words that name the events of a text, in its order."""
    return [m.trigger for m in read(text, title=title)]


def related(text: str, *, title: str = "") -> list[tuple[str, str, str, str]]:
    """Type, source, target and cue of each relation; a noun told elsewhere is "the" and its stem."""
    mentions, relations = extract_events(annotate(text, title=title))
    name = {m.id: m.trigger for m in mentions}
    for relation in relations:
        told = title if relation.field == "title" else text
        assert relation.quote == told[relation.start : relation.end]
    return [
        (
            r.type,
            name.get(r.source) or f"the {r.reference.stem if r.reference else ''}",
            name.get(r.target) or f"the {r.reference.stem if r.reference else ''}",
            r.cue,
        )
        for r in relations
    ]
