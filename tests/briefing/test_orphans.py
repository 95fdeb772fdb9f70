"""What stands beside words that were left out, and what opens a sentence of a page."""

from __future__ import annotations

import pytest

from storyatlas.briefing.tree import is_name, trees
from storyatlas.model.time import UNKNOWN_TIME, TimeValue
from tests.briefing.ferry import day
from tests.briefing.test_tellings import told
from tests.reading import sentence_reader


@pytest.mark.parametrize(
    ("text", "time", "said"),
    [
        ("Fishermen held the town hall for about three hours on Monday, the anniversary of the flood.",
         day("2021-05-03"), "Fishermen held the town hall for about three hours."),
        ("Fishermen held the town hall of Kessel on Sunday, 2 May for an hour.", day("2021-05-02"),
         "Fishermen held the town hall of Kessel for an hour."),
        ("Two weeks ago today the fishermen held the town hall of Kessel for an hour.", day("2021-04-21"),
         "The fishermen held the town hall of Kessel for an hour."),
        ("Fishermen held the town hall of Kessel on Monday, a feat that nobody had thought possible.",
         day("2021-05-03"), "Fishermen held the town hall of Kessel, a feat that nobody had thought possible."),
    ],
)  # fmt: skip
def test_a_day_goes_with_what_says_it_again(text: str, time: TimeValue, said: str) -> None:
    assert told(text, "held the town hall", title="Fishermen hold the town hall", time=time) == said


def test_what_stood_beside_the_end_of_an_aside_goes_with_it() -> None:
    text = (
        "The march of the fishermen was joined by almost nine hundred people, according to its organisers, who have "
        "asked the harbour police of Kessel for permission to walk again on July 1, the 22nd anniversary of the flood."
    )
    said = told(text, "march of the fishermen was joined", title="March is joined by nine hundred")
    assert said.endswith("people, according to its organisers.")


@pytest.mark.parametrize(
    "opening", ["10:05 ", "11.50 ", "9.15am GMT ", "ST. KESSEL, N.V. — ", "ORLAND'S POINT, Vantia — "]
)
def test_the_hour_and_the_place_over_an_entry_are_no_part_of_it(opening: str) -> None:
    text = f"{opening}The harbour board of Kessel bought two ferries from Orland."
    said = told(text, "bought two ferries", title="Harbour board buys two ferries", time=UNKNOWN_TIME)
    assert said == "The harbour board of Kessel bought two ferries from Orland."


def test_of_several_who_are_named_before_nobody_knows_who_he_is() -> None:
    text = "After an hour with Ida Brandt, Tom Oldfield and Ann Quarley, he received the fishermen in the town hall."
    assert told(text, "he received the fishermen", title="Mayor receives fishermen") == ""


def test_a_line_that_begins_within_another_is_not_told() -> None:
    text = ", Kessel said there was the first wreck of the year Orland decided to close its 90-mile strait."
    assert told(text, "decided to close its 90-mile strait", title="Orland closes strait") == ""


def test_a_link_to_what_went_before_goes_without_a_comma_too() -> None:
    text = "In addition Norlink bought two ferries from Orland."
    assert told(text, "Norlink bought two ferries", title="Norlink buys two ferries") == text.removeprefix(
        "In addition "
    )


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Economy Minister Ida Brandt said that the port had bought two ferries from Orland.", "Economy Minister"),
        ("Sixteen port workers of Kessel were held by the harbour police of Orland.", "sixteen port workers"),
    ],
)
def test_what_follows_a_date_keeps_its_capital_where_it_is_a_name(text: str, begins: str) -> None:
    (section,) = sentence_reader()([(text, None)])
    (tree,) = trees(section)
    assert is_name(tree, 0) == begins[0].isupper()
