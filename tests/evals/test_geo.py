"""The benchmark of places counts what it says it counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.geo import kilometres, read, run

CORPUS = """<articles><article docid="1"><title>Fire</title>
<text><![CDATA[A fire in Lyon, France, spread. French crews from Valbrume came.]]></text><toponyms>
<toponym><start>12</start><end>16</end><phrase>Lyon</phrase><gaztag><lat>45.75</lat><lon>4.85</lon></gaztag></toponym>
<toponym><start>16</start><end>22</end><phrase>France</phrase><gaztag><lat>46</lat><lon>2</lon></gaztag></toponym>
<toponym><start>32</start><end>38</end><phrase>French</phrase><gaztag><lat>46</lat><lon>2</lon></gaztag></toponym>
</toponyms></article></articles>"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    file = tmp_path / "tiny.xml"
    file.write_text(CORPUS, encoding="utf-8")
    return file


def test_metrics_of_a_small_corpus(corpus: Path) -> None:
    values = {line["metric"]: line["value"] for line in run(corpus)}
    assert values["recall"] == 1.0
    assert values["within_161km_of_all"] == 1.0
    assert values["recall_with_demonyms"] == pytest.approx(2 / 3, abs=1e-3)
    assert values["median_error_km"] < 100


def test_a_folder_holds_several_corpora(corpus: Path) -> None:
    assert {line["corpus"] for line in run(corpus.parent)} == {"tiny"}


def test_shifted_offsets_are_set_right(corpus: Path) -> None:
    ((_, _, text, gold),) = read(corpus)
    assert [text[t.start : t.end] for t in gold] == ["Lyon", "France", "French"]


def test_distance_of_two_towns() -> None:
    assert kilometres(52.52, 13.40, 48.86, 2.35) == pytest.approx(878, abs=5)
