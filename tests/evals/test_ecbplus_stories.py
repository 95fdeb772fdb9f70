"""Sub-topics of ECB+ become stories, and a marked word is found in the event whose clause it triggers."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.ecbplus_stories import events_of, read_stories
from evals.running_text import running_text
from storyatlas.annotate import load_annotator
from storyatlas.pipeline import DocumentStages, assemble
from tests.evals.test_ecbplus_corpus import cat_xml


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        (
            "Quill said : `` It wo n't cost $ 1 , 000 ( or 3.5 % ) , '' the ex - mayor 's aide said .",
            "Quill said: \"It won't cost $1,000 (or 3.5%),\" the ex-mayor's aide said.",
        ),
        ("Venn left ; Quill , who stayed , won 2 : 1 .", "Venn left; Quill, who stayed, won 2:1."),
    ],
)
def test_tokens_become_the_text_that_they_were(tokens: str, text: str) -> None:
    found, spans = running_text(tokens.split())
    assert found == text
    assert [found[start:end] for start, end in spans] == tokens.replace("``", '"').replace("''", '"').split()


def test_marked_words_are_found_in_the_events_of_the_atlas(tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    texts = {
        "1_1ecb": ["Mayor resigns .", "On 3 May 2021 Mayor Ada Holt resigned ."],
        "1_2ecb": ["Holt goes .", "Ada Holt resigned on Monday , 3 May ."],
        "1_1ecbplus": ["http://www.quay.example/page", "Bridge opens .", "Karl Venn opened a bridge in Oslo ."],
    }
    marks = {"1_1ecb": (11, "ACT1"), "1_2ecb": (6, "ACT1"), "1_1ecbplus": (7, "ACT2")}
    for name, sentences in texts.items():
        token, cluster = marks[name]
        marked = cat_xml(name, sentences, [(token, "ACTION_OCCURRENCE", cluster)])
        (tmp_path / "1" / f"{name}.xml").write_text(marked)
    rows = ["Topic,File,Sentence Number", "1,1ecb,1", "1,2ecb,1", "1,1ecbplus,2"]
    (tmp_path / "ECBplus_coreference_sentences.csv").write_text("\n".join(rows))

    first, second = read_stories(tmp_path, "1", load_annotator())
    assert [(a.id, a.title, a.published) for a in first.articles] == [
        ("1_1ecb", "Mayor resigns.", "2021-05-03"),
        ("1_2ecb", "Holt goes.", "2021-05-03"),
    ]
    assert (second.articles[0].outlet, second.articles[0].title) == ("quay.example", "Bridge opens.")
    assert [(w.cluster, second.articles[0].read(w.field, w.start, w.end)) for w in second.words] == [("ACT2", "opened")]

    stages, story = DocumentStages(), first + second
    extractions = [stages.read(article) for article in story.articles]
    found = {
        word.id: event for word, event in events_of(story.words, extractions, assemble(story.articles, extractions))
    }
    resigned, again, opened = (found[word.id] for word in story.words)
    assert resigned == again != opened
