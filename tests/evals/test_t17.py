"""Timelines are drawn to the reference's measure and scored day by day."""

from __future__ import annotations

import numpy as np
import pytest

from evals.t17 import Told, aligned_rouge, draw, find_holders, tell
from storyatlas.model.atlas import Atlas, Story
from storyatlas.model.event import Event, Evidence
from storyatlas.model.extraction import Extraction
from storyatlas.model.time import TimeValue
from tests.coref.making import directions, mention
from tests.stories import article

REFERENCE = {"2021-03-01": ["Rebels seize the old port ."], "2021-03-09": ["The council signs a truce ."]}
PRINTED: dict[str, str | None] = {"a1": "2021-03-01", "a2": "2021-03-20"}


def told(day: str, quote: str, salience: float, *articles: int, precision: str = "day") -> Told:
    """An event that articles tell with its day; the first where none is given."""
    time = TimeValue(day, None, precision)  # type: ignore[arg-type]  # a literal
    event = Event(quote, quote, "other", "happened", False, salience, "s", time=time)
    mentions = tuple(mention(n, quote, time=time, time_source="stated") for n in articles or (1,))
    return Told(event, mentions, np.ones((len(mentions), 2), np.float32))


def test_the_same_timeline_scores_one_and_another_subject_nothing() -> None:
    assert aligned_rouge(REFERENCE, REFERENCE, 1).f1 == pytest.approx(1)
    assert aligned_rouge(REFERENCE, REFERENCE, 2).f1 == pytest.approx(1)
    assert aligned_rouge({"2021-03-01": ["Cats sleep"]}, REFERENCE, 1).f1 == 0
    assert aligned_rouge({}, REFERENCE, 1).f1 == 0


def test_a_day_off_halves_the_credit() -> None:
    late = {"2021-03-02": ["Rebels seize the old port ."]}
    assert aligned_rouge(late, {"2021-03-01": REFERENCE["2021-03-01"]}, 1).precision == pytest.approx(1 / 2)


def test_the_most_salient_days_within_the_span_are_drawn() -> None:
    events = [
        told("2021-03-01", "rebels seized the port", 0.9),
        told("2021-03-05", "a ship left", 0.1),
        told("2021-03-09", "a truce was signed", 0.8),
        told("2021-04-20", "outside the span", 1.0),
        told("2021-03", "some time in March", 1.0, precision="month"),
    ]
    drawn = draw(events, PRINTED, REFERENCE)
    assert drawn == {"2021-03-01": ["rebels seized the port"], "2021-03-09": ["a truce was signed"]}


def test_a_day_that_later_papers_come_back_to_is_drawn_before_a_loud_one() -> None:
    loud = [told("2021-03-01", "a storm raged", 0.9), told("2021-03-09", "a ship left", 0.8)]
    assert list(draw([*loud, told("2021-03-05", "a truce was signed", 0.1, 1)], PRINTED, REFERENCE)) == [
        "2021-03-01",
        "2021-03-09",
    ]
    assert list(draw([*loud, told("2021-03-05", "a truce was signed", 0.1, 1, 2)], PRINTED, REFERENCE)) == [
        "2021-03-01",
        "2021-03-05",
    ]


def test_an_event_is_told_in_its_most_typical_words() -> None:
    quotes = ("a truce was signed at last after so many weeks", "the truce was signed", "a truce was agreed")
    time = TimeValue("2021-03-09", None, "day")
    event = Event("e", "e", "other", "happened", False, 0.5, "s", time=time)
    one = Told(event, tuple(mention(n, quote) for n, quote in enumerate(quotes)), directions(80, 10, 0))
    assert draw([one], PRINTED, REFERENCE) == {"2021-03-09": ["the truce was signed"]}


def test_the_mentions_behind_the_evidence_are_found_again() -> None:
    own = (mention(1, "rebels seized the port"), mention(1, "a ship left", start=40, end=51))
    evidence = (Evidence("a1", "text", 40, 51, "a ship left"),)
    event = Event("e", "e", "other", "happened", False, 0.5, "s", evidence=evidence)
    found = tell(Atlas(Story("t"), (), (event,), (), ()), [Extraction("a1", own, (), directions(0, 90))])
    assert [one.mentions for one in found] == [(own[1],)]
    assert found[0].vectors.tolist() == [directions(90)[0].tolist()]


def test_articles_that_hold_a_reference_are_found() -> None:
    copy = article(1, "In March rebels seized it. Later the council signs a truce with rebels.")
    other = article(2, "The council met, and what it signs may be a truce.")
    reference = {"2021-03-09": ["The council signs a truce with rebels ."], "2021-03-01": ["A ship leaves port now ."]}
    assert find_holders([copy, other], [reference]) == {"a1"}
