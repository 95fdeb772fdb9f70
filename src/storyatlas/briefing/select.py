"""What to say: which events an edition of a given length can tell, the weightiest first, and where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from storyatlas.briefing.dates import day_of, is_after
from storyatlas.briefing.model import Length
from storyatlas.model.astray import astray_of
from storyatlas.model.atlas import Atlas
from storyatlas.model.event import Event, Storyline

Part = Literal["context", "storyline", "breaking", "watch"]

BREAKING_DAYS = 3
_MOST_BREAKING = 0.34  # share of the dated events that the breaking days may hold
_WEIGHTY = 0.3  # salience from which an undated plan is worth watching
_FRESH = timedelta(days=1)  # how old the newest report of an undated plan may be; older ones may have come to pass
_YEARS_AHEAD = 3  # what is later is a date read wrongly, or too far to watch
_STALE = 0.3
_ONE_TIME = timedelta(days=7)  # between the middles of storylines that are told by weight
_LEADING = 5  # events of a storyline that say how much it weighs
_LATER = 0.03  # what an event of the past loses for each of its storyline that comes before it
_FOREMOST = 50  # events whose people and countries a story is about
_AT_HOME = 0.8  # share of the events in one country from which a story stays at home
_LEEWAY = 0.5  # of the weightiest event; less for each after it, none beyond as many as the storylines can tell


@dataclass(frozen=True, slots=True)
class Budget:
    """How many events each part may tell, how many sentences follow a bullet's first one in all, how
    many events are considered, and from which mark on a sentence of a light event is told."""

    told: int
    context: int
    section: int
    breaking: int
    watch: int
    figures: int
    disagreements: int
    details: int
    considered: int
    least: float


# Set by reading: about 500, 1,400 and 1,900 words on the sample and on both development stories.
BUDGETS: dict[Length, Budget] = {
    "short": Budget(10, 3, 3, 2, 2, 3, 2, 0, 50, 1.65),
    "standard": Budget(40, 10, 9, 5, 5, 4, 4, 2, 130, 1.55),
    "long": Budget(56, 14, 12, 8, 10, 8, 10, 20, 180, 1.4),
}


# What a small story has to tell: a few events, and so many more with each article.
_TOLD_AT_LEAST, _TOLD_BY_ARTICLE = 3, 0.95


def budget_for(length: Length, articles: int) -> Budget:
    """The budget of a length for a story of so many articles: from about forty on all of it, of eleven a third."""
    full = BUDGETS[length]
    share = min(1.0, (_TOLD_AT_LEAST + _TOLD_BY_ARTICLE * articles) / BUDGETS["standard"].told)
    return replace(
        full,
        told=max(1, round(full.told * share)),
        context=max(2, round(full.context * share)),
        breaking=max(2, round(full.breaking * share)),
        figures=max(2, round(full.figures * share)),
    )


def as_of(atlas: Atlas) -> date | None:
    """The day from which the story is told: the editor's, else that of the newest article."""
    stated = day_of(atlas.story.as_of)
    days = [day for article in atlas.articles if (day := day_of(article.published))]
    return stated or max(days, default=None)


def considered(atlas: Atlas, budget: Budget, today: date | None) -> list[Event]:
    """The events that can win a place, the weightiest first: the head of all, of plans, of the past.

    A plan whose day has passed, or that has none and is old, tells little: what came of it is an event of its own.
    """
    weights = {event.id: event.salience - _STALE * _is_stale(event, atlas, today) for event in atlas.events}
    astray = astray_of(atlas.events, atlas.articles)
    events = [event for event in atlas.events if not {e.article for e in event.evidence} <= astray]
    ranked = _of_the_story(sorted(events, key=lambda event: (-weights[event.id], event.id)))
    head, tail = ranked[: budget.considered], ranked[budget.considered :]
    plans = [event for event in tail if is_watched(event, atlas, today)]
    home = {id_: line.id for line in atlas.storylines for id_ in line.events}
    past = in_turn([event for event in ranked if event.background], lambda event: home.get(event.id, ""))
    numbered = [event for event in tail if re.search(r"\d{3}|\d,\d|[$£€]|%| percent| million", event.title)]
    chosen = [*head, *plans[: 3 * budget.watch], *past[: 2 * budget.context], *numbered[: 3 * budget.figures]]
    return list({event.id: event for event in chosen}.values())


def _of_the_story(ranked: Sequence[Event]) -> list[Event]:
    """All but the background that has nothing to do with what the story tells now: nobody takes part in it, and it is
    in no country, of one of its weightiest events. Where the story stays in one country, that country says nothing,
    and the same city must do: another case somewhere else is told for comparison."""
    now = [event for event in ranked if not event.background][:_FOREMOST]
    countries = Counter(_country(event) for event in now if _country(event))
    at_home = bool(countries) and max(countries.values()) >= _AT_HOME * countries.total()
    known = {name for event in now for name in _who_and_where(event, at_home)}

    def is_strange(event: Event) -> bool:
        names = _who_and_where(event, at_home)
        return event.background and bool(names) and bool(known) and not names & known

    return [event for event in ranked if not is_strange(event)]


def _who_and_where(event: Event, at_home: bool) -> set[str]:
    where = (event.place.name if event.place else "") if at_home else _country(event)
    return {participant.name for participant in event.participants} | ({where} if where else set())


def _country(event: Event) -> str:
    return event.place.name.split(", ")[-1] if event.place and event.place.country else ""


