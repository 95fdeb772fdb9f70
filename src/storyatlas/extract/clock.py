"""Clock: the day of an hour that stands alone, by the day that the sentences above tell of."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from storyatlas.extract.clauses import Clause
from storyatlas.extract.tense_times import times_around
from storyatlas.extract.tree import Tree
from storyatlas.model.time import TimeValue

_EVENING = re.compile(r"\b(?:[6-9]|1[01])(?:[:.]\d\d)?\s?p\.?m\b|\b(?:night|evening|late)\b", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|past)\s$", re.IGNORECASE)
_SMALL_HOURS = re.compile(r"T0[0-5](?::|$)")


def by_the_clock(tree: Tree, clause: Clause, own: TimeValue, told: TimeValue) -> TimeValue:
    """The time of a clause, of the day `told` above where it is an hour alone: "it struck at 6.30am".

    What follows an evening in the small hours is of the day after: "on Tuesday night", then "at 1 a.m." or "after
    midnight".
    """
    hours = {t.text: t.value for t in times_around(tree, clause) if t.type == "TIME" and not t.anchored}
    value = hours.get(own.text, "")
    if ":" not in value or told.precision != "day" or told.end is not None or told.start is None:
        return own
    at = next((t.start for t in times_around(tree, clause) if t.text == own.text), 0)
    past = value.endswith("T24:00") and _AFTER.search(tree.section.text, max(0, at - 12), at)
    if (past or _SMALL_HOURS.search(value)) and _EVENING.search(told.text):
        return replace(told, start=(date.fromisoformat(told.start) + timedelta(days=1)).isoformat(), text=own.text)
    return told
