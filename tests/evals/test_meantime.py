"""MEANTIME's scores on two small articles that say what they should."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.cat import Mark
from evals.meantime import detection, gold_status, participants, read_article, run, status
from storyatlas.annotate import load_annotator

ARTICLE = """<Document doc_name="{name}.xml">
<token t_id="1" sentence="0" number="0">Police</token>
<token t_id="2" sentence="0" number="1">arrested</token>
<token t_id="3" sentence="0" number="2">Ada</token>
<token t_id="4" sentence="0" number="3">Holt</token>
<token t_id="5" sentence="0" number="4">yesterday</token>
<token t_id="6" sentence="0" number="5">.</token>
<token t_id="7" sentence="1" number="0">Rain</token>
<token t_id="8" sentence="1" number="1">fell</token>
<token t_id="9" sentence="1" number="2">on</token>
<token t_id="10" sentence="1" number="3">Lowbridge</token>
<token t_id="11" sentence="1" number="4">.</token>
<Markables>
<EVENT_MENTION m_id="1" polarity="POS" time="NON_FUTURE" certainty="CERTAIN"><token_anchor t_id="2"/></EVENT_MENTION>
<ENTITY_MENTION m_id="2"><token_anchor t_id="3"/><token_anchor t_id="4"/></ENTITY_MENTION>
<TIMEX3 m_id="3" functionInDocument="CREATION_TIME" value="2021-05-04"/>
<EVENT m_id="9" instance_id="ARREST"/>
</Markables>
<Relations>
<HAS_PARTICIPANT r_id="1" sem_role="Arg1"><source m_id="1"/><target m_id="2"/></HAS_PARTICIPANT>
<REFERS_TO r_id="2"><source m_id="1"/><target m_id="9"/></REFERS_TO>
</Relations>
</Document>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    corpus = tmp_path / "intra_cross-doc_annotation" / "corpus"
    corpus.mkdir(parents=True)
    for name in ("a", "b"):
        (corpus / f"{name}.xml").write_text(ARTICLE.format(name=name))
    return tmp_path


def test_events_participants_and_status_of_an_article(folder: Path) -> None:
    article = read_article(folder / "intra_cross-doc_annotation" / "corpus" / "a.xml", load_annotator())
    assert article.gold.document.article.published == "2021-05-04"
    # The second sentence holds no annotated event, so what is found there is no error.
    assert detection([article]).f1 == 1
    assert participants([article]).recall == 1
    assert status([article])["accuracy"] == 1


def test_the_same_arrest_in_two_articles_is_one_event(folder: Path) -> None:
    values = {line["metric"]: line["value"] for line in run(folder)}
    assert values["coreference.ours.conll_f1"] == pytest.approx(values["coreference.same_stem.conll_f1"])
    assert values["coreference.ours.b3.f1"] == 1


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"polarity": "NEG", "time": "FUTURE"}, "denied"),
        ({"polarity": "POS", "time": "FUTURE"}, "planned"),
        ({"polarity": "POS", "time": "NON_FUTURE", "certainty": "POSSIBLE"}, "claimed"),
        ({"polarity": "POS", "time": "NON_FUTURE", "certainty": "CERTAIN"}, "happened"),
    ],
)
def test_factuality_becomes_a_status(attributes: dict[str, str], expected: str) -> None:
    assert gold_status(Mark("1", "EVENT_MENTION", (), attributes)) == expected


def test_a_folder_without_articles_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no CAT XML"):
        run(tmp_path)
