"""What goes wrong costs one clear line."""

# ruff: noqa: E501 (a paragraph of an article is one line)

import gzip
import io
import json
import os
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from storyatlas.ingest import IngestOptions, IngestResult, read_sources
from storyatlas.ingest.options import MB
from tests.ingest.pages import STORY, news_article, page

TEXT = "\n".join(STORY)


def read(*sources: Path | str, **options: Any) -> IngestResult:
    return read_sources([str(source) for source in sources], options=IngestOptions(**options))


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.html", b"0" * (30 * MB))
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.html", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(100), "not a text"),
        ("noise.txt", bytes(range(256)) * 20, "not a text"),
        ("paper.html", b"%PDF-1.7 ...", "PDF"),
        ("scripts.html", b"<html><script>" + b"let x = 1;" * 90 + b"</script></html>", "only scripts"),
        ("short.txt", b"Too short.", "too few"),
        ("bad.json", b'{"title": ', "not valid JSON"),
        ("bad.zip", b"PK\x03\x04 not really", "damaged ZIP"),
        ("bad.html.gz", gzip.compress(b"x" * 5000)[:-20], "damaged gzip"),
        ("bomb.zip", bomb(), "zip bomb"),
        ("bomb.html.gz", gzip.compress(b"0" * (30 * MB)), "unpacks to more than"),
        ("bad.opml", b"<opml><body></body></opml>", "no feed in this OPML"),
    ],
)
def test_one_line_says_what_and_where(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.html").write_text(page(linked=news_article()))
    result = read(tmp_path)
    assert [article.text for article in result.articles] == [TEXT]
    (line,) = result.skipped
    assert line.source == str(tmp_path / name)
    assert reason in line.reason
    assert "\n" not in line.reason


def test_missing_path_and_empty_folder(tmp_path: Path) -> None:
    result = read(tmp_path / "nothing.html", tmp_path)
    assert [line.reason.split(";")[0] for line in result.skipped] == ["no such file or folder", "the folder is empty"]


def test_a_file_of_100_mb(tmp_path: Path) -> None:
    with (tmp_path / "big.html").open("wb") as file:
        file.write(b"<html><p>text</p>")
        file.truncate(100 * MB)
    (line,) = read(tmp_path / "big.html").skipped
    assert "100 MB, larger than the 20 MB" in line.reason


@pytest.mark.parametrize("limit", [{"max_archive_bytes": 1000}, {"max_archive_members": 1}])
def test_archives_past_the_bounds(tmp_path: Path, limit: dict[str, int]) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.html", page())
        archive.writestr("b.html", page())
    assert len(read(tmp_path / "a.zip", **limit).skipped) == 1


def test_archives_in_archives_end(tmp_path: Path) -> None:
    data = page().encode()
    for _ in range(6):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("inner.zip", data)
        data = file.getvalue()
    (tmp_path / "a.zip").write_bytes(data)
    (line,) = read(tmp_path / "a.zip").skipped
    assert "archives in archives" in line.reason


def test_unreadable_file(tmp_path: Path) -> None:
    file = tmp_path / "locked.html"
    file.write_text(page())
    file.chmod(0)
    if os.access(file, os.R_OK):  # the superuser reads everything: a folder in a file's place fails alike
        file.chmod(0o644)
        file.unlink()
        file.symlink_to(tmp_path / "gone.html")
    result = read(tmp_path)
    assert len(result.skipped) == 1
    assert "cannot be opened" in result.skipped[0].reason


def test_other_files_of_a_saved_page_are_no_errors(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(page(linked=news_article()))
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "style.css").write_text("p { color: red }")
    (tmp_path / "page_files" / "logo.png").write_bytes(b"\x89PNG")
    result = read(tmp_path)
    assert len(result.articles) == 1
    assert not result.skipped
    assert "1 .css, 1 .png" in result.notices[0].reason


def test_an_article_in_another_language_is_left_out_with_its_name(tmp_path: Path) -> None:
    german = (
        "Die Hafenbehörde von Port Elwin hat am Dienstag den nördlichen Pier gesperrt, nachdem Taucher Risse entdeckt hatten. "
        "Ingenieure werden das Bauwerk mindestens drei Wochen lang untersuchen, sagte die Direktorin vor Journalisten. "
    )
    (tmp_path / "a.html").write_text(page((german, german[:100]), lang="en"), encoding="utf-8")
    result = read(tmp_path)
    assert not result.articles
    assert "written in German; this version reads English" in result.skipped[0].reason


def test_a_page_without_date_is_kept_with_a_remark(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Pier closed\n\n{TEXT}")
    result = read(tmp_path)
    assert result.articles[0].published is None
    assert "no publishing date" in result.notices[0].reason


def test_duplicate_ids_and_repeated_articles(tmp_path: Path) -> None:
    one = {
        "id": "x",
        "url": "https://a.example/1",
        "outlet": "A",
        "title": "Pier",
        "published": "2024-03-05",
        "text": TEXT,
    }
    other = {
        **one,
        "url": "https://a.example/2",
        "title": "Other",
        "text": "Something else entirely was said on the day.",
    }
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, (one, other, one))))
    result = read(tmp_path)
    assert len(result.articles) == 2
    assert result.articles[0].id == "x"
    assert result.articles[1].id != "x"
    assert "the same article as" in result.skipped[0].reason
    assert "its id x is taken" in result.notices[0].reason


