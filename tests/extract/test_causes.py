"""What the causal reader finds becomes relations between mentions."""

from __future__ import annotations

import pytest

from storyatlas.annotate import load_annotator
from storyatlas.extract import add_causes, extract_events
from storyatlas.model.article import Article
from storyatlas.model.causal import StatedCause
from storyatlas.model.document import Document
from storyatlas.model.extraction import Relation

TEXT = "The council closed the harbour because a storm damaged the pier. Ferries stayed away to save fuel."


@pytest.fixture(scope="module")
def document() -> Document:
    return load_annotator()(Article("a", "", "", "", TEXT))


def _span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def _read(document: Document, stated: list[StatedCause], *rules: Relation) -> list[tuple[str, str, str, str]]:
    mentions, _ = extract_events(document)
    trigger = {m.id: m.trigger for m in mentions}
    return [
        (trigger[r.source], r.type, trigger[r.target], r.cue) for r in add_causes(document, mentions, rules, stated)
    ]


def test_an_act_of_somebody_else_answers_its_cause(document: Document) -> None:
    stated = StatedCause(
        _span("a storm damaged the pier"), _span("The council closed the harbour"), (_span("because"),), 0.9
    )
    assert _read(document, [stated]) == [("closed", "responds_to", "damaged", "because")]


def test_what_is_unsure_or_only_aimed_at_is_left_out(document: Document) -> None:
    unsure = StatedCause(
        _span("a storm damaged the pier"), _span("The council closed the harbour"), (_span("because"),), 0.2
    )
    bare = StatedCause(_span("a storm damaged the pier"), _span("The council closed the harbour"), (), 0.9)
    aim = StatedCause(_span("to save fuel"), _span("Ferries stayed away"), (_span("to "),), 0.9)
    assert _read(document, [unsure, bare, aim]) == []


def test_a_cause_replaces_mere_order_and_yields_to_a_connective(document: Document) -> None:
    mentions, _ = extract_events(document)
    by_trigger = {m.trigger: m.id for m in mentions}
    stated = StatedCause(
        _span("a storm damaged the pier"), _span("The council closed the harbour"), (_span("because"),), 0.9
    )
    order = Relation(by_trigger["damaged"], by_trigger["closed"], "before", 0, 10, TEXT[:10], "and")
    assert _read(document, [stated], order) == [("closed", "responds_to", "damaged", "because")]
    said = Relation(by_trigger["damaged"], by_trigger["closed"], "causes", 0, 10, TEXT[:10], "so")
    assert _read(document, [stated], said) == [("damaged", "causes", "closed", "so")]


def test_the_quote_holds_both_ends(document: Document) -> None:
    mentions, _ = extract_events(document)
    stated = StatedCause(
        _span("a storm damaged the pier"), _span("The council closed the harbour"), (_span("because"),), 0.93
    )
    (relation,) = add_causes(document, mentions, (), [stated])
    assert relation.quote == TEXT[relation.start : relation.end]
    assert relation.quote.startswith("The council")
    assert relation.confidence == pytest.approx(0.93)
