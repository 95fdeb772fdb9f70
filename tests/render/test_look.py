"""The colours of the map page can be read: WCAG 2.2 AA, in light and in dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

STYLE = (Path(__file__).parents[2] / "frontend" / "src" / "css" / "base.css").read_text(encoding="utf-8")
LIGHT, DARK = [
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_that_sets_words_has_enough_contrast(colours: dict[str, str]) -> None:
    words = ["ink", "ink-soft", "ink-faint", *(name for name in colours if name.startswith("hue-"))]
    words += ["causes", "responds_to", "part_of", "precedes", "updates", "contradicts"]
    assert {
        name: contrast(colours[name], colours["paper"])
        for name in words
        if contrast(colours[name], colours["paper"]) < 4.5
    } == {}


def test_dark_defines_every_colour_that_light_does() -> None:
    assert set(DARK) == set(LIGHT)
