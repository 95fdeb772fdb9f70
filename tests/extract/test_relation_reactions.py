"""What the words of an article say about who answers what."""

from __future__ import annotations

import pytest

from tests.extract.reading import related


def test_nobody_answers_himself() -> None:
    text = "Karl Venn attacked a mill in Larne on Monday. Karl Venn fired at the guards in retaliation."
    assert related(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The ministers criticised Larne on Monday at their meeting in Oz.",
        "The strike would lead to the closure of the port of Larne, Ada Quill said on Monday.",
        "The mayor coordinated a response to the crisis on Monday.",
    ],
)
def test_where_somebody_reacts_and_what_may_come_is_no_link(text: str) -> None:
    assert [r for r in related(text) if r[0] in {"responds_to", "causes"}] == []


def test_who_holds_to_something_in_spite_of_what_happened_answers_it() -> None:
    stood = related("Ada Quill vowed on Monday to keep the tax despite the defeat of her party in the Larne vote.")
    assert [(r[0], r[1], r[3]) for r in stood if r[3] == "despite"] == [("responds_to", "vowed", "despite")]
    sold = related("Venn sold nine ships on Monday despite the strike in Larne.")
    assert [r[0] for r in sold if r[3] == "despite"] in ([], ["before"])


def test_who_responds_answers_what_was_just_told_by_another() -> None:
    told = "Marchers stormed the mill in Larne on Monday."
    closed = related(f"{told} Danubia responded by closing the port of Oz on Tuesday.")
    assert ("responds_to", "closing", "stormed", "responded") in closed
    assert ("responds_to", "retaliated", "stormed", "retaliated") in related(f"{told} Danubia retaliated on Tuesday.")
    assert related("Marchers stormed the mill in Larne on Monday. Ada Quill may respond on Tuesday.") == []


def test_to_defend_something_to_the_death_answers_no_death() -> None:
    assert related("The rebels vowed on Monday to defend Larne to the death.") == []


def test_an_action_is_that_of_whom_it_is_ascribed_to() -> None:
    told = "Danubia closed its border on Monday."
    for owner, found in (("Danubia", True), ("Narnia", False)):
        answer = f"{told} {owner}'s action came after the council approved a blockade."
        assert any(r[0] == "responds_to" and r[1] == "closed" for r in related(answer)) is found


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "Venn sued Ada Quill in July. Ada Quill countersued Venn in August 2018.",
            ("responds_to", "countersued", "the sue", "countersued"),
        ),
        (
            "Thousands mourned Ada Quill in Larne on Sunday.",
            ("responds_to", "mourned", "the die", "mourned"),
        ),
        (
            "Narnia shelled Larne on Monday. And in response, rebels fired 100 rockets at Oz.",
            ("responds_to", "fired", "shelled", "in response"),
        ),
        (
            "Ada Quill accused Venn of fraud on Monday on the second day of a hearing in Larne.",
            ("part_of", "accused", "the hear", "on"),
        ),
    ],
)
def test_counter_acts_mourning_and_days_of_an_occasion(text: str, relation: tuple[str, str, str, str]) -> None:
    assert relation in related(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "Ada Quill threatened to block the port on Monday after Danubia seized a ferry.",
            ("responds_to", "threatened", "seized", "after"),
        ),
        (
            "Narnia will cancel the talks, the ministry said on Thursday, a day after Danubia seized a ferry.",
            ("responds_to", "cancel", "seized", "after"),
        ),
    ],
)
def test_what_is_threatened_or_done_within_days_answers_what_a_clause_tells(
    text: str, relation: tuple[str, str, str, str]
) -> None:
    assert relation in related(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "Ada Quill said that Danubia had shelled the mill in Larne. The ministry in Oz denied it on Monday.",
            ("contradicts", "denied", "shelled", "denied"),
        ),
        (
            "Ada Quill said that Danubia had shelled the mill in Larne. Karl Venn rejected the suggestion on Monday.",
            ("contradicts", "rejected", "shelled", "rejected"),
        ),
        (
            "Ada Quill said that Danubia had shelled the mill in Larne. Karl Venn rejected this account on Monday.",
            ("contradicts", "rejected", "shelled", "rejected"),
        ),
        (
            "Ada Quill said that Danubia had shelled the mill. Karl Venn denied that any such raid had been made.",
            ("contradicts", "denied", "shelled", "denied"),
        ),
        (
            "Ada Quill said that Danubia had shipped 900 crates to Oz. Danubia denied any transfer of arms on Monday.",
            ("contradicts", "denied", "shipped", "denied"),
        ),
        (
            "Ada Quill told reporters that Danubia had shelled the mill. The ministry said on Monday it had found no"
            " record of a raid.",
            ("contradicts", "said", "shelled", "found"),
        ),
    ],
)
def test_a_denial_contradicts_what_another_has_just_claimed(text: str, relation: tuple[str, str, str, str]) -> None:
    assert relation in related(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill said that Danubia had shelled the mill. Karl Venn declined to confirm or deny it on Monday.",
        "Ada Quill said that Danubia had shelled the mill in Larne. Ada Quill denied it on Monday.",
        "Danubia shelled the mill in Larne. The ministry in Oz denied it on Monday.",
        "Karl Venn raised the hopes of the town on Monday; Ada Quill denied having any depot in the port.",
        "The decree was made public in Larne on Monday. Ada Quill asked the governor to close the port, three persons "
        "said. His office denied that any such request had been made.",
        "The army said on Monday that it had foiled a raid; Danubia denied that any such thing had happened.",
    ],
)
def test_nothing_is_denied_that_nobody_else_claims(text: str) -> None:
    assert [r for r in related(text) if r[0] == "contradicts"] == []


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "Quill shares slid as much as 30% in Larne on Monday after their owner, Venn Bank, admitted a loss.",
            ("causes", "admitted", "slid", "after"),
        ),
        (
            "Quill Lines shut its port in Larne on Monday as a precaution due to the earthquake.",
            ("responds_to", "shut", "the earthquak", "due to"),
        ),
        (
            "A Danubian robot joined the search in Larne on Monday.",
            ("part_of", "joined", "the search", "joined"),
        ),
        (
            "The Venn Board will contribute to the ministry's inquiry on Monday.",
            ("part_of", "contribute", "inquiry", "contribute"),
        ),
    ],
)
def test_what_is_done_because_of_something_or_within_it(text: str, relation: tuple[str, str, str, str]) -> None:
    assert relation in related(text)


