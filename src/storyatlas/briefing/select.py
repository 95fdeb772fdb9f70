"""What to say: which events an edition of a given length tells, and in which section."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from storyatlas.briefing.check import content_stems
from storyatlas.briefing.dates import day_of, is_after
from storyatlas.briefing.model import Length
from storyatlas.briefing.titles import opens_with_common_word
from storyatlas.model.atlas import Atlas
from storyatlas.model.event import Event, Storyline

BREAKING_DAYS = 3
_TWINS, _TWINS_OF_A_DAY = 0.75, 0.6  # share of the shorter title's words from which two titles say the same
_TELLING = re.compile(r"\b(?:[A-Z]\w+|\d[\d,.]*)")
_HEAD, _SIDE = 400, 40
_STALE = 0.3


@dataclass(frozen=True, slots=True)
class Budget:
    """How many events each part may tell."""

    told: int
    context: int
    section: int
    breaking: int
    watch: int
    disagreements: int
    details: int


# Set by reading: about 500, 1,100 and 2,000 words on the two development stories.
BUDGETS: dict[Length, Budget] = {
    "short": Budget(told=12, context=4, section=4, breaking=3, watch=3, disagreements=3, details=8),
    "standard": Budget(told=26, context=6, section=6, breaking=5, watch=5, disagreements=6, details=20),
    "long": Budget(told=50, context=12, section=10, breaking=8, watch=10, disagreements=14, details=50),
}


@dataclass(frozen=True, slots=True)
class Selection:
    """Events by part, each event in one part only; storylines in the order to be told."""

    context: tuple[tuple[Storyline, tuple[Event, ...]], ...]
    storylines: tuple[tuple[Storyline, tuple[Event, ...]], ...]
    other: tuple[Event, ...]
    breaking: tuple[Event, ...]
    watch: tuple[Event, ...]


def as_of(atlas: Atlas) -> date | None:
    """The day from which the story is told: the editor's, else that of the newest article."""
    stated = day_of(atlas.story.as_of)
    days = [day for article in atlas.articles if (day := day_of(article.published))]
    return stated or max(days, default=None)


def select(atlas: Atlas, length: Length, *, handicap: Callable[[Event], float] = lambda event: 0.0) -> Selection:
    """Choose events by salience while each storyline keeps a place; every event at most once.

    `handicap` is what an event loses of its salience; one that loses all of it is left out.
    """
    budget, today = BUDGETS[length], as_of(atlas)
    ranked = _distinct(_eligible(atlas, today, handicap))
    watch = [event for event in ranked if event.status == "planned" and is_after(event.time, today)][: budget.watch]
    taken = {event.id for event in watch}
    breaking = [event for event in ranked if event.id not in taken and _is_breaking(event, today)][: budget.breaking]
    taken |= {event.id for event in breaking}
    home = {id_: storyline for storyline in atlas.storylines for id_ in storyline.events}
    past = {event.id for event in ranked if _is_background(event, home)}
    rest = [event for event in ranked if event.id not in taken]
    context = [event for event in rest if event.id in past][: budget.context]
    told = _covering([event for event in rest if event.id not in past], budget, home)
    by_line = _grouped(told, atlas.storylines, home)
    lines = [(line, events) for line, events in by_line if len(events) > 1]
    alone = [event for _, events in by_line if len(events) == 1 for event in events]
    alone += [event for event in told if event.id not in home]
    return Selection(
        context=(*_grouped(context, atlas.storylines, home), *_loose([e for e in context if e.id not in home])),
        storylines=tuple(_in_telling_order(lines, atlas)),
        other=tuple(sorted(alone, key=_when)),
        breaking=tuple(sorted(breaking, key=_when)),
        watch=tuple(sorted(watch, key=_when)),
    )


def _when(event: Event) -> tuple[str, float, str]:
    """By date; on one day the weightier event first, for the others mostly follow from it."""
    return event.time.start or "9999", -event.salience, event.id


def _is_background(event: Event, home: dict[str, Storyline]) -> bool:
    return event.background or (event.id in home and home[event.id].background)


def _is_breaking(event: Event, today: date | None) -> bool:
    """Whether the event is of the last days before `today`; only a day-precise date can tell."""
    if today is None or event.time.precision != "day" or event.status == "planned" or event.background:
        return False
    day = day_of(event.time.end or event.time.start)
    return day is not None and timedelta(0) <= today - day <= timedelta(days=BREAKING_DAYS - 1)


def _eligible(atlas: Atlas, today: date | None, handicap: Callable[[Event], float]) -> list[Event]:
    """The events that can win a place, the weightiest first: the head of all, of plans, of the past.

    The cut keeps the comparison of titles quick on an atlas of many thousand events. A plan whose
    day has passed tells little: what came of it is an event of its own.
    """
    ranked = sorted(atlas.events, key=lambda event: (-event.salience, event.id))
    head, tail = ranked[:_HEAD], ranked[_HEAD:]
    plans = [event for event in tail if event.status == "planned" and is_after(event.time, today)]
    past = [event for event in tail if event.background]
    weighed: list[tuple[float, str, Event]] = []
    for event in (*head, *plans[:_SIDE], *past[:_SIDE]):
        stale = event.status == "planned" and event.time.start is not None and not is_after(event.time, today)
        loss = handicap(event) + (_STALE if stale and today else 0.0)
        if loss < 1.0:
            weighed.append((loss - event.salience, event.id, event))
    return [event for _, _, event in sorted({id_: (w, id_, e) for w, id_, e in weighed}.values(), key=lambda i: i[:2])]


