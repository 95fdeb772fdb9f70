"""The independent check passes what is cited and catches what is not."""

import json
from pathlib import Path
from typing import Any

from evals.briefing_check import run
from storyatlas.runners.edition import write_briefing
from tests.briefing.ferry import ferry_atlas


def folder_of(tmp_path: Path) -> Path:
    atlas = ferry_atlas()
    write_briefing(atlas, tmp_path / "edition")
    lines = [json.dumps(article.to_json(), ensure_ascii=False) for article in atlas.articles]
    (tmp_path / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def values(folder: Path) -> dict[str, Any]:
    return {row["metric"]: row["value"] for row in run(folder)}


def test_an_edition_of_the_program_holds(tmp_path: Path) -> None:
    found = values(folder_of(tmp_path))
    assert found["sentences"] >= 8
    assert found["supported"] == 1.0
    assert found["repeated"] == found["fragments"] == 0


def test_a_changed_number_name_or_quotation_is_caught(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    file = folder / "edition" / "briefing.md"
    text = file.read_text(encoding="utf-8")
    total = values(folder)["sentences"]
    for old, new, metric in (
        ("Divers pumped 40,000", "Divers pumped 90,000", "numbers_cited"),
        ("Norlink denied", "The firm Seaways denied", "names_cited"),
        ("“Norlink denied", "“Norlink rejected", "quotes_found"),
    ):
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        assert values(folder)[metric] <= 1 - 1 / (total + 1), metric
