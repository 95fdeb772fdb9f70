"""StatedCause: words of an article that tell what brought what about."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]  # characters of the article's text, half-open


@dataclass(frozen=True, slots=True)
class StatedCause:
    """Spans of a cause, of its effect, and of the words that join them; `chance`, 0 to 1, is how sure it is."""

    cause: Span
    effect: Span
    signals: tuple[Span, ...]
    chance: float
