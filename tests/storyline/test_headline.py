"""The headline is what the story is about, not its loudest detail."""

from __future__ import annotations

from storyatlas.model.article import Article
from storyatlas.model.event import Evidence, Reports
from storyatlas.storyline.headline import headline
from tests.storyline.making import ADA, KARL, event


def test_the_headline_is_about_what_the_other_events_are_about() -> None:
    events = [
        event(1, "Ada Quill feeds the gulls", salience=1.0),
        event(2, "Ada Quill opens the harbour bridge", salience=0.95),
        event(3, "Harbour bridge is painted", salience=0.6),
        event(4, "Crowd crosses the harbour bridge", salience=0.5),
    ]
    assert headline(events) == "Ada Quill opens the harbour bridge"


def test_it_is_of_the_storys_own_time_and_somebody_did_it() -> None:
    events = [
        event(1, "Ada Quill founds the harbour", salience=1.0, background=True),
        event(2, "Harbour bridge shakes", salience=0.9),
        event(3, "Karl Venn closes the harbour", salience=0.5, participants=(KARL,)),
    ]
    assert headline(events) == "Karl Venn closes the harbour"
    assert headline([]) == "Untitled story"


def test_what_the_main_words_of_the_story_tell_may_be_done_by_nobody_named() -> None:
    events = [
        event(1, "Harbour bridge is closed in Elwin", salience=1.0),
        event(2, "Karl Venn feeds the gulls", salience=0.7, participants=(KARL,)),
        event(3, "Crowd crosses the harbour bridge", salience=0.5),
        event(4, "Harbour bridge is painted in Elwin", salience=0.4),
    ]
    assert headline(events) == "Harbour bridge is closed in Elwin"


def test_it_is_what_most_outlets_tell_in_their_headlines() -> None:
    told = tuple(Evidence(f"a{n}", "title", 0, 26, "Elwin names its new pilot") for n in (1, 2))
    events = [
        event(1, "Elwin names new pilot", salience=1.0, reports=Reports(8, 8, 8), evidence=told),
        event(2, "Ada Quill buys a boat", salience=0.6, participants=(ADA,)),
        event(3, "Ada Quill sails the boat to Port Ellery", salience=0.5, participants=(ADA,)),
        event(4, "Ada Quill paints the boat", salience=0.4, participants=(ADA,)),
    ]
    titles = ("Elwin names its new pilot", "A new pilot for Elwin", "Ada Quill is pilot of Elwin")
    articles = [Article(id=f"a{n}", url="", outlet="", title=title, text="") for n, title in enumerate(titles)]
    assert headline(events, articles) == "Elwin names new pilot"


def test_what_many_headlines_announce_is_the_story_before_it_has_come_to_pass() -> None:
    told = tuple(Evidence(f"a{n}", "title", 0, 24, "Ada Quill to lead Elwin") for n in (1, 2, 3))
    events = [
        event(1, "Ada Quill to lead Elwin", salience=1.0, status="planned", participants=(ADA,), evidence=told),
        event(2, "Ada Quill says she is glad", salience=0.7, participants=(ADA,)),
    ]
    assert headline(events) == "Ada Quill to lead Elwin"


def test_what_several_outlets_tell_and_one_headlines_may_be_done_by_nobody_named() -> None:
    told = (Evidence("a1", "title", 0, 26, "Three hurt in ferry wreck"),)
    events = [
        event(1, "Three hurt in ferry wreck", salience=1.0, reports=Reports(4, 4, 4), evidence=told),
        event(2, "Karl Venn buys a lamp", salience=0.5, participants=(KARL,)),
        event(3, "Karl Venn sells the lamp", salience=0.4, participants=(KARL,)),
    ]
    assert headline(events) == "Three hurt in ferry wreck"


def test_what_was_done_names_the_story_before_words_about_it() -> None:
    events = [
        event(1, "Karl Venn enters the harbour office", salience=0.95, participants=(KARL,)),
        event(2, "Ada Quill denies the harbour is lost", salience=1.0, type="rejection", participants=(ADA,)),
        event(3, "Ada Quill leaves the harbour", salience=0.2, participants=(ADA,)),
    ]
    assert headline(events) == "Karl Venn enters the harbour office"


def test_a_whole_sentence_is_told_without_its_full_stop() -> None:
    assert headline([event(1, "The harbour has been closed.", participants=(ADA,))]) == "The harbour has been closed"


def test_what_many_headlines_tell_names_the_story_whatever_its_date() -> None:
    told = tuple(Evidence(f"a{n}", "title", 0, 15, "Karl Venn dies") for n in (1, 2, 3))
    events = [
        event(1, "Karl Venn dies", salience=1.0, background=True, participants=(KARL,), evidence=told),
        event(2, "Karl Venn leaves the harbour", salience=0.4, participants=(KARL,)),
    ]
    assert headline(events) == "Karl Venn dies"
