"""What makes two mentions one event, and what forbids it whatever else they share."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from storyatlas.coref.comparison import centred, compare
from storyatlas.model.mention import EventMention, Participant, Quantity
from storyatlas.model.place import Place
from storyatlas.model.time import TimeValue
from tests.coref.making import ADA, KARL, LISBON, OSLO, PORTUGAL, day, directions, mention

STATED: dict[str, Any] = {"time_source": "stated"}


def judge(a: EventMention, b: EventMention, *, apart: float = 20.0) -> tuple[float, bool]:
    """Score and veto of two mentions whose vectors stand `apart` degrees from each other."""
    result = compare([a, b], directions(0, apart), np.array([[0, 1]]))
    return float(result.scores[0]), bool(result.vetoed[0])


@pytest.mark.parametrize(
    ("one", "two", "vetoed"),
    [
        (day("2023-05-01"), day("2023-05-01"), False),
        (day("2023-05-01"), day("2023-05-02"), False),  # a time zone
        (day("2023-05-01"), day("2023-05-03"), True),
        (day("2023-05-01"), day("2023-05", precision="month"), False),
        (day("2023-05-01"), day("2023-08", precision="month"), True),
        (day("2023-05-03"), day("2023-05-01", "2023-05-07"), False),  # within the week
        (day("2022", precision="year"), day("2023", precision="year"), False),  # "a year ago"
        (day("2019", precision="year"), day("2023-05-01"), True),
        (day("1990", precision="decade"), day("1994", precision="year"), False),
        (day(None), day("2023-05-01"), False),
    ],
)
def test_another_day_is_another_event(one: Any, two: Any, vetoed: bool) -> None:
    a, b = mention(0, time=one, **STATED), mention(1, time=two, **STATED)
    assert judge(a, b)[1] is vetoed
    assert judge(b, a)[1] is vetoed


def test_a_day_that_was_only_guessed_forbids_nothing() -> None:
    a = mention(0, time=day("2023-05-01"), time_source="stated")
    b = mention(1, time=day("2023-05-09"), time_source="published")
    assert not judge(a, b)[1]


def test_what_was_reported_long_before_a_day_did_not_happen_on_it() -> None:
    later = mention(0, time=day("2024-11-17"), time_source="stated")
    told = mention(1, time=day("2022-02-25"), time_source="lately")
    assert judge(later, told)[1]
    assert judge(told, later)[1]
    recalled = mention(1, time=day("2025-03-01"), time_source="published")
    assert not judge(later, recalled)[1]
    planned = mention(1, time=day("2022-02-25"), time_source="published", status="planned")
    assert not judge(later, planned)[1]


def test_another_country_is_another_event_where_both_clauses_state_theirs() -> None:
    a = mention(0, place=LISBON, place_source="stated")
    assert judge(a, mention(1, place=OSLO, place_source="stated"))[1]
    assert not judge(a, mention(1, place=PORTUGAL, place_source="stated"))[1]
    assert not judge(a, mention(1, place=OSLO, place_source="context"))[1]
    assert not judge(a, mention(1))[1]


def test_the_second_bridge_is_not_the_third() -> None:
    a, b = (mention(i, f"Ada Quill opened the {nth} bridge") for i, nth in enumerate(("second", "third")))
    assert judge(a, b)[1]
    assert not judge(a, mention(1))[1]


def test_what_two_mentions_share_raises_their_score() -> None:
    base = judge(mention(0), mention(1))[0]
    other = mention(1, "Karl Venn closed a school", lemma="close")
    assert judge(mention(0), other)[0] < base
    assert judge(mention(0), mention(1), apart=70)[0] < base
    with_ada, with_karl = mention(1, participants=(ADA,)), mention(1, participants=(KARL,))
    assert judge(mention(0, participants=(ADA,)), with_ada)[0] > judge(mention(0, participants=(ADA,)), with_karl)[0]
    dated = mention(0, time=day("2023-05-01"), **STATED)
    same, next_day = (mention(1, time=day(f"2023-05-0{n}"), **STATED) for n in (1, 2))
    assert judge(dated, same)[0] > base > judge(dated, next_day)[0]


def test_an_event_and_its_denial_or_plan_are_less_alike() -> None:
    base = judge(mention(0), mention(1))[0]
    assert judge(mention(0), mention(1, status="denied"))[0] < base
    assert judge(mention(0), mention(1, status="planned"))[0] < base


def test_two_clauses_of_one_sentence_are_two_events() -> None:
    a, b = mention(0), mention(0, "Ada Quill praised the builders", id="m9", start=30, end=60, lemma="praise")
    elsewhere = mention(1, "Ada Quill praised the builders", start=30, end=60, lemma="praise")
    assert judge(a, b)[0] < judge(a, elsewhere)[0]


def test_scores_are_probabilities_and_do_not_depend_on_the_side() -> None:
    mentions = [mention(i, f"Ada Quill opened bridge {i}", status="planned" if i % 2 else "happened") for i in range(6)]
    vectors = directions(0, 10, 40, 80, 140, 180)
    pairs = np.array([[i, j] for i in range(6) for j in range(i + 1, 6)])
    there, back = compare(mentions, vectors, pairs), compare(mentions, vectors, pairs[:, ::-1])
    assert ((there.scores >= 0) & (there.scores <= 1)).all()
    np.testing.assert_array_equal(there.scores, back.scores)
    np.testing.assert_array_equal(there.vetoed, back.vetoed)


def test_no_pairs_no_scores() -> None:
    result = compare([mention()], directions(0), np.zeros((0, 2), np.int64))
    assert result.scores.shape == result.vetoed.shape == (0,)


def test_centring_takes_off_what_all_share_and_keeps_unit_length() -> None:
    vectors = directions(*([40] * 60 + [50] * 60))
    moved = centred(vectors)
    np.testing.assert_allclose(np.linalg.norm(moved, axis=1), 1, atol=1e-5)
    assert float(moved[0] @ moved[-1]) < float(vectors[0] @ vectors[-1])
    assert centred(directions(7)).shape == (1, 2)


def test_copied_words_are_one_event_whatever_days_they_were_printed_on() -> None:
    words = "Ada Quill opened the old harbour bridge with a brass band"
    a, b = (mention(i, words, time=day(f"2023-05-{d}"), **STATED) for i, d in enumerate(("01", "21")))
    assert not judge(a, b)[1]
    assert judge(
        mention(0, "Ada Quill met him", time=a.time, **STATED), mention(1, "Ada Quill met him", time=b.time, **STATED)
    )[1]


def test_the_same_count_speaks_for_one_event_and_a_far_one_against() -> None:
    def hurt(number: int, count: float) -> EventMention:
        return mention(number, quantities=(Quantity(count, "people", f"{count:g} people", 0, 1),))

    base = judge(mention(0), mention(1))[0]
    assert judge(hurt(0, 40), hurt(1, 40))[0] > base > judge(hurt(0, 40), hurt(1, 90))[0]


def test_what_is_near_to_everything_is_near_to_nothing_in_particular() -> None:
    lonely = [mention(i) for i in range(2)]
    crowd = [mention(i) for i in range(12)]
    alone = compare(lonely, directions(0, 20), np.array([[0, 1]])).scores[0]
    everyone = np.array([(i, j) for i in range(12) for j in range(i + 1, 12)])
    crowded = compare(crowd, directions(0, 20, *range(1, 11)), everyone).scores[0]
    assert crowded < alone


def test_a_day_from_elsewhere_in_the_sentence_forbids_only_against_a_stated_one() -> None:
    one = mention(0, time=day("2023-05-01"), time_source="sentence")
    assert not judge(one, mention(1, time=day("2023-05-09"), time_source="sentence"))[1]
    assert judge(one, mention(1, time=day("2023-05-09"), time_source="stated"))[1]


def test_another_town_counts_most_where_the_clauses_give_both() -> None:
    porto = Place("Porto, Portugal", "PT", 41.1, -8.6, "city")
    apart = [
        judge(mention(0, place=LISBON, place_source=source), mention(1, place=porto, place_source=source))[0]
        for source in ("stated", "context")
    ]
    assert apart[0] < apart[1] < judge(mention(0), mention(1))[0]


def test_a_site_is_not_apart_from_its_town() -> None:
    quay = Place("Old Quay, Lisbon, Portugal", "PT", 38.7, -9.1, "site")
    both = judge(mention(0, place=LISBON, place_source="stated"), mention(1, place=quay, place_source="stated"))[0]
    assert both == judge(mention(0), mention(1))[0]


def test_what_two_states_do_is_two_events_unless_both_are_one_state() -> None:
    norway = Participant("Norway", "agent", "place")
    portugal = Participant("Portugal", "agent", "place")
    capital = Participant("Lisbon", "agent", "place")
    a = mention(0, participants=(portugal,), place=PORTUGAL, place_source="actor")
    assert judge(a, mention(1, participants=(norway,), place=OSLO, place_source="actor"))[1]
    assert judge(a, mention(1, participants=(norway,)))[1]
    assert not judge(a, mention(1, participants=(portugal, norway), place=OSLO, place_source="actor"))[1]
    assert not judge(a, mention(1, participants=(capital,), place=LISBON, place_source="actor"))[1]


def test_an_act_is_not_the_one_that_undoes_it() -> None:
    imposed = mention(0, "Ada Quill imposed the curfew", lemma="impos")
    lifted = mention(1, "Ada Quill lifted the curfew", lemma="lift")
    assert judge(imposed, lifted)[1]
    assert judge(lifted, imposed)[1]
    assert not judge(imposed, mention(1, "Ada Quill declared a curfew", lemma="declar"))[1]
    assert judge(mention(0, lemma="rise"), mention(1, lemma="fall"))[1]


def test_a_territory_lies_in_its_state() -> None:
    hong_kong = Place("Hong Kong", "HK", 22.3, 114.2, "city")
    china = Place("China", "CN", 35.0, 105.0, "country")
    assert not judge(
        mention(0, place=hong_kong, place_source="stated"), mention(1, place=china, place_source="stated")
    )[1]


def test_one_of_the_places_that_a_clause_names_is_no_other_place() -> None:
    both = mention(0, "bridges opened in Oslo and Lisbon", place=OSLO, place_source="inside")
    one, other = (mention(1, place=place, place_source="inside") for place in (LISBON, PORTUGAL))
    assert judge(both, one)[0] > judge(both, other)[0]


def test_the_day_of_an_article_that_may_look_back_speaks_little_against_an_earlier_one() -> None:
    then = mention(0, time=day("2023-05-01"), **STATED)
    recalled = mention(1, time=day("2023-05-20"), time_source="published")
    early = mention(1, time=day("2023-04-10"), time_source="published")
    assert judge(then, recalled)[0] > judge(then, early)[0]


def test_the_vectors_of_all_pairs_are_never_in_memory_at_once() -> None:
    count, size = 60, 1 << 14
    pairs = np.array([(i, j) for j in range(count) for i in range(j)])
    mentions = [mention(i) for i in range(count)]
    vectors = np.full((count, size), size**-0.5, np.float32)
    tracemalloc.start()
    compare(mentions, vectors, pairs)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < len(pairs) * vectors[0].nbytes


def test_what_an_article_opens_with_months_later_is_news_of_its_own() -> None:
    early = mention(0, time=day("2021-01-04"), time_source="published")
    opening = mention(1, time=day("2021-07-09"), time_source="published", sentence=1)
    further_down = mention(2, time=day("2021-07-09"), time_source="published", sentence=20)
    vectors = directions(0, 60, 60)
    found = compare([early, opening, further_down], vectors, np.array([[0, 1], [0, 2]]))
    assert found.scores[0] < found.scores[1]


def test_a_month_of_years_ago_is_far_from_a_day_of_news() -> None:
    old, recent = (
        mention(1, time=TimeValue(month, None, "month"), time_source="sentence") for month in ("2020-01", "2023-01")
    )
    news = mention(2, time=day("2023-02-02"), time_source="published", sentence=9)
    assert judge(old, news)[0] < judge(recent, news)[0]


def test_what_is_told_of_somebody_in_passing_is_another_act() -> None:
    whole = "Ada Quill, who founded the harbour union, died"
    aside = mention(1, whole[: whole.index(", died")], id="aside", trigger="founded", lemma="found", trigger_start=15)
    main = mention(1, whole, trigger="died", lemma="die", trigger_start=42)
    vectors = np.ones((2, 384), np.float32) / np.sqrt(384, dtype=np.float32)
    pairs = np.array([[0, 1]], np.int64)
    assert compare([aside, main], vectors, pairs).vetoed.tolist() == [True]
    joined = replace(main, quote=whole.replace(", died", " and died"), end=main.end + 3)
    assert compare([aside, joined], vectors, pairs).vetoed.tolist() == [False]


def test_what_was_not_done_is_not_what_was() -> None:
    assert judge(mention(0), mention(1, negated=True))[1]
    assert not judge(mention(0), mention(1, negated=True, status="denied"))[1]


def test_the_first_to_do_it_is_not_the_last() -> None:
    first = mention(0, "the first sitting president to visit Narnia in 88 years")
    assert judge(first, mention(1, "The last sitting president to visit Narnia was Calvin Venn"))[1]
    assert not judge(first, mention(1, "last week the president was the one to visit Narnia"))[1]


def test_nameless_victims_of_days_months_apart_are_others() -> None:
    hurt = {"trigger": "hurt", "lemma": "hurt", "participants": (Participant("84 people", "patient", "group"),)}
    april = mention(0, "84 people were hurt", time=day("2023-04-20"), time_source="lately", **hurt)
    july = mention(1, "at least 50 people were hurt", time=day("2023-07-13"), time_source="lately", **hurt)
    assert judge(april, july)[1]
    assert not judge(april, replace(july, time=day("2023-04-22")))[1]
    assert not judge(replace(april, quote="84 were hurt in the blast"), replace(july, quote="the blast hurt 50"))[1]


def test_a_treaty_signed_on_one_day_is_the_one_that_all_tell_of() -> None:
    signed = {"trigger": "signed", "lemma": "sign", "type": "agreement", "time": day("2023-05-01")}
    one = mention(0, "Ada Quill signed a treaty", topics=("a treaty",), **signed)
    other = mention(1, "Narnia signed a sweeping treaty", topics=("a sweeping treaty",), **signed)
    apart = replace(other, topics=("a lease",))
    assert judge(one, other)[0] > judge(one, apart)[0]
    assert judge(one, other)[0] > judge(one, replace(other, noun=True))[0]
