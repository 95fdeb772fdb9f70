"""Timeline17: timelines drawn from an atlas against those that newsrooms wrote.

For each gold timeline the atlas gives as many days, within its span, and as many sentences a day as it
has on average, as is the practice (Gholipour Ghalandari and Ifrim 2020). A day ranks by the one of its events
that matters most, in its own time and in retrospect: by salience plus echo, that is how much the papers
of later days come back to it by naming the day (`storyline/echo.py`). A day's sentences are its most salient events,
each in its most typical words. Measured are the F1 of days, and alignment-based ROUGE ("align+ m:1" of Martschat
and Markert 2017): each day is paired with the other side's best day by overlap of words, discounted by the days
between them. Words are stripped of common endings instead of Porter's stems, so figures may differ from
theirs in the third digit.

The collection holds the reference timelines themselves and earlier versions of one of them, as articles like any
other. Lines named `unseen` leave out what articles tell that hold a fifth of a reference's sentences: what is then
found was not read off. Published figures are of the whole collection.

The whole set takes about as long as building a story of its size; `T17_ARTICLES=60` takes that many articles,
evenly spread.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.lang.en.stop_words import STOP_WORDS

from evals.coref_metrics import Score, score
from storyatlas.coref.features import words
from storyatlas.model.article import Article
from storyatlas.model.atlas import Atlas
from storyatlas.model.event import Event
from storyatlas.model.extraction import Extraction
from storyatlas.model.mention import EventMention
from storyatlas.pipeline import IngestOptions, assemble, read_sources
from storyatlas.runners.local import read_articles
from storyatlas.storyline import echoes

Timeline = Mapping[str, Sequence[str]]  # ISO day -> sentences

_HELD = 0.2  # of a reference's sentences; other articles hold .19 at most, and few more than .05
_SAME = 0.5  # of a sentence's four-word sequences; the rest may be edited


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """An event with the mentions that tell of it and their vectors, rows in the same order."""

    event: Event
    mentions: tuple[EventMention, ...]
    vectors: NDArray[np.float32]


def run(folder: str | Path) -> list[dict[str, Any]]:
    """F1 of days, AR1 and AR2 for each gold timeline, and their means; the same without articles that hold a
    reference."""
    folder = Path(folder)
    gold = [
        (entry["source"], {day: sentences for day, sentences in entry["timeline"] if sentences})
        for entry in json.loads((folder / "gold_timelines.json").read_text("utf-8"))
    ]
    articles = read(folder)
    extractions, _ = read_articles(articles)
    told = tell(assemble(articles, extractions), extractions)
    published = {article.id: article.written for article in articles}
    holders = find_holders(articles, [reference for _, reference in gold])
    unseen = {article: day for article, day in published.items() if article not in holders}
    return [*_measure(told, published, gold), *_measure(_without(told, holders), unseen, gold, "unseen.")]


def _measure(
    told: Sequence[Told], published: Mapping[str, str | None], gold: Sequence[tuple[str, Timeline]], prefix: str = ""
) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = []
    values: dict[str, list[float]] = defaultdict(list)
    for source, reference in gold:
        timeline = draw(told, published, reference)
        results = {
            "date": score(len(timeline.keys() & reference.keys()), len(timeline), len(reference)),
            "ar1": aligned_rouge(timeline, reference, 1),
            "ar2": aligned_rouge(timeline, reference, 2),
        }
        for name, result in results.items():
            values[name].append(result.f1)
            lines.append({"metric": f"{prefix}{source}.{name}_f1", "value": round(result.f1, 4)})
    mean = {name: sum(found) / len(found) for name, found in values.items()}
    return [*lines, *({"metric": f"{prefix}mean.{name}_f1", "value": round(value, 4)} for name, value in mean.items())]


def read(folder: Path) -> tuple[Article, ...]:
    """The folder's articles, or as many as the environment asks for."""
    path = folder / "articles.jsonl"
    wanted = int(os.environ.get("T17_ARTICLES", "0"))
    rows = path.read_text("utf-8").splitlines()
    if not 0 < wanted < len(rows):
        return read_sources([str(path)], options=IngestOptions()).articles
    with tempfile.TemporaryDirectory() as scratch:
        part = Path(scratch) / "articles.jsonl"
        part.write_text("\n".join(rows[i * len(rows) // wanted] for i in range(wanted)) + "\n", "utf-8")
        return read_sources([str(part)], options=IngestOptions()).articles


def tell(atlas: Atlas, extractions: Sequence[Extraction]) -> list[Told]:
    """The events of an atlas, each with the mentions behind its evidence."""
    found = {
        (mention.article, mention.field, mention.start, mention.end): (mention, extraction.vectors[row])
        for extraction in extractions
        for row, mention in enumerate(extraction.mentions)
    }
    told = []
    for event in atlas.events:
        own = [found[item.article, item.field, item.start, item.end] for item in event.evidence]
        told.append(Told(event, tuple(mention for mention, _ in own), np.stack([vector for _, vector in own])))
    return told


def _without(told: Sequence[Told], articles: frozenset[str]) -> list[Told]:
    """What is told without some articles: their mentions go, and events of nothing else."""
    rest = []
    for one in told:
        rows = [row for row, mention in enumerate(one.mentions) if mention.article not in articles]
        if rows:
            rest.append(Told(one.event, tuple(one.mentions[row] for row in rows), one.vectors[rows]))
    return rest


def find_holders(articles: Sequence[Article], references: Sequence[Timeline]) -> frozenset[str]:
    """Articles that hold a fifth of a reference's sentences or more, in these words."""
    wanted = [[_ngrams([text], 4) for day in sorted(r) for text in r[day]] for r in references]
    holders = set()
    for article in articles:
        own = _ngrams([article.text], 4)
        for sentences in wanted:
            held = sum(s.total() > 0 and (s & own).total() >= _SAME * s.total() for s in sentences)
            if held >= _HELD * len(sentences):
                holders.add(article.id)
    return frozenset(holders)


def draw(told: Sequence[Told], published: Mapping[str, str | None], reference: Timeline) -> dict[str, list[str]]:
    """A timeline of the reference's measure: its span, its number of days, its sentences a day.

    `published` gives the ISO time of each article.
    """
    first, last = min(reference), max(reference)
    each = max(1, round(sum(len(sentences) for sentences in reference.values()) / len(reference)))
    echo = echoes([one.event for one in told], {one.event.id: one.mentions for one in told}, published)
    days: dict[str, list[Told]] = defaultdict(list)
    weight: dict[str, float] = defaultdict(float)
    for one in told:
        time = one.event.time
        day = time.start
        if time.precision != "day" or time.end or day is None or one.event.status == "planned":
            continue
        if first <= day <= last:
            days[day].append(one)
            weight[day] = max(weight[day], one.event.salience + echo[one.event.id])
    chosen = sorted(weight, key=lambda day: (-weight[day], day))[: len(reference)]
    return {day: _sentences(days[day])[:each] for day in sorted(chosen)}


def _sentences(told: Sequence[Told]) -> list[str]:
    """The words of a day's events, the most salient first, none twice."""
    ranked = sorted(told, key=lambda one: (-one.event.salience, one.event.id))
    return list(dict.fromkeys(_typical(one) for one in ranked))


def _typical(one: Told) -> str:
    """The words of an event's mentions that are nearest to what they all say."""
    likeness = np.round(one.vectors @ one.vectors.mean(axis=0), 4)
    return min(zip(-likeness, (mention.quote for mention in one.mentions), strict=True))[1]


def aligned_rouge(timeline: Timeline, reference: Timeline, n: int) -> Score:
    """ROUGE-n over days, each paired with the best day of the other side ("align+ m:1")."""
    precision = _one_way(timeline, reference, n)
    recall = _one_way(reference, timeline, n)
    total = precision + recall
    return Score(precision, recall, 2 * precision * recall / total if total else 0.0)


def _one_way(source: Timeline, target: Timeline, n: int) -> float:
    """The share of the source's n-grams that its days' partners hold, discounted by distance."""
    if not source or not target:
        return 0.0
    unigrams = {day: _ngrams(sentences, 1) for day, sentences in target.items()}
    ngrams = {day: _ngrams(sentences, n) for day, sentences in target.items()}
    hits = total = 0.0
    for day, sentences in sorted(source.items()):
        own = _ngrams(sentences, 1)
        partner = max(sorted(target), key=lambda other: _nearness(day, other) * _f1(own, unigrams[other]))
        mine = _ngrams(sentences, n)
        hits += _nearness(day, partner) * (mine & ngrams[partner]).total()
        total += mine.total()
    return hits / total if total else 0.0


def _nearness(one: str, other: str) -> float:
    return 1 / (abs((date.fromisoformat(one) - date.fromisoformat(other)).days) + 1)


def _f1(one: Counter[tuple[str, ...]], other: Counter[tuple[str, ...]]) -> float:
    return score((one & other).total(), one.total(), other.total()).f1


def _ngrams(sentences: Sequence[str], n: int) -> Counter[tuple[str, ...]]:
    """N-grams of content words, not across sentences."""
    found: Counter[tuple[str, ...]] = Counter()
    for sentence in sentences:
        kept = words(" ".join(word for word in sentence.lower().split() if word not in STOP_WORDS))
        found.update(zip(*(kept[k:] for k in range(n)), strict=False))
    return found
