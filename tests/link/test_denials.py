"""Conflicts: what one source asserts and another denies."""

from __future__ import annotations

from storyatlas.link.conflicts import find_conflicts
from storyatlas.model.mention import EventMention, Participant
from tests.link.counting import DAY, told


def test_a_denial_by_a_named_speaker() -> None:
    denial = told(2, status="denied", speaker="Ada Quill", cue="denied", negated=True)
    (conflict,) = find_conflicts([told(1), denial], DAY)
    assert conflict.what == "whether it happened"
    assert [(v.value, v.speaker) for v in conflict.values] == [("asserted", "Outlet 1"), ("denied", "Ada Quill")]


def test_a_denial_is_of_the_act_that_it_names_and_of_whom_that_concerns() -> None:
    venn, ferry = Participant("Bo Venn", "patient", "person"), Participant("Tern", "patient", "thing")

    def denied(quote: str, whom: Participant) -> EventMention:
        return told(2, lemma="deny", quote=quote, participants=(whom,), speaker="Ada Quill")

    arrest = told(1, participants=(venn,))
    assert find_conflicts([arrest, denied("Quill denied arresting Bo Venn", venn)], DAY)
    assert find_conflicts([arrest, denied("Quill denied seeing Bo Venn", venn)], DAY) == ()
    assert find_conflicts([arrest, denied("Quill denied arresting the Tern", ferry)], DAY) == ()


def test_to_have_none_of_a_thing_denies_this_thing_alone() -> None:
    venn = Participant("Bo Venn", "patient", "person")

    def none(what: str) -> EventMention:
        quote = f"Bo Venn made no {what}"
        return told(2, quote=quote, participants=(venn,), status="denied", negated=True, speaker="Ada Quill")

    arrest = told(1, participants=(venn,))
    assert find_conflicts([arrest, none("protesters of Oslo")], DAY)
    assert find_conflicts([arrest, none("requests")], DAY) == ()


def test_a_denial_about_somebody_else_is_no_answer() -> None:
    karl, bo = Participant("Karl Venn", "patient", "person"), Participant("Bo Lund", "patient", "person")
    ada = Participant("Ada Quill", "agent", "person")
    met = told(1, lemma="meet", participants=(ada, karl))

    def denial(whom: Participant) -> EventMention:
        return told(2, lemma="meet", participants=(ada, whom), status="denied", negated=True, speaker="Ada Quill")

    assert find_conflicts([met, denial(bo)], DAY) == ()
    assert find_conflicts([met, denial(karl)], DAY)


def test_an_article_does_not_assert_what_its_own_speaker_only_awaits() -> None:
    venn = Participant("Bo Venn", "patient", "person")
    negated = told(1, participants=(venn,), status="denied", negated=True, speaker="Ada Quill", cue="said")
    awaited = told(1, id="n1", participants=(venn,))
    assert find_conflicts([negated, awaited], DAY) == ()
    assert find_conflicts([negated, told(2, participants=(venn,))], DAY)


def test_who_denies_by_the_verb_itself_is_the_one_who_does() -> None:
    who = Participant("Narnia", "agent", "organisation")
    agreed = told(1, lemma="agr", speaker="Ada Quill", participants=(who,), quote="Narnia agreed to a truce")
    denied = told(
        2, lemma="deny", participants=(who,), quote="Narnia denied that it had agreed to a truce", id="m-denied"
    )
    (conflict,) = find_conflicts([agreed, denied], DAY)
    assert {(v.value, v.speaker) for v in conflict.values} == {("asserted", "Ada Quill"), ("denied", "Narnia")}
