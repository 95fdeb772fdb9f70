"""What changed between two atlases on disk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from storyatlas.diff import Changes, compare
from storyatlas.model.atlas import Atlas, load_atlas
from storyatlas.runners.files import read_texts


def changes_between(old: Path, new: Path) -> Changes:
    """Compare the atlases at `old` and `new`: folders, or their `atlas.json`. Raises `AtlasFormatError`."""
    return compare(load_with_texts(old), load_with_texts(new))


def load_with_texts(source: Path) -> Atlas:
    """The atlas at `source`, its articles with the texts of the `articles.jsonl` beside it, where that is there."""
    atlas = load_atlas(source)
    texts = read_texts((source if source.is_dir() else source.parent) / "articles.jsonl")
    return replace(atlas, articles=tuple(replace(a, text=texts.get(a.id, a.text)) for a in atlas.articles))
