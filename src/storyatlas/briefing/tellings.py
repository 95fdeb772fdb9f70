"""Tellings of an event: sentences and clauses of its sources, rewritten, rated, the best first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from storyatlas.briefing import quality
from storyatlas.briefing.check import Grounds, denies, problems
from storyatlas.briefing.compress import compress
from storyatlas.briefing.corrected import is_correction
from storyatlas.briefing.dates import is_after
from storyatlas.briefing.dating import (
    dates_an_aside,
    dates_another_clause,
    names_later,
    names_time,
    set_dates,
    tells_another_time,
)
from storyatlas.briefing.draft import (
    Draft,
    clause,
    drop_titles,
    in_quotes,
    is_saying,
    reporting,
    set_past_future,
    set_tense,
    tidy,
    whole,
)
from storyatlas.briefing.figures import figure_of
from storyatlas.briefing.grounding import citation_of, grounds_for, is_copy, named_near, published_of, span_of
from storyatlas.briefing.imagined import is_only_imagined
from storyatlas.briefing.mending import is_damaged, lost_apostrophes, mended
from storyatlas.briefing.model import Citation, Sentence
from storyatlas.briefing.once import once
from storyatlas.briefing.pronouns import Actors, named_in_full, named_speaker_last, named_subject, well_known
from storyatlas.briefing.sentences import clean, opening, unlinked, without_date
from storyatlas.briefing.speakers import cited_speaker, cites_somebody, named_speaker, speaks_of_itself
from storyatlas.briefing.tense import without_had
from storyatlas.briefing.tree import Reader, Tree, is_name, trees
from storyatlas.briefing.undated import NEWS_DAYS, days_after, days_before, is_dated, is_looking_back
from storyatlas.briefing.weights import Weights, features
from storyatlas.model.article import Article
from storyatlas.model.document import Token
from storyatlas.model.event import Event, Evidence
from storyatlas.model.time import UNKNOWN_TIME
from storyatlas.model.time_words import in_words

MOST_WORDS = 30  # of one sentence; asides go until it has no more
_SOURCES = ((60, 2), (20, 4), (10, 6), (0, 12))  # from which rank of an event on how many of its sentences are read
_WIDEST = 520  # characters
_LONGEST_HEART = 125  # characters
_NEAR, _DIRECT = 0.25, 0.6  # a main clause that shares this much with title or other mentions counts as this near
_STRAYS = 0.4  # share of the title's weight below which a sentence tells of something else
_FEWEST_OTHERS = 2  # mentions in other articles from which on they tell what the event is about, as its title does
_UNDATED = 0.3  # what a sentence on the past loses beside which its date cannot stand
_REASON = re.compile(
    r"\b(?:because|after|following|as a result|due to|in (?:response|retaliation|reply|revenge|return|protest)|"
    r"(?:to|in an? (?:bid|effort|attempt|move) to) (?:protest|avenge|answer|end|stop|halt|avert))\b"
)
_ITS_VERB = 0.25  # what a sentence wins whose verb the title of the event has
_OPENS = 0.2  # what the first sentence of an article wins
_DATELINE = 60  # characters that may stand before it
_VOUCHING = frozenset("find see show discover learn know realise realize notice emerge prove ensure mean".split())
_SAME = 0.9  # share of the shorter sentence's weight from which two sources say it in the same words


@dataclass(frozen=True, slots=True)
class Telling:
    """One way to tell an event. `words` are what it says, `names` those of them that name, but for who says it, `who`
    the names of its subject; `named` tells that it begins with a name, `dated` that the event's date can stand beside
    it, `prose` that it can follow "on DATE,", `ahead` that it speaks of what is to come; `figure` is the number that it
    is about, with its noun, `once` what it tells of its subject that befalls it once, `verbs` what its verbs say."""

    event: str
    sentence: Sentence
    score: float
    words: frozenset[str]
    names: frozenset[str]
    who: frozenset[str]
    named: bool
    dated: bool
    prose: bool
    ahead: bool
    figure: str = ""
    once: str = ""
    verbs: frozenset[str] = frozenset()
    negated: bool = False

    @property
    def bold(self) -> int:
        """The length of the sentence's heart."""
        return self.sentence.bold


