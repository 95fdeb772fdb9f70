"""Whose forces strike whom and what, by a verb or a noun."""

from __future__ import annotations

import pytest

from storyatlas.model.mention import Blow
from tests.extract.reading import event


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Norwegian warships shelled a Danish oil platform in the North Sea on Monday.", "shelled"),
        ("A Danish oil platform was destroyed by Norwegian warships on Monday.", "destroyed"),
        ("Denmark said Norwegian jets attacked and destroyed a Danish oil platform on Monday.", "destroyed"),
        ("The minister spoke after Monday's Norwegian attack on a Danish oil platform in the North Sea.", "attack"),
        ("The mayor condemned Monday's attack on a Danish oil platform by Norwegian forces.", "attack"),
        ("Norwegian forces launched a strike against a Danish oil platform on Monday.", "strike"),
    ],
)
def test_one_blow_in_many_words(text: str, trigger: str) -> None:
    blow = event(text, trigger).blow
    assert blow is not None
    assert (blow.by, blow.on) == (("NO",), ("DK",))
    assert "platform" in blow.hit


def test_both_of_two_joined_verbs_hit_what_the_second_one_names() -> None:
    text = "Four Norwegian frigates shelled and destroyed two rigs on Monday."
    assert [event(text, word).blow for word in ("shelled", "destroyed")] == [Blow(("NO",), (), ("rig",))] * 2


def test_a_place_and_a_flag_strike_nobody_and_a_day_is_not_hit() -> None:
    blow = event("The Lisbon attack on a ship on Monday killed four people.", "attack").blow
    assert blow == Blow((), (), ("ship",))
    flagged = event("A Norwegian-flagged tanker hit a bridge on Monday.", "hit").blow
    assert flagged == Blow((), (), ("bridge",))


def test_other_acts_are_no_blows() -> None:
    assert event("Norwegian ministers visited Denmark on Monday.", "visited").blow is None
