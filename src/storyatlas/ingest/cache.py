"""The cache of fetched pages."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a URL gave: where it ended after redirects, its body, and what validates it again."""

    url: str
    final_url: str
    data: bytes
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""


class FetchCache(Protocol):
    """Keeps what URLs gave. `get` gives `None` for what it does not have."""

    def get(self, url: str) -> Fetched | None: ...

    def put(self, fetched: Fetched) -> None: ...


class FolderCache:
    """A cache of one file per URL: a line of JSON, then the body."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, url: str) -> Fetched | None:
        """The last answer of a URL; a file that is damaged counts as none."""
        try:
            head, _, data = self._file(url).read_bytes().partition(b"\n")
            fields = json.loads(head)
            return Fetched(url, data=data, **fields) if fields.pop("url") == url else None
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None

    def put(self, fetched: Fetched) -> None:
        """Keep an answer. Written beside and moved into place, so a stop in between harms nothing."""
        fields = {
            name: getattr(fetched, name) for name in ("url", "final_url", "content_type", "etag", "last_modified")
        }
        self._folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self._folder, prefix=".writing-")
        with os.fdopen(handle, "wb") as file:
            file.write(json.dumps(fields).encode() + b"\n" + fetched.data)
        os.replace(name, self._file(fetched.url))

    def _file(self, url: str) -> Path:
        return self._folder / hashlib.sha256(url.encode()).hexdigest()
