"""Standing lines: what an outlet prints under many of its articles about itself, and no event of any."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from storyatlas.model.article import Article
from storyatlas.model.extraction import Extraction

# In so many articles of one outlet the same words are no report of the day.
_LEAST_ARTICLES = 3
_ITSELF = re.compile(r"\b(?:[Ww]e|us|[Oo]urs?|[Yy]ou|[Yy]ours?)\b")


def without_standing_lines(
    extractions: Sequence[Extraction], articles: Mapping[str, Article]
) -> tuple[Extraction, ...]:
    """The extractions less the mentions of lines such as "We welcome comments on our articles", with their relations.

    A line counts as one where three articles of an outlet have it in the same words and it speaks of the outlet or to
    the reader; what they repeat of the story ("The flood of 1931 killed 40 people") stays.
    """
    printed: dict[tuple[str, str], set[str]] = defaultdict(set)
    for extraction in extractions:
        outlet = articles[extraction.article].outlet
        for mention in extraction.mentions:
            if _ITSELF.search(mention.quote) or (outlet and outlet.lower() in mention.quote.lower()):
                printed[outlet, _plain(mention.quote)].add(extraction.article)
    standing = {key for key, ids in printed.items() if len(ids) >= _LEAST_ARTICLES}
    return tuple(_without(e, articles[e.article].outlet, standing) for e in extractions)


def _without(extraction: Extraction, outlet: str, standing: set[tuple[str, str]]) -> Extraction:
    kept = [(outlet, _plain(m.quote)) not in standing for m in extraction.mentions]
    if all(kept):
        return extraction
    mentions = tuple(m for m, keep in zip(extraction.mentions, kept, strict=True) if keep)
    gone = {m.id for m, keep in zip(extraction.mentions, kept, strict=True) if not keep}
    relations = tuple(r for r in extraction.relations if not {r.source, r.target} & gone)
    return replace(extraction, mentions=mentions, relations=relations, vectors=extraction.vectors[np.array(kept)])


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
