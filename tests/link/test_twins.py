"""A link ends at the event that most articles tell of several that tell one occurrence."""

from __future__ import annotations

from dataclasses import replace

from storyatlas.link import connect
from storyatlas.model.event import Event
from storyatlas.model.mention import Participant
from tests.link.making import event, extraction, mention, relation

VENN = Participant("Karl Venn", "agent", "person")


def answered(near: Event, twin: Event, lemma: str, *, noun: bool = False, other: str | None = None) -> str:
    """Which of two events a protest answers whose words name the first."""
    protest = event("Crowds protest", near.time.start, participants=(VENN,))
    own = [
        mention("near", lemma, start=near.time.start, headline=near.title, noun=noun),
        mention("twin", other or lemma, start=twin.time.start, headline=twin.title),
        mention("protest", "protest", start=near.time.start, participants=(VENN,)),
    ]
    owner = {"near": near.id, "twin": twin.id, "protest": protest.id}
    (link,) = connect([near, twin, protest], owner, [extraction(own, relation("protest", "near", "responds_to"))])
    return link.target


def told(words: str, start: str = "2023-05-02", *, articles: int = 1) -> Event:
    return event(words, start, articles=articles)


def test_a_link_ends_at_the_twin_that_more_articles_tell() -> None:
    assert answered(told("Quill opens harbour"), told("Quill opens the new harbour", articles=4), "open").endswith(
        "new harbour"
    )


def test_another_day_another_number_another_agent_and_a_plan_are_no_twins() -> None:
    near = told("Quill opens 2 harbours")
    assert answered(near, told("Quill opens harbours", "2023-05-04", articles=4), "open") == near.id
    assert answered(near, told("Quill opens 3 harbours", articles=4), "open") == near.id
    assert answered(near, told("Quill to open harbours", articles=4), "open") == near.id
    strange = replace(told("Venn opens harbours", articles=4), participants=(VENN,))
    assert answered(near, strange, "open") == near.id


def test_what_a_noun_names_is_rather_the_event_that_a_verb_tells() -> None:
    near, twin = told("Defeat of the council in the vote"), told("Council loses the vote")
    assert answered(near, twin, "defeat", noun=True, other="lose") == twin.id


def test_a_treaty_of_two_states_is_that_of_those_who_lead_them() -> None:
    leader, states = Participant("Ada Quill", "agent", "person"), Participant("Danubia", "agent", "place")
    near = replace(told("Danubia and Narnia sign a treaty"), type="agreement", participants=(states,))
    party = replace(states, role="other")
    twin = told("Quill and Venn sign a sweeping treaty", "2023-05-01", articles=4)
    twin = replace(twin, type="agreement", participants=(leader, party))
    assert answered(near, twin, "sign") == twin.id
    assert answered(replace(near, type="other"), replace(twin, type="other"), "sign") == near.id
