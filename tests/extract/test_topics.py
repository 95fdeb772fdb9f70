"""Topics: the noun phrases of a clause that could head a section, and the noun for what happens."""

from __future__ import annotations

from storyatlas.extract.lexicon import deed_of
from tests.extract.reading import event


def test_names_keep_their_capitals_and_little_words_go() -> None:
    found = event("Little progress on the Winter War treaty angered the director in Oslo.", "angered").topics
    assert "progress" in found
    assert not any("director" in topic for topic in found)


def test_troops_head_a_section_and_a_named_war_does() -> None:
    found = event("Norwegian troops crossed the border during the Winter War on Monday.", "crossed").topics
    assert "Norwegian troops" in found
    assert "Winter War" in found


def test_a_verb_and_its_noun_are_one_deed() -> None:
    assert deed_of("invade") == deed_of("invasion") == "invasion"
    assert deed_of("meet") == "meeting"
    assert deed_of("say") == ""


def test_who_fires_shots_shoots_and_who_fires_a_coach_dismisses() -> None:
    assert event("Ada Quill fired four shots at the police in Oslo on Monday.", "fired").deed == "shooting"
    assert event("The club fired Ada Quill in Oslo on Monday.", "fired").deed == "dismissal"
    assert event("Norway fired two missiles at the port of Oslo on Monday.", "fired").deed == ""


def test_opened_fire_is_no_fire() -> None:
    opened = event("Ada Quill opened fire at a factory in Oslo on Monday.", "fire")
    assert opened.deed == "shooting"
    assert "fire" not in opened.topics
    assert "fire" in event("Ada Quill fled the fire at a factory in Oslo on Monday.", "fled").topics
