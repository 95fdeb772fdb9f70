"""EventStoryLine 1.5 (Caselli and Vossen 2017): events of ECB+ texts and the causal links between them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from evals.cat import CatDocument, Mark, read_cat
from evals.ecbplus_corpus import split_of

EVENT_TAGS = ("ACTION", "NEG_ACTION")

Pair = frozenset[str]


def is_unseen(topic: str) -> bool:
    """Whether no training uses a topic: of 1 to 35 only those of the development split are left out there."""
    return split_of(topic) != "training"


def read_documents(folder: Path, *, unseen: bool) -> list[CatDocument]:
    """The articles of the topics for training, or of those that no training uses, in the order of their paths."""
    return [read_cat(path) for path in sorted(folder.glob("*/*.xml")) if is_unseen(path.parent.name) == unseen]


def gold_links(source: CatDocument, events: set[str]) -> dict[Pair, tuple[str, str]]:
    """The annotated pairs, cause first: a PRECONDITION starts at its cause, a FALLING_ACTION at its effect."""
    gold = {}
    for relation in source.relations:
        kind = relation.attributes.get("relType")
        if relation.tag != "PLOT_LINK" or kind not in {"PRECONDITION", "FALLING_ACTION"}:
            continue
        ends = relation.sources[0], relation.targets[0]
        if events.issuperset(ends) and ends[0] != ends[1]:
            gold[frozenset(ends)] = ends if kind == "PRECONDITION" else ends[::-1]
    return gold


def sentence_pairs(source: CatDocument) -> Iterator[tuple[int, list[tuple[Mark, Mark]]]]:
    """Sentence numbers with the pairs of events in them, the first in the text first."""
    events = source.tagged(*EVENT_TAGS)
    for number in sorted({event.sentence for event in events}):
        own = [event for event in events if event.sentence == number]
        yield number, list(combinations(own, 2))
