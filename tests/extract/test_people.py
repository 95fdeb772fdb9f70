"""People under common nouns, and what a name is by the noun beside it."""

from __future__ import annotations

import pytest

from tests.extract.reading import event


def told(text: str, trigger: str) -> dict[str, tuple[str, str]]:
    return {p.name: (p.role, p.type) for p in event(text, trigger).participants}


@pytest.mark.parametrize(
    ("text", "trigger", "name", "part"),
    [
        ("Striking dockers rejected the offer on Monday.", "rejected", "striking dockers", ("agent", "group")),
        ("Shipowners raised wages on Monday.", "raised", "shipowners", ("agent", "group")),
        ("The blast killed four crewmen on Monday.", "killed", "four crewmen", ("patient", "group")),
        ("The Danes bombed the harbour on Monday.", "bombed", "Danes", ("agent", "group")),
        (
            "Danish dockers struck on Monday. The dockers rejected a raise.",
            "rejected",
            "Danish dockers",
            ("agent", "group"),
        ),
    ],
)
def test_groups_under_a_plain_noun_take_part(text: str, trigger: str, name: str, part: tuple[str, str]) -> None:
    assert told(text, trigger)[name] == part


def test_jet_fighters_are_no_people() -> None:
    assert told("Two K40 fighter-bombers bombed the port on Monday.", "bombed").get("two K40 fighter-bombers") is None


def test_the_state_whose_arms_strike_acts() -> None:
    assert told("Norwegian warplanes bombed the port on Monday.", "bombed")["Norway"] == ("agent", "place")
    assert told("A Norwegian missile attack on Monday killed two sailors.", "killed")["Norway"] == ("agent", "place")
    assert "Norway" not in told("Norwegian-made warplanes bombed the port on Monday.", "bombed")
    assert "Norway" not in told("The Norwegian navy bombed the port on Monday.", "bombed")


@pytest.mark.parametrize(
    ("states", "name"),
    [
        ("Sweden and Denmark signed a pact with Finland", "Russia"),
        ("Sweden signed a pact with Denmark", "Moscow"),
        ("Ada Quill met two bankers", "Moscow"),
    ],
)
def test_a_capital_acts_for_its_state_in_an_article_of_states(states: str, name: str) -> None:
    text = f"{states} on Sunday. The harbour is old. The town is fond of it. The weather is mild. Ferries are slow."
    assert set(told(f"{text} Moscow rejected the offer on Monday.", "rejected")) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the army bombed a depot about 20 miles east of Norway.",
        "On Monday the army bombed Norway's main port.",
    ],
)
def test_a_country_that_only_says_where_takes_no_part(text: str) -> None:
    assert "Norway" not in told(text, "bombed")


def test_what_somebody_becomes_takes_no_part() -> None:
    made = event("Ada Quill was promoted to senior vice president on Monday.", "promoted")
    assert [p.name for p in (*made.participants, *made.bystanders)] == ["Ada Quill"]


def test_the_word_in_the_bracket_behind_a_firm_is_the_firm() -> None:
    assert "Coast Air" in told("Coast Air <CSA.N> sold two ships on Monday.", "sold")


def test_an_oilfield_is_no_person() -> None:
    assert "Gryt" not in told("On Monday the navy bombed the Gryt and Brun oilfields.", "bombed")
    assert "Rostam" not in told("On Monday the navy bombed the Rostam offshore oilfield.", "bombed")


def test_a_name_does_not_end_before_its_last_word() -> None:
    text = "Norway's war spokesman Ali Akbar Hashemi Marsani on Tuesday called the attack a crime. Marsani left."
    assert "Ali Akbar Hashemi Marsani" in told(text, "called")


def test_who_says_so_is_named_in_full() -> None:
    text = "Governor Ada Quill spoke on Monday. The governor said two sailors had died."
    assert event(text, "died").speaker == "Ada Quill"
    office = "The Governor, Ada Quill, wept. On Tuesday the Governor opened the port."
    assert told(office, "opened")["Ada Quill"] == ("agent", "person")