@dataclass(frozen=True, slots=True)
class _Place:
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


def tells_why(telling: Telling) -> bool:
    """Whether the sentence says what the event answers or comes of."""
    return _REASON.search(telling.sentence.text) is not None


def tellings_of(
    events: Sequence[Event],
    articles: Mapping[str, Article],
    read: Reader,
    weights: Weights,
    today: date | None,
    actors: Actors,
) -> dict[str, list[Telling]]:
    """The tellings of each event, best first; all sentences are read in one go. Of the first events, the
    weightiest, more sentences are read than of the others."""
    places = {
        event.id: _places(event, articles, weights, today, next(n for least, n in _SOURCES if rank >= least))
        for rank, event in enumerate(events)
    }
    known = well_known(actors)
    wanted = {(place.text, place.article.written_on) for found in places.values() for place in found}
    keys = sorted(wanted, key=lambda key: (key[0], str(key[1])))
    sections = dict(zip(keys, read(keys), strict=True))
    return {
        event.id: _rated(
            event,
            [(place, trees(sections[place.text, place.article.written_on])) for place in places[event.id]],
            articles,
            weights,
            actors,
            known,
        )
        for event in events
    }


def _places(
    event: Event, articles: Mapping[str, Article], weights: Weights, today: date | None, most: int
) -> list[_Place]:
    """Few sentences that tell the event: of originals, of different outlets, nearest to the rest."""
    said = [features(evidence.quote) for evidence in event.evidence]
    past = today is not None and bool(event.time.start) and not is_after(event.time, today)
    over = past and today is not None and (event.time.end or event.time.start or "") + "~" < today.isoformat()
    ranked: list[tuple[float, tuple[str, str, int, int], _Place]] = []
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
        place = _Place(event, evidence, citation, article, text, today, past, over, is_after(event.time, today), others)
        ranked.append((-rank, span_of(citation), place))
    ranked.sort(key=lambda item: item[:2])
    chosen: list[_Place] = []
    for _, _, place in ranked:
        words = features(place.text)
        if len(chosen) < most and all(weights.shared(words, features(other.text)) < _SAME for other in chosen):
            chosen.append(place)
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


def _rated(
    event: Event,
    read: Sequence[tuple[_Place, list[Tree]]],
    articles: Mapping[str, Article],
    weights: Weights,
    actors: Actors,
    known: Collection[str],
) -> list[Telling]:
    found: list[Telling] = []
    for place, sentences in read:
        at = _locate(place, sentences)
        if at is not None and not quality.is_furniture(_words_of(at[0])):
            tree, main = at
            drafts = [whole(tree, main)]
            if main != tree.root and tree.is_clause(main):
                drafts.append(clause(tree, main))
            for draft in drafts:
                draft.swap.update(named_in_full(draft, place.article, actors, known))
                draft.swap.update(named_subject(draft, event, place.article, place.citation.start, actors))
                draft.swap.update(named_speaker_last(draft, place.evidence.speaker))
                telling = _telling(event, place, draft, articles, weights)
                found += [telling] if telling else []
    return sorted(found, key=lambda t: (-t.score, span_of(t.sentence.citations[0]), t.sentence.text))


def _locate(place: _Place, sentences: Sequence[Tree]) -> tuple[Tree, int] | None:
    """The sentence that holds the evidence, and the verb at the head of it."""
    quote = _plainly(place)
    at = place.text.lower().find(quote.lower())
    if at < 0:
        quote = " ".join(quote.split()[:4])
        at = place.text.lower().find(quote.lower())
    for tree in sentences:
        first, last = tree.tokens[0].start, tree.tokens[-1].end
        if at < 0 or first <= at < last:
            inside = tree.within(at, at + len(quote)) if at >= 0 else list(range(len(tree.tokens)))
            heads = [i for i in inside if tree.tokens[i].head not in inside or tree.tokens[i].head == i]
            verbs = [i for i in heads if tree.tokens[i].pos in ("VERB", "AUX")]
            return (tree, verbs[0]) if verbs else (tree, _verb_of(tree, heads)) if heads else None
    return None


