"""ExtractionStore: what was read from each article, kept in SQLite between builds."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import typing
import zlib
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from storyatlas.errors import StoryatlasError
from storyatlas.model.article import Article
from storyatlas.model.codec import from_plain, to_plain
from storyatlas.model.extraction import Extraction, Relation
from storyatlas.model.kinds import NameKind
from storyatlas.model.mention import EventMention
from storyatlas.model.place import Setting
from storyatlas.store.cache import open_cache


class ExtractionStore:
    """Extractions by the content of their article and the version of the program that read it.

    Holds data only: JSON and numbers, never pickled objects, as an atlas folder may come from
    somebody else. A file that is damaged or foreign is moved aside and `notice` says so in one
    line. Use as a context manager; what was put is on disk after `commit` and on leaving.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.notice: str | None = None
        try:
            self._connection = open_cache(path)
        except sqlite3.DatabaseError as error:
            aside = _free_name(path)
            try:
                path.replace(aside)
                self._connection = open_cache(path)
            except (OSError, sqlite3.DatabaseError) as second:
                raise StoryatlasError(
                    f"{path}: the cache cannot be opened ({second}); build into another folder"
                ) from second
            self.notice = f"the cache could not be read ({error}); moved to {aside.name} and begun afresh"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def get(self, article: Article, version: str) -> Extraction | None:
        """What this `version` read from the same content before, `None` where nothing usable is kept."""
        row = self._connection.execute(
            "SELECT body, vectors, width FROM extraction WHERE content = ? AND version = ?",
            (content_key(article), version),
        ).fetchone()
        if row is None:
            return None
        try:
            return _decode(*row)
        except (zlib.error, ValueError, TypeError, KeyError, AttributeError):
            return None  # a row cut short or edited by hand: the article is read again and the row replaced

    def put(self, article: Article, version: str, extraction: Extraction) -> None:
        """Keep `extraction` for the next build; an earlier one of the same key is replaced."""
        self._connection.execute(
            "INSERT OR REPLACE INTO extraction VALUES (?, ?, ?, ?, ?)",
            (content_key(article), version, *_encode(extraction)),
        )

    def drop_other_versions(self, version: str) -> None:
        """Forget what other versions read: it would never be asked for again."""
        self._connection.execute("DELETE FROM extraction WHERE version <> ?", (version,))

    def commit(self) -> None:
        """Make everything put so far survive a kill."""
        self._connection.commit()

    def close(self) -> None:
        """Commit and close the file."""
        self._connection.commit()
        self._connection.close()


def content_key(article: Article) -> str:
    """SHA-256 (hex) of what reading depends on: not where the article lay, nor who owns it."""
    parts = (
        article.id,
        article.url,
        article.outlet,
        article.title,
        article.text,
        article.published,
        article.original,
        article.language,
        article.author,
    )
    return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()


def _free_name(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name}.broken-{number}")).exists():
        number += 1
    return aside


def _encode(extraction: Extraction) -> tuple[bytes, bytes, int]:
    plain = {
        "article": extraction.article,
        "mentions": to_plain(extraction.mentions),
        "relations": to_plain(extraction.relations),
        "setting": to_plain(extraction.setting),
        "kinds": to_plain(extraction.kinds),
    }
    body = zlib.compress(json.dumps(plain, ensure_ascii=False).encode("utf-8", "surrogatepass"), level=3)
    vectors = np.ascontiguousarray(extraction.vectors, dtype="<f4")
    return body, vectors.tobytes(), vectors.shape[1] if vectors.ndim == 2 else 0


def _decode(body: bytes, vectors: bytes, width: int) -> Extraction:
    plain = json.loads(zlib.decompress(body).decode("utf-8", "surrogatepass"))
    mentions = typing.cast(tuple[EventMention, ...], from_plain(tuple[EventMention, ...], plain["mentions"]))
    relations = typing.cast(tuple[Relation, ...], from_plain(tuple[Relation, ...], plain["relations"]))
    rows = np.frombuffer(vectors, dtype="<f4").reshape(len(mentions), width).astype(np.float32)
    setting = typing.cast(Setting, from_plain(Setting, plain["setting"]))
    kinds = typing.cast(tuple[NameKind, ...], from_plain(tuple[NameKind, ...], plain["kinds"]))
    return Extraction(plain["article"], mentions, relations, rows, setting, kinds)
