"""Causal spans are read from their tags and scored with half credit for near misses."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.cnc import find, sentences_to_score
from evals.cnc_corpus import spans_of
from evals.cnc_scores import compare, span_scores
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


def test_a_noun_alone_at_one_end_of_a_relation_is_no_error() -> None:
    text = "Bo Finch criticised the visit on Monday ."
    (relation,) = find(text, load_annotator())
    assert {label for label, _, _ in relation} == {"effect", "signal"}


def test_files_are_known_by_their_names_and_training_is_left_out(tmp_path: Path) -> None:
    one, two = "Rain fell , so the match ended .", "The match began at noon ."
    (tmp_path / "train_subtask1.csv").write_text("index,text,label\ntrain_1_0,A sentence .,0\n")
    (tmp_path / "dev_subtask1_text.csv").write_text(f'index,text\ndev_1_0,"{one}"\n')
    (tmp_path / "dev_subtask1.csv").write_text(f'index,text,label\ndev_1_0,"{one}",1\ndev_2_0,{two},0\n')
    tagged = "<ARG0>Rain fell</ARG0> , <SIG0>so</SIG0> <ARG1>the match ended</ARG1> ."
    (tmp_path / "dev_subtask2.csv").write_text(f'index,text,text_w_pairs,pair_label\ndev_1_0_0,"{one}","{tagged}",1\n')
    first, second = sentences_to_score(tmp_path)
    assert first.causal
    assert first.relations == (spans_of(tagged),)
    assert not second.causal
    assert second.relations == ()


def test_of_training_files_alone_a_part_is_scored_by_document(tmp_path: Path) -> None:
    rows = "".join(f"train_{i}_{j},Sentence {i} {j} .,0\n" for i in range(60) for j in range(2))
    (tmp_path / "train_subtask1.csv").write_text("index,text,label\n" + rows)
    found = [s.index.rsplit("_", 1)[0] for s in sentences_to_score(tmp_path)]
    assert 0 < len(set(found)) < 30
    assert all(found.count(document) == 2 for document in found)