def _plainly(place: _Place) -> str:
    """The words of the evidence as they stand in the cleaned sentence."""
    return tidy(clean(place.evidence.quote, place.article.outlet, place.article.text)).rstrip(".")


def _words_of(tree: Tree) -> str:
    return tree.text[tree.tokens[0].start : tree.tokens[-1].end]


def _verb_of(tree: Tree, heads: Sequence[int]) -> int:
    """The verb over a noun that names the event."""
    return next((k for k in tree.above(heads[0]) if tree.tokens[k].pos in ("VERB", "AUX")), tree.root)


def _telling(
    event: Event, place: _Place, draft: Draft, articles: Mapping[str, Article], weights: Weights
) -> Telling | None:
    tree, alone = draft.tree, len(draft.keep) < len(draft.tree.tokens)
    happened = event.status == "happened" and not place.ahead
    if happened and _is_habit(place, draft):
        return None
    when = UNKNOWN_TIME if dates_another_clause(draft, event.time) else event.time
    label = in_words(when)
    day = event.time.precision == "day" and not event.time.end
    if alone and not _attributed(draft, place):
        return None
    if lost_apostrophes(place.article.text):
        draft.swap.update(mended(tree, place.article.text))
    aside = dates_an_aside(draft, event.time)
    set_dates(draft, when, place.article.written_on)
    over = place.over and not label.startswith("since")
    if happened and (day or over):
        set_tense(draft)
    elif happened and draft.suffix:
        draft.swap.update(without_had(tree, draft.main))
    if place.past and (event.status != "planned" or (place.over and not names_later(draft, place.today))):
        set_past_future(draft)
    drop_titles(draft)
    subject, verb = tree.subject(draft.main), draft.main
    compress(
        draft, MOST_WORDS, quality.LONGEST - 2, [verb, *([subject] if subject is not None else []), *_core(tree, verb)]
    )
    text = unlinked(without_date(draft.text(), label))
    score = quality.quality(draft, text)
    if score <= quality.UNUSABLE:
        return None
    dated = when == event.time and is_dated(draft, event, place.article)
    score += _fit(event, place, draft, text, weights, alone) - aside - _UNDATED * (event.background and not dated)
    led = reporting(tree, draft.main)
    if led is not None and led in draft.keep and led < draft.main and event.type != "statement":
        score -= 0.15  # the date beside it is that of what was said, and not of the saying
    if is_saying(tree, draft.main) and event.type != "statement":
        score -= 0.2  # who says it comes before what happened
    citations = (place.citation, *named_near(text, (place.citation,), _bare(event, articles), articles))
    sentence = Sentence(text, citations)
    if problems(sentence, grounds_for(event, sentence, articles)):
        return None
    heart = draft.text(quality.core_end(draft))
    heart = unlinked(without_date(heart + ".", label))[:-1]
    whole_quotes = heart.count('"') % 2 == 0 and heart.count("“") == heart.count("”")
    bold = len(heart) if text.startswith(heart) and len(heart) <= _LONGEST_HEART and whole_quotes else opening(text)
    said_first = led is not None and led in draft.keep and led < draft.main
    first = min((i for i in draft.keep if tree.tokens[i].pos != "PUNCT"), default=0)
    return Telling(
        event=event.id,
        sentence=replace(sentence, bold=bold),
        score=score,
        words=features(text),
        names=_names(draft, draft.keep - _speaker(tree, led)),
        who=_names(draft, tree.subtree(subject) if subject is not None else ()),
        named=is_name(tree, first) or draft.swap.get(first, "").istitle() or _takes_part(event, tree.tokens[first]),
        dated=dated,
        prose=dated and not draft.vague and not said_first and _is_prose(draft, first),
        ahead=quality.is_ahead(draft) or (place.ahead and quality.is_present(draft)),
        figure=figure_of(draft, text),
        once=once(draft),
        verbs=features(" ".join(_told_verbs(draft, said=False))),
        negated=denies(text),
    )


