"""Gold mentions are read from CAT XML with their clusters, in validated sentences only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from evals.cat import read_cat
from evals.ecbplus import cluster_within, document_clusters, encode
from evals.ecbplus_corpus import Topic, read_topic, split_of, topics_in
from storyatlas.annotate import load_annotator
from storyatlas.encoder import load_event_encoder
from storyatlas.model.article import Article
from storyatlas.model.document import Document

TEXTS = {
    "1_1ecb": ["Mayor Ada Holt resigned on 3 May 2021 .", "Rain fell ."],
    "1_2ecbplus": ["Ada Holt resigned in Paris .", "Police searched her office ."],
}
# Document: (token number, event tag, cluster; "" for none).
MARKS = {
    "1_1ecb": [(4, "ACTION_OCCURRENCE", "ACT1"), (11, "ACTION_OCCURRENCE", "")],
    "1_2ecbplus": [(3, "ACTION_OCCURRENCE", "ACT1"), (8, "NEG_ACTION_OCCURRENCE", "")],
}


@pytest.fixture(scope="module")
def annotate() -> Callable[[Article], Document]:
    return load_annotator()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("ecb")
    (root / "1").mkdir()
    for name, sentences in TEXTS.items():
        (root / "1" / f"{name}.xml").write_text(cat_xml(name, sentences, MARKS[name]))
    rows = ["Topic,File,Sentence Number", "1,1ecb,0", "1,2ecbplus,0", "1,2ecbplus,1"]
    (root / "ECBplus_coreference_sentences.csv").write_text("\n".join(rows))
    return root


def cat_xml(name: str, sentences: list[str], marks: list[tuple[int, str, str]]) -> str:
    lines, number = [f'<Document doc_name="{name}.xml">'], 0
    for sentence, text in enumerate(sentences):
        for position, word in enumerate(text.split()):
            number += 1
            lines.append(f'<token t_id="{number}" sentence="{sentence}" number="{position}">{word}</token>')
    lines.append("<Markables>")
    for token, tag, _ in marks:
        lines.append(f'<{tag} m_id="{token}"><token_anchor t_id="{token}"/></{tag}>')
    lines.append("</Markables><Relations>")
    for token, _, cluster in marks:
        if cluster:
            lines.append(
                f'<CROSS_DOC_COREF r_id="1" note="{cluster}">'
                f'<source m_id="{token}"/><target m_id="99"/></CROSS_DOC_COREF>'
            )
    return "\n".join([*lines, "</Relations></Document>"])


@pytest.fixture(scope="module")
def topic(folder: Path, annotate: Callable[[Article], Document]) -> Topic:
    return read_topic(folder, "1", annotate)


def test_mentions_of_validated_sentences_come_with_their_clusters(folder: Path, topic: Topic) -> None:
    assert topics_in(folder) == ["1"]
    assert [(gold.mention.trigger, gold.cluster) for gold in topic.mentions] == [
        ("resigned", "ACT1"),
        ("resigned", "ACT1"),
        ("searched", "1_2ecbplus#8"),
    ]


def test_spans_point_at_the_words_and_the_rest_comes_from_syntax(topic: Topic) -> None:
    first = topic.mentions[0]
    assert first.sentence[slice(*first.trigger)] == "resigned"
    assert first.lemma == "resign"
    assert "Holt resigned" in first.sentence[slice(*first.clause)]
    assert first.mention.time.start == "2021-05-03"
    assert any("Holt" in p.name and p.role == "agent" for p in first.mention.participants)


def test_what_extraction_finds_on_a_marked_word_is_that_mention(topic: Topic) -> None:
    marked = {gold.mention.id: gold.mention.trigger for gold in topic.mentions}
    found = {gold.mention.id: gold.mention.trigger for gold in topic.found}
    assert found == marked  # rain fell in a sentence that is not validated


def test_two_reports_of_one_resignation_are_joined(topic: Topic) -> None:
    clauses, triggers = encode(topic.mentions, load_event_encoder())
    labels = cluster_within(["1"] * 3, ["1"] * 3, topic.mentions, clauses, triggers, {"1": topic.texts})
    assert labels[0] == labels[1] != labels[2]


def test_documents_cluster_by_their_words() -> None:
    bridge, quake = "old bridge closed cracks engineers", "quake coast villages shook tremor"
    topics = [Topic("1", {"a": bridge, "b": bridge + " today"}, ()), Topic("2", {"c": quake, "d": quake}, ())]
    found = document_clusters(topics)
    assert found["a"] == found["b"] != found["c"] == found["d"]


def test_a_file_that_is_no_xml_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_text("not xml")
    with pytest.raises(ValueError, match=r"x\.xml: not readable as CAT XML"):
        read_cat(tmp_path / "x.xml")


def test_a_missing_list_of_sentences_is_named(tmp_path: Path, annotate: Callable[[Article], Document]) -> None:
    (tmp_path / "1").mkdir()
    with pytest.raises(ValueError, match="ECBplus_coreference_sentences"):
        read_topic(tmp_path, "1", annotate)


def test_topics_are_of_the_training_the_development_or_held_out() -> None:
    assert [split_of(topic) for topic in ("3", "12", "36")] == ["training", "development", "held out"]
