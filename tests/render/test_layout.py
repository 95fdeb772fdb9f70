"""The layout: everything has a place, nothing covers anything, and the same atlas gives the same one."""

from __future__ import annotations

import dataclasses
import itertools
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyatlas.model.atlas import Atlas, Story
from storyatlas.model.event import Event, Link, Reports, Storyline
from storyatlas.model.time import UNKNOWN_TIME, TimeValue
from storyatlas.render.cards import LEAD, NOTE, advance, set_title, wrap
from storyatlas.render.crossings import count_crossings
from storyatlas.render.layout import lay_out
from tests.render.atlas_fixture import sample_atlas

DAYS = st.dates().map(lambda day: TimeValue(day.isoformat(), None, "day"))
SOON = st.integers(1, 28).map(lambda day: TimeValue(f"2031-05-{day:02}", None, "day"))
VAGUE = st.sampled_from(
    [
        TimeValue("2031-05", None, "month"),
        TimeValue("2031", None, "year"),
        TimeValue("1990", None, "decade"),
        TimeValue("2031-05-02", "2031-05-20", "day"),
        TimeValue("not a date", None, "day"),
        UNKNOWN_TIME,
    ]
)
TITLES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["Dam gives way", "A title of many words " * 20, "x" * 400, "مئات يشاركون في وقفة 🕯️", "洪水" * 80]),
)


@st.composite
def atlases(draw: st.DrawFn) -> Atlas:
    count = draw(st.integers(0, 30))
    events = tuple(
        Event(
            id=f"e{i}",
            title=draw(TITLES),
            type="other",
            status="happened",
            background=draw(st.integers(0, 4)) == 0,
            salience=draw(st.floats(0, 1)),
            storyline=f"s{draw(st.integers(0, 11))}",
            time=draw(st.one_of(SOON, SOON, DAYS, VAGUE)),
            reports=Reports(1, 1, draw(st.integers(0, 40))),
        )
        for i in range(count)
    )
    storylines = tuple(
        Storyline(f"s{i}", f"Line {i}", tuple(e.id for e in events if e.storyline == f"s{i}")) for i in range(10)
    )
    return Atlas(Story("A story"), (), events, (), storylines)


def boxes(layout: dict[str, Any], zoom: float) -> list[tuple[str, float, float, float, float]]:
    """Every card shown at `zoom`, as (part, left, top, right, bottom)."""
    found = []
    for place in layout["events"].values():
        card = place.get("card")
        if card is None or (place["part"] == "axis" and card["zoom"] > zoom):
            continue
        left = place["x"] * (zoom if place["part"] == "axis" else 1) + card["left"]
        found.append((place["part"], left, card["top"], left + card["width"], card["top"] + card["height"]))
    return found


@given(atlas=atlases(), zoom=st.floats(1, 48))
@settings(max_examples=80, deadline=None)
def test_no_card_covers_another_at_any_zoom(atlas: Atlas, zoom: float) -> None:
    for (part, left, top, right, bottom), (other, left2, top2, right2, bottom2) in itertools.combinations(
        boxes(lay_out(atlas), zoom), 2
    ):
        apart = part != other or left >= right2 or left2 >= right or top >= bottom2 or top2 >= bottom
        assert apart


@given(atlas=atlases())
@settings(max_examples=60, deadline=None)
def test_every_event_is_placed_on_the_map_once_and_the_same_way_again(atlas: Atlas) -> None:
    layout = lay_out(atlas)
    assert set(layout["events"]) == {event.id for event in atlas.events}
    assert json.dumps(layout) == json.dumps(lay_out(atlas))
    assert json.loads(json.dumps(layout)) == layout
    for place in layout["events"].values():
        assert 0 <= place["y"] <= layout["height"] + 1 or place["part"] == "background"
        assert 0 <= place["x"] <= layout["width"]


@given(atlas=atlases())
@settings(max_examples=60, deadline=None)
def test_exactly_dated_events_stand_in_order_of_time(atlas: Atlas) -> None:
    layout = lay_out(atlas)
    dated = [
        (event.time.start, layout["events"][event.id]["x"])
        for event in atlas.events
        if event.time.precision == "day" and event.time.start != "not a date"
        if layout["events"][event.id]["part"] == "axis"
    ]
    for (day, x), (later, after) in itertools.permutations(dated, 2):
        assert not (day < later and x > after)