def _takes_part(event: Event, token: Token) -> bool:
    """Whether the word is in the name of who takes part: "Rivers", which a parser may take for water."""
    names = [participant.name.split() for participant in event.participants]
    known = any(token.text in name and all(part[:1].isupper() for part in name) for name in names)
    return known and token.pos in ("NOUN", "VERB", "ADJ")


def _names(draft: Draft, among: Iterable[int]) -> frozenset[str]:
    tokens = [draft.tree.tokens[i] for i in among if i in draft.keep]
    return frozenset(token.text.lower() for token in tokens if token.pos == "PROPN")


def _speaker(tree: Tree, saying: int | None) -> set[int]:
    """The words that name who says it, where it is told with a verb of saying."""
    subject = tree.subject(saying) if saying is not None else None
    return set(tree.subtree(subject)) if subject is not None else set()


def _attributed(draft: Draft, place: _Place) -> bool:
    """Give a clause taken out of its sentence the speaker that it had there; false where that cannot be."""
    tree = draft.tree
    over = reporting(tree, draft.main)
    if tree.tokens[draft.main].dep not in ("conj", "advcl", "ccomp", "parataxis", "relcl"):
        return False
    if is_only_imagined(tree, draft.main):
        return False
    if over is not None and over not in draft.keep:
        if reporting(tree, over) is not None:
            return False  # they say that he said
        if cites_somebody(tree, draft.keep):
            return False  # two who say it, one of what the other says
        speaker = named_speaker(place.evidence.speaker, tree, over)
        draft.suffix = f", according to {speaker}" if speaker else ""
        if speaker and speaks_of_itself(speaker, tree, draft.main, draft.swap):
            return False  # what she says of herself
        return bool(speaker) and tree.tokens[draft.main].dep != "relcl"
    if tree.tokens[draft.main].dep == "relcl" or _is_supposed(tree, draft.main) or in_quotes(tree, draft.main):
        return False
    cited = cited_speaker(tree, draft.keep)
    draft.suffix = f", according to {cited}" if cited else ""
    return cited is not None


def _is_supposed(tree: Tree, verb: int) -> bool:
    """Whether the clause is what a verb that vouches for nothing is about: "rumours were that", "doubted that"."""
    token = tree.tokens[verb]
    over = tree.tokens[token.head]
    return token.dep == "ccomp" and over.pos in ("VERB", "AUX") and over.lemma.lower() not in _VOUCHING


def _core(tree: Tree, verb: int) -> list[int]:
    return [
        k for k in tree.kids[verb] if tree.tokens[k].dep in ("dobj", "attr", "acomp", "ccomp", "xcomp", "agent", "neg")
    ]


def _is_prose(draft: Draft, first: int) -> bool:
    """Whether the sentence opens with its subject, so that a date can stand before it."""
    subject = draft.tree.subject(draft.main)
    if subject is None and draft.tree.tokens[draft.main].dep == "conj":
        subject = draft.tree.subject(draft.tree.tokens[draft.main].head)
    return subject is not None and first in draft.tree.subtree(subject)


