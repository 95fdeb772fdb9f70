"""Rule: a pattern of a time expression, the first words it can start with, and its reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from storyatlas.annotate.time_calendar import Reading
from storyatlas.annotate.time_scene import Scene
from storyatlas.annotate.time_words import GAP

Reader = Callable[[re.Match[str], Scene], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """`pattern` is tried where a word in `starts` (lower case) begins; `read` may still say no."""

    starts: tuple[str, ...]
    pattern: re.Pattern[str]
    read: Reader


def rule(starts: str | Iterable[str], pattern: str, read: Reader, *, ignore_case: bool = False) -> Rule:
    """A rule. A space in `pattern` stands for any gap between words."""
    words = (starts,) if isinstance(starts, str) else tuple(sorted(starts))
    return Rule(words, re.compile(pattern.replace(" ", GAP), re.IGNORECASE if ignore_case else 0), read)


def by_first_word(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    """The rules that can start with each word, in their order."""
    table: dict[str, list[Rule]] = {}
    for entry in rules:
        for word in entry.starts:
            table.setdefault(word, []).append(entry)
    return {word: tuple(entries) for word, entries in table.items()}


def said(match: re.Match[str], name: str) -> str:
    """The words of a group in lower case with single blanks; empty where it is absent."""
    return " ".join((match.groupdict().get(name) or "").lower().split())
