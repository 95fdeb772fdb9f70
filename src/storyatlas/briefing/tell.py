"""Tell one event: a lead from its title, details from its evidence, each checked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from storyatlas.briefing.check import Grounds, content_stems, problems, unsupported_names
from storyatlas.briefing.dates import date_label, day_of
from storyatlas.briefing.model import Bullet, Citation, Sentence
from storyatlas.briefing.sentences import (
    clean,
    fluency,
    opening,
    sentence_span,
    tightened,
    with_date,
    with_speaker,
    without_date,
)
from storyatlas.briefing.titles import headline, names_speaker, standing
from storyatlas.model.article import Article
from storyatlas.model.event import Event, Evidence

GOOD_ENOUGH = 0.55  # fluency below which a detail is left out; read off both development stories
ON_TOPIC = 0.3  # share of the title's words in a sentence below which it tells of something else
MOST_CITATIONS = 3
_SAME = 0.75  # share of the longer sentence's words from which two sentences are one
_PART, _LONG = 0.9, 8  # or this share of the shorter one's, where it has as many words
_WITHIN = 0.8  # share of a title's words in a bullet of the same date from which it is told already
_MAIN_CLAUSE, _ASIDE = 0.4, 0.25  # share of a sentence that the event's clause takes up
_WIDEST = 600  # characters; a "sentence" longer than this is a page without full stops
_NAME = re.compile(r"[A-Z]\w+(?: (?:of|and|for|the))*(?: [A-Z]\w+)+")
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
    def to_the_point(self) -> bool:
        """Whether the event is what the sentence is about, and not an aside of it."""
        return self.shared >= 0.8 or (self.central >= _ASIDE and self.shared >= 0.5)


@dataclass(slots=True)
class Told:
    """What a briefing has said so far, so that nothing is said twice, and what failed the check."""

    spans: set[tuple[str, str, int, int]] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    stems: list[frozenset[str]] = field(default_factory=list)
    events: set[str] = field(default_factory=set)
    bullets: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    checked: int = 0
    quoted: int = 0
    dropped: list[tuple[str, str]] = field(default_factory=list)

    def holds(self, sentence: Sentence) -> bool:
        """Whether these words, near enough, or this sentence of the same article were told before."""
        if _key(sentence.text) in self.texts or any(_span(c) in self.spans for c in sentence.citations[:1]):
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
            self.spans |= {_span(citation) for citation in sentence.citations[:1]}
            self.stems.append(content_stems(sentence.text))
        self.events |= {citation.event for citation in sentence.citations}
        self.checked += 1
        self.quoted += sentence.quoted
        return sentence


def tell(event: Event, articles: Mapping[str, Article], told: Told, *, details: int = 1) -> Bullet | None:
    """The event as a bullet, `None` where it has been told or no sentence about it passes the check.

    A title that stands alone leads in bold, with `details` sentences of the sources after it; in
    place of one that does not, the best sentence of the sources tells the event.
    """
    grounds = grounds_of(event, articles)
    date = date_label(event.time)
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
    if fresh and fresh[0].says_title and fresh[0].central >= _MAIN_CLAUSE and how != "broken":
        return fresh[0].sentence, False
    main = [rated.sentence for rated in fresh if rated.central >= _MAIN_CLAUSE]
    if how != "strong" and main:
        return main[0], False
    citations = citations_of(event, articles)
    lead = _lead(event, citations, articles, grounds) if how != "broken" else None
    if lead and _key(lead.text) not in told.texts:
        return lead, True
    return (fresh[0].sentence if fresh else _quotation(citations, articles, told)), False


def is_tellable(event: Event, articles: Mapping[str, Article]) -> bool:
    """Whether a sentence of a source has the event as its main matter, so that it can open a bullet."""
    rated = rated_sentences(event, articles, grounds_of(event, articles))
    return any(item.central >= _MAIN_CLAUSE for item in rated)


def grounds_of(event: Event, articles: Mapping[str, Article]) -> Grounds:
    """What a sentence about `event` may draw on beside its citations: its date, and its names too
    where no article's text is at hand to cite for them."""
    if any(articles[e.article].text for e in event.evidence if e.article in articles):
        return Grounds((), date_label(event.time))
    names = [participant.name for participant in event.participants]
    names += [event.place.name] if event.place else []
    names += [evidence.speaker for evidence in event.evidence if evidence.speaker]
    return Grounds(tuple(names), date_label(event.time))


def citations_of(event: Event, articles: Mapping[str, Article]) -> list[Citation]:
    """The event's evidence as citations: each as wide as its sentence, originals before copies."""
    unique: dict[tuple[str, str, int, int], Citation] = {}
    for evidence in event.evidence:
        if evidence.article in articles:
            citation = _citation(evidence, articles[evidence.article], event.id)
            unique.setdefault(_span(citation), citation)
    return sorted(unique.values(), key=lambda c: (_is_copy(articles[c.article]), _age(articles[c.article]), _span(c)))


