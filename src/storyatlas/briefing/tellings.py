"""Tellings of an event: sentences and clauses of its sources, rewritten, rated, the best first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from storyatlas.briefing import quality
from storyatlas.briefing.check import Grounds, denies, problems
from storyatlas.briefing.compress import compress
from storyatlas.briefing.dating import (
    counts_from_another,
    dates_an_aside,
    dates_another_clause,
    names_later,
    set_dates,
    swallows_its_date,
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
    whole,
)
from storyatlas.briefing.figures import figure_of
from storyatlas.briefing.fit import fit, is_habit, told_verbs
from storyatlas.briefing.grounding import grounds_for, named_near, published_of, span_of
from storyatlas.briefing.imagined import is_only_imagined
from storyatlas.briefing.mending import lost_apostrophes, mended
from storyatlas.briefing.model import Sentence
from storyatlas.briefing.once import once
from storyatlas.briefing.orphans import drop_orphans
from storyatlas.briefing.outlook import is_ahead, is_present
from storyatlas.briefing.passage import Passage, passages_of, plainly
from storyatlas.briefing.pronouns import Actors, named_in_full, named_speaker_last, named_subject, well_known
from storyatlas.briefing.sentences import opening, unlinked, without_date
from storyatlas.briefing.speakers import cited_speaker, cites_somebody, named_speaker, speaks_of_itself
from storyatlas.briefing.tense import may_last, without_had
from storyatlas.briefing.tree import Reader, Tree, is_name, trees
from storyatlas.briefing.undated import is_dated
from storyatlas.briefing.weights import Weights, features
from storyatlas.model.article import Article
from storyatlas.model.document import Token
from storyatlas.model.event import Event
from storyatlas.model.time import UNKNOWN_TIME
from storyatlas.model.time_words import in_words

MOST_WORDS = 30  # of one sentence; asides go until it has no more
_SOURCES = ((60, 2), (20, 4), (10, 6), (0, 12))  # from which rank of an event on how many of its sentences are read
_LONGEST_HEART = 125  # characters
_UNDATED = 0.3  # what a sentence on the past loses beside which its date cannot stand
_REASON = re.compile(
    r"\b(?:because|after|following|as a result|due to|in (?:response|retaliation|reply|revenge|return|protest)|"
    r"(?:to|in an? (?:bid|effort|attempt|move) to) (?:protest|avenge|answer|end|stop|halt|avert))\b"
)
_VOUCHING = frozenset("find see show discover learn know realise realize notice emerge prove ensure mean".split())


@dataclass(frozen=True, slots=True)
class Telling:
    """One way to tell an event. `words` are what it says, `names` those of them that name, but for who says it, `who`
    the names of its subject; `named` tells that it begins with a name, `dated` that the event's date can stand beside
    it, `prose` that it can follow "on DATE,", `ahead` that it speaks of what is to come; `figure` is the number that it
    is about, with its noun, `once` what it tells of its subject that befalls it once, `verbs` what its verbs say;
    `vague` tells of a time that nobody could place, `label` says when it was."""

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
    vague: bool = False
    label: str = ""

    @property
    def bold(self) -> int:
        """The length of the sentence's heart."""
        return self.sentence.bold


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
    passages = {
        event.id: passages_of(event, articles, weights, today, next(n for least, n in _SOURCES if rank >= least))
        for rank, event in enumerate(events)
    }
    known = well_known(actors)
    wanted = {(passage.text, passage.article.written_on) for found in passages.values() for passage in found}
    keys = sorted(wanted, key=lambda key: (key[0], str(key[1])))
    sections = dict(zip(keys, read(keys), strict=True))
    return {
        event.id: _rated(
            event,
            [(passage, trees(sections[passage.text, passage.article.written_on])) for passage in passages[event.id]],
            articles,
            weights,
            actors,
            known,
        )
        for event in events
    }


def _rated(
    event: Event,
    read: Sequence[tuple[Passage, list[Tree]]],
    articles: Mapping[str, Article],
    weights: Weights,
    actors: Actors,
    known: Collection[str],
) -> list[Telling]:
    found: list[Telling] = []
    for passage, sentences in read:
        at = _locate(passage, sentences)
        if at is not None and not quality.is_furniture(_words_of(at[0])):
            tree, main = at
            drafts = [whole(tree, main)]
            if main != tree.root and tree.is_clause(main):
                drafts.append(clause(tree, main))
            for draft in drafts:
                draft.swap.update(named_in_full(draft, passage.article, actors, known))
                draft.swap.update(named_subject(draft, event, passage.article, passage.citation.start, actors))
                draft.swap.update(named_speaker_last(draft, passage.evidence.speaker))
                telling = _telling(event, passage, draft, articles, weights)
                found += [telling] if telling else []
    return sorted(found, key=lambda t: (-t.score, span_of(t.sentence.citations[0]), t.sentence.text))


