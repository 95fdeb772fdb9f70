"""Sentences are found whole, judged, and cleaned without changing what they say."""

from datetime import date

import pytest

from storyatlas.briefing.sentences import (
    clean,
    fluency,
    opening,
    sentence_span,
    tightened,
    with_date,
    with_speaker,
    without_date,
)

TEXT = "Dr. Ada Voss, 4.5 miles out, saw the ship.\nIt sank. The U.S. Coast Guard came at noon. Nobody was hurt."


@pytest.mark.parametrize(
    ("clause", "sentence"),
    [
        ("saw the ship", "Dr. Ada Voss, 4.5 miles out, saw the ship."),
        ("It sank", "It sank."),
        ("Coast Guard came", "The U.S. Coast Guard came at noon."),
        ("Nobody was hurt.", "Nobody was hurt."),
        ("came at noon. Nobody", "The U.S. Coast Guard came at noon. Nobody was hurt."),
    ],
)
def test_the_sentence_around_a_clause(clause: str, sentence: str) -> None:
    start = TEXT.index(clause)
    first, last = sentence_span(TEXT, start, start + len(clause))
    assert TEXT[first:last] == sentence


def test_a_dateline_is_no_part_of_the_sentence_but_an_acronym_is() -> None:
    assert clean("PORT ELM (Harbour Wire) - The mayor resigned.") == "The mayor resigned."
    assert clean("World Fishing Board (WFB) Director Ann Oar resigned.").startswith("World Fishing Board")


@pytest.mark.parametrize(
    "text",
    [
        "He resigned on the same evening after the vote in parliament.",
        "a clause that was cut out of the middle of a longer sentence.",
        "Read more: the mayor has resigned after the vote in parliament.",
        'The mayor said "that the harbour was closed after the storm.',
        "We closed the harbour because the storm was far too strong.",
        "Was the harbour closed because the storm was far too strong?",
        "The mayor of the harbour town in the storm.",
    ],
)
def test_what_does_not_stand_alone_is_unusable(text: str) -> None:
    assert fluency(text) == 0.0


def test_a_plain_sentence_is_best() -> None:
    plain = "The mayor of Port Elm closed the harbour after two boats sank in the storm."
    vague = "The mayor of Port Elm closed the harbour last week after two boats sank in the storm."
    assert fluency(plain) == 1.0
    assert 0 < fluency(vague) < 1.0


def test_openings_that_lean_on_what_went_before_go() -> None:
    assert clean("However, the harbour was closed.") == "The harbour was closed."
    assert clean("The mayor also said that the harbour was closed.") == "The mayor said that the harbour was closed."
    assert clean("So far, the harbour is closed.") == "So far, the harbour is closed."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor resigned on Monday.", "The mayor resigned on 3 May 2021."),
        ("On Monday evening, the mayor resigned.", "On 3 May 2021, the mayor resigned."),
        ("The mayor resigned on Tuesday.", "The mayor resigned on Tuesday."),
        ("The mayor made a speech Monday night in Elm.", "The mayor made a speech on 3 May 2021 in Elm."),
        ("The mayor started his Monday with a walk.", "The mayor started his Monday with a walk."),
        ("The mayor has been away since Monday.", "The mayor has been away since 3 May 2021."),
        ("The mayor resigned yesterday.", "The mayor resigned on 3 May 2021."),
        ('The mayor said "on Monday I resign".', 'The mayor said "on Monday I resign".'),
    ],
)
def test_a_weekday_becomes_the_date_of_the_event(text: str, expected: str) -> None:
    assert with_date(text, date(2021, 5, 4), date(2021, 5, 3)) == expected


def test_a_long_sentence_loses_its_tail_but_never_its_clause() -> None:
    clause = "The mayor of Port Elm closed the harbour after two boats sank in the storm of the century"
    text = (
        f"{clause} and nine sailors were brought to the hospital of the neighbouring town, which had been built a "
        "long time ago by monks."
    )
    assert tightened(text, clause).endswith("of the neighbouring town.")
    assert tightened(text, "built a long time ago by monks") == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 3 May 2021, the mayor resigned.", "The mayor resigned."),
        ("The mayor resigned on 3 May 2021 in Port Elm.", "The mayor resigned in Port Elm."),
        ("The vote will be on 3 May 2021 at noon.", "The vote will be on 3 May 2021 at noon."),
        ("The mayor resigned on 4 May 2021.", "The mayor resigned on 4 May 2021."),
    ],
)
def test_a_date_that_stands_beside_the_sentence_is_not_said_again(text: str, expected: str) -> None:
    assert without_date(text, "3 May 2021") == expected


def test_a_pronoun_that_speaks_gets_its_name() -> None:
    assert with_speaker("The harbour is closed, she said.", "Ada Voss") == "The harbour is closed, Ada Voss said."
    assert with_speaker("A storm is near, it said.", "Harbour Office") == "A storm is near, the Harbour Office said."
    assert with_speaker("A storm is near, it said.", None) == "A storm is near, it said."


@pytest.mark.parametrize(
    "marked",
    [
        "The mayor closed the harbour of Port Elm|, which had been damaged by a storm.",
        "The mayor of Port Elm, Ada Voss, has closed the harbour| after a storm.",
        "Boats came to Port Elm from the north, east and south| before dawn.",
        "The mayor closed the harbour.|",
    ],
)
def test_the_bold_lead_of_a_sentence_is_its_first_clause(marked: str) -> None:
    text = marked.replace("|", "")
    assert text[: opening(text)] == marked.split("|")[0]
