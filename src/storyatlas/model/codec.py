"""Frozen dataclasses to plain JSON values and back, by their own annotations."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from typing import Any


def to_plain(value: Any) -> Any:
    """Dataclasses as dicts and tuples as lists, all the way down; other values as they are."""
    if isinstance(value, (list, tuple)):
        return [to_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: to_plain(item) for key, item in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: to_plain(getattr(value, name)) for name in _field_types(type(value))}
    return value


def from_plain(kind: Any, value: Any) -> Any:
    """Rebuild a value of type `kind` from plain JSON; keys that `kind` does not know are left out.

    Raises `TypeError`, `ValueError` or `AttributeError` where the JSON does not have the shape.
    """
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        if value is None:
            return None
        (kind,) = [arg for arg in typing.get_args(kind) if arg is not type(None)]
        return from_plain(kind, value)
    if origin is tuple:
        item_kind = typing.get_args(kind)[0]
        return tuple(from_plain(item_kind, item) for item in value)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = _field_types(kind)
        return kind(**{key: from_plain(hints[key], item) for key, item in value.items() if key in hints})
    return value


@functools.cache
def _field_types(kind: Any) -> dict[str, Any]:
    """Field names of a dataclass, in order, with their resolved types (slow to resolve: kept)."""
    hints = typing.get_type_hints(kind)
    return {item.name: hints[item.name] for item in dataclasses.fields(kind)}
