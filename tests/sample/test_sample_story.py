"""The sample holds what its manifest lists: counts, lengths, wire copies, and the files that cannot be read."""

from __future__ import annotations

import email
import email.policy
import html
import json
import quopri
import re
import tomllib
import xml.etree.ElementTree as ElementTree
import zipfile
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from storyatlas.sample import SAMPLE_AS_OF, SAMPLE_QUESTION, SAMPLE_TITLE, sample_owners, sample_sources

ARTICLES = Path(sample_sources()[0])
MANIFEST = json.loads((ARTICLES.parent / "MANIFEST.json").read_text(encoding="utf-8"))
LISTED: list[dict[str, Any]] = MANIFEST["articles"]
NOTICE = "Written for the Storyatlas sample; the outlet is invented."
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


def raw_text(entry: dict[str, Any]) -> str:
    """The readable text of the file of an entry, or of its item in a file of several."""
    path = ARTICLES / entry["file"]
    text = path.read_text(encoding="utf-8")
    if entry["format"] == "jsonl":
        records = [json.loads(line) for line in text.splitlines()]
        text = next(record["text"] for record in records if record["title"] == entry["title"])
    elif entry["format"] == "rss":
        items = ElementTree.fromstring(text).iter("item")
        text = next(item.findtext(CONTENT) or "" for item in items if item.findtext("title") == entry["title"])
    elif entry["format"] == "eml":
        message = email.message_from_string(text, policy=email.policy.default)
        body = message.get_body(("plain",))
        assert body is not None
        text = body.get_content()
    return plain(text)


