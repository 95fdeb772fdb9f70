"""Dates as people and programs write them."""

import pytest

from storyatlas.ingest.dates import parse_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-12-03", "2024-12-03"),
        ("2024-12-03T10:15:00Z", "2024-12-03T10:15:00+00:00"),
        ("2024-12-03T10:15:30.123456789+0900", "2024-12-03T10:15:30+09:00"),
        ("2024-12-03 10:15:00 UTC", "2024-12-03T10:15:00+00:00"),
        ("2024-12-03T10:15:00", "2024-12-03"),
        ("Tue, 03 Dec 2024 10:15:00 +0100", "2024-12-03T10:15:00+01:00"),
        ("Tue, 03 Dec 2024 10:15:00 EST", "2024-12-03T10:15:00-05:00"),
        ("3 December 2024 10:15 KST", "2024-12-03T10:15:00+09:00"),
        ("Dec. 3, 2024 at 9:05 p.m. EST", "2024-12-03T21:05:00-05:00"),
        ("Published 12:05 am GMT, 3rd of December 2024", "2024-12-03T00:05:00+00:00"),
        ("Tuesday, December 3, 2024", "2024-12-03"),
        ("December 3, 2024 10:15 AM ET", "2024-12-03"),
        ("2024/12/03", "2024-12-03"),
        ("03.12.2024", "2024-12-03"),
        ("12/25/2024", "2024-12-25"),
        ("25/12/2024", "2024-12-25"),
        ("20241203", "2024-12-03"),
        (1733217300, "2024-12-03T09:15:00+00:00"),
        ("1733217300000", "2024-12-03T09:15:00+00:00"),
    ],
)
def test_notations(written: object, iso: str) -> None:
    assert parse_date(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        "03/04/2024",
        "yesterday",
        "",
        "31 February 2024",
        None,
        True,
        "2024-13-40",
        12,
        [],
        "9999-01-01",
        "1970-01-01T00:00:00Z",
    ],
)
def test_what_names_no_certain_day_is_unknown(written: object) -> None:
    assert parse_date(written) is None
