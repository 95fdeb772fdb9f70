"""The JSON Schema of `atlas.json`, made from the dataclasses that write it."""

from __future__ import annotations

import dataclasses
import inspect
import json
import types
import typing
from importlib.resources import files
from typing import Any, Literal

from storyatlas.model.article import Article
from storyatlas.model.atlas import ARTICLE_KEYS, FORMAT, PLACE_KEYS, TIME_KEYS, Atlas
from storyatlas.model.place import Place
from storyatlas.model.time import TimeValue

FILE = "atlas.schema.json"

# What atlas.json leaves out of these types (the texts lie in articles.jsonl).
_WRITTEN: dict[type, tuple[str, ...]] = {Article: ARTICLE_KEYS, Place: PLACE_KEYS, TimeValue: TIME_KEYS}
_PLAIN = {str: "string", bool: "boolean", int: "integer", float: "number", type(None): "null"}


def read_schema() -> str:
    """The text of the schema in the package."""
    return files("storyatlas.model").joinpath(FILE).read_text("utf-8")


def atlas_schema() -> dict[str, Any]:
    """The schema as the dataclasses give it; the file in the package must be the same."""
    definitions: dict[str, Any] = {}
    atlas = _object(Atlas, definitions)
    atlas["properties"] = {"format": {"const": FORMAT}, **atlas["properties"]}
    atlas["required"] = ["format", *atlas["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"atlas.json, format {FORMAT}",
        **atlas,
        "$defs": dict(sorted(definitions.items())),
    }


def dump_schema() -> str:
    """The text that the file in the package must hold."""
    return json.dumps(atlas_schema(), indent=2, ensure_ascii=False) + "\n"


def _object(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    names = _WRITTEN.get(kind) or [item.name for item in dataclasses.fields(kind)]
    return {
        "type": "object",
        "description": " ".join((inspect.getdoc(kind) or "").split()),
        "properties": {name: _schema(hints[name], definitions) for name in names},
        "required": list(names),
    }


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if kind in _PLAIN:
        return {"type": _PLAIN[kind]}
    if kind is Any:
        return {}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (typing.Union, types.UnionType):
        choices = [_schema(argument, definitions) for argument in arguments]
        if all(set(choice) == {"type"} for choice in choices):
            return {"type": [choice["type"] for choice in choices]}
        return {"anyOf": choices}
    if origin is tuple:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    if origin is dict:
        values = _schema(arguments[1], definitions)
        return {"type": "object", "additionalProperties": values} if values else {"type": "object"}
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}  # keeps a type that holds itself from going round for ever
        definitions[name] = _object(kind, definitions)
    return {"$ref": f"#/$defs/{name}"}
