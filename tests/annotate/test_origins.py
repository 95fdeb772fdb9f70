"""Demonyms name the country that an actor belongs to, and no place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storyatlas.annotate import load_annotator
from storyatlas.model.document import Section
from tests.stories import article


@pytest.fixture(scope="module")
def read() -> Callable[[str], Section]:
    annotate = load_annotator()
    return lambda text: annotate(article(1, text)).text


@pytest.mark.parametrize(
    ("text", "demonym", "country"),
    [
        ("Thai officials closed the port.", "Thai", "TH"),
        ("The Swedish airline cancelled a flight.", "Swedish", "SE"),
        ("Two Germans fled.", "Germans", "DE"),
        ("South African officials closed the port.", "South African", "ZA"),
        ("An American-built ship sank.", "American", "US"),
        ("A Cuban-American senator spoke.", "American", "US"),
        ("South Korean officials closed the port.", "South Korean", "KR"),
        ("South Sudanese officials closed the port.", "South Sudanese", "SS"),
    ],
)
def test_a_demonym_has_a_country(read: Callable[[str], Section], text: str, demonym: str, country: str) -> None:
    section = read(text)
    (origin,) = section.origins
    assert section.text[origin.start : origin.end] == origin.text == demonym
    assert origin.place is not None
    assert (origin.place.country, origin.place.precision, origin.metonym) == (country, "country", True)
    assert all(place.text != demonym for place in section.places)


@pytest.mark.parametrize(
    ("text", "body", "place"),
    [
        ("The World Trade Organization ruled against the tariff.", "World Trade Organization", "Geneva, Switzerland"),
        ("The Kremlin denied it.", "Kremlin", "Moscow, Russia"),
        ("The Bundestag passed the law.", "Bundestag", "Berlin, Germany"),
    ],
)
def test_an_institution_has_a_seat(read: Callable[[str], Section], text: str, body: str, place: str) -> None:
    (origin,) = read(text).origins
    assert origin.place is not None
    assert (origin.text, origin.place.name) == (body, place)


@pytest.mark.parametrize("text", ["Lisbon is old.", "She wore nail polish.", "", "The council closed the port."])
def test_other_words_have_none(read: Callable[[str], Section], text: str) -> None:
    assert read(text or " ").origins == ()


def test_each_demonym_stands_in_the_order_of_the_text(read: Callable[[str], Section]) -> None:
    origins = read("French, Thai and French sailors met.\nDanish sailors left.").origins
    assert [o.text for o in origins] == ["French", "Thai", "French", "Danish"]
