"""An edition in its formats: each can be read by the programs that it is for."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import feedparser
import pytest
from icalendar import Calendar

from storyatlas.briefing import compose
from storyatlas.mail import UNSUBSCRIBE as MARK
from storyatlas.mail import read_mailing
from storyatlas.render.edition import edition_files
from storyatlas.render.edition_calendar import render_calendar
from storyatlas.render.edition_email import MOST_BYTES, UNSUBSCRIBE, render_email
from storyatlas.render.edition_feeds import Card, render_atom, render_json_feed
from storyatlas.render.edition_text import render_text_part
from storyatlas.render.issue import Edition
from tests.briefing.ferry import ferry_atlas
from tests.reading import sentence_reader

BASE = "https://letters.example/12/"
PICTURES = {"map.png": b"\x89PNG map", "places.png": b"\x89PNG places", "preview.png": b"\x89PNG preview"}


class Tags(HTMLParser):
    """Collects tags with their attributes and checks that they nest."""

    VOID = ("meta", "link", "br", "img", "hr")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def edition() -> Edition:
    atlas = ferry_atlas()
    return Edition(
        compose(atlas, sentence_reader()),
        atlas,
        number=12,
        base_url=BASE,
        map_url="atlas.html",
        sender="The Harbour Letter <letter@harbour.example>",
        subscribe="https://letters.example/subscribe",
    )


@pytest.fixture(scope="module")
def email(edition: Edition) -> str:
    return render_email(edition, PICTURES)


def test_the_email_is_small_nests_and_loads_nothing_but_its_own_pictures(email: str) -> None:
    tags = Tags(email)
    assert tags.open == []
    assert len(email.encode()) <= MOST_BYTES
    assert not {"script", "form", "iframe", "link", "object", "svg"} & {tag for tag, _ in tags.found}
    assert [attrs["src"] for tag, attrs in tags.found if tag == "img"] == ["cid:map.png"]
    assert all(attrs.get("alt") for tag, attrs in tags.found if tag == "img")
    assert "url(" not in email


def test_the_style_of_the_email_is_inlined_and_the_dark_one_kept(email: str) -> None:
    styled = [attrs for tag, attrs in Tags(email).found if tag in ("p", "h1", "h2") and attrs.get("style")]
    assert len(styled) > 15
    assert "prefers-color-scheme:dark" in email.replace(" ", "")


def test_the_email_has_what_every_letter_has(email: str, edition: Edition) -> None:
    links = [str(attrs["href"]) for tag, attrs in Tags(email).found if tag == "a"]
    assert "https://letters.example/subscribe" in links
    assert f"{BASE}briefing.html" in links
    assert f"{BASE}atlas.html" in links
    assert UNSUBSCRIBE in links
    assert UNSUBSCRIBE == MARK
    assert any(link.startswith("mailto:letter@harbour.example?subject=Feedback") for link in links)
    assert all(link.startswith(("https://", "mailto:")) or link == UNSUBSCRIBE for link in links)
    assert edition.preheader == "Why did the ferry run aground?"
    assert email.index(edition.preheader) < email.index("Was this email forwarded")


def test_a_letter_too_long_is_shortened_before_mail_programs_cut_it(
    edition: Edition, email: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storyatlas.render.edition_email.MOST_BYTES", len(email.encode()) - 10)
    assert "Made from articles of" in email
    assert "Made from articles of" not in render_email(edition, PICTURES)


def test_the_text_part_fits_a_column_and_names_its_sources(edition: Edition) -> None:
    text = render_text_part(edition, UNSUBSCRIBE)
    assert all(len(line) <= 72 for line in text.splitlines() if "://" not in line and UNSUBSCRIBE not in line)
    assert f"Read on the web: {BASE}briefing.html" in text
    assert re.search(r"broken bones\. \[\d+\]", " ".join(text.split()))
    assert re.search(r"^\[1\] Coast Courier", text, re.M)
    assert f"Unsubscribe: {UNSUBSCRIBE}" in text


def test_the_folder_of_an_edition_can_be_sent(edition: Edition, tmp_path: Path) -> None:
    for name, content in edition_files(edition, PICTURES, tmp_path).items():
        (tmp_path / name).write_bytes(content)
    mailing = read_mailing(tmp_path)
    assert mailing.key == "the-wreck-of-the-albatross-12"
    assert mailing.subject == "The wreck of the Albatross (no. 12)"
    assert set(mailing.images) == {"map.png", "places.png"}


def test_linked_data_tells_the_events_with_their_days(edition: Edition, tmp_path: Path) -> None:
    data = json.loads(edition_files(edition, PICTURES, tmp_path)["edition.jsonld"])
    assert data["@type"] == "NewsArticle"
    assert data["datePublished"] == "2021-05-10"
    assert {event["startDate"] for event in data["about"] if "startDate" in event} >= {"2021-05-03", "1987"}
    assert all(event["@id"].startswith(f"{BASE}atlas.html#") for event in data["about"])
    assert len(data["citation"]) == 4


def test_feeds_list_this_edition_and_those_beside_it_newest_first(edition: Edition) -> None:
    older = "https://letters.example/11/briefing.html"
    earlier = Card("fog-11", "Fog over Kessel", 11, "2021-04-26", older, "Fog.", 9, "1 of 1")
    this = Card("wreck-12", "The wreck", 12, "2021-05-10", f"{BASE}briefing.html", "A wreck.", 9, "1 of 1")
    feed = feedparser.parse(render_atom(edition, [earlier, this]))
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["The wreck (no. 12)", "Fog over Kessel (no. 11)"]
    items = json.loads(render_json_feed(edition, [earlier, this]))["items"]
    assert [item["url"] for item in items] == [this.url, earlier.url]
    assert items[0]["date_published"] == "2021-05-10T00:00:00Z"


def test_what_to_watch_is_a_calendar(edition: Edition, tmp_path: Path) -> None:
    files = edition_files(edition, PICTURES, tmp_path)
    (entry,) = Calendar.from_ical(files["watch.ics"]).walk("VEVENT")
    assert entry.decoded("dtstart").isoformat() == "2021-06-01"
    assert "public inquiry led by Judge Mara Oldfield will open" in str(entry["summary"])
    assert str(entry["url"]) == f"{BASE}atlas.html#e-inquiry"


def test_a_calendar_keeps_every_letter_of_a_long_title(edition: Edition) -> None:
    title = "Fog; sand, salt \\ and Łódź – " + "über die Brücke, " * 12
    made = render_calendar(replace(edition, title=title))
    assert made is not None
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    name = str(Calendar.from_ical(made)["x-wr-calname"])  # of a type of its own, so the library leaves it escaped
    assert re.sub(r"\\([;,\\])", r"\1", name) == " ".join(title.split())


def test_the_page_of_an_edition_tells_search_engines_and_feed_readers(edition: Edition, tmp_path: Path) -> None:
    page = edition_files(edition, PICTURES, tmp_path)["briefing.html"].decode()
    assert f'<link rel="canonical" href="{BASE}briefing.html">' in page
    assert 'type="application/atom+xml" href="feed.atom"' in page
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    assert data
    assert json.loads(data.group(1))["headline"] == "The wreck of the Albatross"
    assert "img-src data:" in page


def test_without_an_address_on_the_web_nothing_leads_nowhere(tmp_path: Path) -> None:
    atlas = ferry_atlas()
    plain = Edition(compose(atlas, sentence_reader()), atlas)
    links = [str(attrs["href"]) for tag, attrs in Tags(render_email(plain, PICTURES)).found if tag == "a"]
    assert all(link.startswith("https://") or link == UNSUBSCRIBE for link in links)
    assert "canonical" not in edition_files(plain, PICTURES, tmp_path)["briefing.html"].decode()


def test_the_same_edition_has_the_same_bytes(edition: Edition, tmp_path: Path) -> None:
    assert edition_files(edition, PICTURES, tmp_path) == edition_files(edition, PICTURES, tmp_path)
