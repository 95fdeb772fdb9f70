"""All mentions of all articles into events: vetoes hold, nobody is lost, order tells nothing."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from storyatlas.coref import group_mentions
from storyatlas.model.extraction import Extraction, Relation, RelationType
from tests.coref.making import ADA, KARL, day, mention

CLAUSES = (
    ("Ada Quill opened the harbour bridge", "open", ADA, "2023-05-01"),
    ("Karl Venn closed the fish market", "close", KARL, "2023-05-02"),
    ("Ada Quill dismissed the ferry captain", "dismiss", ADA, "2023-05-05"),
    ("Ada Quill opened the harbour bridge", "open", ADA, "2023-06-11"),
)


def story(articles: int) -> list[Extraction]:
    """Each article tells all of the clauses, in vectors that differ a little."""
    rng = np.random.default_rng(11)
    directions = np.eye(16, dtype=np.float32)[[0, 4, 8, 0]]
    found = []
    for n in range(articles):
        mentions = tuple(
            mention(
                n,
                clause,
                id=f"m{n}-{k}",
                sentence=k,
                start=100 * k,
                end=100 * k + len(clause),
                lemma=lemma,
                participants=(who,),
                time=day(when),
                time_source="stated",
            )
            for k, (clause, lemma, who, when) in enumerate(CLAUSES)
        )
        vectors = directions + rng.normal(scale=0.05, size=directions.shape).astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        found.append(Extraction(f"a{n}", mentions, (), vectors))
    return found


def ids(extractions: list[Extraction]) -> set[frozenset[str]]:
    return {frozenset(m.id for m in group.mentions) for group in group_mentions(extractions)}


def test_each_event_is_found_across_articles_and_days_apart_stay_apart() -> None:
    groups = ids(story(5))
    assert groups == {frozenset(f"m{n}-{k}" for n in range(5)) for k in range(len(CLAUSES))}


def test_every_mention_is_in_one_group_with_its_own_vector() -> None:
    extractions = story(4)
    vector_of = {m.id: row for e in extractions for m, row in zip(e.mentions, e.vectors, strict=True)}
    groups = group_mentions(extractions)
    assert sorted(m.id for g in groups for m in g.mentions) == sorted(vector_of)
    for group in groups:
        for m, row in zip(group.mentions, group.vectors, strict=True):
            np.testing.assert_array_equal(row, vector_of[m.id])


def test_no_group_holds_two_days_that_both_are_stated() -> None:
    for group in group_mentions(story(6)):
        for a, b in combinations(group.mentions, 2):
            assert a.time.start == b.time.start


def test_the_order_of_articles_makes_no_difference() -> None:
    extractions = story(5)
    expected = ids(extractions)
    for seed in range(4):
        shuffled = random.Random(seed).sample(extractions, len(extractions))
        assert ids(shuffled) == expected


def test_articles_without_events_are_no_trouble() -> None:
    empty = Extraction("a9", (), (), np.zeros((0, 16), np.float32))
    assert group_mentions([]) == []
    assert group_mentions([empty]) == []
    assert ids([*story(2), empty]) == ids(story(2))


def test_faint_mentions_join_events_as_evidence_and_make_none() -> None:
    telling = story(3)
    faint = mention(7, "the harbour bridge is open", id="f", lemma="open", participants=(ADA,), quality=0.1)
    lone = mention(8, "the weather is fine", id="g", lemma="fine", quality=0.1)
    directions = np.eye(16, dtype=np.float32)
    groups = group_mentions([*telling, Extraction("a7", (faint, lone), (), directions[[0, 15]])])
    assert [{m.id for m in g.mentions} for g in groups] == [{m.id for m in g.mentions} for g in group_mentions(telling)]
    (home,) = (g for g in groups if g.faint)
    assert [m.id for m in home.faint] == ["f"]
    assert {m.quote for m in home.mentions} == {"Ada Quill opened the harbour bridge"}


@pytest.mark.parametrize(("kind", "apart"), [("responds_to", True), ("part_of", True), ("causes", False)])
def test_what_answers_or_holds_an_event_is_another_one(kind: RelationType, apart: bool) -> None:
    (first,) = story(1)
    told, again = first.mentions[0], replace(first.mentions[0], id="again", start=500, end=520)
    words = Relation("again", told.id, kind, 500, 540, "they say so", "at")
    directions = np.eye(16, dtype=np.float32)[[0, 0]]
    groups = ids([Extraction("a0", (told, again), (words,), directions)])
    assert ({frozenset({told.id}), frozenset({"again"})} == groups) is apart
