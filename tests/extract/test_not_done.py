"""What a text tells without anybody's having done it, and what was done though a "not" stands there."""

from __future__ import annotations

import pytest

from tests.extract.reading import event, read, read_faint


def headlines(text: str) -> list[str]:
    return [m.headline for m in read(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The union has not sent troops to Narnia or established a zone over the country.",
            ["Union does not send troops to Narnia", "Union does not establish a zone over the country"],
        ),
        (
            "Harland has not signed the pact, nor has it recalled its envoy.",
            ["Harland does not sign the pact", "Harland does not recall its envoy"],
        ),
        (
            "The court allowed Ada Quill to leave the country on Monday.",
            ["Court allows Ada Quill to leave the country"],
        ),
        (
            "The council agreed on Monday to close the port and sell the ferries.",
            ["Council agrees to close the port"],
        ),
        (
            "Quill wants to close the port, sell the ferries and build a bridge.",
            ["Quill wants to close the port", "Quill to sell the ferries", "Quill to build a bridge"],
        ),
        (
            "Quill gives millions of dollars to groups that support the movements to defund police, expand the court.",
            [],
        ),
        ("It seems unlikely that Harland will succeed in achieving its five goals.", []),
        ("Narnia is worried that the army has crossed the border.", []),
        (
            "Analysts have warned against the risk of the West becoming embroiled in a war.",
            ["Analysts warn against the risk of the West becoming embroiled in a war"],
        ),
        ("The goal of the team is to build on the work of others and to establish a base in Oslo.", []),
        ("Quill wanted to make sure Floridians were getting the best deal.", []),
        ("Quill often meets the king in Oslo.", []),
        ("In Harland, a docker dies every three days.", []),
        (
            "The ministers want to proceed with what they had promised in their platform.",
            ["Ministers want to proceed with what they had promised in their platform"],
        ),
        (
            "Quill rejects any polls that show Marl has won the vote.",
            ["Quill rejects any polls that show Marl has won the vote"],
        ),
        (
            "The company rolled out in-app messaging last year, intended to foster communities.",
            ["Company rolls out in-app messaging"],
        ),
        ("Anyone who hides it will be fined.", []),
        ("Whoever sells the boats pays a fine in Oslo.", []),
        (
            "Anyone who hides it will be fined in Oslo, the mayor said on Monday.",
            ["Mayor says anyone who hides it will be fined in Oslo"],
        ),
        ("About one in six people in Narnia fall ill.", []),
    ],
)
def test_what_nobody_did_is_no_event(text: str, told: list[str]) -> None:
    assert headlines(text) == told


def test_what_was_not_done_until_a_day_was_done_then() -> None:
    mention = event("The company did not recall the cars until March 2016.", "recall")
    assert (mention.headline, mention.time.start) == ("Company recalls the cars", "2016-03")


def test_leave_is_given_on_the_day_that_its_infinitive_has() -> None:
    mention = event("The court allowed Ada Quill to leave the country on Monday.", "allowed")
    assert mention.time.start == "2023-05-08"


def test_what_a_pause_lets_happen_happens() -> None:
    assert "300 people leave Oslo" in headlines("The pause allowed 300 people to leave Oslo on Monday.")


def test_who_left_a_meeting_is_not_told_to_be_about_to() -> None:
    mention = event("Quill told Venn he would be honoured to have the job and left the meeting in Oslo.", "left")
    assert mention.status == "happened"


def test_what_there_was_none_of_is_not_even_a_faint_event() -> None:
    text = "Quill tweeted on Saturday that there would be no announcements on the deal until next week."
    assert "announcements" not in {m.trigger for m in read_faint(text)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The bank did not raise rates or cut jobs but closed three branches on Monday.", "Bank closes three branches"),
        ("Ada Quill is named prime minister of Narnia.", "Ada Quill is named prime minister of Narnia"),
        ("Markets generally welcomed the deal on Monday.", "Markets welcome the deal"),
        (
            "Ada Quill will start her tour by meeting Emil Venn in Oslo on Friday.",
            "Ada Quill to start her tour by meeting Emil Venn in Oslo",
        ),
        (
            "Anyone who crossed the river was shot on Monday.",
            "Anyone who crossed the river was shot on Monday",
        ),
        ("Everyone who boarded the ferry died on Monday.", "Everyone who boarded the ferry died on Monday"),
        ("Six people fall ill in Narnia.", "Six people fall ill in Narnia"),
        ("Six people died in Narnia on Monday.", "Six people die in Narnia"),
    ],
)
def test_what_was_done_is_told_all_the_same(text: str, told: str) -> None:
    assert told in headlines(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill will not remain president until 2030.",
        "It was the fourth attempt to assassinate President Ada Quill.",
    ],
)
def test_what_was_only_tried_or_lasts_is_not_told_as_done(text: str) -> None:
    assert headlines(text) == []


def test_how_long_a_plan_takes_is_not_when_it_is_done() -> None:
    assert event("Ada Quill plans to visit five countries in three days.", "visit").time.start is None


def test_a_year_in_passing_takes_no_place_away() -> None:
    text = "The city council met in Oslo on Monday. The hall was damaged in a 2019 fire."
    assert event(text, "damaged").place is not None
