"""The whole way on real models: command line in, folder out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from storyatlas.model.atlas import load_atlas
from storyatlas.model.schema import read_schema

COMMAND = [sys.executable, "-c", "from storyatlas.cli import main; main()"]
OUTLETS = ("Harbour Herald", "Ellery Courier", "Coast Radio", "The Quay Observer")
PASSAGES = (
    "Mayor Ada Quill opened the new harbour bridge in Rotterdam on Monday. She thanked the workers who built it.",
    "A storm damaged the harbour bridge in Rotterdam on Sunday. Three people were injured, the police said.",
    "The city council of Rotterdam will vote on repairs next week because the storm damaged the bridge.",
    "Police arrested two men in Lisbon on Tuesday after a fire destroyed a warehouse. Five people were injured.",
)


def source_of(folder: Path) -> Path:
    """Sixteen short articles of four outlets, enough for two processes."""
    file = folder / "articles.jsonl"
    lines = [
        {
            "id": f"a{number}",
            "url": f"https://{outlet.split()[-1].lower()}.example/{number}",
            "outlet": outlet,
            "title": f"What happened at the harbour, part {number}",
            "published": f"2023-05-{2 + number % 4:02d}T09:00:00Z",
            "text": " ".join(
                [
                    PASSAGES[number % 4],
                    f"Harbour master Ivo Bram closed pier {number} in Hamburg.",
                    PASSAGES[number // 4],
                ]
            ),
        }
        for number in range(16)
        for outlet in [OUTLETS[number // 4]]
    ]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return file


def run(*arguments: object, hash_seed: int = 0, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONHASHSEED": str(hash_seed), "NO_COLOR": "1", **environment},
    )


def without_seconds(folder: Path) -> dict[str, Any]:
    atlas: dict[str, Any] = json.loads((folder / "atlas.json").read_text())
    assert atlas["report"].pop("timings")
    return atlas


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    folder = tmp_path_factory.mktemp("build")
    done = run(
        "build", source_of(folder), folder / "missing.html", "-o", folder / "out", "--jobs", 1, "-t", "The bridge"
    )
    assert done.returncode == 0, done.stderr
    return folder, done


def test_the_folder_holds_what_was_promised(built: tuple[Path, Any]) -> None:
    out = built[0] / "out"
    names = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert names >= {"atlas.json", "atlas.html", "articles.jsonl", "storyatlas.db", "edition/briefing.html"}
    assert not [name for name in names if name.startswith(".")], "a temporary file was left"
    assert len((out / "articles.jsonl").read_text().splitlines()) == 16


def test_the_terminal_says_what_was_found_in_80_columns(built: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, done = built
    atlas = load_atlas(folder / "out")
    words = " ".join(done.stdout.split())
    assert "The bridge" in words
    assert "16 of 4 outlets" in words
    assert f"Events {len(atlas.events)}," in words
    assert "missing.html: no such file or folder" in words
    assert "seconds" in words
    assert "atlas.html" in words
    assert max(len(line) for line in done.stdout.splitlines() if str(folder) not in line) <= 80
    assert "Reading articles" in done.stderr


def test_the_atlas_follows_its_schema(built: tuple[Path, Any]) -> None:
    data = json.loads((built[0] / "out" / "atlas.json").read_text())
    assert data["events"]
    jsonschema.validate(data, json.loads(read_schema()))


def test_every_quote_stands_in_its_article(built: tuple[Path, Any]) -> None:
    out = built[0] / "out"
    texts = {line["id"]: line for line in map(json.loads, (out / "articles.jsonl").read_text().splitlines())}
    quotes = [evidence for event in load_atlas(out).events for evidence in event.evidence]
    assert quotes
    for quote in quotes:
        assert texts[quote.article][quote.field][quote.start : quote.end] == quote.quote


def test_same_input_same_bytes_for_any_jobs_and_hash_seed(built: tuple[Path, Any]) -> None:
    folder = built[0]
    sources = (folder / "articles.jsonl", folder / "missing.html")
    done = run("build", *sources, "-o", folder / "two", "--jobs", 2, "-t", "The bridge", hash_seed=77)
    assert done.returncode == 0, done.stderr
    assert without_seconds(folder / "two") == without_seconds(folder / "out")
    for name in ("articles.jsonl", "edition/briefing.html", "edition/briefing.md"):
        assert (folder / "two" / name).read_bytes() == (folder / "out" / name).read_bytes()

    def text(name: str) -> str:
        lines = (folder / name / "atlas.json").read_text().split('"timings"')
        return lines[0] + lines[1].partition("}")[2]

    assert text("two") == text("out")


def test_a_second_run_reads_nothing_again_and_gives_the_same(built: tuple[Path, Any]) -> None:
    out = built[0] / "out"
    before, cache = without_seconds(out), (out / "storyatlas.db").read_bytes()
    done = run(
        "build", built[0] / "articles.jsonl", built[0] / "missing.html", "-o", out, "-t", "The bridge", hash_seed=5
    )
    assert done.returncode == 0, done.stderr
    assert without_seconds(out) == before
    assert (out / "storyatlas.db").read_bytes() == cache, "an article was read again"


def test_the_articles_of_an_atlas_build_the_same_atlas(built: tuple[Path, Any]) -> None:
    folder = built[0]
    done = run("build", folder / "out" / "articles.jsonl", "-o", folder / "again", "-t", "The bridge", "-j", 1)
    assert done.returncode == 0, done.stderr
    first, again = without_seconds(folder / "out"), without_seconds(folder / "again")
    assert again["events"] == first["events"]
    assert again["links"] == first["links"]


def test_an_article_without_an_event_gives_an_empty_atlas_not_an_error(tmp_path: Path) -> None:
    (tmp_path / "recipe.txt").write_text(
        "Soup for cold days\n\nOnions, carrots and celery are the heart of a good soup. Salt is a friend, and so is "
        "time. Good stock is clear and brown. Bread with butter is the best company for it, on grey days above all. "
        "A heavy pot is better than a thin one. Old potatoes are sweeter than new ones, and cheaper."
    )
    done = run("build", tmp_path / "recipe.txt", "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    data = json.loads((tmp_path / "out" / "atlas.json").read_text())
    assert data["events"] == []
    jsonschema.validate(data, json.loads(read_schema()))
    assert (tmp_path / "out" / "atlas.html").stat().st_size > 1000


def test_the_atlas_folder_inside_its_own_source_is_not_read(built: tuple[Path, Any], tmp_path: Path) -> None:
    source = tmp_path / "coverage"
    source.mkdir()
    (source / "articles.jsonl").write_text((built[0] / "articles.jsonl").read_text())
    for _ in range(2):
        done = run("build", source, "-o", source / "atlas", "-j", 1)
        assert done.returncode == 0, done.stderr
    data = json.loads((source / "atlas" / "atlas.json").read_text())
    assert len(data["articles"]) == 16
    assert data["report"]["skipped"] == []
