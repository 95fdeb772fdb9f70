"""Whom pronouns mean, scored on a small article that says it."""

from __future__ import annotations

from pathlib import Path

from evals.pronouns import run

WORDS = ("Ada Quill sailed to Oslo .", "On Monday she sold the ferry .")
MARKS = {1: ("HUMAN_PART_PER", (0, 0, 1)), 2: ("HUMAN_PART_PER", (1, 2, 2))}


def write(folder: Path) -> None:
    """One article of one topic in the format of ECB+."""
    tokens, ids, number = [], {}, 0
    for sentence, words in enumerate(WORDS):
        for place, word in enumerate(words.split()):
            number += 1
            ids[sentence, place] = number
            tokens.append(f'<token t_id="{number}" sentence="{sentence}" number="{place}">{word}</token>')
    marks = [
        f'<{tag} m_id="{mark}">'
        + "".join(f'<token_anchor t_id="{ids[sentence, place]}"/>' for place in range(first, last + 1))
        + f"</{tag}>"
        for mark, (tag, (sentence, first, last)) in MARKS.items()
    ]
    same = (
        '<CROSS_DOC_COREF r_id="1" note="HUM1"><source m_id="1"/><source m_id="2"/><target m_id="9"/></CROSS_DOC_COREF>'
    )
    body = f"{''.join(tokens)}<Markables>{''.join(marks)}</Markables><Relations>{same}</Relations>"
    (folder / "1").mkdir()
    (folder / "1" / "1_1ecbplus.xml").write_text(f'<Document doc_name="1_1ecbplus.xml">{body}</Document>')


def test_a_pronoun_is_right_where_it_means_who_annotators_joined_it_with(tmp_path: Path) -> None:
    write(tmp_path)
    (row,) = run(tmp_path)
    assert (row["pronouns"], row["answered"], row["named_right"]) == (1, 1.0, 1.0)
