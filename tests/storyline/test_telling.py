"""Telling: a title short enough to head a storyline."""

from __future__ import annotations

import pytest

from storyatlas.storyline.telling import tell_shortly
from tests.storyline.making import ADA, event


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Ada Quill opens fire at the old ferry office in Oslo", "Quill opens fire"),
        ("Ada Quill leaves the harbour board", "Quill leaves the harbour board"),
        ("Gunman surrenders to police at 6 p.m", "Gunman surrenders to police"),
        ("Ada Quill is signed from the practice squad of the other club", "Quill is signed"),
        ("About 3,000 sailors leave their ships in Oslo", "Sailors leave their ships in Oslo"),
        ("City offers a large reward for information that leads to Quill", "City offers a large reward"),
        ("Harbour board urges Danubia to open ferry market", "Harbour board urges Danubia to open ferry market"),
        ("Ada Quill visits Oslo in a bid to end the row over herring", "Quill visits Oslo"),
        ("Sailors leave their ships in the northern harbours of Danubia", "Sailors leave their ships"),
    ],
)
def test_where_and_when_are_left_out_of_a_long_title(title: str, told: str) -> None:
    assert tell_shortly(event(1, title, participants=(ADA,)), {"Ada Quill": "Quill"}) == told


@pytest.mark.parametrize(
    "title",
    [
        "Ada Quill says the ferry sank",
        'Ada Quill tells "It was dark"',
        "Crews of the northern harbour fire brigade fight the blaze",
        "Men in the harbour of Oslo steal a ferry and flee",
        "Quill gives herself and to the cause of harbour workers",
        "Ada Quill is joined by eight harbour officials from the other town",
        "Ada Quill makes a decision on the northern ferry line",
        "Ferry fare sells for 15 to 17 crowns apiece",
        "Harbour board urges Danubia to open its ferry market to others",
        "Ada Quill accuses Danubia of failing to keep to the treaty of Oslo",
        "Reports a ferry bond was under study push shares of the harbour",
        "Harbour towns announce similar measures",
        "Ferry board is obliged to deal with a series of strikes",
        "Three of his grandchildren are killed",
        "Most of the work is done",
        "Navy and coastguard forces search for the crew of the ferry",
        "Town warns shipowners against dealing with unlicensed pilots of the port",
        "Harbour stock falls to 79-3/8",
        "Ferries and the town agree to lend the harbour billions of crowns",
        "The harbour board is entitled to close the ferry line",
    ],
)
def test_what_somebody_says_and_what_has_no_short_beginning_heads_nothing(title: str) -> None:
    assert tell_shortly(event(1, title, participants=(ADA,)), {}) == ""
    assert tell_shortly(event(1, "Ada Quill sinks the ferry", status="denied"), {}) == ""
