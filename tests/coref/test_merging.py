"""One event of many mentions: all evidence kept, copies folded, the best supported facts chosen."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyatlas.coref.aliases import find_aliases
from storyatlas.coref.merging import Cluster, agree_on_place, count_reports, merge, name_apart
from storyatlas.coref.participants import MOST_PARTICIPANTS, agree_on_participants
from storyatlas.model.article import Article
from storyatlas.model.event import Event, Reports
from storyatlas.model.mention import EventMention, Participant
from tests.coref.making import ADA, KARL, LISBON, OSLO, PORTUGAL, day, mention
from tests.stories import article


def merged(mentions: list[EventMention], articles: list[Article] | None = None) -> Event:
    """The event of mentions that all say the same, of articles that are printed on one day."""
    known = {a.id: a for a in articles or [article(int(m.article[1:])) for m in mentions]}
    vectors = np.ones((len(mentions), 4), np.float32) / 2
    return merge(Cluster(tuple(mentions), vectors), known)


@settings(deadline=None)
@given(
    spans=st.lists(st.tuples(st.integers(1, 4), st.integers(0, 30)), min_size=1, max_size=8, unique=True),
    field=st.sampled_from(["title", "text"]),
)
def test_no_evidence_is_lost(spans: list[tuple[int, int]], field: Any) -> None:
    mentions = [
        mention(n, id=f"{n}-{start}", start=start, end=start + 27, field=field, speaker="Bram", cue="said")
        for n, start in spans
    ]
    event = merged(mentions)
    assert {(e.article, e.field, e.start, e.end, e.quote, e.speaker, e.cue) for e in event.evidence} == {
        (m.article, m.field, m.start, m.end, m.quote, m.speaker, m.cue) for m in mentions
    }
    assert len(event.evidence) == len(mentions)
    assert event.reports.articles == len({m.article for m in mentions})


def test_faint_mentions_are_evidence_without_a_say_in_the_facts_and_repeat_nothing() -> None:
    sure = mention(1, "Ada Quill opened the bridge", time=day("2023-05-01"), time_source="stated")
    elsewhere = mention(2, "the bridge is open", time=day("2022", precision="year"), time_source="stated", quality=0.1)
    within = mention(1, "Ada Quill", id="inside", quality=0.1)
    known = {a.id: a for a in (article(1), article(2))}
    event = merge(Cluster((sure,), np.ones((1, 4), np.float32) / 2, (elsewhere, within)), known)
    assert [e.quote for e in event.evidence] == ["Ada Quill opened the bridge", "the bridge is open"]
    assert (event.reports.articles, event.time.start) == (2, "2023-05-01")


def test_the_event_is_the_same_in_whatever_order_its_mentions_come() -> None:
    mentions = [
        mention(1, "Ada Quill opened the bridge", participants=(ADA,), time=day("2023-05-01"), time_source="stated"),
        mention(2, "Quill opens bridge", participants=(KARL,), place=LISBON, place_source="stated"),
        mention(3, "The bridge was opened", status="claimed", time=day("2023-05"), time_source="context"),
    ]
    first, *others = (merged(list(order)) for order in permutations(mentions))
    assert all(event == first for event in others)


def test_the_id_derives_from_the_first_report_and_survives_later_ones() -> None:
    early, late = article(1, published="2023-05-01"), article(2, published="2023-05-09")
    alone = merged([mention(1)], [early])
    assert merged([mention(2), mention(1)], [late, early]).id == alone.id
    assert merged([mention(2)], [late]).id != alone.id
    assert merged([mention(1, end=20, quote="Ada Quill opened the")], [early]).id == alone.id
    assert merged([mention(1, trigger_start=40, trigger_end=46)], [early]).id != alone.id


def test_evidence_comes_in_the_order_of_publication() -> None:
    articles = [article(1, published="2023-05-09"), article(2, published="2023-05-01"), article(3, published=None)]
    assert [e.article for e in merged([mention(n) for n in (1, 2, 3)], articles).evidence] == ["a2", "a1", "a3"]


def test_twelve_copies_of_a_wire_text_are_one_report() -> None:
    wire = article(0, outlet="Coast Wire")
    copies = [article(n, outlet=f"Paper {n}", wire_of="a0") for n in range(1, 13)]
    assert count_reports([wire, *copies]) == Reports(articles=13, outlets=13, independent=1)
    assert count_reports(copies) == Reports(articles=12, outlets=12, independent=1)


def test_outlets_of_one_house_are_one_report() -> None:
    house = [article(n, outlet=f"Paper {n}", owner="Quay Press") for n in (1, 2)]
    other = article(3, outlet="Coast Radio")
    assert count_reports([*house, other]) == Reports(articles=3, outlets=3, independent=2)


def test_a_copy_does_not_hide_its_original() -> None:
    """Paper 1 prints the wire's text and a report of its own: two independent reports."""
    wire = article(0, outlet="Coast Wire")
    copy, own = article(1, outlet="Paper 1", wire_of="a0"), article(2, outlet="Paper 1")
    for order in permutations([wire, copy, own]):
        assert count_reports(order) == Reports(articles=3, outlets=2, independent=2)


