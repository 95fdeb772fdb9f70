"""The measurement of pages measures what it says."""

import gzip
import json
from pathlib import Path

import pytest

from evals.html import run, same_moment, same_outlet, token_f1
from storyatlas.ingest.outlets import load_outlets
from tests.ingest.pages import STORY, news_article, page

TABLE = load_outlets()


def test_token_f1() -> None:
    assert token_f1("one two three", "one two three") == 1.0
    assert token_f1("one two", "two three four") == pytest.approx(0.4)
    assert token_f1("", "one") == 0.0


@pytest.mark.parametrize(
    ("found", "truth", "same"),
    [
        ("2024-03-05", "2024-03-05 23:30:00+00:00", True),
        ("2024-03-06T00:30:00+01:00", "2024-03-05 23:30:00+00:00", True),
        ("2024-03-05", "2024-03-06 08:00:00+00:00", False),
        (None, "2024-03-06 08:00:00+00:00", False),
    ],
)
def test_same_moment(found: str | None, truth: str, same: bool) -> None:
    assert same_moment(found, truth) is same


@pytest.mark.parametrize(
    ("found", "truth", "same"),
    [
        ("The Elwin Ledger", "TheElwinLedger", True),
        ("Elwin Ledger Online", "ElwinLedger", True),
        ("North Coast Times", "NCTimes", True),
        ("The i Paper", "iNews", True),
        ("The Elwin Ledger", "TheOrranHerald", False),
        ("Unknown outlet", "Unknown", False),
        ("North Coast Times", "SouthTimes", False),
    ],
)
def test_same_outlet(found: str, truth: str, same: bool) -> None:
    assert same_outlet(found, truth, TABLE) is same


def test_a_folder_of_pages_gives_its_metrics(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(page(linked=news_article()).encode()))
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(b"<html><body></body></html>"))
    truth = {
        "publisher": "TheElwinLedger",
        "title": "Port Elwin closes pier after divers find cracks",
        "published": "2024-03-05 15:20:00+00:00",
        "paragraphs": list(STORY),
    }
    (tmp_path / "truth.json").write_text(json.dumps([{**truth, "file": f"{name}.html.gz"} for name in "ab"]))
    values = {metric["metric"]: metric["value"] for metric in run(tmp_path)}
    assert values.pop("trafilatura_body_f1") > 0.4
    assert values == {"title_right": 0.5, "title_exact": 0.5, "date_right": 0.5, "outlet_right": 0.5, "body_f1": 0.5}
