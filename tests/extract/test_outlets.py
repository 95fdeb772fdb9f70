"""Outlets that only report take no part in what they report."""

from __future__ import annotations

import pytest

from storyatlas.extract.outlets import is_outlet
from tests.extract.reading import event


@pytest.mark.parametrize(
    "name",
    [
        "Oslo Daily News",
        "The Lisbon Post",
        "BBC Norway",
        "Reuters",
        "NY1",
        "KXYZ",
        "port-news.com",
        "Danish news agency",
    ],
)
def test_newspapers_stations_and_agencies_are_known_by_what_they_are_called(name: str) -> None:
    assert is_outlet(name)


@pytest.mark.parametrize(
    "name", ["Ada Quill", "Washington", "WHO", "Harbour Foods", "NYPD", "Press Council", "NY", "KGB", "KPMG", "WADA"]
)
def test_others_are_no_outlets(name: str) -> None:
    assert not is_outlet(name)


def test_whom_somebody_tells_something_takes_no_part_and_an_outlet_that_acts_does() -> None:
    told = event("Ada Quill told the Lisbon Post that police arrested Karl Venn on Monday.", "arrested")
    assert "Lisbon Post" not in {p.name for p in (*told.participants, *told.bystanders)}
    assert "Lisbon Post" in {p.name for p in event("The Lisbon Post sued the city on Monday.", "sued").participants}
