"""The fonts of pictures: where their files are, what they cover, and how wide their letters run.

Pictures are drawn on machines that may have no font at all, so the files come as packages: Source
Serif Pro for titles and Source Sans Pro for data (SIL Open Font License 1.1). Widths are read from
the files, so that a line that was measured here fits in the picture.
"""

from __future__ import annotations

import struct
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

from storyatlas.errors import ConfigError

# Set where a text has letters that the packaged fonts lack; what the machine has of these is taken.
SYSTEM_FAMILIES = "'Noto Sans', 'Noto Sans CJK SC', 'DejaVu Sans', 'Arial Unicode MS', Arial, serif"


@dataclass(frozen=True, slots=True)
class Font:
    """One font file: the family and weight that a picture asks for, and the advance of each
    character that it covers, in em."""

    family: str
    weight: int
    path: str
    advances: dict[int, float]

    def covers(self, text: str) -> bool:
        """Whether every letter of `text` has a shape in this font."""
        return all(ord(character) in self.advances for character in text if character.isalnum())

    def drawable(self, text: str) -> str:
        """`text` without signs that have no shape here (emoji, private signs); letters stay."""
        kept = (c for c in text if ord(c) in self.advances or c.isalnum() or unicodedata.combining(c))
        return " ".join("".join(kept).split())

    def width(self, text: str) -> float:
        """The width of `text` in em; letters of other fonts are taken for wide ones."""
        return sum(
            self.advances.get(ord(c), 0.0 if unicodedata.combining(c) else 1.0 if c > "\u2e80" else 0.7) for c in text
        )


def serif() -> Font:
    """Titles."""
    return _font("Source Serif Pro", 600, "font_source_serif_pro", "SourceSerifPro-Semibold.ttf")


def serif_plain() -> Font:
    """Titles that matter less."""
    return _font("Source Serif Pro", 400, "font_source_serif_pro", "SourceSerifPro-Regular.ttf")


def sans() -> Font:
    """Labels and data."""
    return _font("Source Sans Pro", 400, "font_source_sans_pro", "SourceSansPro-Regular.ttf")


def sans_bold() -> Font:
    """Labels of storylines, years."""
    return _font("Source Sans Pro", 600, "font_source_sans_pro", "SourceSansPro-Semibold.ttf")


def font_files() -> list[str]:
    """The paths of all font files that pictures use."""
    return [font.path for font in (serif(), serif_plain(), sans(), sans_bold())]


@cache
def _font(family: str, weight: int, package: str, name: str) -> Font:
    try:
        with as_file(files(package) / "files" / name) as path:
            return Font(family, weight, str(path), _advances(path.read_bytes()))
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise ConfigError(f"the font {name} is missing; run: pip install {package.replace('_', '-')}") from error


def _advances(data: bytes) -> dict[int, float]:
    """The advance in em of each character of a TrueType file (OpenType 1.9: cmap format 4, hmtx)."""
    tables = {}
    for i in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * i)
        tables[tag] = offset
    units = struct.unpack_from(">H", data, tables[b"head"] + 18)[0]
    metrics = struct.unpack_from(">H", data, tables[b"hhea"] + 34)[0]
    widths = struct.unpack_from(f">{'Hh' * metrics}", data, tables[b"hmtx"])[::2]
    return {
        code: widths[min(glyph, metrics - 1)] / units for code, glyph in _glyphs(data, tables[b"cmap"]).items() if glyph
    }


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """The glyph of each character of the basic plane."""
    for i in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        at = cmap + struct.unpack_from(">I", data, cmap + 8 + 8 * i)[0]
        if struct.unpack_from(">H", data, at)[0] == 4:
            break
    else:
        return {}
    count = struct.unpack_from(">H", data, at + 6)[0] // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{count}H", data, at + 14 + 2 * count * i + (2 if i else 0)) for i in range(4)
    )
    glyphs = {}
    for i, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            if offset == 0:
                glyphs[code] = (code + delta) & 0xFFFF
            else:
                place = at + 16 + 6 * count + 2 * i + offset + 2 * (code - start)
                glyph = struct.unpack_from(">H", data, place)[0]
                glyphs[code] = (glyph + delta) & 0xFFFF if glyph else 0
    return glyphs
