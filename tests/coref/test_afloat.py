"""What happens at sea, in a story that is filed from towns."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from storyatlas.coref.afloat import Voyage, find_voyage
from storyatlas.model.extraction import Extraction
from storyatlas.model.mention import EventMention, Participant
from storyatlas.model.place import Place, PlaceUse, Setting
from tests.coref.making import LISBON, mention

OCEAN = Place("Atlantic Ocean", None, None, None, "region")
NORTH = Place("North Atlantic", None, None, None, "region")
TEXTS = ["The support ship, the Quill, sailed. The Quill, a small vessel, was lost.", "The ship Quill sank on Monday."]


def told(quote: str, kind: str = "other", source: str = "none") -> EventMention:
    return replace(mention("a1"), quote=quote, type=kind, place=LISBON, place_source=source, scene=LISBON, quality=0.9)


def story(*quotes: str) -> list[Extraction]:
    seas = [Setting(LISBON, (PlaceUse(sea, 1, 1),)) for sea in (OCEAN, NORTH)]
    mentions = tuple(told(quote) for quote in quotes)
    vectors = np.zeros((len(mentions), 384), np.float32)
    return [Extraction(f"a{i}", mentions, (), vectors, seas[i]) for i in (0, 1)]


@pytest.fixture
def voyage() -> Voyage:
    found = find_voyage(story("the ship was lost", "planes joined"), TEXTS)
    assert found is not None
    return found


def test_a_story_of_ships_plays_on_the_sea_that_it_names(voyage: Voyage) -> None:
    assert voyage.sea == NORTH
    assert voyage.ships.search("contact with the Quill was lost")
    assert not voyage.ships.search("was lost on Monday")
    assert find_voyage(story(*["the minister resigned"] * 20, "a ship left"), TEXTS) is None
    assert find_voyage([replace(e, setting=Setting()) for e in story("the ship was lost")], TEXTS) is None


@pytest.mark.parametrize(
    ("quote", "kind", "source", "at_sea"),
    [
        ("planes searched on Monday", "other", "none", True),
        ("contact with the Quill was lost", "other", "context", True),
        ("a robot reached the seabed", "agreement", "actor", True),
        ("the ship sank off Porto", "disaster", "stated", False),
        ("the Quill is safe, she said", "statement", "none", False),
        ("the owners agreed to sell the Quill", "agreement", "none", False),
        ("the Quill was back in port", "movement", "none", False),
        ("the family mourned", "other", "none", False),
    ],
)
def test_what_ships_meet_with_is_at_sea(voyage: Voyage, quote: str, kind: str, source: str, at_sea: bool) -> None:
    placed = voyage.place(told(quote, kind, source), lately=True)
    assert (placed.scene if at_sea else placed.place) == (NORTH if at_sea else LISBON)


def test_of_long_ago_only_the_ships_of_the_story_are_there(voyage: Voyage) -> None:
    assert voyage.place(told("a ferry capsized"), lately=False).scene == LISBON
    assert voyage.place(told("the Quill made its first dive"), lately=False).scene == NORTH


def test_a_state_that_acts_does_so_at_home(voyage: Voyage) -> None:
    state = Participant("Danubia", "agent", "place")
    sent = replace(told("Danubia sent a ship", source="actor"), participants=(state,))
    assert voyage.place(sent, lately=True) == sent


def test_a_story_of_ships_may_play_on_a_canal() -> None:
    canal = Place("Quill Canal, Portugal", "PT", 38.0, -9.0, "site")
    uses = Setting(LISBON, (PlaceUse(canal, 1, 1), PlaceUse(OCEAN, 1, 1)))
    other = Setting(LISBON, (PlaceUse(canal, 1, 1),))
    one, two = story("the ship was lost")
    found = find_voyage([replace(one, setting=uses), replace(two, setting=other)], TEXTS)
    assert found is not None
    assert found.sea == canal


def test_a_town_by_the_name_of_a_lake_is_none() -> None:
    town = Place("Quill Lake City, Portugal", "PT", 38.0, -9.0, "city")
    uses = Setting(LISBON, (PlaceUse(town, 1, 1),))
    assert find_voyage([replace(e, setting=uses) for e in story("the ship was lost")], TEXTS) is None
