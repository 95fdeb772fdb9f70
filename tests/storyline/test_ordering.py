"""Storylines: every event in one, background apart, each in order of time."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from storyatlas.model.event import Event, Link
from storyatlas.model.time import TimeValue
from storyatlas.storyline import tell_storylines
from storyatlas.storyline.grouping import FOREMOST, group_events
from storyatlas.storyline.ordering import MOST_STORYLINES
from tests.storyline.making import ADA, KARL, directions, event


@st.composite
def _stories(draw: st.DrawFn) -> tuple[list[Event], list[float], list[Link]]:
    count = draw(st.integers(0, 30))
    angles = [draw(st.integers(0, 359)) for _ in range(count)]
    events = [
        event(
            n,
            background=draw(st.booleans()),
            salience=draw(st.integers(0, 4)) / 4,
            participants=draw(st.sampled_from([(), (ADA,), (KARL,)])),
            time=draw(st.sampled_from([TimeValue(None), TimeValue("1994", None, "year"), event(1 + n % 9).time])),
        )
        for n in range(count)
    ]
    ends = draw(st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=6))
    links = [
        Link(f"l{a}-{b}", f"e{a:02d}", f"e{b:02d}", "causes", 0.7, True) for a, b in ends if a != b and a < count > b
    ]
    return events, [float(a) for a in angles], links


@settings(deadline=None)
@given(story=_stories())
def test_storylines_part_the_events_and_tell_background_first(
    story: tuple[list[Event], list[float], list[Link]],
) -> None:
    events, angles, links = story
    lines = tell_storylines(events, links, directions(*angles))
    assert sorted(e for line in lines for e in line.events) == [e.id for e in events]
    assert len({line.id for line in lines}) == len(lines)
    assert [line.background for line in lines] == sorted((line.background for line in lines), reverse=True)
    assert sum(not line.background for line in lines) <= MOST_STORYLINES
    known = {e.id: e for e in events}
    for line in lines:
        assert line.label
        members = [known[e] for e in line.events]
        assert {e.background for e in members} == {line.background}
        starts = [e.time.start or "9999" for e in members]
        assert starts == sorted(starts)


def test_two_strands_become_two_storylines() -> None:
    bridge = [event(n, f"Ada Quill opens bridge number {n}", participants=(ADA,)) for n in range(1, 7)]
    trial = [event(n, f"Court hears Karl Venn on day {n}", participants=(KARL,)) for n in range(11, 17)]
    lines = tell_storylines([*trial, *bridge], [], directions(*[90] * 6, *[0] * 6))
    assert [line.events for line in lines] == [tuple(e.id for e in bridge), tuple(e.id for e in trial)]
    assert "Quill" in lines[0].label
    assert "Venn" in lines[1].label


def test_of_one_day_the_most_salient_comes_first_and_undated_events_last() -> None:
    first, second = event(5, salience=0.9), replace(event(5, salience=0.2), id="e06")
    undated = event(7, time=TimeValue(None), salience=1.0)
    (line,) = tell_storylines([undated, second, first], [], directions(0, 0, 0))
    assert line.events == ("e05", "e06", "e07")


def test_a_link_pulls_an_event_into_the_group_of_the_other() -> None:
    events = [event(n) for n in range(1, 8)]
    near = directions(0, 0, 0, 90, 90, 90, 44)
    assert group_events(events, [], near) == [[0, 1, 2, 6], [3, 4, 5]]
    links = [Link("l1", "e04", "e07", "causes", 0.7, True)]
    assert group_events(events, links, near) == [[3, 4, 5, 6], [0, 1, 2]]


def test_there_are_no_more_groups_than_asked_for_and_none_too_small() -> None:
    events = [event(n) for n in range(1, 13)]
    near = directions(*[0] * 3, *[60] * 3, *[150] * 3, *[240] * 2, 245)
    assert [len(group) for group in group_events(events, [], near, least=3, most=7)] == [3, 3, 3, 3]
    assert [len(group) for group in group_events(events, [], near, least=3, most=2)] == [6, 6]
    assert group_events(events, [], near, least=13) == [list(range(12))]


def test_lesser_events_join_the_group_that_the_foremost_made() -> None:
    foremost = [event(n, salience=0.9) for n in range(FOREMOST)]
    lesser = [event(n, salience=0.1) for n in range(FOREMOST, FOREMOST + 20)]
    near = directions(*[0, 90] * (FOREMOST // 2), *[40, 50] * 10)
    first, second = group_events([*foremost, *lesser], [], near, least=3, most=7)
    assert first == list(range(0, FOREMOST + 20, 2))
    assert second == list(range(1, FOREMOST + 20, 2))


def test_the_order_of_events_makes_no_difference_to_who_belongs_together() -> None:
    events = [event(n, participants=(ADA if n % 3 else KARL,)) for n in range(1, 13)]
    angles = [float(17 * n % 120) for n in range(1, 13)]
    there = tell_storylines(events, [], directions(*angles))
    for seed in range(6):
        order = random.Random(seed).sample(range(12), 12)
        assert tell_storylines([events[i] for i in order], [], directions(*(angles[i] for i in order))) == there


def test_no_events_no_storylines() -> None:
    assert tell_storylines([], [], directions()) == ()
    assert len(tell_storylines([event(1)], [], directions(0))) == 1
