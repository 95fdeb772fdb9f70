"""The word lists of event extraction."""

from __future__ import annotations

import pytest

from storyatlas.extract.lexicon import PLOVER, TYPE_OF, stem, type_of


def test_every_event_type_has_its_place_in_plover() -> None:
    assert {*TYPE_OF.values(), "other"} == PLOVER.keys()


@pytest.mark.parametrize(("noun", "verb"), [("invasion", "invade"), ("announcement", "announce"), ("death", "die")])
def test_verb_and_noun_share_a_stem(noun: str, verb: str) -> None:
    assert stem(noun) == stem(verb)


def test_a_noun_has_the_type_of_its_verb() -> None:
    assert type_of("announcement") == type_of("announce") == "statement"
