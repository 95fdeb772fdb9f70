"""Times counted within a month or named by their place among others, and which year and day the rest mean."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from storyatlas.annotate.syntax import load_parser
from storyatlas.annotate.times import find_times
from storyatlas.model.article import Field
from storyatlas.model.document import Section

FRIDAY = date(2022, 7, 15)
Parse = Callable[[str, Field], Section]


@pytest.fixture(scope="module")
def parse() -> Parse:
    return load_parser()


def last_interval(parse: Parse, text: str) -> str:
    """The interval of the last expression of a text, as its first and its last day."""
    time = find_times(parse(text, "text"), published=FRIDAY)[-1].time
    assert time is not None
    assert time.start is not None
    return time.start + (f"..{time.end}" if time.end else "")


PARTS = [
    ("Lawmakers voted in the last week of June.", "2022-06-24..2022-06-30"),
    ("It happened in the second week of June 2021.", "2021-06-08..2021-06-14"),
    ("Prices fell in the second half of May.", "2022-05-16..2022-05-31"),
    ("Police fired on the first night of April.", "2022-04-01"),
    ("It expires on the last day of August.", "2022-08-31"),
    ("They met on the last weekend of May.", "2022-05-28..2022-05-29"),
    ("The vote was held on the second Tuesday of June.", "2022-06-14"),
    ("The vote will be held on the first Monday in August.", "2022-08-01"),
    ("The strike began on the third of July.", "2022-07-03"),
    ("The strike began in July '19.", "2019-07"),
    ("Profits fell in the final quarter of last year.", "2021-10..2021-12"),
    ("Profits fell in the first six months of 2021.", "2021-01..2021-06"),
    ("It happened in the winter of 2020-21.", "2020-12..2021-02"),
    ("He was shot on a Saturday night.", "2022-07-09"),
]


@pytest.mark.parametrize(("text", "interval"), PARTS)
def test_parts_of_a_month_and_of_a_year(parse: Parse, text: str, interval: str) -> None:
    assert last_interval(parse, text) == interval


DAYS = [
    ("She arrived on June 3 and left on the 9th.", "2022-06-09"),
    ("He was held from June 28 until the 3rd.", "2022-06-28..2022-07-03"),
    ("He resigned on the 14th.", "2022-07-14"),
    ("He will resign on the 14th.", "2022-08-14"),
    ("He was arrested on Sunday the 3rd.", "2022-07-03"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_day_without_its_month(parse: Parse, text: str, day: str) -> None:
    assert last_interval(parse, text) == day


def test_what_is_counted_by_an_ordinal_is_no_day(parse: Parse) -> None:
    assert find_times(parse("He lives on the 14th floor and won on the second ballot.", "text"), published=FRIDAY) == ()


WEEKS = [
    ("He was arrested on Tuesday of last week.", "2022-07-05"),
    ("He was arrested last week, on Tuesday.", "2022-07-05"),
    ("He was arrested a week ago on Tuesday.", "2022-07-05"),
    ("He will be tried on Tuesday next week.", "2022-07-19"),
    ("The vote is set for Tuesday week.", "2022-07-26"),
    ("The vote was held the week before last.", "2022-06-27..2022-07-03"),
    ("The vote was held the Sunday before last.", "2022-07-03"),
    ("It came in the week of July 4.", "2022-07-04..2022-07-10"),
    ("It came in the week ending 8 July.", "2022-07-02..2022-07-08"),
    ("It came on the weekend of July 2.", "2022-07-02..2022-07-03"),
    ("It came over the past weekend.", "2022-07-09..2022-07-10"),
]


@pytest.mark.parametrize(("text", "interval"), WEEKS)
def test_weeks_and_the_days_in_them(parse: Parse, text: str, interval: str) -> None:
    assert last_interval(parse, text) == interval


DISTANCES = [
    ("It came 48 hours ago.", "2022-07-13"),
    ("It came two and a half years ago.", "2020-01"),
    ("It came three years and two months ago.", "2019-05"),
    ("A fortnight ago the mayor resigned.", "2022-06-27..2022-07-03"),
    ("The mayor resigned two weeks ago.", "2022-06-27..2022-07-03"),
    ("The mayor resigned a week ago.", "2022-07-08"),
]


@pytest.mark.parametrize(("text", "interval"), DISTANCES)
def test_distances_in_mixed_units(parse: Parse, text: str, interval: str) -> None:
    assert last_interval(parse, text) == interval


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("He was arrested on Sunday (July 3).", "2022-07-03"),
        ("It began at 6 a.m. (0400 GMT) on Tuesday.", "2022-07-12"),
        ("They met in the first days of June.", "2022-06"),
        ("He was shot on a Saturday night in February.", "2022-02"),
        ("He was shot on one Sunday in February 2015.", "2015-02"),
    ],
)
def test_what_says_one_time_together_is_one_expression(parse: Parse, text: str, day: str) -> None:
    (found,) = find_times(parse(text, "text"), published=FRIDAY)
    assert found.time is not None
    assert found.time.start == day
    assert text[found.start : found.end] == found.text


TENSES = [
    ("He will be tried on Monday and sentenced on Wednesday.", "2022-07-20"),
    ("Schools will be closed Monday.", "2022-07-18"),
    ("Schools will be closed Monday through Wednesday.", "2022-07-18..2022-07-20"),
    ("His trial was put off to September.", "2022-09"),
    ("His trial was postponed to May.", "2022-05"),
    ("He was arrested in the autumn.", "2021-09..2021-11"),
    ("He will be tried in the autumn.", "2022-09..2022-11"),
]


@pytest.mark.parametrize(("text", "interval"), TENSES)
def test_what_a_tense_says_of_a_time(parse: Parse, text: str, interval: str) -> None:
    assert last_interval(parse, text) == interval


YEARS = [
    # A year named aside is not that of the next sentence.
    ("The war that ended on 18 May 2009 left scars. On June 18 troops opened fire.", "2022-06-18"),
    ("It was shut when he took office in November 2019. On June 18 troops opened fire.", "2022-06-18"),
    ("Engineers had found it in 2017, the firm admitted in a statement on May 5.", "2022-05-05"),
    ("They met in December 2011 in Oslo. On June 18 troops opened fire.", "2022-06-18"),
    # One that a text tells of is.
    ("In 2011 the police killed two men. On May 9 they killed a third.", "2011-05-09"),
    ("When war broke out in June 1939, he fled. On July 9 he was caught.", "1939-07-09"),
    ("Airbus launched it in December 2010. Rivals met in July 2011. They signed on 30 August.", "2011-08-30"),
]


@pytest.mark.parametrize(("text", "day"), YEARS)
def test_which_year_a_text_goes_on_in(parse: Parse, text: str, day: str) -> None:
    assert last_interval(parse, text) == day


def test_the_same_day_is_not_that_of_a_flashback(parse: Parse) -> None:
    text = "The council met on Monday. Only ten days ago Quill had refused to. The same day it voted."
    assert last_interval(parse, text) == "2022-07-11"


@pytest.mark.parametrize("words", ["Easter Sunday in 2019", "Easter morning of 2019", "the Easter bombings of 2019"])
def test_a_feast_goes_by_the_year_behind_it(parse: Parse, words: str) -> None:
    found = find_times(parse(f"He was arrested after {words}.", "text"), published=FRIDAY)
    assert found[0].time is not None
    assert found[0].time.start == "2019-04-21"
