"""The map page as text: one file, nothing from outside, nothing of an article becomes markup."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from storyatlas.errors import ConfigError
from storyatlas.model.article import Article
from storyatlas.model.atlas import Atlas, Exclusion, Story
from storyatlas.model.place import Place
from storyatlas.render import page as page_module
from storyatlas.render.layout import lay_out
from storyatlas.render.page import as_script_data, counts_line, render_page
from tests.render.atlas_fixture import HOSTILE, sample_atlas


@pytest.fixture(autouse=True)
def built_front_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand-ins for the built script and style, so that these tests need no node."""
    assets = tmp_path / "assets"
    assets.mkdir()
    (assets / "page.js").write_text('"use strict";', encoding="utf-8")
    (assets / "page.css").write_text("body{color:#111}", encoding="utf-8")
    (assets / "world.json").write_text('{"type":"Topology"}', encoding="utf-8")
    monkeypatch.setattr(page_module, "files", lambda package: tmp_path)
    return assets


class Elements(HTMLParser):
    """All start tags of a page with their attributes, and the text outside scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside = tag

    def handle_data(self, data: str) -> None:
        if self.inside not in ("script", "style"):
            self.text += data


def data_of(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="atlas">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_words_of_articles_never_become_markup() -> None:
    page = render_page(sample_atlas())
    elements = Elements(page)
    assert "img" not in {tag for tag, _ in elements.tags}
    assert [tag for tag, _ in elements.tags].count("script") == 2
    assert "onerror" not in {name for _, attributes in elements.tags for name in attributes}
    assert "<!--" not in page
    assert "\u2028" not in page.split('id="atlas">')[1]
    assert HOSTILE.split("<!--")[0] in elements.text


def test_the_data_survives_its_escaping() -> None:
    assert json.loads(as_script_data({"words": HOSTILE})) == {"words": HOSTILE}
    data = data_of(render_page(sample_atlas()))
    assert {event["id"] for event in data["events"]} == {event.id for event in sample_atlas().events}


def test_nothing_is_asked_of_the_network() -> None:
    for tag, attributes in Elements(render_page(sample_atlas())).tags:
        assert "src" not in attributes
        if tag == "link":
            assert attributes["href"] == "data:,"
        if tag == "a":
            assert (attributes["href"] or "").startswith("#")


def test_the_policy_names_exactly_the_script_and_style_of_the_page() -> None:
    page = render_page(sample_atlas())
    (policy,) = [attributes["content"] for tag, attributes in Elements(page).tags if "http-equiv" in attributes]
    script, style = re.findall(r"<script>(.*?)</script>", page, re.DOTALL), re.findall(r"<style>(.*?)</style>", page)
    for (text,) in (script, style):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_the_head_says_what_was_read_and_what_was_left_out() -> None:
    text = Elements(render_page(sample_atlas())).text
    assert "5 articles of 4 outlets · 15 events · 6 links · 3 storylines · as of 30 November 2031" in text
    assert "Why did the dam fail?" in text
    assert "Football (2 events): It has no bearing on <the dam>." in text
    assert "inbox/<b>empty</b>.html" in text


def test_many_exclusions_fold_under_one_line() -> None:
    excluded = tuple(Exclusion(f"Topic {i}", "No bearing.", 3) for i in range(4))
    atlas = dataclasses.replace(sample_atlas(), story=Story("Dam", excluded=excluded))
    assert "4 topics left out by the editor (12 events)" in Elements(render_page(atlas)).text


def test_copies_are_counted_only_where_there_are_any() -> None:
    atlas = sample_atlas()
    own = tuple(dataclasses.replace(article, wire_of=None) for article in atlas.articles)
    assert "copies" not in counts_line(dataclasses.replace(atlas, articles=own))
    copied = tuple(dataclasses.replace(article, wire_of=own[0].id) for article in own[1:])
    assert "5 articles of 4 outlets, 4 of them copies" in counts_line(
        dataclasses.replace(atlas, articles=(own[0], *copied))
    )


def test_the_chronology_tells_everything_in_order_without_a_script() -> None:
    page = render_page(sample_atlas())
    titles = re.findall(r'<a href="#e-[a-z]+" dir="auto">(.*?)</a>', page)
    assert len(titles) == 15
    headings = re.findall(r"<h3>(.*?)</h3>", page)
    assert headings == ["Background", "May 2031", "November 2031", "February 2032", "Date unknown"]
    assert "reported by 4 outlets, 3 independent" in page
    assert "claimed, not confirmed" in page


def test_the_same_atlas_gives_the_same_page_whatever_the_timings() -> None:
    atlas = sample_atlas()
    slow = dataclasses.replace(atlas, report=dataclasses.replace(atlas.report, timings={"ingest": 9.9}))
    assert render_page(atlas) == render_page(slow)


def test_outlines_of_countries_travel_only_with_places_to_draw() -> None:
    atlas = sample_atlas()
    assert 'id="world"' not in render_page(atlas), "its one place has no coordinates"
    there = Place("Orrin", "AR", 40.0, 10.0, "city")
    placed = dataclasses.replace(atlas, events=(dataclasses.replace(atlas.events[0], place=there), *atlas.events[1:]))
    assert '<script type="application/json" id="world">{"type":"Topology"}</script>' in render_page(placed)


def test_a_stored_layout_is_used_as_it_is() -> None:
    atlas = sample_atlas()
    layout = lay_out(atlas)
    layout["height"] = 4321.0
    assert data_of(render_page(dataclasses.replace(atlas, layout=layout)))["layout"]["height"] == 4321.0  # type: ignore[index]


def test_a_layout_of_an_older_version_is_made_anew() -> None:
    atlas = sample_atlas()
    old = dataclasses.replace(atlas, layout={"version": 1, "width": 960.0})
    assert data_of(render_page(old))["layout"] == data_of(render_page(atlas))["layout"]


def test_an_empty_atlas_gives_a_page_that_says_so() -> None:
    atlas = Atlas(Story(""), (Article("a1", "", "Vale Courier", "", ""),), (), (), ())
    text = Elements(render_page(atlas)).text
    assert "No events were found" in text
    assert "1 article of 1 outlet · 0 events" in text


def test_half_characters_do_not_break_the_page() -> None:
    events = (dataclasses.replace(sample_atlas().events[3], title="Broken \ud83d end"),)
    page = render_page(dataclasses.replace(sample_atlas(), events=events, links=()))
    assert page.encode("utf-8")


def test_a_front_end_that_was_not_built_is_one_clear_line(built_front_end: Path) -> None:
    (built_front_end / "page.js").unlink()
    with pytest.raises(ConfigError, match=r"page\.js has not been built; run: make setup"):
        render_page(sample_atlas())
