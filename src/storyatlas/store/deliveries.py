"""DeliveryStore: who got which edition, kept so that a killed run can go on."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from storyatlas.errors import StoryatlasError
from storyatlas.store.marked import open_marked

APPLICATION_ID = 0x53414D4C  # "SAML", in the file's header
SCHEMA_VERSION = 1

State = Literal["waiting", "on_the_way", "sent", "rejected"]

_SCHEMA = """
CREATE TABLE delivery (
    edition TEXT NOT NULL,      -- key of the mailing
    recipient TEXT NOT NULL,    -- address in lower case
    state TEXT NOT NULL,        -- waiting, on_the_way, sent, rejected
    answer TEXT NOT NULL,       -- of the server, where it was no yes
    PRIMARY KEY (edition, recipient)
) WITHOUT ROWID
"""


class DeliveryStore:
    """The state of every copy of every edition, in SQLite. Safe to use from several threads.

    What was noted survives the end of the program at any moment: each copy is known as sent, not sent, or
    `on_the_way`, handed over without an answer. It is on the disk within a second; a power cut can lose that
    second. Unlike a cache it is never begun afresh by itself: without it everybody would get a second copy.
    """

    def __init__(self, path: Path) -> None:
        """Raises `StoryatlasError` where the file is damaged or foreign."""
        self.path = path
        try:
            self._connection = _open(path)
        except sqlite3.DatabaseError as error:
            raise StoryatlasError(
                f"{path} cannot be used ({error}); it says who got what, so restore it from a backup, or remove it "
                "and send to those alone who got nothing"
            ) from error
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._flusher = threading.Thread(target=self._flush, name="deliveries", daemon=True)
        self._flusher.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.set()
        self._flusher.join()
        with self._lock:
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.close()

    def states(self, edition: str) -> dict[str, State]:
        """The state of each recipient of `edition` that has one."""
        with self._lock:
            found = self._connection.execute("SELECT recipient, state FROM delivery WHERE edition = ?", (edition,))
            return dict(found.fetchall())

    def answers(self, edition: str, state: State) -> list[tuple[str, str]]:
        """Recipient and last answer of those in `state`, by recipient."""
        with self._lock:
            return self._connection.execute(
                "SELECT recipient, answer FROM delivery WHERE edition = ? AND state = ? ORDER BY recipient",
                (edition, state),
            ).fetchall()

    def note(self, edition: str, recipient: str, state: State, answer: str = "") -> None:
        """Note the state of one copy, with what the server said. Takes a tenth of a millisecond.

        Raises `StoryatlasError` where it cannot be written: nothing may be sent without.
        """
        try:
            with self._lock, self._connection:
                self._connection.execute(
                    "INSERT OR REPLACE INTO delivery VALUES (?, ?, ?, ?)", (edition, recipient, state, answer)
                )
        except sqlite3.Error as error:
            raise StoryatlasError(f"{self.path} cannot be written ({error}); free some space") from error

    def forget(self, edition: str, state: State) -> None:
        """Treat the recipients in `state` as if nothing had been sent to them."""
        with self._lock, self._connection:
            self._connection.execute("DELETE FROM delivery WHERE edition = ? AND state = ?", (edition, state))

    def _flush(self) -> None:
        """Bring what was written to the disk once a second."""
        log = self.path.with_name(f"{self.path.name}-wal")
        while not self._closing.wait(1.0):
            with contextlib.suppress(FileNotFoundError), log.open("rb") as written:
                os.fsync(written.fileno())


def _open(path: Path) -> sqlite3.Connection:
    # A commit is one write to the log, which the system keeps when the program is killed. FULL would wait for
    # the disk at each (5 ms), between the note and the full stop that makes a copy the server's: a kill would
    # fall there often, and leave a copy that went nowhere and counts as on its way.
    return open_marked(
        path,
        _SCHEMA,
        application=APPLICATION_ID,
        version=SCHEMA_VERSION,
        pragmas=("journal_mode = WAL", "synchronous = NORMAL"),
        threads=True,
    )
