"""What "after", "when", "over" and "follows" tell beyond the order in time."""

from __future__ import annotations

import pytest

from tests.extract.reading import related


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "The airline cancelled all flights to Oz because of the outbreak.",
            ("responds_to", "cancelled", "the outbreak", "because of"),
        ),
        (
            "When mobs burned the town hall, the president called in foreign troops.",
            ("responds_to", "called", "burned", "When"),
        ),
        (
            "When the unions closed the whole island on May 6 he declared a state of emergency.",
            ("responds_to", "declared", "closed", "When"),
        ),
        (
            "Parliament declared independence on Friday and within hours Ada Quill dismissed its government.",
            ("responds_to", "dismissed", "declared", "within hours"),
        ),
        (
            "The canal authority formally suspended navigation on Thursday, two days after the accident.",
            ("responds_to", "suspended", "the accident", "after"),
        ),
        (
            "The canal authority closed two locks on Thursday, two days after the regatta.",
            None,
        ),
        (
            "Oz's top court suspends referendum law hours after heated vote.",
            ("responds_to", "suspends", "the vote", "after"),
        ),
        (
            "Bo Venn was barred from office for two years over that vote.",
            ("responds_to", "barred", "the vote", "over"),
        ),
        (
            "Police arrested 12 people in connection with the occupation of the town hall.",
            ("responds_to", "arrested", "the occupy", "in connection with"),
        ),
        (
            "Ada Quill was appointed prime minister after Bo Venn quit on Monday.",
            ("responds_to", "appointed", "quit", "after"),
        ),
        (
            "Trading resumed on Wednesday after a week's closure.",
            ("responds_to", "resumed", "closure", "after"),
        ),
        (
            "Quill lifts the curfew after losing his majority in parliament.",
            ("responds_to", "lifts", "losing", "after"),
        ),
        (
            "The bond dropped to 46 cents on the dollar after the announcement.",
            ("causes", "the announc", "dropped", "after"),
        ),
        (
            "Shares in the maker fell 5 percent on Monday in the wake of the crash.",
            ("causes", "the crash", "fell", "in the wake of"),
        ),
        (
            "Ada Quill offered the first apology from the Spanish side for last Sunday's crackdown.",
            ("responds_to", "offered", "crackdown", "apology"),
        ),
        (
            "The union appealed against the ruling.",
            ("responds_to", "appealed", "the rule", "appealed"),
        ),
        (
            "Troops were ordered to shoot looters on sight after two days of violence.",
            ("responds_to", "ordered", "the violenc", "after"),
        ),
    ],
)
def test_what_follows_answers_or_comes_of_it(text: str, relation: tuple[str, str, str, str] | None) -> None:
    found = related(text)
    assert relation in found if relation else not [r for r in found if r[0] == "responds_to"]


@pytest.mark.parametrize(
    "text",
    [
        "The union appealed to the council for help.",
        "A judge summoned the ministers about three hours after the press conference.",
        "When the bell rang, the pupils left the school.",
        "When Bo Venn visited Rome, police arrested three protesters.",
        "The plane landed in Oslo and hours later police arrested a passenger.",
        "Ada Quill was elected mayor after she retired from the army.",
        "Oil prices fell amid the festival.",
        "Harland signed a deal in connection with the merger.",
        "The storm hit Larne on Monday and hours later it reached Oslo.",
    ],
)
def test_what_only_comes_later_answers_nothing(text: str) -> None:
    assert not [r for r in related(text) if r[0] in {"responds_to", "causes"}]
