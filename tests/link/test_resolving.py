"""Which event a noun means, and which links a reader would take for one event told twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storyatlas.extract.lexicon import stem
from storyatlas.link import connect
from storyatlas.model.event import Event, Link
from storyatlas.model.extraction import Reference
from storyatlas.model.mention import Participant, Quantity
from storyatlas.model.place import Place
from tests.link.making import event, extraction, mention, relation

NORWAY, DENMARK = Participant("Norway", "agent", "place"), Participant("Denmark", "agent", "place")


def targets(links: tuple[Link, ...]) -> list[str]:
    return [link.target for link in links]


def answered(reference: Reference, *events: Event, act: str = "attack") -> list[str]:
    """What a protest of 2 May answers, of events with an `act` in each of three articles, by a noun."""
    protest = event("protest", "2023-05-02")
    own = [mention(e.id, act, start=e.time.start) for e in events]
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


def test_the_attack_on_those_who_attack_is_another_attack() -> None:
    marchers = Participant("marchers", "agent", "group")
    theirs = event("marchers attack guards", "2023-05-01", participants=(marchers,))
    assert answered(Reference("attack", aims=("marcher",)), theirs) == []
    assert answered(Reference("attack", aims=("guard",)), theirs) == ["marchers attack guards"]


def test_what_is_told_of_another_country_is_no_end_of_a_link() -> None:
    march, raid = event("march", "2023-05-02"), event("raid", "2023-05-01")
    elsewhere = mention("r2", "raid", start="2023-05-01", place=Place("Danubia", "XD", 48.0, 16.0, "country"))
    told = [mention("p", "march", start="2023-05-02"), mention("r", "raid", start="2023-05-01"), elsewhere]
    owner = {"p": "march", "r": "raid", "r2": "raid"}
    for identity, found in (("r", ["raid"]), ("r2", [])):
        read = extraction(told, relation("p", identity, "responds_to"))
        assert targets(connect([march, raid], owner, [read])) == found


def test_what_is_yet_to_come_is_answered_by_words_and_not_by_time() -> None:
    visit, rebuke = event("visit", "2023-06-20"), event("rebuke", "2023-05-02")
    told = [
        mention("v", "visit", start="2023-06-20"),
        mention("c", "criticise", start="2023-05-02", time_source="published", sentence=1),
    ]
    owner = {"v": "visit", "c": "rebuke"}
    for cue, found in (("criticised", ["visit"]), ("after", [])):
        answer = replace(relation("c", "", "responds_to", reference=Reference("visit", known=True)), cue=cue)
        assert targets(connect([visit, rebuke], owner, [extraction(told, answer)])) == found


def test_a_speech_holds_what_its_speaker_says_there_wherever_it_is_given() -> None:
    town = Place("Narnia", "XN", 50.0, 0.0, "city")
    speech, call = event("speech", "2023-05-01", place=town), event("call", "2023-05-01")
    for who, found in (("Ada Quill", ["speech"]), ("Bo Venn", [])):
        own = mention("c", "call", start="2023-05-01", participants=(Participant(who, "agent", "person"),))
        told = [own, mention("s", "speech", start="2023-05-01", noun=True)]
        there = relation("c", "", "part_of", reference=Reference("address", ("narnia",)))
        assert targets(connect([speech, call], {"c": "call", "s": "speech"}, [extraction(told, there)])) == found


def test_the_unrest_that_held_something_is_no_single_clash() -> None:
    clash, fire = event("clash", "2023-05-01"), event("fire", "2023-05-01")
    told = [mention("c", "clash", start="2023-05-01"), mention("f", "torch", start="2023-05-01")]
    owner = {"c": "clash", "f": "fire"}
    for kind, found in (("responds_to", ["clash"]), ("part_of", [])):
        read = extraction(told, relation("f", "", kind, reference=Reference("unrest", known=True)))
        assert targets(connect([clash, fire], owner, [read])) == found


def test_the_pact_is_the_treaty_that_the_article_told_as_signed() -> None:
    signing, rebuke = event("signing", articles=1), event("rebuke", articles=1)
    words = "sign a sweeping treaty"
    own = [mention("s", "sign", quote=words, quality=0.9), mention("r", "condemn", sentence=1, trigger_start=40)]
    for noun, found in (("pact", ["signing"]), ("test", [])):
        told = relation("r", "", "responds_to", at=30, reference=Reference(noun, known=True))
        links = connect([signing, rebuke], {"s": "signing", "r": "rebuke"}, [extraction(own, told)])
        assert targets(links) == found


def test_the_trip_is_the_one_journey_that_the_article_tells_by_whatever_verb() -> None:
    arrival, deal = event("Ada Quill lands in Narnia", "2023-05-01"), event("deal", "2023-05-02")
    own = [
        mention("v", "visit", start="2023-05-01", noun=True),
        *(mention(f"l{n}", "arriv", start="2023-05-01") for n in range(3)),
        mention("d", "sign", start="2023-05-02", sentence=1),
    ]
    owner = {**{m.id: arrival.id for m in own[:-1]}, "d": "deal"}
    held = relation("d", "", "part_of", reference=Reference("travel", known=True))
    assert targets(connect([arrival, deal], owner, [extraction(own, held)])) == [arrival.id]
    stranger = replace(own[-1], participants=(Participant("Bo Venn", "agent", "person"),))
    assert connect([arrival, deal], owner, [extraction([*own[:-1], stranger], held)]) == ()


def test_a_killing_of_somebody_else_is_no_end_of_a_link() -> None:
    march, killed = event("march"), event("killing", participants=(Participant("Bo Venn", "patient", "person"),))
    for name, found in (("Bo Venn", ["killing"]), ("Karl Moss", [])):
        own = mention("k", "kill", participants=(Participant(name, "patient", "person"),))
        told = extraction([mention("m", "march"), own], relation("m", "k", "responds_to"))
        assert targets(connect([march, killed], {"m": "march", "k": "killing"}, [told])) == found


def test_an_attack_is_by_those_whose_it_is() -> None:
    guards = Participant("Narnian guards", "patient", "group")
    raid = event("raid", "2023-05-01", participants=(DENMARK, guards))
    assert answered(Reference("attack", ("guards",)), raid) == []
    by_them = replace(raid, participants=(replace(guards, role="agent"),))
    assert answered(Reference("attack", ("guards",)), by_them) == ["raid"]


def test_a_declaration_with_a_matter_declares_nothing_else() -> None:
    truce, curfew = event("Ada Quill declares a cease-fire", "2023-05-01"), event("curfew", "2023-05-01", articles=9)
    answer = event("answer", "2023-05-01")
    own = [mention(e.id, "declar", start="2023-05-01") for e in (truce, curfew)]
    own.append(mention("a", "dismiss", start="2023-05-01"))
    owner = {truce.id: truce.id, "curfew": "curfew", "a": "answer"}
    told = relation("a", "", "responds_to", reference=Reference("declar", ("quill",), aims=("ceasefire",), known=True))
    assert targets(connect([truce, curfew, answer], owner, [extraction(own, told)])) == [truce.id]
    assert connect([curfew, answer], owner, [extraction(own[1:], told)]) == ()


def test_who_speaks_for_somebody_gives_no_speech() -> None:
    call = event("call", "2023-05-01")
    for title, found in (("Ada Quill speaks in Narnia", True), ("Ada Quill does not speak for Narnia", False)):
        own = [mention("c", "call", start="2023-05-01"), mention("s", "speak", start="2023-05-01")]
        there = relation("c", "", "part_of", reference=Reference("address"))
        owner = {"c": "call", "s": title}
        links = connect([event(title, "2023-05-01"), call], owner, [extraction(own, there)])
        assert bool(links) is found


def test_what_a_title_names_only_as_past_is_not_what_held_something() -> None:
    closing = event("closing", "2023-05-01")
    for title, found in (("War breaks out in Narnia", True), ("Narnia recovers from the war", False)):
        own = [mention("c", "clos", start="2023-05-01"), mention("w", "war", start="2023-05-01", noun=True)]
        owner = {"c": "closing", "w": title}
        held = relation("c", "w", "part_of")
        links = connect([event(title, "2023-05-01"), closing], owner, [extraction(own, held)])
        assert bool(links) is found


def test_a_body_goes_by_its_initials() -> None:
    union = Participant("Harbour Credit Union", "patient", "organisation")
    raid = event("raid on the union", "2023-05-01", participants=(union,))
    other = event("raid on a mill", "2023-05-01", articles=5)
    assert answered(Reference("attack", names=("hcu",)), raid, other) == ["raid on the union"]


def test_a_noun_means_what_a_title_tells_by_another_verb_and_that_noun() -> None:
    board, comment = event("Board plans a hearing", "2023-05-02"), event("Ada Quill testifies", "2023-05-03")
    told = [
        mention("b", "plan", article="a2", start="2023-05-02"),
        mention("c", "testify", start="2023-05-03"),
        mention("b1", "plan", start="2023-05-02", sentence=4, trigger_start=90, trigger_end=94),
    ]
    owner = {"b": board.id, "b1": board.id, "c": comment.id}
    noun = Reference("hear", known=True)
    links = connect([board, comment], owner, [extraction(told, relation("c", "", "part_of", reference=noun))])
    assert targets(links) == [board.id]
    lasting = Reference("war", known=True)
    war = event("Board discusses the war", "2023-05-02")
    read = extraction(told, relation("c", "", "part_of", reference=lasting))
    assert connect([war, comment], {"b": war.id, "b1": war.id, "c": comment.id}, [read]) == ()


def test_an_inquiry_is_the_investigation_that_is_announced() -> None:
    board, share = (
        event("Board announces an investigation", "2023-05-02", type="statement"),
        event("Venn helps", "2023-05-03"),
    )
    told = [
        mention("b", "announc", start="2023-05-02", headline=board.title),
        mention("v", "help", start="2023-05-03", headline=share.title),
    ]
    read = extraction(told, relation("v", "", "part_of", reference=Reference("investig", known=True)))
    assert targets(connect([board, share], {"b": board.id, "v": share.id}, [read])) == [board.id]
    spoken = [replace(told[0], headline="Board criticises an investigation", lemma="criticis"), told[1]]
    board = replace(board, title="Board criticises an investigation")
    read = extraction(spoken, relation("v", "", "part_of", reference=Reference("investig", known=True)))
    assert connect([board, share], {"b": board.id, "v": share.id}, [read]) == ()


def test_a_mishap_that_two_titles_of_one_day_name_is_one() -> None:
    one, two = (
        event("Quake strikes Larne", "2023-05-02", articles=1),
        event("Quake shakes houses", "2023-05-02", articles=1),
    )
    closing = event("Port is closed", "2023-05-02", articles=1)
    told = [
        mention("s", "strik", start="2023-05-02", headline=one.title),
        mention("h", "shak", start="2023-05-02", headline=two.title),
        mention("c", "clos", start="2023-05-02", headline=closing.title),
    ]
    owner = {"s": one.id, "h": two.id, "c": closing.id}
    read = extraction(told, relation("c", "", "responds_to", reference=Reference("earthquak", known=True)))
    assert len(connect([one, two, closing], owner, [read])) == 1


def test_a_traveller_who_is_named_by_his_office_acts_where_his_journey_is() -> None:
    home, abroad = Place("Danubia", "XD", 1.0, 1.0, "country"), Place("Larne", "XN", 50.0, 0.0, "city")
    visit, pact = (
        event("Quill arrives for a visit", "2023-05-02", place=abroad),
        event("Quill signs pact", "2023-05-03", place=abroad),
    )
    signing = mention("p", "sign", place=home, place_source="actor", headline="")
    signing = replace(signing, participants=(Participant("Danubian president", "agent", "person"),))
    read = extraction(
        [mention("v", "arriv", start="2023-05-02", headline=visit.title), signing],
        relation("p", "", "part_of", reference=Reference("travel", known=True)),
    )
    assert targets(connect([visit, pact], {"v": visit.id, "p": pact.id}, [read])) == [visit.id]


def test_a_press_conference_is_no_conference_of_donors() -> None:
    donors, call = event("donors", "2023-05-02", articles=9), event("call", "2023-05-01")
    own = [
        *(mention(f"d{n}", "conferenc", start="2023-05-02", article=f"a{n}", noun=True) for n in (1, 2, 3)),
        mention("c", "call", start="2023-05-01"),
        mention("p", "conferenc", start="2023-05-01", noun=True, sentence=1),
    ]
    owner = {"d1": "donors", "d2": "donors", "d3": "donors", "c": "call"}
    for words, found in (("his conference", ["donors"]), ("his press conference", [])):
        read = extraction([*own[:-1], replace(own[-1], quote=words)], relation("c", "p", "part_of"))
        assert targets(connect([donors, call], owner, [read])) == found


def test_a_named_crash_is_meant_weeks_later_by_whatever_noun() -> None:
    crash = event("crash", "2023-04-15", participants=(Participant("Narnia Airlines", "agent", "organisation"),))
    assert answered(Reference("accident", ("airlines",)), crash, act="crash") == ["crash"]
    assert answered(Reference("accident", ("railways",)), crash, act="crash") == []


def test_what_an_article_tells_in_passing_is_not_what_all_others_mean() -> None:
    vote, passing = event("vote", "2023-05-01", articles=9), event("no vote", "2023-05-01", articles=1)
    assert answered(Reference("attack", known=True), vote, passing) == ["vote"]


def _blamed_on_the(noun: str, *, broke: str, asked: str = "2019-01-30", between: int = 12) -> list[str]:
    """What an arrest, told sentences after a dam burst, answers by "the disaster"."""
    burst, arrest = event("burst", broke, articles=1), event("arrest", asked, articles=1)
    own = [
        mention("b", "burst", start=broke, quality=0.9),
        mention("a", "arrest", start=asked, sentence=between, trigger_start=400, trigger_end=406),
    ]
    told = relation("a", "", "responds_to", at=420, reference=Reference(stem(noun), known=True))
    return targets(connect([burst, arrest], {"b": "burst", "a": "arrest"}, [extraction(own, told)]))


@pytest.mark.parametrize("noun", ["disaster", "catastrophe", "calamity", "tragedy"])
def test_the_disaster_is_what_its_article_opens_with(noun: str) -> None:
    assert _blamed_on_the(noun, broke="2019-01-25") == ["burst"]


def test_a_noun_for_anything_means_what_was_told_shortly_before() -> None:
    assert _blamed_on_the("accident", broke="2019-01-25") == []
    assert _blamed_on_the("accident", broke="2019-01-25", between=1) == ["burst"]


def test_the_disaster_is_none_of_another_year() -> None:
    assert _blamed_on_the("disaster", broke="2015-11-05") == []
    assert _blamed_on_the("disaster", broke="2015") == []
    assert _blamed_on_the("disaster", broke="2018-11-05") == ["burst"]
