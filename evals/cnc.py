"""Causal News Corpus V2: sentences that state a cause, and the spans of cause, effect and signal.

Read are the labelled files `*_subtask1*.csv` with `*_subtask2*.csv` that are not for training; where the
folder holds only those, a tenth of them that the shipped weights have not seen.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from evals.cnc_corpus import Sentence, Span, is_training, read_sentences
from evals.cnc_scores import span_scores
from evals.coref_metrics import score
from storyatlas.encoder import CAUSAL, CausalSpans, load_causal_reader, load_encoder


def run(folder: str | Path) -> list[dict[str, Any]]:
    """Causal sentences and their spans, with the baseline that calls every sentence causal."""
    sentences = sentences_to_score(Path(folder))
    encoder, reader = load_encoder(), load_causal_reader()
    readings = [reader.read(s.text, encoder.states(s.text)) for s in sentences]
    called = [reading.chance >= CAUSAL for reading in readings]
    causal = sum(s.causal for s in sentences)
    results = {
        "sentence": score(sum(c and s.causal for s, c in zip(sentences, called, strict=True)), sum(called), causal),
        "sentence, all called causal": score(causal, len(sentences), causal),
        **span_scores(
            [
                (s.relations, [labelled(s.text, relation) for relation in reading.relations])
                for s, reading in zip(sentences, readings, strict=True)
                if s.relations
            ]
        ),
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


def labelled(text: str, found: CausalSpans) -> frozenset[Span]:
    """A relation as labelled spans of words between blanks."""
    spans = [_span("cause", text, *found.cause), _span("effect", text, *found.effect)]
    return frozenset([*spans, *(_span("signal", text, *signal) for signal in found.signals)])


def _span(label: str, text: str, start: int, end: int) -> Span:
    first = text.count(" ", 0, start)
    return label, first, text.count(" ", 0, max(end - 1, start)) + 1
