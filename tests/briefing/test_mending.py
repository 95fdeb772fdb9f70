"""Lost apostrophes come back where it is plain what was meant, and nowhere else."""

from __future__ import annotations

import pytest

from storyatlas.briefing.check import Grounds, problems
from storyatlas.briefing.mending import lost_apostrophes, mended
from storyatlas.briefing.model import Citation, Sentence
from storyatlas.briefing.tree import spoken, trees
from tests.reading import sentence_reader

ARTICLE = (
    "Quill arrived in Vantia on Monday. Quills visit doesnt please everybody. Vantias largest harbour was closed. "
    "The Danubians crowded the quay."
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Quills visit to the harbour began.", "Quill's visit to the harbour began."),
        ("The ferry docked in Vantias largest harbour.", "The ferry docked in Vantia's largest harbour."),
        ("The minister said the port doesnt work.", "The minister said the port doesn't work."),
        ("The countrys ports were closed.", "The country's ports were closed."),
        ("Danubians old and young crowded the quay.", "Danubians old and young crowded the quay."),
        ("The Quills walked along the quay.", "The Quills walked along the quay."),
        ('The minister wrote: "Quills visit doesnt matter."', 'The minister wrote: "Quills visit doesnt matter."'),
    ],
)
def test_what_is_said(text: str, said: str) -> None:
    (tree,) = trees(sentence_reader()([(text, None)])[0])
    assert spoken(tree, range(len(tree.tokens)), mended(tree, ARTICLE)) == said


def test_only_an_article_that_lost_most_of_its_apostrophes_is_mended() -> None:
    assert lost_apostrophes(ARTICLE)
    assert not lost_apostrophes(
        "Quill's visit doesn't please everybody, and it's Vantia's largest harbour. Quills rest."
    )


def test_the_check_knows_the_name_again() -> None:
    cited = Citation("a", "text", 0, 30, "Quills visit began in Vantia", "e")
    assert problems(Sentence("Quill's visit began in Vantia.", (cited,)), Grounds()) == ()
    assert problems(Sentence("Quell's visit began in Vantia.", (cited,)), Grounds()) == ('name "Quell\'s"',)
