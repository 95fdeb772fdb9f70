"""Chronicles: entries under dates, and texts that have lost their dates."""

from __future__ import annotations

from tests.extract.reading import event

_ENTRIES = """1 March - The council imposes a curfew. Shops close their doors.
4 March - Parliament votes to lift the ban.
9 March - The mayor opens the bridge.
A crowd of thousands cheers him.
12 March - Voters elect a new council. The police arrest a man.
The navy sinks a trawler."""
_LINES = """12 March 2023
The council imposes a curfew.
Shops close their doors.
14 March 2023
Parliament votes to lift the ban.
20 March 2023
The mayor opens the bridge."""
_LOST = """The council imposes a curfew. The mayor closes the bridge. Two ministers resign. The army deploys tanks.
Protesters burn a bank. The president dismisses the cabinet. The court frees two men. The union calls a strike. Police
arrest four students. The premier flies to Oslo. The bank raises its rate. Parliament passes the law. The navy sinks a
trawler. Rebels capture the port. The king signs the treaty. Voters elect a new council."""


def test_the_sentences_of_an_entry_are_of_its_day() -> None:
    assert event(_ENTRIES, "close").time.start == "2023-03-01"
    assert event(_ENTRIES, "votes").time.start == "2023-03-04"
    assert event(_ENTRIES, "cheers").time.start == "2023-03-09"
    assert event(_ENTRIES, "arrest").time.start == "2023-03-12"


def test_behind_the_last_entry_a_text_goes_on_about_its_own_day() -> None:
    assert event(_ENTRIES, "sinks").time.start == "2023-05-10"


def test_a_date_alone_in_its_line_heads_an_entry() -> None:
    assert event(_LINES, "imposes").time.start == "2023-03-12"
    assert event(_LINES, "close").time.start == "2023-03-12"
    assert event(_LINES, "votes").time.start == "2023-03-14"
    assert event(_LINES, "opens").time.start == "2023-03-20"


def test_the_day_that_heads_an_entry_is_no_part_of_who_acts() -> None:
    text = (
        "* Mar 1 - Rebel fighters enter the town.\n* Mar 4 - Ada Quill is killed.\n* Mar 9: Gunfire rattles the town."
    )
    acts = [event(text, "enter"), event(text, "killed"), event(text, "rattles")]
    told = ["Rebel fighters enter the town", "Ada Quill is killed", "Gunfire rattles the town"]
    assert [act.headline for act in acts] == told
    assert [p.name for act in acts[:2] for p in act.participants] == ["rebel fighters", "Ada Quill"]
    assert [act.time.start for act in acts] == ["2023-03-01", "2023-03-04", "2023-03-09"]
    assert {act.time_source for act in acts} == {"stated"}


def test_two_dates_make_no_chronicle() -> None:
    text = "4 March - Parliament lifts the ban.\n9 March - The mayor opens the bridge.\nThe police arrest a man."
    assert event(text, "arrest").time.start == "2023-05-10"


def test_an_undated_chronicle_is_not_of_the_day_of_print() -> None:
    text = f"The town looks back on a stormy year. Much was told of it. {_LOST}"
    assert event(text, "burn").time.start is None
    assert event("The town looks back. Much was told of it. Protesters burn a bank.", "burn").time.start == "2023-05-10"
