"""Corrections that an outlet added to its article: told as such, and never as news."""

from __future__ import annotations

import re
from collections.abc import Iterator

from storyatlas.model.article import Article

_CORRECTION = re.compile(
    r"^(?:\W*(?:correction|clarification|erratum)\b.*|"
    r".*\ban earlier version of th(?:is|e) (?:article|story|report|page)\b.*)$",
    re.I | re.M,
)


def corrections_in(article: Article) -> Iterator[tuple[int, str]]:
    """Each paragraph of the text that corrects it, with its first character."""
    for match in _CORRECTION.finditer(article.text):
        words = match.group().strip()
        yield match.start() + match.group().index(words), words


def is_correction(article: Article, at: int) -> bool:
    """Whether the character of the text lies in a correction."""
    return any(start <= at < start + len(words) for start, words in corrections_in(article))