def _locate(passage: Passage, sentences: Sequence[Tree]) -> tuple[Tree, int] | None:
    """The sentence that holds the evidence, and the verb at the head of it."""
    quote = plainly(passage)
    at = passage.text.lower().find(quote.lower())
    if at < 0:
        quote = " ".join(quote.split()[:4])
        at = passage.text.lower().find(quote.lower())
    for tree in sentences:
        first, last = tree.tokens[0].start, tree.tokens[-1].end
        if at < 0 or first <= at < last:
            inside = tree.within(at, at + len(quote)) if at >= 0 else list(range(len(tree.tokens)))
            heads = [i for i in inside if tree.tokens[i].head not in inside or tree.tokens[i].head == i]
            verbs = [i for i in heads if tree.tokens[i].pos in ("VERB", "AUX")]
            return (tree, verbs[0]) if verbs else (tree, _verb_of(tree, heads)) if heads else None
    return None


def _words_of(tree: Tree) -> str:
    return tree.text[tree.tokens[0].start : tree.tokens[-1].end]


def _verb_of(tree: Tree, heads: Sequence[int]) -> int:
    """The verb over a noun that names the event."""
    return next((k for k in tree.above(heads[0]) if tree.tokens[k].pos in ("VERB", "AUX")), tree.root)


def _telling(
    event: Event, passage: Passage, draft: Draft, articles: Mapping[str, Article], weights: Weights
) -> Telling | None:
    tree, alone = draft.tree, len(draft.keep) < len(draft.tree.tokens)
    happened = event.status == "happened" and not passage.ahead
    if happened and is_habit(passage, draft):
        return None
    if swallows_its_date(draft) or counts_from_another(draft, event.time, passage.article.written_on):
        return None
    when = UNKNOWN_TIME if dates_another_clause(draft, event.time) else event.time
    lasting = may_last(tree, draft.main) or (tree.root in draft.keep and may_last(tree, tree.root))
    when = when if lasting else replace(when, open_end=False)
    label = in_words(when)
    day = event.time.precision == "day" and not event.time.end
    if alone and not _attributed(draft, passage):
        return None
    if lost_apostrophes(passage.article.text):
        draft.swap.update(mended(tree, passage.article.text))
    aside = dates_an_aside(draft, event.time)
    set_dates(draft, when, passage.article.written_on)
    over = passage.over and not label.startswith("since")
    if happened and (day or over):
        set_tense(draft)
    elif happened and draft.suffix:
        draft.swap.update(without_had(tree, draft.main))
    if passage.past and (event.status != "planned" or (passage.over and not names_later(draft, passage.today))):
        set_past_future(draft)
    drop_titles(draft)
    subject, verb = tree.subject(draft.main), draft.main
    needed = [verb, *([subject] if subject is not None else []), *_core(tree, verb)]
    compress(draft, MOST_WORDS, quality.LONGEST - 2, needed)
    drop_orphans(draft, needed)
    text = unlinked(without_date(draft.text(), label))
    score = quality.quality(draft, text)
    if score <= quality.UNUSABLE:
        return None
    dated = when.start == event.time.start and is_dated(draft, event, passage.article)
    score += fit(event, passage, draft, text, weights, alone) - aside - _UNDATED * (event.background and not dated)
    led = reporting(tree, draft.main)
    if led is not None and led in draft.keep and led < draft.main and event.type != "statement":
        score -= 0.15  # the date beside it is that of what was said, and not of the saying
    if is_saying(tree, draft.main) and event.type != "statement":
        score -= 0.2  # who says it comes before what happened
    citations = (passage.citation, *named_near(text, (passage.citation,), _bare(event, articles), articles))
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
        named=_is_named_first(draft, first, event),
        dated=dated,
        prose=dated and not draft.vague and not said_first and _is_prose(draft, first),
        ahead=is_ahead(draft) or (passage.ahead and is_present(draft)),
        figure=figure_of(draft, text),
        once=once(draft),
        verbs=features(" ".join(told_verbs(draft, said=False))),
        negated=denies(text),
        vague=draft.vague > 0,
        label=label,
    )


def _is_named_first(draft: Draft, first: int, event: Event) -> bool:
    """Whether the sentence begins with a name; of "Sunday's march" begins "the march"."""
    name = is_name(draft.tree, first)
    if first in draft.swap:
        return draft.swap[first].istitle() or (name and draft.swap[first][:1].isupper())
    return name or _takes_part(event, draft.tree.tokens[first])


def _takes_part(event: Event, token: Token) -> bool:
    """Whether the word is in the name of who takes part: "Rivers", which a parser may take for water."""
    names = [participant.name.split() for participant in event.participants if participant.type == "person"]
    known = any(token.text in name and all(part[:1].isupper() for part in name) for name in names)
    return known and token.pos in ("NOUN", "VERB", "ADJ")


def _names(draft: Draft, among: Iterable[int]) -> frozenset[str]:
    tokens = [draft.tree.tokens[i] for i in among if i in draft.keep]
    return frozenset(token.text.lower() for token in tokens if token.pos == "PROPN")


def _speaker(tree: Tree, saying: int | None) -> set[int]:
    """The words that name who says it, where it is told with a verb of saying."""
    subject = tree.subject(saying) if saying is not None else None
    return set(tree.subtree(subject)) if subject is not None else set()


def _attributed(draft: Draft, passage: Passage) -> bool:
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
        speaker = named_speaker(passage.evidence.speaker, tree, over)
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


def _bare(event: Event, articles: Mapping[str, Article]) -> Grounds:
    return Grounds((), in_words(event.time), published_of([e.article for e in event.evidence], articles))
