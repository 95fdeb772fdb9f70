"""What frames the events: places, disagreements, the bottom line, what was left out, corrections, sources."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from storyatlas.briefing.corrected import corrections_in
from storyatlas.briefing.dates import day_label
from storyatlas.briefing.model import (
    Citation,
    Disagreement,
    DisputedValue,
    PlaceCount,
    Section,
    Sentence,
    Source,
)
from storyatlas.briefing.numbers import count
from storyatlas.model.article import Article, Field
from storyatlas.model.atlas import Atlas
from storyatlas.model.event import Conflict, Event
from storyatlas.model.number_words import ONES
from storyatlas.model.time import TimeValue
from storyatlas.model.time_words import in_words, iso_parts, point

_MOST_VALUES = 6
_MOST_COURSES, _MOST_STEPS = 2, 12
_FAR = 10  # times; on the development stories no disputed figures are further apart
_SCALES = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_SIZES = {word: float(value) for word, value in {"no": 0, **ONES}.items()}
_WHETHER = "whether it happened"  # what a conflict of assertions and denials is about
_OTHERS = re.compile(r"\bothers?$", re.IGNORECASE)  # says nothing of who it is
_MOST_PLACES = 8
_LONGEST_CORRECTION = 400  # characters
_MOST_SOURCES = 200
_IRREGULAR = {
    **{word: word for word in ("people", "men", "women", "children", "police", "aircraft")},
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "foot": "feet",
}


def where(atlas: Atlas) -> list[Section]:
    """The places of the story with how many events the map has there; a country alone is no place."""
    found: dict[str, list[Event]] = {}
    known = 0
    current = [event for event in atlas.events if not event.background and event.status != "planned"]
    for event in current:
        known += event.place is not None
        if event.place and event.place.precision != "country":
            found.setdefault(event.place.name, []).append(event)
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), -max(e.salience for e in item[1]), item[0]))
    places = tuple(_place(name, events) for name, events in ranked if len(events) > 1)[:_MOST_PLACES]
    if len(places) < 2:
        return []
    rest = len(current) - known
    note = (
        f"Of the story's {len(current)} events the articles place {known}; of the other {rest} they do not say where."
    )
    return [Section("Where it happened", "where", places=places, notes=(note,) if rest else ())]


def _place(name: str, events: Sequence[Event]) -> PlaceCount:
    dated = sorted(
        (event for event in events if in_words(event.time)), key=lambda event: (event.time.start or "", event.id)
    )
    foremost = max(events, key=lambda event: (event.salience, event.id))
    if not dated:
        return PlaceCount(name, len(events), "", "", foremost.id)
    return PlaceCount(name, len(events), _began(dated[0].time), _began(dated[-1].time), foremost.id)


def _began(time: TimeValue) -> str:
    """The beginning of a time in words; of a decade, all of it."""
    parts = iso_parts(time.start)
    return in_words(time) if parts is None or time.precision == "decade" else point(parts)


def disagree(atlas: Atlas, articles: Mapping[str, Article], most: int, names: Mapping[str, str]) -> list[Section]:
    """Conflicting figures side by side, of the most salient events first; `names` says what an event is."""
    rows = _rows(atlas.events, articles, names, course=False)
    if not rows:
        return []
    note = "Figures and statements that cannot all be right, or that moved; none is chosen here."
    return [Section("Where reports disagree", "disagree", disagreements=tuple(rows[:most]), notes=(note,))]


def courses(atlas: Atlas, articles: Mapping[str, Article], names: Mapping[str, str]) -> list[Section]:
    """How tolls grew from day to day, of the most salient events."""
    current = [event for event in atlas.events if not event.background]
    rows = _rows(current, articles, names, course=True)
    return [Section("How figures moved", "course", disagreements=tuple(rows[:_MOST_COURSES]))] if rows else []


def _rows(
    events: Sequence[Event], articles: Mapping[str, Article], names: Mapping[str, str], *, course: bool
) -> list[Disagreement]:
    """The disputes of events, or the courses of their tolls, those of the most salient first."""
    rows: list[Disagreement] = []
    for event in sorted(events, key=lambda event: (event.background, -event.salience, event.id)):
        title = names.get(event.id, event.title)
        own = (c for c in event.conflicts if c.course == course)
        rows += [row for c in own if (row := _disagreement(event, title, c, articles))]
    return rows


def _disagreement(event: Event, title: str, conflict: Conflict, articles: Mapping[str, Article]) -> Disagreement | None:
    """A row of the table; `None` where fewer than two different values have their words."""
    values: dict[tuple[str, str], DisputedValue] = {}
    for value in sorted(conflict.values, key=lambda v: (v.published or "9999", v.article, v.start)):
        article = articles.get(value.article)
        if article is None or not value.quote:
            continue
        field: Field = "text" if article.text[value.start : value.end] == value.quote or not article.text else "title"
        citation = Citation(value.article, field, value.start, value.end, value.quote, event.id)
        speaker = value.speaker if value.speaker and not _OTHERS.search(value.speaker) else article.outlet
        told = DisputedValue(value.value, speaker, day_label(value.published), citation)
        values.setdefault((told.value.lower(), told.speaker.lower()), told)
    values = values if conflict.course else _of_one_order(values)
    articles_of = {told.citation.article for told in values.values()}
    if len({value for value, _ in values}) < 2 or len(articles_of) < 2:
        return None
    return Disagreement(
        event.id,
        title,
        _what(conflict.what),
        tuple(values.values())[: _MOST_STEPS if conflict.course else _MOST_VALUES],
    )


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
    number = next(
        (float(at[1]) for word in words if (at := re.fullmatch(r"(\d+(?:\.\d+)?)(?:st|nd|rd|th)?", word))), None
    )
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
        f"{topic.topic}: {count(topic.events, 'event')} left out at the editor's wish"
        + (f" ({topic.reason.rstrip('.')})." if topic.reason else ".")
        for topic in atlas.story.excluded
    ]
    return [Section("Left out", "left_out", notes=tuple(notes))] if notes else []


def bottom_line(atlas: Atlas, sections: Sequence[Section], stands: Sequence[Sentence]) -> list[Section]:
    """Where the matter stands, and what is open: disputes, single sources, what is to come; none where that is
    nothing."""
    told = [bullet for section in sections for bullet in section.bullets]
    if not told and not stands and not any(True for section in sections for _ in section.sentences()):
        number = len(atlas.events)
        why = f"None of the {count(number, 'event')} on the map could be told with support."
        why = why if number else "No event was found in these articles."
        return [Section("The bottom line", "bottom_line", notes=(why,))]
    current = {event.id for event in atlas.events if not event.background}
    disputes = [section for section in sections if section.kind == "disagree"]
    rows = [row for section in disputes for row in section.disagreements if row.event in current]
    articles = {article.id: article for article in atlas.articles}
    notes = [_unsettled(row) for row in rows if not _came_to_pass(row, articles)][:2]
    alone = sum(bullet.reports.independent <= 1 for bullet in told)
    outlets = {article.outlet for article in atlas.articles}
    if alone and len(outlets) == 1 and len(articles) > 1:
        notes.append(f"All articles are of one outlet, {min(outlets)}: nothing told here has a second source.")
    elif alone:
        notes.append(_single(alone, len(told)))
    dated = [
        bullet.date
        for section in sections
        if section.kind == "watch"
        for bullet in section.bullets
        if " " in bullet.date
    ]
    if dated:
        notes.append(f"The next date to watch is {dated[0]}.")
    if not stands and not notes:
        return []
    return [Section("The bottom line", "bottom_line", prose=tuple(stands), notes=tuple(notes))]


def _single(alone: int, told: int) -> str:
    """How many of the events told have one source only."""
    if told == 1:
        return "The one event listed here rests on one independent source."
    if alone == told:
        them = "Both events" if told == 2 else f"All {count(told, 'event')}"
        return f"{them} listed here rest on one independent source each."
    rest = f"{count(alone, 'rests', 'rest')} on one independent source" + (" each." if alone > 1 else ".")
    return f"Of the {count(told, 'event')} listed here, {rest}"


def _came_to_pass(row: Disagreement, articles: Mapping[str, Article]) -> bool:
    """Whether what some denied was reported by all after the last denial: time settled it."""
    if row.what != _WHETHER:
        return False
    days = {
        said: [articles[v.citation.article].published or "" for v in row.values if v.value.lower() == said]
        for said in ("asserted", "denied")
    }
    return not days["denied"] or (bool(days["asserted"]) and min(days["asserted"]) > max(days["denied"]))


def _unsettled(row: Disagreement) -> str:
    """The lowest and the highest value of a dispute with who gives them, or who asserts and who denies it."""
    if row.what == _WHETHER:
        yes = next((value.speaker for value in reversed(row.values) if value.value.lower() == "asserted"), "")
        no = next((value.speaker for value in reversed(row.values) if value.value.lower() == "denied"), "")
        said = "report" if yes.endswith("s") and yes[:1].islower() else "reports"  # "witnesses"
        return f"Not settled: “{row.title}”. {f'{_upper(yes)} {said} it, ' if yes else ''}{no} denied it."
    sized = sorted(row.values, key=lambda value: _size(value.value) or 0.0)
    low, high = sized[0], sized[-1]
    values = f"from {_lower(low.value)} ({low.speaker}) to {_lower(high.value)} ({high.speaker})"
    of_what = f" (“{row.title}”)" if row.what.startswith(("number", "figure")) else ""
    return f"Not settled: the {row.what}{of_what}. Reports give {values}."


def _upper(name: str) -> str:
    return name[:1].upper() + name[1:]


def _lower(value: str) -> str:
    return value[:1].lower() + value[1:]


def corrections(atlas: Atlas) -> list[Section]:
    """What the outlets themselves corrected in these articles, in their words."""
    found = []
    for article in sorted(atlas.articles, key=lambda a: (a.published or "9999", a.outlet, a.id)):
        for start, quote in corrections_in(article):
            if len(quote) <= _LONGEST_CORRECTION and not set(quote) & set('"“”'):
                citation = Citation(article.id, "text", start, start + len(quote), quote, "")
                on = f" of {day_label(article.published)}" if article.published else ""
                found.append(Sentence(f"{article.outlet} added to its article{on}: “{quote}”", (citation,)))
    return [Section("Corrections", "corrections", prose=tuple(found))] if found else []


def sources_of(atlas: Atlas, lede: Sequence[Sentence], sections: Sequence[Section]) -> Section:
    """Articles by outlet and date, numbered as their citations are; of many, those cited only."""
    told = [*lede, *(sentence for section in sections for sentence in section.sentences())]
    cited = {citation.article for sentence in told for citation in sentence.citations}
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
    """From how many articles and outlets, how many of them copies, and of which days."""
    articles = atlas.articles
    if not articles:
        return "Made from no articles."
    outlets = {article.outlet for article in articles}
    days = sorted(article.published[:10] for article in articles if article.published)
    first, last = (day_label(days[0]), day_label(days[-1])) if days else ("", "")
    when = f", published from {first} to {last}" if first != last else f", published on {first}" if first else ""
    copies = f" ({count(atlas.copies, 'copy', 'copies')} of others among them)" if atlas.copies else ""
    return f"Made from {count(len(articles), 'article')} of {count(len(outlets), 'outlet')}{copies}{when}."
