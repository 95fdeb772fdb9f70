"""What frames the events: disagreements, what was left out, the bottom line, sources, how it was made."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from storyatlas.briefing.dates import day_label
from storyatlas.briefing.model import Citation, Disagreement, DisputedValue, Section, Sentence, Source
from storyatlas.briefing.titles import headline, standing
from storyatlas.model.article import Article, Field
from storyatlas.model.atlas import Atlas
from storyatlas.model.event import Conflict, Event

_MOST_VALUES = 6
_FAR = 10  # times; on the development stories no disputed figures are further apart
_SCALES = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_FEW = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")
_SIZES = {word.lower(): float(number) for number, word in enumerate(_FEW)}
_MOST_SOURCES = 200
_IRREGULAR = {
    **{word: word for word in ("people", "men", "women", "children", "police", "aircraft")},
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "foot": "feet",
}


def disagree(atlas: Atlas, articles: Mapping[str, Article], most: int, sections: Sequence[Section]) -> list[Section]:
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
    return [Section(label, "disagree", intro=intro, disagreements=tuple(rows[:most]))]


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
    values = _of_one_order(values)
    articles_of = {told.citation.article for told in values.values()}
    if len({value for value, _ in values}) < 2 or len(articles_of) < 2:
        return None
    return Disagreement(event.id, title, _what(conflict.what), tuple(values.values())[:_MOST_VALUES])


def _of_one_order(values: dict[tuple[str, str], DisputedValue]) -> dict[tuple[str, str], DisputedValue]:
    """`values` without figures far from their median: those count something else, and are no dispute."""
    sizes = {key: size for key in values if (size := _size(key[0])) is not None}
    if len(sizes) < 2:
        return values
    middle = sorted(sizes.values())[len(sizes) // 2]
    return {
        key: value
        for key, value in values.items()
        if key not in sizes or middle / _FAR <= max(sizes[key], 0.5) <= middle * _FAR
    }


def _size(value: str) -> float | None:
    """About how much a figure in words or digits is; `None` where it is none."""
    words = value.replace(",", "").split()
    number = next((float(word) for word in words if re.fullmatch(r"\d+(?:\.\d+)?", word)), None)
    number = number if number is not None else next((_SIZES[w] for w in words if w in _SIZES), None)
    scale = next((_SCALES[word.rstrip("s")] for word in words if word.rstrip("s") in _SCALES), None)
    if number is None:
        return scale
    return number * (scale or 1)


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


def left_out(atlas: Atlas) -> list[Section]:
    """Topics excluded by the editor, with their number and the reason given."""
    notes = [
        f"{topic.topic}: {count(topic.events, 'event').lower()} left out at the editor's wish"
        + (f" ({topic.reason.rstrip('.')})." if topic.reason else ".")
        for topic in atlas.story.excluded
    ]
    return [Section("Left out", "left_out", notes=tuple(notes))] if notes else []


def bottom_line(atlas: Atlas, sections: Sequence[Section]) -> Section:
    """What is sure and what is not, counted over the events that the briefing tells."""
    bullets = [bullet for section in sections for bullet in section.bullets]
    if not bullets:
        number = len(atlas.events)
        why = f"None of the {count(number, 'event').lower()} on the map could be told with support."
        why = why if number else "No event was found in these articles."
        return Section("The bottom line", "bottom_line", notes=(why,))
    single = sum(bullet.reports.independent <= 1 for bullet in bullets)
    several = len(bullets) - single
    notes = [
        f"{count(len(bullets), 'event')} told here of {len(atlas.events)} on the map; "
        f"{count(several, 'event').lower()} told by more than one independent source, "
        f"{count(single, 'event').lower()} resting on a single one."
    ]
    open_ = {
        "claimed but not established": sum(bullet.status == "claimed" for bullet in bullets),
        "denied": sum(bullet.status == "denied" for bullet in bullets),
        "planned": sum(bullet.status == "planned" for bullet in bullets),
    }
    parts = [f"{count(number, 'event').lower()} {word}" for word, number in open_.items() if number]
    disputed = sum(len(section.disagreements) for section in sections)
    parts += [f"{count(disputed, 'figure').lower()} in dispute"] if disputed else []
    if parts:
        notes.append(f"Still open: {_listed(parts)}.")
    return Section("The bottom line", "bottom_line", notes=tuple(notes))


def sources_of(atlas: Atlas, lede: Sequence[Sentence], sections: Sequence[Section]) -> Section:
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


def how_made(atlas: Atlas) -> str:
    """From how many articles, outlets and independent houses, and of which days."""
    articles = atlas.articles
    if not articles:
        return "Made from no articles."
    outlets = {article.outlet for article in articles}
    owners = {article.owner or article.outlet for article in articles if article.wire_of is None}
    days = sorted(article.published[:10] for article in articles if article.published)
    first, last = (day_label(days[0]), day_label(days[-1])) if days else ("", "")
    when = f", published from {first} to {last}" if first != last else f", published on {first}" if first else ""
    made = f"Made from {count(len(articles), 'article').lower()} of {count(len(outlets), 'outlet').lower()}"
    return f"{made} ({len(owners)} independent of each other){when}."


def count(number: int, noun: str) -> str:
    """A number with its noun, in words up to twelve: "Three events", "One event", "24 events"."""
    word = _FEW[number] if number < len(_FEW) else str(number)
    return f"{word} {noun}" if number == 1 else f"{word} {noun}s"


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
