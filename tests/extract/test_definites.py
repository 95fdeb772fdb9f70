"""Definites: a bare noun in full, where the article had it in full and in one way."""

from __future__ import annotations

from storyatlas.extract.definites import fuller
from storyatlas.extract.tree import Tree
from tests.extract.reading import annotate


def in_full(text: str, words: str) -> str | None:
    """The last noun of `words`, at its last place in `text`, in full."""
    section = annotate(text).text
    end = section.text.rindex(words) + len(words)
    return fuller(Tree(section), next(t for t in section.tokens if t.end == end))


def test_a_bare_noun_is_the_one_described_before() -> None:
    assert in_full("Ada Quill signed the trade treaty. Finland praised the treaty.", "the treaty") == "trade treaty"


def test_two_descriptions_leave_it_open() -> None:
    text = "The trade treaty and the fishing treaty were signed. Finland praised the treaty."
    assert in_full(text, "the treaty") is None


def test_a_noun_that_tells_which_stays_as_it_is() -> None:
    assert in_full("The trade treaty was signed. Finland left the old treaty.", "the old treaty") is None
