"""Merging: the mentions of one occurrence become one event; evidence is united, none is lost."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from storyatlas.coref.participants import agree_on_participants
from storyatlas.coref.synonyms import act_of
from storyatlas.coref.timing import agree_on_time
from storyatlas.coref.titles import representative, title_of
from storyatlas.model.article import Article, Field, content_id
from storyatlas.model.counting import commonest
from storyatlas.model.event import Event, Evidence, Reports
from storyatlas.model.mention import EventMention, Status
from storyatlas.model.place import Place
from storyatlas.model.time import UNKNOWN_TIME, TimeValue

# How far each way of finding a place is trusted. Set on the two development stories.
_PLACE_WEIGHT = {
    "stated": 3.0,
    "inside": 2.5,
    "actor": 2.0,
    "sentence": 1.0,
    "clause": 0.8,
    "context": 0.6,
    "topic": 0.15,
    "none": 0.0,
}
# The scene of the article weighs in for each mention; of the two stories 74% and 68% of the places are
# right so, 73% and 59% without it.
_SCENE_WEIGHT = 0.4
_TOLL = frozenset("people person death dead fatality victim casualty case infection toll".split())
_LEAST_FIGURE, _SAME_FIGURE = 5, 0.02
_POOR = 0.1  # a headline that names no event
_LEAST_FINER = 0.2  # of the votes of a country that its parts need, for one of them to be the place


@dataclass(frozen=True, slots=True, eq=False)
class Cluster:
    """The sure mentions of one event with their vectors (rows in the same order), and the faint ones:
    these are evidence and reports of it, and have no say in its facts but for the people and bodies that they name."""

    mentions: tuple[EventMention, ...]
    vectors: NDArray[np.float32]
    faint: tuple[EventMention, ...] = ()


def merge(cluster: Cluster, articles: Mapping[str, Article], aliases: Mapping[str, str] | None = None) -> Event:
    """One event of all mentions of a cluster. Salience, storyline and background come later.

    `aliases` are the short names of the story, as `find_aliases` gives them.
    """
    mentions = sorted(cluster.mentions, key=lambda m: _order(m, articles))
    faint = [m for m in cluster.faint if not any(_overlap(m, other) for other in mentions)]
    everyone = sorted([*mentions, *faint], key=lambda m: _order(m, articles))
    first = mentions[0]
    status = _status(mentions)
    chosen = representative(cluster.mentions, cluster.vectors, status)
    act = act_of(chosen)
    time = _time(_of_its_figure(chosen, mentions), articles, act) or _time(faint, articles, act) or UNKNOWN_TIME
    later = "planned" if _to_come(time, everyone, articles) else _status(_told_after(time, mentions, articles))
    if later != status and "denied" not in {status, later}:
        status = later
        chosen = representative(cluster.mentions, cluster.vectors, status)
    return Event(
        id=content_id("e", first.article, first.field, first.trigger_start, first.trigger),
        title=title_of(chosen, cluster.mentions, status),
        type=_most([m.type for m in mentions if m.type != "other"] or ["other"]),
        status=status,
        background=False,
        salience=0.0,
        storyline="",
        time=time,
        place=agree_on_place(mentions) or agree_on_place(faint),
        participants=agree_on_participants(mentions, aliases, faint),
        reports=count_reports(articles[m.article] for m in everyone),
        evidence=tuple(_evidence(m) for m in everyone),
    )


def name_apart(named: Sequence[tuple[Event, Cluster]]) -> list[Event]:
    """The events, of those with one title all but the one with most reports by the next best headline of another
    wording, where they have one: an article's headline may name two acts that its text tells apart."""
    alike: dict[str, list[int]] = defaultdict(list)
    for i, (event, _) in enumerate(named):
        alike[event.title.lower()].append(i)
    events = [event for event, _ in named]
    for title, numbers in alike.items():
        first = min(numbers, key=lambda i: (-events[i].reports.independent, -len(events[i].evidence), events[i].id))
        for i in numbers:
            if i != first:
                events[i] = replace(events[i], title=_another_title(*named[i], title))
    return events


def _another_title(event: Event, cluster: Cluster, taken: str) -> str:
    """The best title of an event from the mentions that do not give the one that is `taken`."""
    other = [i for i, m in enumerate(cluster.mentions) if title_of(m, cluster.mentions, event.status).lower() != taken]
    if not other:
        return event.title
    mentions = [cluster.mentions[i] for i in other]
    chosen = representative(mentions, cluster.vectors[other], event.status)
    return title_of(chosen, mentions, event.status) if chosen.headline_score > _POOR else event.title


def _of_its_figure(chosen: EventMention, mentions: Sequence[EventMention]) -> Sequence[EventMention]:
    """Without those that give other figures than the toll which the title tells: "225 dead" is not of the day of the
    164."""
    for told in chosen.quantities:
        if told.unit not in _TOLL or told.value < _LEAST_FIGURE or told.text not in chosen.headline:
            continue
        same: list[EventMention] = []
        others: set[str] = set()
        for m in mentions:
            values = [q.value for q in m.quantities]
            if any(abs(value - told.value) <= _SAME_FIGURE * told.value for value in values):
                same.append(m)
            elif values:
                others.add(m.id)
        if others and any(m.time.start and m.time_source != "published" for m in same):
            return [m for m in mentions if m.id not in others]
    return mentions


