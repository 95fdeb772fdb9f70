"""Reckoning: times told by how far they lie from another: "a day after the mayor resigned"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from storyatlas.extract.clauses import Clause
from storyatlas.extract.ownership import first_of_joined
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.time import TimeExpression, TimeValue

_BETWEEN = frozenset({"after", "before", "since"})
_PERIOD = re.compile(r"P(\d+)([DWMY])")
_ROUGHLY = re.compile(
    r"(?:about|around|nearly|almost|roughly|approximately|over|some|at|more|less|fewer|up|just)\s", re.I
)


_IN = re.compile(r"\bin (?:just |only )?$", re.IGNORECASE)
_OPENING = 5  # tokens by which a clause has told that it was "two and a half years after" something
_THE_DAY = re.compile(r"\bthe (day|night|week|month|year) $", re.IGNORECASE)


def word_before(tree: Tree, clause: Clause) -> Token | None:
    """The "after", "before" or "since" that puts a clause beside another."""
    trigger = clause.trigger if clause.noun else first_of_joined(tree, clause.trigger)
    above = tree.tokens[trigger.head]
    if trigger.dep in {"pobj", "pcomp"}:
        return above if above.text.lower() in _BETWEEN else None
    marks = (*tree.children(clause.trigger, "mark"), *tree.children(trigger, "mark"))
    if (mark := next((t for t in marks if t.text.lower() in _BETWEEN and t.i not in tree.in_times), None)) is not None:
        return mark
    return None if clause.noun else _opening(tree, clause)


def _opening(tree: Tree, clause: Clause) -> Token | None:
    """The "after" of "a day after its rival Marl voted", where the parser hung it on the rival."""
    opening = tree.tokens[max(0, clause.first - 1) : min(clause.first + _OPENING, clause.trigger.i)]
    words = (t for t in opening if t.text.lower() in _BETWEEN and t.i not in tree.in_times)
    word = next((t for t in words if period_before(tree, t) is not None), None)
    if word is None or any(t.text in {",", ";"} for t in tree.tokens[word.i : clause.trigger.i]):
        return None
    return word


def period_before(tree: Tree, word: Token) -> TimeExpression | None:
    """The length of time right before a word: "two days" of "two days after"; "hours after" is the same day."""
    text = tree.section.text
    the_day = _THE_DAY.search(text[max(0, word.start - 16) : word.start])
    if the_day is not None and word.text.lower() != "since":
        start, unit = word.start - len(the_day[0]), the_day[1][0].upper().replace("N", "D")
        return TimeExpression(start, word.start - 1, text[start : word.start - 1], "DURATION", f"P1{unit}", None, True)
    lengths = (t for t in tree.section.times if t.type == "DURATION" and t.end <= word.start and "T" not in t.value)
    return next((t for t in lengths if not text[t.end : word.start].strip()), None)


def back_from(base: TimeValue, word: Token, period: TimeExpression) -> TimeValue | None:
    """When that was which something at `base` came a period after, or before; `None` where that cannot be told."""
    return _moved(base, period, 1 if word.text.lower() == "before" else -1)


def counted_ahead(tree: Tree, clause: Clause, times: list[TimeExpression], published: date | None) -> TimeValue | None:
    """When that is which "will open in two weeks": as long after print; `None` for what has no such words, and where
    they say how long something takes ("aims to climb seven peaks in seven days")."""
    counts = (t for what in tree.children(clause.trigger, "dobj") for t in tree.children(what, "nummod"))
    if published is None or clause.status != "planned" or any(counts):
        return None
    for time in times:
        opened = _IN.search(tree.section.text[max(0, time.start - 12) : time.start]) is not None
        if opened and time.type == "DURATION" and clause.trigger.end <= time.start:
            return _moved(TimeValue(published.isoformat(), None, "day", ""), time, 1)
        opens = time.start - tree.sentence(clause.trigger).start <= len("In just ")
        if opened and opens and time.type == "DURATION":
            return _moved(TimeValue(published.isoformat(), None, "day", ""), time, 1)
    return None


def counted_on(tree: Tree, clause: Clause) -> tuple[frozenset[int], TimeValue | None]:
    """When a clause was by its own "two years after taking power in 2008", and where the times in those words start,
    which are not its own; no time where it has no such words."""
    trigger = clause.trigger
    for child in tree.children(trigger, "prep", "advcl"):
        word = child if child.dep == "prep" else tree.child(child, "mark")
        if word is None or word.text.lower() not in {"after", "before"}:
            continue
        period = period_before(tree, word)
        under = frozenset(tree.tokens[i].start for i in tree.subtree(child))
        told = [t.time for t in tree.times_at(tree.subtree(child)) if t.type == "DATE" and t.time is not None]
        if period is not None and told:
            return under, _moved(told[0], period, 1 if word.text.lower() == "after" else -1)
    return frozenset(), None


def _moved(base: TimeValue, period: TimeExpression, sign: int) -> TimeValue | None:
    found = _PERIOD.fullmatch(period.value)
    if found is None or base.start is None or base.end is not None:
        return None
    count, unit = sign * int(found[1]), found[2]
    if _ROUGHLY.match(period.text) and (unit in "DW" or not period.text.lower().startswith("about")):
        return None
    if unit in "DW":
        if base.precision != "day":
            return None
        day = date.fromisoformat(base.start) + timedelta(days=count * (7 if unit == "W" else 1))
        if unit == "D":
            return TimeValue(day.isoformat(), None, "day", period.text)
        monday = day - timedelta(days=day.weekday())
        return TimeValue(monday.isoformat(), (monday + timedelta(days=6)).isoformat(), "day", period.text)
    year = int(base.start[:4])
    if unit == "Y":
        return TimeValue(f"{year + count:04}", None, "year", period.text) if 0 < year + count < 10000 else None
    if base.precision not in {"day", "month"}:
        return None
    year, month = divmod(year * 12 + int(base.start[5:7]) - 1 + count, 12)
    return TimeValue(f"{year:04}-{month + 1:02}", None, "month", period.text)
