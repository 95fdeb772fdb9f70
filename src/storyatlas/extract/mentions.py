"""Mentions: the events that one article asserts, with who, when, where and according to whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from storyatlas.extract.blows import Blows
from storyatlas.extract.chronicle import find_entries, tells_in_present
from storyatlas.extract.clauses import Clause, find_clauses
from storyatlas.extract.deeds import act_of_firing, find_deed, tell_deed
from storyatlas.extract.echoes import with_echoes
from storyatlas.extract.headline import clause_headline, done_headline, title_headline
from storyatlas.extract.idioms import idiom
from storyatlas.extract.lexicon import EVENT_NOUNS, PLANNING, STATES, deed_of, stem, type_of
from storyatlas.extract.names import Names
from storyatlas.extract.obituary import is_obituary
from storyatlas.extract.participants import find_bystanders, find_participants
from storyatlas.extract.parties import Parties
from storyatlas.extract.quantities import find_quantities
from storyatlas.extract.topics import find_topics
from storyatlas.extract.tree import Tree
from storyatlas.extract.when import (
    When,
    date_clause,
    is_news,
    leads_back,
    opens_with_year,
    tells_history,
    tells_on,
)
from storyatlas.extract.where import place_clause
from storyatlas.model.article import content_id
from storyatlas.model.document import Document, Token
from storyatlas.model.mention import SURE, EventMention

_REACH = 2  # sentences behind which "at the time" and a bare past tense still mean the time before
_NEWS_SENTENCES = 6  # how far an article goes on about the day it last named


@dataclass(frozen=True, slots=True)
class _Section:
    """One section with what is known of the words in it."""

    tree: Tree
    names: Names
    parties: Parties
    blows: Blows


# What is written, and so says something, though it also names an occurrence.
_ABSTRACT = ("tion", "sion", "ment", "ness", "ity")
_TELLERS = frozenset("report statement announcement study survey poll review investigation account".split())
# What happens, and what is counted, measured or named, says nothing.
_MUTE = (
    EVENT_NOUNS.keys()
    | frozenset(
        """
            celebration gunfire case toll number range ratio rate level amount total hour minute day week month year
            link name word thing fact way information many most more few several
        """.split()
    )
) - _TELLERS


def find_mentions(document: Document, trees: tuple[Tree, Tree], names: Names) -> tuple[EventMention, ...]:
    """Every event mention of a document, title first, in text order.

    `trees` are the syntax of the document's sections, in their order.
    """
    mentions: list[EventMention] = []
    history = tells_history(document.text.times, document.article.written_on) or tells_in_present(trees[1])
    obituary = is_obituary(*trees)
    for tree in trees:
        section = _Section(tree, names, Parties(tree, names), Blows(tree))
        previous: tuple[int, When] | None = None
        lately: tuple[int, When] | None = None
        entries = find_entries(tree)
        named: tuple[int, When] | None = None  # also by who or what is described: "those who fled in 2003"
        for clause in find_clauses(tree, headline=tree.section.field == "title"):
            sentence = tree.sentence_of[clause.trigger.i]
            near = previous[1] if previous and _goes_on(tree, previous[0], sentence, history=history) else None
            if previous and sentence - previous[0] == 1:
                told = opens_with_year(tree, previous[0], previous[1].time, document.article.written_on)
                near = previous[1] if told else near
            if named and 0 < sentence - named[0] <= _REACH and leads_back(tree, tree.section.sentences[sentence]):
                near = named[1]
            news = lately[1] if lately and 0 < sentence - lately[0] <= _NEWS_SENTENCES else None
            entry = entries.get(sentence)
            when = date_clause(
                tree, clause, document.article.written_on, near, news, entry, history=history, obituary=obituary
            )
            clause = _as_of(clause, when, document.article.written_on)
            mentions.append(_mention(document, section, clause, when))
            if when.source == "stated":
                named = (sentence, when)
            if clause.quality >= SURE and tells_on(tree, clause) and when.source in {"stated", "sentence", "told"}:
                previous = (sentence, when)
                if is_news(when, document.article.written_on):
                    lately = previous
    return tuple(with_echoes(document.article, trees[1], section.parties, _distinct(mentions)))


def _as_of(clause: Clause, when: When, printed: date | None) -> Clause:
    """What is told as an occurrence, in no past tense, of a day after the article ("the Oslo summit in June", "when she
    visits Oslo next month") is yet to come. A day later is only the clock of another place."""
    if printed is None or when.time.start is None or clause.status != "happened":
        return clause
    if not clause.noun and clause.tense == "present":
        lasting = clause.trigger.lemma.lower() in STATES | PLANNING or clause.trigger.tag == "VBG"
        if lasting or when.source != "stated":
            return clause
    return replace(clause, status="planned") if when.time.begins_after(printed) else clause


def _goes_on(tree: Tree, earlier: int, later: int, *, history: bool) -> bool:
    """The next sentence or the one after it, with no line break between unless all of the text tells of the past."""
    if not 0 < later - earlier <= _REACH:
        return False
    a, b = tree.section.sentences[earlier], tree.section.sentences[later]
    return history or "\n" not in tree.section.text[a.end - 1 : b.start]


def _mention(document: Document, reading: _Section, clause: Clause, when: When) -> EventMention:
    tree, names, parties = reading.tree, reading.names, reading.parties
    section = tree.section
    start, end = tree.tokens[clause.first].start, tree.tokens[clause.last - 1].end
    where = place_clause(tree, clause)
    headline, score = clause_headline(tree, names, clause)
    if section.field == "title":
        title, own = title_headline(tree, clause)
        if own >= score:
            headline, score = title, own
    speaker = _speaker(parties, clause)
    participants = find_participants(tree, parties, clause)
    topics = find_topics(tree, clause.first, clause.last)
    deed = find_deed(tree, clause)
    told = "" if clause.noun else idiom(tree, clause.trigger)
    deed = deed_of(told) if told else deed
    act = told or (act_of_firing(clause.trigger.lemma, deed) if not clause.noun else clause.trigger.lemma)
    return EventMention(
        id=content_id("m", document.article.id, section.field, start, end, clause.trigger.start),
        article=document.article.id,
        field=section.field,
        sentence=tree.sentence_of[clause.trigger.i],
        start=start,
        end=end,
        quote=document.article.read(section.field, start, end),
        trigger=clause.trigger.text,
        trigger_start=clause.trigger.start,
        trigger_end=clause.trigger.end,
        lemma=stem(act),
        noun=clause.noun,
        type=type_of(act),
        status=clause.status,
        time=when.time,
        time_source=when.source,
        place=where.place,
        place_source=where.source,
        participants=participants,
        bystanders=find_bystanders(tree, parties, clause, participants),
        quantities=find_quantities(tree, clause.first, clause.last),
        speaker=speaker,
        cue=clause.cue.text if clause.cue else None,
        negated=clause.negated,
        quality=round(clause.quality, 3),
        headline=headline,
        headline_score=round(score, 3),
        done=done_headline(tree, names, clause),
        topics=(*tell_deed(tree, clause, deed), *topics),
        deed=deed,
        blow=reading.blows.of(clause.trigger),
    )


def _speaker(parties: Parties, clause: Clause) -> str | None:
    told = parties.of(clause.speaker) if clause.speaker is not None else []
    name = told[0] if told else None
    if clause.speaker is None or name is None or (name.type == "thing" and not _can_tell(clause.speaker, name.name)):
        return None
    return name.name


def _can_tell(speaker: Token, name: str) -> bool:
    """Whether one who is no known person or body may say something: "spies", "the survey" or "it", not "the death", nor
    "they" for "the operations"."""
    if speaker.text.lower() in {"he", "she", "they"} and name.removesuffix("s").endswith(_ABSTRACT):
        return False
    noun = speaker.lemma if speaker.pos != "PRON" else name.split()[-1].removesuffix("s")
    return speaker.pos != "NUM" and noun.lower() not in _MUTE


def _distinct(mentions: list[EventMention]) -> list[EventMention]:
    """One mention per span, the surest; of a noun inside a clause that shares its stem, the clause."""
    kept: list[EventMention] = []
    surest: dict[tuple[str, int, int], EventMention] = {}
    for mention in mentions:
        key = (mention.field, mention.start, mention.end)
        if key not in surest or mention.quality > surest[key].quality:
            surest[key] = mention
    for mention in mentions:
        inside = mention.noun and any(
            m.field == mention.field
            and m.start <= mention.start
            and mention.end <= m.end
            and m.lemma == mention.lemma
            and (m.sure or not mention.sure)
            for m in kept
        )
        if surest[mention.field, mention.start, mention.end] is mention and not inside:
            kept.append(mention)
    return kept
