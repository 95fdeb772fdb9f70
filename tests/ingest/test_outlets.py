"""Names that people recognise, and owners."""

from pathlib import Path

import pytest

from storyatlas.errors import ConfigError
from storyatlas.ingest.outlets import UNKNOWN_OUTLET, load_outlets

TABLE = load_outlets()


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("www.bbc.com", "BBC News"),
        ("edition.cnn.com", "CNN"),
        ("https://www.theguardian.com/", "The Guardian"),
        ("timesofindia.indiatimes.com", "The Times of India"),
        ("economictimes.indiatimes.com", "The Economic Times"),
        ("www.elwin-ledger.example", "elwin-ledger.example"),
        ("The Elwin Ledger", "The Elwin Ledger"),
        ("Guardian", "The Guardian"),
        ("", UNKNOWN_OUTLET),
    ],
)
def test_a_given_outlet_gets_the_name_people_know(given: str, name: str) -> None:
    assert TABLE.recognise(given) == name


def test_the_page_names_an_outlet_that_the_table_does_not_know() -> None:
    assert TABLE.name(["The Elwin Ledger - Home"], "https://elwinledger.example/a") == "The Elwin Ledger"
    assert TABLE.name(["elwinledger", "The Elwin Ledger", "Elwin Ledger"], "") in ("The Elwin Ledger", "Elwin Ledger")
    assert TABLE.name([], "https://www.elwinledger.example/a") == "elwinledger.example"


def test_a_publishing_house_or_an_address_is_not_the_outlet() -> None:
    assert TABLE.name(["Coast Media Group", "The Elwin Ledger"], "https://elwinledger.example/a") == "The Elwin Ledger"
    assert TABLE.name(["https://elwinledger.example/#organization", "Elwin Ledger"], "") == "Elwin Ledger"


def test_an_aggregator_shows_whose_article_it_is() -> None:
    assert TABLE.name(["Reuters"], "https://news.yahoo.com/x") == "Reuters"
    assert TABLE.name([], "https://news.yahoo.com/x") == "Yahoo News"


def test_outlets_of_one_house_share_an_owner() -> None:
    assert TABLE.owner("The Sun") == TABLE.owner("The Wall Street Journal") == "News Corp"
    assert TABLE.owner("The Elwin Ledger") == "The Elwin Ledger"


def test_own_owners_extend_the_table(tmp_path: Path) -> None:
    file = tmp_path / "owners.toml"
    file.write_text('[owners."Elwin Media"]\n"The Elwin Ledger" = ["elwinledger.example"]\n"Radio Elwin" = []\n')
    table = load_outlets(file)
    assert table.owner("Elwin Ledger") == table.owner("Radio Elwin") == "Elwin Media"
    assert table.recognise("www.elwinledger.example") == "The Elwin Ledger"
    assert table.recognise("www.bbc.co.uk") == "BBC News"


def test_a_broken_file_of_owners_is_named(tmp_path: Path) -> None:
    file = tmp_path / "owners.toml"
    file.write_text("[owners\n")
    with pytest.raises(ConfigError, match=r"owners\.toml"):
        load_outlets(file)
    with pytest.raises(ConfigError, match=r"missing\.toml"):
        load_outlets(tmp_path / "missing.toml")
