"""A whole story: build it from its articles and score the atlas against its gold.

The folder holds articles.jsonl and gold.json; the scorer, score_atlas.py, lies two folders up
(or in the folder itself) and runs as its own program.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from storyatlas.config import load_settings
from storyatlas.pipeline import StoryOptions
from storyatlas.runners.build import build_in_memory


def run(folder: str | Path) -> list[dict[str, Any]]:
    """All metrics of the scorer for one story, and the seconds that the build took."""
    folder = Path(folder).resolve()
    begun = time.perf_counter()
    atlas = build_in_memory([str(folder / "articles.jsonl")], StoryOptions(), settings=load_settings())
    seconds = time.perf_counter() - begun
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch, "atlas.json")
        file.write_text(atlas.dumps(), encoding="utf-8")
        scores = score(folder, file)
    name = f"story/{folder.name}"
    rows = [
        {"benchmark": name, "metric": metric, "value": value} for metric, value in scores.items() if value is not None
    ]
    return [*rows, {"benchmark": name, "metric": "seconds", "value": round(seconds, 2)}]


def score(folder: Path, atlas: Path) -> dict[str, float | None]:
    """What the scorer says of an atlas.json. Raises `FileNotFoundError` where there is no scorer."""
    for place in (folder.parent.parent, folder):
        if (place / "score_atlas.py").is_file():
            command = [sys.executable, str(place / "score_atlas.py"), str(folder), str(atlas), "--json"]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            found: dict[str, float | None] = json.loads(done.stdout)
            return found
    raise FileNotFoundError(f"score_atlas.py is neither in {folder.parent.parent} nor in {folder}")
