"""Relations of many articles become links between events, each with its words."""

from __future__ import annotations

from dataclasses import replace

from storyatlas.link import add_links, connect, order_events
from storyatlas.model.event import Link
from storyatlas.model.extraction import Reference
from storyatlas.model.mention import Participant
from storyatlas.model.time import TimeValue
from tests.link.making import ADA, event, extraction, mention, relation

BAN, PROTEST, TALKS = event("ban", "2023-05-01"), event("protest", "2023-05-02"), event("talks", "2023-05-03")
OWNER = {"m1": "ban", "m2": "protest", "m3": "talks", "n1": "ban", "n2": "protest"}
MENTIONS = [mention("m1", "ban"), mention("m2", "protest"), mention("m3", "talk")]


def kinds(links: tuple[Link, ...]) -> list[tuple[str, str, str]]:
    return [(link.source, link.target, link.type) for link in links]


def test_a_link_that_two_articles_state_shows_both_their_words_and_is_surer() -> None:
    one = extraction(MENTIONS, relation("m2", "m1", "responds_to"))
    other = extraction(
        [mention("n1", "ban", article="a2"), mention("n2", "protest", article="a2")],
        relation("n2", "n1", "responds_to", at=5),
        article="a2",
    )
    (alone,) = connect([BAN, PROTEST], OWNER, [one])
    (both,) = connect([BAN, PROTEST], OWNER, [one, other])
    assert [(e.article, e.quote) for e in both.evidence] == [
        ("a1", "these words say so"),
        ("a2", "these words say so"),
    ]
    assert both.stated
    assert both.confidence > alone.confidence


def test_a_response_before_what_it_answers_is_no_link() -> None:
    assert connect([BAN, TALKS], OWNER, [extraction(MENTIONS, relation("m1", "m3", "responds_to"))]) == ()


def test_a_response_dated_a_day_too_early_is_one_still() -> None:
    told = extraction(MENTIONS, relation("m1", "m2", "responds_to"))
    assert kinds(connect([BAN, PROTEST], OWNER, [told])) == [("ban", "protest", "responds_to")]


def test_an_order_against_the_dates_is_no_link() -> None:
    assert connect([BAN, PROTEST], OWNER, [extraction(MENTIONS, relation("m2", "m1", "before"))]) == ()


def test_ends_in_one_event_make_no_link() -> None:
    assert connect([BAN], {"m1": "ban", "m2": "ban"}, [extraction(MENTIONS, relation("m1", "m2", "causes"))]) == ()


def test_a_link_that_a_chain_of_two_others_says_is_left_out() -> None:
    told = extraction(
        MENTIONS, relation("m1", "m2", "before"), relation("m2", "m3", "before"), relation("m1", "m3", "before")
    )
    assert kinds(connect([BAN, PROTEST, TALKS], OWNER, [told])) == [
        ("ban", "protest", "precedes"),
        ("protest", "talks", "precedes"),
    ]


def test_of_two_readings_of_the_same_events_the_stronger_stays() -> None:
    told = extraction(MENTIONS, relation("m1", "m2", "before"), relation("m1", "m2", "causes"))
    assert kinds(connect([BAN, PROTEST], OWNER, [told])) == [("ban", "protest", "causes")]


def test_a_bare_noun_means_the_event_that_most_articles_tell_of_the_people_beside_it() -> None:
    great, small = event("great visit", "2023-05-01", articles=9), event("small visit", "2023-05-02", articles=2)
    speech = event("speech", "2023-05-02")
    owner = {"v1": "great visit", "v2": "small visit", "s": "speech"}
    told = extraction(
        [mention("v1", "visit"), mention("v2", "visit"), mention("s", "speak", start="2023-05-02")],
        relation("s", "", "part_of", reference=Reference("visit", ("quill",))),
    )
    assert kinds(connect([great, small, speech], owner, [told])) == [("speech", "great visit", "part_of")]


def test_a_noun_of_another_person_finds_no_event() -> None:
    visit, other = event("visit", articles=2), event("other visit", articles=2)
    told = extraction(
        [mention("v1", "visit"), mention("v2", "visit"), mention("m3", "talk")],
        relation("m3", "", "part_of", reference=Reference("visit", ("venn",))),
    )
    assert connect([visit, other, TALKS], {"v1": "visit", "v2": "other visit", "m3": "talks"}, [told]) == ()


