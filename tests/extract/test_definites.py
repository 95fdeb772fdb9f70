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


def test_who_is_known_by_age_alone_is_so_from_then_on() -> None:
    text = (
        "A 61-year-old man fell ill in May. The city was warned. The market shut. Nobody knew why. "
        "The man who died sold fish."
    )
    assert in_full(text, "The man") == "61-year-old man"


def test_another_man_leaves_open_whose_age_it_is() -> None:
    text = "A 61-year-old man fell ill. A man was arrested. Nobody knew why. The town was warned. The man left."
    assert in_full(text, "The man") is None
