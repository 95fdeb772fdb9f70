"""Who does what where the parser hung a verb or a noun on the wrong word: a wrong name in a title harms somebody."""

from __future__ import annotations

import pytest

from storyatlas.extract.legibility import INCOMPLETE
from tests.extract.reading import event, read, read_faint


@pytest.mark.parametrize(
    ("text", "trigger", "headline"),
    [
        (
            "The leader of the Quill Front has denied the charge, three days after a blast there killed more than 150 "
            "people in Oslo.",
            "killed",
            "Blast kills more than 150 people in Oslo",
        ),
        (
            "Danubia leader Ada Quill apologised on Sunday as an ocean of black-clad marchers filled the centre of the "
            "city.",
            "filled",
            "Ocean of black-clad marchers fills the centre of the city",
        ),
        (
            "On June 14, four days before the Swift began its dive, a rusted fishing trawler named the Adriana turned "
            "over and sank off Oslo, Norway.",
            "sank",
            "Rusted fishing trawler named the Adriana sinks off Oslo",
        ),
        (
            "The government moved on Sunday to stop a run on the banks, disclosing that a second bank had been closed "
            "and opening a new lending program in Oslo.",
            "opening",
            "Government opens a new lending program in Oslo",
        ),
        (
            "Eleven of 13 crew members of the cruise ship Orient Queen, who had been listed as missing, were located.",
            "listed",
            "13 crew members of the cruise ship Orient Queen are listed as missing",
        ),
        (
            "The South Korean won fell on Tuesday after President Karl Venn declared martial law, and regained part of "
            "the loss on Wednesday.",
            "regained",
            "Won regains part of the loss",
        ),
        (
            "A clutch of business deals timed to coincide with the visit appeared to show the strategy in Oslo.",
            "timed",
            "Clutch of business deals is timed to coincide with the visit",
        ),
        (
            "The bank invited bids; at least one offer arrived by Sunday but the agency's board turned it down.",
            "arrived",
            "At least one offer arrives",
        ),
        (
            "Prosecutors charged Ada Quill with possession of cash and taking gifts from Harland on Monday.",
            "charged",
            "Prosecutors charge Ada Quill with possession of cash",
        ),
        (
            "Bo Venn shot a woman who, he claimed, had fired at him in Oslo.",
            "fired",
            "Woman fires at Bo Venn in Oslo",
        ),
    ],
)
def test_what_stands_beside_a_verb_does_it(text: str, trigger: str, headline: str) -> None:
    assert event(text, trigger).headline == headline


@pytest.mark.parametrize(
    ("text", "trigger", "wrong"),
    [
        (
            "She was referring to the parents of Ada Quill, 20, killed in Oslo in February last year.",
            "killed",
            "Parents",
        ),
        (
            '"They went in with a hose," says Emil Quill, whose fiancée, Ada Holm, a paramedic, sent him a video.',
            "sent",
            "Emil Quill sends",
        ),
    ],
)
def test_what_nobody_can_tell_is_told_of_nobody(text: str, trigger: str, wrong: str) -> None:
    told = [m for m in (*read(text), *read_faint(text)) if m.trigger == trigger]
    assert told
    assert not any(m.headline.startswith(wrong) and m.headline_score > 0.1 for m in told)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Ada Quill said patients may have caught the virus without having visited the city of Oslo.", "visited"),
        ("People in Oslo are being told to stay at home rather than visit a doctor in person.", "visit"),
        ('Asked about recovering the bodies in Oslo, Emil Quill said: "It is a hard place."', "recovering"),
        ("Karl Venn, who used to run the mortgage giant Harland Bank, was handed the keys on Monday.", "run"),
        ("Bo Venn was joined by wife Ada and daughters Sasha and Mia at a church in Oslo.", "daughters"),
    ],
)
def test_what_was_not_done_is_no_event(text: str, trigger: str) -> None:
    assert trigger not in [m.trigger for m in (*read(text), *read_faint(text))]


def test_whom_sanctions_punish_for_something_did_it_and_not_who_imposes_them() -> None:
    text = "The council was recommending trade sanctions against Danubia for violating the agreement on ferries."
    assert not any(m.headline.startswith("Council violates") for m in (*read(text), *read_faint(text)))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Dockers in Oslo listed four demands: that police be held to account, and that Ada Quill step down.", "step"),
        ("The pact called on Danubia to buy more Norwegian ferries in Oslo.", "buy"),
        ("Ada Quill let suspects be sent to Oslo.", "sent"),
    ],
)
def test_what_is_asked_for_has_not_happened(text: str, wrong: str) -> None:
    assert wrong not in [m.trigger for m in read(text)]


@pytest.mark.parametrize(
    ("text", "trigger", "headline"),
    [
        (
            "The last failure was Quill Bank, which was seized in 2008, ten days after Harland filed for aid in Oslo.",
            "filed",
            "Harland files for aid in Oslo",
        ),
        (
            "A clutch of business deals timed to coincide with the visit appeared to show it, notably the sale of oil.",
            "timed",
            "Clutch of business deals is timed to coincide with the visit",
        ),
    ],
)
def test_what_stands_apart_is_no_object(text: str, trigger: str, headline: str) -> None:
    assert event(text, trigger).headline == headline


def test_a_title_that_lost_its_end_gives_way() -> None:
    text = "Karl Venn said that a bomb under the ferries of Oslo is still being looked into."
    told = [m for m in (*read(text), *read_faint(text)) if m.trigger == "said"]
    assert all(m.headline_score <= INCOMPLETE for m in told)


def test_words_in_quotation_marks_within_what_somebody_said_are_a_claim() -> None:
    text = 'Spokesman Karl Venn said Ada Quill was "basking in the faded glory of Danubia" on Monday.'
    assert event(text, "basking").status == "claimed"
    assert event("Karl Venn said Ada Quill was basking in the sun of Oslo on Monday.", "basking").status == "happened"


def test_what_stands_behind_a_comma_in_a_headline_is_no_object() -> None:
    title = "Harland isolated, dollar rises, town feels cheated"
    mention = event("Ada Quill left Oslo.", "isolated", title=title)
    assert mention.headline == title


@pytest.mark.parametrize(
    "text",
    [
        "Prosecutors charged Ada Quill with possession of cash and taking gifts from Harland on Monday.",
        "Police charged Bo Venn with murder and burning two ferries in Oslo.",
    ],
)
def test_a_charge_of_two_deeds_is_one_act(text: str) -> None:
    assert [m.trigger for m in (*read(text), *read_faint(text)) if m.trigger in {"charged", "taking", "burning"}] == [
        "charged"
    ]


def test_the_people_of_two_firms_are_detained_and_not_the_firms() -> None:
    text = "Thirteen people from Harland and the Marsh Group, who were detained in January, were ordered back to jail."
    mention = event(text, "detained")
    assert "thirteen people" in [p.name for p in mention.participants if p.role == "patient"]
    assert mention.headline.startswith("Thirteen people")
