"""Paragraphs of texts that were broken at a width, and what of a text is not its article's."""

from __future__ import annotations

from storyatlas.annotate.datelines import dateline_cuts
from storyatlas.annotate.paragraphs import text_parts

WRAPPED = """The harbour of Lisbon was closed on Monday after a tanker
ran aground, the harbour ministry said in a statement in
Lisbon, where the mayor called at once upon other towns for
help.
Crews reached the ship on Tuesday."""


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in text_parts(text, None)]


def test_a_text_that_was_broken_at_a_width_is_read_over_its_lines() -> None:
    first, second = parts(WRAPPED)
    assert " ".join(first.split()).endswith("in Lisbon, where the mayor called at once upon other towns for help.")
    assert second == "Crews reached the ship on Tuesday."


def test_a_mail_ends_its_broken_lines_in_a_space() -> None:
    assert len(parts(WRAPPED.replace("\n", " \n"))) == len(parts(WRAPPED.replace("\n", "\r\n"))) == 2


def test_lines_that_are_paragraphs_stay_apart() -> None:
    one = WRAPPED.splitlines()[0] + "\n" + WRAPPED.splitlines()[1].capitalize()
    assert len(parts(one)) == 2  # no line goes on in a small letter
    blank = WRAPPED.replace("\n", "\n\n")
    assert len(parts(blank)) == 5
    wide = WRAPPED + "\n" + "Quill opened a bridge in the harbour of Lisbon. " * 4
    assert len(parts(wide)) == 6  # what holds a line of that length was broken at no width


def test_credits_behind_who_reported_from_where_are_none_of_its_words() -> None:
    assert parts("Quill reported from Lisbon. Ada Marsh in Oslo contributed to this report.") == []


def test_a_state_behind_a_dateline_without_a_dash_belongs_to_it() -> None:
    text = "AUSTIN, Texas A court jailed two bankers."
    assert dateline_cuts(text, 0, len(text), lambda name: name == "Austin") == [text.index("A court")]


def test_a_line_that_breaks_off_within_a_sentence_goes_on_among_long_paragraphs() -> None:
    long = "Quill opened a bridge in the harbour of Lisbon, and the mayor said so. " * 3
    torn = f"{long}\nHours after the strike began on Monday, 61 patients of the largest\nhospital of the town left it."
    assert [" ".join(p.split()) for p in parts(torn)][1].endswith("of the largest hospital of the town left it.")
    assert len(parts(torn.replace("largest\nhospital", "largest\nHospital"))) == 3


def test_what_a_picture_shows_is_none_of_an_articles_words() -> None:
    text = "Gunmen fired in Karak. Here, an officer stands guard in Irbid in March. (Tom Quill/Reuters)"
    assert [p.strip() for p in parts(text)] == ["Gunmen fired in Karak."]


def test_a_day_in_brackets_belongs_to_a_dateline() -> None:
    text = "Austin, Tex. (November 28, 2016) - Police received a call."
    assert dateline_cuts(text, 0, len(text), lambda name: name == "Austin") == [text.index("Police")]
