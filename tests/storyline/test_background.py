"""Background is what was over before the story's own span began."""

from __future__ import annotations

import pytest

from storyatlas.model.time import TimeValue
from storyatlas.storyline import is_background, story_span
from tests.stories import article

SPAN = ("2023-04-10", "2023-05-09")


def test_the_span_runs_from_three_weeks_before_the_coverage_to_its_last_day() -> None:
    articles = [article(n, published=f"2023-05-0{n}") for n in (3, 1, 9)]
    assert story_span(articles) == ("2023-04-10", "2023-05-09")


def test_one_archive_piece_does_not_stretch_the_span() -> None:
    articles = [article(n, published="2023-05-02T10:00:00+02:00") for n in range(19)]
    assert story_span([*articles, article(99, published="1998-01-01")]) == ("2023-04-11", "2023-05-02")


def test_without_dates_there_is_no_span_and_no_background() -> None:
    assert story_span([article(1, published=None)]) is None
    assert story_span([]) is None


def test_without_any_publication_a_year_is_the_past_unless_it_is_planned() -> None:
    assert is_background(TimeValue("1998", None, "year"), None)
    assert not is_background(TimeValue("1998", None, "year"), None, planned=True)
    assert not is_background(TimeValue("1998-05", None, "month"), None)
    assert not is_background(TimeValue(None, None, "none"), None)


@pytest.mark.parametrize(
    ("time", "background"),
    [
        (TimeValue("2023-04-09", None, "day"), True),
        (TimeValue("2023-04-10", None, "day"), False),
        (TimeValue("2023-03", None, "month"), True),
        (TimeValue("2023-04", None, "month"), False),
        (TimeValue("2022", None, "year"), True),
        (TimeValue("2023", None, "year"), False),
        (TimeValue("1990", None, "decade"), True),
        (TimeValue("2020", None, "decade"), False),
        (TimeValue("2022-12", "2023-05", "month"), False),
        (TimeValue("2023-12-24", None, "day"), False),
        (TimeValue(None), False),
    ],
)
def test_what_ended_before_the_span_is_background(time: TimeValue, background: bool) -> None:
    assert is_background(time, SPAN) is background
