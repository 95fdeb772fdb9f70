"""Causal spans are read from their tags and scored with half credit for near misses."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.cnc import labelled, run, sentences_to_score
from evals.cnc_corpus import spans_of
from evals.cnc_scores import compare, span_scores
from storyatlas.encoder import CausalSpans

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


def test_characters_become_words_between_blanks() -> None:
    text = "Workers marched because the mill closed ."
    found = CausalSpans((24, 39), (0, 15), ((16, 23),), 0.9)
    assert labelled(text, found) == {("cause", 3, 6), ("effect", 0, 2), ("signal", 2, 3)}


def test_a_sentence_that_states_a_cause_is_found_with_its_spans(tmp_path: Path) -> None:
    one, two = "The harbour was closed because a storm damaged the pier .", "The council meets on Tuesdays ."
    tagged = "<ARG1>The harbour was closed</ARG1> <SIG0>because</SIG0> <ARG0>a storm damaged the pier</ARG0> ."
    (tmp_path / "dev_subtask1.csv").write_text(f"index,text,label\ndev_1_0,{one},1\ndev_2_0,{two},0\n")
    (tmp_path / "dev_subtask2.csv").write_text(f'index,text,text_w_pairs,pair_label\ndev_1_0_0,{one},"{tagged}",1\n')
    rows = {row["setting"]: row for row in run(tmp_path)}
    assert rows["sentence"]["f1"] == 1
    assert rows["spans"]["f1"] == 1


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