def _to_come(time: TimeValue, mentions: Sequence[EventMention], articles: Mapping[str, Article]) -> bool:
    """Whether an event is dated after every article that tells it, by more than the clock of another place."""
    printed = [articles[m.article].written_on for m in mentions]
    known = [day for day in printed if day is not None]
    return len(known) == len(printed) and time.begins_after(max(known))


def _told_after(
    time: TimeValue, mentions: Sequence[EventMention], articles: Mapping[str, Article]
) -> Sequence[EventMention]:
    """The mentions in articles of the event's day or later, all where there are none: what was planned before says
    nothing of what became of it."""
    day = time.end or time.start or ""
    return [m for m in mentions if len(day) == 10 and (articles[m.article].written or "")[:10] >= day] or mentions


def _time(mentions: Sequence[EventMention], articles: Mapping[str, Article], act: str) -> TimeValue | None:
    printed = {m.article: articles[m.article].written or "" for m in mentions}
    time = agree_on_time(_without_copies(mentions, articles), printed, act)
    return time if time.start else None


def _overlap(one: EventMention, other: EventMention) -> bool:
    """Whether both stand in the same words."""
    same = one.article == other.article and one.field == other.field
    return same and one.start < other.end and other.start < one.end


def _without_copies(mentions: Sequence[EventMention], articles: Mapping[str, Article]) -> list[EventMention]:
    """Less those of wire copies whose original is among them: its "Sunday" is the original's."""
    present = {m.article for m in mentions}
    return [m for m in mentions if articles[m.article].wire_of not in present]


def _order(mention: EventMention, articles: Mapping[str, Article]) -> tuple[str, str, str, int]:
    return articles[mention.article].written or "9999", mention.article, mention.field, mention.start


def _evidence(mention: EventMention) -> Evidence:
    return Evidence(
        mention.article,
        mention.field,
        mention.start,
        mention.end,
        mention.quote,
        mention.speaker,
        mention.cue,
        mention.extractor,
    )


def count_reports(articles: Iterable[Article]) -> Reports:
    """Articles, outlets and independent reports: wire copies count as their original, outlets of
    one house as one."""
    distinct = {a.id: a for a in articles}
    outlets = {a.outlet for a in distinct.values()}
    copies_first = sorted(distinct.values(), key=lambda a: (a.wire_of is None, a.id))
    independent = {a.wire_of or a.id: a for a in copies_first}  # an original takes the place of its copies
    houses = {a.owner or a.outlet for a in independent.values()}
    return Reports(len(distinct), len(outlets), len(houses))


def _most(values: Sequence[str]) -> str:
    return commonest(Counter(values))


def _status(mentions: Sequence[EventMention]) -> Status:
    """Happened where anybody reports so in their own voice or as fact; else what most say."""
    counts = Counter(m.status for m in mentions)
    if counts["denied"] * 2 >= len(mentions):
        return "denied"
    if counts["happened"] * 3 >= len(mentions):
        return "happened"
    order: tuple[Status, ...] = ("planned", "claimed", "denied", "happened")
    return max(order, key=lambda s: (counts[s], -order.index(s)))


def agree_on_place(mentions: Sequence[EventMention]) -> Place | None:
    """The country that most trusted mentions name, and its most named part where enough name one: a clause or a
    sentence, or half of the articles that are set in that country."""
    places: dict[str, Place] = {}
    said: dict[tuple[str, str, int, Field], float] = {}  # a sentence has one vote on each place
    for m in mentions:
        if m.place is not None:
            where = (m.place.name, m.article, m.sentence, m.field)
            said[where] = max(said.get(where, 0.0), _PLACE_WEIGHT[m.place_source])
            places[m.place.name] = m.place
    own = {name for (name, *_), weight in said.items() if weight >= _PLACE_WEIGHT["clause"]}
    votes: dict[str, float] = defaultdict(float)
    for (name, *_), weight in said.items():
        votes[name] += weight
    for m in mentions:
        if m.scene is not None:
            votes[m.scene.name] += _SCENE_WEIGHT
            places.setdefault(m.scene.name, m.scene)
    if not votes:
        return None
    countries: dict[str | None, float] = defaultdict(float)
    for name, weight in votes.items():
        countries[places[name].country] += weight
    country = min(countries, key=lambda c: (-countries[c], c or ""))
    inside = {n: w for n, w in votes.items() if places[n].country == country}
    finer = {n: w for n, w in inside.items() if places[n].precision != "country"}
    scenes = [m.scene.precision != "country" for m in mentions if m.scene is not None and m.scene.country == country]
    sure = bool(own & set(finer)) or 2 * sum(scenes) >= len(scenes) > 0
    pool = finer if sure and sum(finer.values()) >= _LEAST_FINER * sum(inside.values()) else inside
    best = commonest(pool)
    inner = [n for n in pool if n.endswith(f", {best}") and places[n].precision == "site"]
    sites = [n for n in inner if pool[n] >= _PLACE_WEIGHT["sentence"]]
    return places[min(sites or [best], key=lambda n: (-pool[n], n))]
