"""Causal spans are read from their tags and scored with half credit for near misses."""

from __future__ import annotations

import pytest

from evals.cnc import compare, find, span_scores, spans_of
from storyatlas.annotate import load_annotator

GOLD = spans_of("<ARG1>Workers marched</ARG1> <SIG0>because</SIG0> <ARG0>the mill closed</ARG0> .")


def test_tags_become_spans_of_words() -> None:
    assert {("effect", 0, 2), ("signal", 2, 3), ("cause", 3, 6)} == GOLD


def test_nested_tags_are_kept() -> None:
    assert spans_of("<ARG0><SIG0>to</SIG0> win</ARG0> <ARG1>he ran</ARG1>") == {
        ("signal", 0, 1),
        ("cause", 0, 2),
        ("effect", 2, 4),
    }


def test_a_span_with_wrong_bounds_is_one_error_and_no_miss() -> None:
    near = frozenset({("effect", 0, 1), ("signal", 2, 3), ("cause", 3, 6)})
    assert compare(GOLD, near) == {"hit": 2, "error": 1, "extra": 0}
    scores = span_scores([([GOLD], [near])])
    assert scores["spans"].f1 == pytest.approx(2 / 2.5)
    assert scores["spans_exact"].f1 == pytest.approx(2 / 3)


def test_nothing_found_is_all_missed_and_relations_pair_for_the_best() -> None:
    other = frozenset({("cause", 0, 1), ("effect", 8, 9)})
    assert span_scores([([GOLD], [])])["spans"].f1 == 0
    assert span_scores([([GOLD, other], [other, GOLD])])["spans"].f1 == pytest.approx(1)


def test_a_stated_cause_is_found_with_its_direction() -> None:
    text = "Police arrested two men because they attacked a shop on Monday ."
    (relation,) = find(text, load_annotator())
    labels = {label: " ".join(text.split(" ")[first:last]) for label, first, last in relation}
    assert "attacked" in labels["cause"]
    assert "arrested" in labels["effect"]
    assert labels["signal"] == "because"