def test_an_article_counts_once_however_often_it_tells_the_event() -> None:
    assert count_reports([article(1), article(1)]) == Reports(1, 1, 1)
    assert count_reports([]) == Reports(0, 0, 0)


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        (["happened"], "happened"),
        (["planned", "planned", "happened"], "happened"),
        (["planned", "planned"], "planned"),
        (["denied", "happened"], "denied"),
        (["denied", "happened", "happened"], "happened"),
        (["claimed", "claimed", "planned"], "claimed"),
    ],
)
def test_the_status_that_the_reports_bear_out(statuses: list[str], status: str) -> None:
    assert merged([mention(n, status=s) for n, s in enumerate(statuses)]).status == status


def test_the_sunday_of_a_later_copy_is_the_originals() -> None:
    wire, copy = article(1, published="2023-05-02"), article(2, published="2023-05-09", wire_of="a1")
    told = [mention(n, time=day(d), time_source="stated") for n, d in ((1, "2023-04-30"), (2, "2023-05-07"))]
    assert merged(told, [wire, copy]).time.start == "2023-04-30"


def test_the_place_is_the_finest_in_the_country_that_most_name() -> None:
    def at(*places: Any) -> Any:
        return agree_on_place([mention(n, place=p, place_source="stated") for n, p in enumerate(places)])

    assert at(LISBON, PORTUGAL, OSLO) == LISBON
    assert at(LISBON, PORTUGAL, PORTUGAL, PORTUGAL) == LISBON
    assert at(LISBON, *[PORTUGAL] * 5) == PORTUGAL
    assert agree_on_place([mention()]) is None


def test_the_scene_of_the_article_stands_in_and_makes_a_country_finer() -> None:
    assert agree_on_place([mention(1, scene=LISBON)]) == LISBON
    named = mention(1, place=PORTUGAL, place_source="actor", scene=LISBON)
    assert agree_on_place([named, mention(2, scene=LISBON)]) == LISBON
    assert agree_on_place([mention(1, place=OSLO, place_source="stated", scene=LISBON)]) == OSLO


def test_a_site_in_the_town_that_most_name_is_the_place() -> None:
    harbour = replace(LISBON, name="Old Harbour, Lisbon, Portugal", precision="site")
    town = [mention(n, place=LISBON, place_source="stated") for n in range(3)]
    assert agree_on_place([*town, mention(9, place=harbour, place_source="stated")]) == harbour
    assert agree_on_place([*town, mention(9, place=harbour, place_source="clause")]) == LISBON


def test_a_place_of_the_clause_beats_places_of_the_sentences_around() -> None:
    around = [mention(n, place=OSLO, place_source="context") for n in range(3)]
    assert agree_on_place([*around, mention(9, place=LISBON, place_source="stated")]) == LISBON


def test_a_person_is_one_participant_under_the_fullest_name() -> None:
    short, full = Participant("Quill", "agent", "person"), Participant("Mayor Ada Quill", "patient", "person")
    event = merged(
        [mention(1, participants=(ADA,)), mention(2, participants=(short,)), mention(3, participants=(full,))]
    )
    assert event.participants == (Participant("Mayor Ada Quill", "agent", "person"),)