def test_since_and_until(tmp_path: Path) -> None:
    lines = [
        {"outlet": "A", "title": day, "published": day, "text": f"On {day} this and that was said by the people."}
        for day in ("2024-01-01", "2024-02-01", "2024-03-01")
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    result = read(tmp_path, since="2024-01-15", until="2024-02-01")
    assert [article.title for article in result.articles] == ["2024-02-01"]
    assert [line.source for line in result.skipped] == ["after 2024-02-01", "before 2024-01-15"]
    assert result.skipped[0].reason.startswith("1 article was published then, left out: ")


def test_a_day_in_the_future_is_not_used_but_a_slow_clock_is_not_trusted(tmp_path: Path) -> None:
    days = ("2024-05-06", "2024-05-07", "2099-01-01")
    lines = [
        {"outlet": "A", "title": day, "published": day, "text": f"On {day} this and that was said by the people."}
        for day in days
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    result = read(tmp_path, today=date(2024, 5, 6))
    assert [article.published for article in result.articles] == [*days[:2], None]
    assert "its date, 2099-01-01, lies in the future" in result.notices[0].reason
    assert [article.published for article in read(tmp_path, today=date(2010, 1, 1)).articles] == list(days)


def test_a_few_words_in_no_language_are_called_too_short(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"outlet": "A", "title": "x", "text": "..."}))
    assert "too short to tell that it is English" in read(tmp_path).skipped[0].reason


def test_a_file_name_that_is_no_utf_8(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.txt")).write_text(f"Pier closed\n\n{TEXT}")
    assert read(tmp_path).articles[0].source.endswith("a\ufffd.txt")


def test_what_a_build_wrote_among_its_sources_is_no_source(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(linked=news_article()))
    (tmp_path / "edition").mkdir()
    for name in ("atlas.html", "edition/briefing.html", "articles.jsonl"):
        (tmp_path / name).write_text(page())
    (tmp_path / "storyatlas.db").touch()
    assert [article.source for article in read(tmp_path).articles] == [str(tmp_path / "a.html")]
    (tmp_path / "a.html").unlink()
    (tmp_path / "articles.jsonl").write_text(json.dumps({"outlet": "A", "title": "Pier closed", "text": TEXT}))
    assert [article.title for article in read(tmp_path).articles] == ["Pier closed"]


@pytest.mark.parametrize("name", ["a" * 5000, "~nobody-of-that-name/x", "", " "])
def test_a_name_that_no_system_takes(name: str) -> None:
    (line,) = read(name).skipped
    assert "no such file or folder" in line.reason


def test_a_table_of_100_mb(tmp_path: Path) -> None:
    with (tmp_path / "big.json").open("wb") as file:
        file.write(b'[{"title": "Pier"')
        file.truncate(100 * MB)
    (line,) = read(tmp_path / "big.json").skipped
    assert "100 MB" in line.reason


def test_zero_sources_give_an_empty_result() -> None:
    assert read() == IngestResult(())


def test_ids_are_the_same_wherever_the_folder_lies(tmp_path: Path) -> None:
    ids = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.html").write_text(page(linked=news_article()))
        ids.append(read(tmp_path / name).articles[0].id)
    assert ids[0] == ids[1]


def test_progress_counts_to_the_end(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.html").write_text(page(linked=news_article()))
    seen: list[tuple[int, int]] = []
    read_sources([str(tmp_path)], options=IngestOptions(), progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]
