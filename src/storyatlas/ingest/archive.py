"""ZIP archives and gzip files, with bounds against bombs."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from storyatlas.errors import UnreadableSource
from storyatlas.ingest.options import MB, IngestOptions

_RATIO_FROM = 1 * MB


def gunzip(file: BinaryIO, source: str, limit: int) -> bytes:
    """The content of a gzip file. Raises `UnreadableSource` past `limit` bytes or where damaged."""
    try:
        data = gzip.GzipFile(fileobj=file).read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableSource(source, f"damaged gzip file ({error}); download it again") from error
    if len(data) > limit:
        raise UnreadableSource(source, f"unpacks to more than {limit // MB} MB; split it into single articles")
    return data


def members(file: BinaryIO, source: str, options: IngestOptions) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file in a ZIP, sorted by name.

    Raises `UnreadableSource` for an archive that is damaged, locked, or a bomb: too many files,
    too large, or packed tighter than text ever is.
    """
    try:
        archive = zipfile.ZipFile(file)
        infos = [info for info in archive.infolist() if not info.is_dir() and not _is_hidden(info.filename)]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableSource(source, f"damaged ZIP ({error}); download it again") from error
    _check(infos, source, options)
    left = options.max_archive_bytes
    for info in sorted(infos, key=lambda info: info.filename):
        data = _read(archive, info, f"{source}!/{info.filename}", min(left, options.max_records_bytes))
        left -= len(data)
        yield info.filename, data


def _check(infos: list[zipfile.ZipInfo], source: str, options: IngestOptions) -> None:
    if len(infos) > options.max_archive_members:
        raise UnreadableSource(source, f"holds {len(infos)} files, more than {options.max_archive_members}; split it")
    if sum(info.file_size for info in infos) > options.max_archive_bytes:
        size = options.max_archive_bytes // MB
        raise UnreadableSource(
            source, f"unpacks to more than {size} MB (a zip bomb?); unpack it yourself and give the folder"
        )
    for info in infos:
        ratio = info.file_size // max(info.compress_size, 1)
        if info.file_size > _RATIO_FROM and ratio > options.max_archive_ratio:
            reason = f"{info.filename} is packed {ratio} to 1 (a zip bomb?); unpack it yourself and give the folder"
            raise UnreadableSource(source, reason)


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: str, limit: int) -> bytes:
    if info.flag_bits & 1:
        raise UnreadableSource(source, "locked with a password; unpack it yourself and give the folder")
    try:
        with archive.open(info) as member:
            data = member.read(limit + 1)  # the size in the directory may lie
    except (zipfile.BadZipFile, OSError, EOFError, zlib.error, NotImplementedError, RuntimeError) as error:
        raise UnreadableSource(source, f"damaged inside the ZIP ({error}); download it again") from error
    if len(data) > limit:
        raise UnreadableSource(source, f"unpacks to more than {limit // MB} MB (a zip bomb?)")
    return data


def _is_hidden(name: str) -> bool:
    return name.startswith("__MACOSX/") or any(part.startswith(".") for part in name.split("/"))


def opened(data: bytes) -> BinaryIO:
    """Bytes as a file."""
    return io.BytesIO(data)
