"""Compose the briefing: what to tell, where, in which words; each sentence checked once more at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from storyatlas.briefing.check import problems
from storyatlas.briefing.dates import day_label
from storyatlas.briefing.endmatter import (
    bottom_line,
    corrections,
    courses,
    disagree,
    how_made,
    left_out,
    sources_of,
    where,
)
from storyatlas.briefing.grounding import grounds_for
from storyatlas.briefing.introduced import introduced
from storyatlas.briefing.model import Briefing, CheckSummary, Length, Section, SectionKind, Tie
from storyatlas.briefing.openings import introduction, tell_lede, tell_stand
from storyatlas.briefing.pronouns import actors_of
from storyatlas.briefing.select import (
    Budget,
    Places,
    as_of,
    budget_for,
    considered,
    in_telling_order,
    in_turn,
    marks,
    when,
)
from storyatlas.briefing.since import since_last
from storyatlas.briefing.tellings import Telling, tellings_of
from storyatlas.briefing.tree import Reader, is_sentence
from storyatlas.briefing.weights import Weights
from storyatlas.briefing.writer import Writer, Written
from storyatlas.diff import Changes
from storyatlas.model.article import Article
from storyatlas.model.atlas import Atlas
from storyatlas.model.event import Event

_TIES = {
    "causes": ("caused by", True),
    "responds_to": ("in response to", False),
    "part_of": ("part of", False),
}
_MOST_TIES = 2
_LEAST_CONTEXT = 0.42  # salience from which the past is context and no detail
_INTRO = 3  # events of a storyline from which on one of them introduces it
_NUMBERED = 0.1  # by how much a sentence with a key figure may fall short of the mark
_TOLD_WELL = 0.04  # of the mark of its best sentence
_ROUNDS = 6  # how often what failed the check is written anew


def compose(atlas: Atlas, read: Reader, *, length: Length = "standard", changes: Changes | None = None) -> Briefing:
    """The briefing of `atlas`: what happened, in the order that explains it, every sentence cited.

    `read` gives sentences their syntax. Sentences read best where the articles bring their text;
    without it the clauses of the evidence stand alone. An atlas without events gives a briefing
    that says so. `changes` are those since an earlier edition.
    """
    budget, today = budget_for(length, len(atlas.articles)), as_of(atlas)
    articles = {article.id: article for article in atlas.articles}
    weights = Weights(evidence.quote for event in atlas.events for evidence in event.evidence)
    pool = considered(atlas, budget, today)
    tellings = tellings_of(pool, articles, read, weights, today, actors_of(atlas.events))
    pool.sort(key=lambda event: (-_worth(event, tellings[event.id]), event.id))
    places = Places(atlas, today)
    least = marks(pool, budget)
    banned: dict[str, str] = {}
    whole: dict[str, bool] = {}
    for _ in range(_ROUNDS):
        writer = Writer(tellings, articles, weights, least, frozenset(banned))
        plain = _written(atlas, pool, places, writer, budget)
        briefing = introduced(plain, atlas.events, articles)
        failed = _failures(briefing, atlas, articles, read, whole)
        if not failed:
            break
        told = zip(plain.every_sentence(), briefing.every_sentence(), strict=True)
        bare = {one.text: failed[full.text] for one, full in told if full.text in failed}  # without first names
        banned.update(failed | bare)
    number = len(briefing.every_sentence())
    check = CheckSummary(number, number - len(failed), tuple(writer.dropped), tuple(banned.items()), tuple(failed))
    briefing = replace(briefing, sections=(*since_last(changes), *briefing.sections))
    return replace(briefing, as_of=day_label(today.isoformat()) if today else "", check=check)


def _worth(event: Event, tellings: Sequence[Telling]) -> float:
    """What an event has to win a place with: its weight, and how well it can be told."""
    return event.salience + _TOLD_WELL * (tellings[0].score if tellings else 0.0)


def _written(atlas: Atlas, pool: Sequence[Event], places: Places, writer: Writer, budget: Budget) -> Briefing:
    """The briefing before its check."""
    articles = {article.id: article for article in atlas.articles}
    lede = tell_lede(atlas, pool, places, writer)
    stand = tell_stand(atlas, pool, places, writer) if len(lede) == 2 else []
    written = _tell(pool, places, writer, budget)
    figures = _figures(pool, places, writer, budget)
    sections = [
        *_context(written["context"], places, atlas, writer),
        *_storylines(written["storyline"], places, atlas, writer),
        *_part("Key figures", "figures", figures, writer),
        *where(atlas),
        *courses(atlas, articles, writer.hearts()),
        *disagree(atlas, articles, budget.disagreements, writer.hearts()),
        *_part("Breaking", "breaking", written["breaking"], writer),
        *_part("What to watch", "watch", written["watch"], writer),
    ]
    sections = _tied(sections, atlas)
    sections += [
        *bottom_line(atlas, sections, writer.run(stand)),
        *left_out(atlas),
        *corrections(atlas),
    ]
    first = tuple(writer.run(lede))
    sections.append(sources_of(atlas, first, sections))
    return Briefing(
        title=atlas.story.title or "Untitled story",
        headline=atlas.story.title or (pool[0].title if pool else "Untitled story"),
        question=atlas.story.question,
        as_of="",
        lede=first,
        how_made=how_made(atlas),
        sections=tuple(sections),
        check=CheckSummary(0, 0),
    )


def _tell(pool: Sequence[Event], places: Places, writer: Writer, budget: Budget) -> dict[str, list[Written]]:
    """The events of every part, the weightiest told first, so that they get the best sentences."""
    room = {"context": budget.context, "storyline": budget.told, "breaking": budget.breaking, "watch": budget.watch}
    written: dict[str, list[Written]] = {part: [] for part in room}
    lines: dict[str, int] = {}
    past = [event for event in pool if places.part_of(event) == "context"]
    current = [event for event in pool if places.part_of(event) != "context"]
    for event in [*current, *in_turn(past, places.line_of)]:
        part, line = places.part_of(event), places.line_of(event)
        if part == "storyline" and event.status == "planned" and not event.time.of_print:
            continue  # a forecast, a plan of nobody knows when, or one whose day has passed
        if part == "breaking" and len(written["breaking"]) == room["breaking"]:
            part = "storyline"
        if part == "context" and event.salience < _LEAST_CONTEXT:
            continue
        full = part == "storyline" and lines.get(line, 0) >= budget.section
        if len(written[part]) >= room[part] or full:
            continue
        item = writer.tell(event, ahead=part == "watch")
        if item is not None:
            written[part].append(item)
            lines[line] = lines.get(line, 0) + (part == "storyline")
    details = budget.details
    for part in ("storyline", "breaking"):
        for index, item in enumerate(written[part]):
            if details:
                written[part][index] = writer.more(item)
                details -= written[part][index] is not item
    return written


def _figures(pool: Sequence[Event], places: Places, writer: Writer, budget: Budget) -> list[tuple[Written, str]]:
    """Sentences about a number that is worth a line of its own."""
    found: list[tuple[Written, str]] = []
    for event in pool:
        if len(found) == budget.figures:
            break
        if places.part_of(event) in ("storyline", "breaking", "context") and event.status == "happened":
            telling = writer.best(event, leeway=_NUMBERED)
            if telling is not None and telling.figure:
                found.append((writer.take(event, telling), telling.figure))
    return sorted(found, key=lambda item: when(item[0].event)) if len(found) > 1 else []


def _context(written: Sequence[Written], places: Places, atlas: Atlas, writer: Writer) -> list[Section]:
    """Background storylines first; those that tell one event only stand together."""
    sections, alone = [], []
    for line, items in _by_line(written, places, atlas):
        if len(items) > 1 and line:
            sections.append(Section(line, "critical_context", bullets=writer.bullets(items)))
        else:
            alone += items
    alone.sort(key=lambda item: when(item.event))
    if alone:
        label = "Also before" if sections else "Before the story"
        sections.append(Section(label, "critical_context", bullets=writer.bullets(alone)))
    return sections


def _storylines(written: Sequence[Written], places: Places, atlas: Atlas, writer: Writer) -> list[Section]:
    """A section a storyline, introduced by its weightiest event and its latest turn."""
    sections, alone = [], []
    for line, items in _by_line(written, places, atlas):
        if len(items) < 2 or not line:
            alone += items
            continue
        prose = introduction(items, writer) if len(items) >= _INTRO else []
        rest = [item for item in items if item not in prose]
        told = [writer.prose(item, latest=index == 1) for index, item in enumerate(prose)]
        told[1:1] = [telling.sentence for item in prose[:1] for telling in item.more]
        sections.append(Section(line, "storyline", prose=tuple(told), bullets=writer.bullets(rest)))
    alone.sort(key=lambda item: when(item.event))
    return [*sections, *([Section("Also in the story", "storyline", bullets=writer.bullets(alone))] if alone else [])]


def _by_line(written: Sequence[Written], places: Places, atlas: Atlas) -> list[tuple[str, list[Written]]]:
    """Events told by storyline, each in the order of time, storylines in the order that explains best."""
    items = {item.event.id: item for item in written}
    groups: dict[str, list[Event]] = {}
    for item in written:
        groups.setdefault(places.line_of(item.event), []).append(item.event)
    lines = [(line, groups[line.id]) for line in atlas.storylines if line.id in groups]
    ordered = [(line.label, events) for line, events in in_telling_order(lines, atlas)]
    ordered += [("", groups[""])] if "" in groups else []
    return [(label, [items[event.id] for event in sorted(events, key=when)]) for label, events in ordered]


def _part(
    label: str, kind: SectionKind, written: Sequence[Written] | Sequence[tuple[Written, str]], writer: Writer
) -> list[Section]:
    """A section of bullets in the order of time, none where nothing could be told."""
    pairs = [item if isinstance(item, tuple) else (item, "") for item in written]
    pairs.sort(key=lambda pair: when(pair[0].event))
    bullets = tuple(writer.bullet(item, _label(item, figure)) for item, figure in pairs)
    return [Section(label, kind, bullets=bullets)] if bullets else []


def _label(item: Written, figure: str) -> str:
    """The figure to set before its sentence; none where the sentence begins with it."""
    return "" if item.telling.sentence.text.lower().startswith(figure.lower()) else figure


def _tied(sections: Sequence[Section], atlas: Atlas) -> list[Section]:
    """Bullets with what they follow from, where an article states it and the briefing tells it."""
    titles = {b.event: b.lead.text[: b.lead.bold].rstrip(".,") for s in sections for b in s.bullets if b.lead.bold}
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


def _failures(
    briefing: Briefing, atlas: Atlas, articles: Mapping[str, Article], read: Reader, whole: dict[str, bool]
) -> dict[str, str]:
    """The check run over the sentences as they stand in the briefing: those that fail, and why.

    `whole` keeps which texts have a finite main verb, so that none is read twice.
    """
    events = {event.id: event for event in atlas.events}
    sentences = briefing.every_sentence()
    new = list(dict.fromkeys(sentence.text for sentence in sentences if sentence.text not in whole))
    whole.update(zip(new, map(is_sentence, read([(text, None) for text in new])), strict=True))
    failed: dict[str, str] = {}
    for sentence in sentences:
        found = list(problems(sentence, grounds_for(events.get(sentence.event), sentence, articles)))
        found += [] if whole[sentence.text] or not sentence.event else ["no finite main verb"]
        if found:
            failed[sentence.text] = "; ".join(found)
    return failed
