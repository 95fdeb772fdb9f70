"""EventStoryLine 1.5: which pairs of events in an article are linked by cause (PLOT_LINK).

Gold events are given, as in Caselli and Vossen 2017; a link that the program finds counts where
the triggers at both its ends are gold events. Pairs have no direction in precision and recall;
`direction` is the share of the right pairs that run from cause to effect. The baseline links all
events of a sentence. `validated` links alone, the empty type left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.cat import CatDocument
from evals.coref_metrics import score
from evals.eventstoryline_corpus import EVENT_TAGS, Pair, gold_links, read_documents
from storyatlas.annotate import load_annotator
from storyatlas.extract import extract_events
from storyatlas.model.article import Article
from storyatlas.model.document import Document

# "responds_to" runs from the response to what it answers: a cause, for this corpus, and its effect.
CAUSAL = {"causes": False, "responds_to": True}


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of event marks as `pair -> (cause, effect)`, and the pairs that share a sentence."""

    gold: dict[Pair, tuple[str, str]]
    found: dict[Pair, tuple[str, str]]
    in_sentence: set[Pair]


def run(folder: str | Path) -> list[dict[str, Any]]:
    """Precision, recall and F1 within sentences and within articles."""
    annotate = load_annotator()
    links = [links_of(document, annotate) for document in read_documents(Path(folder))]
    return [
        *_metrics("sentence", [_within_sentences(x) for x in links]),
        *_metrics("document", links),
        *_metrics("sentence, all pairs linked", [_within_sentences(_all_pairs(x)) for x in links]),
    ]


def links_of(source: CatDocument, annotate: Callable[[Article], Document]) -> Links:
    """Gold and found links of one article."""
    starts: dict[int, int] = {}
    text = ""
    for number in sorted(source.sentences):
        starts[number] = len(text)
        text += source.sentences[number] + "\n"
    events = source.tagged(*EVENT_TAGS)
    at = {starts[e.sentence] + offset: e.id for e in events for offset in range(*e.span)}
    mentions, relations = extract_events(annotate(Article(source.name, "", "", "", text)))
    mark = {m.id: at[m.trigger_start] for m in mentions if m.field == "text" and m.trigger_start in at}
    found: dict[Pair, tuple[str, str]] = {}
    for relation in relations:
        if relation.type in CAUSAL and relation.source in mark and relation.target in mark:
            ends = mark[relation.source], mark[relation.target]
            if ends[0] != ends[1]:
                found.setdefault(frozenset(ends), ends[::-1] if CAUSAL[relation.type] else ends)
    sentence = {event.id: event.sentence for event in events}
    together = {frozenset((a, b)) for a in sentence for b in sentence if a != b and sentence[a] == sentence[b]}
    return Links(gold_links(source, set(sentence)), found, together)


def _within_sentences(links: Links) -> Links:
    gold = {pair: ends for pair, ends in links.gold.items() if pair in links.in_sentence}
    found = {pair: ends for pair, ends in links.found.items() if pair in links.in_sentence}
    return Links(gold, found, links.in_sentence)


def _all_pairs(links: Links) -> Links:
    found = {pair: tuple(sorted(pair, key=lambda mark: (len(mark), mark))) for pair in links.in_sentence}
    return Links(links.gold, {pair: (ends[0], ends[1]) for pair, ends in found.items()}, links.in_sentence)


def _metrics(name: str, links: list[Links]) -> list[dict[str, Any]]:
    right = [(x.gold[pair], x.found[pair]) for x in links for pair in x.gold.keys() & x.found.keys()]
    wanted = sum(len(x.gold) for x in links)
    result = score(len(right), sum(len(x.found) for x in links), wanted)
    values = {**result._asdict(), "direction": sum(a == b for a, b in right) / len(right) if right else 0.0}
    return [
        {
            "benchmark": "eventstoryline",
            "setting": name,
            "links": wanted,
            **{key: round(value, 4) for key, value in values.items()},
        }
    ]
