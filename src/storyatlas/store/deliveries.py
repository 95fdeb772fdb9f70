"""DeliveryStore: who got which edition, kept so that a killed run can go on."""

from __future__ import annotations

import queue
import sqlite3
import threading
from concurrent.futures import Future
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from storyatlas.errors import StoryatlasError

APPLICATION_ID = 0x53414D4C  # "SAML", in the file's header
SCHEMA_VERSION = 1

State = Literal["waiting", "on_the_way", "sent", "rejected"]

_Note = tuple[str, str, State, str]

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

    What was noted is on disk before a copy is handed over, so that killing the program at any moment
    leaves each copy known as sent, not sent, or `on_the_way`: handed over without an answer. Notes of
    several threads share one write to the disk, which takes milliseconds. Unlike a cache it is never
    begun afresh by itself: without it everybody would get a second copy.
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
        self._notes: queue.SimpleQueue[tuple[_Note, Future[None]] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._writer = threading.Thread(target=self._write, name="deliveries", daemon=True)
        self._writer.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._notes.put(None)
        self._writer.join()
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

    def note(self, edition: str, recipient: str, state: State, answer: str = "") -> Future[None]:
        """Note the state of one copy, with what the server said. The result is there when it is on disk."""
        done: Future[None] = Future()
        self._notes.put(((edition, recipient, state, answer), done))
        return done

    def forget(self, edition: str, state: State) -> None:
        """Treat the recipients in `state` as if nothing had been sent to them."""
        with self._lock, self._connection:
            self._connection.execute("DELETE FROM delivery WHERE edition = ? AND state = ?", (edition, state))

    def _write(self) -> None:
        """Write notes as they come; what has gathered meanwhile goes with them."""
        ended = False
        while not ended:
            batch = [self._notes.get()]
            while not self._notes.empty():
                batch.append(self._notes.get())
            ended = None in batch
            notes = [note for note in batch if note is not None]
            try:
                with self._lock, self._connection:
                    self._connection.executemany(
                        "INSERT OR REPLACE INTO delivery VALUES (?, ?, ?, ?)", [values for values, _ in notes]
                    )
            except sqlite3.Error as error:
                for _, done in notes:
                    done.set_exception(StoryatlasError(f"{self.path} cannot be written ({error}); free some space"))
            else:
                for _, done in notes:
                    done.set_result(None)


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, check_same_thread=False)
    try:
        # Write-ahead logging makes a commit one write; NORMAL would lose the last ones in a power cut.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        if tables and (application, schema) != (APPLICATION_ID, SCHEMA_VERSION):
            raise sqlite3.DatabaseError("not written by this version")
        if not tables:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            connection.execute(_SCHEMA)
            connection.commit()
    except BaseException:
        connection.close()
        raise
    return connection
