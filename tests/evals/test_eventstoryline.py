"""Causal links of EventStoryLine run from cause to effect, and found ones are scored as pairs."""

from __future__ import annotations

from pathlib import Path

from evals.cat import read_cat
from evals.eventstoryline import run
from evals.eventstoryline_corpus import gold_links

ARTICLE = """<Document doc_name="1_1ecb.xml">
<token t_id="1" sentence="0" number="0">Police</token>
<token t_id="2" sentence="0" number="1">arrested</token>
<token t_id="3" sentence="0" number="2">Bo</token>
<token t_id="4" sentence="0" number="3">Finch</token>
<token t_id="5" sentence="0" number="4">because</token>
<token t_id="6" sentence="0" number="5">he</token>
<token t_id="7" sentence="0" number="6">attacked</token>
<token t_id="8" sentence="0" number="7">a</token>
<token t_id="9" sentence="0" number="8">shop</token>
<token t_id="10" sentence="0" number="9">on</token>
<token t_id="11" sentence="0" number="10">Monday</token>
<token t_id="12" sentence="0" number="11">.</token>
<Markables>
<ACTION_OCCURRENCE m_id="1"><token_anchor t_id="2"/></ACTION_OCCURRENCE>
<ACTION_OCCURRENCE m_id="2"><token_anchor t_id="7"/></ACTION_OCCURRENCE>
</Markables>
<Relations>
<PLOT_LINK r_id="1" relType="FALLING_ACTION" validated="TRUE"><source m_id="1"/><target m_id="2"/></PLOT_LINK>
<PLOT_LINK r_id="2" relType="" validated="TRUE"><source m_id="2"/><target m_id="1"/></PLOT_LINK>
</Relations>
</Document>"""


def test_a_falling_action_starts_at_the_effect(tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_text(ARTICLE)
    assert gold_links(read_cat(tmp_path / "x.xml"), {"1", "2"}) == {frozenset({"1", "2"}): ("2", "1")}


def test_a_stated_cause_is_found_in_the_right_direction(tmp_path: Path) -> None:
    (tmp_path / "40").mkdir()
    (tmp_path / "40" / "x.xml").write_text(ARTICLE)
    rows = {row["setting"]: row for row in run(tmp_path)}
    assert rows["sentence"]["f1"] == 1
    assert rows["sentence"]["direction"] == 1
    assert rows["sentence, all pairs linked"]["recall"] == 1