@given(title=st.text(max_size=300), face=st.sampled_from([LEAD, NOTE]))
def test_titles_are_wrapped_to_the_card_and_end_after_a_whole_word(title: str, face: Any) -> None:
    lines = wrap(title, face)
    assert 1 <= len(lines) <= face.lines
    words = title.split()
    if words and all(advance(word) * face.size * face.weight <= face.width for word in words):
        shown = " ".join(lines)
        if shown != " ".join(words):
            assert shown.endswith("…")
            assert set(shown[:-1].split()[:-1]) <= set(words)


def test_the_most_important_titles_show_at_rest_in_large_type() -> None:
    layout = lay_out(sample_atlas())
    for key in ("e-fail", "e-inquiry", "e-charge", "e-alarm"):
        card = layout["events"][key]["card"]
        assert card["face"] == "lead"
        assert layout["events"][key]["part"] != "axis" or card["zoom"] <= 1


def test_the_dozen_that_matter_most_show_at_rest_even_where_one_day_holds_many_of_them() -> None:
    days = [20] * 4 + [22] * 3 + [3, 8, 9, 10, 15] + [20] * 30
    events = tuple(
        Event(
            id=f"e{i:02}",
            title=f"The council of town {i} votes for the new bridge after a long night of debate",
            type="statement",
            status="happened",
            background=False,
            salience=1 - i / 50,
            storyline="s0" if day == 20 else "s1",
            time=TimeValue(f"2031-05-{day:02}", None, "day"),
            reports=Reports(1, 1, 2),
        )
        for i, day in enumerate(days)
    )
    lines = tuple(
        Storyline(key, key, tuple(event.id for event in events if event.storyline == key)) for key in ("s0", "s1")
    )
    layout = lay_out(Atlas(story=Story(title="Bridge"), articles=(), events=events, links=(), storylines=lines))
    assert all(layout["events"][event.id]["card"]["zoom"] <= 1 for event in events[:12])
    assert sum(layout["events"][event.id]["card"]["face"] == "lead" for event in events[:12]) == 6


def test_background_and_unknown_dates_stand_apart() -> None:
    places = lay_out(sample_atlas())["events"]
    assert places["e-crack"]["part"] == "background"
    assert places["e-boat"]["part"] == "undated"
    assert places["e-fail"]["part"] == "axis"
    assert places["e-built"]["y"] < places["e-crack"]["y"] < places["e-law"]["y"]


def test_a_month_is_a_band_and_an_exact_day_is_not() -> None:
    places = lay_out(sample_atlas())["events"]
    start, end = places["e-road"]["band"]
    assert end > start
    assert places["e-road"]["when"] == "May 2031"
    assert places["e-fail"]["band"] is None


def undated(count: int, *, dated: int) -> Atlas:
    """A story of `count` events of falling salience, of which the last `dated` have a day."""
    known = [TimeValue(f"2031-05-{day:02}", None, "day") for day in range(1, dated + 1)]
    days = [*[UNKNOWN_TIME] * (count - dated), *known]
    events = tuple(
        Event(f"e{i}", f"Ferry {i} sinks", "other", "happened", False, (count - i) / count, "s", time=day)
        for i, day in enumerate(days)
    )
    return Atlas(Story("Ferries"), (), events, (), (Storyline("s", "Ferries", tuple(e.id for e in events)),))


def test_a_story_of_which_hardly_anything_has_a_date_stands_in_order() -> None:
    layout = lay_out(undated(40, dated=3))
    assert {place["part"] for place in layout["events"].values()} == {"axis"}
    assert layout["undated"] is None
    assert not layout["axis"]["ticks"]
    assert layout["axis"]["note"].startswith("Few dates are known")
    xs = [place["x"] for place in layout["events"].values()]
    assert max(xs[37:]) < min(xs[:37]), "what has a date comes first"
    assert sum(place["card"]["zoom"] <= 1 for place in layout["events"].values()) >= 12


def test_a_story_without_any_date_says_so_and_one_with_enough_of_them_stands_in_time() -> None:
    assert lay_out(undated(12, dated=0))["axis"]["note"].startswith("No dates are known")
    timed = lay_out(undated(12, dated=6))
    assert timed["axis"]["note"] == ""
    assert timed["axis"]["ticks"]
    assert timed["undated"]
    assert timed["events"]["e0"]["part"] == "undated"


def test_the_month_of_a_short_story_is_named_at_every_zoom() -> None:
    ticks = lay_out(undated(6, dated=6))["axis"]["ticks"]
    assert [tick["label"] for tick in ticks if tick["row"] == "major" and tick["zoom"] == 0] == ["May 2031"]


