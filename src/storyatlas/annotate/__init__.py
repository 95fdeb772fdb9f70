"""Article to Document: sentences, syntax, entities, time expressions, places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from storyatlas.annotate.gazetteer import load_gazetteer
from storyatlas.annotate.implied import add_implied, find_capitals
from storyatlas.annotate.origins import find_origins
from storyatlas.annotate.places import resolve_places
from storyatlas.annotate.syntax import DEFAULT_PIPELINE, load_parser
from storyatlas.annotate.times import find_times
from storyatlas.model.article import Article
from storyatlas.model.document import Document

__all__ = ["DEFAULT_PIPELINE", "load_annotator"]


def load_annotator(pipeline: str = DEFAULT_PIPELINE) -> Callable[[Article], Document]:
    """A function that annotates one article; loading its models takes about two seconds."""
    gazetteer = load_gazetteer()
    parse = load_parser(pipeline, gazetteer)

    def annotate(article: Article) -> Document:
        title, text = parse(article.title, "title", article), parse(article.text, "text")
        title = replace(title, times=find_times(title, published=article.written_on))
        text = replace(text, times=find_times(text, published=article.written_on, previous=title.times))
        title, text = (
            replace(title, origins=find_origins(title, gazetteer, beside=text.text)),
            replace(text, origins=find_origins(text, gazetteer, beside=title.text)),
        )
        document = resolve_places(Document(article, title, text), gazetteer)
        text = add_implied(document.text, gazetteer)
        return replace(document, text=text, capitals=find_capitals(document, gazetteer))

    return annotate
