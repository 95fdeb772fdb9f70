"""Compose the briefing: sections in reading order, each sentence checked before it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from storyatlas.briefing.check import content_stems
from storyatlas.briefing.dates import date_label, day_label, sort_key
from storyatlas.briefing.model import (
    Briefing,
    Bullet,
    CheckSummary,
    Citation,
    Disagreement,
    DisputedValue,
    Length,
    Section,
    SectionKind,
    Sentence,
    Source,
    Tie,
)
from storyatlas.briefing.select import BUDGETS, Budget, Selection, as_of, select
from storyatlas.briefing.tell import Told, adds, grounds_of, is_tellable, rated_sentences, tell
from storyatlas.briefing.titles import headline, standing
from storyatlas.model.article import Article, Field
from storyatlas.model.atlas import Atlas
from storyatlas.model.event import Conflict, Event

_TIES = {"causes": ("caused by", True), "responds_to": ("in response to", False), "part_of": ("part of", False)}
_MOST_TIES = 2
_MOST_SOURCES = 200
_FEWEST_FOR_A_LEDE = 4
_MOST_VALUES = 6
_IRREGULAR = {
    **{word: word for word in ("people", "men", "women", "children", "police", "aircraft")},
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "foot": "feet",
}
_FEW = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")


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
        *_left_out(atlas),
    ]
    sections[_after_breaking(sections) : _after_breaking(sections)] = _disagree(atlas, articles, budget, sections)
    sections = _tied(sections, atlas)
    sections.insert(_before_left_out(sections), _bottom_line(atlas, sections))
    sections.append(_sources(atlas, lede, sections))
    today = as_of(atlas)
    return Briefing(
        title=atlas.story.title or "Untitled story",
        headline=atlas.story.title or _fallback_headline(selection),
        question=atlas.story.question,
        as_of=day_label(today.isoformat()) if today else "",
        lede=lede,
        how_made=_how_made(atlas),
        sections=tuple(sections),
        check=CheckSummary(told.checked, told.checked, told.quoted, tuple(told.dropped)),
    )


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
                if not best.timely or not best.to_the_point:
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
    dated = sorted((event for event in events if date_label(event.time)), key=lambda event: sort_key(event.time))
    outlets = {articles[e.article].outlet for event in events for e in event.evidence if e.article in articles}
    first, last = (date_label(dated[0].time), date_label(dated[-1].time)) if dated else ("", "")
    when = f" from {first} to {last}" if first != last else f", {first}" if first else ""
    return f"{_count(len(events), 'development')}{when}, told by {_count(len(outlets), 'outlet').lower()}."


def _disagree(
    atlas: Atlas, articles: Mapping[str, Article], budget: Budget, sections: Sequence[Section]
) -> list[Section]:
    """Conflicting figures side by side, of the most salient events first; an event whose title
    does not stand alone is named as its bullet tells it, and left out where none does."""
    rows: list[Disagreement] = []
    told = {bullet.event: bullet.lead.text for section in sections for bullet in section.bullets}
    for event in sorted(atlas.events, key=lambda event: (-event.salience, event.id)):
        title = headline(event) if standing(event) == "strong" else told.get(event.id, "")
        found = [_disagreement(event, title, conflict, articles) for conflict in event.conflicts if title]
        rows += [row for row in found if row]
    if not rows:
        return []
    label, intro = "Where reports disagree", "Figures that cannot all be right, or that moved; none is chosen here."
    return [Section(label, "disagree", intro=intro, disagreements=tuple(rows[: budget.disagreements]))]


def _disagreement(event: Event, title: str, conflict: Conflict, articles: Mapping[str, Article]) -> Disagreement | None:
    """A row of the table; `None` where fewer than two different values have their words."""
    values: dict[tuple[str, str], DisputedValue] = {}
    for value in sorted(conflict.values, key=lambda v: (v.published or "9999", v.article, v.start)):
        article = articles.get(value.article)
        if article is None or not value.quote:
            continue
        field: Field = "text" if article.text[value.start : value.end] == value.quote or not article.text else "title"
        citation = Citation(value.article, field, value.start, value.end, value.quote, event.id)
        told = DisputedValue(value.value, value.speaker or article.outlet, day_label(value.published), citation)
        values.setdefault((told.value.lower(), told.speaker.lower()), told)
    articles_of = {told.citation.article for told in values.values()}
    if len({value for value, _ in values}) < 2 or len(articles_of) < 2:
        return None
    return Disagreement(event.id, title, _what(conflict.what), tuple(values.values())[:_MOST_VALUES])


def _what(what: str) -> str:
    """What is disputed, in words: "number: case" reads "number of cases"."""
    kind, _, unit = what.partition(": ")
    if kind != "number" or not unit:
        return what
    if not unit[-1].isalpha():
        return f"figure in {unit}"
    if unit in _IRREGULAR or unit[-1] == "s":
        return f"number of {_IRREGULAR.get(unit, unit)}"
    return f"number of {unit[:-1]}ies" if unit[-1] == "y" else f"number of {unit}s"


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


def _left_out(atlas: Atlas) -> list[Section]:
    """Topics excluded by the editor, with their number and the reason given."""
    notes = [
        f"{topic.topic}: {_count(topic.events, 'event').lower()} left out at the editor's wish"
        + (f" ({topic.reason.rstrip('.')})." if topic.reason else ".")
        for topic in atlas.story.excluded
    ]
    return [Section("Left out", "left_out", notes=tuple(notes))] if notes else []


def _after_breaking(sections: Sequence[Section]) -> int:
    return len(sections) - sum(section.kind in ("watch", "left_out") for section in sections)


def _before_left_out(sections: Sequence[Section]) -> int:
    return len(sections) - sum(section.kind == "left_out" for section in sections)


def _bottom_line(atlas: Atlas, sections: Sequence[Section]) -> Section:
    """What is sure and what is not, counted over the events that the briefing tells."""
    bullets = [bullet for section in sections for bullet in section.bullets]
    if not bullets:
        number = len(atlas.events)
        why = f"None of the {_count(number, 'event').lower()} on the map could be told with support."
        why = why if number else "No event was found in these articles."
        return Section("The bottom line", "bottom_line", notes=(why,))
    single = sum(bullet.reports.independent <= 1 for bullet in bullets)
    several = len(bullets) - single
    notes = [
        f"{_count(len(bullets), 'event')} told here of {len(atlas.events)} on the map; "
        f"{_count(several, 'event').lower()} told by more than one independent source, "
        f"{_count(single, 'event').lower()} resting on a single one."
    ]
    open_ = {
        "claimed but not established": sum(bullet.status == "claimed" for bullet in bullets),
        "denied": sum(bullet.status == "denied" for bullet in bullets),
        "planned": sum(bullet.status == "planned" for bullet in bullets),
    }
    parts = [f"{_count(number, 'event').lower()} {word}" for word, number in open_.items() if number]
    disputed = sum(len(section.disagreements) for section in sections)
    parts += [f"{_count(disputed, 'figure').lower()} in dispute"] if disputed else []
    if parts:
        notes.append(f"Still open: {_listed(parts)}.")
    return Section("The bottom line", "bottom_line", notes=tuple(notes))


def _sources(atlas: Atlas, lede: Sequence[Sentence], sections: Sequence[Section]) -> Section:
    """Articles by outlet and date, numbered as their citations are; of many, those cited only."""
    cited = {c.article for sentence in lede for c in sentence.citations}
    bullets = [bullet for section in sections for bullet in section.bullets]
    cited |= {c.article for b in bullets for sentence in (b.lead, *b.sentences) for c in sentence.citations}
    rows = [row for section in sections for row in section.disagreements]
    cited |= {value.citation.article for row in rows for value in row.values}
    ordered = sorted(atlas.articles, key=lambda a: (a.outlet.lower(), a.published or "9999", a.id))
    notes: tuple[str, ...] = ()
    if len(ordered) > _MOST_SOURCES:
        ordered = [article for article in ordered if article.id in cited]
        notes = (f"The {len(ordered)} articles cited here; {len(atlas.articles) - len(ordered)} more are on the map.",)
    numbers = {article.id: number for number, article in enumerate(ordered, 1)}
    sources = tuple(
        Source(
            number=numbers[article.id],
            article=article.id,
            outlet=article.outlet,
            title=article.title,
            date=day_label(article.published),
            url=article.url,
            copy_of=numbers.get(article.wire_of or ""),
        )
        for article in ordered
    )
    return Section("Sources", "sources", notes=notes, sources=sources)


def _how_made(atlas: Atlas) -> str:
    """From how many articles, outlets and independent houses, and of which days."""
    articles = atlas.articles
    if not articles:
        return "Made from no articles."
    outlets = {article.outlet for article in articles}
    owners = {article.owner or article.outlet for article in articles if article.wire_of is None}
    days = sorted(article.published[:10] for article in articles if article.published)
    first, last = (day_label(days[0]), day_label(days[-1])) if days else ("", "")
    when = f", published from {first} to {last}" if first != last else f", published on {first}" if first else ""
    made = f"Made from {_count(len(articles), 'article').lower()} of {_count(len(outlets), 'outlet').lower()}"
    return f"{made} ({len(owners)} independent of each other){when}."


def _fallback_headline(selection: Selection) -> str:
    events = [event for _, members in selection.storylines for event in members] + list(selection.other)
    best = max(events, key=lambda event: (event.salience, event.id), default=None)
    return headline(best).rstrip(".") if best else "Untitled story"


def _count(number: int, noun: str) -> str:
    """ "Three events", "One event", "24 events"."""
    word = _FEW[number] if number < len(_FEW) else str(number)
    return f"{word} {noun}" if number == 1 else f"{word} {noun}s"


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
