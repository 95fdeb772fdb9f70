"""The words that a sentence rests on, and what else it may draw on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from storyatlas.briefing.check import Grounds, unsupported_names
from storyatlas.briefing.dates import day_label, day_of
from storyatlas.briefing.model import Citation, Sentence
from storyatlas.briefing.sentences import sentence_span
from storyatlas.model.article import Article
from storyatlas.model.event import Event, Evidence
from storyatlas.model.stems import content_stems
from storyatlas.model.time_words import in_words

WIDEST = 600  # characters; a "sentence" longer than this is a page without full stops


def grounds_for(event: Event | None, sentence: Sentence, articles: Mapping[str, Article]) -> Grounds:
    """What the check may draw on for a sentence about `event`: its date, and its names too where no
    article's text is at hand to cite for them. A sentence about an article may name its outlet."""
    published = published_of([c.article for c in sentence.citations], articles)
    if event is None:
        cited = [articles[c.article] for c in sentence.citations if c.article in articles]
        label = " ".join(day_label(article.published) for article in cited)
        return Grounds(tuple(article.outlet for article in cited), label, published)
    grounds = Grounds((), in_words(event.time), published, _is_said(event, sentence))
    if any(articles[c.article].text for c in sentence.citations if c.article in articles):
        return grounds
    names = [participant.name for participant in event.participants]
    names += [event.place.name] if event.place else []
    names += [evidence.speaker for evidence in event.evidence if evidence.speaker]
    return replace(grounds, names=tuple(names))


def published_of(ids: Sequence[str], articles: Mapping[str, Article]) -> dict[str, date]:
    """The day that each article's words count from, where it is known."""
    return {id_: day for id_ in ids if id_ in articles and (day := day_of(articles[id_].written))}


def _is_said(event: Event, sentence: Sentence) -> bool:
    """Whether the cited words are evidence that somebody says, and the sentence tells most of them."""
    cited, told = sentence.citations[0], content_stems(sentence.text)
    for evidence in event.evidence:
        inside = evidence.article == cited.article and evidence.field == cited.field
        if inside and evidence.speaker and cited.start <= evidence.start < cited.end:
            words = content_stems(evidence.quote)
            if len(words & told) > 0.5 * len(words):
                return True
    return False


def named_near(
    text: str, chosen: Sequence[Citation], grounds: Grounds, articles: Mapping[str, Article]
) -> list[Citation]:
    """For a name that the cited clauses only point to ("he"), the nearest sentence that says it:
    before the clause if there is one, else after it, else the article's title."""
    found: list[Citation] = []
    missing = unsupported_names(text, " ".join(c.quote for c in chosen), grounds)
    for name in missing[:3]:
        spelled = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        if any(spelled.search(citation.quote) for citation in found):
            continue
        nearest = (_nearest(spelled, citation, articles[citation.article]) for citation in chosen)
        found += [citation for citation in nearest if citation][:1]
    return found


def _nearest(name: re.Pattern[str], citation: Citation, article: Article) -> Citation | None:
    """The sentence of `article` that says `name` nearest to `citation`."""
    at = [match.span() for match in name.finditer(article.text)]
    here = citation.start if citation.field == "text" else 0
    for start, end in sorted(at, key=lambda span: (span[0] > here, abs(span[0] - here))):
        first, last = sentence_span(article.text, start, end)
        if last - first <= WIDEST:
            return Citation(article.id, "text", first, last, article.text[first:last], citation.event)
    if name.search(article.title):
        return Citation(article.id, "title", 0, len(article.title), article.title, citation.event)
    return None


def citation_of(evidence: Evidence, article: Article, event: str) -> Citation:
    """The evidence, widened to its sentence where the article's text is at hand, of a title to all of it."""
    start, end, quote = evidence.start, evidence.end, evidence.quote
    if evidence.field == "title" and quote in article.title:
        start, end, quote = 0, len(article.title), article.title
    if evidence.field == "text" and article.text[start:end] == quote and quote:
        first, last = sentence_span(article.text, start, end)
        if last - first <= WIDEST:
            start, end, quote = first, last, article.text[first:last]
    return Citation(evidence.article, evidence.field, start, end, quote, event)


def is_copy(article: Article) -> bool:
    return article.wire_of is not None


def span_of(citation: Citation) -> tuple[str, str, int, int]:
    return citation.article, citation.field, citation.start, citation.end