def test_no_month_stands_under_the_year_after_it() -> None:
    days = ["2030-12-29", *(f"2031-{month:02}-{day:02}" for month in range(1, 13) for day in (3, 9, 20)), "2032-06-01"]
    events = tuple(
        Event(f"e{i}", f"Ferry {i} sinks", "other", "happened", False, 0.5, "s", time=TimeValue(day, None, "day"))
        for i, day in enumerate(days)
    )
    atlas = Atlas(Story("Ferries"), (), events, (), (Storyline("s", "Ferries", tuple(e.id for e in events)),))
    ticks = lay_out(atlas)["axis"]["ticks"]
    (year,) = (tick for tick in ticks if tick["label"] == "2030")
    assert all(tick["zoom"] >= year["zoom"] for tick in ticks if tick["row"] == "minor" and tick["x"] == year["x"])
    assert year["zoom"] > 1


def test_dates_that_were_lost_leave_no_days_on_the_axis() -> None:
    former = lay_out(undated(12, dated=12))
    assert former["axis"]["ticks"]
    assert not lay_out(undated(40, dated=2), former)["axis"]["ticks"]


def test_months_without_events_are_folded_with_a_sign() -> None:
    breaks = lay_out(sample_atlas())["axis"]["breaks"]
    assert [pause["label"] for pause in breaks] == ["6 months", "3 months"]


def test_lanes_follow_the_story_and_share_a_grey_one_when_they_are_many() -> None:
    layout = lay_out(sample_atlas())
    assert [lane["label"] for lane in layout["lanes"]] == ["The flood", "Who is to blame"]
    events = tuple(
        dataclasses.replace(sample_atlas().events[3], id=f"e{i}", storyline=f"s{i}", salience=i / 12) for i in range(12)
    )
    storylines = tuple(Storyline(f"s{i}", f"Line {i}", (f"e{i}",)) for i in range(12))
    many = lay_out(Atlas(Story("Many"), (), events, (), storylines))
    assert len(many["lanes"]) == 8
    assert many["lanes"][-1]["label"] == "Other events"
    assert many["lanes"][-1]["events"] == 5


def changed(atlas: Atlas, count: int) -> Atlas:
    """The story a week on: `count` more events, of days that were there and of later ones."""
    more = tuple(
        dataclasses.replace(
            atlas.events[i % len(atlas.events)],
            id=f"new{i}",
            title=f"Residents of street {i} return",
            background=False,
            salience=0.2 + 0.05 * (i % 3),
            time=TimeValue(f"2031-{6 + i % 2:02}-{3 + 2 * i % 25:02}" if i % 3 else "2031-12-30", None, "day"),
        )
        for i in range(count)
    )
    return dataclasses.replace(atlas, events=(*atlas.events, *more))


def long_story() -> Atlas:
    """A hundred and twenty events in six storylines over ten weeks."""
    events = tuple(
        Event(
            id=f"e{i:03}",
            title=f"Committee number {i} meets the mayor about the flooded road",
            type="other",
            status="happened",
            background=i % 17 == 0,
            salience=(i * 37 % 101) / 100,
            storyline=f"s{i % 6}",
            time=TimeValue(f"2031-{5 + i % 3:02}-{1 + i * 7 % 27:02}", None, "day"),
        )
        for i in range(120)
    )
    links = tuple(Link(f"l{i}", f"e{i:03}", f"e{(i * 13 + 7) % 120:03}", "causes", 0.5, i % 2 == 0) for i in range(120))
    return Atlas(Story("Long"), (), events, links, tuple(Storyline(f"s{i}", f"Line {i}", ()) for i in range(6)))


@given(atlas=atlases())
@settings(max_examples=60, deadline=None)
def test_the_same_story_laid_out_again_stays_where_it_was(atlas: Atlas) -> None:
    before = lay_out(atlas)
    assert lay_out(atlas, json.loads(json.dumps(before))) == before


def test_a_long_story_laid_out_again_stays_where_it_was() -> None:
    assert lay_out(long_story(), lay_out(long_story())) == lay_out(long_story())


def test_an_update_moves_little() -> None:
    before = lay_out(long_story())
    after = lay_out(changed(long_story(), 15), before)
    assert [lane["key"] for lane in after["lanes"]] == [lane["key"] for lane in before["lanes"]]
    assert after["hues"] == before["hues"]
    old = {key: spot for key, spot in before["events"].items() if spot["part"] == "axis"}
    moved = [key for key, spot in old.items() if abs(after["events"][key]["x"] - spot["x"]) > 4]
    assert len(moved) <= 0.1 * len(old)
    titled = {key for key, spot in old.items() if "card" in spot and spot["card"]["zoom"] <= 1}
    kept = {key for key in titled if after["events"][key].get("card", {}).get("row") == old[key]["card"]["row"]}
    assert len(kept) >= 0.9 * len(titled)


