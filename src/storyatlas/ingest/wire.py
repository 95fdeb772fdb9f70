"""Wire copies: articles that carry the text of another one, and which one that is."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import numpy as np
from numpy.typing import NDArray

from storyatlas.ingest.outlets import plain_name
from storyatlas.model.article import Article

Shingles = NDArray[np.uint64]

# Four words in a row, as Broder (1997) and Schleimer et al. (2003) fingerprint texts. A text with
# every tenth word changed still shares two thirds of them. Between outlets of three real stories
# (839 reports), a republished agency report shared 91% with the agency's, reports that used parts
# of one 19-36%, and independent reports 11% at most.
_SHINGLE = 4
_LEAST_SHINGLES = 25
# One shingle in four, chosen by its hash, is looked up to find candidates; the rest verifies.
_SAMPLE_EVERY = np.uint64(4)
_LEAST_SAMPLES = 3
_POSTINGS = 24
# Share of the shorter text's shingles, quotations left out, that the longer one must have, and
# share of the copy's own that must come from the original. Within an outlet both are higher: it
# repeats its own background paragraphs in new reports (57% of a short one, in those stories).
_COPY = (0.5, 0.25)
_COPY_IN_HOUSE = (0.8, 0.6)
_MAX_DAYS_APART = 45  # later than that, a form letter ("a quake of magnitude ...") tells of another event

_QUOTED = re.compile(r"“[^“”]{30,}”|\"[^\"\n]{30,}\"|«[^«»]{30,}»")
_DATELINE_CREDIT = re.compile(r"^[^\n.!?]{0,80}?\((?P<agency>[A-Z][\w .&'’/-]{1,40})\)\s*(?:[-–—:]|$)", re.M)
_AGENCIES = frozenset(
    plain_name(name)
    for name in (
        "Reuters", "Thomson Reuters", "AP", "AP News", "Associated Press", "AFP", "Agence France-Presse", "UPI", "dpa",
        "EFE", "ANSA", "PA", "PA Media", "Press Association", "AAP", "Australian Associated Press", "Canadian Press",
        "The Canadian Press", "PTI", "Press Trust of India", "ANI", "IANS", "Xinhua", "TASS", "Interfax", "Kyodo",
        "Kyodo News", "Yonhap", "Yonhap News Agency", "Anadolu", "Anadolu Agency", "Bernama", "Antara", "Ukrinform",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Print:
    """What is compared of an article: `all` its shingles, sorted, and the `sample` looked up."""

    article: Article
    all: Shingles
    sample: Shingles


class _WordCodes(dict[str, int]):
    """A number for each word, worked out once."""

    def __missing__(self, word: str) -> int:
        self[word] = code = zlib.crc32(word.encode("utf-8", "surrogatepass"))
        return code


def find_wire_copies(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The same articles, in the same order, each copy with the id of its original in `wire_of`.

    A copy shares at least half of the words in a row of the shorter text, quotations left out,
    so trimmed texts, light edits and an outlet's own lead are seen, and two reports that share a
    long quotation are not. The original is the agency that the texts credit, else the earliest,
    else the longest; a copy of a copy points to the original itself. `wire_of` that an input
    brings stays. Articles are looked up in an index of sampled shingles, never compared in pairs.
    """
    given = tuple(articles)
    credited = _credited_outlets(given)
    ordered = sorted(given, key=lambda article: _originality(article, credited))
    index: dict[int, list[int]] = defaultdict(list)
    prints: list[_Print] = []
    codes_of = _WordCodes()
    original = {article.id: article.wire_of for article in given if article.wire_of}
    for article in ordered:
        shingles = _shingles(article.text, codes_of)
        if len(shingles) < _LEAST_SHINGLES:
            continue
        mark = _Print(article, shingles, shingles[shingles % _SAMPLE_EVERY == 0])
        match = None if article.id in original else _best_match(mark, index, prints)
        if match:
            original[article.id] = original.get(match) or match
        for key in mark.sample.tolist():
            if len(index[key]) < _POSTINGS:
                index[key].append(len(prints))
        prints.append(mark)
    return tuple(replace(article, wire_of=original.get(article.id)) for article in given)


