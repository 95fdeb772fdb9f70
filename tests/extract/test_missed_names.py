"""Names that the recogniser finds in one sentence and misses in another."""

from __future__ import annotations

from dataclasses import replace

from storyatlas.extract.missed_names import with_missed
from storyatlas.model.document import Entity, Section
from tests.extract.reading import annotate, event


def found(text: str, *kept: str) -> list[str]:
    """The names of a text of whose entities the recogniser found only the first ones, by what they are called."""
    document = annotate(text)
    entities = {e.text: e for e in reversed(document.text.entities) if e.text in kept}
    section: Section = replace(document.text, entities=tuple(sorted(entities.values(), key=lambda e: e.start)))
    return [e.text for e in with_missed(document.title, section)[1].entities]


def test_a_surname_is_found_wherever_its_full_name_stands() -> None:
    text = "Ada Quill opened the bridge. Quill thanked the crew. The crowd followed Quill."
    assert found(text, "Ada Quill") == ["Ada Quill", "Quill", "Quill"]


def test_a_body_is_found_by_all_its_words() -> None:
    text = "The Harbour Society met. Later the Harbour Society voted."
    assert found(text, "The Harbour Society") == ["The Harbour Society", "Harbour Society"]


def test_a_part_of_another_name_is_none() -> None:
    text = "Ada Quill opened the bridge. Quill Road was closed. The Quill House was dark. Bo Quill left."
    assert found(text, "Ada Quill") == ["Ada Quill"]


def test_a_surname_that_is_a_word_too_is_none_where_the_article_writes_it_small() -> None:
    text = "Ada Rush opened the bridge. Rush and noise filled the square. There was a rush for the doors."
    assert found(text, "Ada Rush") == ["Ada Rush"]


def test_a_body_that_the_recogniser_cut_is_whole() -> None:
    assert "Group of Eight" in found("Ministers of the Group of Eight met in Oslo on Monday.")
    cut = annotate("Harbourbank UK sold two ships.")
    bank, country = cut.text.tokens[0], cut.text.tokens[1]
    entities = (
        Entity(bank.start, bank.end, 0, 1, bank.text, "ORG"),
        Entity(country.start, country.end, 1, 2, country.text, "GPE"),
    )
    assert bank.dep == "compound"
    whole = with_missed(cut.title, replace(cut.text, entities=entities))[1]
    assert [(e.text, e.type) for e in whole.entities] == [("Harbourbank UK", "ORG")]


def test_whose_a_body_is_is_no_part_of_its_name() -> None:
    document = annotate("Ada Quill spoke. Quill's Ministry of Harbours and Ships met. Quill's Harbour was calm.")
    tokens, text = document.text.tokens, document.text.text
    first = next(t for t in tokens if t.text == "Quill" and t.i > 1)
    last = next(t for t in tokens if t.text == "Ships")
    body = Entity(first.start, last.end, first.i, last.i + 1, text[first.start : last.end], "ORG")
    ada = next(e for e in document.text.entities if e.text == "Ada Quill")
    found_now = with_missed(document.title, replace(document.text, entities=(ada, body)))[1].entities
    assert "Ministry of Harbours and Ships" in [e.text for e in found_now]


def test_who_opens_a_sentence_takes_part() -> None:
    text = "Prime Minister Yasuo Nakamori met aides. Nakamori vowed on Monday to press on with his plan."
    assert "Yasuo Nakamori" in {p.name for p in event(text, "vowed").participants}


def test_a_ship_goes_by_any_words_that_the_article_calls_it_by() -> None:
    text = "The tanker Ever Taken closed the port. The Ever Taken left on Monday. Divers of the Prime Minister came."
    names = found(text)
    assert names.count("Ever Taken") == 2
    assert "Prime Minister" not in names
    assert "Ever Taken" not in found("The firm Ever Taken closed the port. The Ever Taken left on Monday.")


def test_a_body_goes_by_its_members() -> None:
    text = "Police broke up the march of the Ladies in Grey, a group in Lisbon. The Doctors for Harbour Aid wrote."
    names = found(text)
    assert {"Ladies in Grey", "Doctors for Harbour Aid"} <= set(names)
    assert not any("doctors" in name for name in found("He told the doctors in Lisbon and the ladies in Porto."))
