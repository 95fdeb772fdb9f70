"""Loose marks: what the parser reads in place of marks that stand apart, at the same length."""

from __future__ import annotations

import pytest

from storyatlas.annotate.loose_marks import set_right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Quill Air <QLL.N>, of Oslo, sued", "Quill Air,         of Oslo, sued"),
        ("QUILL <QLL> SUES HARLAND <H> OVER FERRY", "QUILL       SUES HARLAND     OVER FERRY"),
        ("the Quill <QLL>-owned ferry and < > it", "the Quill-owned       ferry and     it"),
        ("<Quill Shipping Ltd> said", " Quill Shipping Ltd  said"),
        ("a <b>bold</b> word and 3 < 4", "a <b>bold</b> word and 3 < 4"),
    ],
)
def test_where_shares_are_traded_is_no_word_of_the_sentence(text: str, right: str) -> None:
    assert set_right(text) == right
