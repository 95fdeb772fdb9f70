"""Rules for weekdays, "today" and its like, and the parts of a day."""

from __future__ import annotations

import re
from typing import Final

from storyatlas.annotate import time_calendar as cal
from storyatlas.annotate.time_calendar import Reading
from storyatlas.annotate.time_rules import Rule, rule, said
from storyatlas.annotate.time_scene import Scene
from storyatlas.annotate.time_words import (
    GAP,
    PART,
    PARTS_OF_DAY,
    WEEKDAY,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
    plain,
    weekday_number,
)

_DEICTIC_DAYS: Final = {
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}
# Newspapers, programmes, clubs and films that carry the name of a day.
_NAME_AHEAD: Final = re.compile(
    rf"-Night|{GAP}(?:Night{GAP}(?:Live|Football|Lights)|(?:Morning{GAP})?"
    r"(?:Times|Telegraph|Mirror|Mail|Post|Herald|Express|Independent|Age|Sun|People|World|Tribune|Star|Business|Review|"
    r"Politics|Show|Sport|Standard|Nation|Vanguard|Guardian|Island|Press)\b)"
)
_NAME_BEHIND: Final = re.compile(r"\b(?:Bloody|Black|Super|Freaky|Sheffield|Mail on|Fat|Spy|Dress-Down|Ruby|Casual) $")


_ON_A_DAY: Final = re.compile(rf"{GAP}(?:on{GAP}|into{GAP}|from{GAP})?{WEEKDAY}")


_DECLARED: Final = re.compile(r"\b(?:declar|proclaim|designat)\w*\s$", re.IGNORECASE)
_A_DAY: Final = re.compile(r"\s(?:as\s|to\sbe\s)?an?\s(?:[\w-]+\s){0,2}(?:day|holiday)\b", re.IGNORECASE)


def _part(match: re.Match[str], reading: Reading) -> Reading:
    part = said(match, "part")
    return cal.at_time(reading, f"T{PARTS_OF_DAY[part]}") if part else reading


def _deictic_day(match: re.Match[str], scene: Scene) -> Reading | None:
    word, token = said(match, "word"), scene.token(scene.start)
    in_name = match[0][0].isupper() and token is not None and token.tag == "NNP"
    if in_name and re.search(r"(?:[A-Z][a-z]+|[A-Z]{2,})\s$", scene.before):
        return None
    if scene.published is None:
        return cal.vague("XXXX-XX-XX" + ("TNI" if word == "tonight" else ""))
    reading = cal.a_day(cal.add_days(scene.published, _DEICTIC_DAYS[word]))
    return cal.at_time(reading, "TNI") if word == "tonight" else _part(match, reading)


