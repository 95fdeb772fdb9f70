"""Whose country somebody acts for."""

from __future__ import annotations

import pytest

from storyatlas.extract.setting import read_setting
from tests.extract.reading import annotate


@pytest.mark.parametrize(
    ("text", "name", "home"),
    [
        ("South Korean President Ada Quill spoke in Oslo.", "Ada Quill", "Seoul, South Korea"),
        ("Norway's prime minister, Ada Quill, spoke on Monday.", "Ada Quill", "Oslo, Norway"),
        ("Ada Quill, the Danish foreign minister, spoke on Monday.", "Ada Quill", "Copenhagen, Denmark"),
        ("Ada Quill, the Kremlin spokeswoman, spoke on Monday.", "Ada Quill", "Moscow, Russia"),
        ("Sen. Ada Quill urged the U.S. to act.", "Ada Quill", "Washington, D.C., United States"),
        ("The Danish envoy Ada Quill spoke on Monday.", "Ada Quill", "Denmark"),
        ("Ada Quill spoke in Norway on Monday.", "Ada Quill", None),
        ("The U.S.-backed leader Ada Quill spoke on Monday.", "Ada Quill", None),
    ],
)
def test_the_words_beside_a_name_tell_where_somebody_acts(text: str, name: str, home: str | None) -> None:
    homes = {home.name: home.place.name for home in read_setting(annotate(text)).homes}
    assert homes.get(name) == home
