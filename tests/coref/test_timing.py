"""The time of an event: the one that its most trusted reports give, never later than its first report."""

from __future__ import annotations

from dataclasses import replace

from storyatlas.coref.timing import agree_on_time
from storyatlas.model.time import TimeValue
from tests.coref.making import day, mention


def test_a_stated_day_beats_many_days_of_publication() -> None:
    told = mention(0, time=day("2023-04-30"), time_source="stated", sentence=5)
    printed = [mention(n, time=day("2023-05-02"), time_source="published", sentence=9) for n in range(1, 5)]
    assert agree_on_time([told, *printed]).start == "2023-04-30"


def test_a_day_is_preferred_to_the_month_that_holds_it() -> None:
    month = [mention(n, time=day("2023-04", precision="month"), time_source="stated") for n in range(2)]
    assert agree_on_time([*month, mention(3, time=day("2023-04-30"), time_source="stated")]).start == "2023-04-30"


def test_the_day_that_most_reports_give_wins() -> None:
    days = ["2023-05-01", "2023-05-02", "2023-05-02"]
    stated = [mention(n, time=day(d), time_source="stated") for n, d in enumerate(days)]
    assert agree_on_time(stated).start == "2023-05-02"


def test_undated_news_is_of_its_first_publication_and_nothing_is_made_up() -> None:
    days = ["2023-05-03", "2023-05-02", "2023-05-04"]
    printed = [mention(n, time=day(d), time_source="published") for n, d in enumerate(days)]
    assert agree_on_time(printed).start == "2023-05-02"
    assert agree_on_time([mention()]).start is None
    assert agree_on_time([mention()]).precision == "none"


def test_undated_news_is_of_the_article_that_opens_with_it() -> None:
    aside = mention(1, time=day("2023-05-02"), time_source="published", sentence=20)
    opening = mention(2, time=day("2023-05-04"), time_source="published", sentence=0)
    assert agree_on_time([aside, opening]).start == "2023-05-04"
    assert agree_on_time([aside]).start == "2023-05-02"


def test_undated_news_deep_in_a_long_article_gets_the_articles_day() -> None:
    deep = mention(1, time=day("2023-05", precision="month"), time_source="published", sentence=60)
    assert agree_on_time([deep], {"a1": "2023-05-04"}).start == "2023-05-04"
    assert agree_on_time([deep]).start == "2023-05"


def test_a_day_told_around_a_later_report_is_not_after_the_first_report() -> None:
    first = mention(1, time=day("2023-05-01"), time_source="published", sentence=9)
    later = mention(2, time=day("2023-05-03"), time_source="told", sentence=9)
    printed = {"a1": "2023-05-01", "a2": "2023-05-03"}
    assert agree_on_time([first, later], printed).start == "2023-05-01"
    planned = mention(1, time=day("2023-05-01"), time_source="published", status="planned", sentence=9)
    assert agree_on_time([planned, later], printed).start == "2023-05-03"


def test_a_day_inside_the_month_that_most_give_makes_it_precise() -> None:
    months = [mention(n, time=day("2014-12", precision="month"), time_source="stated") for n in range(6)]
    noun = mention(7, time=day("2014-12-17"), time_source="stated", noun=True)
    assert agree_on_time([*months, noun]).start == "2014-12-17"


def test_a_day_that_somebody_told_makes_a_year_precise() -> None:
    years = [mention(n, time=day("2023", precision="year"), time_source="stated") for n in (1, 2, 3)]
    told = mention(4, time=day("2023-05-02"), time_source="told")
    assert agree_on_time([*years, told]).start == "2023-05-02"


def test_who_denies_an_event_does_not_date_it() -> None:
    denied = mention(1, time=day("2023-05-01"), time_source="stated", status="denied")
    told = mention(2, time=day("2023-05-03"), time_source="context")
    assert agree_on_time([denied, told]).start == "2023-05-03"
    assert agree_on_time([denied]).start == "2023-05-01"


def test_a_report_that_comes_back_to_last_week_does_not_date_what_was_then() -> None:
    week = [mention(n, time=day("2023-05-01", "2023-05-07"), time_source="stated") for n in range(2)]
    again = [mention(n, time=day("2023-05-09"), time_source="published") for n in range(2, 6)]
    found = agree_on_time([*week, *again])
    assert (found.start, found.end) == ("2023-05-01", "2023-05-07")


def test_the_time_is_of_the_act_that_the_title_names() -> None:
    aside = mention(0, lemma="begin", time=day("2023-05-06"), time_source="stated", quality=0.5)
    extended = mention(1, lemma="extend", time=day("2023-05-02"), time_source="context", quality=0.9)
    assert agree_on_time([aside, extended]).start == "2023-05-06"
    assert agree_on_time([aside, extended], act="extend").start == "2023-05-02"


def test_a_stretch_of_months_is_less_than_the_day_of_the_news() -> None:
    signed = mention(0, time=day("2023-05-02"), time_source="published", sentence=0)
    few = mention(1, time=TimeValue("2022-02", "2023-05", "month"), time_source="stated")
    assert agree_on_time([signed, few]).start == "2023-05-02"


def test_an_article_that_dates_an_event_does_not_date_it_by_its_print() -> None:
    title = mention(1, id="t", field="title", time=day("2023-05-03"), time_source="published")
    told = mention(1, id="b", time=day("2023-05-02"), time_source="told", quality=0.5)
    assert agree_on_time([title, told]).start == "2023-05-02"
    other = mention(2, time=day("2023-05-03"), time_source="published")
    assert agree_on_time([other, told]).start == "2023-05-03"


def test_a_day_told_elsewhere_in_its_sentence_long_after_the_first_report_is_another_s() -> None:
    printed = {"a1": "2023-05-01", "a2": "2023-05-20"}
    first = mention(1, time=day("2023-05-01"), time_source="published")
    later = mention(2, time=day("2023-05-20"), time_source="sentence")
    assert agree_on_time([first, later], printed).start == "2023-05-01"
    near = mention(2, time=day("2023-05-04"), time_source="sentence")
    assert agree_on_time([first, near], printed).start == "2023-05-04"


def test_the_bombings_of_a_year_take_no_day_from_the_one_that_is_told_today() -> None:
    news = mention(1, time=day("2023-05-10"), time_source="published")
    year = [mention(n, time=day("2023", precision="year"), time_source="stated") for n in (2, 3)]
    printed = {"a1": "2023-05-10", "a2": "2023-05-11", "a3": "2023-05-11"}
    assert agree_on_time([news, *year], printed).start == "2023-05-10"
    assert agree_on_time([replace(news, sentence=30), *year], printed).start == "2023"
