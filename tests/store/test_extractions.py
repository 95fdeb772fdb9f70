from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np

from storyatlas.store.extractions import ExtractionStore
from tests.stories import article, extraction


def test_what_was_put_comes_back_the_same(tmp_path: Path) -> None:
    one = article(1)
    kept = extraction(one)
    with ExtractionStore(tmp_path / "storyatlas.db") as store:
        store.put(one, "v1", kept)
    with ExtractionStore(tmp_path / "storyatlas.db") as store:
        back = store.get(one, "v1")
    assert back is not None
    assert (back.article, back.mentions, back.relations) == (kept.article, kept.mentions, kept.relations)
    assert back.vectors.dtype == np.float32
    assert np.array_equal(back.vectors, kept.vectors)


def test_an_article_without_mentions_is_kept_too(tmp_path: Path) -> None:
    one = article(1)
    empty = type(extraction(one))(one.id, (), (), np.zeros((0, 384), dtype=np.float32))
    with ExtractionStore(tmp_path / "storyatlas.db") as store:
        store.put(one, "v1", empty)
        back = store.get(one, "v1")
    assert back is not None
    assert back.vectors.shape == (0, 384)


def test_another_version_or_another_text_is_not_found(tmp_path: Path) -> None:
    one = article(1)
    with ExtractionStore(tmp_path / "storyatlas.db") as store:
        store.put(one, "v1", extraction(one))
        assert store.get(one, "v2") is None
        assert store.get(article(1, "A corrected text."), "v1") is None
        assert store.get(article(1, published="2023-05-03"), "v1") is None
        assert store.get(article(1, source="moved/1.html", wire_of="a9"), "v1") is not None


def test_a_damaged_file_is_moved_aside_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "storyatlas.db"
    path.write_bytes(b"this is no database at all" * 400)
    with ExtractionStore(path) as store:
        assert store.notice is not None
        assert "storyatlas.db.broken-1" in store.notice
        assert "\n" not in store.notice
        store.put(article(1), "v1", extraction(article(1)))
    assert (tmp_path / "storyatlas.db.broken-1").exists()
    with ExtractionStore(path) as store:
        assert store.notice is None
        assert store.get(article(1), "v1") is not None


def test_a_foreign_database_is_left_whole(tmp_path: Path) -> None:
    path = tmp_path / "storyatlas.db"
    with sqlite3.connect(path) as foreign:
        foreign.execute("CREATE TABLE mine (words TEXT)")
    foreign.close()
    with ExtractionStore(path) as store:
        assert store.notice is not None
    kept = sqlite3.connect(tmp_path / "storyatlas.db.broken-1")
    assert kept.execute("SELECT count(*) FROM mine").fetchone() == (0,)
    kept.close()


def test_a_row_cut_short_counts_as_not_read(tmp_path: Path) -> None:
    path = tmp_path / "storyatlas.db"
    with ExtractionStore(path) as store:
        store.put(article(1), "v1", extraction(article(1)))
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE extraction SET vectors = x'00'")
    raw.close()
    with ExtractionStore(path) as store:
        assert store.get(article(1), "v1") is None


def test_old_versions_do_not_pile_up(tmp_path: Path) -> None:
    with ExtractionStore(tmp_path / "storyatlas.db") as store:
        store.put(article(1), "v1", extraction(article(1)))
        store.put(article(1), "v2", extraction(article(1)))
        store.drop_other_versions("v2")
        assert store.get(article(1), "v1") is None
        assert store.get(article(1), "v2") is not None
