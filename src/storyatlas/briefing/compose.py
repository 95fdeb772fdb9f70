"""Compose the briefing: sections in reading order, each sentence checked before it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from storyatlas.briefing.check import content_stems, problems
from storyatlas.briefing.dates import day_label, sort_key
from storyatlas.briefing.endmatter import bottom_line, count, disagree, how_made, left_out, sources_of
from storyatlas.briefing.grounding import grounds_of
from storyatlas.briefing.model import (
    Briefing,
    Bullet,
    CheckSummary,
    Length,
    Section,
    SectionKind,
    Sentence,
    Tie,
)
from storyatlas.briefing.rated import is_tellable, rated_sentences
from storyatlas.briefing.select import BUDGETS, Budget, Selection, as_of, select
from storyatlas.briefing.sentences import is_report
from storyatlas.briefing.tell import Told, adds, tell
from storyatlas.briefing.titles import headline, standing
from storyatlas.model.article import Article
from storyatlas.model.atlas import Atlas
from storyatlas.model.event import Event
from storyatlas.model.time_words import in_words

_TIES = {"causes": ("caused by", True), "responds_to": ("in response to", False), "part_of": ("part of", False)}
_MOST_TIES = 2
_FEWEST_FOR_A_LEDE = 4  # events; below, the bullets need their sentences


def compose(atlas: Atlas, *, length: Length = "standard") -> Briefing:
    """The briefing of `atlas`: what happened, in the order that explains it, every sentence cited.

    Sentences read best where the articles bring their text; without it the clauses of the
    evidence stand alone. An atlas without events gives a briefing that says so.
    """
    budget = BUDGETS[length]
    articles = {article.id: article for article in atlas.articles}
    selection = select(atlas, length, handicap=lambda event: _handicap(event, articles))
    told = Told()
    lede = _lede(atlas, selection, articles, told)
    sections = [
        *_context(selection, articles, told, budget),
        *_storylines(selection, articles, told, budget),
        *_part("Breaking", "breaking", "", selection.breaking, articles, told, details=1),
        *_part("What to watch", "watch", "", selection.watch, articles, told, details=0),
        *left_out(atlas),
    ]
    sections[_after_breaking(sections) : _after_breaking(sections)] = disagree(
        atlas, articles, budget.disagreements, sections
    )
    sections = _tied(sections, atlas)
    sections.insert(_before_left_out(sections), bottom_line(atlas, sections))
    sections.append(sources_of(atlas, lede, sections))
    today = as_of(atlas)
    return Briefing(
        title=atlas.story.title or "Untitled story",
        headline=atlas.story.title or _fallback_headline(selection),
        question=atlas.story.question,
        as_of=day_label(today.isoformat()) if today else "",
        lede=lede,
        how_made=how_made(atlas),
        sections=tuple(sections),
        check=_checked(lede, sections, atlas, articles, told),
    )


def _checked(
    lede: Sequence[Sentence],
    sections: Sequence[Section],
    atlas: Atlas,
    articles: Mapping[str, Article],
    told: Told,
) -> CheckSummary:
    """The check run once more over the sentences as they stand in the briefing."""
    events = {event.id: event for event in atlas.events}
    bullets = [bullet for section in sections for bullet in section.bullets]
    sentences = [*lede, *(sentence for b in bullets for sentence in (b.lead, *b.sentences))]
    supported = 0
    for sentence in sentences:
        grounds = grounds_of(events[sentence.citations[0].event], articles)
        if sentence.quoted:
            outlets = (articles[citation.article].outlet for citation in sentence.citations)
            grounds = replace(grounds, names=(*grounds.names, *outlets))
        supported += not problems(sentence, grounds)
    quoted = sum(sentence.quoted for sentence in sentences)
    return CheckSummary(len(sentences), supported, quoted, tuple(told.dropped))


def _handicap(event: Event, articles: Mapping[str, Article]) -> float:
    """What an event loses of its salience because it cannot be told well: a title that leans on
    what is not said, or is none, and no sentence of a source to take its place."""
    how = standing(event)
    if how == "strong" or is_tellable(event, articles):
        return 0.0
    return 0.3 if how == "weak" else 1.0


def _lede(atlas: Atlas, selection: Selection, articles: Mapping[str, Article], told: Told) -> tuple[Sentence, ...]:
    """Two sentences of the sources: the weightiest events, in words close to the story's question."""
    asked = content_stems(f"{atlas.story.title} {atlas.story.question}")
    groups = [events for _, events in selection.storylines]
    groups += [(event,) for event in (*selection.other, *selection.breaking)]
    if sum(len(events) for events in groups) < _FEWEST_FOR_A_LEDE:
        return ()
    rated: list[tuple[float, str, int, Sentence]] = []
    for group, events in enumerate(groups):
        for event in events:
            if event.status != "happened":
                continue
            for best in rated_sentences(event, articles, grounds_of(event, articles))[:3]:
                if not (best.timely and best.to_the_point and is_report(best.sentence.text)):
                    continue
                answers = len(asked & content_stems(best.sentence.text)) / max(4, len(asked))
                weight = (
                    1.5 * event.salience + 0.5 * best.score + 1.5 * answers + 0.05 * min(event.reports.independent, 6)
                )
                rated.append((-weight, event.id, group, best.sentence))
    lede: list[Sentence] = []
    used: set[int] = set()
    for _, _, group, sentence in sorted(rated, key=lambda item: item[:2]):
        if len(lede) < 2 and group not in used and not told.holds(sentence) and adds(sentence, lede):
            used.add(group)
            lede.append(told.add(sentence))
    return tuple(lede)


