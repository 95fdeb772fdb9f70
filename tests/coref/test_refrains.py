"""Refrains: what stands under article after article is the page's, not the story's."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from storyatlas.coref import without_refrains
from storyatlas.model.article import Article
from storyatlas.model.extraction import Extraction
from storyatlas.model.mention import EventMention
from tests.coref.making import mention
from tests.stories import article

TERMS = "readers agree that comments may be deleted"


def page(number: int, *mentions: EventMention, **changes: str | None) -> tuple[Article, Extraction]:
    """Article `number` with mentions of its own, a vector each that tells their order."""
    own = tuple(replace(m, id=f"m{number}.{k}", article=f"a{number}") for k, m in enumerate(mentions))
    vectors = np.arange(len(own), dtype=np.float32).reshape(-1, 1)
    return article(number, **changes), Extraction(f"a{number}", own, (), vectors)


def kept(pages: list[tuple[Article, Extraction]]) -> list[tuple[list[str], list[float]]]:
    found = without_refrains([extraction for _, extraction in pages], {a.id: a for a, _ in pages})
    return [([m.quote for m in e.mentions], e.vectors[:, 0].tolist()) for e in found]


def test_a_sentence_under_ten_articles_of_one_outlet_tells_no_events() -> None:
    news = mention(quote="Ada Quill opened the bridge")
    terms = (mention(quote="Readers agree", sentence=9), mention(quote=f"{TERMS}.", sentence=9))
    assert kept([page(n, terms[0], news, terms[1]) for n in range(10)]) == [([news.quote], [1.0])] * 10
    assert kept([page(n, news, terms[1]) for n in range(9)]) == [([news.quote, f"{TERMS}."], [0.0, 1.0])] * 9


def test_what_several_outlets_print_or_copies_repeat_stays() -> None:
    told = mention(quote=TERMS)
    assert kept([page(n, told, outlet=f"Herald {n % 2}") for n in range(12)]) == [([TERMS], [0.0])] * 12
    assert kept([page(n, told, wire_of="a0" if n else None) for n in range(12)]) == [([TERMS], [0.0])] * 12


def test_a_short_name_of_an_event_stays() -> None:
    told = mention(quote="the war in the north")
    assert kept([page(n, told) for n in range(12)]) == [([told.quote], [0.0])] * 12
