"""Corrections that an outlet added to its article: told as such, and never as news."""

from __future__ import annotations

import re
from functools import lru_cache

from storyatlas.model.article import Article

_CORRECTION = re.compile(
    r"^(?:\W*(?:correction|clarification|erratum)\b.*|"
    r".*\ban earlier version of th(?:is|e) (?:article|story|report|page)\b.*)$",
    re.I | re.M,
)


def corrections_in(article: Article) -> tuple[tuple[int, str], ...]:
    """Each paragraph of the text that corrects it, with its first character."""
    return _corrections(article.text)


@lru_cache(maxsize=1024)
def _corrections(text: str) -> tuple[tuple[int, str], ...]:
    found = []
    for match in _CORRECTION.finditer(text):
        words = match.group().strip()
        found.append((match.start() + match.group().index(words), words))
    return tuple(found)


def is_correction(article: Article, at: int) -> bool:
    """Whether the character of the text lies in a correction."""
    return any(start <= at < start + len(words) for start, words in corrections_in(article))
