"""An atlas on disk in the formats of other programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from storyatlas.export import FORMATS, Exported, export
from storyatlas.model.atlas import load_atlas
from storyatlas.runners.files import prepare_folder, write_whole_bytes


def export_files(source: Path, folder: Path, formats: Sequence[str] = ()) -> dict[str, Exported]:
    """Write the atlas at `source` in `formats` (all where none is named) into `folder`.

    Raises `ConfigError` for an unknown format before anything is written, `AtlasFormatError` where
    there is no atlas.
    """
    atlas = load_atlas(source)
    made = {name: export(atlas, name) for name in (formats or FORMATS)}
    prepare_folder(folder)
    for exported in made.values():
        for name, content in exported.files.items():
            write_whole_bytes(folder / name, content)
    return made
