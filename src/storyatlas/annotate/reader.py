"""Single sentences with their syntax and time expressions, for those who rewrite them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from storyatlas.annotate.syntax import DEFAULT_PIPELINE, load_pipeline, to_section
from storyatlas.annotate.times import find_times
from storyatlas.model.document import Section

SentenceReader = Callable[[Sequence[tuple[str, date | None]]], list[Section]]


def load_sentence_reader(pipeline: str = DEFAULT_PIPELINE) -> SentenceReader:
    """A function from texts, each with its day of publication, to their annotated sections."""
    nlp = load_pipeline(pipeline)

    def read(texts: Sequence[tuple[str, date | None]]) -> list[Section]:
        sections = []
        for (text, published), doc in zip(texts, nlp.pipe([text for text, _ in texts], batch_size=64), strict=True):
            section = to_section(text, [(doc, 0)], "text")
            sections.append(replace(section, times=find_times(section, published=published)))
        return sections

    return read
