"""Figures that a second speaker gives in few words."""

from __future__ import annotations

import pytest

from tests.extract.reading import read, read_faint


def echoes(text: str) -> list[tuple[str | None, str]]:
    """Who gives which figure anew, in the order of the text."""
    mentions = sorted((*read(text), *read_faint(text)), key=lambda m: m.start)
    return [(m.speaker, q.text) for m in mentions for q in m.quantities if q.anew is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rights groups said 120 people were detained; the interior ministry said 34.",
            [("interior ministry", "34")],
        ),
        ("Organisers said at least 50 people had been hurt. Hospitals reported 14.", [("hospitals", "14")]),
        (
            "More than 140 people have been arrested since April, lawyers say; the police speak of 35.",
            [("police", "35")],
        ),
        (
            "The prosecutor said that at least two detainees had died; activists say there are at least six.",
            [("activists", "at least six")],
        ),
        ("Organisers put the crowd at 200,000, police at 45,000.", [("police", "45,000")]),
        (
            "The municipal police counted 300,000 people; the organisers more than a million.",
            [("organisers", "more than a million")],
        ),
    ],
)
def test_a_second_speaker_gives_another_figure(text: str, expected: list[tuple[str, str]]) -> None:
    assert echoes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ministry listed 32 dead from Kenya. Kenya 32, Canada 18, Ethiopia nine.",  # a table
        "Police said 12 rebels were killed. Quill said 2019 was worse.",  # a year
        "Police sealed off 1,300 stations, the delegate said. Venn said 1,300 of 2,315 were shut.",  # a whole
        "They counted five wounded, one a boy of 17.",  # an age
        "Police said 12 rebels and 30 soldiers were killed. Doctors said 20.",  # of which?
    ],
)
def test_other_numbers_are_no_echo(text: str) -> None:
    assert echoes(text) == []


def test_who_says_what_stands_before_a_semicolon() -> None:
    (mention,) = (
        m for m in read("Rights groups said 120 people were detained; the interior ministry said 34.") if m.sure
    )
    assert mention.speaker == "rights groups"
    assert mention.trigger == "detained"


def test_the_words_of_an_echo_are_those_of_the_article() -> None:
    text = "RIGHTS GROUPS SAID 120 PEOPLE WERE DETAINED; THE INTERIOR MINISTRY SAID 34."
    assert len(echoes(text)) == 1
    for mention in (*read(text), *read_faint(text)):
        assert mention.quote == text[mention.start : mention.end]
