"""Headlines in capitals become sentences of the same length, with the names that their article has."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyatlas.annotate.casing import Casing

STORY = (
    "A LARGE fire broke out at the Quayside Hotel in Port Ellery on Monday, and a teenager was killed.\n"
    "Police held a man. The Port Ellery council met the fire brigade, and Karl Venn of the Harbour Act Society spoke."
)
COMMON = frozenset("large fire killed held hotel teen after man police act must soon in by on the council rise".split())


@pytest.fixture
def casing() -> Casing:
    return Casing(STORY, COMMON.__contains__)


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Teen Killed In Port Ellery Fire, Man Held By Police", "Teen killed in Port Ellery fire, man held by police"),
        ("TEEN KILLED IN QUAYSIDE HOTEL FIRE", "Teen killed in Quayside Hotel fire"),
        ("Fire Council Held 'A Teen' After Fire", "Fire council held 'a teen' after fire"),
        ("NATO And Karl Venn Held Fire", "NATO and Karl Venn held fire"),
        ("THREE MEN HELD: police speak of a teen", "Three men held: police speak of a teen"),
    ],
)
def test_a_headline_in_capitals_is_read_as_a_sentence(casing: Casing, title: str, read: str) -> None:
    common = Casing(STORY, lambda word: word in COMMON or word in {"three", "men"})
    assert common.title(title) == read
    assert len(read) == len(title)


@pytest.mark.parametrize(
    "title",
    ["Police held Karl Venn in Port Ellery", "Karl Venn met Ada Quill in Oslo", "Fire at Quayside in Ellery", ""],
)
def test_a_headline_with_a_small_word_of_its_own_stays(casing: Casing, title: str) -> None:
    assert casing.title(title) == title


def test_capitals_that_open_a_report_are_small_and_an_acronym_is_not(casing: Casing) -> None:
    text = "A LARGE fire broke out.\nSWAT teams came. FIRE!\nAn ACT of the Society in Port Ellery."
    assert Casing(STORY, COMMON.__contains__).text(text).startswith("A large fire broke out.\nSWAT teams came.")


def test_a_heading_within_a_text_is_a_sentence(casing: Casing) -> None:
    assert casing.text("Police Held After Large Fire\nHe was held.") == "Police held after large fire\nHe was held."


def test_a_place_of_two_words_keeps_its_capitals(casing: Casing) -> None:
    known = Casing(STORY, lambda word: word in {"new", "fire", "held", "man"}, {"New Delhi"}.__contains__)
    assert known.title("Man Held After New Delhi Fire") == "Man held after New Delhi fire"


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    text=st.one_of(
        st.text(max_size=80),
        st.lists(st.sampled_from(["FIRE ", "İ", "ß", "Man ", "\n", ": ", "–", "’s ", "12", "“"])).map("".join),
    )
)
def test_no_character_is_lost_or_added(text: str) -> None:
    casing = Casing(STORY, COMMON.__contains__)
    for read in (casing.title(text), casing.text(text)):
        assert len(read) == len(text)
        assert read.lower() == text.lower()


def test_a_text_without_capitals_does_not_tell_that_names_are_small() -> None:
    casing = Casing("the loan was signed in narvik by the mayor of narvik.", COMMON.__contains__)
    assert casing.title("HELD IN NARVIK FIRE").endswith("in Narvik fire")


def test_an_office_is_large_before_a_name_alone() -> None:
    text = "The council met Chairman Karl Venn in Oslo. Harbour Chairman Venn spoke."
    casing = Casing(text, frozenset("council chairman good old resigns be will says harbour".split()).__contains__)
    assert casing.title("VENN WILL BE GOOD CHAIRMAN") == "Venn will be good chairman"
    assert casing.title("OLD CHAIRMAN VENN RESIGNS") == "Old Chairman Venn resigns"
