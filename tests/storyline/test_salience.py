"""Salience: what more independent reports tell, higher up and more surely, matters more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyatlas.model.event import Event, Reports
from storyatlas.model.mention import EventMention, Participant
from storyatlas.storyline import rate
from tests.coref.making import mention
from tests.storyline.making import ADA, KARL, directions, event


def rated(*told: tuple[Event, list[EventMention]], articles: int = 0) -> list[float]:
    """The salience in a story of so many articles."""
    apart = np.eye(len(told), 384, dtype=np.float32)  # each event a matter of its own
    published = {f"a{n}": None for n in range(articles)}
    salience = rate([e for e, _ in told], {e.id: own for e, own in told}, apart, published)
    return [salience[e.id] for e, _ in told]


def heard(articles: int, independent: int, number: int = 1, **changes: Any) -> tuple[Event, list[EventMention]]:
    reports = Reports(articles, articles, independent)
    return event(number, reports=reports), [mention(n, **changes) for n in range(articles)]


def test_more_reports_and_more_independent_ones_matter_more() -> None:
    alone, copied, independent = rated(heard(1, 1, 1), heard(6, 1, 2), heard(6, 6, 3))
    assert (alone, independent) == (0.0, 1.0)
    assert alone < copied < independent


def test_who_did_it_counts_more_than_that_it_happened() -> None:
    nobody, somebody = rated(
        heard(2, 2, 1, participants=(replace(ADA, role="patient"),)), heard(2, 2, 2, participants=(ADA,)), articles=30
    )
    assert nobody < somebody


def test_a_lead_counts_more_than_a_last_paragraph() -> None:
    end, lead = rated(heard(2, 2, 1, sentence=40), heard(2, 2, 2, sentence=0))
    assert end < lead


def test_the_first_of_its_kind_counts_more() -> None:
    plain, first = rated(heard(1, 1, 1), heard(1, 1, 2, quote="Ada Quill opened the first bridge", end=26))
    assert plain < first


@pytest.mark.parametrize(
    "quote",
    [
        "Ada Quill first opened the bridge now",
        "On her first day Ada Quill sold it",
        "Ada Quill defends her record on it",
    ],
)
def test_what_merely_came_first_is_no_first_of_its_kind(quote: str) -> None:
    plain, other, record = rated(
        heard(1, 1, 1, quote="Ada Quill sold it", end=len(quote)),
        heard(1, 1, 2, quote=quote, end=len(quote)),
        heard(1, 1, 3, quote="Ada Quill set a record", end=len(quote)),
    )
    assert plain == other < record


def test_what_one_article_alone_tells_in_passing_counts_less() -> None:
    told = heard(1, 1, 1, sentence=40), heard(2, 1, 2, sentence=40), heard(2, 1, 3, sentence=0)
    passing, twice, lead = rated(*told, articles=30)
    assert twice - passing > lead - twice > 0


@pytest.mark.parametrize("quote", ["Quill did not immediately return a call", "Ada Quill declined to comment"])
def test_whom_a_reporter_did_not_reach_counts_less(quote: str) -> None:
    reached, silent = rated(
        heard(1, 1, 1, quote="Ada Quill opened the bridge", end=len(quote)),
        heard(1, 1, 2, quote=quote, end=len(quote)),
    )
    assert silent < reached


def test_three_reports_weigh_more_where_few_articles_tell_the_story() -> None:
    told = [heard(1, 1, 1, participants=(ADA,)), heard(3, 3, 2), heard(9, 9, 3, participants=(ADA,))]
    weights = {}
    for number in (10, 50):
        published: dict[str, str | None] = {f"a{n}": None for n in range(number)}
        apart = np.eye(len(told), 384, dtype=np.float32)
        salience = rate([e for e, _ in told], {e.id: own for e, own in told}, apart, published)
        weights[number] = salience[told[1][0].id] - salience[told[0][0].id]
    assert weights[10] > weights[50]


def test_a_death_counts_more_and_the_errand_of_one_of_the_public_less() -> None:
    student = Participant("Norwegian student", "agent", "person")
    known, errand, death = rated(
        heard(1, 1, 1, participants=(ADA,)),
        heard(1, 1, 2, participants=(student,), type="movement"),
        heard(1, 1, 3, participants=(student,), type="death"),
    )
    assert errand < known < death


def test_the_days_of_which_most_is_written_count_more() -> None:
    events = [event(n) for n in (1, 2)]
    own = {e.id: [mention(n)] for n, e in enumerate(events, 1)}
    printed = {"a1": "2023-05-01", "a2": "2023-05-20", "a3": "2023-05-20", "a4": "2023-05-21"}
    salience = rate(events, own, np.eye(2, 384, dtype=np.float32), printed)
    assert salience[events[0].id] < salience[events[1].id]


def test_what_later_papers_come_back_to_counts_more() -> None:
    printed = {f"a{n}": f"2023-05-{n:02d}" for n in range(1, 21)}
    plain, recalled = event(1, time=event(3).time), event(2, time=event(3).time)
    news = mention(3, time=recalled.time, time_source="stated")
    own = {plain.id: [news, mention(12)], recalled.id: [news, replace(news, id="m12", article="a12")]}
    salience = rate([plain, recalled], own, np.eye(2, 384, dtype=np.float32), printed)
    assert salience[plain.id] < salience[recalled.id]


def test_a_sure_assertion_with_a_day_and_a_person_counts_more() -> None:
    weak, sure = rated(heard(1, 1, 1, quality=0.3), heard(1, 1, 2, quality=0.9))
    assert weak < sure
    vague, firm = rated(heard(1, 1, 1, time_source="published"), heard(1, 1, 2, time_source="stated"))
    assert vague < firm
    nobody, person = rated((event(1), [mention()]), (event(2), [mention(participants=(ADA,))]))
    assert nobody < person


def test_background_steps_back() -> None:
    before, now = rated((event(1, background=True), [mention()]), (event(2), [mention()]))
    assert before < now


def test_a_lone_event_is_the_story_and_no_events_have_no_salience() -> None:
    assert rated(heard(1, 1)) == [1.0]
    assert rate([], {}, np.zeros((0, 384), np.float32), {}) == {}


def test_a_twin_of_a_weightier_event_steps_back_behind_another_matter() -> None:
    told = [heard(3, 3, 1, start=0), heard(3, 3, 2, start=700, end=727), heard(3, 3, 3, start=5000, end=5026)]
    told = [(replace(e, time=told[0][0].time), own) for e, own in told]
    alike = directions(0, 20, 100, 180, 260)  # the second says nearly what the first says
    others = [heard(1, 1, n) for n in (4, 5)]
    salience = rate([e for e, _ in told + others], {e.id: own for e, own in told + others}, alike, {})
    first, twin, third = (salience[e.id] for e, _ in told)
    assert first > third > twin


def test_what_an_article_headlines_outranks_what_it_tells_below() -> None:
    below, headlined = rated(heard(2, 2, 1, field="text", sentence=9), heard(2, 2, 2, field="title", sentence=9))
    assert headlined > below


def test_a_second_act_of_the_same_person_on_one_day_steps_back_behind_somebody_elses() -> None:
    people = [(ADA,), (ADA,), (KARL,)]
    told = [heard(3 if n == 1 else 2, 2, n, participants=people[n - 1]) for n in (1, 2, 3)]
    told = [
        (replace(e, time=told[0][0].time, participants=who), own) for (e, own), who in zip(told, people, strict=True)
    ]
    own = {e.id: mentions for e, mentions in told}
    salience = rate([e for e, _ in told], own, directions(0, 62, 118), {})
    first, again, other = (salience[e.id] for e, _ in told)
    assert first > other > again
    later = replace(told[1][0], time=event(20).time)
    salience = rate([told[0][0], later, told[2][0]], own, directions(0, 62, 118), {})
    assert salience[later.id] > again


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 9), st.floats(0, 1), st.sampled_from(["title", "text"]), st.integers(0, 10**6)),
        min_size=1,
        max_size=12,
    )
)
def test_salience_lies_between_0_and_1(told: list[tuple[int, float, str, int]]) -> None:
    values = rated(
        *(
            heard(articles, 1 + articles // 2, n, quality=quality, field=field, start=start, end=start + 27)
            for n, (articles, quality, field, start) in enumerate(told)
        )
    )
    assert all(0 <= value <= 1 for value in values)
    assert max(values) == 1.0


def test_where_articles_are_few_what_is_merely_said_steps_back() -> None:
    said, done = rated(heard(2, 2, 1, trigger="said", lemma="say"), heard(2, 2, 2), articles=3)
    assert said < done


def test_where_articles_are_few_what_befell_somebody_resounds_in_the_other_events_that_tell_it() -> None:
    struck = (Participant("Karl Venn", "patient", "person"),)
    whole, piece = (
        heard(2, 2, 1, participants=struck, lemma="shoot"),
        heard(1, 1, 3, participants=struck, lemma="shoot"),
    )
    piece = (piece[0], [replace(m, article="a9") for m in piece[1]])
    other = heard(2, 2, 2, participants=(Participant("Ada Quill", "patient", "person"),), lemma="shoot")
    shot, alone, _ = rated(whole, other, piece, articles=3)
    assert shot > alone


def test_where_articles_are_few_openings_count_by_how_many_there_are() -> None:
    once = heard(3, 3, 1)
    once = (once[0], [replace(m, sentence=0 if n == 0 else 30) for n, m in enumerate(once[1])])
    thrice = heard(3, 3, 2, sentence=0)
    fewer, more = rated(once, thrice, articles=3)
    assert fewer < more
