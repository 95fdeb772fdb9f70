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


def left(*quotes: str, articles: int = 3, outlets: int = 1) -> list[str]:
    """The quotes that stay of articles that all hold the same."""
    known = {f"a{n}": article(n, outlet=f"Harbour Herald{' ' * (n % outlets)}") for n in range(articles)}
    extractions = [
        Extraction(
            id_,
            tuple(mention(10 * n + k, quote, article=id_) for k, quote in enumerate(quotes)),
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


def test_a_country_is_not_us() -> None:
    assert left("The US closed its border") == ["The US closed its border"]
