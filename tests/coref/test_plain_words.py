"""What a sentence opens with, or a headline writes large, is no name."""

from __future__ import annotations

import numpy as np

from storyatlas.coref.plain_words import settle_plain_words
from storyatlas.model.extraction import Extraction
from storyatlas.model.mention import Participant
from tests.coref.making import mention


def told(number: int, quote: str, *participants: Participant) -> Extraction:
    own = mention(number, quote, participants=participants)
    return Extraction(f"a{number}", (own,), (), np.zeros((1, 2), np.float32))


def names(*extractions: Extraction) -> list[list[str]]:
    return [[p.name for p in m.participants] for e in settle_plain_words(extractions) for m in e.mentions]


def test_a_word_that_a_story_mostly_writes_small_is_no_name() -> None:
    pirates, small = Participant("Pirates", "agent", "place"), Participant("pirates", "patient", "group")
    fire = Participant("Fire", "agent", "thing")
    found = settle_plain_words(
        [
            told(1, "Pirates boarded the ferry", pirates),
            told(2, "the navy caught the pirates after a fire", small),
            told(3, "Fire broke out", fire),
        ]
    )
    assert [[(p.name, p.type) for p in e.mentions[0].participants] for e in found] == [
        [("pirates", "group")],
        [("pirates", "group")],
        [],
    ]


def test_a_name_that_is_a_word_too_stays() -> None:
    page = Participant("Page", "agent", "person")
    assert names(told(1, "Then Page left the page", page), told(2, "where Page was", page)) == [["Page"], ["Page"]]
