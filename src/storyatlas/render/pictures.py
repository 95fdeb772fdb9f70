"""Pictures of an atlas without a browser: the map, a preview for links, and the places.

`*_svg` give text, `*_picture` PNG bytes. The same atlas gives the same bytes. `earlier` is a picture that may
be of the same drawing; it is then not drawn again.
"""

from __future__ import annotations

from storyatlas.model.atlas import Atlas
from storyatlas.render.picture_map import map_svg, preview_svg
from storyatlas.render.picture_places import places_svg
from storyatlas.render.svg import png

__all__ = ["map_picture", "map_svg", "places_picture", "places_svg", "preview_picture", "preview_svg"]


def map_picture(atlas: Atlas, earlier: bytes = b"") -> bytes:
    """The map as PNG, 1200 px wide: made to be read at half its size in mail."""
    return png(map_svg(atlas), earlier)


def preview_picture(atlas: Atlas, earlier: bytes = b"") -> bytes:
    """The card that a link shows, as PNG of 1200 x 630 px."""
    return png(preview_svg(atlas), earlier)


def places_picture(atlas: Atlas, earlier: bytes = b"") -> bytes | None:
    """The places as PNG, 1200 px wide; `None` where no place of an event is known."""
    svg = places_svg(atlas)
    return None if svg is None else png(svg, earlier)