def _best_match(mark: _Print, index: dict[int, list[int]], prints: list[_Print]) -> str | None:
    """The earlier article whose text this one shares most, `None` where none is shared enough."""
    shared: Counter[int] = Counter()
    for key in mark.sample.tolist():
        shared.update(index.get(key, ()))
    best: tuple[float, int] | None = None
    for position, count in sorted(shared.items()):
        other = prints[position]
        if count < _LEAST_SAMPLES or not _close_in_time(mark.article, other.article):
            continue
        if count < 0.25 * min(len(mark.sample), len(other.sample)):
            continue
        share = containment(mark.all, other.all)
        own = share * min(len(mark.all), len(other.all)) / len(mark.all)
        same_house = plain_name(mark.article.outlet) == plain_name(other.article.outlet)
        least, least_own = _COPY_IN_HOUSE if same_house else _COPY
        if share >= least and own >= least_own and (best is None or share > best[0]):
            best = share, position
    return prints[best[1]].article.id if best else None


def containment(one: Shingles, other: Shingles) -> float:
    """The share of the smaller set that the larger one has; both sorted, without repeats."""
    return len(np.intersect1d(one, other, assume_unique=True)) / max(min(len(one), len(other)), 1)


def _shingles(text: str, codes_of: _WordCodes) -> Shingles:
    """Hashes of all runs of four words outside quotations, sorted, without repeats."""
    words = re.findall(r"\w+", _QUOTED.sub(" ", text).lower())
    if len(words) < _SHINGLE:
        return np.empty(0, dtype=np.uint64)
    codes = np.array([codes_of[word] for word in words], dtype=np.uint64)
    runs = np.zeros(len(codes) - _SHINGLE + 1, dtype=np.uint64)
    for place in range(_SHINGLE):
        runs = (runs ^ codes[place : place + len(runs)]) * np.uint64(0x9E3779B97F4A7C15)
        runs ^= runs >> np.uint64(29)
    return np.unique(runs)


def _credited_outlets(articles: tuple[Article, ...]) -> frozenset[str]:
    """Plain names of agencies: the well-known ones and those that datelines credit."""
    credits = {credit for article in articles if (credit := credit_of(article))}
    by_initials = {
        plain_name(article.outlet) for article in articles if _initials(article.outlet) in credits - _AGENCIES
    }
    return _AGENCIES | credits | by_initials


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.lower().removeprefix("the ").split())


def credit_of(article: Article) -> str:
    """The plain name of the agency an article credits: "KYIV (Example Wire) —", or its author."""
    match = _DATELINE_CREDIT.search(article.text[:400])
    if match:
        return plain_name(match["agency"])
    author = plain_name(article.author or "")
    return author if author in _AGENCIES else ""


def _originality(article: Article, agencies: frozenset[str]) -> tuple[int, str, str, int, str]:
    """Sort key, the most original first: the agency, who credits one, then time, then length."""
    rank = 0 if plain_name(article.outlet) in agencies else 1 if credit_of(article) else 2
    day, clock = _moment(article.published)
    return rank, day, clock, -len(article.text), article.id


def _moment(published: str | None) -> tuple[str, str]:
    """UTC day and time for sorting; no time sorts after times of its day, no date last."""
    if not published:
        return "9999", ""
    if len(published) == 10:
        return published, "~"
    moment = datetime.fromisoformat(published)
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
    return moment.date().isoformat(), moment.time().isoformat()


def _close_in_time(one: Article, other: Article) -> bool:
    if not one.published or not other.published:
        return True
    days = date.fromisoformat(one.published[:10]) - date.fromisoformat(other.published[:10])
    return abs(days.days) <= _MAX_DAYS_APART
