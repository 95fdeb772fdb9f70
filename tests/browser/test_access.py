"""For everyone: what axe finds in every view, keys, focus, reduced motion, small screens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_views import placed_atlas
from tests.render.atlas_fixture import sample_atlas

Open = Callable[..., Page]

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
SCENES = {
    "map": "",
    "event": "#e-fail",
    "places": "#view=places",
    "place": "#view=places&place=Orrin%2C+Arden",
    "chronology": "#view=chronology&find=dam",
    "text": "#view=text&event=e-inquiry",
    "chain": "#from=e-crack&to=e-inquiry",
    "empty": "#find=zeppelin",
}


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed; run: python frontend/build.py --check")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("scene", SCENES)
def test_axe_finds_nothing_serious(open_page: Open, scene: str, scheme: str) -> None:
    page = open_page(placed_atlas(), SCENES[scene], scheme=scheme)
    assert serious(page) == []


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed; run: python frontend/build.py --check")
def test_axe_finds_nothing_serious_in_drawer_menu_and_help_nor_on_a_phone(open_page: Open) -> None:
    page = open_page(placed_atlas(), "#status=planned")
    page.get_by_role("button", name="Filter", exact=True).click()
    page.get_by_role("button", name="Share").click()
    assert serious(page) == []
    page.get_by_role("button", name="Help").click()
    assert serious(page) == []
    assert serious(open_page(placed_atlas(), "#e-fail", width=390, height=844)) == []


def serious(page: Page) -> list[str]:
    """What axe calls serious or critical, in words."""
    page.wait_for_timeout(200)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{each['id']}: {[node['html'][:120] for node in each['nodes'][:4]]}"
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
    ]


def test_arrows_follow_time_and_links(open_page: Open) -> None:
    page = open_page(sample_atlas(), "#e-fail")
    heading = page.locator("#panel h2")
    page.keyboard.press("Shift+ArrowRight")
    expect(heading).to_have_text("Minister orders an inquiry")
    page.keyboard.press("Shift+ArrowLeft")
    expect(heading).to_have_text("Orrin dam gives way and floods the valley")
    page.keyboard.press("ArrowRight")
    expect(heading).to_have_text("Sirens fail to sound in three villages")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()


def test_keys_open_views_filters_and_help(open_page: Open) -> None:
    page = open_page(sample_atlas())
    page.keyboard.press("3")
    expect(page.locator("#chronology")).to_be_visible()
    page.get_by_role("link", name="Minister orders an inquiry").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Union claims")).to_be_focused()
    page.keyboard.press("f")
    expect(page.locator("#filters")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#filters")).to_be_hidden()
    page.keyboard.press("?")
    expect(page.locator("dialog")).to_be_visible()
    page.get_by_label("Keys of a single letter").uncheck()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    page.keyboard.press("1")
    expect(page.locator("#chronology")).to_be_visible()


def test_the_hint_goes_for_good_and_needs_no_memory(open_page: Open) -> None:
    page = open_page(sample_atlas())
    expect(page.locator(".hint")).to_contain_text("Every event stands here once")
    page.get_by_role("button", name="Close the hint").click()
    expect(page.locator(".hint")).to_have_count(0)
    page.reload()
    page.wait_for_selector("html.live", state="attached")
    expect(page.locator(".hint")).to_have_count(0)
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('no room') } }")
    page.evaluate("localStorage.clear()")
    page.keyboard.press("?")
    page.get_by_label("Keys of a single letter").uncheck()


def test_every_target_on_a_phone_is_large_enough(open_page: Open) -> None:
    page = open_page(placed_atlas(), width=390, height=844)
    for name in ("Map", "Places", "Chronology", "Text"):
        page.locator(".views").get_by_role("button", name=name).tap()
        page.wait_for_timeout(100)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, name
        small = page.evaluate(
            """() => [...document.querySelectorAll(".bar button, .bar input")].filter((each) => {
                const { width, height } = each.getBoundingClientRect();
                return width && (width < 24 || height < 24);
            }).map((each) => each.outerHTML)"""
        )
        assert small == [], name
