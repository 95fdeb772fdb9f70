"""The same from Python."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import storyatlas
from storyatlas.errors import NothingToBuild


def test_build_atlas_takes_paths_and_options(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text(
        json.dumps(
            {
                "id": "a1",
                "outlet": "Harbour Herald",
                "title": "Mayor Ada Quill opens the harbour bridge",
                "published": "2023-05-02",
                "text": "Mayor Ada Quill opened the harbour bridge in Rotterdam on Monday. Police arrested two men.",
            }
        )
    )
    steps: list[str] = []
    atlas = storyatlas.build_atlas(
        file, title="The bridge", question="Who built it?", progress=lambda step, done, total: steps.append(step)
    )
    assert (atlas.story.title, atlas.story.question) == ("The bridge", "Who built it?")
    assert [article.id for article in atlas.articles] == ["a1"]
    assert any(event.time.start == "2023-05-01" for event in atlas.events)
    assert list(dict.fromkeys(steps)) == ["Finding articles", "Reading articles", "Connecting events"]


def test_nothing_usable_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(NothingToBuild, match=r"nowhere\.html: no such file"):
        storyatlas.build_atlas([str(tmp_path / "nowhere.html")])