def test_a_possessive_without_its_apostrophe_names_the_same_person() -> None:
    visit = event("visit", articles=2)
    told = extraction(
        [mention("v1", "visit"), mention("m3", "talk")],
        relation("m3", "", "part_of", reference=Reference("visit", ("quills",))),
    )
    assert kinds(connect([visit, TALKS], {"v1": "visit", "m3": "talks"}, [told])) == [("talks", "visit", "part_of")]


def test_a_noun_means_an_event_that_has_its_verb_in_the_title_where_none_mostly_goes_by_it() -> None:
    holiday, fall = event("Narnia extends the holiday", "2023-05-02"), event("fall", "2023-05-03")
    told = extraction(
        [
            mention("h1", "extend", start="2023-05-02", headline="Narnia extends the holiday"),
            *(mention(name, "rise", start="2023-05-02") for name in ("h2", "h3")),
            mention("f", "fall", start="2023-05-03"),
        ],
        relation("", "f", "causes", reference=Reference("extend")),
    )
    owner = {**dict.fromkeys(("h1", "h2", "h3"), holiday.id), "f": "fall"}
    assert kinds(connect([holiday, fall], owner, [told])) == [(holiday.id, "fall", "causes")]


def test_the_announcement_is_the_one_that_most_articles_tell_and_no_other_of_who_answers_it() -> None:
    great, own = event("visit announced", "2023-05-01", articles=9), event("fleet announced", "2023-05-01", articles=2)
    great = replace(great, participants=())
    told = extraction(
        [
            mention("g", "announc", start="2023-05-01"),
            mention("o", "announc", start="2023-05-01"),
            mention("c", "criticis", start="2023-05-02"),
        ],
        relation("c", "", "responds_to", reference=Reference("announc")),
    )
    criticism = event("criticism", "2023-05-02")
    owner = {"g": "visit announced", "o": "fleet announced", "c": "criticism"}
    assert kinds(connect([great, own, criticism], owner, [told])) == [("criticism", "visit announced", "responds_to")]


def test_words_replace_an_order_by_date_but_not_another_stated_link() -> None:
    before = Link("l1", "ban", "protest", "precedes", 0.5, True)
    cause = Link("l2", "ban", "protest", "causes", 0.7, True)
    part = Link("l3", "protest", "ban", "part_of", 0.4, False)
    assert add_links([before], [part]) == (part,)
    assert add_links([cause], [part]) == (cause,)


def test_foremost_events_of_a_storyline_follow_each_other_by_day() -> None:
    lane = [event(name, f"2023-05-0{n}", storyline="s") for n, name in enumerate("abc", 1)]
    assert kinds(order_events(lane, ())) == [("a", "b", "precedes"), ("b", "c", "precedes")]
    joined = Link("l", "b", "a", "responds_to", 0.6, True)
    assert kinds(order_events(lane, [joined])) == [("b", "a", "responds_to"), ("b", "c", "precedes")]
    undated = [event("x", storyline="s"), event("y", storyline="s", time=TimeValue("2023-05", precision="month"))]
    assert order_events(undated, ()) == ()


def test_a_part_weeks_away_from_its_whole_is_no_part() -> None:
    far = event("far", "2023-07-01")
    told = extraction(MENTIONS, relation("m2", "m1", "part_of"), relation("m3", "m1", "part_of"))
    assert kinds(connect([BAN, PROTEST, far], {**OWNER, "m3": "far"}, [told])) == [("protest", "ban", "part_of")]


def test_a_bare_noun_means_no_event_of_another_year() -> None:
    old, speech = event("visit", "2019-05-01", articles=9), event("speech", "2023-05-02")
    told = extraction(
        [mention("v1", "visit"), mention("s", "speak", start="2023-05-02")],
        relation("s", "", "part_of", reference=Reference("visit")),
    )
    assert connect([old, speech], {"v1": "visit", "s": "speech"}, [told]) == ()


def test_a_link_is_as_sure_as_the_reader_that_found_its_words() -> None:
    events = [event("storm"), event("closing")]
    read = replace(relation("m1", "m2", "causes"), confidence=0.8)
    told = extraction([mention("m1", "damage"), mention("m2", "close")], read)
    (link,) = connect(events, {"m1": "storm", "m2": "closing"}, [told])
    assert link.confidence == 0.8
    assert link.evidence[0].extractor == "causal"


EMIL, BRAM = (Participant(name, "agent", "person") for name in ("Emil Venn", "Bram Holt"))
QUILL = Participant("Ada Quill", "patient", "person")