def _fit(event: Event, place: _Place, draft: Draft, text: str, weights: Weights, alone: bool) -> float:
    """How well the sentence tells this event rather than another."""
    tree = draft.tree
    mine, title = features(text), features(event.title)
    quote = features(place.evidence.quote)
    close = max(weights.part(title, mine), _as_others(mine, place.others, weights))
    itself = _tells_itself(place, draft)
    close = max(close, _DIRECT) if itself and close >= _NEAR else close
    acting = [p.name.split()[-1].lower() for p in event.participants if p.role == "agent" and p.name]
    fit = (
        0.15 * any(name in text.lower() for name in acting)
        + 0.75 * close
        + 0.25 * (weights.sum(mine & quote) / max(weights.sum(mine), 1e-9))
    )
    deep = [
        k for k in (draft.main, *tree.above(draft.main)) if tree.tokens[k].dep in ("advcl", "relcl", "acl", "pcomp")
    ]
    fit -= 0.35 * len(deep) if not alone else 0.1
    before = days_before(place.article, event) > 1  # one day is the difference of two time zones
    fit -= 0.4 * (close < (_STRAYS if itself or alone else _DIRECT))
    if event.status == "happened" and not place.ahead:
        fit -= 0.4 * before + 0.6 * quality.looks_ahead(draft)
        fit -= 0.6 * (days_after(place.article, event) > NEWS_DAYS and quality.is_of_now(draft))
    if event.status == "planned" and place.past:
        fit -= 0.2
    fit -= 0.6 * tells_another_time(draft, event.time)
    fit -= 0.3 * (event.background and is_looking_back(place.article, event) and not names_time(draft, event.time))
    subject = tree.subject(draft.main)
    if subject is None or tree.tokens[subject].pos != "PRON" or subject in draft.swap:
        fit += _ITS_VERB * bool(features(" ".join(_told_verbs(draft))) & title)
        fit += _OPENS * (place.evidence.field == "text" and _opens(place.article.text, place.citation.start))
    fit -= 0.1 * is_copy(place.article) + 0.6 * is_damaged(text)
    return fit


def _told_verbs(draft: Draft, *, said: bool = True) -> list[str]:
    """The verbs that the sentence tells: its main one, those joined to it, and what somebody says; those of saying too,
    if `said`."""
    tree, found = draft.tree, []
    waiting = [tree.root if tree.root in draft.keep else draft.main]
    while waiting:
        verb = waiting.pop()
        if said or not is_saying(tree, verb):
            found.append(draft.swap.get(verb) or tree.tokens[verb].text)
        waiting += [
            k
            for k in tree.kids[verb]
            if k in draft.keep and tree.tokens[k].dep in ("ccomp", "conj", "xcomp", "parataxis")
        ]
    return found


def _opens(text: str, start: int) -> bool:
    """Whether the sentence is the first of its article, which leans on none before it."""
    before = text[:start].strip()
    return len(before) <= _DATELINE and not re.search(r"[.!?][\s\"”]|\n", before)


def _is_habit(place: _Place, draft: Draft) -> bool:
    """Whether a sentence within a text tells what somebody does on no day of its own: "the unit sells copiers". Of what
    happens in the present tell also chronicles, with the day before it or without a stop, and first sentences."""
    quote, first = place.citation.quote, _opens(place.article.text, place.citation.start)
    if place.evidence.field != "text" or not quality.is_habit(draft) or first:
        return False
    dated = any(time.time and time.time.precision == "day" for time in draft.tree.times)
    return not dated and quote.rstrip('”"').endswith(".") and place.text[:12] in quote


def _tells_itself(place: _Place, draft: Draft) -> bool:
    """Whether the evidence is the main clause of the sentence, and not named in it in passing."""
    token = draft.tree.tokens[draft.main]
    at = place.text.lower().find(_plainly(place).lower())
    inside = 0 <= at <= token.start < at + len(place.evidence.quote)
    return inside and token.pos == "VERB" and draft.tree.subject(draft.main) in draft.keep and token.head == token.i


def _as_others(mine: frozenset[str], others: Sequence[frozenset[str]], weights: Weights) -> float:
    """How much of what the other articles say of the event the sentence says too; 0 where few tell it."""
    if len(others) < _FEWEST_OTHERS:
        return 0.0
    return sum(weights.part(other, mine) for other in others) / len(others)


def _bare(event: Event, articles: Mapping[str, Article]) -> Grounds:
    return Grounds((), in_words(event.time), published_of([e.article for e in event.evidence], articles))