def test_a_firm_stays_apart_from_its_founder_and_the_most_named_come_first() -> None:
    firm = Participant("Quill Shipping", "patient", "organisation")
    crowd = tuple(Participant(f"Witness {n} Bram{n}", "other", "person") for n in range(20))
    event = merged([mention(1, participants=(firm, *crowd)), mention(2, participants=(firm, ADA))])
    assert event.participants[0] == firm
    assert len(event.participants) == MOST_PARTICIPANTS


def test_the_title_is_the_headline_of_one_of_its_mentions() -> None:
    good = mention(1, headline="Ada Quill opens harbour bridge in Lisbon", headline_score=0.9)
    poor = replace(good, id="m2", article="a2", headline="it opened", headline_score=0.1)
    assert merged([poor, good]).title == "Ada Quill opens harbour bridge in Lisbon"


def test_the_type_is_the_one_that_most_give_other_only_where_nobody_gives_any() -> None:
    assert merged([mention(n, type=t) for n, t in enumerate(["other", "other", "law"])]).type == "law"
    assert merged([mention(1)]).type == "other"


def test_namesakes_stay_apart_and_short_names_find_their_full_one() -> None:
    karl, short = Participant("Karl Quill", "agent", "person"), Participant("Quill", "agent", "person")
    found = agree_on_participants([mention(1, participants=(ADA, karl)), mention(2, participants=(ADA, short))])
    assert {p.name for p in found} == {"Ada Quill", "Karl Quill"}


def test_a_story_knows_its_short_names() -> None:
    body = Participant("World Sailing League", "agent", "organisation")
    short = Participant("WSL", "agent", "organisation")
    lost = Participant("Ada Quills", "patient", "person")
    mentions = [mention(1, participants=(ADA, body)), mention(2, participants=(ADA, short, lost))]
    aliases = find_aliases(mentions)
    assert (aliases["wsl"], aliases["quill"], aliases["ada quills"]) == (
        "World Sailing League",
        "Ada Quill",
        "Ada Quill",
    )
    assert [p.name for p in agree_on_participants(mentions[1:], aliases)] == ["Ada Quill", "World Sailing League"]


def test_two_of_one_surname_have_no_alias() -> None:
    karl = Participant("Karl Quill", "agent", "person")
    assert "quill" not in find_aliases([mention(1, participants=(ADA,)), mention(2, participants=(karl,))])


def test_where_it_was_takes_no_part_unless_it_acts() -> None:
    there = Participant("Lisbon", "other", "place")
    acting = Participant("Portugal", "agent", "place")
    told = mention(1, participants=(there, acting, ADA), place=LISBON, place_source="stated")
    assert {p.name for p in agree_on_participants([told])} == {"Portugal", "Ada Quill"}
    assert there in agree_on_participants([mention(1, participants=(there,))])


def test_a_country_that_is_dealt_with_takes_part_also_where_most_only_name_it() -> None:
    there, partner = Participant("Portugal", "other", "place"), Participant("Portugal", "patient", "place")
    named = [mention(n, participants=(there,), place=LISBON, place_source="stated") for n in (1, 2)]
    assert agree_on_participants([*named, mention(3, participants=(partner,))]) == (partner,)


def test_who_is_only_somebodys_is_not_listed() -> None:
    family = Participant("His family", "agent", "group")
    assert agree_on_participants([mention(1, participants=(ADA, family))]) == (ADA,)


def test_bystanders_come_after_those_of_the_clause() -> None:
    told = mention(1, participants=(ADA,), bystanders=(KARL,))
    assert agree_on_participants([told]) == (ADA, KARL)


def test_who_stands_near_one_of_many_mentions_takes_no_part() -> None:
    told = [mention(n, participants=(ADA,)) for n in range(1, 10)]
    near = mention(10, participants=(ADA,), bystanders=(KARL,))
    assert [p.name for p in agree_on_participants([*told, near])] == [ADA.name]
    assert [p.name for p in agree_on_participants([told[0], near])] == [ADA.name, KARL.name]


def test_a_sentence_has_one_vote_on_the_place() -> None:
    said = [mention(1, place=OSLO, place_source="stated", sentence=4), mention(2, place=LISBON, place_source="stated")]
    again = [replace(said[0], id=f"m{n}") for n in range(3, 6)]
    elsewhere = mention(7, place=LISBON, place_source="stated")
    assert agree_on_place([*said, *again, elsewhere]) == LISBON


