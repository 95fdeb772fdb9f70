"""The reader of sentences, loaded once for all tests that need it."""

from __future__ import annotations

from functools import cache

from storyatlas.annotate.reader import SentenceReader, load_sentence_reader


@cache
def sentence_reader() -> SentenceReader:
    return load_sentence_reader()
