"""What an outlet prints under all its articles is no event; what it repeats of the story is one."""

from __future__ import annotations

import numpy as np

from storyatlas.coref.standing import without_standing_lines
from storyatlas.model.extraction import Extraction, Relation
from tests.coref.making import mention
from tests.stories import article

COMMENTS = "We welcome comments on our articles"
POLICY = "Opinions are not those of the Harbour Herald"
FLOOD = "The flood of 1931 killed 40 people"


TERMS = "Readers agree that comments may be deleted"


def left(
    *quotes: str, articles: int = 3, outlets: int = 1, copies: bool = False, speaker: str | None = None
) -> list[str]:
    """The quotes that stay of articles that all hold the same, each in a sentence of its own."""
    known = {
        f"a{n}": article(n, outlet=f"Harbour Herald{' ' * (n % outlets)}", wire_of="a0" if n and copies else None)
        for n in range(articles)
    }
    extractions = [
        Extraction(
            id_,
            tuple(
                mention(10 * n + k, quote, article=id_, sentence=k, speaker=speaker) for k, quote in enumerate(quotes)
            ),
            (Relation(f"m{10 * n}", f"m{10 * n + 1}", "causes", 0, 9, "because", "because"),)
            if len(quotes) > 1
            else (),
            np.eye(len(quotes), dtype=np.float32),
        )
        for n, id_ in enumerate(known)
    ]
    kept = without_standing_lines(extractions, known)
    for one in kept:
        assert len(one.vectors) == len(one.mentions)
        assert {r.source for r in one.relations} <= {m.id for m in one.mentions}
    return [m.quote for m in kept[0].mentions]


def test_lines_that_an_outlet_prints_about_itself_are_no_event() -> None:
    assert left(COMMENTS, FLOOD) == [FLOOD]
    assert left(POLICY, FLOOD) == [FLOOD]


def test_what_few_articles_or_several_outlets_print_stays() -> None:
    assert left(COMMENTS, FLOOD, articles=2) == [COMMENTS, FLOOD]
    assert left(COMMENTS, FLOOD, articles=4, outlets=2) == [COMMENTS, FLOOD]


def test_what_very_many_articles_print_word_for_word_is_no_event_but_a_name_or_a_copy_is() -> None:
    assert left(TERMS, FLOOD, articles=9) == [TERMS, FLOOD]
    assert left(TERMS, "the war in the north", articles=10) == ["the war in the north"]
    assert left(TERMS, articles=12, copies=True) == [TERMS]


def test_a_country_is_not_us_nor_a_common_word_the_outlet() -> None:
    assert left("The US closed its border") == ["The US closed its border"]
    assert left("A herald of the harbour herald") == ["A herald of the harbour herald"]


def test_what_somebody_says_of_himself_stays() -> None:
    assert left("We will not leave the bridge", speaker="Ada Quill") == ["We will not leave the bridge"]
