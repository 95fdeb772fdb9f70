"""Exported: what an exporter made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exported:
    """`files` by name, as bytes (UTF-8 where they are text); `items` counts the events in them.

    `left_out` counts the events that the format has no way to hold, `why` says in a few words which.
    """

    files: dict[str, bytes]
    items: int
    left_out: int = 0
    why: str = ""