def plain(markup: str) -> str:
    markup = re.sub(r"<(script|style)\b.*?</\1>|<!--.*?-->", " ", markup, flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def article_text(entry: dict[str, Any]) -> str:
    """The text between the opening and the ending that the manifest states."""
    if entry["what"].startswith("live blog"):
        return " ".join(post["articleBody"] for post in live_posts(entry))
    text = raw_text(entry)
    start = text.index(entry["opening"])
    return text[start : text.index(entry["ending"], start) + len(entry["ending"])]


def live_posts(entry: dict[str, Any]) -> list[dict[str, str]]:
    page = (ARTICLES / entry["file"]).read_text(encoding="utf-8")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    assert found
    data = json.loads(found[1])
    assert data["@type"] == "LiveBlogPosting"
    posts: list[dict[str, str]] = data["liveBlogUpdate"]
    return posts


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


def test_there_are_56_articles_of_37_outlets() -> None:
    assert len(LISTED) == 56
    assert len({entry["outlet"] for entry in LISTED}) == 37
    assert len({entry["id"] for entry in LISTED}) == 56


def test_every_file_is_listed_and_every_listed_file_is_there() -> None:
    there = {path.relative_to(ARTICLES).as_posix() for path in ARTICLES.rglob("*") if path.is_file()}
    listed = {entry["file"] for entry in LISTED} | {entry["file"] for entry in MANIFEST["unreadable"]}
    assert there == listed


@pytest.mark.parametrize("entry", LISTED, ids=lambda entry: entry["id"])
def test_an_article_is_of_newspaper_length(entry: dict[str, Any]) -> None:
    assert 120 <= entry["words"] <= 350
    # Boxes inside the text of a page add a few words.
    assert entry["words"] <= len(article_text(entry).split()) <= entry["words"] + 90


def test_articles_are_about_200_words_on_average() -> None:
    assert 180 <= sum(entry["words"] for entry in LISTED) / len(LISTED) <= 240


def test_dates_run_from_2000_to_the_day_of_the_story() -> None:
    days = sorted(datetime.fromisoformat(entry["published"]).date() for entry in LISTED)
    assert days[0].year == 2000
    assert days[-1] == date.fromisoformat(SAMPLE_AS_OF)
    assert sum(day >= date(2024, 6, 1) for day in days) > 40


def test_formats_are_mixed() -> None:
    formats = Counter(entry["format"] for entry in LISTED)
    assert formats["html"] > 40
    assert formats["rss"] > 1
    assert formats["jsonl"] > 1
    assert {"md", "txt", "eml"} <= formats.keys()


def test_six_outlets_carry_one_wire_text() -> None:
    wire = [entry for entry in LISTED if "wire" in entry]
    assert len({entry["outlet"] for entry in wire}) == len(wire) == 6
    original = next(entry for entry in wire if entry["wire"] == "original")
    source = shingles(article_text(original))
    for entry in wire:
        copy = shingles(article_text(entry))
        assert len(copy & source) / len(copy) > 0.5, entry["id"]


def test_other_articles_are_written_each_in_its_own_words() -> None:
    own = [(entry["id"], shingles(article_text(entry))) for entry in LISTED if "wire" not in entry]
    for index, (name, words) in enumerate(own):
        for other, others in own[index + 1 :]:
            assert len(words & others) / min(len(words), len(others)) < 0.1, (name, other)


def test_two_outlets_belong_to_one_house() -> None:
    owned = {entry["outlet"]: entry["owner"] for entry in LISTED if "owner" in entry}
    assert len(owned) == 2
    assert len(set(owned.values())) == 1
    owners = tomllib.loads(Path(sample_owners()).read_text(encoding="utf-8"))["owners"]
    assert {outlet: house for house, outlets in owners.items() for outlet in outlets} == owned
    for entry in LISTED:
        if "owner" in entry:
            page = (ARTICLES / entry["file"]).read_text(encoding="utf-8")
            assert re.search(rf'"parentOrganization": \{{[^}}]*"name": "{entry["owner"]}"', page)


def test_the_live_blog_is_many_dated_posts() -> None:
    (live,) = [entry for entry in LISTED if entry["what"].startswith("live blog")]
    moments = [post["datePublished"] for post in live_posts(live)]
    assert len(moments) >= 8
    assert moments == sorted(moments)
    assert {moment[:10] for moment in moments} == {SAMPLE_AS_OF}


def test_one_article_is_in_german_and_one_corrects_an_earlier_one() -> None:
    (german,) = [entry for entry in LISTED if entry["what"].startswith("in German")]
    assert 'lang="de"' in (ARTICLES / german["file"]).read_text(encoding="utf-8")
    (correction,) = [entry for entry in LISTED if "with a correction" in entry["what"]]
    assert "Correction: our report of 5 November" in raw_text(correction)
    assert sum(entry["outlet"] == correction["outlet"] for entry in LISTED) == 2


def test_two_files_cannot_be_read() -> None:
    empty, broken = (ARTICLES / entry["file"] for entry in MANIFEST["unreadable"])
    assert empty.stat().st_size == 0
    assert broken.read_bytes().startswith(b"PK")
    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(broken)


def test_every_page_says_that_its_outlet_is_invented() -> None:
    for path in sorted(ARTICLES.rglob("*")):
        if path.is_file() and path.parent.name != "unreadable" and path.suffix != ".txt":
            assert NOTICE in path.read_text(encoding="utf-8"), path
    assert "invented" in (ARTICLES.parent / "NOTICE.md").read_text(encoding="utf-8")


def test_addresses_lead_nowhere() -> None:
    for path in sorted(ARTICLES.rglob("*")):
        if path.is_file() and path.parent.name != "unreadable":
            data = path.read_bytes()
            text = (quopri.decodestring(data) if path.suffix == ".eml" else data).decode()
            hosts = re.findall(r"https?://([^/\s\"'<>]+)", text)
            known = {"schema.org", "ogp.me", "purl.org"}
            assert all(host.endswith(".example") or host in known for host in hosts), path


def test_the_story_has_a_title_and_a_question() -> None:
    assert SAMPLE_TITLE
    assert SAMPLE_QUESTION.endswith("?")
