"""The gazetteer finds places by the names that news uses."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from storyatlas.annotate.gazetteer import FORMAT, Gazetteer, fold, load_gazetteer
from storyatlas.errors import ConfigError


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def largest(gazetteer: Gazetteer, name: str) -> str:
    senses = gazetteer.find(name)
    return gazetteer.place(max(senses, key=lambda s: s.record.population).record).name if senses else ""


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Kiev", "Kyiv, Ukraine"),
        ("Bombay", "Mumbai, India"),
        ("Burma", "Myanmar"),
        ("Ivory Coast", "Ivory Coast"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("UAE", "United Arab Emirates"),
        ("U.S.", "United States"),
        ("Britain", "United Kingdom"),
        ("Hubei", "Hubei, China"),
        ("Kursk Oblast", "Kursk Oblast, Russia"),
        ("Sao Paulo", "São Paulo, Brazil"),
        ("Rapides Parish", "Rapides Parish, Louisiana, United States"),
        ("Calif.", "California, United States"),
    ],
)
def test_names_of_the_news_are_found(gazetteer: Gazetteer, name: str, place: str) -> None:
    assert largest(gazetteer, name) == place


def test_demonyms_are_kept_apart_from_places(gazetteer: Gazetteer) -> None:
    assert gazetteer.demonyms["russian"] == "RU"
    assert gazetteer.find("Russian") == ()


def test_unknown_names_are_not_found(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Zzyzxopolis") == ()
    assert gazetteer.find("") == ()


def test_every_country_has_a_capital_or_a_centre(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.countries) > 200
    assert all(
        -90 <= c.lat <= 90 and -180 <= c.lon <= 180 and (c.lat, c.lon) != (0, 0) for c in gazetteer.countries.values()
    )


def test_names_fold_case_accents_and_points() -> None:
    assert fold("St.  Pölten") == fold("Saint Polten") == "st polten"
    assert fold("Guinea-Bissau") == fold("GUINEA BISSAU")


@pytest.mark.parametrize(
    "content", [b"not gzip", gzip.compress(b"another format\n\n"), gzip.compress(FORMAT.encode() + b"\n")]
)
def test_a_broken_file_says_what_to_do(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "places.tsv.gz"
    file.write_bytes(content)
    with pytest.raises(ConfigError, match=r"places\.tsv\.gz.*(make it again|training/gazetteer\.py)"):
        load_gazetteer(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="nowhere"):
        load_gazetteer(tmp_path / "nowhere")


def test_no_country_has_two_capitals(gazetteer: Gazetteer) -> None:
    capitals = [record.country for record in map(gazetteer.record, range(len(gazetteer))) if record.kind == "A"]
    assert len(capitals) == len(set(capitals)) > 200
