"""Timelines are drawn to the reference's measure and scored day by day."""

from __future__ import annotations

import dataclasses

import pytest

from evals.t17 import aligned_rouge, draw
from storyatlas.model.atlas import Atlas, Story
from storyatlas.model.event import Event, Evidence
from storyatlas.model.time import TimeValue
from tests.stories import article

REFERENCE = {"2021-03-01": ["Rebels seize the old port ."], "2021-03-09": ["The council signs a truce ."]}


def event(day: str, quote: str, salience: float, precision: str = "day") -> Event:
    evidence = (Evidence("a", "text", 0, len(quote), quote),)
    time = TimeValue(day, None, precision)  # type: ignore[arg-type]  # a literal
    return Event(quote, quote, "other", "happened", False, salience, "s", time=time, evidence=evidence)


def atlas(*events: Event) -> Atlas:
    return Atlas(Story("t"), (), events, (), ())


def test_the_same_timeline_scores_one_and_another_subject_nothing() -> None:
    assert aligned_rouge(REFERENCE, REFERENCE, 1).f1 == pytest.approx(1)
    assert aligned_rouge(REFERENCE, REFERENCE, 2).f1 == pytest.approx(1)
    assert aligned_rouge({"2021-03-01": ["Cats sleep"]}, REFERENCE, 1).f1 == 0
    assert aligned_rouge({}, REFERENCE, 1).f1 == 0


def test_a_day_off_halves_the_credit() -> None:
    late = {"2021-03-02": ["Rebels seize the old port ."]}
    assert aligned_rouge(late, {"2021-03-01": REFERENCE["2021-03-01"]}, 1).precision == pytest.approx(1 / 2)


def test_the_most_salient_days_within_the_span_are_drawn() -> None:
    drawn = draw(
        atlas(
            event("2021-03-01", "rebels seized the port", 0.9),
            event("2021-03-05", "a ship left", 0.1),
            event("2021-03-09", "a truce was signed", 0.8),
            event("2021-04-20", "outside the span", 1.0),
            event("2021-03", "some time in March", 1.0, "month"),
        ),
        REFERENCE,
    )
    assert drawn == {"2021-03-01": ["rebels seized the port"], "2021-03-09": ["a truce was signed"]}


def test_a_day_that_later_articles_come_back_to_is_drawn_before_a_loud_one() -> None:
    later = article(1, published="2021-03-08")
    told = Evidence(later.id, "text", 0, 18, "a truce was signed")
    truce = dataclasses.replace(event("2021-03-05", "a truce was signed", 0.1), evidence=(told,))
    loud = [event("2021-03-01", "a storm raged", 0.9), event("2021-03-09", "a ship left", 0.8)]
    assert list(draw(atlas(*loud, truce), REFERENCE)) == ["2021-03-01", "2021-03-09"]
    story = dataclasses.replace(atlas(*loud, truce), articles=(later,))
    assert list(draw(story, REFERENCE)) == ["2021-03-01", "2021-03-05"]
