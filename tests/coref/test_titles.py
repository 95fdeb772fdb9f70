"""Titles: of an event's mentions, the headline that reads best and says what all say."""

from __future__ import annotations

import numpy as np

from storyatlas.coref.titles import representative, title_of
from storyatlas.model.mention import EventMention, Participant, Status
from tests.coref.making import ADA, KARL, directions, mention


def _title(mentions: tuple[EventMention, ...], vectors: np.ndarray, status: Status) -> str:
    return title_of(representative(mentions, vectors, status), mentions, status)


VENN_CHARGED = Participant("Karl Venn", "patient", "person")


def test_the_headline_that_reads_better_wins() -> None:
    good = mention(1, headline="Ada Quill opens the bridge", headline_score=0.9)
    fragment = mention(2, headline="The opening", headline_score=0.2, noun=True)
    assert representative((fragment, good), np.ones((2, 2), np.float32)) is good


def test_a_headline_far_from_the_others_loses() -> None:
    usual = [mention(n, headline="Ada Quill opens the bridge", headline_score=0.8) for n in (1, 2, 3)]
    stray = mention(4, headline="Karl Venn sells a ferry", headline_score=0.85, lemma="sell")
    assert representative((*usual, stray), directions(0, 1, 2, 80)) in usual


def test_words_that_point_elsewhere_lose() -> None:
    clear = mention(1, headline="Ada Quill opens the bridge", headline_score=0.8)
    vague = mention(2, headline="Ada Quill also opens another bridge there", headline_score=0.85)
    assert representative((vague, clear), np.ones((2, 2), np.float32)) is clear


def test_whose_it_is_is_known_where_a_name_comes_first() -> None:
    told = mention(1, headline="Ada Quill opens her bridge", headline_score=0.76, participants=(ADA,))
    vague = mention(2, headline="Ada Quill opens such a bridge", headline_score=0.85, participants=(ADA,))
    assert representative((vague, told), np.ones((2, 2), np.float32)) is told


def test_a_relative_is_no_name_in_full() -> None:
    family = Participant("Venn's family", "agent", "person")
    own = mention(1, headline="Venn and his family leave Oslo", participants=(KARL, family), headline_score=1.0)
    assert _title((own,), np.ones((1, 2), np.float32), "happened") == "Karl Venn and his family leave Oslo"


def test_an_articles_own_headline_wins_among_equals() -> None:
    text = mention(1, headline="Ada Quill opens the bridge", headline_score=0.9)
    title = mention(2, headline="Ada Quill opens the bridge", headline_score=0.9, field="title")
    assert representative((text, title), np.ones((2, 2), np.float32)) is title


def test_what_is_planned_does_not_name_what_took_place() -> None:
    planned = mention(1, headline="Ada Quill to open the bridge in Oslo", headline_score=0.85, status="planned")
    done = mention(2, headline="Ada Quill opens the bridge", headline_score=0.8)
    assert representative((planned, done), np.ones((2, 2), np.float32)) is done


def test_people_are_told_in_full_and_other_names_left_alone() -> None:
    own = mention(
        1, headline="Quill meets Mr Venn at the Ida Holm bridge", participants=(ADA, KARL), headline_score=1.0
    )
    assert _title((own,), np.ones((1, 2), np.float32), "happened") == (
        "Ada Quill meets Karl Venn at the Ida Holm bridge"
    )


def test_a_claim_keeps_who_makes_it() -> None:
    own = mention(
        1, "the bridge was blown up", headline="Bridge is blown up", speaker="Harbour Board", status="claimed"
    )
    assert _title((own,), np.ones((1, 2), np.float32), "claimed") == "Harbour Board says bridge is blown up"


def test_a_plan_that_came_to_pass_is_told_as_done() -> None:
    plan = mention(
        1,
        headline="Ada Quill to open the bridge in Oslo",
        headline_score=0.9,
        status="planned",
        done="Ada Quill opens the bridge in Oslo",
    )
    bare = mention(2, headline="The opening", headline_score=0.1)
    both = np.ones((2, 2), np.float32)
    assert _title((plan, bare), both, "happened") == "Ada Quill opens the bridge in Oslo"
    assert _title((plan, bare), both, "planned") == "Ada Quill to open the bridge in Oslo"
    other = mention(2, headline="The opening", headline_score=0.1, lemma="speak")
    assert _title((plan, other), both, "happened") == "Ada Quill to open the bridge in Oslo"


