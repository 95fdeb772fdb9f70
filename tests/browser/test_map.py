"""What a reader does with the map: look, point, choose, search, move by keys, come back."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from storyatlas.model.atlas import Atlas, Story
from storyatlas.model.event import Event, Storyline
from storyatlas.model.time import UNKNOWN_TIME, TimeValue
from tests.render.atlas_fixture import HOSTILE, sample_atlas

Open = Callable[..., Page]

CARD_BOXES = """() => [...document.querySelectorAll(".card")].map((card) => {
  const { left, top, right, bottom } = card.getBoundingClientRect();
  return { left, top, right, bottom, words: card.textContent };
})"""


def busy_atlas() -> Atlas:
    """Ninety events in three storylines, most of them in one week."""
    events = tuple(
        Event(
            id=f"e{i}",
            title=f"Council number {i} meets residents of the flooded valley about repairs",
            type="other",
            status="happened",
            background=i % 11 == 0,
            salience=(i * 37 % 90) / 90,
            storyline=f"s{i % 3}",
            time=TimeValue(f"2031-05-{1 + i % 9:02}" if i % 4 else f"2031-{1 + i % 12:02}-15", None, "day"),
        )
        for i in range(90)
    )
    return Atlas(Story("Repairs"), (), events, (), tuple(Storyline(f"s{i}", f"Line {i}", ()) for i in range(3)))


def test_at_rest_the_important_titles_are_readable(open_page: Open) -> None:
    page = open_page(sample_atlas())
    for words in ("Orrin dam gives way and floods the valley", "Minister orders an inquiry", "Prosecutor charges two"):
        expect(page.locator(".card", has_text=words)).to_be_in_viewport()
    expect(page.locator(".lane-label").first).to_contain_text("The flood")
    expect(page.locator(".axis")).to_contain_text("May 2031")
    expect(page.locator(".axis")).to_contain_text("6 months")
    expect(page.locator(".links path")).not_to_have_count(0)
    expect(page.locator("#chronology")).to_be_hidden()


@pytest.mark.parametrize("steps", [0, 1, 3, 6])
def test_no_title_covers_another_at_any_zoom(open_page: Open, steps: int) -> None:
    page = open_page(busy_atlas())
    for _ in range(steps):
        page.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(100)
    boxes = page.evaluate(CARD_BOXES)
    assert len(boxes) > 3
    assert not _covering(boxes)


def test_on_a_phone_titles_stand_whole_and_apart_within_the_window(open_page: Open) -> None:
    page = open_page(busy_atlas(), "#view=map", width=390, height=844)
    for _ in range(3):
        page.wait_for_timeout(100)
        boxes = page.evaluate(CARD_BOXES)
        assert boxes
        assert all(box["left"] >= 0 and box["right"] <= 391 for box in boxes)
        assert not _covering(boxes)
        page.get_by_role("button", name="Zoom in").tap()


def _covering(boxes: list[dict[str, float]]) -> list[tuple[dict[str, float], dict[str, float]]]:
    """Pairs of boxes of which one covers the other by more than a pixel."""
    pairs = []
    for one, other in itertools.combinations(boxes, 2):
        across = min(one["right"], other["right"]) - max(one["left"], other["left"])
        down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
        if across > 1 and down > 1:
            pairs.append((one, other))
    return pairs


def test_zooming_in_shows_more_titles_and_whole_story_brings_the_start_back(open_page: Open) -> None:
    page = open_page(busy_atlas())
    dots = page.locator(".stage .dot:visible").count()
    before = sorted(page.locator(".card").all_text_contents())
    for _ in range(4):
        page.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(100)
    assert page.locator(".stage .dot:visible").count() < dots
    page.get_by_role("button", name="Show the whole story").click()
    page.wait_for_timeout(100)
    assert sorted(page.locator(".card").all_text_contents()) == before


def test_an_event_opens_with_its_evidence(open_page: Open) -> None:
    page = open_page(sample_atlas())
    page.locator('.card[data-id="e-fail"]').click()
    panel = page.locator("#panel")
    expect(panel.get_by_role("heading", level=2)).to_have_text("Orrin dam gives way and floods the valley")
    expect(panel).to_contain_text("4 May 2031 “before dawn”")
    expect(panel).to_contain_text("Orrin Vale")
    expect(panel).to_contain_text("reported by 4 outlets, 3 independent")
    expect(panel.locator(".outlet h4")).to_have_text(["Vale Courier", "Northern Post", "صوت الوادي"])
    expect(panel.locator(".quotations blockquote").first).to_have_text("The Orrin dam gave way")
    expect(panel).to_contain_text("the mayor")
    link = panel.locator(".quotations a").first
    assert (link.get_attribute("href") or "").startswith("https://vale-courier.example/1#:~:text=")
    expect(panel.locator("tbody tr")).to_have_count(2)
    expect(panel.locator("tbody")).to_contain_text("at least 12")
    assert page.url.endswith("#e-fail")


def test_an_address_brings_its_event_into_sight_beside_the_panel(open_page: Open) -> None:
    page = open_page(sample_atlas(), "#e-trial", width=1000)
    page.wait_for_timeout(400)
    box = page.locator('.dot[data-id="e-trial"]').bounding_box()
    panel = page.locator("#panel").bounding_box()
    assert box is not None
    assert panel is not None
    assert 0 < box["x"] < panel["x"]


def test_connections_lead_on_and_back_leads_back(open_page: Open) -> None:
    page = open_page(sample_atlas(), "#e-fail")
    panel = page.locator("#panel")
    expect(panel.locator(".connections")).to_contain_text("Because the dam failed")
    panel.get_by_role("link", name="Minister orders an inquiry").click()
    expect(panel.get_by_role("heading", level=2)).to_have_text("Minister orders an inquiry")
    page.go_back()
    expect(panel.get_by_role("heading", level=2)).to_have_text("Orrin dam gives way and floods the valley")


def test_choosing_an_event_colours_its_links_and_dims_the_rest(open_page: Open) -> None:
    page = open_page(sample_atlas(), "#e-fail")
    expect(page.locator(".links path")).to_have_count(4)
    expect(page.locator(".links path.loud.stated.type-causes")).to_have_count(1)
    expect(page.locator(".links path.inferred")).to_have_count(2)
    expect(page.locator('.dot[data-id="e-trial"]')).to_have_class("dot hue-1 planned lone dim")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator(".links path.loud")).to_have_count(0)


def test_pointing_at_a_dot_names_its_event(open_page: Open) -> None:
    page = open_page(busy_atlas())
    titled = set(page.evaluate("[...document.querySelectorAll('.card')].map((card) => card.dataset.id)"))
    bare = next(key for key in (f"e{i}" for i in range(90)) if key not in titled)
    page.locator(f'.dot[data-id="{bare}"]').dispatch_event("pointerover", {"pointerType": "mouse", "bubbles": True})
    expect(page.locator(".flag")).to_contain_text(f"Council number {bare[1:]} meets")


def test_search_finds_as_one_types(open_page: Open) -> None:
    page = open_page(sample_atlas())
    page.keyboard.press("/")
    page.keyboard.type("managers")
    expect(page.locator(".found")).to_have_text("2 of 15 events")
    expect(page.locator(".stage .dot:not(.dim)")).to_have_count(2)
    page.get_by_role("button", name="Chronology").click()
    expect(page.locator("li.item:visible")).to_have_count(2)
    page.get_by_label("Search events").press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Prosecutor charges two managers")
    page.get_by_label("Search events").press("Escape")
    expect(page.locator("li.item:visible")).to_have_count(15)


def test_the_map_works_by_keyboard_alone(open_page: Open) -> None:
    page = open_page(sample_atlas())
    focused = "document.activeElement.dataset.id"
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate(focused):
            break
    assert page.evaluate(focused) == "e-fail"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused) == "e-alarm"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "e-inquiry"
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    assert page.evaluate(focused) == "e-inquiry"


def test_words_of_articles_stay_words(open_page: Open) -> None:
    page = open_page(sample_atlas(), "#e-leak")
    expect(page.locator("#panel blockquote")).to_contain_text('<img src=x onerror="alert(1)">')
    expect(page.locator("img")).to_have_count(0)
    assert page.locator("#panel .quotations a").count() == 0, "an address that is no web address is no link"
    assert HOSTILE.strip() in (page.locator("#panel h2").text_content() or "")


def test_on_a_phone_the_chronology_comes_first_and_events_open_as_a_sheet(open_page: Open) -> None:
    page = open_page(sample_atlas(), width=390, height=844)
    expect(page.locator("#map")).to_be_hidden()
    expect(page.locator("#chronology")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("link", name="Minister orders an inquiry").tap()
    box = page.locator("#panel").bounding_box()
    assert box is not None
    assert box["width"] == 390
    assert box["y"] >= 844 * 0.2
    page.get_by_role("button", name="Close (Escape)").tap()
    page.get_by_role("button", name="Map").tap()
    expect(page.locator(".card").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_readers_colours(open_page: Open, scheme: str) -> None:
    page = open_page(sample_atlas(), scheme=scheme)
    paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (paper == "rgb(251, 249, 244)") == (scheme == "light")


def only(count: int) -> Atlas:
    return dataclasses.replace(sample_atlas(), events=sample_atlas().events[3 : 3 + count], links=())


def retitled(title: str) -> Atlas:
    events = tuple(dataclasses.replace(event, title=title) for event in sample_atlas().events)
    return dataclasses.replace(sample_atlas(), events=events)


def undated() -> Atlas:
    events = tuple(dataclasses.replace(event, time=UNKNOWN_TIME) for event in sample_atlas().events)
    return dataclasses.replace(sample_atlas(), events=events)


@pytest.mark.parametrize(
    ("atlas", "words"),
    [
        (only(0), "No events were found"),
        (only(1), "Orrin dam gives way"),
        (undated(), "No dates are known"),
        (retitled("A very long title " * 23), "A very long title"),
        (retitled("x" * 400), "xxxxxxxx"),
        (retitled("🌊🕯️ مئات يشاركون في وقفة"), "وقفة"),
    ],
    ids=["none", "one", "undated", "long", "unbroken", "emoji"],
)
def test_odd_atlases_give_a_sensible_page(open_page: Open, atlas: Atlas, words: str) -> None:
    page = open_page(atlas)
    expect(page.get_by_text(words).locator("visible=true").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
