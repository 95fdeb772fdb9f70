from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from evals import __main__ as evals_main
from evals.story import score

WIDE = {"benchmark": "places", "corpus": "north", "precision": 0.5, "recall": 0.25}
LONG = {"benchmark": "pages", "metric": "title_right", "value": 0.96, "n": 27}


@pytest.fixture
def two_benchmarks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A benchmark of two rows, and floors of its own."""
    module = ModuleType("evals.invented")
    module.run = lambda path: [WIDE, LONG]  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "evals.invented", module)
    module.__spec__ = evals_main.importlib.util.spec_from_loader("evals.invented", None)
    floors = tmp_path / "floors.json"
    floors.write_text(json.dumps({"places/north": {"recall": 0.2}, "pages": {"title_right": 0.95}}))
    monkeypatch.setattr(evals_main, "FLOORS", floors)
    return floors


def test_one_line_a_metric(two_benchmarks: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evals_main.main(["invented", str(tmp_path), "--floors"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        {"benchmark": "places", "corpus": "north", "metric": "precision", "value": 0.5},
        {"benchmark": "places", "corpus": "north", "metric": "recall", "value": 0.25},
        LONG,
    ]


def test_a_metric_below_its_floor_fails(
    two_benchmarks: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    two_benchmarks.write_text(json.dumps({"pages": {"title_right": 0.97}}))
    assert evals_main.main(["invented", str(tmp_path), "--floors"]) == 1
    assert "title_right is 0.96, its floor is 0.97" in capsys.readouterr().err


def test_floors_rise_and_never_fall(two_benchmarks: Path, tmp_path: Path) -> None:
    two_benchmarks.write_text(json.dumps({"places/north": {"recall": 0.2}, "pages": {"title_right": 0.99}}))
    evals_main.main(["invented", str(tmp_path), "--raise-floors"])
    assert json.loads(two_benchmarks.read_text()) == {
        "places/north": {"recall": 0.248},
        "pages": {"title_right": 0.99},
    }


def test_an_unknown_benchmark_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        evals_main.main(["nothing", str(tmp_path)])
    assert "there is no benchmark nothing" in capsys.readouterr().err


def test_the_story_scorer_is_found_two_folders_up(tmp_path: Path) -> None:
    story = tmp_path / "stories" / "bridge"
    story.mkdir(parents=True)
    (tmp_path / "score_atlas.py").write_text("print('{\"atlas_score\": 0.5}')")
    assert score(story, tmp_path / "atlas.json") == {"atlas_score": 0.5}
    (tmp_path / "score_atlas.py").unlink()
    with pytest.raises(FileNotFoundError, match=r"score_atlas\.py is neither"):
        score(story, tmp_path / "atlas.json")


def test_data_that_is_not_there_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evals_main.main(["t17", str(tmp_path)]) == 2
    assert "t17 cannot be measured on" in capsys.readouterr().err
    assert evals_main.main(["geo", str(tmp_path)]) == 2
    assert "holds nothing that geo measures" in capsys.readouterr().err
