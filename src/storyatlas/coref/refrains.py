"""Refrains: sentences that an outlet prints under article after article, as it does terms of use."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from storyatlas.model.article import Article, Field
from storyatlas.model.extraction import Extraction
from storyatlas.model.mention import EventMention

# Of what the outlets of a story of 773 articles print word for word in ten or more of them, clauses of six words and
# more are the page's own but for one; shorter ones are mostly names of an event ("the civil war in the north").
_LEAST_ARTICLES = 10
_LEAST_WORDS = 6
_PLAIN = re.compile(r"[\W_]+")


def without_refrains(extractions: Sequence[Extraction], articles: Mapping[str, Article]) -> list[Extraction]:
    """Extractions without the mentions in sentences of which an outlet has a clause of six words or more in
    ten articles, word for word. Copies of one wire text are one article."""
    printed: dict[tuple[str, str], set[str]] = defaultdict(set)
    for extraction in extractions:
        article = articles[extraction.article]
        for mention in extraction.mentions:
            if words := _words(mention):
                printed[article.outlet, words].add(article.wire_of or article.id)
    refrains = {clause for clause, found in printed.items() if len(found) >= _LEAST_ARTICLES}
    return [_less(extraction, articles[extraction.article].outlet, refrains) for extraction in extractions]


def _words(mention: EventMention) -> str:
    """The words of a clause long enough to be known again; "" of another."""
    words = _PLAIN.sub(" ", mention.quote).strip().lower()
    return words if words.count(" ") >= _LEAST_WORDS - 1 else ""


def _less(extraction: Extraction, outlet: str, refrains: set[tuple[str, str]]) -> Extraction:
    sentences: set[tuple[Field, int]] = {
        (mention.field, mention.sentence) for mention in extraction.mentions if (outlet, _words(mention)) in refrains
    }
    if not sentences:
        return extraction
    kept = [row for row, m in enumerate(extraction.mentions) if (m.field, m.sentence) not in sentences]
    mentions = tuple(extraction.mentions[row] for row in kept)
    return replace(extraction, mentions=mentions, vectors=extraction.vectors[kept])
