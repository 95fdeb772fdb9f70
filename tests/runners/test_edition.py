"""Editions on disk: written from a stored atlas, with the map beside them."""

import json
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from storyatlas.errors import AtlasFormatError, ConfigError
from storyatlas.model.atlas import Atlas, Story
from storyatlas.runners.edition import EditionOptions, make_edition, write_briefing
from storyatlas.runners.files import DATABASE
from storyatlas.store.extractions import ExtractionStore
from tests.briefing.ferry import ferry_atlas


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """The folder of an atlas as a build leaves it."""
    folder = tmp_path / "atlas"
    folder.mkdir()
    atlas = ferry_atlas()
    (folder / "atlas.json").write_text(atlas.dumps(), encoding="utf-8")
    lines = "\n".join(json.dumps(article.to_json()) for article in atlas.articles)
    (folder / "articles.jsonl").write_text(lines, encoding="utf-8")
    (folder / "atlas.html").write_text("<!doctype html>", encoding="utf-8")
    write_briefing(atlas, folder / "edition")
    return folder


def test_an_edition_from_the_stored_atlas_says_what_the_build_said(stored: Path, tmp_path: Path) -> None:
    first = (stored / "edition" / "briefing.txt").read_text(encoding="utf-8")
    make_edition(stored, tmp_path / "7", EditionOptions())
    assert (tmp_path / "7" / "briefing.txt").read_text(encoding="utf-8") == first


def test_an_edition_reads_no_sentence_again_and_says_the_same(stored: Path, tmp_path: Path) -> None:
    """The one a folder with what the build kept, the other without: the first needs no parser."""
    ExtractionStore(stored / DATABASE).close()
    write_briefing(ferry_atlas(), stored / "edition")
    bare = tmp_path / "bare"
    shutil.copytree(stored, bare)
    (bare / DATABASE).unlink()
    code = (
        "import sys; from pathlib import Path; from storyatlas.runners.edition import *; "
        "make_edition(Path(sys.argv[1]), Path(sys.argv[2]), EditionOptions()); print('spacy' in sys.modules)"
    )
    said = {}
    for folder in (stored, bare):
        done = subprocess.run(
            [sys.executable, "-c", code, folder, tmp_path / f"of-{folder.name}"],
            capture_output=True,
            text=True,
            check=True,
        )
        said[folder.name] = done.stdout.strip()
    assert said == {"atlas": "False", "bare": "True"}
    for name in ("briefing.html", "briefing.md", "briefing.txt", "email.html"):
        assert (tmp_path / "of-atlas" / name).read_bytes() == (tmp_path / "of-bare" / name).read_bytes()


def test_what_a_longer_edition_read_is_kept(stored: Path, tmp_path: Path) -> None:
    ExtractionStore(stored / DATABASE).close()
    make_edition(stored, tmp_path / "7", EditionOptions(length="long"))
    before = (stored / DATABASE).read_bytes()
    make_edition(stored, tmp_path / "8", EditionOptions(length="long"))
    assert (stored / DATABASE).read_bytes() == before
    connection = sqlite3.connect(stored / DATABASE)
    ((kept,),) = connection.execute("SELECT count(*) FROM sentence")
    connection.close()
    assert kept > 10


def test_a_damaged_cache_costs_time_and_no_edition(stored: Path, tmp_path: Path) -> None:
    (stored / DATABASE).write_bytes(b"half a file" * 100)
    make_edition(stored, tmp_path / "7", EditionOptions())
    first = (stored / "edition" / "briefing.txt").read_text(encoding="utf-8")
    assert (tmp_path / "7" / "briefing.txt").read_text(encoding="utf-8") == first


def test_the_map_comes_along_and_is_what_the_page_leads_to(stored: Path, tmp_path: Path) -> None:
    make_edition(stored, tmp_path / "7", EditionOptions(number=7))
    assert (tmp_path / "7" / "atlas.html").is_file()
    assert 'href="atlas.html#e-inquiry"' in (tmp_path / "7" / "briefing.html").read_text(encoding="utf-8")
    make_edition(stored, stored / "edition", EditionOptions())
    assert not (stored / "edition" / "atlas.html").exists()
    assert 'href="../atlas.html#e-inquiry"' in (stored / "edition" / "briefing.html").read_text(encoding="utf-8")


