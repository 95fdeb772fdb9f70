"""Offices: who "the president" is, and nobody where the article leaves it open."""

from __future__ import annotations

from storyatlas.extract.names import Names
from storyatlas.extract.tree import Tree
from tests.extract.reading import annotate


def holder(text: str, words: str) -> str | None:
    """Whom the last noun of `words` means in the article `text`."""
    document = annotate(text)
    end = document.text.text.rindex(words) + len(words)
    head = next(t for t in document.text.tokens if t.end == end)
    return Names(document).holder(Tree(document.text), head)


def test_the_office_is_that_of_the_one_who_is_called_so() -> None:
    text = (
        "President Ada Quill met Finnish Premier Karl Venn in Oslo. The president signed the treaty. "
        "The Finnish premier left. The Finnish leader smiled."
    )
    assert holder(text, "The president") == "Ada Quill"
    assert holder(text, "The Finnish premier") == holder(text, "The Finnish leader") == "Karl Venn"


def test_two_holders_alike_leave_it_open() -> None:
    text = "Swedish President Ida Holm met Finnish President Karl Venn. The president left."
    assert holder(text, "The president") is None


def test_who_is_named_far_more_often_is_meant_unless_the_other_was_just_told_of() -> None:
    often = (
        "President Ola Marsh met President Karl Venn in Oslo. President Venn praised the ferry. President Venn left."
    )
    assert holder(f"{often} The president was glad.", "The president") == "Karl Venn"
    assert (
        holder(f"{often}\nOslo was calm. Ola Marsh praised the crew. The president was glad.", "The president") is None
    )


def test_a_man_is_nobody_by_office() -> None:
    assert holder("Karl Venn, a man from Oslo, was arrested. The man left.", "The man") is None


def test_who_shadows_an_office_or_held_it_does_not_hold_it() -> None:
    text = "Shadow chancellor Ada Quill called for a plan. The chancellor was locked in talks in Oslo."
    assert holder(text, "The chancellor") is None
    assert holder("Former Premier Karl Venn came to look. The premier left.", "The premier") is None


def test_an_office_of_another_body_or_town_is_another_office() -> None:
    text = "The Quill Front's parliamentary leader Karl Venn spoke. The answer was no, wrote the leader of the dockers."
    assert holder(text, "the leader") is None
    text = "The governor of Turku, Ada Quill, declared an emergency. In Oslo the governor began to clear a district."
    assert holder(text, "the governor") is None


def test_an_office_with_the_same_of_is_the_same_office() -> None:
    text = "The leader of the miners, Ada Quill, spoke in Oslo. The leader of the miners left on Monday."
    assert holder(text, "The leader") == "Ada Quill"


def test_at_home_the_president_is_the_one_of_no_other_country() -> None:
    text = (
        "President Ada Quill spoke on Monday. Norwegian President Bo Venn sent help. US President Cy Marsh promised "
        "money. In the north the storm raged. It went on for days. The mills stood still."
    )
    assert holder(f"{text} On Friday the president banned strikes.", "the president") == "Ada Quill"
    assert holder(f"{text} Bo Venn came to Oslo. The president left.", "The president") is None


def test_of_two_holders_the_one_of_whom_the_sentence_before_tells_is_meant() -> None:
    text = (
        "President Ada Quill met President Karl Venn in Oslo. Quill smiled. The storm went on. The mills stood still."
    )
    assert holder(f"{text} President Quill left. The president was tired.", "The president") == "Ada Quill"
