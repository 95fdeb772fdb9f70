"""One event where the headlines tell of one, and where two articles open with it."""

from __future__ import annotations

import numpy as np
import pytest

from storyatlas.coref.comparison import compare
from storyatlas.model.mention import EventMention
from tests.coref.making import ADA, KARL, directions, mention

VENN = {"participants": (KARL,)}
ESCAPE = {"lemma": "escape", "trigger": "escaped", "sentence": 12, **VENN}


def likeness(one: EventMention, other: EventMention, *rest: EventMention) -> float:
    """The score of the first two of some mentions, whose vectors stand 60 degrees apart."""
    mentions = [one, other, *rest]
    vectors = directions(*(60 * i for i in range(len(mentions))))
    return float(compare(mentions, vectors, np.array([[0, 1]])).scores[0])


def headlines(count: int, lemma: str) -> list[EventMention]:
    return [mention(4 + i, "Venn escapes", lemma=lemma, article=f"a{i}", field="title", **VENN) for i in range(count)]


def test_what_headlines_tell_by_one_verb_is_sooner_one_event() -> None:
    one, other = mention(0, "Venn escaped on foot", **ESCAPE), mention(1, "He escaped with a rifle", **ESCAPE)
    assert likeness(one, other, *headlines(4, "escape")) > likeness(one, other, *headlines(4, "open"))
    assert likeness(one, other, *headlines(2, "escape")) == likeness(one, other, *headlines(2, "open"))  # too few


def test_headlines_about_two_matters_join_nothing() -> None:
    one = mention(0, "Venn escaped on foot", **ESCAPE)
    other = mention(1, "Quill escaped on foot", **{**ESCAPE, "participants": (ADA,)})
    titles = {lemma: [t for t in headlines(4, lemma) if t.article != "a1"] for lemma in ("escape", "open")}
    assert likeness(one, other, *titles["escape"]) == likeness(one, other, *titles["open"])


@pytest.mark.parametrize(("lemma", "gains"), [("open", True), ("play", False)])
def test_what_two_articles_open_with_by_one_verb_is_sooner_one_event(lemma: str, gains: bool) -> None:
    def told(sentence: int) -> float:
        one = mention(0, "Venn opened the pier", sentence=sentence, **VENN)
        return likeness(one, mention(1, "Then it began", sentence=sentence, lemma=lemma, **VENN))

    assert (told(0) > told(20)) is gains


@pytest.mark.parametrize(("kind", "loses"), [("other", True), ("conflict", False)])
def test_what_two_articles_open_with_by_two_verbs_is_sooner_two_events(kind: str, loses: bool) -> None:
    def told(sentence: int) -> float:
        one = mention(0, "Venn fled the pier", sentence=sentence, lemma="flee", type=kind, **VENN)
        return likeness(one, mention(1, "Then he spoke", sentence=sentence, lemma="speak", type=kind, **VENN))

    assert (told(0) < told(20)) is loses