def test_the_feed_of_an_edition_lists_the_one_before(stored: Path, tmp_path: Path) -> None:
    for number in (6, 7):
        make_edition(
            stored, tmp_path / str(number), EditionOptions(number=number, base_url=f"https://l.example/{number}")
        )
    items = json.loads((tmp_path / "7" / "feed.json").read_text(encoding="utf-8"))["items"]
    assert [item["url"] for item in items] == ["https://l.example/7/briefing.html", "https://l.example/6/briefing.html"]


def test_title_and_length_are_the_editors(stored: Path, tmp_path: Path) -> None:
    edition = make_edition(stored, tmp_path / "7", EditionOptions(title="Aground", length="short"))
    assert edition.subject == "Aground"
    assert "<h1>Aground</h1>" in (tmp_path / "7" / "briefing.html").read_text(encoding="utf-8")


def test_what_an_earlier_edition_left_goes(stored: Path, tmp_path: Path) -> None:
    make_edition(stored, tmp_path / "7", EditionOptions())
    assert (tmp_path / "7" / "watch.ics").is_file()
    atlas = ferry_atlas()
    unwatched = replace(atlas, events=tuple(event for event in atlas.events if event.status != "planned"))
    (stored / "atlas.json").write_text(unwatched.dumps(), encoding="utf-8")
    make_edition(stored, tmp_path / "7", EditionOptions())
    assert not (tmp_path / "7" / "watch.ics").exists()


@pytest.mark.parametrize(
    "options",
    [EditionOptions(length="endless"), EditionOptions(base_url="letters.example"), EditionOptions(sender="Harbour")],
)
def test_options_that_cannot_be_are_said_before_anything_is_written(
    stored: Path, tmp_path: Path, options: EditionOptions
) -> None:
    with pytest.raises(ConfigError, match="--"):
        make_edition(stored, tmp_path / "7", options)
    assert not (tmp_path / "7").exists()


def test_a_broken_articles_file_is_named(stored: Path, tmp_path: Path) -> None:
    (stored / "articles.jsonl").write_text("{broken", encoding="utf-8")
    with pytest.raises(AtlasFormatError, match=r"articles\.jsonl"):
        make_edition(stored, tmp_path / "7", EditionOptions())


def test_an_empty_atlas_gives_an_edition_that_says_so(tmp_path: Path) -> None:
    write_briefing(Atlas(Story(""), (), (), (), ()), tmp_path)
    for name in ("briefing.html", "briefing.md", "briefing.txt"):
        assert "No event was found" in (tmp_path / name).read_text(encoding="utf-8")


def test_an_edition_says_what_changed_since_the_one_before(stored: Path, tmp_path: Path) -> None:
    atlas = ferry_atlas()
    earlier = tmp_path / "earlier"
    earlier.mkdir()
    first, *others = atlas.events
    known = (replace(first, place=None, time=replace(first.time, start="2029-01-01", end=None)), *others[:-1])
    before = replace(atlas, events=known, story=replace(atlas.story, as_of="2029-02-01"))
    (earlier / "atlas.json").write_text(before.dumps(), encoding="utf-8")
    make_edition(stored, tmp_path / "8", EditionOptions(number=8, since=earlier))
    text = " ".join((tmp_path / "8" / "briefing.txt").read_text(encoding="utf-8").split())
    assert "SINCE THE LAST EDITION" in text
    assert "Compared with the map of 1 February 2029: one event is new, one event was revised" in text
    assert f"Revised: {first.title} (date: " in text
    make_edition(stored, tmp_path / "9", EditionOptions(number=9, since=stored))
    assert "SINCE THE LAST" not in (tmp_path / "9" / "briefing.txt").read_text(encoding="utf-8")
