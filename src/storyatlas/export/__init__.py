"""Exports: one atlas in the formats of other programs.

Each exporter is a function of the atlas that returns the files it makes and how many items the format
cannot hold. Nothing is dropped in silence: `Exported.left_out` says what, and why.
"""

from __future__ import annotations

from collections.abc import Callable

from storyatlas.errors import ConfigError
from storyatlas.export.calendar import to_icalendar
from storyatlas.export.exported import Exported
from storyatlas.export.geojson import to_geojson
from storyatlas.export.graphs import to_gexf, to_graphml
from storyatlas.export.jsonld import to_jsonld
from storyatlas.export.provenance import to_prov
from storyatlas.export.tables import to_csv
from storyatlas.export.timelinejs import to_timelinejs
from storyatlas.model.atlas import Atlas

__all__ = ["FORMATS", "Exported", "export"]

FORMATS: dict[str, Callable[[Atlas], Exported]] = {
    "csv": to_csv,
    "geojson": to_geojson,
    "gexf": to_gexf,
    "graphml": to_graphml,
    "icalendar": to_icalendar,
    "jsonld": to_jsonld,
    "prov": to_prov,
    "timelinejs": to_timelinejs,
}


def export(atlas: Atlas, name: str) -> Exported:
    """The atlas in the format `name`. Raises `ConfigError` where there is no such format."""
    if name not in FORMATS:
        raise ConfigError(f"there is no format {name!r}; choose from {', '.join(FORMATS)}")
    return FORMATS[name](atlas)
