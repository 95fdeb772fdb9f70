"""Where an article as a whole is set."""

from __future__ import annotations

import pytest

from storyatlas.extract.scene import find_scene
from storyatlas.model.time import TimeValue
from tests.extract.reading import WEDNESDAY, annotate, event

ABOUT = "Portugal shut its schools. The mayor of Lisbon spoke. Buses in Lisbon stood still. Spain sent doctors."


@pytest.mark.parametrize(
    ("text", "city", "country"),
    [
        ("LISBON, Portugal (Coast Wire) - The king of Spain left. Spain was glad. Spain is old.", "Lisbon", "Portugal"),
        (ABOUT, "Lisbon", "Portugal"),
        (
            "The U.S. president came to Lisbon. U.S. guards and U.S. aides came too. Portugal was glad.",
            "Lisbon",
            "Portugal",
        ),
        ("The council closed the market.", None, None),
        ("Denmark, Chile, Kenya and Peru signed it.", None, None),
    ],
)
def test_the_scene_is_the_dateline_or_what_is_named_most(text: str, city: str | None, country: str | None) -> None:
    scene = find_scene(annotate(text))
    assert (scene.city and scene.city.name.split(",")[0], scene.country and scene.country.name) == (city, country)


def test_what_was_long_ago_was_somewhere_in_the_country() -> None:
    document = annotate(ABOUT)
    scene, printed = find_scene(document), document.article.published_on
    assert scene.at(TimeValue(WEDNESDAY, None, "day"), printed) == scene.city
    assert scene.at(TimeValue("2023", None, "year"), printed) == scene.city
    assert scene.at(TimeValue("1998-02-01", None, "day"), printed) == scene.country


def test_an_event_without_a_place_has_its_scene() -> None:
    mention = event(f"{ABOUT} The council closed the market.", "closed")
    assert mention.scene is not None
    assert mention.scene.name == "Lisbon, Portugal"