def source_sentences(event: Event, articles: Mapping[str, Article], grounds: Grounds) -> list[Sentence]:
    """Sentences of the articles that tell `event`, cleaned and checked, best first."""
    return [rated.sentence for rated in rated_sentences(event, articles, grounds)]


def rated_sentences(event: Event, articles: Mapping[str, Article], grounds: Grounds) -> list[Rated]:
    """`source_sentences` with how well they tell the event."""
    rated = []
    for evidence in event.evidence:
        article = articles.get(evidence.article)
        if article is not None and evidence.field == "text" and article.language[:2] == "en":
            found = _rated(event, evidence, article, articles, grounds)
            rated += [found] if found else []
    return sorted(rated, key=lambda item: (-item.score, _span(item.sentence.citations[0])))


def _rated(
    event: Event, evidence: Evidence, article: Article, articles: Mapping[str, Article], grounds: Grounds
) -> Rated | None:
    """The sentence around `evidence`, cleaned; `None` where it reads badly, strays or is not supported."""
    citation = _citation(evidence, article, event.id)
    if len(citation.quote) > _WIDEST:
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
    sentence = Sentence(text, (citation, *_named_near(text, (citation,), bare, articles)))
    if problems(sentence, grounds):
        return None
    central = min(1.0, len(evidence.quote) / len(citation.quote))
    first = content_stems(" ".join(event.title.split()[:2]))
    says_title = shared >= 0.85 and bool(first & content_stems(" ".join(text.split()[:6])))
    copy = 0.1 if _is_copy(article) else 0.0
    return Rated(score + shared + 0.4 * central - copy, sentence, central, shared, says_title, late == 0.0)


def _untimely(text: str, event: Event, article: Article) -> float:
    """How much speaks against a sentence that looks forward to an event that has happened since."""
    if event.status == "planned":
        return 0.0
    before = bool(article.published and event.time.start and article.published[:10] < event.time.start)
    return 0.4 * before + 0.3 * bool(_AHEAD.search(text))


def _lead(
    event: Event, citations: Sequence[Citation], articles: Mapping[str, Article], grounds: Grounds
) -> Sentence | None:
    """The title as a sentence with the fewest citations that support it; `None` where none do."""
    text = headline(event)
    if not text or not citations:
        return None
    chosen = _supporting(text, citations, grounds, articles)
    sentence = Sentence(text, tuple(chosen))
    return None if problems(sentence, grounds) else sentence


def _supporting(
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
        on_topic = len(wanted & content_stems(best.quote)) >= ON_TOPIC * len(wanted)
        if chosen and (not on_topic or len(chosen) == MOST_CITATIONS) and worth(best)[0] >= now:
            break
        chosen.append(best)
        pool.remove(best)
    return [*chosen, *_named_near(text, chosen, bare, articles)]


def _named_near(
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
        if last - first <= _WIDEST:
            return Citation(article.id, "text", first, last, article.text[first:last], citation.event)
    if name.search(article.title):
        return Citation(article.id, "title", 0, len(article.title), article.title, citation.event)
    return None


def _quotation(citations: Sequence[Citation], articles: Mapping[str, Article], told: Told) -> Sentence | None:
    """The best clause as an exact quotation with its outlet, where no telling passes."""
    usable = [
        c for c in citations if c.field == "text" and fluency(clean(c.quote)) > 0.3 and not set(c.quote) & set('"“”\n')
    ]
    for citation in sorted(usable, key=lambda c: (-fluency(clean(c.quote)), _span(c))):
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


def _citation(evidence: Evidence, article: Article, event: str) -> Citation:
    """The evidence, widened to its sentence where the article's text is at hand."""
    start, end, quote = evidence.start, evidence.end, evidence.quote
    if evidence.field == "text" and article.text[start:end] == quote and quote:
        first, last = sentence_span(article.text, start, end)
        if last - first <= _WIDEST:
            start, end, quote = first, last, article.text[first:last]
    return Citation(evidence.article, evidence.field, start, end, quote, event)


def _stopped(text: str) -> str:
    return text if text[-1:] in '.?!"”’' else f"{text.rstrip(',;:')}."


def _owner(article: Article) -> str:
    return article.owner or article.outlet


def _is_copy(article: Article) -> bool:
    return article.wire_of is not None


def _age(article: Article) -> str:
    return article.published or "9999"


def _span(citation: Citation) -> tuple[str, str, int, int]:
    return citation.article, citation.field, citation.start, citation.end


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()
