"""Sentences, tokens and entities stand where the text has them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyatlas.annotate.datelines import dateline_cuts, quotation_cut
from storyatlas.annotate.syntax import complete_names, join_names, load_parser
from storyatlas.model.article import Field
from storyatlas.model.document import Entity, Section

Parse = Callable[[str, Field], Section]


@pytest.fixture(scope="module")
def parse() -> Parse:
    return load_parser()


def check(section: Section) -> None:
    text = section.text
    for i, token in enumerate(section.tokens):
        assert token.i == i
        assert text[token.start : token.end] == token.text != ""
        assert 0 <= token.head < len(section.tokens)
    assert all(a.end <= b.start for a, b in zip(section.tokens, section.tokens[1:], strict=False))
    covered = [i for s in section.sentences for i in range(s.first, s.last)]
    assert covered == list(range(len(section.tokens)))
    for sentence in section.sentences:
        assert "\n" not in text[sentence.start : sentence.end].strip()
        assert all(sentence.first <= t.head < sentence.last for t in section.tokens[sentence.first : sentence.last])
    for entity in section.entities:
        assert text[entity.start : entity.end] == entity.text
        assert section.tokens[entity.first].start == entity.start
        assert section.tokens[entity.last - 1].end == entity.end


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    text=st.one_of(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
        st.lists(
            st.sampled_from(
                ["Ada Quill sails", ". ", "\n", "\r\n", " ", "\t", "\u00a0", "🎉", "مرحبا", "“", "Dr. ", "5"]
            ),
            max_size=12,
        ).map("".join),
    )
)
def test_every_span_of_any_text_is_where_it_says(parse: Parse, text: str) -> None:
    check(parse(text, "text"))


def test_a_sentence_never_runs_over_a_line_break(parse: Parse) -> None:
    section = parse("Harbour news\nAda Quill opened the bridge\n\nPolice arrested two men. They fled.", "text")
    words = [section.text[s.start : s.end].strip() for s in section.sentences]
    assert words == [
        "Harbour news",
        "Ada Quill opened the bridge",
        "Police arrested two men.",
        "They fled.",
    ]


def test_paragraphs_are_parsed_alike_wherever_they_stand(parse: Parse) -> None:
    alone = parse("Police arrested two men.", "text").tokens
    after = parse("Harbour news.\nPolice arrested two men.", "text").tokens[-len(alone) :]
    assert [(t.text, t.lemma, t.pos, t.dep) for t in alone] == [(t.text, t.lemma, t.pos, t.dep) for t in after]


def test_names_are_entities(parse: Parse) -> None:
    found = {e.text: e.type for e in parse("Olga Petrova met Karl Venn in Lisbon on Monday.", "title").entities}
    assert found == {"Olga Petrova": "PERSON", "Karl Venn": "PERSON", "Lisbon": "GPE", "Monday": "DATE"}


def test_a_rank_in_short_ends_no_sentence(parse: Parse) -> None:
    section = parse("Harbour Police Lt. Karl Venn and Sgt. Ada Quill arrested two men. Capt. Ola Marsh left.", "text")
    assert [e.text for e in section.entities if e.type == "PERSON"] == ["Karl Venn", "Ada Quill", "Ola Marsh"]
    assert len(section.sentences) == 2


@pytest.mark.parametrize("text", ["", " ", "\n \n", "\r\n\t"])
def test_nothing_to_read(parse: Parse, text: str) -> None:
    section = parse(text, "text")
    assert (section.tokens, section.sentences, section.entities) == ((), (), ())


def test_a_name_cut_in_two_is_joined() -> None:
    text = "The Agency for Rural Roads met."
    cut = [Entity(4, 14, 1, 3, "Agency for", "ORG"), Entity(15, 26, 3, 5, "Rural Roads", "ORG")]
    (whole,) = join_names(text, cut)
    assert (whole.text, whole.first, whole.last, whole.type) == ("Agency for Rural Roads", 1, 5, "ORG")
    apart = [Entity(4, 10, 1, 2, "Agency", "ORG"), Entity(15, 26, 3, 5, "Rural Roads", "ORG")]
    assert join_names(text, apart) == apart


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("The Board for Rural Roads and Quiet Harbours met.", (1, 6), "Board for Rural Roads and Quiet Harbours"),
        ("The Board for Rural Roads and others met.", (1, 6), "Board for Rural Roads"),
        ("The Board for Rural Roads met.", (1, 5), "Board for Rural Roads"),
    ],
)
def test_a_name_that_ends_in_a_small_word_goes_on_or_loses_it(
    parse: Parse, text: str, words: tuple[int, int], whole: str
) -> None:
    tokens = parse(text, "text").tokens
    first, last = words
    start, end = tokens[first].start, tokens[last - 1].end
    (found,) = complete_names(text, tokens, [Entity(start, end, first, last, text[start:end], "ORG")])
    assert found.text == whole
    assert text[found.start : found.end] == whole
    assert tokens[found.last - 1].end == found.end


@pytest.mark.parametrize(
    "before",
    ["Facebook Twitter Pinterest ", "Image caption ", "Image copyright Vale Agency Image caption ", "Media caption "],
)
def test_what_a_page_puts_before_a_caption_is_no_word_of_it(parse: Parse, before: str) -> None:
    section = parse(f"The dam broke.\n\n{before}Orrin villagers wait for boats. Ada Quill helps.", "text")
    check(section)
    assert [section.tokens[s.first].text for s in section.sentences] == ["The", "Orrin", "Ada"]


def test_a_network_that_the_news_is_about_stays(parse: Parse) -> None:
    section = parse("Facebook and Twitter removed the post. Twitter apologised.", "text")
    assert section.tokens[0].text == "Facebook"


def sentences(section: Section) -> list[str]:
    return [section.text[s.start : s.end].strip() for s in section.sentences]


def test_items_that_a_page_gives_twice_are_read_once(parse: Parse) -> None:
    text = (
        "Narnia closed its harbours to all ships from the south Calormen\n\n"
        "closed its harbours to all ships from the south Calormen recalled its envoy from Narnia on Monday\n\n"
        "recalled its envoy from Narnia on Monday"
    )
    assert sentences(parse(text, "text")) == [
        "Narnia closed its harbours to all ships from the south Calormen",
        "recalled its envoy from Narnia on Monday",
    ]
    assert len(parse("The ships left.\nThe ships left.", "text").sentences) == 2  # a few words may be chance


def test_links_to_other_articles_are_not_read(parse: Parse) -> None:
    text = "Quill opened the bridge.\nHarbour strike: what we know Read more\nRead more: Venn resigns\nIt is long."
    assert sentences(parse(text, "text")) == ["Quill opened the bridge.", "It is long."]


def test_credits_are_not_read(parse: Parse) -> None:
    credits = "\n".join(
        (
            "The Herald's Ada Quill, Karl Venn and J. Moor contributed to this report.",
            "(Reporting by Ada Quill in Lisbon and Karl Venn; editing by June Moor)",
            "Additional reporting by Karl Venn",
        )
    )
    told = "Reporting by Quill has led to his arrest.\nVenn resigned. Quill contributed to this report."
    assert sentences(parse(f"Quill opened the bridge.\n{credits}\n{told}", "text")) == [
        "Quill opened the bridge.",
        "Reporting by Quill has led to his arrest.",
        "Venn resigned.",
        "Quill contributed to this report.",
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("OSLO (Reuters) - Ada Quill opened the bridge.", "OSLO (Reuters) -"),
        ("Oslo, Norway (CNN) Ada Quill opened the bridge.", "Oslo, Norway (CNN)"),
        ("LISBON, Portugal — Ada Quill opened the bridge.", "LISBON, Portugal —"),
        ("Lisbon, October 18: Ada Quill opened the bridge.", "Lisbon, October 18:"),
        ("Oslo, 3 May 2023 – Ada Quill opened the bridge.", "Oslo, 3 May 2023 –"),
        ("Quill, October 18: Ada Quill opened the bridge.", ""),
        ("LISBON Ada Quill opened the bridge.", "LISBON"),
        ("A bridge. (Photo by K. Venn) Lisbon CNN -- Ada Quill opened the bridge.", "Lisbon CNN --"),
        ("The port reopens to ferries CNN -- Ada Quill opened the bridge.", "CNN --"),
        ("He left. READ MORE: Ada Quill opened the bridge.", "READ MORE:"),
        ("VENN HARBOUR — A bridge opened in Venn Harbour.", "VENN HARBOUR —"),
        ("Lisbon - the capital - opened a bridge.", ""),
        ("NATO - the alliance - opened a bridge.", ""),
        ("UNICEF Director Ada Quill opened the bridge.", ""),
    ],
)
def test_a_dateline_is_apart_from_the_report(text: str, line: str) -> None:
    cuts = dateline_cuts(text, 0, len(text), {"Lisbon", "Oslo"}.__contains__)
    parts = [text[a:b].strip() for a, b in pairwise([0, *cuts, len(text)])]
    assert parts[-1] == (text[text.index(line) + len(line) :].strip())
    assert (line in parts) is bool(line)


def test_a_title_goes_on_behind_what_it_quotes(parse: Parse) -> None:
    title = "'A new day, a new bridge': Ada Quill reopens the port"
    assert [title[cut:] for cut in quotation_cut(title)] == ["Ada Quill reopens the port"]
    assert len(parse(title, "title").sentences) == 2
    assert quotation_cut("Ada Quill: 'A new day'") == []


def test_a_title_before_a_name_ends_no_sentence(parse: Parse) -> None:
    text = "Police say Sgt. Ada Quill shot Deputy Sgt. Karl Venn. Capt. Emil Marsh met Supt. Rook on Monday."
    sentences = [text[s.start : s.end] for s in parse(text, "text").sentences]
    assert sentences == [
        "Police say Sgt. Ada Quill shot Deputy Sgt. Karl Venn.",
        "Capt. Emil Marsh met Supt. Rook on Monday.",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The sheriff’ s deputies left.", ["sheriff", "’s", "deputies"]),
        ("She didn' t know.", ["did", "n't", "know"]),
        ("He left at 3 p. m. on Monday.", ["p.m.", "on"]),
        ("The offer - - eight years - - stands.", ["—", "eight"]),
        ("The ferry -LRB- a new one -RRB- is `` safe '' .", ["(", ")", '"', "safe"]),
    ],
)
def test_loose_marks_stand_with_their_words(parse: Parse, text: str, words: list[str]) -> None:
    section = parse(text, "text")
    check(section)
    assert len(section.text) == len(text)
    told = [t.text for t in section.tokens if not t.text.isspace()]
    assert all(a in told for a in words)
