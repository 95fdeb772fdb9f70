"""Time expressions: what is found in a sentence, and what it means on a publishing day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyatlas.annotate.syntax import load_parser
from storyatlas.annotate.time_holidays import HOLIDAYS
from storyatlas.annotate.times import find_times
from storyatlas.model.article import Field
from storyatlas.model.document import Section
from storyatlas.model.time import TimeExpression

TUESDAY = date(2016, 3, 22)
Parse = Callable[[str, Field], Section]


@pytest.fixture(scope="module")
def parse() -> Parse:
    return load_parser()


def read(parse: Parse, text: str, published: date | None = TUESDAY, field: Field = "text") -> list[tuple[str, ...]]:
    """The words, value and interval of each expression."""
    return [(found.text, found.value, shown(found)) for found in find_times(parse(text, field), published=published)]


def shown(found: TimeExpression) -> str:
    if found.time is None:
        return ""
    assert found.time.start is not None
    return found.time.start + (f"..{found.time.end}" if found.time.end else "") + (">" if found.time.open_end else "")


DATES = [
    ("The shop opened on April 28,2003 in Lisbon.", "April 28,2003", "2003-04-28", "2003-04-28"),
    ("The invasion began on Feb. 24, 2022.", "Feb. 24, 2022", "2022-02-24", "2022-02-24"),
    ("The truce of 24 Feb 2022 held.", "24 Feb 2022", "2022-02-24", "2022-02-24"),
    ("It opened on Saturday, March 5, 2016.", "Saturday, March 5, 2016", "2016-03-05", "2016-03-05"),
    ("It opened on March 5 , 2016 .", "March 5 , 2016", "2016-03-05", "2016-03-05"),
    ("The bomb fell on the 6th of August 1945.", "the 6th of August 1945", "1945-08-06", "1945-08-06"),
    ("The file is dated 2016-03-01.", "2016-03-01", "2016-03-01", "2016-03-01"),
    ("The form is dated 21/03/2016.", "21/03/2016", "2016-03-21", "2016-03-21"),
    ("They will visit on March 21-22.", "March 21-22", "2016-03-21/2016-03-22", "2016-03-21..2016-03-22"),
    ("The law of June 1950 was repealed.", "June 1950", "1950-06", "1950-06"),
    ("The 1950-53 war ended badly.", "1950-53", "1950/1953", "1950..1953"),
    ("The illness of 2002-03 spread fast.", "2002-03", "2002/2003", "2002..2003"),
    ("Factories closed in the mid-1980s.", "the mid-1980s", "198", "1980"),
    ("Trade grew in the early 2000s.", "the early 2000s", "200", "2000"),
    ("It was built in the 19th century.", "the 19th century", "18", ""),
    ("Profits fell in the fourth quarter of 2015.", "the fourth quarter of 2015", "2015-Q4", "2015-10..2015-12"),
    ("Fighting eased in the summer of 2014.", "the summer of 2014", "2014-SU", "2014-06..2014-08"),
    ("They rested on Christmas Day.", "Christmas Day", "2015-12-25", "2015-12-25"),
    ("They will rest on Easter Monday.", "Easter Monday", "2016-03-28", "2016-03-28"),
    ("The 2016 campaign was long.", "2016", "2016", "2016"),
]


@pytest.mark.parametrize(("text", "words", "value", "interval"), DATES)
def test_dates_of_the_calendar(parse: Parse, text: str, words: str, value: str, interval: str) -> None:
    assert read(parse, text) == [(words, value, interval)]


RELATIVE = [
    ("The minister resigned yesterday.", "yesterday", "2016-03-21", "2016-03-21"),
    ("The minister resigned last month.", "last month", "2016-02", "2016-02"),
    ("The mayor resigned two weeks ago.", "two weeks ago", "2016-W10", "2016-03-07..2016-03-13"),
    ("The bridge fell seventy years ago today.", "seventy years ago today", "1946-03-22", "1946-03-22"),
    ("The bridge fell more than a year ago.", "more than a year ago", "2015", "2015"),
    ("Rain fell over the weekend.", "the weekend", "2016-W11-WE", "2016-03-19..2016-03-20"),
    ("Talks collapsed earlier this week.", "earlier this week", "2016-W12", "2016-03-21..2016-03-22"),
    ("Fires raged last summer.", "last summer", "2015-SU", "2015-06..2015-08"),
    ("Nine people died in the past 24 hours.", "the past 24 hours", "PT24H", "2016-03-21..2016-03-22"),
    ("Police arrived early on Tuesday morning.", "early on Tuesday morning", "2016-03-22TMO", "2016-03-22"),
    ("The march began at 10.30am on Monday.", "10.30am on Monday", "2016-03-21T10:30", "2016-03-21"),
    ("It has grown since February 2015.", "February 2015", "2015-02", "2015-02>"),
    ("This weeks announcement surprised many.", "This weeks", "2016-W12", "2016-03-21..2016-03-27"),
]


@pytest.mark.parametrize(("text", "words", "value", "interval"), RELATIVE)
def test_dates_that_lean_on_the_publishing_day(parse: Parse, text: str, words: str, value: str, interval: str) -> None:
    assert read(parse, text) == [(words, value, interval)]


DIRECTIONS = [
    ("The general resigned on Friday.", "2016-03-18"),
    ("Nine men were killed in fighting overnight on Friday.", "2016-03-18"),
    ("The mill was shut before the Sept. 11 attacks.", "2001-09-11"),
    ("Officials are rejecting the claim, saying Friday that nobody would leave.", "2016-03-18"),
    ("The general will testify on Friday.", "2016-03-25"),
    ("The general is expected to testify on Friday.", "2016-03-25"),
    ("The vote, scheduled for Friday, was cancelled.", "2016-03-25"),
    ("The general was arrested on Tuesday.", "2016-03-22"),
    ("The trial opens on Monday.", "2016-03-28"),
    ("The union said on Monday it would strike.", "2016-03-21"),
    ("The general resigned last Tuesday.", "2016-03-15"),
    ("The general will testify next Tuesday.", "2016-03-29"),
    ("The accord was reached in December.", "2015-12"),
    ("The accord takes effect in July.", "2016-07"),
    ("The next vote is in September.", "2016-09"),
    ("Lawmakers voted to leave by the end of June.", "2016-06"),
    ("Schools were closed until 10 April.", "2016-04-10"),
    ("The camp was cleared on 30 March 2015.", "2015-03-30"),
    ("The cabinet approved a budget starting July 1.", "2016-07-01"),
]


@pytest.mark.parametrize(("text", "start"), DIRECTIONS)
def test_tense_tells_which_monday_and_which_march(parse: Parse, text: str, start: str) -> None:
    (found,) = find_times(parse(text, "text"), published=TUESDAY)
    assert found.time is not None
    assert found.time.start == start


def test_a_headline_in_the_present_tense_tells_of_the_past(parse: Parse) -> None:
    assert read(parse, "Minister quits Monday after protests", field="title") == [
        ("Monday", "2016-03-21", "2016-03-21")
    ]


def test_later_dates_count_from_the_one_told_before(parse: Parse) -> None:
    text = (
        "The king died on 3 March 2014. Three days later he was buried. The following day the army took over. "
        "Earlier that week it had moved. In the same year a vote was held."
    )
    assert read(parse, text) == [
        ("3 March 2014", "2014-03-03", "2014-03-03"),
        ("Three days later", "2014-03-06", "2014-03-06"),
        ("The following day", "2014-03-07", "2014-03-07"),
        ("Earlier that week", "2014-W10", "2014-03-03..2014-03-09"),
        ("the same year", "2014", "2014"),
    ]


@pytest.mark.parametrize(
    ("text", "words", "start"),
    [
        ("He was held on 3 March 2014. Three days on, he was charged.", "Three days on", "2014-03-06"),
        ("He was held on 3 March 2014. Three days on he was charged.", "Three days on", "2014-03-06"),
        ("She left on 3 March 2014. The day before that she had sold a ferry.", "The day before that", "2014-03-02"),
    ],
)
def test_a_sentence_opens_with_a_distance_from_the_day_told_before(
    parse: Parse, text: str, words: str, start: str
) -> None:
    assert read(parse, text)[-1] == (words, start, start)


@pytest.mark.parametrize(
    "text",
    [
        "Three days on, he was charged.",  # from which day?
        "He was held on 3 March 2014, and three days on, he was charged.",
    ],
)
def test_days_on_are_a_length_where_no_sentence_goes_on_with_them(parse: Parse, text: str) -> None:
    assert read(parse, text)[-1][1:] == ("P3D", "")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The mayor died in January.", "2015-01"),
        ("The mayor was killed in January.", "2015-01"),
        ("The king flew to Oslo for the summit in January.", "2016-01"),
        ("The mayor praised plans for a vote in January.", "2016-01"),
        ("The mayor will resign in January.", "2016-01"),
        ("The mayor died in December.", "2015-12"),
    ],
)
def test_a_january_of_which_a_verb_tells_in_december_is_over(parse: Parse, text: str, start: str) -> None:
    assert read(parse, text, date(2015, 12, 20))[-1][2] == start


def test_since_then_stays_open(parse: Parse) -> None:
    assert read(parse, "The army took over in 1952. Since then it has ruled.")[1] == ("then", "1952", "1952>")


def test_a_month_belongs_to_the_year_just_told(parse: Parse) -> None:
    text = "In 1962, missiles were found. In October, the crisis began. On October 14 a plane flew over the island."
    assert [value for _, value, _ in read(parse, text)] == ["1962", "1962-10", "1962-10-14"]


def test_both_ends_of_a_range_share_its_interval(parse: Parse) -> None:
    assert read(parse, "The two countries fought from 1950 to 1953.") == [
        ("1950", "1950", "1950..1953"),
        ("1953", "1953", "1950..1953"),
    ]
    assert read(parse, "Prices fell between June and August 2015.") == [
        ("June", "2015-06", "2015-06..2015-08"),
        ("August 2015", "2015-08", "2015-06..2015-08"),
    ]


def test_a_chronicle_tells_of_the_past(parse: Parse) -> None:
    text = "Aug. 24 - Militias take the port. Sept. 2 - The king falls."
    assert [value for _, value, _ in read(parse, text)] == ["2015-08-24", "2015-09-02"]


def test_that_summer_is_the_one_of_the_year_told(parse: Parse) -> None:
    text = "In the spring of 1968 students rose. That summer the tanks came. The following winter was cold."
    assert [value for _, value, _ in read(parse, text)] == ["1968-SP", "1968-SU", "1968-WI"]


@pytest.mark.parametrize("name", sorted(HOLIDAYS))
def test_every_holiday_has_a_day(parse: Parse, name: str) -> None:
    (found,) = find_times(parse(f"They met on {name.title()} 2015.", "text"), published=TUESDAY)
    assert found.value.startswith("2015-")


def test_a_past_tomorrow_beside_today_is_tomorrow(parse: Parse) -> None:
    """Texts are edited after their date: on a Tuesday, "Wednesday" beside "Tuesday" is no week old."""
    text = "The capital fell on Tuesday. The president fled on Wednesday, officials said."
    found = find_times(parse(text, "text"), published=TUESDAY)
    assert [time.value for time in found] == ["2016-03-22", "2016-03-23"]
    assert [time.anchored for time in found] == [True, False]


DURATIONS = [
    ("He wrote for three years.", "three years", "DURATION", "P3Y"),
    ("It took two and a half years.", "two and a half years", "DURATION", "P2.5Y"),
    ("The strike lasted almost a week.", "almost a week", "DURATION", "P1W"),
    ("He signed a 27-year contract.", "27-year", "DURATION", "P27Y"),
    ("The years-long dispute ended.", "years-long", "DURATION", "PXY"),
    ("The clinic opens every year.", "every year", "SET", "P1Y"),
    ("It pumps 260,000 barrels a day.", "a day", "SET", "P1D"),
    ("Shops close on Sundays.", "Sundays", "SET", "XXXX-WXX-7"),
]


@pytest.mark.parametrize(("text", "words", "kind", "value"), DURATIONS)
def test_durations_and_sets_have_no_date(parse: Parse, text: str, words: str, kind: str, value: str) -> None:
    (found,) = find_times(parse(text, "text"), published=TUESDAY)
    assert (found.text, found.type, found.value, found.time) == (words, kind, value, None)


@pytest.mark.parametrize(
    "text",
    [
        "They may march through the city.",
        "A second man fled.",
        "April Jones and Theresa May met.",
        "He was a guest on Saturday Night Live.",
        "The Sunday Times reported it.",
        "Some 1990 people and 2016 houses were counted.",
        "The team won 3-2 and call 555-2016.",
        "The town spent $2016 on 1,900 trees.",
        "A 61-year-old man, aged 61 years, was hurt.",
        "The A320 and the 787-10 landed.",
        "Evacuees were flown to Christmas Island.",
        "Police found 2000 bullets.",
        "The old order will not change overnight.",
    ],
)
def test_what_is_no_time(parse: Parse, text: str) -> None:
    assert read(parse, text) == []


def test_without_a_publishing_day_nothing_is_made_up(parse: Parse) -> None:
    text = "He left yesterday, met them on Sunday, and will be back in May. The war of 1950 is over."
    assert read(parse, text, published=None) == [
        ("yesterday", "XXXX-XX-XX", ""),
        ("Sunday", "XXXX-WXX-7", ""),
        ("May", "XXXX-05", ""),
        ("1950", "1950", "1950"),
    ]


def test_the_title_can_set_the_first_date(parse: Parse) -> None:
    title = find_times(parse("Mayor shot on 5 March 2016", "title"), published=TUESDAY)
    text = parse("Three days later he died.", "text")
    assert [time.value for time in find_times(text, published=TUESDAY, previous=title)] == ["2016-03-08"]
    assert [time.value for time in find_times(text, published=TUESDAY)] == ["XXXX-XX-XX"]


PIECES = st.sampled_from(
    "Monday Sunday's Tues. May March April Feb. 24 2016 1950 1950-53 1980s '90s last next this the that following of "
    "in on since from to between and until by week month year years days ago later earlier ago, three two a half "
    "several morning night 10.30am 18:00 GMT noon 31 29 February 9999 1 0 Q4 quarter first century 20th summer "
    "Christmas Easter Lunar New Year Day today yesterday tomorrow overnight every each twice daily now recently soon "
    "past decade decades weekend will met meets said people . , - – 3-2 13/13/2016 2016-02-30 2016-13 end mid- early "
    "late before after \n \n\n ’ é 🙂".split(" ")
)


@settings(max_examples=60, deadline=None)
@given(pieces=st.lists(PIECES, max_size=30), published=st.dates(date(1800, 1, 1), date(2200, 12, 31)) | st.none())
def test_spans_and_values_always_hold(parse: Parse, pieces: list[str], published: date | None) -> None:
    section = parse(" ".join(pieces), "text")
    found = find_times(section, published=published)
    assert found == find_times(section, published=published)
    end = 0
    for time in found:
        assert end <= time.start < time.end <= len(section.text)
        assert time.text == section.text[time.start : time.end]
        assert time.value
        end = time.end
        if time.time is not None:
            _check_interval(time)


def _check_interval(found: TimeExpression) -> None:
    value = found.time
    assert value is not None
    assert value.start is not None
    length = {"day": 10, "month": 7, "year": 4, "decade": 4}[value.precision]
    for end in (value.start, value.end or value.start):
        assert len(end) == length
        date.fromisoformat(end + "0000-01-01"[length:])
    assert value.start <= (value.end or value.start)


def test_history_told_by_the_day_goes_on_in_its_year(parse: Parse) -> None:
    text = (
        "On 25 June 1950 the army crossed the river. The king fled that summer. The capital fell on 28 June. "
        "The rest of the country resisted. On 15 September a fleet landed behind the lines."
    )
    starts = [row[2].split("..")[0] for row in read(parse, text)]
    assert starts == ["1950-06-25", "1950-06", "1950-06-28", "1950-09-15"]


def test_a_weekday_after_days_ahead_lies_behind_them(parse: Parse) -> None:
    ahead = "She arrives in Oslo on Sunday evening. On Tuesday, she will attend a match."
    assert read(parse, ahead)[-1][1] == "2016-03-29"
    assert read(parse, "On Tuesday, she will attend a match.")[0][1] == "2016-03-22"


def test_the_quarters_of_a_match_are_no_months(parse: Parse) -> None:
    game = (
        "Venn threw a touchdown late in the fourth quarter. The quarterback had one interception in the third quarter."
    )
    assert read(parse, game) == []
    assert [found[2] for found in read(parse, "Sales fell in the fourth quarter.")] == ["2015-10..2015-12"]


def test_a_day_does_not_end_a_line_that_ends_with_a_number(parse: Parse) -> None:
    assert read(parse, "A fault was found on the Northern 4\nAugust 16, 2015\nUsers complained.") == [
        ("August 16, 2015", "2015-08-16", "2015-08-16")
    ]


@pytest.mark.parametrize(
    ("text", "words", "start"),
    [
        ("The setback in Sunday's elections may force the mayor to go.", "Sunday", "2016-03-20"),
        ("Friday's vote could decide the row.", "Friday", "2016-03-25"),
        ("She will speak of Sunday's unexpected defeat.", "Sunday", "2016-03-20"),
        ("It began lifting rates in March last year.", "March", "2015-03"),
        ("The report of April, last year, said so.", "April", "2015-04"),
        ("It has begun a review, due by May 1.", "May 1", "2016-05-01"),
        ("They may agree to postpone the hearing of March 13.", "March 13", "2016-03-13"),
    ],
)
def test_a_day_of_what_nobody_plans_has_been(parse: Parse, text: str, words: str, start: str) -> None:
    assert (words, start) in [(found, when) for found, _, when in read(parse, text)]


def test_earlier_in_the_week_is_of_the_articles_week_after_last_week(parse: Parse) -> None:
    found = read(parse, "The strike began last week. Earlier in the week, two pilots resigned.")
    assert found[-1][2] == "2016-03-21..2016-03-22"


def test_on_a_sunday_last_week_is_the_one_that_ends(parse: Parse) -> None:
    sunday, saturday = date(2016, 3, 20), date(2016, 3, 19)
    assert [r[2] for r in read(parse, "The council met last week.", sunday)] == ["2016-03-14..2016-03-20"]
    assert [r[2] for r in read(parse, "The council met last week.", saturday)] == ["2016-03-07..2016-03-13"]


def test_a_day_that_is_declared_a_holiday_is_still_to_come(parse: Parse) -> None:
    ahead = read(parse, "The council declared Friday a day of mourning.")
    assert ahead[0][2] == "2016-03-25"
    assert [r[2] for r in read(parse, "The council declared Friday that it would sell the port.")] == ["2016-03-18"]


def test_overnight_is_no_night_where_the_sentence_says_when(parse: Parse) -> None:
    assert [r[2] for r in read(parse, "In 2015 the council banned ferries overnight.")] == ["2015"]
    assert [r[2] for r in read(parse, "Police cleared the camp overnight.")] == ["2016-03-22"]


def test_a_day_of_what_nobody_foresees_has_been(parse: Parse) -> None:
    been = read(parse, "Firefighters are looking into a blaze Monday that damaged a mill.")
    assert [r[2] for r in been] == ["2016-03-21"]
    assert [r[2] for r in read(parse, "The team is hoping for a win Saturday.")] == ["2016-03-26"]


def test_what_is_to_come_of_it_lies_ahead(parse: Parse) -> None:
    assert [r[2] for r in read(parse, "Forecasters expect a storm Friday.")] == ["2016-03-25"]
    assert [r[2] for r in read(parse, "Lawyers will discuss the arrest Friday.")] == ["2016-03-25"]
