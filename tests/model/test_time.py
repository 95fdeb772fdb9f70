"""Times: intervals of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from storyatlas.model.time import UNKNOWN_TIME, TimeValue


@pytest.mark.parametrize(
    ("start", "later"),
    [
        ("2023-05-11", False),
        ("2023-05-12", True),
        ("2023-05", False),
        ("2023-06", True),
        ("2023", False),
        ("2024", True),
    ],
)
def test_a_time_begins_after_the_day_that_follows_a_print_day(start: str, later: bool) -> None:
    assert TimeValue(start).begins_after(date(2023, 5, 10)) is later


def test_on_the_last_of_a_month_the_next_one_has_begun_elsewhere() -> None:
    assert not TimeValue("2023-06").begins_after(date(2023, 5, 31))


def test_an_unknown_time_begins_after_nothing() -> None:
    assert not UNKNOWN_TIME.begins_after(date(2023, 5, 10))
