"""Synonyms: one act by two verbs."""

from __future__ import annotations

import numpy as np

from storyatlas.coref.comparison import compare
from storyatlas.coref.news import News
from storyatlas.coref.synonyms import act_of
from storyatlas.model.mention import EventMention
from tests.coref.making import ADA, directions, mention


def test_verbs_of_one_act_have_one_stem() -> None:
    assert act_of(mention(lemma="apprehend")) == act_of(mention(lemma="nab")) == "arrest"
    assert act_of(mention(lemma="die")) == act_of(mention(lemma="kill"))
    assert act_of(mention(lemma="knit")) == "knit"


def test_a_synonym_is_sooner_the_same_event_than_another_act() -> None:
    foiled = mention(0, "The coastguard foiled the raid", lemma="foil", trigger="foiled", participants=(ADA,))
    thwarted = mention(1, "Thwarted: a raid", lemma="thwart", trigger="Thwarted", participants=(ADA,))
    watched = mention(1, "Watched: a raid", lemma="watch", trigger="Watched", participants=(ADA,))

    def likeness(other: EventMention) -> float:
        return float(compare([foiled, other], directions(0, 60), np.array([[0, 1]])).scores[0])

    assert likeness(thwarted) > likeness(watched)
    assert News([foiled, thwarted]).odds(foiled, thwarted) > 0 > News([foiled, watched]).odds(foiled, watched)
