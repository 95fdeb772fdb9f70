"""Echo: days that later papers name matter in retrospect."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from storyatlas.model.event import Event
from storyatlas.model.mention import EventMention
from storyatlas.storyline import echoes
from tests.coref.making import day, mention
from tests.storyline.making import event

# One paper a day from 1 May to 30 June; that of the 40th day is article a40.
PRINTED: dict[str, str | None] = {
    f"a{n}": f"2023-05-{n:02d}" if n < 32 else f"2023-06-{n - 31:02d}" for n in range(1, 62)
}


def named_in(of: Event, *articles: int, **changes: Any) -> list[EventMention]:
    """Mentions of an event that name its day, in the papers of these days."""
    return [mention(n, **{"time": of.time, "time_source": "stated", **changes}) for n in articles]


def echo(of: Event, own: list[EventMention]) -> float:
    return echoes([of], {of.id: own}, PRINTED)[of.id]


def test_each_later_day_counts_once_however_many_papers_it_has() -> None:
    storm = event(2)
    twice = {**PRINTED, "b1": PRINTED["a9"]}
    again = [*named_in(storm, 9, 12), replace(mention(99, time=storm.time, time_source="stated"), article="b1")]
    assert echoes([storm], {storm.id: again}, twice)[storm.id] == echo(storm, named_in(storm, 9, 12))
    assert echo(storm, named_in(storm, 9, 12)) > echo(storm, named_in(storm, 9)) > 0


def test_the_longer_after_it_a_day_is_named_the_more_that_says() -> None:
    storm = event(2)
    assert echo(storm, named_in(storm, 50)) > echo(storm, named_in(storm, 3))


def test_an_event_near_the_end_is_measured_by_what_could_come_back_to_it() -> None:
    early, late = event(2), event(31)
    assert echo(late, named_in(late, 33, 36)) > echo(early, named_in(early, 4, 7))


def test_only_later_papers_that_name_the_day_come_back_to_it() -> None:
    storm = event(10)
    assert echo(storm, named_in(storm, 8, 10)) == 0
    assert echo(storm, named_in(storm, 12, time_source="published")) == 0
    assert echo(storm, named_in(storm, 12, time=day("2023-05-11"))) == 0


def test_what_is_planned_or_background_or_has_no_day_has_no_echo() -> None:
    for change in ({"status": "planned"}, {"background": True}, {"time": day("2023-05", precision="month")}):
        one = event(10, **change)
        assert echo(one, named_in(one, 12, 20)) == 0
