"""SentenceStore: the syntax of sentences that a briefing was made of, kept in SQLite."""

from __future__ import annotations

import hashlib
import json
import typing
import zlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from storyatlas.model.codec import from_plain, to_plain
from storyatlas.model.document import Entity, Section, Sentence, Token
from storyatlas.model.time import TimeExpression
from storyatlas.store.cache import open_cache


class SentenceStore:
    """Read sentences by their text, their day of publication and the version of the program that read them.

    Holds data only, like `ExtractionStore`, in the same file. Raises `sqlite3.Error` where that cannot be
    used. Use as a context manager.
    """

    def __init__(self, path: Path) -> None:
        self._connection = open_cache(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def get(self, text: str, published: date | None, version: str) -> Section | None:
        """What this `version` read of the text; `None` where nothing usable is kept."""
        key = sentence_key(text, published)
        found = self._connection.execute("SELECT body FROM sentence WHERE content = ? AND version = ?", (key, version))
        row = found.fetchone()
        if row is None:
            return None
        try:
            return _decode(text, row[0])
        except (zlib.error, ValueError, TypeError, KeyError, AttributeError):
            return None  # a row cut short or edited by hand: the sentence is read again and the row replaced

    def put(self, read: Iterable[tuple[str, date | None, Section]], version: str) -> None:
        """Keep what was read of each text for the next time."""
        rows = [(sentence_key(text, day), version, _encode(section)) for text, day, section in read]
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO sentence VALUES (?, ?, ?)", rows)

    def keep_only(self, texts: Iterable[tuple[str, date | None]], version: str) -> None:
        """Forget all other texts, and what other versions read."""
        keys = {sentence_key(text, day) for text, day in texts}
        kept = self._connection.execute("SELECT content, version FROM sentence").fetchall()
        stale = [(key, other) for key, other in kept if key not in keys or other != version]
        with self._connection:
            self._connection.executemany("DELETE FROM sentence WHERE content = ? AND version = ?", stale)


def sentence_key(text: str, published: date | None) -> str:
    """SHA-256 (hex) of what reading a sentence depends on."""
    return hashlib.sha256(json.dumps((text, str(published))).encode("ascii")).hexdigest()


def _encode(section: Section) -> bytes:
    """The section without its text. Tokens and entities lie in it as rows: names for each would triple the size."""
    plain = {
        "field": section.field,
        "tokens": [[t.lemma, t.pos, t.tag, t.dep, t.head, t.start, t.end, t.morph] for t in section.tokens],
        "sentences": [[s.start, s.end, s.first, s.last] for s in section.sentences],
        "entities": [[e.start, e.end, e.first, e.last, e.text, e.type] for e in section.entities],
        "times": to_plain(section.times),
    }
    return zlib.compress(json.dumps(plain, ensure_ascii=False).encode("utf-8", "surrogatepass"), level=3)


def _decode(text: str, body: bytes) -> Section:
    plain: dict[str, Any] = json.loads(zlib.decompress(body).decode("utf-8", "surrogatepass"))
    tokens = tuple(
        Token(i, text[start:end], lemma, pos, tag, dep, head, start, end, morph)
        for i, (lemma, pos, tag, dep, head, start, end, morph) in enumerate(plain["tokens"])
    )
    return Section(
        field=plain["field"],
        text=text,
        tokens=tokens,
        sentences=tuple(Sentence(*row) for row in plain["sentences"]),
        entities=tuple(Entity(*row) for row in plain["entities"]),
        times=typing.cast(tuple[TimeExpression, ...], from_plain(tuple[TimeExpression, ...], plain["times"])),
    )
