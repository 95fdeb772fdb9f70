"""Pictures of named scenes: each the same whenever the page is opened, none like another, none empty.

Fonts differ from machine to machine, so no picture is kept to compare with. To look at them all, name a
folder: SCENES=/tmp/scenes python -m pytest tests/browser/test_scenes.py
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.test_views import placed_atlas

Open = Callable[..., Page]

DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
SCENES = {
    "map": ("", DESKTOP, "light"),
    "map-dark": ("", DESKTOP, "dark"),
    "event": ("#e-fail", DESKTOP, "light"),
    "chain": ("#from=e-crack&to=e-inquiry", DESKTOP, "light"),
    "places": ("#view=places", DESKTOP, "light"),
    "text": ("#view=text", DESKTOP, "light"),
    "phone": ("", PHONE, "light"),
    "phone-map": ("#view=map", PHONE, "light"),
}
_BLANK = 8_000  # bytes; a page of one colour has fewer


def test_scenes_look_the_same_again_and_like_no_other(open_page: Open) -> None:
    pictures: dict[bytes, str] = {}
    for name, (address, size, scheme) in SCENES.items():
        first, second = (_picture(open_page(placed_atlas(), address, scheme=scheme, **size)) for _ in range(2))
        assert first == second, f"{name} changes from one opening to the next"
        assert len(first) > _BLANK, f"{name} is empty"
        assert first not in pictures, f"{name} looks like {pictures.get(first)}"
        pictures[first] = name
        if folder := os.environ.get("SCENES"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            (Path(folder) / f"{name}.png").write_bytes(first)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_picture_on_paper_is_light(open_page: Open, scheme: str) -> None:
    page = open_page(placed_atlas(), scheme=scheme)
    page.emulate_media(media="print")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    channels = [float(part) for part in ground[ground.index("(") + 1 :].rstrip(")").split(",")]
    transparent = len(channels) == 4 and channels[3] == 0  # the paper shows
    assert transparent or min(channels[:3]) > 200, ground


def _picture(page: Page) -> bytes:
    page.emulate_media(reduced_motion="reduce")
    page.wait_for_timeout(300)
    return page.screenshot(animations="disabled")