def test_a_lane_is_known_again_by_its_events_when_its_key_is_another() -> None:
    before = lay_out(long_story())
    story = long_story()
    events = tuple(dataclasses.replace(event, storyline=f"t{event.storyline}") for event in story.events)
    lines = tuple(Storyline(f"ts{i}", f"Renamed {i}", ()) for i in range(6))
    after = lay_out(dataclasses.replace(story, events=events, storylines=lines), before)
    assert [lane["hue"] for lane in after["lanes"]] == [lane["hue"] for lane in before["lanes"]]
    assert [lane["key"] for lane in after["lanes"]] == [f"t{lane['key']}" for lane in before["lanes"]]


def test_a_layout_of_another_version_is_forgotten() -> None:
    assert lay_out(long_story(), {"version": 1, "lanes": []}) == lay_out(long_story())


def test_links_at_rest_hardly_cross() -> None:
    layout = lay_out(long_story())
    links = {link.id: link for link in long_story().links}
    spots = layout["events"]
    lines = [
        tuple((spots[end]["x"], spots[end]["y"]) for end in (links[key].source, links[key].target))
        for key in layout["resting_links"]
    ]
    assert 4 <= len(lines) <= 14
    assert count_crossings(lines) <= len(lines)  # type: ignore[arg-type]  # pairs of points


def test_crossings_are_counted() -> None:
    across, up, beside = ((0, 0), (10, 10)), ((0, 10), (10, 0)), ((0, 20), (10, 20))
    assert count_crossings([across, up, beside]) == 1
    assert count_crossings([across, ((0, 0), (10, 0))]) == 0


def test_titles_are_set_in_lines_of_about_one_length_after_their_date() -> None:
    setting = set_title("Crews free forty people from roofs in the valley", NOTE, "4 May")
    assert " ".join(setting.lines) == "Crews free forty people from roofs in the valley"
    assert setting.width <= NOTE.width + 2
    assert setting.height == len(setting.lines) * NOTE.line


def test_dots_of_one_day_do_not_cover_each_other() -> None:
    places = lay_out(long_story())["events"]
    dots = [(s["x"], s["y"], s["r"]) for s in places.values() if s["part"] == "axis"]
    covered = [1 for a, b in itertools.combinations(dots, 2) if (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 < 16]
    assert len(covered) <= 0.05 * len(dots)


def test_few_links_are_drawn_at_rest() -> None:
    resting = lay_out(sample_atlas())["resting_links"]
    assert "l1" in resting
    assert "l6" not in resting


@pytest.mark.parametrize("count", [0, 1])
def test_an_atlas_of_hardly_any_events_has_a_layout(count: int) -> None:
    atlas = dataclasses.replace(sample_atlas(), events=sample_atlas().events[:count], links=())
    layout = lay_out(atlas)
    assert len(layout["events"]) == count
    assert layout["background"] is None


def test_an_atlas_without_dates_puts_events_in_order() -> None:
    events = tuple(dataclasses.replace(event, time=UNKNOWN_TIME, background=False) for event in sample_atlas().events)
    layout = lay_out(dataclasses.replace(sample_atlas(), events=events))
    assert {place["part"] for place in layout["events"].values()} == {"axis"}
    assert layout["axis"]["ticks"] == []


@pytest.mark.parametrize("count", [500, 5000])
def test_every_event_of_a_large_story_has_its_place(count: int) -> None:
    """`python -m bench --only map` times it."""
    events = tuple(
        Event(
            id=f"e{i}",
            title=f"Committee number {i} meets the mayor about the flooded road",
            type="other",
            status="happened",
            background=False,
            salience=(i * 37 % 101) / 100,
            storyline=f"s{i % 7}",
            time=TimeValue(f"2031-{1 + i % 12:02}-{1 + i * 7 % 28:02}", None, "day"),
        )
        for i in range(count)
    )
    links = tuple(
        Link(f"l{i}", f"e{i % count}", f"e{(i * 13 + 7) % count}", "causes", 0.5, True) for i in range(2 * count)
    )
    storylines = tuple(Storyline(f"s{i}", f"Line {i}", ()) for i in range(7))
    layout = lay_out(Atlas(Story("Large"), (), events, links, storylines))
    assert layout["events"].keys() == {event.id for event in events}
