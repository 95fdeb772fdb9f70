"""Which event a noun means, and which links a reader would take for one event told twice."""

from __future__ import annotations

from dataclasses import replace

from storyatlas.link import connect
from storyatlas.model.event import Event, Link
from storyatlas.model.extraction import Reference
from storyatlas.model.mention import Participant, Quantity
from tests.link.making import event, extraction, mention, relation

NORWAY, DENMARK = Participant("Norway", "agent", "place"), Participant("Denmark", "agent", "place")


def targets(links: tuple[Link, ...]) -> list[str]:
    return [link.target for link in links]


def answered(reference: Reference, *events: Event) -> list[str]:
    """What a protest of 2 May answers, of events with one mention each in three articles, by a noun."""
    protest = event("protest", "2023-05-02")
    own = [mention(e.id, "attack", start=e.time.start) for e in events]
    told = [
        *(replace(m, id=f"{m.id}{n}", article=f"a{n}") for m in own for n in (1, 2, 3)),
        mention("p", "protest", start="2023-05-02"),
    ]
    owner = {m.id: m.id[:-1] for m in told if m.id != "p"} | {"p": "protest"}
    read = extraction(told, relation("p", "", "responds_to", reference=reference))
    return targets(connect([*events, protest], owner, [read]))


def test_a_noun_means_the_act_of_the_country_that_it_names() -> None:
    one, other = event("raid on a ship", "2023-05-01", participants=(NORWAY,)), event("raid", "2023-05-01", articles=9)
    rival = replace(other, participants=(DENMARK,))
    assert answered(Reference("attack", sides=("norway",)), one, rival) == ["raid on a ship"]


def test_a_noun_means_what_befell_the_thing_that_it_names() -> None:
    one, other = event("raid on a ship", "2023-05-01"), event("raid on a mill", "2023-05-01", articles=5)
    assert answered(Reference("attack", aims=("ship",)), one, other) == ["raid on a ship"]


def test_a_noun_with_a_day_means_nothing_of_another_day() -> None:
    assert answered(Reference("attack", day="2023-04-25"), event("raid", "2023-05-01")) == []


def test_the_attack_is_what_the_article_has_just_told_by_another_verb() -> None:
    shelling, protest = event("shelling", articles=1), event("protest", articles=1)
    own = [mention("s", "shell", quality=0.9), mention("p", "protest", sentence=1, trigger_start=40, trigger_end=47)]
    told = relation("p", "", "responds_to", at=30, reference=Reference("attack", known=True))
    links = connect([shelling, protest], {"s": "shelling", "p": "protest"}, [extraction(own, told)])
    assert targets(links) == ["shelling"]


def test_what_an_occurrence_did_is_no_second_event_where_its_title_says_what_did_it() -> None:
    quake, killed = event("Quake in Larne"), event("Quake kills nine in Larne")
    own = [mention("q", "quak", noun=True), mention("k", "kill")]
    told = extraction(own, relation("q", "k", "causes"))
    owner = {"q": quake.id, "k": killed.id}
    assert connect([quake, killed], owner, [told]) == ()
    flight = event("Thousands flee")
    assert targets(connect([quake, flight], {**owner, "k": flight.id}, [told])) == ["Thousands flee"]


def test_a_count_far_from_that_of_its_event_joins_nothing() -> None:
    blast, hurt = event("blast"), event("Eighteen are injured")
    three, eighteen = (Quantity(n, "people", str(n), 0, 2, phrase="people", act="injur") for n in (3.0, 18.0))
    own = [
        mention("b", "explod"),
        mention("h", "injur", quantities=(three,)),
        mention("t", "injur", quantities=(eighteen,), headline=hurt.title),
    ]
    owner = {"b": blast.id, "h": hurt.id, "t": hurt.id}
    assert connect([blast, hurt], owner, [extraction(own, relation("b", "h", "causes"))]) == ()