def _context(selection: Selection, articles: Mapping[str, Article], told: Told, budget: Budget) -> list[Section]:
    """Background storylines first; those that tell one event only stand together."""
    sections = []
    several = [(line, events) for line, events in selection.context if len(events) > 1 and line.label]
    alone = [event for line, events in selection.context if (line, events) not in several for event in events]
    for line, events in several:
        sections += _part(line.label, "critical_context", "", events, articles, told, details=1)
    alone.sort(key=lambda event: (sort_key(event.time), event.id))
    label = "Also before" if sections else "Before the story"
    return [*sections, *_part(label, "critical_context", "", alone, articles, told, details=1)]


def _storylines(selection: Selection, articles: Mapping[str, Article], told: Told, budget: Budget) -> list[Section]:
    sections = []
    weighty = sorted(
        (event for _, events in selection.storylines for event in events), key=lambda e: (-e.salience, e.id)
    )
    detailed = {event.id for event in weighty[: budget.details]}
    for line, events in selection.storylines:
        for section in _part(line.label, "storyline", "", events, articles, told, details=1, detailed=detailed):
            shown = {bullet.event for bullet in section.bullets}
            intro = _intro([event for event in events if event.id in shown], articles)
            sections.append(replace(section, intro=intro))
    return [*sections, *_part("Also in the story", "storyline", "", selection.other, articles, told, details=1)]


def _part(
    label: str,
    kind: SectionKind,
    intro: str,
    events: Sequence[Event],
    articles: Mapping[str, Article],
    told: Told,
    *,
    details: int,
    detailed: set[str] | None = None,
) -> list[Section]:
    """A section of bullets, none where no event of it could be told."""
    bullets: list[Bullet] = []
    for event in events:
        wanted = details if detailed is None or event.id in detailed else 0
        bullet = tell(event, articles, told, details=wanted)
        if bullet:
            bullets.append(bullet)
    return [Section(label, kind, intro=intro, bullets=tuple(bullets))] if bullets else []


def _intro(events: Sequence[Event], articles: Mapping[str, Article]) -> str:
    """How many developments, when, and by how many outlets they are told."""
    if len(events) < 3:
        return ""
    dated = sorted((event for event in events if in_words(event.time)), key=lambda event: sort_key(event.time))
    outlets = {articles[e.article].outlet for event in events for e in event.evidence if e.article in articles}
    first, last = (in_words(dated[0].time), in_words(dated[-1].time)) if dated else ("", "")
    when = f" from {first} to {last}" if first != last else f", {first}" if first else ""
    return f"{count(len(events), 'development')}{when}, told by {count(len(outlets), 'outlet').lower()}."


def _tied(sections: Sequence[Section], atlas: Atlas) -> list[Section]:
    """Bullets with what they follow from, where an article states it and the briefing tells it."""
    titles = {
        bullet.event: bullet.lead.text.rstrip(".")
        for s in sections
        for bullet in s.bullets
        if bullet.bold == len(bullet.lead.text)
    }
    ties: dict[str, list[Tie]] = {}
    for link in sorted(atlas.links, key=lambda link: (-link.confidence, link.id)):
        if link.stated and link.type in _TIES:
            phrase, back = _TIES[link.type]
            here, there = (link.target, link.source) if back else (link.source, link.target)
            if there in titles and here != there:
                ties.setdefault(here, []).append(Tie(phrase, there, titles[there]))
    return [
        replace(s, bullets=tuple(replace(b, ties=tuple(ties.get(b.event, ())[:_MOST_TIES])) for b in s.bullets))
        for s in sections
    ]


def _after_breaking(sections: Sequence[Section]) -> int:
    return len(sections) - sum(section.kind in ("watch", "left_out") for section in sections)


def _before_left_out(sections: Sequence[Section]) -> int:
    return len(sections) - sum(section.kind == "left_out" for section in sections)


def _fallback_headline(selection: Selection) -> str:
    events = [event for _, members in selection.storylines for event in members] + list(selection.other)
    best = max(events, key=lambda event: (event.salience, event.id), default=None)
    return headline(best).rstrip(".") if best else "Untitled story"
