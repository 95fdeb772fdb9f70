"""Larger stories of real ones: copies in which names, places and years are others.

A copy tells other events by other people at other times, so that merging and grouping have the
work of a larger story and not that of the same one n times. The same number gives the same copy.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from storyatlas.model.article import Article, content_id

# Rotated within their list, so that a country stays a country and its adjective goes along.
_COUNTRIES = (
    "Ukraine Ukrainian|Russia Russian|Poland Polish|France French|Germany German|Spain Spanish|Italy Italian|"
    "Turkey Turkish|Egypt Egyptian|Kenya Kenyan|Brazil Brazilian|Peru Peruvian|Mexico Mexican|India Indian|"
    "Japan Japanese|China Chinese|Vietnam Vietnamese|Canada Canadian|Sweden Swedish|Norway Norwegian"
)
_CITIES = (
    "Kyiv Moscow Warsaw Paris Berlin Madrid Rome Ankara Cairo Nairobi Brasilia Lima Delhi Tokyo Beijing Hanoi Ottawa"
)
_KEPT = frozenset(
    "January February March April May June July August September October November December Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday I North South East West President Minister Prime General Mr Mrs Ms Dr".split()
)
_SYLLABLES = "ba ke li mo nu ra se ti vo wu dan fer gil hor jan kel mar nor pel ros sam tor ul ven yor zan".split()
_WORD = re.compile(r"\b(?:(?:19|20)\d\d|[A-Z][a-z]+(?:'s)?)\b")
_YEARS = 15  # a copy lies at most so many years before its original


def larger_story(articles: Sequence[Article], size: int) -> list[Article]:
    """`size` articles: the real ones first, then copy after copy of them."""
    result: list[Article] = []
    for copy in range(-(-size // len(articles))):
        result.extend(_copies(articles, copy))
    return result[:size]


def _copies(articles: Sequence[Article], copy: int) -> Iterator[Article]:
    if copy == 0:
        yield from articles
        return
    names = _inner_names(articles)
    swaps = _rotations(copy)
    for article in articles:
        title, text = (_rewritten(part, copy, names, swaps) for part in (article.title, article.text))
        url = f"{article.url}?copy={copy}"
        yield replace(
            article,
            id=content_id("a", url, title),
            url=url,
            title=title,
            text=text,
            published=_earlier(article.published, copy),
            wire_of=None,
        )


def _inner_names(articles: Sequence[Article]) -> frozenset[str]:
    """Capitalised words that stand inside sentences somewhere: names, most of them."""
    inside = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")
    return frozenset(word for article in articles for word in inside.findall(article.text)) - _KEPT


def _rotations(copy: int) -> dict[str, str]:
    swaps: dict[str, str] = {}
    for rows in ([pair.split() for pair in _COUNTRIES.split("|")], [[city] for city in _CITIES.split()]):
        for number, row in enumerate(rows):
            swaps.update(zip(row, rows[(number + copy) % len(rows)], strict=True))
    return swaps


def _rewritten(text: str, copy: int, names: frozenset[str], swaps: dict[str, str]) -> str:
    def other(match: re.Match[str]) -> str:
        word = match.group()
        if word.isdigit():
            return str(int(word) - copy % _YEARS)
        stem, ending = (word[:-2], "'s") if word.endswith("'s") else (word, "")
        if stem in swaps:
            return swaps[stem] + ending
        return (_name(stem, copy) if stem in names else stem) + ending

    return _WORD.sub(other, text)


def _name(word: str, copy: int) -> str:
    """A made-up name for `word` in this copy, always the same one."""
    digest = hashlib.sha256(f"{copy} {word}".encode()).digest()
    return "".join(_SYLLABLES[byte % len(_SYLLABLES)] for byte in digest[:3]).capitalize()


def _earlier(published: str | None, copy: int) -> str | None:
    if published is None:
        return None
    moved = f"{int(published[:4]) - copy % _YEARS}{published[4:]}"
    return moved.replace("-02-29", "-02-28")
