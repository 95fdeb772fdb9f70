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
        (
            "Rights monitors say at least 57 people have died in Goma; the government's tally is 31.",
            [("government", "31")],
        ),
        (
            "Organisers said 50,000 people marched in Oslo. The police department's estimate was closer to 20,000.",
            [("police department", "closer to 20,000")],
        ),
        (
            "Organisers said 50,000 people marched in Oslo. The estimate of the police was 20,000.",
            [("police", "20,000")],
        ),
        ("Rebels said 120 soldiers had been killed. The other side admits to 84.", [("other side", "84")]),
        (
            "Rights groups said 19 people had been detained. The minister gave parliament a figure of seven.",
            [("minister", "seven")],
        ),
        (
            "Rights groups said at least 45 people died in Goma. The government insists that only 19 died.",
            [("government", "19")],
        ),
        (
            "Rebels said 3,000 people had been killed. The army rejected the claim, saying it was closer to 1,500.",
            [("army", "closer to 1,500")],
        ),
        (
            "Doctors said 97 people had died in Goma. The ministry said the toll did not exceed 46.",
            [("ministry", "46")],
        ),
        (
            "Rights groups said 45 people had been killed in Goma. The ministry acknowledged 24.",
            [("ministry", "24")],
        ),
        (
            "Harland said 2,500 people had been killed in Goma. The ministry put the figure at 1,800.",
            [("ministry", "1,800")],
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
        "Rights groups said 45 people had been killed in Goma.\nThe ministry acknowledged 24.",  # of its own count
        "Rights groups said 45 people were detained in Goma. The government insists that only 19 died.",  # other people
        "Doctors said 97 people were detained in Goma. The ministry said the toll did not exceed 46.",
        "Organisers said 50,000 people marched in Oslo. The toll of the bridge was 20,000 crowns.",
        "The estimate of the police was 20,000.",  # of what?
        "The union said 2,500 people had been killed in Goma. Its figure was 1,800 a year ago.",  # its own
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


def test_who_says_what_a_semicolon_parts_from_the_rest() -> None:
    text = "Rights monitors say at least 57 people have died in Goma; the government's tally is 31."
    (mention,) = (m for m in read(text) if m.trigger == "died")
    assert mention.speaker == "rights monitors"


def test_the_words_of_an_echo_are_those_of_the_article() -> None:
    text = "RIGHTS GROUPS SAID 120 PEOPLE WERE DETAINED; THE INTERIOR MINISTRY SAID 34."
    assert len(echoes(text)) == 1
    for mention in (*read(text), *read_faint(text)):
        assert mention.quote == text[mention.start : mention.end]
