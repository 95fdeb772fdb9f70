"""The sentences that a briefing is made of: read before, or by the parser, which loads only where one is new."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from storyatlas.model.document import Section
from storyatlas.runners.fingerprint import sentence_version
from storyatlas.store.sentences import SentenceStore

_Text = tuple[str, date | None]


class SentenceReader:
    """Gives texts, each with its day of publication, their syntax and times. `asked` are all that it read."""

    def __init__(self, store: SentenceStore | None = None) -> None:
        self._store = store
        self._version = sentence_version() if store else ""
        self.asked: dict[_Text, None] = {}
        self._read: Callable[[Sequence[_Text]], list[Section]] | None = None

    def __call__(self, texts: Sequence[_Text]) -> list[Section]:
        self.asked.update(dict.fromkeys(texts))
        known = {text: section for text in texts if (section := self._kept(text))}
        if new := [text for text in dict.fromkeys(texts) if text not in known]:
            known.update(zip(new, self._parse(new), strict=True))
            if self._store:
                with contextlib.suppress(sqlite3.Error):  # a folder that cannot be written to
                    self._store.put([(*text, known[text]) for text in new], self._version)
        return [known[text] for text in texts]

    def forget_others(self) -> None:
        """Keep only what was asked for."""
        if self._store:
            with contextlib.suppress(sqlite3.Error):
                self._store.keep_only(self.asked, self._version)

    def _kept(self, text: _Text) -> Section | None:
        if self._store is None:
            return None
        try:
            return self._store.get(*text, self._version)
        except sqlite3.Error:
            return None  # damaged; the next build puts it aside and says so

    def _parse(self, texts: Sequence[_Text]) -> list[Section]:
        if self._read is None:
            # Imported here: spaCy and its model take two seconds to load, more than all the rest of an edition.
            from storyatlas.annotate.reader import load_sentence_reader

            self._read = load_sentence_reader()
        return self._read(texts)


@contextlib.contextmanager
def sentences_kept(database: Path) -> Iterator[SentenceReader]:
    """A reader that keeps what it read in the cache at `database`, where that can be used."""
    with contextlib.ExitStack() as stack:
        store = None
        if database.is_file():
            with contextlib.suppress(sqlite3.Error):
                store = stack.enter_context(SentenceStore(database))
        yield SentenceReader(store)
