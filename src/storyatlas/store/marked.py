"""SQLite files that say whose they are."""

from __future__ import annotations

import sqlite3
from pathlib import Path


def open_marked(
    path: Path, schema: str, *, application: int, version: int, pragmas: tuple[str, ...], threads: bool = False
) -> sqlite3.Connection:
    """A connection to the file at `path`, made with the tables of `schema` where it is new.

    `application` and `version` stand in its header (PRAGMA application_id, user_version). Raises
    `sqlite3.DatabaseError` for a file that bears other marks or is damaged. `threads` allows use by
    several, which must take turns.
    """
    connection = sqlite3.connect(path, check_same_thread=not threads)
    try:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        (found,) = connection.execute("PRAGMA application_id").fetchone()
        (number,) = connection.execute("PRAGMA user_version").fetchone()
        if tables and (found, number) != (application, version):
            raise sqlite3.DatabaseError("not written by this version")
        if not tables:
            connection.execute(f"PRAGMA application_id = {application}")
            connection.execute(f"PRAGMA user_version = {version}")
            connection.execute(schema)
            connection.commit()
    except BaseException:
        connection.close()
        raise
    return connection
