"""Figures of one matter in several events: of a town's toll, of what is in one region, given anew by another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from storyatlas.link.gathering import gather_conflicts
from storyatlas.link.matters import compare_figures
from storyatlas.model.mention import EventMention, Participant, Quantity
from storyatlas.model.place import Place
from storyatlas.model.time import TimeValue
from tests.link.counting import DAY, count, told


def test_speakers_put_the_toll_of_a_town_far_apart() -> None:
    larne = Place("Larne", "XN", 50.0, 0.0, "city")

    def toll(number: int, value: float, speaker: str | None) -> EventMention:
        words = f"{value:g} people had been confirmed dead in Larne"
        people = count(value, "people", "die")
        return told(number, people, place=larne, place_source="stated", quote=words, lemma="confirm", speaker=speaker)

    ((_, (conflict,)),) = compare_figures({"one": [toll(1, 202, "Ada")], "two": [toll(2, 320, "Karl")]}, DAY).items()
    assert [v.value for v in conflict.values] == ["202", "320"]
    assert compare_figures({"one": [toll(1, 202, None)], "two": [toll(2, 320, None)]}, DAY) == {}


def test_figures_for_one_region_go_before_those_of_a_name_anywhere() -> None:
    coast = Place("Larne", "XN", 50.0, 0.0, "city", region="Antrim")

    def troops(number: int, value: float, **changes: Any) -> EventMention:
        return told(number, count(value, "Quill troops", "be"), lemma="be", **changes)

    there = {"place": coast, "place_source": "stated"}
    stated = {"sent": [troops(1, 9000)], "kept": [troops(2, 8000, **there)], "counted": [troops(3, 12000, **there)]}
    ((_, (conflict,)),) = compare_figures(stated, DAY).items()
    assert [v.value for v in conflict.values] == ["8000", "12000"]


def test_figures_of_one_matter_in_two_events() -> None:
    mentions = {
        "e1": [told(1, count(8000, "Danish soldiers", "reach", unit="soldier"))],
        "e2": [told(2, count(12000, "Danish soldiers", "be", unit="soldier"))],
        "e3": [told(3, count(9500, "Swedish soldiers", "be", unit="soldier"))],
    }
    found = compare_figures(mentions, DAY)
    ((event, (conflict,)),) = found.items()
    assert event == "e1"
    assert conflict.what == "number of Danish soldiers"
    assert [v.value for v in conflict.values] == ["8000", "12000"]


def test_the_length_of_a_visit_belongs_to_the_event_that_most_tell_of() -> None:
    def length(days: int) -> Quantity:
        return count(24 * days, "visit", "last", unit="length", text=f"{days}-day")

    mentions = {
        "e1": [told(1, length(3))],
        "e2": [told(2, length(2)), told(3)],
    }
    ((event, (conflict,)),) = compare_figures(mentions, DAY).items()
    assert (event, conflict.what) == ("e2", "length of the visit")


def test_the_length_of_a_meeting_belongs_to_the_meeting_itself() -> None:
    def meeting(number: int, *hours: int, day: str = "2023-05-02", deed: str = "meeting") -> EventMention:
        lengths = [count(h, "meeting", "last", unit="length", text=f"{h}-hour") for h in hours]
        return told(number, *lengths, time=TimeValue(day, precision="day"), deed=deed)

    lasting = [meeting(1, 2, deed=""), meeting(2, 3, deed="")]  # "the two-hour meeting crowned the day"
    found = compare_figures({"e1": [lasting[0]], "e2": [lasting[1]], "e3": [meeting(n) for n in (1, 2, 3)]}, DAY)
    assert [(event, c.what) for event, (c,) in found.items()] == [("e3", "length of the meeting")]
    another = [meeting(n, day="2023-05-09") for n in (1, 2, 3)]
    assert compare_figures({"e1": [lasting[0]], "e2": [lasting[1]], "e3": another}, DAY).keys() == {"e1"}


def test_a_noun_alone_is_compared_where_a_name_of_few_articles_goes_with_it() -> None:
    def hotels(number: int, n: float, name: str) -> EventMention:
        owner = Participant(name, "agent", "organisation")
        return told(number, count(n, "hotels", "run", unit="hotel"), participants=(owner,))

    own = {"e1": [hotels(1, 3, "Harbour Rest chain")]}
    ((event, (conflict,)),) = compare_figures(own, DAY, [hotels(2, 2, "Harbour Rest")]).items()
    assert (event, conflict.what) == ("e1", "number of hotels")
    assert compare_figures(own, DAY, [hotels(2, 2, "Vale Inns")]) == {}


def test_a_figure_given_anew_by_another_speaker() -> None:
    def cases(n: float, begin: int, speaker: str, **changes: Any) -> EventMention:
        figure = count(n, "infections", "be", unit="infection", text=f"{n:g}", **changes)
        return told(1, replace(figure, start=begin), id=f"m{begin}", start=begin, speaker=speaker, quality=0.6)

    first, anew = cases(1700, 10, "Ada Quill"), cases(1300, 80, "Bo Venn", anew=10)
    ((event, (conflict,)),) = compare_figures({"e1": [first], "e2": [anew]}, DAY).items()
    assert (event, conflict.what) == ("e1", "number of infections")
    assert [(v.value, v.speaker) for v in conflict.values] == [("1700", "Ada Quill"), ("1300", "Bo Venn")]
    apart = replace(cases(1300, 80, "Bo Venn"), sentence=9)
    assert compare_figures({"e1": [first], "e2": [apart]}, DAY) == {}
    assert compare_figures({"e1": [first], "e2": [cases(1300, 80, "Ada Quill", anew=10)]}, DAY) == {}


def test_the_toll_of_a_day_belongs_to_the_event_of_that_day() -> None:
    def dead(number: int, n: int, quote: str, country: str = "NO", day: str = "2023-05-02") -> EventMention:
        place = Place("Oslo", country, 59.9, 10.7, "city")
        time = TimeValue(day, precision="day")
        return told(number, count(n, "people", "die"), quote=quote, lemma="die", place=place, time=time)

    so_far, latest = dead(1, 17, "17 people have died"), dead(2, 18, "An 18th victim was announced")
    earlier = dead(3, 9, "nine died", day="2023-05-01")
    found = compare_figures({"e1": [so_far, earlier], "e2": [latest]}, DAY)
    ((event, (conflict,)),) = found.items()
    assert (event, [v.value for v in conflict.values]) == ("e2", ["17", "18"])
    here = dead(1, 17, "17 people died in a fire")
    assert compare_figures({"e1": [here], "e2": [latest]}, DAY) == {}
    assert compare_figures({"e1": [so_far], "e2": [dead(2, 18, "An 18th victim was announced", "SE")]}, DAY) == {}


def test_a_conflict_found_across_events_is_not_told_again_by_another() -> None:
    def visit(number: int, days: int, deed: str, identity: str = "") -> EventMention:
        length = count(24 * days, "visit", "last", unit="length", text=f"{days}-day")
        time = TimeValue("2023-05-02", precision="day")
        return told(number, length, id=identity or f"m{number}", deed=deed, time=time)

    arrivals = [visit(1, 3, "arrival"), visit(2, 2, "arrival")]
    trips = [visit(3, 3, "trip"), told(2, id="m4", deed="visit", time=TimeValue("2023-05-02", precision="day"))]
    found = gather_conflicts({"e1": arrivals, "e2": trips}, DAY)
    assert (found["e1"], [c.what for c in found["e2"]]) == ((), ["length of the visit"])


def test_a_conflict_that_two_events_tell_alike_is_kept_at_one() -> None:
    def fallen(identity: str, n: float, begin: int, speaker: str, quality: float, **changes: Any) -> EventMention:
        figure = replace(count(n, "soldiers", "kill", unit="soldier", text=f"{n:g}", **changes), start=begin)
        return told(1, figure, id=identity, start=begin, speaker=speaker, lemma="kill", quality=quality)

    first, again = (fallen(name, 40, 10, "rebels", quality) for name, quality in (("m1", 0.9), ("m2", 0.5)))
    anew = fallen("m3", 12, 80, "army", 0.6, anew=10)
    events = {"e1": [first], "e2": [again, told(2, id="m4", lemma="kill")], "e3": [anew]}
    across = compare_figures(events, DAY)
    assert across["e1"] == across["e2"]
    found = gather_conflicts(events, DAY)
    assert {e: [[v.value for v in c.values] for c in own] for e, own in found.items()} == {
        "e1": [["40", "12"]],
        "e2": [],
        "e3": [],
    }


def test_two_speakers_round_to_other_numbers() -> None:
    def people(n: float, begin: int, speaker: str, text: str, **changes: Any) -> EventMention:
        figure = replace(count(n, "people", "affect", text=text, **changes), start=begin)
        return told(1, figure, id=f"m{begin}", start=begin, speaker=speaker, quality=0.6)

    first = people(13e6, 10, "Ada Quill", "roughly 13 million", low=11.7e6, high=14.3e6)

    def anew(n: float, text: str, **changes: Any) -> dict[str, Any]:
        return compare_figures({"e1": [first], "e2": [people(n, 80, "Bo Venn", text, anew=10, **changes)]}, DAY)

    ((_, (conflict,)),) = anew(12e6, "close to 12 million", high=12e6).items()
    assert [v.value for v in conflict.values] == ["roughly 13 million", "close to 12 million"]
    assert anew(12e6, "more than 12 million", low=12e6) == {}
    assert anew(12.8e6, "about 12.8 million", low=11.5e6, high=14e6) == {}


def test_crowds_of_one_day_with_two_names_in_common_are_compared() -> None:
    def fled(number: int, n: int, *names: str) -> EventMention:
        crowd = count(n, "people", "flee", unit="people")
        return told(number, crowd, participants=tuple(Participant(name, "other", "place") for name in names))

    border = fled(1, 150_000, "Narnia", "Archenland")
    found = compare_figures({"e1": [border], "e2": [fled(2, 180_000, "Archenland", "Narnia")]}, DAY)
    ((conflict,),) = found.values()
    assert (conflict.what, [v.value for v in conflict.values]) == ("number of people", ["150000", "180000"])
    for other in (
        fled(2, 180_000, "Narnia", "Calormen"),
        fled(3, 180_000, "Narnia", "Archenland"),
        fled(2, 83_000, "Narnia", "Archenland"),
    ):
        assert compare_figures({"e1": [border], "e2": [other]}, DAY) == {}


def test_figures_of_articles_without_a_date_are_not_compared_across_events() -> None:
    undated = {name: replace(paper, published=None) for name, paper in DAY.items()}
    mentions = {f"e{n}": [told(n, count(8000 * n, "Danish soldiers", "be", unit="soldier"))] for n in (1, 2)}
    assert compare_figures(mentions, DAY)
    assert compare_figures(mentions, undated) == {}


def test_figures_that_an_article_sets_side_by_side_conflict_however_far_apart() -> None:
    def killed(n: float, begin: int, speaker: str | None, sentence: int) -> EventMention:
        figure = replace(count(n, "soldiers", "kill", unit="soldier", text=f"{n:g}"), start=begin)
        return replace(told(1, figure, id=f"m{begin}", start=begin, speaker=speaker, lemma="kill"), sentence=sentence)

    rebels, army = killed(40, 10, "rebels", 1), killed(12, 80, "army", 2)
    ((event, (conflict,)),) = compare_figures({"e1": [rebels], "e2": [army]}, DAY).items()
    assert (event, [(v.value, v.speaker) for v in conflict.values]) == ("e1", [("40", "rebels"), ("12", "army")])
    assert compare_figures({"e1": [rebels], "e2": [killed(12, 80, None, 2)]}, DAY) == {}
    assert compare_figures({"e1": [rebels], "e2": [killed(12, 80, "army", 7)]}, DAY) == {}
