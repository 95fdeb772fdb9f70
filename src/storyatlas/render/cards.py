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
from math import ceil
from typing import Any

GUTTER = 16.0  # px between cards of a row
MAX_ZOOM = 48.0  # a card that needs more is left a dot
HEAD_SIZE, HEAD_GAP = 11.0, 6.0  # px of the date before a title, in bold sans, and of the room after it
HEAD_LETTER = 0.6  # em, an average of figures and letters in bold Helvetica, the widest sans asked for
BALANCE_STEP = 6.0  # px


@dataclass(frozen=True, slots=True)
class Face:
    """How a card is set: its greatest width, font size and line height in px, the most lines, and
    how much wider its weight runs than regular type."""

    name: str
    width: float
    size: float
    line: float
    lines: int
    weight: float


LEAD = Face("lead", 330, 15, 17.5, 2, 1.13)
NOTE = Face("note", 240, 12.5, 15, 2, 1.02)
ASIDE = Face("note", 146, 12.5, 15, 3, 1.02)  # in the column of the background


@dataclass(frozen=True, slots=True)
class Setting:
    """A title as it is set: the date before it, its lines, and the px that the widest takes."""

    face: Face
    head: str
    lines: tuple[str, ...]
    width: float

    @property
    def height(self) -> float:
        """Px of all lines."""
        return len(self.lines) * self.face.line

    def card(self, left: float, top: float, zoom: float, row: int = 0) -> dict[str, Any]:
        """A card as JSON: `left` px from its anchor, `top` px from the map's top, shown from `zoom` on."""
        return {
            "face": self.face.name,
            "head": self.head,
            "lines": list(self.lines),
            "left": left,
            "top": round(top, 2),
            "width": self.width,
            "height": self.height,
            "zoom": zoom,
            "row": row,
        }


def set_title(title: str, face: Face, head: str) -> Setting:
    """`title` after `head`, in as few lines as it needs and those of about one length."""
    first = len(head) * HEAD_LETTER * HEAD_SIZE + HEAD_GAP if head else 0.0
    words = _measured(title, face)
    lines, width = _filled(words, face, face.width, first)
    while width > 60:
        narrower, less = _filled(words, face, width - BALANCE_STEP, first)
        if len(narrower) > len(lines) or narrower[-1].endswith("…") or less >= width:
            break
        lines, width = narrower, less
    return Setting(face, head, tuple(lines), float(ceil(width)) + 1)


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
    return _filled(_measured(text, face), face, face.width, 0.0)[0]


def _measured(text: str, face: Face) -> list[tuple[str, float]]:
    """The words of `text`, or pieces of those wider than a line, with their widths in px."""
    em = face.size * face.weight
    return [(piece, advance(piece) * em) for word in text.split() for piece in _pieces(word, face.width / em)]


def _filled(words: Sequence[tuple[str, float]], face: Face, room: float, first: float) -> tuple[list[str], float]:
    """Lines of at most `room` px, the first of them `first` px shorter, and the px of the widest."""
    space = _LETTERS[" "] / 1000 * face.size * face.weight
    lines: list[list[str]] = [[]]
    widths = [first]
    for word, width in words:
        step = (space if lines[-1] else 0.0) + width
        if widths[-1] + step <= room or not (lines[-1] or widths[-1]):
            lines[-1].append(word)
            widths[-1] += step
        elif len(lines) < face.lines:
            lines.append([word])
            widths.append(width)
        else:
            lines[-1], widths[-1] = _ended(lines[-1], face, room, first if len(lines) == 1 else 0.0)
            break
    texts = [" ".join(line) for line in lines]
    return (texts, max(widths)) if any(texts) else (["(untitled)"], first + 10 * face.size * 0.55)


def _ended(words: list[str], face: Face, room: float, first: float) -> tuple[list[str], float]:
    """`words` less those that leave no room for "…"."""
    em = face.size * face.weight

    def width() -> float:
        return first + (advance(" ".join(words)) + 1) * em

    while len(words) > 1 and width() > room:
        words.pop()
    return [*words[:-1], words[-1].rstrip(",;:-–— ") + "…"], width()


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
