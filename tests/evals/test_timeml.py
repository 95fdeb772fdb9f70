"""The benchmark of time expressions, on files written by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from evals.time_texts import read_timed_texts
from evals.timeml import mistakes, run

TIMEML = """<?xml version="1.0" ?>
<TimeML><DOCID>a</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2013-03-22" functionInDocument="CREATION_TIME">March 22, 2013</TIMEX3></DCT>
<TEXT>The mayor <EVENT eid="e1" class="OCCURRENCE">resigned</EVENT> on
<TIMEX3 tid="t1" type="DATE" value="2013-03-20">Wednesday</TIMEX3> after
<TIMEX3 tid="t2" type="DURATION" value="P3Y">three years</TIMEX3> in
<TIMEX3 tid="t3" type="DATE" value="XXXX">the chair</TIMEX3>.</TEXT></TimeML>"""

CAT = """<?xml version="1.0" ?>
<Document doc_id="1" doc_name="b">
<token t_id="1" sentence="0" number="0">Mayor</token><token t_id="2" sentence="0" number="1">resigns</token>
<token t_id="3" sentence="1" number="2">May</token><token t_id="4" sentence="1" number="3">7</token>
<token t_id="5" sentence="1" number="4">,</token><token t_id="6" sentence="1" number="5">2013</token>
<token t_id="7" sentence="2" number="6">He</token><token t_id="8" sentence="2" number="7">left</token>
<token t_id="9" sentence="2" number="8">yesterday</token><token t_id="10" sentence="2" number="9">.</token>
<token t_id="11" sentence="6" number="10">He</token><token t_id="12" sentence="6" number="11">slept</token>
<token t_id="13" sentence="6" number="12">today</token><token t_id="14" sentence="6" number="13">.</token>
<Markables>
<TIMEX3 m_id="1" type="DATE" value="2013-05-07" functionInDocument="CREATION_TIME">
<token_anchor t_id="3"/><token_anchor t_id="4"/><token_anchor t_id="5"/><token_anchor t_id="6"/></TIMEX3>
<TIMEX3 m_id="2" type="DATE" value="2013-05-06" functionInDocument="NONE"><token_anchor t_id="9"/></TIMEX3>
</Markables></Document>"""


def test_timeml_marks_keep_their_place_in_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text(TIMEML, encoding="utf-8")
    (text,) = read_timed_texts(tmp_path, kind="timeml")
    assert text.published == date(2013, 3, 22)
    assert [text.text[mark.start : mark.end] for mark in text.marks] == ["Wednesday", "three years", "the chair"]


def test_meantime_text_is_put_together_from_tokens(tmp_path: Path) -> None:
    (tmp_path / "b.xml").write_text(CAT, encoding="utf-8")
    (text,) = read_timed_texts(tmp_path, kind="meantime")
    assert text.published == date(2013, 5, 7)
    assert text.text == "Mayor resigns\n\nMay 7, 2013\n\nHe left yesterday.\n\nHe slept today."
    assert [text.text[mark.start : mark.end] for mark in text.marks] == ["yesterday"]


def test_scores_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    (tmp_path / "one" / "a.tml").write_text(TIMEML, encoding="utf-8")
    (tmp_path / "one" / "b.xml").write_text(CAT, encoding="utf-8")
    (tmp_path / "two" / "b.xml").write_text(CAT, encoding="utf-8")
    timeml, meantime = run(tmp_path)
    assert (timeml["setting"], timeml["gold"], timeml["relaxed_precision"], timeml["relaxed_recall"]) == (
        "timeml",
        3,
        100.0,
        66.7,
    )
    assert (timeml["strict_f1"], timeml["value_f1"]) == (80.0, 80.0)
    # The dateline and what stands beyond the annotated sentences count neither way.
    assert (meantime["documents"], meantime["gold"], meantime["value_f1"]) == (1, 1, 100.0)


def test_mistakes_name_what_was_missed(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text(TIMEML, encoding="utf-8")
    (line,) = mistakes(tmp_path, "timeml")
    assert "missed" in line
    assert "[the chair]" in line