def _part_of_this_day(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "This morning", "last night", "overnight"."""
    which, part = said(match, "which"), said(match, "part") or "night"
    dated = scene.reference is not None and scene.reference_sentence == scene.sentence
    dated = dated or _ON_A_DAY.match(scene.section.text, match.end()) is not None
    if which == "overnight" and (dated or scene.direction != "past"):
        return None  # "will not change overnight", "fought overnight on Saturday", "in 2021 he banned it overnight"
    letters = f"T{PARTS_OF_DAY[part]}"
    if scene.published is None:
        return cal.vague(f"XXXX-XX-XX{letters}", "TIME")
    day = cal.add_days(scene.published, -1 if which == "last" else 0)
    return cal.at_time(cal.a_day(day, anchored=which != "overnight"), letters)


def _part_of_that_day(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "That night", "the following morning", "the night before"."""
    base, which = scene.base(), said(match, "which").split()[-1]
    letters = f"T{PARTS_OF_DAY[said(match, 'part')]}"
    if base is None or base.day is None or base.precision != "day":
        return cal.vague(f"XXXX-XX-XX{letters}", "TIME")
    step = {"following": 1, "next": 1, "previous": -1, "preceding": -1, "prior": -1, "before": -1}.get(which, 0)
    return cal.at_time(cal.a_day(cal.add_days(base.day, step)), letters)


def _weekday(match: re.Match[str], scene: Scene) -> Reading | None:
    word, which = match["weekday"], said(match, "which")
    bare = word.lower().rstrip(".")
    if bare in WEEKDAY_ABBREVIATIONS and (not word.endswith(".") or (bare in ("sun", "sat") and scene.signal != "on")):
        return None
    if _NAME_AHEAD.match(scene.section.text, match.end("weekday")) or _NAME_BEHIND.search(scene.before):
        return None
    weekday = weekday_number(word)
    if which.startswith(("the ", "that")):
        return _part(match, _weekday_after_that(weekday, which, scene))
    return _part(match, _weekday_from_now(weekday, which, scene, match.end()))


def _weekday_from_now(weekday: int, which: str, scene: Scene, end: int) -> Reading:
    published = scene.published
    if not which and published and _DECLARED.search(scene.before) and _A_DAY.match(scene.section.text, end):
        return cal.a_day(cal.add_days(published, (weekday - published.weekday()) % 7))  # "declared Monday a holiday"
    if not which or published is None:
        return scene.weekday(weekday)
    back = (published.weekday() - weekday) % 7
    if which in ("last", "this past", "past"):
        return cal.a_day(cal.add_days(published, -(back or 7)))
    if which in ("next", "this coming", "coming"):
        return cal.a_day(cal.add_days(published, 7 - back))
    return cal.a_day(cal.add_days(published, -back if scene.direction == "past" else (7 - back) % 7))


def _weekday_after_that(weekday: int, which: str, scene: Scene) -> Reading:
    base = scene.base()
    if base is None or base.day is None or base.precision != "day":
        return cal.vague(f"XXXX-WXX-{weekday + 1}")
    if which in ("the previous", "the preceding", "the prior"):
        return cal.a_day(cal.add_days(base.day, -((base.day.weekday() - weekday) % 7 or 7)))
    ahead = (weekday - base.day.weekday()) % 7
    return cal.a_day(cal.add_days(base.day, ahead if which.startswith("that") or "same" in which else ahead or 7))


def _weekdays(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "On Sundays"; "Sundays protest" is Sunday's with its apostrophe lost."""
    weekday = weekday_number(match["weekday"])
    after = scene.token(match.end() + 1)
    if after is not None and after.start == match.end() + 1 and after.tag in ("NN", "NNS", "JJ"):
        return scene.weekday(weekday)
    return cal.vague(f"XXXX-WXX-{weekday + 1}", "SET")


_BEFORE_THAT: Final = r"(?P<which>the (?:following|next|previous|preceding|prior|same)|that (?:very )?same|that)"
_DAY_PART: Final = rf"(?P<part>{plain(PARTS_OF_DAY)})\b"

RULES: Final[tuple[Rule, ...]] = (
    rule(
        {word.split()[0] for word in _DEICTIC_DAYS},
        rf"(?P<word>{plain(_DEICTIC_DAYS)})\b{PART}",
        _deictic_day,
        ignore_case=True,
    ),
    rule({"this", "last"}, rf"(?P<which>this|last) {_DAY_PART}", _part_of_this_day, ignore_case=True),
    rule("overnight", r"(?P<which>overnight)\b", _part_of_this_day, ignore_case=True),
    rule({"the", "that"}, rf"{_BEFORE_THAT} {_DAY_PART}", _part_of_that_day, ignore_case=True),
    rule("the", rf"the {_DAY_PART} (?P<which>before)(?= ?[.,;:)”\"])", _part_of_that_day, ignore_case=True),
    rule(WEEKDAYS, rf"(?P<weekday>{WEEKDAY}){PART}(?!\w|s\b)", _weekday),
    rule(
        {"last", "this", "next", "coming", "past"},
        rf"(?P<which>(?i:this (?:past|coming)|last|this|next|coming|past)) (?P<weekday>{WEEKDAY}){PART}(?!\w)",
        _weekday,
    ),
    rule({"the", "that"}, rf"(?i:{_BEFORE_THAT}) (?P<weekday>{WEEKDAY}){PART}(?!\w)", _weekday),
    rule({f"{name}s" for name in WEEKDAYS}, r"(?P<weekday>[A-Z][a-z]+day)s\b", _weekdays),
)
