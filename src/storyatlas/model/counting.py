"""Counting: what most say, the same on every run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=str)


def commonest(counts: Mapping[Key, float]) -> Key:
    """The key that counts most, the first by letters among equals. Raises `ValueError` where there is none."""
    return min(counts, key=lambda key: (-counts[key], key))