def test_a_town_is_no_surname() -> None:
    quay = [Participant(name, "other", kind) for name, kind in (("Old Quay", "person"), ("Quay", "place"))]
    mentions = [mention(n, participants=(quay[n > 0],)) for n in range(4)]
    assert "quay" not in find_aliases(mentions)


def test_an_accusation_that_nobody_is_named_for_is_no_fact_in_a_title() -> None:
    told = {"headline": "Quill steals two ships", "status": "claimed", "cue": "charged", "participants": (ADA,)}
    assert merged([mention(1, "stealing two ships", **told)]).title == "Allegedly, Ada Quill steals two ships"


def test_another_spelling_of_a_foreign_name_is_the_same_person() -> None:
    usual, other, short = (
        Participant(name, "agent", "person") for name in ("Kim Jong Un", "Kim Jong-un", "Choe Son-hui")
    )
    mentions = [mention(i, participants=(who,)) for i, who in enumerate((usual, usual, other, short))]
    aliases = find_aliases(mentions)
    assert aliases["kim jong-un"] == "Kim Jong Un"
    assert [p.name for p in agree_on_participants(mentions[:3], aliases)] == ["Kim Jong Un"]


def test_bodies_that_everybody_knows_are_told_in_full() -> None:
    named = ("U.N.", "UN Security Council", "U.N. Security Council", "EU", "Unity Party")
    bodies = [Participant(name, "agent", "organisation") for name in named]
    assert {p.name for p in agree_on_participants([mention(0, participants=tuple(bodies))])} == {
        "United Nations",
        "United Nations Security Council",
        "European Union",
        "Unity Party",
    }


def _named(*names: str, kind: str = "person") -> tuple[Participant, ...]:
    return tuple(Participant(name, "agent", kind) for name in names)


def test_a_surname_of_two_people_joins_neither_of_them() -> None:
    story = [mention(n, participants=_named("Ada Quill", "Karl Quill", "Quill")) for n in range(2)]
    aliases = find_aliases(story)
    told = mention(7, participants=_named("Quill"), bystanders=_named("Karl Quill"))
    assert {p.name for p in agree_on_participants([told], aliases)} == {"Quill", "Karl Quill"}
    both = mention(8, participants=_named("Quill", "Ada Quill", "Karl Quill"))
    assert {p.name for p in agree_on_participants([both], aliases)} == {"Ada Quill", "Karl Quill"}


def test_forms_of_one_name_are_one_person_and_a_first_name_alone_is_whose_it_is() -> None:
    usual = [mention(n, participants=_named("Ada Quill")) for n in range(3)]
    other = mention(
        4, participants=_named("Ada M. Quill", 'Ada "Addie" Quill', "Ada Quill Jr", "Striker Ada Quill", "Ada")
    )
    assert [p.name for p in agree_on_participants([other], find_aliases([*usual, other]))] == ["Ada Quill"]


def test_a_club_is_one_with_and_without_its_town_and_a_council_is_any_council() -> None:
    towns = _named("Lisbon", "Oslo", kind="place")
    clubs = mention(1, participants=_named("Lisbon Gulls", "Gulls", "Lisbon Council", "Council", kind="organisation"))
    clubs = replace(clubs, bystanders=towns)
    aliases = find_aliases([clubs])
    assert aliases["gulls"] == "Lisbon Gulls"
    assert "council" not in aliases
    either = mention(2, participants=_named("Oslo Gulls", kind="organisation"))
    assert "gulls" not in find_aliases([clubs, either])


def test_a_firm_whose_name_ends_in_s_keeps_it() -> None:
    firm = [mention(n, participants=_named("Harbour Foods", kind="organisation")) for n in range(2)]
    lost = mention(3, participants=_named("Harbour Food", kind="organisation"))
    assert [p.name for p in agree_on_participants([*firm, lost], find_aliases([*firm, lost]))] == ["Harbour Foods"]


def test_a_description_is_not_listed_beside_whom_it_describes() -> None:
    judge = Participant("Oslo judge", "agent", "person")
    told = [mention(1, participants=(ADA,)), mention(2, participants=(judge,))]
    assert [p.name for p in agree_on_participants(told)] == [ADA.name]
    both = [mention(1, participants=(ADA, judge)), mention(2, participants=(judge,))]
    assert {p.name for p in agree_on_participants(both)} == {ADA.name, judge.name}


