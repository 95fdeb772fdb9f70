"""One place for a name throughout a story."""

from __future__ import annotations

import numpy as np
import pytest

from storyatlas.coref.namesakes import agree_on_namesakes
from storyatlas.model.extraction import Extraction
from storyatlas.model.mention import Participant
from storyatlas.model.place import Place, PlaceUse, Setting
from tests.coref.making import mention

HERE = Place("Wexcombe, United Kingdom", "GB", 51.0, -3.2, "city")
THERE = Place("Wexcombe, New Zealand", "NZ", -41.3, 174.8, "city")
BESIDE = Place("Tolland, United Kingdom", "GB", 51.1, -3.3, "city")
BESIDE_THERE = Place("Karori, New Zealand", "NZ", -41.2, 174.7, "city")
SHOP = Place("Golden Harp, Wexcombe, New Zealand", "NZ", -41.3, 174.8, "site")


def read(number: int, *places: Place, stated: bool = False, told: Place | None = None) -> Extraction:
    uses = tuple(PlaceUse(place, 1, 1, stated) for place in places)
    own = mention(number, place=told or places[0], place_source="stated")
    return Extraction(f"a{number}", (own,), (), np.zeros((1, 2), np.float32), Setting(None, uses))


def found(*extractions: Extraction) -> list[str]:
    return [e.mentions[0].place.name for e in agree_on_namesakes(extractions) if e.mentions[0].place]


def test_the_places_of_the_other_articles_tell_which_is_meant() -> None:
    assert found(read(1, THERE), read(2, HERE, BESIDE), read(3, THERE)) == [HERE.name] * 3


def test_the_site_goes_with_its_town() -> None:
    assert found(read(1, THERE, told=SHOP), read(2, HERE, BESIDE))[0] == "Golden Harp, Wexcombe, United Kingdom"


@pytest.mark.parametrize("other", [read(1, THERE, stated=True), read(1, THERE, BESIDE_THERE)])
def test_an_article_that_says_which_one_it_means_keeps_it(other: Extraction) -> None:
    assert found(other, read(2, HERE, BESIDE), read(3, HERE, BESIDE))[0] == THERE.name


def test_the_state_and_the_capital_of_one_name_both_stay() -> None:
    state = Place("Larne, Freeland", "XX", 40.0, 40.0, "region")
    capital = Place("Larne, D.C., Freeland", "XX", 45.0, 60.0, "city")
    assert found(read(1, state), read(2, capital), read(3, capital)) == [state.name, capital.name, capital.name]


def test_a_small_town_is_no_place_where_it_is_rather_somebody_s_surname() -> None:
    town = Place("Quill, Minnesota", "US", 45.4, -93.9, "city", None, 5_000)
    told = [mention(n, participants=(Participant("Ada Quill", "agent", "person"),)) for n in (7, 8)]
    people = Extraction("a9", tuple(told), (), np.zeros((2, 2), np.float32), Setting())
    assert found(read(1, town)) == [town.name]
    assert found(read(1, town), people) == []
    assert found(read(1, town, stated=True), people) == [town.name]
