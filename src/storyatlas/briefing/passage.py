"""Passages: the sentences of articles that tell an event, before they are read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from storyatlas.briefing.corrected import is_correction
from storyatlas.briefing.dates import is_after
from storyatlas.briefing.draft import tidy
from storyatlas.briefing.grounding import citation_of, is_copy, span_of
from storyatlas.briefing.mending import is_damaged
from storyatlas.briefing.model import Citation
from storyatlas.briefing.sentences import clean
from storyatlas.briefing.weights import Weights, features
from storyatlas.model.article import Article
from storyatlas.model.event import Event, Evidence

_WIDEST = 520  # characters
_SAME = 0.9  # share of the shorter sentence's weight from which two sources say it in the same words


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an article that tells the event, before it is read. `past` tells that the event's time has come on
    the day of the briefing, which is `today`, `over` that all of it is gone."""

    event: Event
    evidence: Evidence
    citation: Citation
    article: Article
    text: str
    today: date | None
    past: bool
    over: bool
    ahead: bool
    others: tuple[frozenset[str], ...]


def passages_of(
    event: Event, articles: Mapping[str, Article], weights: Weights, today: date | None, most: int
) -> list[Passage]:
    """Few sentences that tell the event: of originals, of different outlets, nearest to the rest."""
    said = [features(evidence.quote) for evidence in event.evidence]
    past = today is not None and bool(event.time.start) and not is_after(event.time, today)
    over = past and today is not None and (event.time.end or event.time.start or "") + "~" < today.isoformat()
    ranked: list[tuple[float, tuple[str, str, int, int], Passage]] = []
    for evidence in event.evidence:
        article = articles.get(evidence.article)
        if article is None or article.language[:2] != "en" or not _is_running(evidence, article):
            continue
        citation = citation_of(evidence, article, event.id)
        text = clean(citation.quote, article.outlet, article.text)
        if (
            len(text) > _WIDEST
            or len(text) < 30
            or (evidence.field == "text" and is_correction(article, citation.start))
            or _is_caption(citation.quote)
            or (evidence.field == "text" and _is_in_quotation(article.text, citation.start))
        ):
            continue
        mine = features(evidence.quote)
        common = sum(weights.shared(mine, other) for other in said) / len(said)
        share = min(1.0, len(evidence.quote) / max(1, len(citation.quote)))
        rank = common + 0.5 * share - 0.5 * is_copy(article) - 0.4 * is_damaged(text) - 0.3 * _is_foreign(text)
        others = tuple(w for w, e in zip(said, event.evidence, strict=True) if e.article != article.id)
        passage = Passage(
            event, evidence, citation, article, text, today, past, over, is_after(event.time, today), others
        )
        ranked.append((-rank, span_of(citation), passage))
    ranked.sort(key=lambda item: item[:2])
    chosen: list[Passage] = []
    for _, _, passage in ranked:
        words = features(passage.text)
        if len(chosen) < most and all(weights.shared(words, features(other.text)) < _SAME for other in chosen):
            chosen.append(passage)
    return chosen


def _is_running(evidence: Evidence, article: Article) -> bool:
    """Whether the evidence stands in the text, or in a title that is a sentence with its stop."""
    return evidence.field == "text" or (article.title.endswith(".") and not article.title.endswith(".."))


def _is_in_quotation(text: str, start: int) -> bool:
    """Whether a quotation that began before in the paragraph goes on there: it is not said who speaks."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _is_caption(words: str) -> bool:
    """Whether a sentence of a source begins in small letters ("harbour fire tackled."); "iTunes" does not."""
    return bool(re.match(r"\W*[a-z]+\b", words))


def _is_foreign(text: str) -> bool:
    """Whether the sentence opens with a pronoun, so that it can only be told in part."""
    return bool(re.match(r"(?:he|she|it|they|this|these)\b", text, re.I))


def plainly(passage: Passage) -> str:
    """The words of the evidence as they stand in the cleaned sentence."""
    return tidy(clean(passage.evidence.quote, passage.article.outlet, passage.article.text)).rstrip(".")
