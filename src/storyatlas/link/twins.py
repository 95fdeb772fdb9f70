"""Twins: events that tell one occurrence and were not merged; a link ends at the one that is told most."""

from __future__ import annotations

import re

from storyatlas.link.kinds import kin
from storyatlas.link.told import Told, near
from storyatlas.model.event import Event

# Kinds of acts that are done once, so that a day more or less is one of print.
_ONCE = frozenset({"agreement", "law"})
# Words of titles that name nothing.
_EMPTY = frozenset("from with that this have been were will into over their them than more most after before".split())
_AIM = re.compile(r"\bto\s[a-z]")  # "Mayor to close the port"


def foremost(told: Told, event: Event | None) -> Event | None:
    """Of an event and its twins, as far as words, days and parties show them, the one that most articles tell.

    What a bare noun names ("the defeat of the council") is rather the event that a verb tells ("Council loses vote").
    """
    if event is None or event.time.precision != "day":
        return event
    nominal = event.id in told.nominal
    own = told.title_roots.get(event.id, set())
    names = {*own, *(word for name in own if nominal for word in kin(name))}
    twins = [
        other
        for name in sorted(names)
        for _, known in told.by_title.get(name, ())
        if (other := told.events[known]) is not event
        and _outweighs(other, event, nominal and known not in told.nominal)
        and _alike(told, event, other)
    ]
    return min(twins, key=lambda e: (-e.reports.articles, e.id), default=event)


def _outweighs(other: Event, event: Event, told: bool) -> bool:
    """Whether an event of about the same day stands in more articles, or in as many and is the one `told` by a verb."""
    here, there = event.reports.articles, other.reports.articles
    more = there > here or (told and there == here)
    days = 1 if event.type in _ONCE else 0
    return more and other.status == event.status and near(event.time, other.time, days) is True


def _alike(told: Told, one: Event, other: Event) -> bool:
    """Whether two events have an agent in common and their titles name one thing, and no different numbers; of what is
    done once, by states or by who leads them, any party is enough."""
    agents = [{p.name for p in e.participants if p.role == "agent"} for e in (one, other)]
    numbers = [set(re.findall(r"\d[\d,.]*", e.title)) for e in (one, other)]
    clash = numbers[0] and numbers[1] and not numbers[0] & numbers[1]
    same = agents[0] & agents[1] or not agents[0] or (one.type == other.type and one.type in _ONCE)
    if clash or _AIM.search(other.title) or not same:
        return False
    words = [{w for w in re.findall(r"\b[a-z]{4,}\b", e.title) if w not in _EMPTY} for e in (one, other)]
    acts = {name[:4] for name in told.title_roots[one.id]}
    things = {w for w in words[0] & words[1] if w[:4] not in acts}
    return bool(things) and bool({p.name for p in one.participants} & {p.name for p in other.participants})
