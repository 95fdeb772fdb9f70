"""Cards: titles in lines that fit, each placed where it covers no other at any zoom.

Zoom stretches the time axis only; cards keep their size. Two cards of a row whose anchors differ
therefore part as the map grows, and once apart they stay apart. So each card gets one number, the
least zoom at which it covers none of those that matter more, and the page shows it from there on.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

GUTTER = 14.0  # px between cards of a row
MAX_ZOOM = 48.0  # a card that needs more is left a dot


@dataclass(frozen=True, slots=True)
class Face:
    """How a card is set: its width, font size and line height in px, the most lines, and how much
    wider its weight runs than regular type."""

    name: str
    width: float
    size: float
    line: float
    lines: int
    weight: float

    @property
    def height(self) -> float:
        """Px with the line of the date above the title."""
        return DATE_LINE + self.lines * self.line

    def card(self, lines: Sequence[str], left: float, top: float, zoom: float) -> dict[str, Any]:
        """A card as JSON: `left` px from its anchor, `top` px from the map's top, shown from `zoom` on."""
        return {
            "face": self.name,
            "lines": list(lines),
            "left": left,
            "top": round(top, 2),
            "width": self.width,
            "height": DATE_LINE + len(lines) * self.line,
            "zoom": zoom,
        }


DATE_LINE = 14.0
LEAD = Face("lead", 214, 14.5, 17, 3, 1.13)
NOTE = Face("note", 172, 12.5, 15, 3, 1.02)

# Advance widths of Georgia in thousandths of an em, the widest serif that the page asks for.
_LETTERS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789.,:;!?'’‘\"“”()-–—/&$%",
        (
            *(504, 560, 454, 575, 484, 325, 510, 582, 293, 291, 535, 287, 880),
            *(591, 539, 571, 560, 410, 432, 346, 576, 497, 738, 504, 492, 443),
            *(671, 654, 642, 750, 653, 600, 726, 815, 390, 518, 695, 602, 927),
            *(767, 744, 610, 744, 701, 561, 618, 757, 665, 977, 711, 616, 602),
            *(241, 613, 613, 613, 613, 613, 613, 613, 613, 613, 613),
            *(270, 270, 312, 312, 331, 479, 226, 226, 226, 412, 412, 412, 375, 375, 374, 500, 856, 469, 710, 610, 817),
        ),
        strict=True,
    )
)


def advance(text: str) -> float:
    """A cautious estimate of the width of `text` in em, set in regular type."""
    return sum(_advance_of(character) for character in text)


def _advance_of(character: str) -> float:
    if (known := _LETTERS.get(character)) is not None:
        return known / 1000
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn"):
        return 0.0
    return 1.25 if unicodedata.east_asian_width(character) in "WF" else 0.68


def wrap(text: str, face: Face) -> list[str]:
    """`text` in at most `face.lines` lines; what does not fit ends after a whole word with "…"."""
    room = face.width / (face.size * face.weight)
    words = [piece for word in text.split() for piece in _pieces(word, room)]
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and advance(longer) <= room:
            lines[-1] = longer
        elif len(lines) < face.lines:
            lines.append(word)
        else:
            lines[-1] = _ended(lines[-1], room)
            break
    return lines or ["(untitled)"]


def _ended(line: str, room: float) -> str:
    words = line.split()
    while len(words) > 1 and advance(" ".join(words)) + 1 > room:
        words.pop()
    return " ".join(words).rstrip(",;:-–— ") + "…"


def _pieces(word: str, room: float) -> Iterator[str]:
    """`word`, or parts of it where it is wider than a line (addresses, scripts without spaces)."""
    if advance(word) <= room:
        yield word
        return
    part, width = "", 0.0
    for character in word:
        step = _advance_of(character)
        if part and width + step > room and step:
            yield part
            part, width = "", 0.0
        part, width = part + character, width + step
    yield part


@dataclass(frozen=True, slots=True)
class Placed:
    """A card in a row: it spans `x * zoom + left` to `x * zoom + right` px."""

    x: float
    left: float
    right: float
    zoom: float


@dataclass(slots=True)
class Row:
    """Cards of one row in the order of their anchors."""

    xs: list[float] = field(default_factory=list)
    cards: list[Placed] = field(default_factory=list)

    def zoom_for(self, x: float, left: float, right: float, *, limit: float = MAX_ZOOM) -> float:
        """The least zoom at which a new card covers none of this row's; infinite if over `limit`.

        A neighbour farther away than the widest two cards at the zoom already needed cannot ask
        for more, so the search ends there.
        """
        zoom = 0.0
        at = bisect_left(self.xs, x)
        for step, start in ((-1, at - 1), (1, at)):
            i = start
            while 0 <= i < len(self.xs):
                other = self.cards[i]
                distance = abs(other.x - x)
                needed = (other.right - left if step < 0 else right - other.left) + GUTTER
                if needed > 0:
                    if distance <= 0 or needed / distance > limit:
                        return float("inf")
                    zoom = max(zoom, needed / distance)
                if zoom > 0 and distance * zoom > 2 * (LEAD.width + GUTTER):
                    break
                i += step
        return zoom

    def add(self, card: Placed) -> None:
        """Take a card into the row."""
        at = bisect_left(self.xs, card.x)
        self.xs.insert(at, card.x)
        self.cards.insert(at, card)
