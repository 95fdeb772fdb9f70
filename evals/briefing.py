"""The edition of a whole story: every sentence checked, and how many of its gravest events it tells.

    python -m evals briefing STORY_DIR

STORY_DIR holds articles.jsonl and gold.json, or is an atlas folder already built (no gold then).
"""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import Any

from evals import briefing_check
from storyatlas.config import load_settings
from storyatlas.runners.build import build

_NAMED = 0.75  # share of a gold title's longer words
_SAID = 0.34  # share of a gold mention's longer words that the edition's line must hold


def run(folder: str | Path) -> list[dict[str, Any]]:
    """The metrics of `briefing_check`, and of gold events of importance 3 the share that is told."""
    folder = Path(folder).resolve()
    name = f"briefing/{folder.name}"
    if (folder / "atlas.json").is_file():
        return [{**row, "benchmark": name} for row in briefing_check.run(folder)]
    with tempfile.TemporaryDirectory() as scratch:
        atlas = Path(scratch, "atlas")
        build([str(folder / "articles.jsonl")], atlas, settings=load_settings())
        rows = briefing_check.run(atlas)
        told, missed = importance_told(folder, atlas)
    share = round(told / (told + len(missed)), 4) if told or missed else 1.0
    rows.append({"metric": "importance3_told", "value": share, "n": told + len(missed), "failures": missed})
    return [{**row, "benchmark": name} for row in rows]


def importance_told(story: Path, atlas: Path) -> tuple[int, list[str]]:
    """How many gold events of importance 3 the edition tells, and the titles of the others.

    A gold event is told where the edition leads to an event of the atlas with evidence that overlaps
    one of its mentions, in a line that holds a third of that mention's words; or where one line holds
    three quarters of the words of its title (not every sentence about an event is in the gold).
    """
    gold = json.loads((story / "gold.json").read_text("utf-8"))
    texts = {a["id"]: a["text"] for a in _lines(story / "articles.jsonl")}
    evidence: dict[str, list[tuple[str, int, int]]] = {}
    for event in json.loads((atlas / "atlas.json").read_text("utf-8"))["events"]:
        spans = [(e["article"], e["start"], e["end"]) for e in event["evidence"] if e["field"] == "text"]
        evidence[event["id"]] = spans
    lines = briefing_check.events_told(atlas)
    told, missed = 0, []
    for event in gold["events"]:
        if event["importance"] == 3:
            title = _words(event["title"])
            named = any(len(title & _words(line)) >= _NAMED * len(title) for line in lines.values())
            if named or any(_is_told(mention, texts, evidence, lines) for mention in event["mentions"]):
                told += 1
            else:
                missed.append(event["title"])
    return told, missed


def _is_told(
    mention: dict[str, str],
    texts: dict[str, str],
    evidence: dict[str, list[tuple[str, int, int]]],
    lines: dict[str, str],
) -> bool:
    at = texts[mention["article"]].find(mention["quote"])
    end = at + len(mention["quote"])
    words = _words(mention["quote"])
    for event, line in lines.items():
        if len(words & _words(line)) < _SAID * len(words):
            continue
        for article, first, last in evidence.get(event, ()):
            shared = min(end, last) - max(at, first)
            if article == mention["article"] and shared >= 0.5 * min(end - at, last - first) > 0:
                return True
    return False


def _words(text: str) -> set[str]:
    return {word[:6] for word in re.findall(r"\w{4,}", text.lower())}


def _lines(file: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in file.read_text("utf-8").split("\n") if line.strip()]
