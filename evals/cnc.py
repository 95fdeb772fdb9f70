"""Causal News Corpus V2: sentences that state a cause, and the spans of cause, effect and signal.

Read are the labelled files `*_subtask1*.csv` with `*_subtask2*.csv` that are not for training; where the
folder holds only those, a tenth of them that the shipped weights have not seen.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from evals.cnc_corpus import Sentence, Span, is_training, read_sentences
from evals.cnc_scores import span_scores
from evals.coref_metrics import score
from storyatlas.annotate import load_annotator
from storyatlas.extract import extract_events
from storyatlas.model.article import Article
from storyatlas.model.document import Document

# A response's cause is what it answers.
CAUSE_FIRST = {"causes": True, "responds_to": False}


def run(folder: str | Path) -> list[dict[str, Any]]:
    """Causal sentences and their spans, with the baseline that calls every sentence causal."""
    sentences = sentences_to_score(Path(folder))
    annotate = load_annotator()
    found = [find(sentence.text, annotate) for sentence in sentences]
    causal = [s for s in sentences if s.causal]
    hits = sum(bool(f) for s, f in zip(sentences, found, strict=True) if s.causal)
    results = {
        "sentence": score(hits, sum(bool(f) for f in found), len(causal)),
        "sentence, all called causal": score(len(causal), len(sentences), len(causal)),
        **span_scores([(s.relations, f) for s, f in zip(sentences, found, strict=True) if s.relations]),
    }
    return [
        {
            "benchmark": "cnc",
            "setting": name,
            "sentences": len(sentences),
            **{key: round(value, 4) for key, value in result._asdict().items()},
        }
        for name, result in results.items()
    ]


def sentences_to_score(folder: Path) -> list[Sentence]:
    """Those of the folder that no training uses."""
    training = is_training(folder)
    return [sentence for sentence in read_sentences(folder) if sentence.held_back or not training]


def find(text: str, annotate: Callable[[Article], Document]) -> list[frozenset[Span]]:
    """The causal relations that extraction finds in a sentence, in text order.

    Where only a noun names the event at one end ("after the ban"), the other end alone has a span.
    """
    mentions, relations = extract_events(annotate(Article("s", "", "", "", text)))
    known = {mention.id: mention for mention in mentions}
    found = []
    for relation in sorted(relations, key=lambda r: (r.start, r.end, r.type)):
        if relation.type not in CAUSE_FIRST:
            continue
        ends = (relation.source, relation.target) if CAUSE_FIRST[relation.type] else (relation.target, relation.source)
        spans = [
            _span(label, text, known[end].start, known[end].end)
            for label, end in zip(("cause", "effect"), ends, strict=True)
            if end in known
        ]
        at = text.find(relation.cue, relation.start)
        if relation.cue and at >= 0:
            spans.append(_span("signal", text, at, at + len(relation.cue)))
        found.append(frozenset(spans))
    return found


def _span(label: str, text: str, start: int, end: int) -> Span:
    first = text.count(" ", 0, start)
    return label, first, text.count(" ", 0, max(end - 1, start)) + 1
