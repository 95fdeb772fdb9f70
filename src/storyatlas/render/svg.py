"""SVG as text: elements whose words and attributes are escaped, and the ink of the pictures."""

from __future__ import annotations

import importlib.metadata
import re
import struct
import zlib
from collections.abc import Iterable
from hashlib import sha256
from html import escape

import resvg_py

from storyatlas.render.fonts import SYSTEM_FAMILIES, Font, font_files

PAPER, PAPER_DEEP, INK, INK_SOFT, INK_FAINT = "#fbf9f4", "#f3efe6", "#1d1b18", "#57524a", "#6f695f"
RULE, HAIR, ACCENT = "#ddd6c8", "#b9b1a2", "#9d2d1c"
# One a storyline, then grey; the same as --hue-0 to --hue-8 of the page in light.
HUES = ("#1f5f99", "#a8432a", "#2c7247", "#7a4b94", "#8a5a00", "#00707a", "#a3356b", "#4f5f2a", "#5f5a52")

_SIGNATURE_AND_SIZE = 8 + 25  # bytes of a PNG before its other chunks: signature and IHDR
_STAMP = b"Drawn from"  # keyword of the text chunk that says of which drawing a PNG is

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tag(name: str, *children: str, **attributes: str | float | None) -> str:
    """An element; `font_size=3` becomes `font-size="3"`, `None` is left out, children are markup."""
    words = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_plain(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{words}>{''.join(children)}</{name}>" if children else f"<{name}{words}/>"


def words(text: str, x: float, y: float, size: float, font: Font, fill: str = INK, **more: str | float | None) -> str:
    """A line of text on its baseline, in `font` where that has all its letters."""
    text = font.drawable(_NOT_XML.sub("", text))
    family = f"'{font.family}', {SYSTEM_FAMILIES}" if font.covers(text) else SYSTEM_FAMILIES
    return tag(
        "text",
        escape(text),
        x=x,
        y=y,
        font_family=family,
        font_weight=font.weight,
        font_size=size,
        fill=fill,
        **more,
    )


def picture(width: float, height: float, children: Iterable[str], description: str) -> str:
    """A whole SVG document on paper, with a title for those who cannot see it."""
    return tag(
        "svg",
        tag("title", escape(_NOT_XML.sub("", description))),
        tag("rect", width=width, height=height, fill=PAPER),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        width=width,
        height=height,
        viewBox=f"0 0 {_plain(width)} {_plain(height)}",
        role="img",
    )


def png(svg: str, earlier: bytes = b"") -> bytes:
    """`svg` as PNG, drawn with the packaged fonts and, for other scripts, those of the machine.

    Drawing takes a fifth of a second, so every PNG bears the mark of its drawing: `earlier` is returned
    as it is where it is of this one.
    """
    stamp = _chunk(
        _STAMP + b"\0" + sha256((importlib.metadata.version("resvg_py") + svg).encode()).hexdigest().encode()
    )
    if earlier[_SIGNATURE_AND_SIZE:].startswith(stamp):
        return earlier
    drawn = bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            font_files=font_files(),
            skip_system_fonts=False,
            serif_family="Source Serif Pro",
            sans_serif_family="Source Sans Pro",
            font_family="Source Sans Pro",
        )
    )
    return drawn[:_SIGNATURE_AND_SIZE] + stamp + drawn[_SIGNATURE_AND_SIZE:]


def _chunk(text: bytes) -> bytes:
    """A text chunk of a PNG (PNG specification, 11.3.3): length, type, data, checksum."""
    body = b"tEXt" + text
    return struct.pack(">I", len(text)) + body + struct.pack(">I", zlib.crc32(body))


def _plain(value: str | float) -> str:
    if isinstance(value, str):
        return escape(_NOT_XML.sub("", value), quote=True)
    return f"{round(value, 2):g}"
