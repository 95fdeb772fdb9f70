"""Who takes part in an event, each once, however its mentions write them."""

from __future__ import annotations

from storyatlas.coref.aliases import find_aliases
from storyatlas.coref.participants import agree_on_participants
from storyatlas.model.mention import Participant
from tests.coref.making import ADA, LISBON, mention


def listed(*names: str, kind: str = "organisation") -> list[str]:
    told = [mention(n, participants=(Participant(name, "agent", kind),)) for n, name in enumerate(names)]
    return sorted(p.name for p in agree_on_participants(told))


def test_the_forces_of_one_state_are_one() -> None:
    assert listed("U.S. forces", "American troops", "U.S. Navy", "U.S. Navy") == ["U.S. Navy"]
    assert listed("Norwegian troops", "Danish troops") == ["Danish troops", "Norwegian troops"]


def test_a_body_is_listed_once_under_its_fuller_name() -> None:
    assert listed("Supreme Court", "Supreme Court", "Danish Supreme Court") == ["Danish Supreme Court"]
    assert listed("Marsh", "Marsh", "Marsh Petroleum") == ["Marsh Petroleum"]
    assert listed(*["Marsh"] * 4, "Marsh Tankers") == ["Marsh", "Marsh Tankers"]
    made = Participant("Marsh", "agent", "organisation"), Participant("Marsh Swift", "patient", "organisation")
    assert len(agree_on_participants([mention(1, participants=made)])) == len(made)
    assert listed("Marsh", "Marsh", "Marsh Council") == ["Marsh", "Marsh Council"]
    assert listed("Coast Guard", "Coast Guard", "Coast Guard Investigative Service")[0] == "Coast Guard"


def test_what_does_nothing_takes_no_part() -> None:
    assert listed("Grey Harbour Syndrome", "Marsh") == ["Marsh"]
    assert listed("Lantern Festival", "Marsh") == ["Marsh"]
    where = Participant("Marsh International Airport", "other", "organisation")
    assert agree_on_participants([mention(1, participants=(where,))]) == ()


def test_what_is_toured_is_where_it_was() -> None:
    toured = Participant("Lisbon", "patient", "place")
    told = [mention(1, participants=(ADA, toured), place=LISBON, place_source="stated")]
    assert [p.name for p in agree_on_participants(told)] == ["Ada Quill"]
    assert listed("Co LP", "Marsh") == ["Marsh"]  # nor is the end of a firm's name anybody


def test_who_works_for_a_body_is_another() -> None:
    body, aides = Participant("Marsh", "other", "organisation"), Participant("two Marsh aides", "agent", "group")
    assert len(agree_on_participants([mention(1, participants=(body, aides))])) == 2


def test_a_quarter_of_a_town_gives_it_no_name() -> None:
    town, quarter = Participant("Venn", "agent", "place"), Participant("Old Venn", "other", "person")
    assert "venn" not in find_aliases([mention(1, participants=(town,)), mention(2, participants=(quarter,))])


def test_a_short_name_of_a_firm_is_its_full_one_in_a_story() -> None:
    firm, short = Participant("Marsh Petroleum", "agent", "organisation"), Participant("Marsh", "agent", "organisation")
    part = Participant("Marsh Council", "agent", "organisation")
    story = [mention(1, participants=(firm,)), mention(2, participants=(short,)), mention(3, participants=(part,))]
    assert find_aliases(story)["marsh"] == "Marsh Petroleum"
    assert "marsh" not in find_aliases([story[1], story[2]])
