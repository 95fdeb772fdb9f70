"""The words that a sentence rests on: an event's evidence as citations, as few as hold a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from storyatlas.briefing.check import Grounds, content_stems, problems, unsupported_names
from storyatlas.briefing.model import Citation, Sentence
from storyatlas.briefing.sentences import sentence_span
from storyatlas.model.article import Article
from storyatlas.model.event import Event, Evidence
from storyatlas.model.time_words import in_words

ON_TOPIC = 0.3  # share of the title's words in a sentence below which it tells of something else
WIDEST = 600  # characters; a "sentence" longer than this is a page without full stops
MOST_CITATIONS = 3
_SECOND_SOURCE = 0.5  # share of the sentence's words that a citation beyond need must hold


def grounds_of(event: Event, articles: Mapping[str, Article]) -> Grounds:
    """What a sentence about `event` may draw on beside its citations: its date, and its names too
    where no article's text is at hand to cite for them."""
    if any(articles[e.article].text for e in event.evidence if e.article in articles):
        return Grounds((), in_words(event.time))
    names = [participant.name for participant in event.participants]
    names += [event.place.name] if event.place else []
    names += [evidence.speaker for evidence in event.evidence if evidence.speaker]
    return Grounds(tuple(names), in_words(event.time))


def citations_of(event: Event, articles: Mapping[str, Article]) -> list[Citation]:
    """The event's evidence as citations: each as wide as its sentence, originals before copies."""
    unique: dict[tuple[str, str, int, int], Citation] = {}
    for evidence in event.evidence:
        if evidence.article in articles:
            citation = citation_of(evidence, articles[evidence.article], event.id)
            unique.setdefault(span_of(citation), citation)
    return sorted(unique.values(), key=lambda c: (is_copy(articles[c.article]), _age(articles[c.article]), span_of(c)))


def supporting(
    text: str, citations: Sequence[Citation], grounds: Grounds, articles: Mapping[str, Article]
) -> list[Citation]:
    """Few citations that hold as much of `text` as can be held, from different owners first."""
    bare = Grounds((), grounds.date)
    chosen: list[Citation] = []
    pool = list(citations)
    wanted = content_stems(text)
    while pool and len(chosen) <= MOST_CITATIONS:
        owners = {_owner(articles[citation.article]) for citation in chosen}

        def worth(citation: Citation, owners: set[str] = owners) -> tuple[int, bool, float, int]:
            left = len(problems(Sentence(text, (*chosen, citation)), bare))
            shared = len(wanted & content_stems(citation.quote))
            return left, _owner(articles[citation.article]) in owners, -shared, len(citation.quote)

        best = min(pool, key=worth)
        now = len(problems(Sentence(text, tuple(chosen)), bare))
        on_topic = len(wanted & content_stems(best.quote)) >= _SECOND_SOURCE * len(wanted)
        if chosen and (not on_topic or len(chosen) == MOST_CITATIONS) and worth(best)[0] >= now:
            break
        chosen.append(best)
        pool.remove(best)
    return [*chosen, *named_near(text, chosen, bare, articles)]


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
    """The evidence, widened to its sentence where the article's text is at hand."""
    start, end, quote = evidence.start, evidence.end, evidence.quote
    if evidence.field == "text" and article.text[start:end] == quote and quote:
        first, last = sentence_span(article.text, start, end)
        if last - first <= WIDEST:
            start, end, quote = first, last, article.text[first:last]
    return Citation(evidence.article, evidence.field, start, end, quote, event)


def is_copy(article: Article) -> bool:
    return article.wire_of is not None


def _owner(article: Article) -> str:
    return article.owner or article.outlet


def _age(article: Article) -> str:
    return article.published or "9999"


def span_of(citation: Citation) -> tuple[str, str, int, int]:
    return citation.article, citation.field, citation.start, citation.end
