"""The places an article names."""

from __future__ import annotations

import pytest

from storyatlas.extract.setting import read_setting
from tests.extract.reading import annotate


def uses(text: str) -> dict[str, tuple[int, int]]:
    """How often a text names each place, and how often for itself."""
    found = read_setting(annotate(text)).uses
    return {use.place.name.split(",")[0]: (use.named, use.itself) for use in found}


@pytest.mark.parametrize(
    ("text", "place", "named", "itself"),
    [
        ("The port of Lisbon shut. Two men were held in Lisbon.", "Lisbon", 2, 2),
        ("He fell to his death in New Zealand.", "New Zealand", 1, 1),
        ("New Zealand police found the climber.", "New Zealand", 1, 0),
        ("The climber, who lives in Lisbon, was found.", "Lisbon", 1, 0),
        ("Crews from Lisbon fought the fire.", "Lisbon", 1, 0),
        ("Lisbon beat Porto 2-0 on Sunday.", "Lisbon", 1, 0),
        ("Lisbon defeated Porto on Sunday.", "Porto", 1, 0),
        ("A strong earthquake hit Lisbon on Sunday.", "Lisbon", 1, 1),
        ("The pipeline to Lisbon was shut.", "Lisbon", 1, 0),
        ("The quake broke the pipeline from the wells to the port of Lisbon.", "Lisbon", 1, 0),
        ("Police closed the town of Lisbon.", "Lisbon", 1, 1),
        ("Portuguese police found the climber.", "Portugal", 0, 0),
    ],
)
def test_what_only_tells_whose_somebody_is_is_not_where(text: str, place: str, named: int, itself: int) -> None:
    assert uses(text)[place] == (named, itself)


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("LISBON, Portugal (Coast Wire) - The king of Spain left.", "Lisbon, Portugal"),
        ("LISBON | Wed May 10, 2023 9:00am EDT LISBON (Coast Wire) - The king of Spain left.", "Lisbon, Portugal"),
        ("The king of Spain left Lisbon (the capital) - at last.", None),
    ],
)
def test_the_dateline_opens_the_report(text: str, dateline: str | None) -> None:
    found = read_setting(annotate(text)).dateline
    assert (found and found.name) == dateline


def test_a_place_with_its_container_is_told_from_its_namesakes() -> None:
    setting = read_setting(annotate("A fire broke out in Wellington, New Zealand. It spread to Karori."))
    assert {use.place.name: use.stated for use in setting.uses}["Wellington, New Zealand"]
