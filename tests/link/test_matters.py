"""Figures of one matter in several events: of a town's toll, of what is in one region."""

from __future__ import annotations

from typing import Any

from storyatlas.link.matters import compare_figures
from storyatlas.model.mention import EventMention
from storyatlas.model.place import Place
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
