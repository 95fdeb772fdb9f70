"""EventStoryLine 1.5: which pairs of events in an article are linked by cause (PLOT_LINK).

Gold events are given, as in Caselli and Vossen 2017. Pairs have no direction in precision and recall;
`direction` is the share of the right pairs that run from cause to effect. Links are looked for within
sentences; those that leave theirs are missed. The baseline links all events of a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.cat import CatDocument
from evals.coref_metrics import score
from evals.eventstoryline_corpus import EVENT_TAGS, Pair, gold_links, read_documents, sentence_pairs
from storyatlas.encoder import LINKED, CausalReader, Encoder, load_causal_reader, load_encoder


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of event marks as `pair -> (cause, effect)`, and the pairs that share a sentence."""

    gold: dict[Pair, tuple[str, str]]
    found: dict[Pair, tuple[str, str]]
    in_sentence: set[Pair]


def run(folder: str | Path) -> list[dict[str, Any]]:
    """Precision, recall and F1 within sentences and within articles."""
    documents = read_documents(Path(folder), unseen=True)
    if not documents:
        raise ValueError("no topic in it that no training uses")
    encoder, reader = load_encoder(), load_causal_reader()
    links = [links_of(document, encoder, reader) for document in documents]
    return [
        _row("sentence", [_within_sentences(x) for x in links]),
        _row("document", links),
        _row("sentence, all pairs linked", [_within_sentences(_all_pairs(x)) for x in links]),
    ]


def links_of(source: CatDocument, encoder: Encoder, reader: CausalReader) -> Links:
    """Gold and found links of one article."""
    found: dict[Pair, tuple[str, str]] = {}
    together: set[Pair] = set()
    for number, pairs in sentence_pairs(source):
        text = source.sentences[number]
        together |= {frozenset((one.id, two.id)) for one, two in pairs}
        chances = reader.compare(text, encoder.states(text), [(one.span, two.span) for one, two in pairs])
        for (one, two), (none, forth, back) in zip(pairs, chances.tolist(), strict=True):
            if 1 - none >= LINKED:
                found[frozenset((one.id, two.id))] = (one.id, two.id) if forth >= back else (two.id, one.id)
    gold = gold_links(source, {event.id for event in source.tagged(*EVENT_TAGS)})
    return Links(gold, found, together)


def _within_sentences(links: Links) -> Links:
    gold = {pair: ends for pair, ends in links.gold.items() if pair in links.in_sentence}
    found = {pair: ends for pair, ends in links.found.items() if pair in links.in_sentence}
    return Links(gold, found, links.in_sentence)


def _all_pairs(links: Links) -> Links:
    found = {pair: tuple(sorted(pair, key=lambda mark: (len(mark), mark))) for pair in links.in_sentence}
    return Links(links.gold, {pair: (ends[0], ends[1]) for pair, ends in found.items()}, links.in_sentence)


def _row(name: str, links: list[Links]) -> dict[str, Any]:
    right = [(x.gold[pair], x.found[pair]) for x in links for pair in x.gold.keys() & x.found.keys()]
    wanted = sum(len(x.gold) for x in links)
    result = score(len(right), sum(len(x.found) for x in links), wanted)
    values = {**result._asdict(), "direction": sum(a == b for a, b in right) / len(right) if right else 0.0}
    return {
        "benchmark": "eventstoryline",
        "setting": name,
        "links": wanted,
        **{key: round(value, 4) for key, value in values.items()},
    }
