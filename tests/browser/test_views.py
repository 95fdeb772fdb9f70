"""One atlas, several views: what is chosen or filtered in one holds in all, and the address says it."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from storyatlas.model.atlas import Atlas
from storyatlas.model.place import Place
from storyatlas.model.time import UNKNOWN_TIME
from tests.render.atlas_fixture import sample_atlas

Open = Callable[..., Page]


PLACES = {
    "e-fail": Place("Orrin, Arden", "AT", 47.3, 13.4, "city"),
    "e-alarm": Place("Orrin, Arden", "AT", 47.3, 13.4, "city"),
    "e-rescue": Place("Lower Orrin, Arden", "AT", 47.5, 13.9, "city"),
    "e-inquiry": Place("Arden", "AT", 47.5, 14.5, "country"),
    "e-denial": Place("Far Harbour, Pacifica", "NZ", -41.3, 174.8, "city"),
    "e-road": Place("Vale District, Arden", "AT", 48.1, 15.6, "region"),
}


def placed_atlas() -> Atlas:
    """The invented story, put into the outlines of real countries."""
    atlas = sample_atlas()
    events = tuple(
        dataclasses.replace(event, place=PLACES[event.id]) if event.id in PLACES else event for event in atlas.events
    )
    return dataclasses.replace(atlas, events=events)


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
    expect(entry).to_contain_text("the mayor “said”, in Northern Post, 5 May 2031")
    expect(entry).to_contain_text("Reports differ on people killed: at least 12 (the mayor); 9 (Vale Courier).")
    expect(entry.locator(".joins")).to_contain_text("Leads to: Minister orders an inquiry, 9 May 2031")
    entry.locator(".joins").get_by_role("link", name="Minister orders an inquiry").click()
    expect(page.locator("#text")).to_be_visible()
    expect(page.locator(".entry.chosen h3")).to_have_text("Minister orders an inquiry")


def test_the_map_of_places_frames_the_story_and_names_what_lies_beyond(open_page: Open) -> None:
    page = open_page(placed_atlas())
    view(page, "Places")
    expect(page.locator(".country")).not_to_have_count(0)
    expect(page.locator(".site.point")).to_have_count(2)
    expect(page.locator(".site-name")).to_have_text(["Orrin", "Lower Orrin"])
    expect(page.locator(".site.region")).to_have_count(1)
    expect(page.locator(".area-name")).to_have_text(["Vale District · 1", "Arden · 1"])
    expect(page.locator(".country.told")).to_have_count(1)
    expect(page.locator(".scale-bar text")).to_have_text(re.compile("km$"))
    expect(page.locator(".notes")).to_contain_text("Beyond this picture: Far Harbour, Pacifica (1).")
    expect(page.locator(".notes")).to_contain_text("9 events without a known place are not drawn")
    page.get_by_role("button", name="World").click()
    expect(page.locator(".site-name", has_text="Far Harbour")).to_be_visible()
    expect(page).to_have_url(re.compile("world"))


def test_a_place_lists_its_events_and_can_filter_every_view(open_page: Open) -> None:
    page = open_page(placed_atlas(), "#view=places")
    page.locator('.site[data-place="Orrin, Arden"]').click()
    panel = page.locator("#panel")
    expect(panel.locator("h2")).to_have_text("Orrin, Arden")
    expect(panel.locator(".listing a")).to_have_text([re.compile("Orrin dam"), re.compile("Sirens fail")])
    panel.get_by_role("button", name="Show only these").click()
    expect(page.locator(".found")).to_have_text("2 of 15 events")
    expect(page.locator(".chip")).to_have_text(["Place Orrin, Arden×"])
    panel.get_by_role("link", name="Sirens fail").click()
    expect(panel.locator("h2")).to_have_text("Sirens fail to sound in three villages")
    page.keyboard.press("Escape")
    expect(panel.locator("h2")).to_have_text("Orrin, Arden")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_the_map_of_places_works_by_keyboard_and_keeps_its_zoom(open_page: Open) -> None:
    page = open_page(placed_atlas(), "#view=places")
    page.locator('.site[tabindex="0"]').focus()
    first = page.evaluate("document.activeElement.dataset.place")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.dataset.place") in PLACES_BY_NAME
    page.locator(f'.site[data-place="{first}"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_be_focused()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile(r"zoom=2\.56"))
    page.reload()
    page.wait_for_selector("html.live", state="attached")
    page.wait_for_timeout(400)
    expect(page).to_have_url(re.compile(r"zoom=2\.56"))


PLACES_BY_NAME = {place.name for place in PLACES.values()}


def test_without_places_the_map_of_places_says_so(open_page: Open) -> None:
    page = open_page(sample_atlas(), "#view=places")
    expect(page.locator("#places")).to_contain_text("No place on earth is known")


def test_how_did_a_lead_to_b(open_page: Open) -> None:
    page = open_page(sample_atlas(), "#e-crack")
    page.get_by_role("button", name="How did it lead to").click()
    panel = page.locator("#panel")
    expect(panel.locator(".listing a")).to_have_text(
        [re.compile(f"^{word}") for word in ("Orrin", "Sirens", "Crews", "Minister", "Prosecutor")]
    )
    page.locator('.card[data-id="e-inquiry"]').click()
    expect(panel.locator("h2")).to_contain_text("lead to “Minister orders an inquiry”?")
    expect(page.locator(".route")).to_be_hidden()
    expect(panel.locator(".stop a")).to_have_text(
        [
            "Engineers report a crack in the wall",
            "Orrin dam gives way and floods the valley",
            "Minister orders an inquiry",
        ]
    )
    expect(panel.locator(".how")).to_have_text(["After it:", "It led to this:"])
    expect(panel).to_contain_text("2 steps: 1 stated by articles, 1 inferred.")
    expect(panel).to_contain_text("“Because the dam failed” Vale Courier")
    expect(page.locator(".links path.loud")).to_have_count(2)
    expect(page.locator(".stage .dot:not(.dim)")).to_have_count(3)
    assert page.url.endswith("#from=e-crack&to=e-inquiry")
    panel.get_by_role("link", name="Orrin dam gives way").click()
    expect(page.locator(".route")).to_contain_text("to Minister orders an inquiry: 2 steps")
    page.get_by_role("button", name="Show the answer").click()
    expect(panel.locator(".stop")).to_have_count(3)
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_no_chain_is_a_plain_sentence_and_a_chain_against_time_is_called_so(open_page: Open) -> None:
    page = open_page(sample_atlas(), "#from=e-fail&to=e-trial")
    panel = page.locator("#panel")
    expect(panel).to_contain_text("No chain of links joins these two events")
    expect(panel).to_contain_text("The second is 273 days later than the first.")
    page = open_page(sample_atlas(), "#from=e-inquiry&to=e-crack")
    panel = page.locator("#panel")
    expect(panel).to_contain_text(
        "No chain of links leads from the first to the second, but the two are joined by 2 steps"
    )
    panel.get_by_role("button", name="the other way round").click()
    expect(panel).to_contain_text("2 steps: 1 stated")


def test_the_panel_tells_who_was_first_who_says_so_and_how_figures_differ(open_page: Open) -> None:
    page = open_page(sample_atlas(), "#e-fail")
    panel = page.locator("#panel")
    expect(panel).to_contain_text("Vale Courier, 4 May 2031")
    panel.locator("summary", has_text="others 1 day later").click()
    expect(panel.locator(".lags li")).to_have_text(["Northern Post: 1 day later", "صوت الوادي: 2 days later"])
    expect(panel.locator(".claims li")).to_have_text(["the mayor said: The dam gave way in 1 outlet"])
    expect(panel.locator(".conflict tbody tr")).to_have_count(2)
    expect(panel.locator(".conflict .scale circle")).to_have_count(2)
    expect(panel.locator(".conflict .scale .open")).to_have_count(1)
    expect(panel.locator(".ground")).to_contain_text(["stated by an article"])


def test_links_and_quotations_are_copied_with_their_source(open_page: Open) -> None:
    page = open_page(sample_atlas(), "#view=text&event=e-fail")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    read = "navigator.clipboard.readText()"
    page.locator("#panel").get_by_role("button", name="Copy link to this event").click()
    expect(page.locator("#said")).to_have_text("Copied")
    assert page.evaluate(read).endswith("atlas.html#e-fail")
    page.locator("#panel").get_by_role("button", name="Copy the quotation").first.click()
    page.wait_for_timeout(100)
    assert page.evaluate(read) == (
        "“The Orrin dam gave way” — Vale Courier, “Report 1”, 4 May 2031, https://vale-courier.example/1"
    )
    page.get_by_role("button", name="Share").click()
    page.get_by_role("button", name="Copy code to embed it").click()
    page.wait_for_timeout(100)
    assert "atlas.html?embed#view=text&amp;event=e-fail" in page.evaluate(read)


def test_pictures_and_data_are_saved(open_page: Open) -> None:
    page = open_page(placed_atlas(), "#status=planned")
    saved = {}
    for name in ("Picture (PNG)", "Picture (SVG)", "Data (JSON)", "Events shown (CSV)"):
        page.get_by_role("button", name="Share").click()
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        saved[download.value.suggested_filename] = download.value.path().read_bytes()
    assert sorted(saved) == ["the-orrin-dam.csv", "the-orrin-dam.json", "the-orrin-dam.png", "the-orrin-dam.svg"]
    png, picture = saved["the-orrin-dam.png"], saved["the-orrin-dam.svg"].decode()
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(png[16:20]) > 2000
    assert "Orrin dam gives" in picture
    assert "<foreignObject" not in picture
    data = json.loads(saved["the-orrin-dam.json"])
    assert data["format"] == "storyatlas/1"
    assert Atlas.from_json(data).events == placed_atlas().events
    table = saved["the-orrin-dam.csv"].decode("utf-8-sig").splitlines()
    assert table[0].startswith("id,title,when,start")
    assert [row.split(",")[0] for row in table[1:]] == ["e-road", "e-trial"]


def test_embedded_it_is_the_map_with_a_way_to_the_whole(open_page: Open) -> None:
    page = open_page(sample_atlas(), "?embed#line=s-blame", width=900, height=500)
    expect(page.locator("h1")).to_be_hidden()
    expect(page.locator(".views")).to_be_hidden()
    expect(page.locator(".hint")).to_have_count(0)
    expect(page.locator(".card").first).to_be_visible()
    link = page.get_by_role("link", name="Open the whole atlas")
    link.focus()
    assert (link.get_attribute("href") or "").endswith("atlas.html#line=s-blame")
    page.locator('.dot[data-id="e-inquiry"]').click()
    expect(page.locator("#panel h2")).to_have_text("Minister orders an inquiry")


def test_paper_holds_the_map_and_the_list(open_page: Open) -> None:
    page = open_page(sample_atlas())
    paper = page.pdf(format="A4")
    assert paper.count(b"/Type /Page") >= 2
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".sheet svg").first).to_be_visible()
    expect(page.locator("#map")).to_be_hidden()
    expect(page.locator("li.item").first).to_be_visible()
    expect(page.locator(".bar")).to_be_hidden()


def test_a_long_background_is_folded_until_it_is_asked_for(open_page: Open) -> None:
    atlas = sample_atlas()
    old = [dataclasses.replace(atlas.events[0], id=f"old{i}", title=f"Old matter {i}") for i in range(20)]
    page = open_page(dataclasses.replace(atlas, events=(*atlas.events, *old)), "#view=chronology")
    expect(page.locator("li.item:visible")).to_have_count(12)
    page.get_by_label("Search events").fill("old matter 12")
    expect(page.locator("li.item:visible")).to_have_count(1)
    page = open_page(dataclasses.replace(atlas, events=(*atlas.events, *old)), "#view=chronology")
    page.get_by_role("button", name="Show 23 events before the story").click()
    expect(page.locator("li.item:visible")).to_have_count(35)


def odd_atlases() -> dict[str, Atlas]:
    """Nothing, one event, nothing dated or placed, titles that are long, from the right, or of signs."""
    atlas = placed_atlas()
    odd = {
        "none": dataclasses.replace(atlas, events=(), links=()),
        "one": dataclasses.replace(atlas, events=atlas.events[3:4], links=()),
        "undated": dataclasses.replace(
            atlas, events=tuple(dataclasses.replace(event, time=UNKNOWN_TIME, place=None) for event in atlas.events)
        ),
    }
    for name, title in {
        "long": "A very long title " * 23,
        "unbroken": "x" * 400,
        "signs": "🌊🕯️ مئات يشاركون في وقفة",
    }.items():
        events = tuple(dataclasses.replace(event, title=title) for event in atlas.events)
        odd[name] = dataclasses.replace(atlas, events=events)
    return odd


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("name", odd_atlases())
def test_odd_atlases_give_sensible_views(open_page: Open, name: str, width: int) -> None:
    atlas = odd_atlases()[name]
    page = open_page(atlas, width=width, height=844)
    if not atlas.events:
        expect(page.get_by_text("No events were found")).to_be_visible()
        return
    for each in ("Places", "Text", "Chronology", "Map"):
        view(page, each)
        page.wait_for_timeout(60)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, each
    page.keyboard.press("ArrowRight")
    expect(page.locator("#panel h2")).to_be_visible()
    page.keyboard.press("p")
    expect(page.locator(".route")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width, "route"
