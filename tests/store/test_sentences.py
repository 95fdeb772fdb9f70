"""Sentences kept between runs: the same comes back, nothing damaged or old is used."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from storyatlas.store.extractions import ExtractionStore
from storyatlas.store.sentences import SentenceStore
from tests.reading import sentence_reader
from tests.stories import article, extraction

TEXT = "The mayor of Fairhaven reopened the “old” pier on Friday, the Harbour Office said – at 7 p.m."
DAY = date(2031, 5, 4)


def test_what_was_put_comes_back_the_same(tmp_path: Path) -> None:
    (read,) = sentence_reader()([(TEXT, DAY)])
    assert read.times
    assert read.entities
    with SentenceStore(tmp_path / "storyatlas.db") as store:
        store.put([(TEXT, DAY, read)], "v1")
    with SentenceStore(tmp_path / "storyatlas.db") as store:
        assert store.get(TEXT, DAY, "v1") == read


def test_another_day_or_version_is_not_found(tmp_path: Path) -> None:
    (read,) = sentence_reader()([(TEXT, DAY)])
    with SentenceStore(tmp_path / "storyatlas.db") as store:
        store.put([(TEXT, DAY, read)], "v1")
        assert store.get(TEXT, None, "v1") is None, "on Friday is another day there"
        assert store.get(TEXT, DAY, "v2") is None


def test_what_is_no_longer_asked_for_is_forgotten(tmp_path: Path) -> None:
    texts = [(TEXT, DAY), ("The pier was closed.", DAY)]
    read = sentence_reader()(texts)
    with SentenceStore(tmp_path / "storyatlas.db") as store:
        store.put([(*text, section) for text, section in zip(texts, read, strict=True)], "v2")
        store.put([(TEXT, DAY, read[0])], "v1")
        store.keep_only([texts[0]], "v2")
        assert store.get(*texts[0], "v2") == read[0]
        assert store.get(*texts[1], "v2") is None
        assert store.get(*texts[0], "v1") is None


def test_a_row_cut_short_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "storyatlas.db"
    with SentenceStore(path) as store:
        store.put([(TEXT, DAY, sentence_reader()([(TEXT, DAY)])[0])], "v1")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE sentence SET body = substr(body, 1, 40)")
    connection.close()
    with SentenceStore(path) as store:
        assert store.get(TEXT, DAY, "v1") is None


def test_articles_and_sentences_share_a_file(tmp_path: Path) -> None:
    one = article(1)
    with ExtractionStore(tmp_path / "storyatlas.db") as store:
        store.put(one, "v1", extraction(one))
    with SentenceStore(tmp_path / "storyatlas.db") as sentences:
        sentences.put([(TEXT, DAY, sentence_reader()([(TEXT, DAY)])[0])], "v1")
    with ExtractionStore(tmp_path / "storyatlas.db") as store:
        kept = store.get(one, "v1")
    assert kept is not None
    assert np.array_equal(kept.vectors, extraction(one).vectors)


def test_a_file_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "storyatlas.db"
    path.write_bytes(b"a shopping list, not a database" * 40)
    with pytest.raises(sqlite3.Error):
        SentenceStore(path)
    assert path.read_bytes().startswith(b"a shopping list")
