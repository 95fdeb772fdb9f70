"""Causal News Corpus V2: sentences that state a cause, and the spans of cause, effect and signal.

Spans are scored as in the shared task of CASE 2023: on causal sentences only, at most as many
relations as annotated, paired for the best total, by the fair F1 of Ortmann 2022 (a span with wrong
bounds or label is half a miss and half a false alarm, not both) and by the exact F1. Read are
`dev_*.csv` where the folder holds them; else a tenth of `train_*.csv`, chosen by a hash of the
document, as a development part of our own.
"""

from __future__ import annotations

import ast
import csv
import hashlib
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.coref_metrics import Score, score
from storyatlas.annotate import load_annotator
from storyatlas.extract import extract_events
from storyatlas.model.article import Article
from storyatlas.model.document import Document

# A response's cause is what it answers.
CAUSE_FIRST = {"causes": True, "responds_to": False}
MOST_RELATIONS = 4  # of one sentence; pairing tries every order of them
_TAG = re.compile(r"<(/?)(ARG0|ARG1|SIG\d*)>")
_NAMES = {"ARG0": "cause", "ARG1": "effect"}

Span = tuple[str, int, int]  # label, first word, last word + 1


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, whether it states a cause, and its relations as sets of labelled spans of words."""

    index: str
    text: str
    causal: bool
    relations: tuple[frozenset[Span], ...]


def run(folder: str | Path) -> list[dict[str, Any]]:
    """F1 of causal sentences and of spans, with baselines of sentences (all causal)."""
    sentences = read(Path(folder))
    annotate = load_annotator()
    found = [find(sentence.text, annotate) for sentence in sentences]
    causal = [s for s in sentences if s.causal]
    hits = sum(bool(f) for s, f in zip(sentences, found, strict=True) if s.causal)
    results = {
        "sentence": score(hits, sum(bool(f) for f in found), len(causal)),
        "baseline_all_causal": score(len(causal), len(sentences), len(causal)),
        **span_scores((s.relations, f) for s, f in zip(sentences, found, strict=True) if s.relations),
    }
    return [
        {"metric": f"{name}.{key}", "value": round(value, 4), "count": len(sentences)}
        for name, result in results.items()
        for key, value in result._asdict().items()
    ]


def read(folder: Path) -> list[Sentence]:
    """The sentences to score."""
    part = "dev" if (folder / "dev_subtask1.csv").is_file() else "train"
    labels = {row["index"]: row["label"] == "1" for row in _rows(folder / f"{part}_subtask1.csv")}
    relations = {}
    for row in _rows(folder / f"{part}_subtask2_grouped.csv"):
        relations[row["text"]] = tuple(spans_of(tagged) for tagged in ast.literal_eval(row["causal_text_w_pairs"]))
    return [
        Sentence(row["index"], row["text"], labels[row["index"]], relations.get(row["text"], ()))
        for row in _rows(folder / f"{part}_subtask1.csv")
        if part == "dev" or _held_back(row["index"])
    ]


def spans_of(tagged: str) -> frozenset[Span]:
    """Spans of words in a sentence with <ARG0>, <ARG1> and <SIG0> tags; words are parted by blanks."""
    found: list[Span] = []
    opened: dict[str, int] = {}
    for position, word in enumerate(tagged.split(" ")):
        for closing, name in _TAG.findall(word):
            label = _NAMES.get(name, "signal")
            if closing:
                found.append((label, opened.pop(name, position), position + 1))
            else:
                opened[name] = position
    return frozenset(found)


def find(text: str, annotate: Callable[[Article], Document]) -> list[frozenset[Span]]:
    """The causal relations that extraction finds in a sentence, in text order."""
    mentions, relations = extract_events(annotate(Article("s", "", "", "", text)))
    known = {mention.id: mention for mention in mentions}
    found = []
    for relation in sorted(relations, key=lambda r: (r.start, r.end, r.type)):
        if relation.type not in CAUSE_FIRST:
            continue
        source, target = known[relation.source], known[relation.target]
        cause, effect = (source, target) if CAUSE_FIRST[relation.type] else (target, source)
        spans = [_span("cause", text, cause.start, cause.end), _span("effect", text, effect.start, effect.end)]
        at = text.find(relation.cue, relation.start)
        if relation.cue and at >= 0:
            spans.append(_span("signal", text, at, at + len(relation.cue)))
        found.append(frozenset(spans))
    return found


def span_scores(pairs: Iterable[tuple[Sequence[frozenset[Span]], Sequence[frozenset[Span]]]]) -> dict[str, Score]:
    """`spans` (fair) and `spans_exact` over the relations of all sentences."""
    total: Counter[str] = Counter()
    for gold, found in pairs:
        total += _best([compare(g, f) for g, f in order] for order in _orders(gold, found))
    hits, half = total["hit"], 0.5 * total["error"]
    return {
        "spans": score(hits, hits + total["extra"] + half, hits + total["missed"] + half),
        "spans_exact": score(hits, hits + total["extra"] + 2 * half, hits + total["missed"] + 2 * half),
    }


def compare(gold: frozenset[Span], found: frozenset[Span]) -> Counter[str]:
    """Hits, misses, extras, and errors: a gold and a found span that overlap and differ."""
    counts = Counter(hit=len(gold & found))
    left = sorted(found - gold)
    for label, first, last in sorted(gold - found):
        # A signal lies on a track of its own, apart from cause and effect.
        over = [f for f in left if f[1] < last and first < f[2] and (f[0] == "signal") == (label == "signal")]
        best = min(over, key=lambda f: (f[0] != label, -min(f[2], last) + max(f[1], first), f), default=None)
        counts["missed" if best is None else "error"] += 1
        if best is not None:
            left.remove(best)
    counts["extra"] = len(left)
    return counts


def _orders(
    gold: Sequence[frozenset[Span]], found: Sequence[frozenset[Span]]
) -> Iterable[list[tuple[frozenset[Span], frozenset[Span]]]]:
    gold = gold[:MOST_RELATIONS]
    padded = [*found[: len(gold)], *[frozenset[Span]()] * (len(gold) - len(found))]
    return (list(zip(gold, order, strict=True)) for order in itertools.permutations(padded))


def _best(orders: Iterable[list[Counter[str]]]) -> Counter[str]:
    sums = [sum(order, Counter[str]()) for order in orders]
    return max(sums, key=lambda c: (c["hit"], c["error"]))


def _span(label: str, text: str, start: int, end: int) -> Span:
    first = text.count(" ", 0, start)
    return label, first, text.count(" ", 0, max(end - 1, start)) + 1


def _held_back(index: str) -> bool:
    """Whether a sentence belongs to our development part, with its whole document."""
    document = index.rsplit("_", 1)[0]
    return hashlib.sha256(document.encode()).digest()[0] % 10 == 0


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        raise ValueError(f"{path} is missing; give the folder of the Causal News Corpus V2")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
