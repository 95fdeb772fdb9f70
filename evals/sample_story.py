"""The sample story of the package against its gold, `sample_gold.json`: every article read and annotated as the whole
stories are. The articles were written for the package, so this benchmark needs no data but the scorer.

The folder is the one that holds score_atlas.py, or one inside it.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from evals import story
from storyatlas.config import load_settings
from storyatlas.pipeline import StoryOptions
from storyatlas.runners.build import build_in_memory, find_articles
from storyatlas.sample import sample_sources

GOLD = Path(__file__).with_name("sample_gold.json")


def run(folder: str | Path) -> list[dict[str, Any]]:
    """All metrics of the scorer. Raises `FileNotFoundError` where there is no scorer."""
    folder = Path(folder).resolve()
    scorer = next((f for f in (folder, folder.parent) if (f / "score_atlas.py").is_file()), folder) / "score_atlas.py"
    options, settings = StoryOptions(), load_settings()
    found = find_articles(sample_sources(), options, settings=settings, cache=settings.cache)
    atlas = build_in_memory(sample_sources(), options, settings=settings)
    with tempfile.TemporaryDirectory() as scratch:
        own = Path(scratch)
        shutil.copy(scorer, own)
        shutil.copy(GOLD, own / "gold.json")
        rows = ({"id": a.id, "url": a.url, "title": a.title, "text": a.text} for a in found.articles)
        lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        (own / "articles.jsonl").write_text(lines, encoding="utf-8")
        (own / "atlas.json").write_text(atlas.dumps(), encoding="utf-8")
        scores = story.score(own, own / "atlas.json")
    return [{"benchmark": "sample_story", "metric": m, "value": v} for m, v in scores.items() if v is not None]
