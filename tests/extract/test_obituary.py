"""Obituaries: what is told of a life is not of the day of print."""

from __future__ import annotations

import pytest

from storyatlas.extract.obituary import is_obituary
from storyatlas.extract.tree import Tree
from tests.extract.reading import annotate, event

_LIFE = """Ada Quill, who mapped the northern islands, died on Monday at her home in Oslo. She was 88.
Quill joined the survey as a clerk. Venn fired her over a quarrel.
In 1971 she crossed the ice. She lost two fingers."""


def obituary(title: str, text: str) -> bool:
    document = annotate(text, title=title)
    return is_obituary(Tree(document.title), Tree(document.text))


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        ("Ada Quill, who mapped the islands, dies at 88", _LIFE, True),
        ("Explorer Ada Quill dead", _LIFE, True),
        ("Ada Quill opens the bridge", _LIFE, False),
        ("Student dies at 19", "Bo Venn, 19, died on Monday.", False),
        ("Woman, 71, dies in crash", "Ada Quill, 71, died on Monday when a lorry hit her car.", False),
        ("Baker, 71, shot dead", "Ada Quill, 71, died on Monday.", False),
    ],
)
def test_what_an_obituary_is(title: str, text: str, found: bool) -> None:
    assert obituary(title, text) is found


def test_a_life_has_only_the_dates_that_stand_in_it() -> None:
    title = "Ada Quill, who mapped the islands, dies at 88"
    assert event(_LIFE, "died", title=title).time.start == "2023-05-08"
    assert event(_LIFE, "fired", title=title).time.start is None
    assert event(_LIFE, "lost", title=title).time.start == "1971"
    assert event(_LIFE, "fired", title="Ada Quill opens the bridge").time.start is not None
