"""Cards: titles in lines that fit, each placed where it covers no other at any zoom.

Zoom stretches the time axis only; cards keep their size. Two cards of a row whose anchors differ
therefore part as the map grows, and once apart they stay apart. So each card gets one number, the
least zoom at which it covers none of those that matter more, and the page shows it from there on.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

GUTTER = 14.0  # px between cards of a row
MAX_ZOOM = 48.0  # a card that needs more is left a dot


@dataclass(frozen=True, slots=True)
class Face:
    """How a card is set: its width and font size in px, line height, and the most lines."""

    name: str
    width: float
    size: float
    line: float
    lines: int

    @property
    def height(self) -> float:
        """Px with the line of the date above the title."""
        return DATE_LINE + self.lines * self.line


DATE_LINE = 14.0
LEAD = Face("lead", 196, 15, 18, 4)
NOTE = Face("note", 160, 12.5, 15, 4)

# Advance widths in em, rounded up from Georgia, the widest serif the page asks for.
_NARROW = frozenset("iljtfrI.,:;!|'’‘()[]-")
_WIDE = frozenset("mwMW@%—")


def advance(text: str) -> float:
    """A cautious estimate of the width of `text` in em."""
    return sum(_advance_of(character) for character in text)


def _advance_of(character: str) -> float:
    if character == " ":
        return 0.26
    if character in _NARROW:
        return 0.40
    if character in _WIDE:
        return 0.94
    if character.isascii():
        return 0.72 if character.isupper() else 0.58
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn"):
        return 0.0
    return 1.1 if unicodedata.east_asian_width(character) in "WF" else 0.66


def wrap(text: str, face: Face) -> list[str]:
    """`text` in at most `face.lines` lines; what does not fit ends after a whole word with "…"."""
    room = face.width / face.size
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
