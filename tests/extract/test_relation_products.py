"""What is done about a thing that others made, or to somebody for what he did."""

from __future__ import annotations

import pytest

from tests.extract.reading import related


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "The court suspended the law that the Calormen parliament had passed a day earlier.",
            ("responds_to", "suspended", "passed", "suspended"),
        ),
        (
            "Parliament approved the state of emergency that President Quill declared on Tuesday.",
            ("responds_to", "approved", "declared", "approved"),
        ),
        (
            "The ministry took back a statement, published on Sunday, that 164 people had died.",
            ("responds_to", "statement", "published", "took"),
        ),
        (
            "The judge struck down a ban imposed by the council in March.",
            ("responds_to", "struck", "imposed", "struck"),
        ),
        (
            "Senators voted on Thursday to scrap the tax that the government introduced in May.",
            ("responds_to", "voted", "introduced", "scrap"),
        ),
        (
            "The government lifted the curfew it had imposed on Friday.",
            ("responds_to", "lifted", "imposed", "lifted"),
        ),
        (
            "The king pardoned Ada Quill, who was convicted of fraud in May.",
            ("responds_to", "pardoned", "convicted", "pardoned"),
        ),
    ],
)
def test_an_act_answers_what_made_its_object(text: str, relation: tuple[str, str, str, str]) -> None:
    assert relation in related(text)


@pytest.mark.parametrize(
    "text",
    [
        "The embassy released a video that showed Ada Quill dancing in Oslo.",
        "The court sentenced Ada Quill, who received asylum in Narnia last year.",
        "The council approved a bridge that spans the river Lune.",
        "The court suspended a law that bans ferries at night.",
        "The ministry praised Ada Quill, who became mayor of Larne in May.",
    ],
)
def test_what_an_object_is_or_does_by_itself_is_answered_by_nobody(text: str) -> None:
    assert not [r for r in related(text) if r[0] == "responds_to"]


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested Ada Quill, who was later released.",
        "The firm dismissed Ada Quill, who sued on Tuesday.",
        "Bo Venn rejected the deal announced on Tuesday.",
    ],
)
def test_what_came_after_an_act_is_not_what_it_answers(text: str) -> None:
    assert not [r for r in related(text) if r[0] == "responds_to" and r[2] in {"released", "sued", "announced"}]
