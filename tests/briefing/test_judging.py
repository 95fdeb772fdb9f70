"""The check of text that somebody else wrote."""

import pytest

from storyatlas.briefing import Citation, check_text
from tests.briefing.ferry import COURIER, POST, ferry_atlas


def cite(article: object, words: str, event: str) -> Citation:
    source = POST if article is POST else COURIER
    start = source.text.index(words)
    return Citation(source.id, "text", start, start + len(words), words, event)


AGROUND = cite(POST, "The ferry Albatross ran aground on a sandbank off Kessel on Monday", "e-aground")
RADAR = cite(POST, "The seafarers' union said the ship's radar had failed twice in April.", "e-radar")
DENIAL = cite(POST, "Norlink denied that the radar had failed", "e-denial")


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        ("The Albatross ran aground off Kessel on 3 May 2021.", AGROUND),
        ("According to the seafarers' union, the radar of the ship failed twice in April 2021.", RADAR),
        ("Norlink denied that the radar had failed.", DENIAL),
    ],
)
def test_a_true_sentence_passes_whoever_wrote_it(text: str, citation: Citation) -> None:
    assert check_text(text, [citation], ferry_atlas()) == ()


@pytest.mark.parametrize(
    ("text", "citation", "problem"),
    [
        ("The Albatross ran aground off Kessel on 4 May 2021.", AGROUND, "date '4 May 2021'"),
        ("The Albatross ran aground off Orland on 3 May 2021.", AGROUND, "name 'Orland'"),
        ("The ship's radar failed twice in April 2021.", RADAR, "speaker lost"),
        ("The ship's radar failed three times, the seafarers' union said, or 30 times.", RADAR, "number '30'"),
    ],
)
def test_a_false_one_does_not(text: str, citation: Citation, problem: str) -> None:
    assert problem in check_text(text, [citation], ferry_atlas())


def test_words_that_are_not_in_the_article_are_no_quotation() -> None:
    made_up = Citation(POST.id, "text", 0, 12, "The captain!", "e-aground")
    assert check_text("The captain!", [made_up], ferry_atlas())[0].startswith("quotation not in Harbour Post")