def test_who_only_listens_or_speaks_without_a_name_is_not_listed() -> None:
    listening = Participant("reporters", "patient", "group")
    speaking = Participant("navy spokesman", "other", "person")
    assert agree_on_participants([mention(1, participants=(ADA, listening), bystanders=(speaking,))]) == (ADA,)


def test_two_spellings_of_a_first_name_are_one_person_and_a_ship_has_one_name() -> None:
    names = ["Jon Quill", "Jon Quill", "John Quill", "Lena Wolff", "Lena Wolfe", "Li Zhang", "Li Zheng"]
    people = [mention(n, participants=(Participant(name, "agent", "person"),)) for n, name in enumerate(names)]
    ships = [Participant(name, "agent", "thing") for name in ("INS Swallow", "Swallow")]
    aliases = find_aliases([*people, mention(9, participants=tuple(ships))])
    assert (aliases["john quill"], aliases["swallow"]) == ("Jon Quill", "INS Swallow")
    assert aliases["lena wolff"] == "Lena Wolfe"
    assert "li zheng" not in aliases


def test_a_surname_in_any_spelling_is_whoever_leads() -> None:
    names = ["Milo Kadiri"] * 4 + ["Milo Qadiri"] * 3 + ["Mara Qadiri", "Qadiri"]
    aliases = find_aliases([mention(n, participants=(Participant(x, "agent", "person"),)) for n, x in enumerate(names)])
    assert aliases["qadiri"] == "Milo Kadiri"


def test_initials_with_stops_are_initials_and_a_title_makes_no_body_of_a_person() -> None:
    names = [
        ("P.J. Quill", "person"),
        ("P.J. Quill", "person"),
        ("PJ Quill", "person"),
        ("Referee Ada Venn", "organisation"),
    ]
    people = [*names, ("Ada Venn", "person"), ("Harbour Union", "organisation"), ("HU", "organisation")]
    told = [mention(n, participants=(Participant(name, "agent", kind),)) for n, (name, kind) in enumerate(people)]
    aliases = find_aliases(told)
    assert (aliases["pj quill"], aliases["referee ada venn"], aliases["hu"]) == (
        "P.J. Quill",
        "Ada Venn",
        "Harbour Union",
    )


def test_what_every_article_dates_after_itself_is_planned_and_what_a_later_one_tells_has_happened() -> None:
    later = {"time": day("2023-06-20"), "time_source": "stated"}
    before, after = article(1, published="2023-05-10"), article(2, published="2023-06-21")
    known = {before.id: before, after.id: after}
    vote = mention(1, article=before.id, status="happened", **later)
    assert merge(Cluster((vote,), np.ones((1, 4), np.float32) / 2), known).status == "planned"
    plans = [mention(n, id=f"p{n}", article=before.id, start=40 * n, status="planned", **later) for n in range(4)]
    held = mention(9, article=after.id, **later)
    told = Cluster((*plans, held), np.ones((5, 4), np.float32) / 2)
    assert merge(told, known).status == "happened"


def test_a_town_that_few_articles_are_set_in_is_not_where_it_was() -> None:
    here = [mention(n, scene=LISBON) for n in range(2)]
    country = [mention(n, scene=PORTUGAL) for n in range(2, 5)]
    assert agree_on_place([*here, *country]) == PORTUGAL
    assert agree_on_place([*here, country[0]]) == LISBON
    told = mention(9, place=LISBON, place_source="clause")
    assert agree_on_place([*country, told]) == LISBON


def test_events_of_one_headline_are_named_apart_where_the_texts_tell_them_apart() -> None:
    headline = "Troops leave Oslo as emergency ends"
    known = {a.id: a for a in (article(1), article(2), article(3))}
    left = Cluster((mention(1, headline), mention(2, headline)), np.ones((2, 4), np.float32) / 2)
    ended = Cluster(
        (mention(3, headline), mention(3, "Emergency ends in Oslo", id="text", start=90, end=112)),
        np.ones((2, 4), np.float32) / 2,
    )
    lone = Cluster((mention(3, headline, id="lone", trigger_start=30),), np.ones((1, 4), np.float32) / 2)
    titles = [e.title for e in name_apart([(merge(c, known), c) for c in (left, ended, lone)])]
    assert titles == [headline, "Emergency ends in Oslo", headline]
