"""Time expressions: found in a section, and resolved against the publishing day.

A table of rules (`time_dates`, `time_relative` and their neighbours) is keyed by first word, so that
only words which can start an expression cost anything; the longest match that can be read wins. Values
follow TIMEX3 (ISO-TimeML); bare weekdays and months take their direction from the tense of the verb.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from storyatlas.annotate import (
    time_dates,
    time_holidays,
    time_parts,
    time_relative,
    time_sets,
    time_spans,
    time_weekdays,
    time_years,
)
from storyatlas.annotate.time_calendar import Reading, at_time
from storyatlas.annotate.time_rules import Rule, by_first_word
from storyatlas.annotate.time_scene import Scene
from storyatlas.annotate.time_words import DIGITS, GAP
from storyatlas.model.document import Section
from storyatlas.model.time import TimeExpression, TimeValue

_WORD: Final = re.compile(r"[A-Za-z]+|\d+")
_MODULES: Final = (
    time_dates,
    time_years,
    time_holidays,
    time_weekdays,
    time_parts,
    time_relative,
    time_spans,
    time_sets,
)
_RULES: Final = by_first_word(entry for module in _MODULES for entry in module.RULES)

# Words that belong to the expression they precede.
_EARLY: Final = re.compile(
    rf"(?:(?:the{GAP})?(?:very{GAP})?(?:beginning|start|end|middle|close|rest|remainder|turn){GAP}of{GAP}(?:the{GAP})?|"
    rf"(?:the{GAP})?(?:early|late|mid|earlier|later)(?:-|{GAP}(?:on{GAP}|in{GAP})?))$",
    re.IGNORECASE,
)
_ABOUT: Final = re.compile(
    rf"(?:(?:about|around|nearly|almost|roughly|approximately|more{GAP}than|less{GAP}than|fewer{GAP}than|over|at{GAP}least|"
    rf"up{GAP}to|just{GAP}over|just{GAP}under|only|some){GAP})+$",
    re.IGNORECASE,
)
_BETWEEN_TIME_AND_DAY: Final = re.compile(
    rf"{GAP}?(?:,|on|at|around|about|in{GAP}the)?{GAP}?|{GAP}?,?{GAP}(?:on|at){GAP}"
)
_RANGE_GAP: Final = re.compile(rf"{GAP}(?:to|until|till|and|through){GAP}|{GAP}?[-–—]{GAP}?")


@dataclass(frozen=True, slots=True)
class _Found:
    """A span, its reading, and the preposition before it."""

    start: int
    end: int
    reading: Reading
    signal: str


def find_times(
    section: Section, *, published: date | None, previous: tuple[TimeExpression, ...] = ()
) -> tuple[TimeExpression, ...]:
    """The time expressions of `section` in order, without overlaps.

    `published` is the day that "yesterday" counts from; without it relative expressions keep a
    value with X's and no interval. `previous` are the expressions of text that was read before (the
    title's, say): the last of them with a day is what "the next day" leans on at first.
    """
    scene = Scene(
        section,
        published,
        [token.start for token in section.tokens],
        [sentence.start for sentence in section.sentences],
    )
    _lean_on(scene, previous)
    return tuple(_expression(section.text, entry) for entry in _joined(section.text, _scan(scene)))


def _lean_on(scene: Scene, previous: tuple[TimeExpression, ...]) -> None:
    for expression in previous:
        time = expression.time
        if expression.type == "DATE" and time and time.precision == "day" and time.start and not time.end:
            scene.remember(Reading("DATE", time.start, time.start, None, "day", date.fromisoformat(time.start)))


def _scan(scene: Scene) -> list[_Found]:
    """Every reading in the order of the text, the longest at each place."""
    text, done = scene.section.text, 0
    found: list[_Found] = []
    for word in _WORD.finditer(text):
        start = word.start()
        if start < done:
            continue
        first = word[0]
        if first[0].isdigit():
            if _inside_number(text, start):
                continue
            rules = _RULES[DIGITS]
        else:
            rules = _RULES.get(first.lower(), ())
        reading = _longest(rules, scene, start) if rules else None
        if reading is None:
            continue
        end, signal = scene.end, scene.signal
        start = _with_modifiers(text, start, end, done, reading)
        if signal in ("since", "until", "till", "before", "by") or (reading.precision == "year" and _modifies(scene)):
            reading = replace(reading, refers=False)
        scene.remember(reading)
        found.append(_Found(start, end, reading, signal))
        done = end
    return found


def _inside_number(text: str, start: int) -> bool:
    """A digit run that continues a word or a number: `A320`, `3.14`, `1,900`, `555-2016`."""
    if start == 0:
        return False
    before = text[start - 1]
    return before.isalpha() or before in "_$£€¥" or (before in ".,:/-–" and start > 1 and text[start - 2].isdigit())


def _longest(rules: tuple[Rule, ...], scene: Scene, start: int) -> Reading | None:
    """The reading of the longest match at `start`; `scene.end` is where it ends."""
    text = scene.section.text
    matches = [(match, entry) for entry in rules if (match := entry.pattern.match(text, start))]
    for match, entry in sorted(matches, key=lambda pair: -pair[0].end()):
        scene.start, scene.end = start, match.end()
        reading = entry.read(match, scene)
        if reading is not None:
            return reading
    return None


def _modifies(scene: Scene) -> bool:
    """A year that names a thing ("the 2003 outbreak") and tells nothing of when we are."""
    if scene.before.lower().endswith("in "):
        return False
    token = scene.token(scene.start)
    return token is not None and token.dep in ("nummod", "compound", "nmod", "amod", "poss")


def _with_modifiers(text: str, start: int, end: int, done: int, reading: Reading) -> int:
    """The start moved left over "early", "the end of", "more than"."""
    if reading.value == "PRESENT_REF" or text[start : start + 4].lower() == "the ":
        return start
    counted = reading.type == "DURATION" or text[start:end].endswith((" ago", " earlier", " later"))
    left = max(done, start - 40)
    found = (_ABOUT if counted else _EARLY).search(text[left:start])
    if found is None or (found.start() and text[left + found.start() - 1].isalnum()):
        return start
    return left + found.start()


def _joined(text: str, found: list[_Found]) -> list[_Found]:
    """A clock time and its day become one expression; the two ends of a range share its interval."""
    merged: list[_Found] = []
    for entry in found:
        last = merged[-1] if merged else None
        one = _time_and_day(text, last, entry) if last else None
        if one is not None:
            merged[-1] = one
        else:
            merged.append(entry)
    for i in range(len(merged) - 1):
        both = _range(text, merged[i], merged[i + 1])
        if both is not None:
            merged[i], merged[i + 1] = both
    return merged


def _time_and_day(text: str, first: _Found, second: _Found) -> _Found | None:
    if not _BETWEEN_TIME_AND_DAY.fullmatch(text[first.end : second.start]):
        return None
    time, day = (first, second) if first.reading.type == "TIME" else (second, first)
    if time.reading.type != "TIME" or time.reading.refers or day.reading.type != "DATE":
        return None  # a part of a day ("Monday night") has its day already
    if day.reading.precision != "day" or day.reading.end is not None:
        return None
    clock = "T" + time.reading.value.partition("T")[2]
    return _Found(first.start, second.end, at_time(day.reading, clock), first.signal)


def _range(text: str, first: _Found, second: _Found) -> tuple[_Found, _Found] | None:
    """Both ends keep their own value and take the interval of the whole."""
    gap = text[first.end : second.start]
    a, b = first.reading, second.reading
    if not _RANGE_GAP.fullmatch(gap) or a.precision != b.precision or a.start is None or b.start is None:
        return None
    if "and" in gap and first.signal != "between":
        return None
    end = b.end or b.start
    if a.type != "DATE" or b.type != "DATE" or a.end is not None or end <= a.start:
        return None
    return replace(first, reading=replace(a, end=end)), replace(second, reading=replace(b, start=a.start, end=end))


def _expression(text: str, entry: _Found) -> TimeExpression:
    reading, words = entry.reading, text[entry.start : entry.end]
    time = None
    if reading.start is not None:
        open_end = entry.signal in ("since", "ever since") and reading.type != "DURATION"
        time = TimeValue(reading.start, reading.end, reading.precision, words, open_end)
    return TimeExpression(entry.start, entry.end, words, reading.type, reading.value, time, reading.anchored)
