"""One atlas, several views: what is chosen or filtered in one holds in all, and the address says it."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.render.atlas_fixture import sample_atlas

Open = Callable[..., Page]


def view(page: Page, name: str) -> None:
    page.locator(".views").get_by_role("button", name=name).click()


def test_filters_hold_in_every_view_and_show_as_chips(open_page: Open) -> None:
    page = open_page(sample_atlas())
    page.get_by_role("button", name="Filter", exact=True).click()
    page.locator(".storylines").get_by_label("Who is to blame").check()
    page.locator(".statuses").get_by_label("planned").check()
    expect(page.locator(".found")).to_have_text("1 of 15 events")
    expect(page.locator(".stage .dot:not(.dim)")).to_have_count(1)
    view(page, "Chronology")
    expect(page.locator("li.item:visible a")).to_have_text(["Trial of the managers opens"])
    view(page, "Text")
    expect(page.locator(".entry:visible h3")).to_have_text(["Trial of the managers opens"])
    page.get_by_role("button", name="Remove filter Status: planned").click()
    expect(page.locator(".chip")).to_have_text(["Storyline Who is to blame×"])
    expect(page.locator(".entry:visible")).to_have_count(6)
    page.get_by_role("button", name="Reset").click()
    expect(page.locator(".entry:visible")).to_have_count(15)
    expect(page.locator(".chips")).to_be_hidden()


def test_counts_of_a_facet_follow_the_other_filters(open_page: Open) -> None:
    page = open_page(sample_atlas(), "#status=denied")
    page.get_by_role("button", name="Filter", exact=True).click()
    blame = page.locator(".storylines li", has_text="Who is to blame")
    expect(blame.locator(".number")).to_have_text("1")
    expect(page.locator(".statuses li", has_text="planned").locator(".number")).to_have_text("2")


def test_time_is_filtered_by_drawing_on_the_bars_and_by_keys(open_page: Open) -> None:
    page = open_page(sample_atlas(), "#view=chronology")
    box = page.locator(".brush-strip").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + 10, steps=4)
    page.mouse.up()
    expect(page.locator(".chip")).to_contain_text("Time")
    assert "since=" in page.url
    expect(page.locator("li.item:visible", has_text="Trial of the managers")).to_have_count(1)
    expect(page.locator("li.item:visible", has_text="Orrin dam gives way")).to_have_count(0)
    page.get_by_role("button", name="Remove filter Time").click()
    page.get_by_role("slider", name="Until").press("ArrowLeft")
    expect(page.locator("li.item:visible", has_text="Trial of the managers")).to_have_count(0)
    expect(page.locator("li.item:visible", has_text="Orrin dam gives way")).to_have_count(1)


def test_an_empty_result_is_a_sentence_with_a_way_out(open_page: Open) -> None:
    page = open_page(sample_atlas(), "#status=denied&find=orrin")
    expect(page.locator(".nothing")).to_contain_text("No event that passes the other filters has “orrin”; 2 without")
    page.get_by_role("button", name="Show all events").click()
    expect(page.locator(".nothing")).to_be_hidden()
    page.get_by_label("Search events").fill("zeppelin")
    expect(page.locator(".nothing")).to_contain_text("No event has “zeppelin”")


def test_the_address_holds_view_filters_and_choice_and_back_leads_back(open_page: Open) -> None:
    page = open_page(sample_atlas())
    view(page, "Chronology")
    page.get_by_role("link", name="Minister orders an inquiry").click()
    page.get_by_role("button", name="Filter", exact=True).click()
    page.locator(".storylines").get_by_label("Who is to blame").check()
    assert page.url.endswith("#view=chronology&event=e-inquiry&line=s-blame")
    page.go_back()
    expect(page.locator(".chips")).to_be_hidden()
    expect(page.locator("#panel h2")).to_have_text("Minister orders an inquiry")
    page.go_back()
    expect(page.locator("#panel")).to_be_hidden()
    page.go_back()
    expect(page.locator("#map")).to_be_visible()
    page.go_forward()
    expect(page.locator("#chronology")).to_be_visible()


def test_a_deep_link_opens_what_it_says(open_page: Open) -> None:
    page = open_page(sample_atlas(), "#view=text&event=e-inquiry&line=s-blame")
    expect(page.locator(".entry.chosen h3")).to_have_text("Minister orders an inquiry")
    expect(page.locator(".entry.chosen")).to_be_in_viewport()
    expect(page.locator("#panel h2")).to_have_text("Minister orders an inquiry")
    expect(page.locator(".chip")).to_have_text(["Storyline Who is to blame×"])


def test_zoom_is_in_the_address(open_page: Open) -> None:
    page = open_page(sample_atlas())
    for _ in range(3):
        page.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(400)
    expect(page).to_have_url(re.compile("zoom="))
    here = page.url
    titles = sorted(page.locator(".card").all_text_contents())
    page.get_by_role("button", name="Show the whole story").click()
    expect(page).not_to_have_url(re.compile("zoom="))
    page.goto(here)
    page.wait_for_timeout(150)
    assert sorted(page.locator(".card").all_text_contents()) == titles


def test_the_text_tells_everything(open_page: Open) -> None:
    page = open_page(sample_atlas(), "#view=text")
    expect(page.locator(".chapter h2")).to_have_text(["Before the flood", "The flood", "Who is to blame"])
    expect(page.locator(".entry")).to_have_count(15)
    entry = page.locator('.entry[data-id="e-fail"]')
    for words in ("4 May 2031", "Orrin Vale (no closer than region)", "Ministry of Works", "happened (disaster)"):
        expect(entry).to_contain_text(words)
    expect(entry).to_contain_text("reported by 4 outlets, 3 independent")
    expect(entry.locator(".quotes q")).to_have_count(3)
    expect(entry).to_contain_text("the mayor “said”, in Northern Post, 2031-05-05")
    expect(entry).to_contain_text("Reports differ on people killed: at least 12 (the mayor); 9 (Vale Courier).")
    expect(entry.locator(".joins")).to_contain_text("Leads to: Minister orders an inquiry, 9 May 2031")
    entry.locator(".joins").get_by_role("link", name="Minister orders an inquiry").click()
    expect(page.locator("#text")).to_be_visible()
    expect(page.locator(".entry.chosen h3")).to_have_text("Minister orders an inquiry")
