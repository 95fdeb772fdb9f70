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


def test_a_deed_takes_what_it_is_done_to() -> None:
    told = {
        "Norway's navy captured 23 smugglers off Oslo on Monday.": "capture of smugglers",
        "The bank was evacuated in Oslo on Monday.": "bank evacuation",
        "Ada Quill was charged with second-degree murder in Oslo on Monday.": "murder charges",
        "Ada Quill killed a customs agent in Oslo on Monday.": "killing of a customs agent",
        "The roof of the station collapsed in Oslo on Monday.": "roof collapse",
        "Ada Quill attacked two ferries in Oslo on Monday.": "attack on ferries",
    }
    for text, phrase in told.items():
        verb = next(word for word in text.split() if word in _VERBS)
        assert phrase in event(text, verb).topics


_VERBS = {"captured", "evacuated", "charged", "killed", "collapsed", "attacked"}


def test_shots_and_what_did_not_happen_are_done_to_nobody() -> None:
    assert not any("shooting of" in t for t in event("Ada Quill fired four warning shots in Oslo.", "fired").topics)


def test_a_daughter_of_nobody_known_heads_no_section() -> None:
    assert not any("daughter" in t for t in event("Ada Quill shot her daughter in Oslo on Monday.", "shot").topics)


def test_how_dreadful_it_was_is_no_part_of_a_heading() -> None:
    found = event("A brutal border crackdown angered Norway on Monday.", "angered").topics
    assert "border crackdown" in found


def test_a_search_is_told_with_what_it_is_for() -> None:
    found = event("Norway began the search for survivors in Oslo on Monday.", "began").topics
    assert {"search", "search for survivors"} <= set(found)


def test_who_is_fired_from_an_office_is_dismissed_and_who_shoots_a_film_shoots_nobody() -> None:
    assert event("Ada Quill was fired from the harbour board in Oslo on Monday.", "fired").deed == "dismissal"
    assert event("Ada Quill shot a film about the harbour in Oslo on Monday.", "shot").deed == ""
    assert event("Ada Quill shot two men in Oslo on Monday.", "shot").deed == "shooting"


def test_an_offer_made_is_no_offer_of_an_offer() -> None:
    assert "offer offer" not in event("Harland made an offer for the port on Monday.", "made").topics
    assert "offer offer" not in event("Harland offered a new offer to the port on Monday.", "offered").topics
