"""Titles: of an event's mentions, the headline that reads best and says what all say."""

from __future__ import annotations

import numpy as np

from storyatlas.coref.titles import representative
from tests.coref.making import directions, mention


def test_the_headline_that_reads_better_wins() -> None:
    good = mention(1, headline="Ada Quill opens the bridge", headline_score=0.9)
    fragment = mention(2, headline="The opening", headline_score=0.2, noun=True)
    assert representative((fragment, good), np.ones((2, 2), np.float32)) is good


def test_a_headline_far_from_the_others_loses() -> None:
    usual = [mention(n, headline="Ada Quill opens the bridge", headline_score=0.8) for n in (1, 2, 3)]
    stray = mention(4, headline="Karl Venn sells a ferry", headline_score=0.85, lemma="sell")
    assert representative((*usual, stray), directions(0, 1, 2, 80)) in usual


def test_words_that_point_elsewhere_lose() -> None:
    clear = mention(1, headline="Ada Quill opens the bridge", headline_score=0.8)
    vague = mention(2, headline="Ada Quill also opens another bridge there", headline_score=0.85)
    assert representative((vague, clear), np.ones((2, 2), np.float32)) is clear


def test_an_articles_own_headline_wins_among_equals() -> None:
    text = mention(1, headline="Ada Quill opens the bridge", headline_score=0.9)
    title = mention(2, headline="Ada Quill opens the bridge", headline_score=0.9, field="title")
    assert representative((text, title), np.ones((2, 2), np.float32)) is title
