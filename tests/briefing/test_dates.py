"""Dates read as people write them."""

from datetime import date

import pytest

from storyatlas.briefing.dates import is_after
from storyatlas.model.time import Precision, TimeValue
from storyatlas.model.time_words import in_words


@pytest.mark.parametrize(
    ("start", "end", "precision", "label"),
    [
        ("2024-08-06", None, "day", "6 August 2024"),
        ("2024-08-06", "2024-08-09", "day", "6–9 August 2024"),
        ("2024-07-30", "2024-08-02", "day", "30 July – 2 August 2024"),
        ("2023-12-30", "2024-01-02", "day", "30 December 2023 – 2 January 2024"),
        ("1950-06", None, "month", "June 1950"),
        ("2020-03", "2020-05", "month", "March–May 2020"),
        ("2002", "2003", "year", "2002–2003"),
        ("1950", "1959", "decade", "the 1950s"),
        (None, None, "none", ""),
        ("soon", None, "day", ""),
    ],
)
def test_labels(start: str | None, end: str | None, precision: Precision, label: str) -> None:
    assert in_words(TimeValue(start, end, precision)) == label


def test_an_open_interval_says_since() -> None:
    assert in_words(TimeValue("2022-02", None, "month", open_end=True)) == "since February 2022"


def test_after_means_wholly_after() -> None:
    today = date(2024, 6, 15)
    assert is_after(TimeValue("2024-06-16", None, "day"), today)
    assert is_after(TimeValue("2024-07", None, "month"), today)
    assert not is_after(TimeValue("2024-06", None, "month"), today)
    assert not is_after(TimeValue(None), today)
