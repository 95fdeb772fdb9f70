"""Tell one event: a lead from its title or a sentence of a source, details after it, each checked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from storyatlas.briefing.check import Grounds, content_stems, problems
from storyatlas.briefing.grounding import citations_of, grounds_of, span_of, supporting
from storyatlas.briefing.model import Bullet, Citation, Sentence
from storyatlas.briefing.rated import Rated, rated_sentences
from storyatlas.briefing.sentences import clean, fluency, opening, without_date
from storyatlas.briefing.titles import headline, standing
from storyatlas.model.article import Article
from storyatlas.model.event import Event
from storyatlas.model.time_words import in_words

_SAME = 0.75  # share of the longer sentence's words from which two sentences are one
_PART, _LONG = 0.9, 8  # or this share of the shorter one's, where it has as many words
_WITHIN = 0.8  # share of a title's words in a bullet of the same date from which it is told already
_NAME = re.compile(r"[A-Z]\w+(?: (?:of|and|for|the))*(?: [A-Z]\w+)+")


@dataclass(slots=True)
class Told:
    """What a briefing has said so far, so that nothing is said twice, and what failed the check."""

    spans: set[tuple[str, str, int, int]] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    stems: list[frozenset[str]] = field(default_factory=list)
    events: set[str] = field(default_factory=set)
    bullets: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    dropped: list[tuple[str, str]] = field(default_factory=list)

    def holds(self, sentence: Sentence) -> bool:
        """Whether these words, near enough, or this sentence of the same article were told before."""
        if _key(sentence.text) in self.texts or any(span_of(c) in self.spans for c in sentence.citations[:1]):
            return True
        mine = content_stems(sentence.text)
        return any(
            len(mine & other) >= _SAME * max(len(mine), len(other))
            or len(mine & other) >= _PART * min(len(mine), len(other)) >= _PART * _LONG
            for other in self.stems
        )

    def tells(self, date: str, text: str) -> bool:
        """Whether a bullet of that date says all that `text` says."""
        mine = content_stems(text)
        return any(date == when and len(mine & said) >= _WITHIN * len(mine) for when, said in self.bullets)

    def add(self, sentence: Sentence, *, own_words: bool = False) -> Sentence:
        """Note `sentence` as told; one in the source's words also uses up their place."""
        self.texts.add(_key(sentence.text))
        if not own_words:
            self.spans |= {span_of(citation) for citation in sentence.citations[:1]}
            self.stems.append(content_stems(sentence.text))
        self.events |= {citation.event for citation in sentence.citations}
        return sentence


def tell(event: Event, articles: Mapping[str, Article], told: Told, *, details: int = 1) -> Bullet | None:
    """The event as a bullet, `None` where it has been told or no sentence about it passes the check.

    A title that stands alone leads in bold, with `details` sentences of the sources after it; in
    place of one that does not, the best sentence of the sources tells the event.
    """
    grounds = grounds_of(event, articles)
    date = in_words(event.time)
    fresh = [
        replace(rated, sentence=replace(rated.sentence, text=without_date(rated.sentence.text, date)))
        for rated in rated_sentences(event, articles, grounds)
        if not told.holds(rated.sentence)
    ]
    again = told.tells(date, event.title) or (event.id in told.events and not fresh)
    if standing(event) != "strong" and again:
        return None
    lead, headed = _opening(event, articles, grounds, fresh, told)
    if lead is None:
        told.dropped.append((event.id, "no sentence about it is supported by its evidence"))
        return None
    told.add(lead, own_words=headed)
    sentences: list[Sentence] = []
    for sentence in [rated.sentence for rated in fresh if headed and rated.to_the_point]:
        if len(sentences) < details and not told.holds(sentence) and adds(sentence, [lead, *sentences]):
            sentences.append(told.add(sentence))
    told.bullets.append((date, content_stems(" ".join(s.text for s in (lead, *sentences)))))
    return Bullet(
        event=event.id,
        date=date,
        lead=lead,
        sentences=tuple(sentences),
        status=event.status,
        reports=event.reports,
        note=_note(event, articles),
        bold=len(lead.text) if headed else 0 if lead.quoted else opening(lead.text),
    )


def _opening(
    event: Event, articles: Mapping[str, Article], grounds: Grounds, fresh: Sequence[Rated], told: Told
) -> tuple[Sentence | None, bool]:
    """What the bullet opens with, and whether that is the title."""
    how = standing(event)
    if fresh and fresh[0].says_title and fresh[0].is_main and how != "broken":
        return fresh[0].sentence, False
    main = [rated.sentence for rated in fresh if rated.is_main]
    if how != "strong" and main:
        return main[0], False
    citations = citations_of(event, articles)
    lead = _lead(event, citations, articles, grounds) if how != "broken" else None
    if lead and _key(lead.text) not in told.texts:
        return lead, True
    return (fresh[0].sentence if fresh else _quotation(citations, articles, told)), False


def _lead(
    event: Event, citations: Sequence[Citation], articles: Mapping[str, Article], grounds: Grounds
) -> Sentence | None:
    """The title as a sentence with the fewest citations that support it; `None` where none do."""
    text = headline(event)
    if not text or not citations:
        return None
    chosen = supporting(text, citations, grounds, articles)
    sentence = Sentence(text, tuple(chosen))
    return None if problems(sentence, grounds) else sentence


def _quotation(citations: Sequence[Citation], articles: Mapping[str, Article], told: Told) -> Sentence | None:
    """The best clause as an exact quotation with its outlet, where no telling passes."""
    usable = [
        c for c in citations if c.field == "text" and fluency(clean(c.quote)) > 0.3 and not set(c.quote) & set('"“”\n')
    ]
    for citation in sorted(usable, key=lambda c: (-fluency(clean(c.quote)), span_of(c))):
        outlet = articles[citation.article].outlet
        sentence = Sentence(f"“{' '.join(citation.quote.split())}” ({outlet})", (citation,), quoted=True)
        if not told.holds(sentence):
            return sentence
    return None


def adds(sentence: Sentence, before: Sequence[Sentence]) -> bool:
    """Whether `sentence` says more than those before it: a third of its words, and three, are new.

    The full name of an abbreviation that was used before is not new.
    """
    said = " ".join(other.text for other in before)
    text = sentence.text
    for run in _NAME.findall(text):
        if "".join(word[0] for word in run.split() if word[0].isupper()) in said.split():
            text = text.replace(run, " ")
    mine = content_stems(text)
    return len(mine - content_stems(said)) >= max(3, len(mine) // 3)


def _note(event: Event, articles: Mapping[str, Article]) -> str:
    """How widely the event is told; a single source is called one."""
    reports = event.reports
    if reports.independent > 1:
        outlets = f"{reports.outlets} outlets"
        return outlets if reports.outlets == reports.independent else f"{outlets}, {reports.independent} independent"
    outlets_named = sorted({articles[e.article].outlet for e in event.evidence if e.article in articles})
    if not outlets_named:
        return ""
    if len(outlets_named) == 1:
        return f"according to {outlets_named[0]} alone"
    return f"one source, carried by {len(outlets_named)} outlets"


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()