def in_turn(events: Sequence[Event], line_of: Callable[[Event], str]) -> list[Event]:
    """The weightiest first, each a little lighter for those of its storyline before it: of the past, a reader
    needs the outline of all before the details of one."""
    counts: Counter[str] = Counter()
    weights = []
    for event in events:
        weights.append(event.salience - _LATER * counts[line_of(event)])
        counts[line_of(event)] += 1
    return [event for _, event in sorted(zip(weights, events, strict=True), key=lambda item: (-item[0], item[1].id))]


def marks(pool: Sequence[Event], budget: Budget) -> dict[str, float]:
    """The mark that a sentence of each event needs: what a briefing must not leave out may be told less well."""
    ranked = sorted(pool, key=lambda event: (-event.salience, event.id))
    return {
        event.id: budget.least - _LEEWAY * max(0.0, 1 - rank / max(budget.told, 1)) for rank, event in enumerate(ranked)
    }


def _is_stale(event: Event, atlas: Atlas, today: date | None) -> bool:
    return event.status == "planned" and not is_watched(event, atlas, today)


def is_watched(event: Event, atlas: Atlas, today: date | None) -> bool:
    """Whether the event is still to come: dated after today, or planned, undated and lately reported. What is told as
    done and dated the day after was done by the clock of another place."""
    if event.background or today is None or event.status not in ("planned", "happened"):
        return False
    if event.status == "happened" and event.time.start == (today + _FRESH).isoformat():
        return False
    if event.time.start:
        return is_after(event.time, today) and event.time.start[:4] <= str(today.year + _YEARS_AHEAD)
    if event.status != "planned" or event.salience < _WEIGHTY:
        return False
    articles = {article.id: article.published_on for article in atlas.articles}
    days = [day for e in event.evidence if (day := articles.get(e.article))]
    return bool(days) and today - max(days) <= _FRESH


class Places:
    """In which part of the briefing each event belongs."""

    def __init__(self, atlas: Atlas, today: date | None) -> None:
        self._atlas, self._today = atlas, today
        self.home: dict[str, Storyline] = {id_: line for line in atlas.storylines for id_ in line.events}
        self._days = _breaking_days(atlas.events, today) if _is_long(atlas) else 0

    def part_of(self, event: Event) -> Part:
        """Background, the storylines, the last days, or what is to come."""
        if is_watched(event, self._atlas, self._today):
            return "watch"
        if event.background or (event.id in self.home and self.home[event.id].background):
            return "context"
        return "breaking" if _is_recent(event, self._today, self._days) else "storyline"

    def line_of(self, event: Event) -> str:
        """The id of its storyline; empty where it has none."""
        return self.home[event.id].id if event.id in self.home else ""


def _is_long(atlas: Atlas) -> bool:
    """Whether the articles came out over more days than those that break: of two days both are news."""
    days = [day for article in atlas.articles if (day := day_of(article.published))]
    return bool(days) and max(days) - min(days) > timedelta(days=BREAKING_DAYS)


def _breaking_days(events: Sequence[Event], today: date | None) -> int:
    """Three days, or fewer where most of the story happened in them."""
    dated = [event for event in events if event.time.precision == "day" and not event.background]
    for days in range(BREAKING_DAYS, 1, -1):
        recent = sum(_is_recent(event, today, days) for event in dated)
        if recent <= _MOST_BREAKING * len(dated):
            return days
    return 1


def _is_recent(event: Event, today: date | None, days: int) -> bool:
    """Whether the event is of the last days before `today`; only a day-precise date can tell."""
    if days == 0 or today is None or event.time.precision != "day" or event.status == "planned" or event.background:
        return False
    day = day_of(event.time.end or event.time.start)
    return day is not None and timedelta(-1) <= today - day <= timedelta(days=days - 1)


def when(event: Event) -> tuple[str, float, str]:
    """By date; on one day the weightier event first, for the others mostly follow from it."""
    return event.time.start or "9999", -event.salience, event.id


def in_telling_order(
    lines: Sequence[tuple[Storyline, list[Event]]], atlas: Atlas
) -> list[tuple[Storyline, list[Event]]]:
    """By the date of their middle event, where these lie within days by the weight of all their foremost events, told
    here or elsewhere; but a storyline that causes another one comes first."""
    place = {event.id: line.id for line, events in lines for event in events}
    before: dict[str, set[str]] = {}
    for link in atlas.links:
        source, target = place.get(link.source), place.get(link.target)
        if source and target and source != target and link.type in ("causes", "responds_to"):
            first, then = (source, target) if link.type == "causes" else (target, source)
            before.setdefault(then, set()).add(first)
    days = [day for _, events in lines if (day := day_of(_middle(events)[:10]))]
    brief = not days or max(days) - min(days) <= _ONE_TIME
    current = {e.id: e.salience for e in atlas.events if not e.background and e.status != "planned"}
    foremost = {line.id: sorted((current.get(id_, 0.0) for id_ in line.events), reverse=True) for line, _ in lines}
    weights = {id_: round(sum(saliences[:_LEADING]), 6) for id_, saliences in foremost.items()}

    def place_of(item: tuple[Storyline, list[Event]]) -> tuple[str, float, str]:
        line, events = item
        return "" if brief else _middle(events), -weights[line.id], line.id

    waiting = sorted(lines, key=place_of)
    told: list[tuple[Storyline, list[Event]]] = []
    while waiting:
        left = {line.id for line, _ in waiting}
        ready = [item for item in waiting if not before.get(item[0].id, set()) & left] or waiting
        told.append(ready[0])
        waiting.remove(ready[0])
    return told


def _middle(events: Sequence[Event]) -> str:
    dates = sorted(event.time.start for event in events if event.time.start)
    return dates[len(dates) // 2] if dates else "9999"