def test_a_war_and_what_was_never_told_are_joined_by_nobody() -> None:
    assert related("Danubia joined the war on Monday.") == []
    assert related("Ada Quill joined a search party in Larne on Monday.") == []


def test_who_searches_for_what_vanished_answers_its_loss() -> None:
    found = ("responds_to", "searched", "vanished", "searched")
    assert found in related("Danubian ships searched on Monday for a ferry that vanished off Larne.")
    assert found not in related("Danubian ships searched on Monday for a ferry that belongs to Ada Quill.")


def test_who_calls_a_claim_a_lie_denies_it() -> None:
    claim = "Ada Quill said that Danubia had shelled the mill in Larne."
    assert ("contradicts", "called", "shelled", "called") in related(
        f"{claim} The ministry called the claim a lie on Monday."
    )
    surprise = related(f"{claim} The ministry called the claim a surprise on Monday.")
    assert [r for r in surprise if r[0] == "contradicts"] == []


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Fans outraged by the ruling burned flags.", ("responds_to", "burned", "the rule", "outraged")),
        ("Alarmed by the outbreak, Narnia closed its border.", ("responds_to", "closed", "the outbreak", "Alarmed")),
        ("Ignoring the ban, thousands marched in Oz.", ("responds_to", "marched", "the ban", "Ignoring")),
        ("The attack drew condemnation from Norway.", ("responds_to", "drew", "the attack", "drew")),
        ("The government bowed to the protests on Friday.", ("responds_to", "bowed", "protests", "bowed")),
        ("Police responded to the riot with tear gas.", ("responds_to", "responded", "the riot", "responded")),
        (
            "In line with the ruling, the council closed the road.",
            ("responds_to", "closed", "the rule", "in line with"),
        ),
        ("The strike grounded 300 flights on Monday.", ("causes", "the strik", "grounded", "grounded")),
    ],
)
def test_what_moved_somebody_and_what_an_occurrence_drew(text: str, relation: tuple[str, str, str, str]) -> None:
    assert relation in related(text)


@pytest.mark.parametrize(
    "text",
    [
        "Police responded to a letter with a smile.",
        "A strike may ground 300 flights.",
        "Quill drew a picture of the raid.",
    ],
)
def test_what_nobody_did_about_anything(text: str) -> None:
    assert not related(text)