def test_an_office_gives_way_to_who_holds_it() -> None:
    minister = mention(1, headline="Defence minister says the bridge is safe", participants=(KARL,), headline_score=1.0)
    assert _title((minister,), np.ones((1, 2), np.float32), "happened") == "Karl Venn says the bridge is safe"
    bare = mention(
        1,
        headline="President opens the bridge",
        headline_score=1.0,
        participants=(Participant("president", "agent", "person"),),
    )
    named = [mention(n, headline="Bridge", headline_score=0.1, participants=(ADA,)) for n in (2, 3)]
    assert _title((bare, *named), np.ones((3, 2), np.float32), "happened") == "Ada Quill opens the bridge"
    assert _title((bare, named[0]), np.ones((2, 2), np.float32), "happened") == "President opens the bridge"


def test_who_it_is_names_an_event_rather_than_what_he_is() -> None:
    anybody = mention(1, headline="Harland Ferries plant worker is charged", headline_score=1.0)
    by_name = mention(2, headline="Karl Venn is charged", participants=(VENN_CHARGED,), headline_score=0.7)
    assert representative((anybody, by_name), np.ones((2, 2), np.float32)) is by_name


def test_a_name_in_small_letters_gives_way() -> None:
    capitals = mention(1, headline="Ada quill opens the bridge", headline_score=1.0, field="title", participants=(ADA,))
    text = mention(2, headline="Ada Quill opens the bridge", headline_score=0.9, participants=(ADA,))
    assert representative((capitals, text), np.ones((2, 2), np.float32)) is text


def test_who_is_said_to_be_suspected_is_not_allegedly_so() -> None:
    own = mention(1, headline="Karl Venn suspected of arson", headline_score=1.0, status="claimed", cue="suspected")
    assert _title((own,), np.ones((1, 2), np.float32), "claimed") == "Karl Venn suspected of arson"


def test_several_say_and_one_says() -> None:
    for speaker, says in (
        ("Tribal forces", "say"),
        ("Many Danes", "say"),
        ("Karl Rivers", "says"),
        ("the boss", "says"),
    ):
        claim = mention(1, headline="Oslo falls silent", headline_score=0.9, status="claimed", speaker=speaker)
        assert f" {says} " in _title((claim,), np.ones((1, 2), np.float32), "claimed")


def test_its_and_their_give_way_to_whoever_says_so_of_its_own() -> None:
    own = mention(1, headline="Its ferries ram a tanker", speaker="Danubia's navy", headline_score=0.5)
    assert _title((own,), np.ones((1, 2), np.float32), "happened") == "Danubia's ferries ram a tanker"
    unknown = mention(1, headline="His last forces leave Oslo", headline_score=0.5)
    assert _title((unknown,), np.ones((1, 2), np.float32), "happened") == "Last forces leave Oslo"


def test_what_all_tell_by_a_noun_is_not_named_by_another_act_on_it() -> None:
    nouns = [
        mention(n, headline="Attacks on Oslo", headline_score=0.2, noun=True, lemma="attack", type="violence")
        for n in range(1, 6)
    ]
    accused = mention(9, headline="Karl Venn is accused of the attacks on Oslo", headline_score=0.85, lemma="accuse")
    vectors = np.ones((6, 2), np.float32)
    assert representative((*nouns, accused), vectors).headline == "Attacks on Oslo"
    attacked = mention(9, headline="Danubia attacks Oslo", headline_score=0.85, lemma="attack", type="violence")
    assert representative((*nouns, attacked), vectors) is attacked


def test_nobodys_words_are_changed_and_a_name_before_a_noun_stays_short() -> None:
    ada = (Participant("Ada Quill", "agent", "person"), Participant("Karl Venn", "other", "person"))
    quoted = mention(1, headline="Ada Quill says being a 'friend of Karl' is nothing", participants=ada)
    assert title_of(quoted, (quoted,), "happened") == quoted.headline
    before_noun = mention(1, headline="Ada Quill fears the Venn agreement", participants=ada)
    assert title_of(before_noun, (before_noun,), "happened") == before_noun.headline
    alone = mention(1, headline="Ada Quill fears Venn", participants=ada)
    assert title_of(alone, (alone,), "happened") == "Ada Quill fears Karl Venn"
