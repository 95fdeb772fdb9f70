from __future__ import annotations

from pathlib import Path

import pytest

from storyatlas.config import Settings
from storyatlas.errors import ConfigError, NothingToBuild
from storyatlas.pipeline import StoryOptions
from storyatlas.runners.build import build, build_in_memory
from storyatlas.runners.worker import Recipe

PAGE = """A bridge opens

Mayor Ada Quill opened the harbour bridge in Rotterdam on Monday. She thanked the workers who had built it in two years.
A storm had damaged the old bridge in 2019, and the council voted for a new one.
"""


class Broken:
    """Document stages in which every article fails."""

    def read(self, article: object) -> None:
        raise ValueError("no such rule")


def test_a_build_in_which_every_article_fails_leaves_the_last_atlas_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "one.txt"
    page.write_text(PAGE)
    (tmp_path / "atlas.json").write_text("the last one")
    monkeypatch.setattr(Recipe, "make", lambda self: Broken().read)
    with pytest.raises(NothingToBuild, match=r"one\.txt because: .*no such rule"):
        build([str(page)], tmp_path, settings=Settings())
    assert (tmp_path / "atlas.json").read_text() == "the last one"


@pytest.mark.parametrize("source", [".", "articles.jsonl"])
def test_a_file_to_read_is_never_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles.jsonl").write_text("mine")
    with pytest.raises(ConfigError, match="would be written over"):
        build([source], Path("."), settings=Settings())
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("articles.jsonl", "mine")]


def test_a_link_to_itself_is_no_source(tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").write_text("mine")
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(NothingToBuild, match="no such file or folder"):
        build([str(loop)], tmp_path, settings=Settings())


def test_an_atlas_in_memory_needs_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "one.txt"
    page.write_text(PAGE)
    atlas = build_in_memory([str(page)], StoryOptions(title="The bridge"), settings=Settings())
    assert atlas.story.title == "The bridge"
    assert [path.name for path in tmp_path.iterdir()] == ["one.txt"]