def test_a_charge_answers_the_most_told_deed_that_befell_the_one_it_names() -> None:
    shot = event("shooting", "2023-05-01", articles=5, participants=(BRAM, QUILL), type="violence")
    other = event("other", "2023-05-01", articles=9, participants=(EMIL,), type="violence")
    charge = event("charge", "2023-05-03", type="arrest", participants=(EMIL,))
    mentions = [
        mention("m1", "shoot", type="violence"),
        mention("m2", "kill", type="violence"),
        mention("m3", "charg", type="arrest", participants=(EMIL,)),
    ]
    told = extraction(mentions, relation("m3", "", "responds_to", reference=Reference("murder", ("quill",))))
    owner = {"m1": "shooting", "m2": "other", "m3": "charge"}
    assert kinds(connect([shot, other, charge], owner, [told])) == [("charge", "shooting", "responds_to")]


def test_a_charge_that_names_no_victim_is_about_what_the_accused_took_part_in() -> None:
    shot = event("shooting", "2023-05-01", articles=5, participants=(EMIL,), type="violence")
    mine, his = (
        event(name, "2023-05-03", type="arrest", participants=(who,)) for name, who in (("mine", EMIL), ("his", BRAM))
    )
    mentions = [
        mention("m1", "shoot", type="violence"),
        mention("m2", "charg", type="arrest", participants=(EMIL,)),
        mention("m3", "charg", type="arrest", participants=(BRAM,)),
    ]
    murder = Reference("murder")
    told = extraction(
        mentions,
        relation("m2", "", "responds_to", reference=murder),
        relation("m3", "", "responds_to", reference=murder),
    )
    owner = {"m1": "shooting", "m2": "mine", "m3": "his"}
    assert kinds(connect([shot, mine, his], owner, [told])) == [("mine", "shooting", "responds_to")]


def test_words_of_a_charge_among_those_of_the_deed_make_the_deed_no_answer() -> None:
    raid, fire = event("raid", "2023-05-01", type="violence"), event("fire", "2023-05-01", type="disaster")
    mentions = [mention("m1", "accus", type="accusation"), mention("m2", "burn", type="disaster")]
    told = extraction(mentions, relation("m1", "m2", "responds_to"))
    assert connect([raid, fire], {"m1": "raid", "m2": "fire"}, [told]) == ()


def test_what_happened_in_another_year_is_no_part() -> None:
    year = event("year", participants=(), time=TimeValue("2010", precision="year", text="2010"))
    told = extraction(MENTIONS, relation("m1", "m2", "part_of"))
    assert connect([BAN, replace(year, id="protest")], OWNER, [told]) == ()


def test_what_brings_a_visit_about_may_be_years_before_it() -> None:
    thaw = event("thaw", "2021-05-01")
    visit = event("visit", "2023-05-03", articles=5)
    mentions = [mention("m1", "thaw", start="2021-05-01"), mention("m2", "visit", start="2023-05-03")]
    told = extraction(mentions, relation("m1", "", "causes", reference=Reference("visit")))
    assert kinds(connect([thaw, visit], {"m1": "thaw", "m2": "visit"}, [told])) == [("thaw", "visit", "causes")]


def test_a_charge_soon_after_the_deed_that_the_story_turns_on_is_for_it() -> None:
    dead = event("dead", "2023-05-01", articles=5, participants=(QUILL,), type="death", title="Two people killed")
    soon, late = (
        event(name, day, type="arrest", participants=(EMIL,))
        for name, day in (("soon", "2023-05-03"), ("late", "2024-05-03"))
    )
    mentions = [
        mention("m1", "kill", type="death", headline="Two people killed"),
        mention("m2", "charg", type="arrest", start="2023-05-03", participants=(EMIL,)),
        mention("m3", "charg", type="arrest", start="2024-05-03", participants=(EMIL,)),
    ]
    murder = Reference("murder")
    told = extraction(
        mentions,
        relation("m2", "", "responds_to", reference=murder),
        relation("m3", "", "responds_to", reference=murder),
    )
    owner = {"m1": "dead", "m2": "soon", "m3": "late"}
    assert kinds(connect([dead, soon, late], owner, [told])) == [("soon", "dead", "responds_to")]
    accuses = extraction([mentions[0], replace(mentions[1], type="accusation")], told.relations[0])
    assert connect([dead, replace(soon, type="accusation")], owner, [accuses]) == ()  # of any killing


def test_a_named_cause_may_be_what_a_title_tells_by_another_verb() -> None:
    revolt = event("revolt", "2023-05-01", title="Quill's revolt topples the council")
    mentions = [mention("m1", "toppl", start="2023-05-01"), mention("m2", "ban", start="2023-05-02")]
    told = extraction(mentions, relation("", "m2", "causes", reference=Reference("revolt", ("quill",))))
    ban = replace(BAN, time=TimeValue("2023-05-02", precision="day", text="2023-05-02"))
    assert kinds(connect([revolt, ban], {"m1": "revolt", "m2": "ban"}, [told])) == [("revolt", "ban", "causes")]


