"""The file of what was read: one SQLite database in an atlas folder, with a table for each kind of reading."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from storyatlas.store.marked import open_marked

# Written into the file's header (PRAGMA application_id, user_version): "SATL" and the version of
# the tables below. A file with other marks is not ours or not ours any more.
APPLICATION_ID = 0x5341544C
SCHEMA_VERSION = 1

_EXTRACTIONS = """
CREATE TABLE extraction (
    content TEXT NOT NULL,      -- content_key() of the article
    version TEXT NOT NULL,      -- of the program and models that read it
    body BLOB NOT NULL,         -- zlib-packed JSON: article, mentions, relations
    vectors BLOB NOT NULL,      -- little-endian float32, row by row
    width INTEGER NOT NULL,     -- numbers in a row
    PRIMARY KEY (content, version)
) WITHOUT ROWID
"""
_SENTENCES = """
CREATE TABLE IF NOT EXISTS sentence (
    content TEXT NOT NULL,      -- sentence_key() of the text and its day of publication
    version TEXT NOT NULL,      -- of the program and models that read it
    body BLOB NOT NULL,         -- zlib-packed JSON: tokens, sentences, entities, times
    PRIMARY KEY (content, version)
) WITHOUT ROWID
"""


def open_cache(path: Path) -> sqlite3.Connection:
    """A connection to the file at `path`, made where it is missing.

    Raises `sqlite3.DatabaseError` for a file that is damaged or not ours.
    """
    # The roll-back journal keeps the folder one file that can be copied at any time, and
    # stays whole when the process is killed; write-ahead logging would leave side files.
    connection = open_marked(
        path, _EXTRACTIONS, application=APPLICATION_ID, version=SCHEMA_VERSION, pragmas=("journal_mode = DELETE",)
    )
    try:
        connection.execute(_SENTENCES)
    except BaseException:
        connection.close()
        raise
    return connection
