"""Courses: how a toll that grows moved from day to day, told apart from figures that cannot all be true."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from storyatlas.link.conflicts import Statement, course_of, long_past, state
from storyatlas.link.figures import GROWING, TOLL_UNITS, subject_of, tentative
from storyatlas.link.matters import in_all, wheres
from storyatlas.model.article import Article
from storyatlas.model.event import Conflict
from storyatlas.model.mention import EventMention

_STEP = 10.0  # from one day to the next a toll grows by no more than that; beyond, another thing is counted
_STEPS = 2  # days
_LEAST = 5  # what a toll reaches that is told as one
_GAP = 21  # days without a figure, after which the next counts another thing
_LATE = 60  # days after what happened, from which a figure only recalls it

_ROUGH = re.compile(r"\b(?:dozens|scores|hundreds|thousands|millions)\b", re.IGNORECASE)  # no figure of a toll

_Key = tuple[str, str]  # what is counted, and what befell it


def find_courses(
    mentions: Mapping[str, Sequence[EventMention]], articles: Mapping[str, Article]
) -> dict[str, tuple[Conflict, ...]]:
    """The courses of tolls by event: of those that its own reports give from day to day; and of one country or town,
    over all events that give all that was counted so far, for the event that gives most of it.

    Of each day the greatest figure counts, and only what grows, from at least two days, is a course.
    """
    own: dict[tuple[str, _Key], list[Statement]] = defaultdict(list)
    held: dict[tuple[str, _Key], set[str]] = defaultdict(set)  # the places of an event's figures
    all_of: dict[tuple[str, _Key], list[tuple[str, Statement]]] = defaultdict(list)
    for event in sorted(mentions):
        if long_past(mentions[event], articles):
            continue
        for key, stated in _tolls(mentions[event], articles):
            own[event, key].append(stated)
            held[event, key].update(wheres(stated.mention))
            for where in wheres(stated.mention) if in_all(stated.mention) else ():
                all_of[where, key].append((event, stated))
    found: dict[str, dict[_Key, list[Statement]]] = defaultdict(dict)
    for (event, key), stated_here in own.items():
        if len(steps := _growing(stated_here)) >= _STEPS:
            found[event][key] = steps
    wide: dict[tuple[str, _Key], list[Statement]] = {}
    for (where, key), items in sorted(all_of.items(), key=lambda item: (len(item[1]), item[0])):
        if len({event for event, _ in items}) < 2:
            continue
        steps = _growing([stated for _, stated in items])
        if len(steps) < _STEPS:
            continue
        wide[where, key] = steps
        given = {stated.mention.id for stated in steps}
        counts = Counter(event for event, stated in items if stated.mention.id in given)
        owner = min(counts, key=lambda e: (-counts[e], -len({m.article for m in mentions[e]}), e))
        if len(found[owner].get(key, ())) < len(steps):
            found[owner][key] = steps
    return {
        event: tuple(
            course_of(*key, steps, articles)
            for key, steps in sorted(courses.items())
            if not any(_within(steps, wide.get((where, key), ())) for where in held[event, key])
        )
        for event, courses in found.items()
    }


def _within(steps: Sequence[Statement], others: Sequence[Statement]) -> bool:
    """Whether the other course is longer and tells of the same days, in figures of the same order."""
    if len(others) <= len(steps) or steps[-1].quantity.value * _STEP < others[0].quantity.value:
        return False
    return _day(others[0]) <= _day(steps[0]) and _day(steps[-1]) <= _day(others[-1])


def _tolls(mentions: Iterable[EventMention], articles: Mapping[str, Article]) -> list[tuple[_Key, Statement]]:
    """The figures of what grows, each with the day on which it was written."""
    found = []
    for mention in mentions:
        if mention.field != "text" or mention.status in {"planned", "denied"} or _recalls(mention, articles):
            continue
        for quantity in mention.quantities:
            subject = subject_of(quantity)
            if subject is None or tentative(mention, quantity) or _ROUGH.search(quantity.text):
                continue
            noun, act = subject
            stated = state(mention, quantity, articles)
            if act in GROWING and (noun == "people" or noun in TOLL_UNITS) and stated.written:
                found.append(((noun, act), stated))
    return found


def _recalls(mention: EventMention, articles: Mapping[str, Article]) -> bool:
    """Whether a mention tells of what was long before its article."""
    start, written = mention.time.start or "", articles[mention.article].written or ""
    if mention.time_source == "published" or not start or not written:
        return False
    first = date.fromisoformat((start + "-01-01"[len(start) - 4 :])[:10])
    return (date.fromisoformat(written[:10]) - first).days > _LATE


def _growing(stated: Sequence[Statement]) -> list[Statement]:
    """The greatest figure of each day, as far as each is higher than the one before it, of the same order and not weeks
    later; none where they come to little."""
    greatest: dict[str, Statement] = {}
    for item in sorted(stated, key=lambda s: (s.quantity.value, s.mention.id)):
        greatest[_day(item)] = item
    steps: list[Statement] = []
    for day in sorted(greatest):
        item = greatest[day]
        if steps and not _grows(steps[-1], item):
            continue
        steps.append(item)
    return steps if steps and steps[-1].quantity.value >= _LEAST else []


def _grows(one: Statement, other: Statement) -> bool:
    """Whether the other figure may be the next one of the same toll."""
    days = (date.fromisoformat(_day(other)) - date.fromisoformat(_day(one))).days
    return days <= _GAP and one.quantity.value < other.quantity.value <= _STEP * one.quantity.value


def _day(stated: Statement) -> str:
    return (stated.written or "")[:10]