def test_a_noun_finds_what_is_told_by_another_word_of_its_kind() -> None:
    sacked, hired = event("sacked", "2023-05-01", articles=9), event("hired", "2023-05-02")
    owner = {"m1": "sacked", "m2": "hired"}
    told = extraction(
        [mention("m1", "oust"), mention("m2", "hir", start="2023-05-02")],
        relation("m2", "", "responds_to", reference=Reference("dismiss", ("quill",))),
    )
    assert kinds(connect([sacked, hired], owner, [told])) == [("hired", "sacked", "responds_to")]


def test_who_opened_fire_shot_and_burned_nothing() -> None:
    shooting, arrest = event("shooting", "2023-05-01", articles=9), event("arrest", "2023-05-02")
    fire = mention("m1", "burn", trigger="fire", quote="opened fire", trigger_start=7, trigger_end=11)
    fled = mention("m2", "flee", start="2023-05-02")
    owner = {"m1": "shooting", "m2": "arrest"}
    for stem, found in (("shoot", ["precedes"]), ("burn", [])):
        told = extraction([fire, fled], relation("", "m2", "before", reference=Reference(stem, ("quill",))))
        assert [link.type for link in connect([shooting, arrest], owner, [told])] == found


def test_both_ends_of_a_link_may_be_named_by_nouns() -> None:
    killing, riot = event("killing", "2023-05-01", articles=9), event("riot", "2023-05-02", articles=9)
    mentions = [mention("m1", "kill"), mention("m2", "riot"), mention("m3", "spark")]
    stated = replace(relation("", "", "causes", reference=Reference("kill")), other=Reference("riot"), beside="m3")
    told = extraction(mentions, stated)
    assert kinds(connect([killing, riot], {"m1": "killing", "m2": "riot"}, [told])) == [("killing", "riot", "causes")]


def test_an_undated_arrest_is_for_the_deed_that_the_story_turns_on() -> None:
    dead = event("dead", articles=5, participants=(QUILL,), type="death", title="Two people killed")
    arrest = event("arrest", type="arrest", participants=(EMIL,))
    mentions = [
        mention("m1", "kill", type="death", headline="Two people killed"),
        mention("m2", "arrest", type="arrest", participants=(EMIL,)),
    ]
    told = extraction(mentions, relation("m2", "", "responds_to", reference=Reference("murder")))
    owner = {"m1": "dead", "m2": "arrest"}
    assert kinds(connect([dead, arrest], owner, [told])) == [("arrest", "dead", "responds_to")]
    rare = replace(dead, reports=replace(dead.reports, articles=2))
    assert connect([rare, arrest], owner, [told]) == ()


def test_the_fire_is_what_a_title_names_though_another_verb_tells_it() -> None:
    fire = event("fire", "2023-05-01", articles=9, title="Fire destroys the mill in Larne")
    sacked = event("sacked", "2023-05-01", articles=20, title="Mill fires Ada Quill")
    charge = event("charge", "2023-05-01", articles=30, title="Man charged after fire in Larne", type="arrest")
    inquiry = event("inquiry", "2023-05-02")
    mentions = [
        mention("m1", "destroy"),
        mention("m2", "open", start="2023-05-02", participants=()),
        mention("m3", "burn", trigger="fires", quote="fires", participants=(replace(ADA, role="patient"),)),
        mention("m4", "charg"),
    ]
    told = extraction(mentions, relation("m2", "", "responds_to", reference=Reference("burn")))
    owner = {"m1": "fire", "m2": "inquiry", "m3": "sacked", "m4": "charge"}
    events = [fire, sacked, charge, inquiry]
    assert kinds(connect(events, owner, [told])) == [("inquiry", "fire", "responds_to")]


def test_what_is_said_in_a_speech_is_part_of_no_speech_of_somebody_else() -> None:
    speech, demand = event("speech", "2023-05-01", articles=9), event("demand", "2023-05-01")
    for who, found in ((ADA, [("demand", "speech", "part_of")]), (EMIL, [])):
        mentions = [mention("m1", "speak"), mention("m2", "demand", start="2023-05-01", participants=(who,))]
        told = extraction(mentions, relation("m2", "", "part_of", reference=Reference("speak")))
        assert kinds(connect([speech, demand], {"m1": "speech", "m2": "demand"}, [told])) == found
