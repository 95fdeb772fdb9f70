"""Who takes part in an event, each once, however its mentions write them."""

from __future__ import annotations

from storyatlas.coref.aliases import find_aliases
from storyatlas.coref.participants import agree_on_participants
from storyatlas.model.mention import Participant
from tests.coref.making import ADA, KARL, LISBON, PORTUGAL, mention


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
    branch = mention(4, participants=(Participant("Marsh UK", "agent", "organisation"),))
    assert "marsh" not in find_aliases([story[1], branch])


def test_what_a_noun_names_as_done_to_a_country_makes_it_take_part() -> None:
    told = mention(
        participants=(Participant("Norway", "agent", "place"), Participant("Portugal", "other", "place")),
        bystanders=(Participant("Portugal", "patient", "place"),),
        place=PORTUGAL,
        place_source="stated",
    )
    assert {p.name: p.role for p in agree_on_participants([told])} == {"Norway": "agent", "Portugal": "patient"}


def test_people_and_bodies_of_faint_mentions_take_part() -> None:
    faint = mention(2, participants=(KARL, Participant("two aides", "agent", "group")))
    assert {p.name for p in agree_on_participants([mention(1, participants=(ADA,))], None, [faint])} == {
        "Ada Quill",
        "Karl Venn",
    }


def test_who_only_tells_of_an_event_and_some_body_take_no_part() -> None:
    told = mention(bystanders=(Participant("two analysts", "other", "group"), KARL))
    assert [p.name for p in agree_on_participants([told])] == ["Karl Venn"]
    assert listed("Marsh", "company") == ["Marsh"]


def test_a_firm_is_one_whatever_it_says_that_it_is() -> None:
    assert listed(*["Marsh"] * 9, "Marsh Bank") == ["Marsh Bank"]


def test_a_body_mostly_called_by_its_initials_goes_by_them() -> None:
    long = "Federal Trawling Agency", "Federal Trawling Corp", "Federal Trawling Corporation"
    called = [Participant(name, "agent", "organisation") for name in (*["FTC"] * 6, *long[1:], *["FTA"] * 2, long[0])]
    aliases = find_aliases([mention(n, participants=(body,)) for n, body in enumerate(called)])
    assert aliases["federal trawling corp"] == aliases["federal trawling corporation"] == "FTC"
    assert aliases["fta"] == "Federal Trawling Agency"
    assert "ftc" not in aliases


def test_an_office_is_listed_in_full_however_often_its_letters_are_written() -> None:
    called = ["FTA"] * 9 + ["Federal Trawling Agency"] + ["NATO"] * 9 + ["North Atlantic Treaty Organization"]
    bodies = [Participant(name, "agent", "organisation") for name in called]
    aliases = find_aliases([mention(n, participants=(body,)) for n, body in enumerate(bodies)])
    assert aliases["fta"] == "Federal Trawling Agency"
    assert aliases["north atlantic treaty organization"] == "NATO"
