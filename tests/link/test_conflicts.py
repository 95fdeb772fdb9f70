"""Conflicts: figures that cannot all be true, each with its source."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from storyatlas.link.conflicts import add_figures, find_conflicts
from storyatlas.link.matters import compare_figures
from storyatlas.model.mention import EventMention, Participant, Quantity
from storyatlas.model.place import Place
from storyatlas.model.time import TimeValue
from tests.link.counting import DAY, count, outlets, told


def test_two_outlets_disagree() -> None:
    (conflict,) = find_conflicts([told(1, count(50)), told(2, count(80))], DAY)
    assert conflict.what == "number of protesters detained"
    assert [(v.value, v.speaker, v.article, v.published) for v in conflict.values] == [
        ("50", "Outlet 1", "a1", "2023-05-02"),
        ("80", "Outlet 2", "a2", "2023-05-02"),
    ]


def test_what_our_report_says_an_outlet_says() -> None:
    (conflict,) = find_conflicts([told(1, count(50), speaker="our report", cue="said"), told(2, count(80))], DAY)
    assert [v.speaker for v in conflict.values] == ["Outlet 1", "Outlet 2"]


def test_ranges_that_meet_do_not_conflict() -> None:
    more = count(50, low=50, text="more than 50")
    assert find_conflicts([told(1, more), told(2, count(53))], DAY) == ()
    assert find_conflicts([told(1, more), told(2, count(80))], DAY)


def test_additional_ones_and_lengths_are_not_all_there_are() -> None:
    more = count(80, "additional protesters")
    assert find_conflicts([told(1, count(50)), told(2, more)], DAY) == ()
    assert find_conflicts([told(1, count(86, "yards", "run")), told(2, count(84, "yards", "run"))], DAY) == ()


def test_one_source_alone_does_not_conflict() -> None:
    assert find_conflicts([told(1, count(50), count(80))], DAY) == ()


def test_a_speakers_later_word_brings_the_first_up_to_date() -> None:
    rebels = [told(n, count(n), speaker="the rebels") for n in (2, 3)]
    assert find_conflicts(rebels, DAY) == ()
    assert find_conflicts([rebels[0], told(3, count(3), speaker="Ada Quill")], DAY)


def test_a_speaker_of_whom_two_articles_of_one_day_give_two_numbers_is_disputed() -> None:
    def dead(number: int, value: float, **changes: Any) -> EventMention:
        words = f"at least {value:g}"
        return told(number, count(value, "people", "kill", low=value, text=words), speaker="Ada Quill", **changes)

    (conflict,) = find_conflicts([dead(1, 233), dead(2, 223)], DAY)
    assert [v.value for v in conflict.values] == ["at least 233", "at least 223"]
    assert find_conflicts([dead(1, 233), dead(3, 243)], DAY) == ()


def test_a_speaker_in_two_outlets_is_one_row() -> None:
    shown = [told(1, count(50), speaker="Ada Quill"), told(2, count(50), speaker="Ada Quill"), told(3, count(80))]
    (conflict,) = find_conflicts(shown, outlets("2023-05-02", "2023-05-02", "2023-05-02"))
    assert [(v.value, v.speaker) for v in conflict.values] == [("50", "Ada Quill"), ("80", "Outlet 3")]


def test_the_tolls_of_one_town_so_far_are_compared_between_events() -> None:
    larne = Place("Larne", "XN", 50.0, 0.0, "city")

    def toll(number: int, value: float) -> EventMention:
        people = count(value, "people", "kill")
        words = f"{value:g} people had been killed in Larne"
        return told(number, people, place=larne, place_source="stated", quote=words, lemma="kill")

    ((event, (conflict,)),) = compare_figures({"one": [toll(1, 290)], "two": [toll(2, 320)]}, DAY).items()
    assert (event, [v.value for v in conflict.values]) == ("one", ["290", "320"])


def test_a_running_total_holds_for_its_day() -> None:
    total = told(3, count(124, "missiles", "fire"), quote="124 missiles had been fired so far")
    lately = told(3, count(124, "missiles", "fire"), quote="124 missiles were fired in the past 24 hours")
    for later in (total, lately):
        assert find_conflicts([told(1, count(110, "missiles", "fire")), later], DAY) == ()


def test_what_goes_on_lasts_longer_when_it_is_told_later() -> None:
    def lasting(number: int, hours: int, text: str) -> EventMention:
        return told(number, count(hours, "strike", "last", unit="length", text=text))

    assert find_conflicts([lasting(1, 72, "three days"), lasting(3, 120, "five days")], DAY) == ()
    assert find_conflicts([lasting(1, 72, "three days"), lasting(2, 120, "five days")], DAY)
    assert find_conflicts([lasting(1, 72, "three-day"), lasting(3, 120, "five-day")], DAY)
    assert find_conflicts([lasting(1, 2, "two hours"), lasting(3, 3, "three hours")], DAY)


def test_one_conflict_is_told_once() -> None:
    sons = [told(n, count(n + 1, "Quill sons", "arrest")) for n in (1, 2)]
    (conflict,) = find_conflicts(sons, DAY)
    assert conflict.what == "number of Quill sons detained"


def test_who_puts_a_figure_at_a_number_says_so() -> None:
    put = told(2, count(80), lemma="put", participants=(Participant("Ada Quill", "agent", "person"),))
    (conflict,) = find_conflicts([told(1, count(50)), put], DAY)
    assert [v.speaker for v in conflict.values] == ["Outlet 1", "Ada Quill"]


def test_ages_differ_where_their_beginnings_do() -> None:
    def aged(number: int, years: int) -> EventMention:
        return told(number, count(years, "embargo", "last", unit="age", text=f"{years}-year-old"))

    papers = outlets("2023-05-02", "2023-05-02", "2025-05-02")
    (conflict,) = find_conflicts([aged(1, 54), aged(2, 56)], papers)
    assert (conflict.what, [v.value for v in conflict.values]) == ("age of the embargo", ["54-year-old", "56-year-old"])
    assert find_conflicts([aged(1, 54), aged(2, 55)], papers) == ()
    assert find_conflicts([aged(1, 54), aged(3, 56)], papers) == ()


def test_the_age_of_somebody_differs_also_between_events_but_not_over_the_years() -> None:
    def aged(number: int, years: int, name: str = "Ada Quill") -> EventMention:
        return told(number, count(years, name, "", unit="years old"))

    papers = outlets("2023-05-02", "2023-05-05", "2025-05-02")
    ((event, (conflict,)),) = compare_figures({"e1": [aged(1, 32)], "e2": [aged(2, 31)]}, papers).items()
    assert (event, conflict.what, [v.value for v in conflict.values]) == ("e1", "age of Ada Quill", ["32", "31"])
    assert compare_figures({"e1": [aged(1, 32)], "e2": [aged(2, 31, "Emil Venn")]}, papers) == {}
    assert compare_figures({"e1": [aged(1, 32)], "e2": [aged(3, 34)]}, papers) == {}


def test_magnitudes_of_one_quake_differ() -> None:
    def quake(number: int, size: float) -> EventMention:
        return told(number, count(size, "magnitude", "", unit="magnitude"))

    (conflict,) = find_conflicts([quake(1, 5.9), quake(2, 6.1)], DAY)
    assert (conflict.what, [v.value for v in conflict.values]) == ("magnitude", ["5.9", "6.1"])


def test_sums_for_one_thing_differ_but_not_a_sum_a_year() -> None:
    def offer(number: int, millions: float, quote: str, what: str = "deal") -> EventMention:
        money = count(millions * 1e6, what, "offer", unit="$", text=f"{millions:g} million")
        at = quote.index("million")
        return told(number, replace(money, start=at - 4, end=at + 7), quote=quote)

    one = offer(1, 184, "offered Quill a deal worth $184 million")
    (conflict,) = find_conflicts([one, offer(2, 200, "offered Quill $200 million in a contract", "contract")], DAY)
    assert conflict.what == "amount of the deal"
    assert [v.value for v in conflict.values] == ["$184 million", "$200 million"]
    assert find_conflicts([one, offer(2, 100, "offered Quill $100 million a year")], DAY) == ()
    assert find_conflicts([one, offer(2, 186, "offered Quill a deal worth $186 million")], DAY) == ()


def test_a_sum_of_which_there_is_one_is_compared_between_events_and_to_its_last_digit() -> None:
    quill = Participant("Ada Quill", "agent", "person")
    ruled = [
        told(n, Quantity(value, "$", text, 0, 3, phrase="judgment", act="pay"), participants=(quill,))
        for n, value, text in ((1, 10.53e9, "10.53 billion"), (2, 10.2e9, "10.2 billion"))
    ]
    (conflict,) = compare_figures({"one": ruled[:1], "two": ruled[1:]}, DAY).popitem()[1]
    assert (conflict.what, [v.value for v in conflict.values]) == (
        "amount of the judgment",
        ["$10.53 billion", "$10.2 billion"],
    )
    rounded = replace(ruled[1], quantities=(replace(ruled[1].quantities[0], value=11e9, text="11 billion"),))
    assert (
        compare_figures(
            {"one": [told(1, replace(rounded.quantities[0], value=10.8e9, text="10.8 billion"))], "two": [rounded]}, DAY
        )
        == {}
    )


def test_what_is_only_hoped_for_and_how_long_a_war_roughly_lasts_is_not_compared() -> None:
    hoped = "hoped that 80 protesters were arrested"
    figure = replace(count(80), start=hoped.index("80"), end=hoped.index("80") + 2)
    assert find_conflicts([told(1, count(50)), told(2, figure, quote=hoped)], DAY) == ()
    lasting = [told(n, count(730 * m, "war", "last", unit="length", text=f"{m} months")) for n, m in ((1, 6), (2, 8))]
    assert find_conflicts(lasting, DAY) == ()


def test_what_a_figure_is_compared_with_and_money_of_any_name_is_not_compared() -> None:
    quote = "Police arrested 50 protesters, compared with 80 protesters"
    earlier = replace(count(80), start=quote.index("80"), end=quote.index("80") + 2)
    assert find_conflicts([told(1, earlier, quote=quote), told(2, count(50))], DAY) == ()
    for phrase in ("pesos", "dlrs", "pct"):
        assert find_conflicts([told(1, count(50, phrase)), told(2, count(80, phrase))], DAY) == ()


def test_what_an_article_says_beside_a_speaker_is_no_second_source() -> None:
    named = told(1, count(80), id="m9", speaker="Ada Quill")
    assert find_conflicts([told(1, count(50)), named], DAY) == ()
    assert find_conflicts([told(1, count(50), speaker="Karl Venn"), named], DAY) != ()


def test_a_crowd_of_another_town_is_no_row_of_a_dispute() -> None:
    def crowd(number: int, size: float, town: str) -> EventMention:
        here = Place(town, "XN", 50.0, 0.0, "city")
        return told(number, count(size, "people", "march", unit="people"), place=here)

    rows = [crowd(1, 20_000, "Larne"), crowd(2, 50_000, "Larne"), crowd(3, 21_000, "Rotterdam")]
    (conflict,) = find_conflicts(rows, outlets("2023-05-02", "2023-05-02", "2023-05-02"))
    assert [v.value for v in conflict.values] == ["20000", "50000"]
    assert find_conflicts(rows[1:], DAY) == ()


def test_what_two_people_do_is_not_compared() -> None:
    def scored(number: int, goals: int, who: str) -> EventMention:
        return told(number, count(goals, "goals", "score"), participants=(Participant(who, "agent", "person"),))

    assert find_conflicts([scored(1, 7, "Ada Quill"), scored(2, 11, "Emil Venn")], DAY) == ()
    assert find_conflicts([scored(1, 7, "Ada Quill"), scored(2, 11, "Quill")], DAY)


def test_the_lengths_of_two_occasions_are_not_compared() -> None:
    visit = told(1, count(48, "visit", "last", unit="length", text="two-day"))
    talks = told(2, count(72, "talk", "last", unit="length", text="three-day"))
    assert find_conflicts([visit, talks], DAY) == ()


def test_the_dead_are_not_the_infected_and_the_new_are_not_all() -> None:
    people = [told(1, count(50, "people", "kill")), told(2, count(80, "people", "infect"))]
    assert find_conflicts(people, DAY) == ()
    cases = [told(1, count(50, "cases", "confirm")), told(2, count(62, "new cases", "confirm"))]
    assert find_conflicts(cases, DAY) == ()


def test_figures_far_apart_count_different_things() -> None:
    assert find_conflicts([told(1, count(17)), told(2, count(800))], DAY) == ()


def test_the_smaller_figure_of_an_article_is_a_part() -> None:
    here, there = told(1, count(349), id="m0"), told(1, count(700))
    (conflict,) = find_conflicts([here, there, told(2, count(800))], DAY)
    assert [v.value for v in conflict.values] == ["700", "800"]
    (conflict,) = find_conflicts([told(1, count(349), speaker="Ada Quill"), there, told(2, count(700))], DAY)
    assert [v.value for v in conflict.values] == ["349", "700", "700"]


def test_a_growing_toll_conflicts_within_a_day_only() -> None:
    dead = [count(n, "people", "kill") for n in (80, 82)]
    (conflict,) = find_conflicts([told(1, dead[0]), told(2, dead[1])], DAY)
    assert conflict.what == "number of people killed"
    assert find_conflicts([told(1, dead[0]), told(3, dead[1])], DAY) == ()


def test_a_toll_of_long_ago_is_settled() -> None:
    past = {"time": TimeValue("2003", precision="year"), "time_source": "stated"}
    dead = [count(n, "people", "kill") for n in (650, 774)]
    assert find_conflicts([told(1, dead[0], **past), told(3, dead[1], **past)], DAY)


def test_a_toll_of_long_ago_is_settled_also_where_a_mention_does_not_say_when() -> None:
    past = {"time": TimeValue("1912-04-15", precision="day"), "time_source": "stated"}
    late = {"time": TimeValue("2023-05-04", precision="day"), "time_source": "published"}
    dead = [count(n, "people", "kill") for n in (1517, 1450)]
    old = [told(1, dead[0], **past), told(2, dead[0], **past), told(3, dead[1], **late)]
    (conflict,) = find_conflicts(old, DAY)
    assert {v.value for v in conflict.values} == {"1517", "1450"}


def test_the_whole_of_which_a_part_is_told_is_no_count_of_it() -> None:
    words = "Of the 220 people on board, 149 died"
    whole, part = (
        replace(count(n, "people", "die"), start=words.index(f"{n}"), end=words.index(f"{n}") + 3) for n in (220, 149)
    )
    (conflict,) = find_conflicts([told(1, whole, part, quote=words), told(2, count(131, "people", "die"))], DAY)
    assert [v.value for v in conflict.values] == ["149", "131"]


def test_the_same_figures_for_the_same_noun_are_told_once() -> None:
    seized = [told(n, count(20 + n, "pirates", "seize"), start=50) for n in (1, 2)]
    caught = [told(n, count(v, "Somali pirates", "catch")) for n, v in ((3, 21), (2, 22))]
    (conflict,) = find_conflicts([*seized, *caught], DAY)
    assert {v.value for v in conflict.values} == {"21", "22"}


def test_how_many_people_an_event_concerns_is_compared_whatever_the_verb() -> None:
    shut = count(56_000_000, "people", "restrict", text="56 million")
    cover = count(60_000_000, "people", "cover", text="60 million")
    (conflict,) = find_conflicts([told(1, shut), told(2, cover)], DAY)
    assert (conflict.what, [v.value for v in conflict.values]) == ("number of people", ["56 million", "60 million"])
    assert find_conflicts([told(1, count(5, "people", "see")), told(2, count(8, "people", "join"))], DAY) == ()


def test_one_matter_is_disputed_once() -> None:
    (two,) = find_conflicts([told(1, count(50)), told(2, count(80))], DAY)
    (three,) = find_conflicts([told(1, count(50)), told(2, count(80)), told(2, count(95), id="m4", speaker="Bo")], DAY)
    assert add_figures((two,), (three,)) == (three,)
    assert add_figures((three,), (two,)) == (three,)


def test_figures_of_a_noun_qualified_alike_conflict_whatever_the_verb() -> None:
    bring = count(3, "cabinet secretaries", "bring", unit="secretary")
    come = count(4, "cabinet secretaries", "come", unit="secretary")
    (conflict,) = find_conflicts([told(1, bring), told(2, come)], DAY)
    assert (conflict.what, [v.value for v in conflict.values]) == ("number of cabinet secretaries", ["3", "4"])
    assert find_conflicts([told(1, bring), told(2, count(4, "deputy secretaries", unit="secretary"))], DAY) == ()


def test_a_plain_number_above_nine_is_shown_in_digits() -> None:
    words = [told(1, count(17, text="seventeen")), told(2, count(24, text="two dozen"))]
    (conflict,) = find_conflicts(words, DAY)
    assert [v.value for v in conflict.values] == ["17", "two dozen"]


def test_how_often_somebody_was_arrested_is_disputed_but_not_how_many_times_as_many() -> None:
    often = [told(n, count(value, "times", unit="time")) for n, value in ((1, 4), (2, 3))]
    (conflict,) = find_conflicts(often, DAY)
    assert (conflict.what, [v.value for v in conflict.values]) == ("number of times detained", ["4", "3"])
    as_many = [told(n, count(value, "times", act="be", unit="time")) for n, value in ((1, 4), (2, 3))]
    assert find_conflicts(as_many, DAY) == ()


def test_a_plan_a_size_and_another_time_are_no_other_count() -> None:
    def seats(number: int, value: float, quote: str, **changes: Any) -> EventMention:
        first = quote.index(f"{value:g}")
        figure = Quantity(value, "seat", f"{value:g}", first, first + len(f"{value:g}"), phrase="seats", act="win")
        return told(number, figure, quote=quote, **changes)

    won = seats(1, 304, "The party won 304 seats")
    assert find_conflicts([won, seats(2, 312, "The party won 312 seats")], DAY)
    assert find_conflicts([won, seats(2, 312, "The party won the 312-seat house")], DAY) == ()
    assert find_conflicts([won, seats(2, 312, "The party will win 312 seats", status="planned")], DAY) == ()

    def in_month(number: int, value: float, month: str) -> EventMention:
        when = TimeValue(month, precision="month")
        return seats(number, value, f"The party won {value:g} seats", time=when, time_source="stated")

    assert find_conflicts([in_month(1, 304, "2023-02"), in_month(2, 312, "2023-02")], DAY)
    assert find_conflicts([in_month(1, 304, "2023-02"), in_month(2, 312, "2023-04")], DAY) == ()


def test_how_far_something_fell_is_compared_with_its_like() -> None:
    def fell(number: int, percent: float, words: str, **changes: Any) -> EventMention:
        quote = f"Quill shares fell {words}{percent:g}%"
        start = len(quote) - len(f"{percent:g}%")
        own = replace(count(percent, "%", "fall"), start=start, end=len(quote) - 1)
        return told(number, own, quote=quote, lemma="fall", **changes)

    (conflict,) = find_conflicts([fell(1, 30, "as much as "), fell(2, 33, "up to ")], DAY)
    assert (conflict.what, [v.value for v in conflict.values]) == ("greatest fall", ["30%", "33%"])
    assert find_conflicts([fell(1, 30, "as much as "), fell(2, 24, "")], DAY) == ()
    assert find_conflicts([fell(1, 30, ""), fell(2, 5, "")], DAY) == ()
    (conflict,) = find_conflicts([fell(1, 30, ""), fell(2, 33, "")], DAY)
    assert conflict.what == "size of the fall"


def test_a_speaker_of_two_numbers_for_one_stated_day() -> None:
    def sons(number: int, value: float, word: str) -> EventMention:
        day = TimeValue("2023-05-01", precision="day", text="Monday")
        return told(
            number, count(value, "Quill sons", "arrest", text=word), speaker="rebels", time=day, time_source="stated"
        )

    (conflict,) = find_conflicts([sons(1, 2, "two"), sons(3, 3, "three")], DAY)
    assert [(v.value, v.speaker) for v in conflict.values] == [("two", "rebels"), ("three", "rebels")]


def test_a_number_to_the_last_digit_is_exact() -> None:
    more = count(1500, "people", "die", low=1500, text="more than 1,500")
    exact = count(1496, "people", "perish", text="1,496")
    old = TimeValue("1912", precision="year", text="1912")
    shown = [told(n, q, time=old, time_source="stated") for n, q in ((1, more), (2, exact))]
    assert find_conflicts(shown, DAY)
    assert find_conflicts([told(1, more, time=old), told(2, count(1500, "people", "die"), time=old)], DAY) == ()
