"""Files and folders: which files there are, what they are, who reads them."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path, PurePath
from typing import BinaryIO

from storyatlas.errors import SourceError, UnreadableSource
from storyatlas.ingest.archive import gunzip, members, opened
from storyatlas.ingest.feed import read_feed, read_jsonfeed, read_opml
from storyatlas.ingest.mail import read_mail
from storyatlas.ingest.options import MB, IngestOptions, Reading
from storyatlas.ingest.outlets import OutletTable
from storyatlas.ingest.page import read_page
from storyatlas.ingest.plain import read_markdown, read_text
from storyatlas.ingest.records import read_csv, read_json, read_jsonl
from storyatlas.ingest.sniff import HEAD_BYTES, READ_IN_FOLDERS, Kind, sniff
from storyatlas.model.atlas import Skipped

_UNREADABLE_KINDS: dict[Kind, str] = {
    "empty": "the file is empty; save or download it again",
    "binary": "not a text (a picture, program or other binary file); give HTML, text, Markdown, JSON, CSV, EML or ZIP",
    "pdf": "a PDF, which this version does not read; save the article as HTML or text",
    "office": "an office document, which this version does not read; save it as text or HTML",
}
_MAX_DEPTH = 3
_LONGEST_NAME = 300
# What a build writes.
ARTICLES = "articles.jsonl"
_FILES_OF_AN_ATLAS = frozenset({ARTICLES, "atlas.json", "atlas.html", "storyatlas.db"})
_FOLDERS_OF_AN_ATLAS = frozenset({"edition", "fetched"})


def expand(source: str) -> tuple[list[Path], list[Skipped]]:
    """The files to read of a path (`~` is the home folder), sorted, and a remark on files of other kinds in a folder.

    An atlas in a folder is no source: its articles would count twice, and its briefing is no article. Of a folder
    that is nothing but an atlas, the articles are read.

    Raises `UnreadableSource` for a path that is missing, or a folder without a file to read.
    """
    try:
        path = Path(source).expanduser()
        there = bool(source.strip()) and path.exists()
    except (OSError, RuntimeError, ValueError):  # a name too long, nobody's home, no name
        there = False
    if not there:
        raise UnreadableSource(source[:_LONGEST_NAME] or "''", "no such file or folder; check the spelling")
    if not path.is_dir():
        return [path], []
    files: list[Path] = []
    other: Counter[str] = Counter()
    notes: list[Skipped] = []
    for folder, folders, names in os.walk(path, onerror=lambda error: notes.append(_unreadable_folder(error))):
        if is_atlas(Path(folder)):
            folders[:] = [name for name in folders if name not in _FOLDERS_OF_AN_ATLAS]
            names[:] = [name for name in names if name not in _FILES_OF_AN_ATLAS]
        folders[:] = sorted(
            name for name in folders if not name.startswith((".", "__MACOSX")) and not is_atlas(Path(folder, name))
        )
        for name in sorted(names):
            suffix = PurePath(name).suffix.lower()
            if name.startswith("."):
                continue
            if suffix in READ_IN_FOLDERS:
                files.append(Path(folder, name))
            else:
                other[suffix or "no extension"] += 1
    if not files and is_atlas(path) and (path / ARTICLES).is_file():
        return [path / ARTICLES], []
    if other:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(other.items()))
        notes.append(
            Skipped(str(path), f"files of other kinds left aside: {kinds}; name a file to have it read all the same")
        )
    if not files and not notes:
        raise UnreadableSource(str(path), "the folder is empty; put articles in it")
    return sorted(files), notes


def is_atlas(folder: Path) -> bool:
    """Whether a build wrote into a folder, also one that was stopped."""
    return any((folder / name).is_file() for name in ("atlas.json", "storyatlas.db"))


def _unreadable_folder(error: OSError) -> Skipped:
    return Skipped(str(error.filename), f"the folder cannot be opened ({error.strerror}); check its permissions")


def read_file(path: Path, outlets: OutletTable, options: IngestOptions) -> Reading:
    """Everything in one file. Raises `SourceError` where it cannot be read."""
    source = shown(path)
    try:
        with path.open("rb") as file:
            yield from read_stream(file, source, path.name, path.stat().st_size, outlets, options)
    except OSError as error:
        raise UnreadableSource(
            source, f"cannot be opened ({error.strerror or error}); check its permissions"
        ) from error


def shown(path: Path) -> str:
    """A path in words that can be written: bytes of its name that are no UTF-8 become U+FFFD."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def read_stream(
    file: BinaryIO, source: str, name: str, size: int, outlets: OutletTable, options: IngestOptions, depth: int = 0
) -> Reading:
    """Everything in an open file of `size` bytes; archives are opened up to three deep."""
    head = file.read(HEAD_BYTES)
    file.seek(0)
    kind = sniff(head, name)
    limit = _limit(kind, options)
    if size > limit:
        raise UnreadableSource(
            source, f"{size / MB:.0f} MB, larger than the {limit // MB} MB that one {kind} file may have; split it"
        )
    if kind in _UNREADABLE_KINDS:
        raise UnreadableSource(source, _UNREADABLE_KINDS[kind])
    if kind == "jsonl":
        yield from read_jsonl(file, source, outlets)
    elif kind in ("zip", "gzip"):
        yield from _read_packed(file, source, name, kind, outlets, options, depth)
    else:
        yield from read_document(file.read(limit + 1), source, kind, outlets, options)


