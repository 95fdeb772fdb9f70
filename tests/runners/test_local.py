from __future__ import annotations

import dataclasses
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from storyatlas.errors import ConfigError, StoryatlasError
from storyatlas.model.article import Article
from storyatlas.model.codec import to_plain
from storyatlas.runners import local
from storyatlas.runners.local import read_articles
from storyatlas.runners.worker import Recipe
from storyatlas.store.extractions import ExtractionStore
from tests.stories import article

QUICK = Recipe("tests.runners.stages:QuickStages")


def shown(extractions: list) -> list:
    return [(item.article, to_plain(item.mentions), item.vectors.tolist()) for item in extractions]


def articles_with(**texts: str) -> list[Article]:
    return [article(n, texts.get(f"a{n}", "")) for n in range(20)]


def test_any_number_of_processes_reads_the_same_in_the_same_order() -> None:
    articles = articles_with()
    one, two = (read_articles(articles, jobs=jobs, recipe=QUICK) for jobs in (1, 2))
    assert [item.article for item in one[0]] == [item.id for item in articles]
    assert shown(one[0]) == shown(two[0])
    assert one[1] == two[1] == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failing_article_is_one_line_of_the_report(jobs: int) -> None:
    articles = articles_with(a7="raise")
    extractions, skipped = read_articles(articles, jobs=jobs, recipe=QUICK)
    assert len(extractions) == 19
    assert [line.source for line in skipped] == ["bridges/7.html"]
    assert "ValueError: no verb in sight" in skipped[0].reason


def test_an_article_that_kills_its_process_costs_only_itself() -> None:
    articles = articles_with(a3="crash", a12="leave")
    extractions, skipped = read_articles(articles, jobs=2, recipe=QUICK)
    assert len(extractions) == 18
    assert [line.source for line in skipped] == ["bridges/3.html", "bridges/12.html"]
    assert "signal 11" in skipped[0].reason
    assert "status 3" in skipped[1].reason


def test_an_article_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_LONGEST_SECONDS", 2.0)
    extractions, skipped = read_articles(articles_with(a3="wait"), jobs=2, recipe=QUICK)
    assert len(extractions) == 19
    assert [line.source for line in skipped] == ["bridges/3.html"]
    assert "longer than 2 seconds" in skipped[0].reason


@pytest.mark.parametrize("jobs", [1, 2])
def test_stages_that_cannot_start_say_so_in_their_own_words(jobs: int) -> None:
    with pytest.raises(StoryatlasError, match="language model is not installed; run: make setup"):
        read_articles(articles_with(), jobs=jobs, recipe=Recipe("tests.runners.stages:NoModel"))


def test_stages_that_do_not_exist_are_named() -> None:
    with pytest.raises(StoryatlasError, match="nowhere"):
        read_articles(articles_with(), jobs=2, recipe=Recipe("nowhere:Stages"))


def test_a_second_run_reads_only_what_is_new(tmp_path: Path) -> None:
    log = tmp_path / "log"
    recipe = dataclasses.replace(QUICK, options={"log": str(log)})
    with ExtractionStore(tmp_path / "storyatlas.db") as store:
        first, _ = read_articles(articles_with(), jobs=1, recipe=recipe, store=store)
    log.unlink()
    with ExtractionStore(tmp_path / "storyatlas.db") as store:
        again, _ = read_articles([*articles_with(), article(99)], jobs=1, recipe=recipe, store=store)
    assert log.read_text().split() == ["a99"]
    assert shown(again[:-1]) == shown(first)


def test_progress_ends_at_the_number_of_articles() -> None:
    seen: list[tuple[int, int]] = []
    read_articles(
        articles_with(a1="raise"), jobs=1, recipe=QUICK, progress=lambda done, total: seen.append((done, total))
    )
    assert seen[0] == (0, 20)
    assert seen[-1] == (20, 20)


def test_nothing_to_read_starts_nothing() -> None:
    assert read_articles([], recipe=Recipe("nowhere:Stages")) == ([], [])


def test_ctrl_c_keeps_what_is_finished_and_ends_the_processes(tmp_path: Path) -> None:
    articles = articles_with(a15="wait", a16="wait")
    log = tmp_path / "log"
    recipe = Recipe(QUICK.factory, {"log": str(log)})

    def interrupt(done: int, total: int) -> None:
        if done == 18:  # all but the two that wait
            os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(KeyboardInterrupt), ExtractionStore(tmp_path / "storyatlas.db") as store:
        read_articles(articles, jobs=2, recipe=recipe, store=store, progress=interrupt)
    children = subprocess.run(
        ["ps", "--ppid", str(os.getpid()), "-o", "args"], capture_output=True, text=True, check=False
    ).stdout
    assert "runners.worker" not in children
    log.unlink()
    with ExtractionStore(tmp_path / "storyatlas.db") as store:
        read_articles(articles[:15], recipe=recipe, store=store)
    assert not log.exists(), "an article was read twice"


def test_a_script_without_a_main_guard_may_build(tmp_path: Path) -> None:
    script = tmp_path / "mine.py"
    script.write_text(
        "from storyatlas.runners.local import read_articles\n"
        "from storyatlas.runners.worker import Recipe\n"
        "from tests.stories import article\n"
        "got, _ = read_articles([article(n) for n in range(20)], jobs=2,\n"
        "                       recipe=Recipe('tests.runners.stages:QuickStages'))\n"
        "print(len(got))\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, script],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert done.stdout == "20\n", done.stderr


def test_config_errors_keep_their_type_in_this_process() -> None:
    with pytest.raises(ConfigError):
        read_articles([article(1)], recipe=Recipe("tests.runners.stages:NoModel"))
