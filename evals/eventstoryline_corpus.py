"""EventStoryLine 1.5 (Caselli and Vossen 2017): events of ECB+ texts and the causal links between them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from evals.cat import CatDocument, Mark, read_cat

EVENT_TAGS = ("ACTION", "NEG_ACTION")
DEVELOPMENT = ("2", "5", "12", "18", "21", "23", "34", "35")  # ECB+ topics; the texts are the same

Pair = frozenset[str]


def read_documents(folder: Path, *, development: bool | None = None) -> list[CatDocument]:
    """The articles in the folders of topics, in the order of their paths; of one side of the split where asked."""
    paths = sorted(folder.glob("*/*.xml"))
    if development is not None:
        paths = [path for path in paths if (path.parent.name in DEVELOPMENT) == development]
    return [read_cat(path) for path in paths]


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