def _limit(kind: Kind, options: IngestOptions) -> int:
    """How many bytes a file of a kind may have."""
    if kind == "jsonl":
        return options.max_records_bytes
    if kind in ("json", "csv"):
        return options.max_table_bytes
    return options.max_archive_bytes if kind in ("zip", "gzip") else options.max_document_bytes


def _read_packed(
    file: BinaryIO, source: str, name: str, kind: Kind, outlets: OutletTable, options: IngestOptions, depth: int
) -> Reading:
    if depth >= _MAX_DEPTH:
        raise UnreadableSource(source, f"archives in archives, more than {_MAX_DEPTH} deep; unpack it yourself")
    if kind == "gzip":
        inner = name.removesuffix(".gz")
        data = gunzip(file, source, options.max_records_bytes if ".json" in inner else options.max_document_bytes)
        yield from read_stream(opened(data), source, inner, len(data), outlets, options, depth + 1)
        return
    found = 0
    for member, data in members(file, source, options):
        if PurePath(member).suffix.lower() not in READ_IN_FOLDERS:
            continue
        found += 1
        inside = f"{source}!/{member}"
        try:
            yield from read_stream(opened(data), inside, member, len(data), outlets, options, depth + 1)
        except SourceError as error:
            yield Skipped(error.source, error.reason)
    if not found:
        raise UnreadableSource(source, "no article in this ZIP (no HTML, text, Markdown, JSON, CSV, EML or feed)")


def read_document(
    data: bytes,
    source: str,
    kind: Kind,
    outlets: OutletTable,
    options: IngestOptions,
    *,
    url: str = "",
    charset: str | None = None,
) -> Reading:
    """The articles in one document of a known kind."""
    if kind == "html":
        return read_page(data, source, outlets, url=url, charset=charset)
    if kind == "markdown":
        return read_markdown(data, source, outlets)
    if kind == "json":
        return read_json(data, source, outlets)
    if kind == "jsonfeed":
        return read_jsonfeed(data, source, outlets, url=url, limit=options.max_feed_items)
    if kind == "csv":
        return read_csv(data, source, outlets)
    if kind == "mail":
        return read_mail(data, source, outlets)
    if kind == "feed":
        return read_feed(data, source, outlets, url=url, limit=options.max_feed_items)
    if kind == "opml":
        return read_opml(data, source)
    return read_text(data, source, outlets)