def _distinct(ranked: Sequence[Event]) -> list[Event]:
    """Drop an event whose title says what a weightier one of the same time says."""
    kept: list[tuple[Event, frozenset[str], frozenset[str]]] = []
    for event in ranked:
        stems, marks = content_stems(event.title), _telling(event)
        twin = any(
            not (marks - theirs and theirs - marks)
            and _compatible(event, rival)
            and _overlap(stems, other) >= (_TWINS_OF_A_DAY if _same_day(event, rival) else _TWINS)
            for rival, other, theirs in kept
        )
        if stems and not twin:
            kept.append((event, stems, marks))
    return [event for event, _, _ in kept]


def _telling(event: Event) -> frozenset[str]:
    """Names and numbers of the title: two titles with different ones tell of different events."""
    words = _TELLING.findall(event.title)
    if words and event.title.startswith(words[0]) and opens_with_common_word(event):
        words = words[1:]
    return frozenset(word.lower() for word in words)


def _same_day(one: Event, other: Event) -> bool:
    return one.time.precision == "day" == other.time.precision and one.time.start == other.time.start


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _compatible(one: Event, other: Event) -> bool:
    """Whether two dates can be the same: the shorter is a prefix of the longer, or one is unknown."""
    first, second = one.time.start or "", other.time.start or ""
    return first.startswith(second) or second.startswith(first)


def _covering(ranked: Sequence[Event], budget: Budget, home: dict[str, Storyline]) -> list[Event]:
    """The most salient events, with no storyline above its share and each of several events present."""
    seen: dict[str, int] = {}
    chosen: list[Event] = []
    leading: dict[str, list[Event]] = {}
    for event in ranked:
        if event.id in home:
            leading.setdefault(home[event.id].id, []).append(event)
    reserved = {e.id for events in leading.values() if len(events) > 2 for e in events[:2]}
    order = sorted(ranked, key=lambda event: (-(event.salience + (0.1 if event.id in reserved else 0.0)), event.id))
    for event in order:
        line = home[event.id].id if event.id in home else ""
        if len(chosen) < budget.told and seen.get(line, 0) < budget.section:
            seen[line] = seen.get(line, 0) + 1
            chosen.append(event)
    return chosen


def _grouped(
    events: Sequence[Event], storylines: Sequence[Storyline], home: dict[str, Storyline]
) -> list[tuple[Storyline, tuple[Event, ...]]]:
    """Events by storyline, in date order; an undated one keeps its place in the storyline."""
    chosen = {event.id: event for event in events if event.id in home}
    groups = []
    for storyline in storylines:
        members = [chosen[id_] for id_ in storyline.events if id_ in chosen and home[id_].id == storyline.id]
        if members:
            groups.append((storyline, tuple(_dated(members))))
    return groups


def _dated(events: Sequence[Event]) -> list[Event]:
    """By date; an undated event follows the one before which it stood."""
    keyed, last = [], ""
    for index, event in enumerate(events):
        last = event.time.start or last
        keyed.append((last, index, event))
    return [event for _, _, event in sorted(keyed, key=lambda item: item[:2])]


def _loose(events: Sequence[Event]) -> tuple[tuple[Storyline, tuple[Event, ...]], ...]:
    if not events:
        return ()
    ordered = tuple(sorted(events, key=_when))
    return ((Storyline("", "", tuple(event.id for event in ordered), True), ordered),)


def _in_telling_order(
    lines: Sequence[tuple[Storyline, tuple[Event, ...]]], atlas: Atlas
) -> list[tuple[Storyline, tuple[Event, ...]]]:
    """By the date of their middle event, but a storyline that causes another one comes first."""
    place = {event.id: line.id for line, events in lines for event in events}
    before: dict[str, set[str]] = {}
    for link in atlas.links:
        source, target = place.get(link.source), place.get(link.target)
        if source and target and source != target and link.type in ("causes", "responds_to"):
            first, then = (source, target) if link.type == "causes" else (target, source)
            before.setdefault(then, set()).add(first)
    waiting = sorted(lines, key=lambda item: (_middle(item[1]), item[0].id))
    told: list[tuple[Storyline, tuple[Event, ...]]] = []
    while waiting:
        left = {line.id for line, _ in waiting}
        ready = [item for item in waiting if not before.get(item[0].id, set()) & left] or waiting
        told.append(ready[0])
        waiting.remove(ready[0])
    return told


def _middle(events: Sequence[Event]) -> str:
    dates = sorted(event.time.start for event in events if event.time.start)
    return dates[len(dates) // 2] if dates else "9999"
