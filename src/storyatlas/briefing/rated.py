"""Sentences of the sources as tellings of an event: found, cleaned, checked, and the best first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from storyatlas.briefing.check import Grounds, content_stems, problems
from storyatlas.briefing.dates import day_of
from storyatlas.briefing.grounding import ON_TOPIC, WIDEST, citation_of, grounds_of, is_copy, named_near, span_of
from storyatlas.briefing.model import Sentence
from storyatlas.briefing.sentences import clean, fluency, tightened, with_date, with_speaker
from storyatlas.briefing.titles import names_speaker
from storyatlas.model.article import Article
from storyatlas.model.event import Event, Evidence

GOOD_ENOUGH = 0.55  # fluency below which a detail is left out; read off both development stories
MAIN_CLAUSE, ASIDE = 0.4, 0.25  # share of a sentence that the event's clause takes up
_AHEAD = re.compile(r"\b(?:will|(?:is|are) (?:expected|due to|set to|scheduled|going to)|(?:is|are) (?!being)\w+ing)\b")


@dataclass(frozen=True, slots=True)
class Rated:
    """A sentence of a source as a telling of an event.

    `central` is the share of it that its evidence takes up, `shared` the share of the title's
    words in it; `says_title` tells that it begins by saying what the title says, `timely` that it
    does not look forward to what has happened since.
    """

    score: float
    sentence: Sentence
    central: float
    shared: float
    says_title: bool
    timely: bool

    @property
    def is_main(self) -> bool:
        """Whether the event is the sentence's main matter, so that it can open a bullet."""
        return self.central >= MAIN_CLAUSE

    @property
    def to_the_point(self) -> bool:
        """Whether the event is what the sentence is about, and not an aside of it."""
        return self.shared >= 0.8 or (self.central >= ASIDE and self.shared >= 0.5)


def rated_sentences(event: Event, articles: Mapping[str, Article], grounds: Grounds) -> list[Rated]:
    """Sentences of the articles that tell `event`, cleaned and checked, best first."""
    rated = []
    for evidence in event.evidence:
        article = articles.get(evidence.article)
        if article is not None and evidence.field == "text" and article.language[:2] == "en":
            found = _rated(event, evidence, article, articles, grounds)
            rated += [found] if found else []
    return sorted(rated, key=lambda item: (-item.score, span_of(item.sentence.citations[0])))


def is_tellable(event: Event, articles: Mapping[str, Article]) -> bool:
    """Whether a sentence of a source has the event as its main matter, so that it can open a bullet."""
    rated = rated_sentences(event, articles, grounds_of(event, articles))
    return any(item.is_main for item in rated)


def _rated(
    event: Event, evidence: Evidence, article: Article, articles: Mapping[str, Article], grounds: Grounds
) -> Rated | None:
    """The sentence around `evidence`, cleaned; `None` where it reads badly, strays or is not supported."""
    citation = citation_of(evidence, article, event.id)
    if len(citation.quote) > WIDEST:
        return None
    day = day_of(event.time.start) if event.time.precision == "day" else None
    text = tightened(clean(citation.quote), evidence.quote)
    text = with_speaker(with_date(text, day_of(article.published), day), evidence.speaker)
    text = _stopped(text)
    late = _untimely(text, event, article)
    score = fluency(text) - late
    stems, mine = content_stems(event.title), content_stems(text)
    shared = len(stems & mine) / len(stems) if stems else 0.0
    unattributed = evidence.speaker is not None and not names_speaker(text, evidence.speaker)
    if score < GOOD_ENOUGH or shared < ON_TOPIC or unattributed:
        return None
    bare = Grounds((), grounds.date)
    sentence = Sentence(text, (citation, *named_near(text, (citation,), bare, articles)))
    if problems(sentence, grounds):
        return None
    central = min(1.0, len(evidence.quote) / len(citation.quote))
    first = content_stems(" ".join(event.title.split()[:2]))
    says_title = shared >= 0.85 and bool(first & content_stems(" ".join(text.split()[:6])))
    copy = 0.1 if is_copy(article) else 0.0
    return Rated(score + shared + 0.4 * central - copy, sentence, central, shared, says_title, late == 0.0)


def _untimely(text: str, event: Event, article: Article) -> float:
    """How much speaks against a sentence that looks forward to an event that has happened since."""
    if event.status == "planned":
        return 0.0
    before = bool(article.published and event.time.start and article.published[:10] < event.time.start)
    return 0.4 * before + 0.3 * bool(_AHEAD.search(text))


def _stopped(text: str) -> str:
    return text if text[-1:] in '.?!"”’' else f"{text.rstrip(',;:')}."
