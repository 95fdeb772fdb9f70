"""One body however it is written."""

from __future__ import annotations

from collections import Counter

import pytest

from storyatlas.coref.bodies import one_body


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norwegian navy", "Norway's navy"),
        ("Danubian navy", "Danubian naval forces"),
        ("Health Ministry", "Ministry of Health"),
        ("Danubian Defence Ministry", "Danubian Ministry of Defence"),
        ("Harbour Treatment Centre", "Harbor Treatment Center"),
        ("Oslo Fire & Rescue", "Oslo Fire and Rescue"),
        ("U.S. Navy", "US Navy"),
    ],
)
def test_one_body_is_written_in_several_ways(one: str, other: str) -> None:
    assert one_body(Counter({one: 2, other: 1})) == {other.lower(): one}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Austria's army", "Australian army"),
        ("University of Oslo", "Oslo University"),
        ("Norwegian navy", "Norwegian police"),
    ],
)
def test_other_bodies_stay_apart(one: str, other: str) -> None:
    assert not one_body(Counter({one: 2, other: 1}))
