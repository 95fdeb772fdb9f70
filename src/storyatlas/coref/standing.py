"""Standing lines: what an outlet prints under article after article, and no event of any."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from storyatlas.model.article import Article, Field
from storyatlas.model.extraction import Extraction
from storyatlas.model.mention import EventMention

# In so many articles of one outlet words about itself, or to the reader, are no report of the day.
_LEAST_ARTICLES = 3
_ITSELF = re.compile(r"\b(?:[Ww]e|us|[Oo]urs?|[Yy]ou|[Yy]ours?)\b")
# Of what the outlets of a story of 773 articles print word for word in ten or more of them, clauses of six words and
# more are the page's own but for one; shorter ones are mostly names of an event ("the civil war in the north").
_MANY_ARTICLES = 10
_LEAST_WORDS = 6

Key = tuple[str, str]  # outlet, words


def without_standing_lines(
    extractions: Sequence[Extraction], articles: Mapping[str, Article]
) -> tuple[Extraction, ...]:
    """The extractions less the mentions in lines such as "We welcome comments on our articles", and their relations.

    A line counts as one where three articles of an outlet have a clause of it in the same words that speaks of the
    outlet or to the reader, or ten articles a clause of six words. Copies of one wire text are one article. What few
    repeat of the story ("The flood of 1931 killed 40 people") stays.
    """
    printed: dict[Key, set[str]] = defaultdict(set)
    for extraction in extractions:
        article = articles[extraction.article]
        for mention in extraction.mentions:
            printed[_key(mention, article)].add(article.wire_of or article.id)
    standing = {key for key, ids in printed.items() if len(ids) >= _LEAST_ARTICLES and _stands(key[1], len(ids))}
    return tuple(_without(extraction, articles[extraction.article], standing) for extraction in extractions)


def _key(mention: EventMention, article: Article) -> Key:
    """The outlet and the words of a mention, marked where they speak of the outlet itself or to the reader, and are
    nobody's that the article cites."""
    words = " ".join(re.findall(r"\w+", mention.quote.lower()))
    named = re.search(rf"\b{re.escape(article.outlet)}\b", mention.quote) if article.outlet else None
    itself = mention.speaker is None and (named or _ITSELF.search(mention.quote))
    return article.outlet, f"* {words}" if itself else words


def _stands(words: str, articles: int) -> bool:
    return words.startswith("* ") or (articles >= _MANY_ARTICLES and words.count(" ") >= _LEAST_WORDS - 1)


def _without(extraction: Extraction, article: Article, standing: set[Key]) -> Extraction:
    lines: set[tuple[Field, int]] = {(m.field, m.sentence) for m in extraction.mentions if _key(m, article) in standing}
    if not lines:
        return extraction
    kept = [row for row, m in enumerate(extraction.mentions) if (m.field, m.sentence) not in lines]
    mentions = tuple(extraction.mentions[row] for row in kept)
    gone = {m.id for m in extraction.mentions if (m.field, m.sentence) in lines}
    relations = tuple(r for r in extraction.relations if not {r.source, r.target} & gone)
    return replace(extraction, mentions=mentions, relations=relations, vectors=extraction.vectors[kept])
