"""Timeline17: timelines drawn from an atlas against those that newsrooms wrote.

For each gold timeline the atlas gives as many days, within its span, and as many sentences a day as it
has on average, as is the practice (Gholipour Ghalandari and Ifrim 2020). Days rank by the event that
most articles of later days come back to (by salience where none does), for most of what a day's own
papers hold is soon forgotten; a day's sentences are the quotes of its most salient events. Measured are
the F1 of days, and alignment-based ROUGE ("align+ m:1" of Martschat and Markert 2017): each day
is paired with the other side's best day by overlap of words, discounted by the days between them.
Words are stripped of common endings instead of Porter's stems, so figures may differ from
theirs in the third digit. The whole set takes about as long as building a story of its size;
`T17_ARTICLES=60` takes that many articles, evenly spread.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from spacy.lang.en.stop_words import STOP_WORDS

from evals.coref_metrics import Score, score
from storyatlas import Atlas, build_atlas
from storyatlas.coref.features import words

Timeline = Mapping[str, Sequence[str]]  # ISO day -> sentences


def run(folder: str | Path) -> list[dict[str, Any]]:
    """F1 of days, AR1 and AR2 for each gold timeline, and their means."""
    folder = Path(folder)
    atlas = build(folder)
    lines: list[dict[str, Any]] = []
    values: dict[str, list[float]] = defaultdict(list)
    for gold in json.loads((folder / "gold_timelines.json").read_text("utf-8")):
        reference = {day: sentences for day, sentences in gold["timeline"] if sentences}
        timeline = draw(atlas, reference)
        results = {
            "date": score(len(timeline.keys() & reference.keys()), len(timeline), len(reference)),
            "ar1": aligned_rouge(timeline, reference, 1),
            "ar2": aligned_rouge(timeline, reference, 2),
        }
        for name, result in results.items():
            values[name].append(result.f1)
            lines.append({"metric": f"{gold['source']}.{name}_f1", "value": round(result.f1, 4)})
    mean = {name: sum(found) / len(found) for name, found in values.items()}
    return [*lines, *({"metric": f"mean.{name}_f1", "value": round(value, 4)} for name, value in mean.items())]


def build(folder: Path) -> Atlas:
    """The atlas of the folder's articles, or of as many as the environment asks for."""
    path = folder / "articles.jsonl"
    wanted = int(os.environ.get("T17_ARTICLES", "0"))
    rows = path.read_text("utf-8").splitlines()
    if not 0 < wanted < len(rows):
        return build_atlas(path)
    with tempfile.TemporaryDirectory() as scratch:
        part = Path(scratch) / "articles.jsonl"
        part.write_text("\n".join(rows[i * len(rows) // wanted] for i in range(wanted)) + "\n", "utf-8")
        return build_atlas(part)


def draw(atlas: Atlas, reference: Timeline) -> dict[str, list[str]]:
    """A timeline of the reference's measure: its span, its number of days, its sentences a day."""
    first, last = min(reference), max(reference)
    published = {article.id: (article.published or "")[:10] for article in atlas.articles}
    each = max(1, round(sum(len(sentences) for sentences in reference.values()) / len(reference)))
    days: dict[str, list[tuple[float, str]]] = defaultdict(list)
    weight: dict[str, float] = defaultdict(float)
    for event in atlas.events:
        day = event.time.start
        if event.time.precision != "day" or day is None or not first <= day <= last or event.status == "planned":
            continue
        quotes = [evidence.quote for evidence in event.evidence]
        if quotes:
            days[day].append((event.salience, max(quotes, key=lambda quote: (min(len(quote), 250), quote))))
            later = len({item.article for item in event.evidence if published.get(item.article, "") > day})
            weight[day] = max(weight[day], later + event.salience)
    chosen = sorted(weight, key=lambda day: (-weight[day], day))[: len(reference)]
    return {day: [quote for _, quote in sorted(days[day], reverse=True)[:each]] for day in sorted(chosen)}


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
