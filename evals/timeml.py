"""Time expressions against TimeML and MEANTIME marks: spans, types, values (TempEval-3 measures)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evals.time_texts import GoldTime, TimedText, read_timed_texts
from storyatlas.annotate.syntax import load_parser
from storyatlas.annotate.times import find_times
from storyatlas.model.article import Field
from storyatlas.model.document import Section
from storyatlas.model.time import TimeExpression

Parse = Callable[[str, Field], Section]
Pair = tuple[GoldTime | None, TimeExpression | None]


def run(folder: str | Path) -> list[dict[str, Any]]:
    """Scores of each kind of file found under `folder`: TimeML, MEANTIME and ECB+.

    Span F1 strict and relaxed (any overlap), value F1 (relaxed spans whose value is right too) and
    the share of right types among the relaxed matches, as in TempEval-3 (UzZaman et al. 2013).
    ECB+ gives no values, and marks no time outside its event sentences: only recall is told.
    """
    parse, lines = load_parser(), []
    for kind in ("timeml", "meantime", "ecbplus"):
        texts = [text for text in read_timed_texts(Path(folder), kind=kind) if _belongs(text, kind)]
        if any(text.marks for text in texts):
            lines.append(score(kind, [pairs(text, parse) for text in texts]))
    return lines


def _belongs(text: TimedText, kind: str) -> bool:
    """MEANTIME and ECB+ share a format; only MEANTIME's marks have values."""
    if kind == "timeml":
        return text.published is not None
    return (text.published is not None or any(mark.value for mark in text.marks)) == (kind == "meantime")


def pairs(text: TimedText, parse: Parse) -> list[Pair]:
    """Gold and found expressions side by side, each met once; `None` where one side has nothing."""
    found = [
        time
        for time in find_times(parse(text.text, "text"), published=text.published)
        if time.start < text.annotated and not any(time.start < end and start < time.end for start, end in text.ignored)
    ]
    met: dict[GoldTime, TimeExpression] = {}
    for exact in (True, False):  # an exact match is never given away to an overlapping mark
        for mark in text.marks:
            near = [time for time in found if time.start < mark.end and mark.start < time.end]
            fitting = [time for time in near if not exact or (time.start, time.end) == (mark.start, mark.end)]
            if mark not in met and fitting:
                met[mark] = fitting[0]
                found.remove(fitting[0])
    return [(mark, met.get(mark)) for mark in text.marks] + [(None, time) for time in found]


def score(kind: str, documents: list[list[Pair]]) -> dict[str, Any]:
    """One line of figures, in per cent."""
    all_pairs = [pair for document in documents for pair in document]
    gold = sum(mark is not None for mark, _ in all_pairs)
    found = sum(time is not None for _, time in all_pairs)
    met = [(mark, time) for mark, time in all_pairs if mark is not None and time is not None]
    strict = sum((mark.start, mark.end) == (time.start, time.end) for mark, time in met)
    line: dict[str, Any] = {"benchmark": "timeml", "setting": kind, "documents": len(documents), "gold": gold}
    if kind == "ecbplus":
        return line | {"relaxed_recall": _percent(len(met), gold), "strict_recall": _percent(strict, gold)}
    values = sum(mark.value == time.value for mark, time in met)
    types = sum(mark.type == time.type for mark, time in met)
    return line | {
        "strict_f1": _f1(strict, gold, found),
        "relaxed_f1": _f1(len(met), gold, found),
        "relaxed_precision": _percent(len(met), found),
        "relaxed_recall": _percent(len(met), gold),
        "value_f1": _f1(values, gold, found),
        "value_accuracy": _percent(values, len(met)),
        "type_accuracy": _percent(types, len(met)),
    }


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def _f1(right: int, gold: int, found: int) -> float:
    return _percent(2 * right, gold + found)


def mistakes(folder: str | Path, kind: str) -> list[str]:
    """The errors one a line, for reading: missed, spurious, and wrong values, with their words."""
    parse, lines = load_parser(), []
    for text in read_timed_texts(Path(folder), kind=kind):
        if not _belongs(text, kind):
            continue
        for mark, time in pairs(text, parse):
            start, end = (mark.start, mark.end) if mark else (time.start, time.end) if time else (0, 0)
            around = (
                text.text[max(0, start - 50) : start] + "[" + text.text[start:end] + "]" + text.text[end : end + 40]
            )
            what = "missed" if time is None else "spurious" if mark is None else ""
            if mark and time and kind != "ecbplus" and mark.value != time.value:
                what = f"value {mark.value} read {time.value}"
            if what:
                lines.append(f"{text.published} {what}: {' '.join(around.split())} {time.value if time else ''}")
    return lines


if __name__ == "__main__":
    for error in mistakes(sys.argv[1], sys.argv[2]):
        print(error)
