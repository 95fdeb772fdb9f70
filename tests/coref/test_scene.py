"""Where an article as a whole is set."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from storyatlas.coref.scene import Scene, find_scene, find_stage, set_scenes
from storyatlas.model.extraction import Extraction
from storyatlas.model.place import Home, Place, PlaceUse, Setting
from storyatlas.model.time import TimeValue
from tests.coref.making import ADA, LISBON, OSLO, PORTUGAL, mention
from tests.stories import article

PRINTED = date(2023, 5, 10)
PORTO = Place("Porto, Portugal", "PT", 41.1, -8.6, "city")
SPAIN = Place("Spain", "ES", 40.0, -4.0, "country")
MADRID = Place("Madrid, Spain", "ES", 40.4, -3.7, "city")
SPANISH = PlaceUse(SPAIN, 3, 3)


def alone(*uses: PlaceUse, dateline: Place | None = None) -> Scene:
    """The scene of the one article of a story."""
    setting = Setting(dateline, uses)
    return find_scene(setting, find_stage([setting]))


@pytest.mark.parametrize(
    ("scene", "city", "country"),
    [
        (alone(PlaceUse(PORTUGAL, 2, 2), PlaceUse(LISBON, 2, 2), PlaceUse(PORTO, 1, 1)), LISBON, PORTUGAL),
        (alone(PlaceUse(SPAIN, 9, 0), PlaceUse(LISBON, 2, 2), PlaceUse(PORTUGAL, 1, 1)), LISBON, PORTUGAL),
        (alone(SPANISH, PlaceUse(LISBON, 1, 1), PlaceUse(PORTUGAL, 0, 0), dateline=LISBON), LISBON, PORTUGAL),
        (alone(PlaceUse(SPAIN, 9, 9), PlaceUse(LISBON, 1, 1), dateline=LISBON), None, SPAIN),
        (alone(PlaceUse(PORTUGAL, 2, 2), PlaceUse(LISBON, 1, 0)), None, PORTUGAL),
        (alone(), None, None),
    ],
)
def test_the_scene_is_where_an_article_mostly_is(scene: Scene, city: Place | None, country: Place | None) -> None:
    assert scene == Scene(country, city)


def test_an_article_is_set_where_the_others_are() -> None:
    others = [Setting(None, (PlaceUse(LISBON, 2, 2), PlaceUse(PORTUGAL, 1, 1)))] * 3
    torn = Setting(None, (PlaceUse(LISBON, 1, 1), PlaceUse(PORTO, 2, 2)))
    silent = Setting()
    elsewhere = Setting(None, (PlaceUse(OSLO, 4, 4),))
    stage = find_stage([*others, torn, silent, elsewhere])
    assert find_scene(torn, stage).city == LISBON
    assert find_scene(silent, stage).city == LISBON
    assert find_scene(elsewhere, stage).city == OSLO


def test_an_article_that_names_nothing_is_nowhere_in_a_story_of_many_places() -> None:
    stage = find_stage([Setting(None, (PlaceUse(place, 2, 2),)) for place in (LISBON, OSLO, PORTO)])
    assert find_scene(Setting(), stage) == Scene()


def test_what_a_story_tells_of_at_sea_is_set_there_wherever_it_is_filed() -> None:
    gulf = Place("Gulf of Aden", None, 12.5, 48.0, "region")
    settings = [Setting(LISBON, (PlaceUse(gulf, 2, 2), PlaceUse(PORTUGAL, 1, 1), PlaceUse(LISBON, 1, 1)))] * 3
    stage = find_stage(settings)
    at_sea = find_scene(settings[0], stage)
    assert at_sea == Scene(PORTUGAL, LISBON, gulf)
    assert [at_sea.at(TimeValue("2023-05-10", None, "day"), PRINTED, kind) for kind in ("violence", "election")] == [
        gulf,
        LISBON,
    ]
    ashore = Setting(None, (PlaceUse(gulf, 1, 1), PlaceUse(LISBON, 3, 3), PlaceUse(PORTUGAL, 1, 1)))
    assert find_scene(ashore, stage) == Scene(PORTUGAL, LISBON)
    assert find_scene(settings[0], find_stage([settings[0], ashore, Setting(), Setting(), Setting()])).sea is None


def test_what_was_long_ago_was_somewhere_in_the_country() -> None:
    scene = Scene(PORTUGAL, LISBON)
    assert scene.at(TimeValue("2023-05-10", None, "day"), PRINTED) == LISBON
    assert scene.at(TimeValue("2023", None, "year"), PRINTED) == LISBON
    assert scene.at(TimeValue("1998-02-01", None, "day"), PRINTED) == PORTUGAL


def test_every_mention_gets_its_scene() -> None:
    told = replace(mention(1), time=TimeValue("2023-05-10", None, "day"))
    extraction = Extraction("a1", (told,), (), np.zeros((1, 2), np.float32), Setting(None, (PlaceUse(LISBON, 2, 2),)))
    (found,) = set_scenes([extraction], {"a1": replace(article(1), id="a1")})
    assert [m.scene for m in found.mentions] == [LISBON]


def scene_of_an_act(*uses: PlaceUse, kind: str = "statement", seen: Place | None = None) -> Place | None:
    """Where somebody from Spain is taken to act, in an article that names places, and maybe saw her in one."""
    setting = Setting(None, uses, (Home("Ada Quill", SPAIN, 1),))
    act = replace(mention(1), participants=(ADA,), type=kind)
    before = [replace(mention(1, id="b"), participants=(ADA,), place=seen, place_source="stated")] if seen else []
    mentions = (act, *before)
    extraction = Extraction("a1", mentions, (), np.zeros((len(mentions), 2), np.float32), setting)
    (found,) = set_scenes([extraction], {"a1": replace(article(1), id="a1")})
    return found.mentions[0].scene


def test_who_acts_for_a_country_acts_there_unless_seen_elsewhere() -> None:
    lisbon = (PlaceUse(LISBON, 5, 5), PlaceUse(PORTUGAL, 2, 2))
    assert scene_of_an_act(*lisbon) == SPAIN
    assert scene_of_an_act(*lisbon, seen=LISBON) == LISBON
    assert scene_of_an_act(*lisbon, kind="military") == LISBON


def test_who_holds_an_office_acts_in_the_capital() -> None:
    homes = (Home("Ada Quill", SPAIN, 1), Home("Quill", MADRID, 1))
    act = replace(mention(1), participants=(ADA,), type="statement")
    setting = Setting(None, (PlaceUse(SPAIN, 5, 5),), homes)
    extraction = Extraction("a1", (act,), (), np.zeros((1, 2), np.float32), setting)
    (found,) = set_scenes([extraction], {"a1": replace(article(1), id="a1")})
    assert found.mentions[0].scene == MADRID


def test_what_a_state_s_bodies_do_is_in_the_capital() -> None:
    setting = Setting(None, (PlaceUse(SPAIN, 5, 5),), capitals=(MADRID,))
    law = replace(mention(1), quote="the lower house passed the bill", type="law")
    quake = replace(mention(2), quote="a quake struck", type="disaster")
    extraction = Extraction("a1", (law, quake), (), np.zeros((2, 2), np.float32), setting)
    (found,) = set_scenes([extraction], {"a1": replace(article(1), id="a1")})
    assert [m.scene for m in found.mentions] == [MADRID, SPAIN]


def test_who_acts_at_home_is_not_where_the_sentences_around_are() -> None:
    setting = Setting(None, (PlaceUse(LISBON, 5, 5), PlaceUse(PORTUGAL, 2, 2)), (Home("Ada Quill", MADRID, 1),))
    act = replace(mention(1), participants=(ADA,), type="statement", place=PORTO, place_source="context")
    receives = replace(act, type="diplomacy", lemma="receiv", place=None, place_source="none")
    extraction = Extraction("a1", (act, receives), (), np.zeros((2, 2), np.float32), setting)
    (found,) = set_scenes([extraction], {"a1": replace(article(1), id="a1")})
    assert [(m.place, m.scene) for m in found.mentions] == [(None, MADRID), (None, MADRID)]
