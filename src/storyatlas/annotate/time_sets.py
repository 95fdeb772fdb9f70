"""Rules for times that return ("every Friday", "daily") and for the clock ("10.30am local time")."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from storyatlas.annotate import time_calendar as cal
from storyatlas.annotate.time_calendar import Reading
from storyatlas.annotate.time_rules import Rule, rule, said
from storyatlas.annotate.time_scene import Scene
from storyatlas.annotate.time_spans import duration
from storyatlas.annotate.time_words import (
    DIGITS,
    MONTH,
    PARTS_OF_DAY,
    QUANTITY,
    UNIT,
    WEEKDAY,
    month_number,
    number,
    plain,
    unit_of,
    weekday_number,
)

_ADVERBS: Final = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "yearly": "P1Y",
    "annual": "P1Y",
    "annually": "P1Y",
    "biannual": "P6M",
    "biennial": "P2Y",
}


def _every(match: re.Match[str], scene: Scene) -> Reading | None:
    if said(match, "weekday"):
        return cal.vague(f"XXXX-WXX-{weekday_number(match['weekday']) + 1}", "SET")
    if said(match, "month"):
        return cal.vague(f"XXXX-{month_number(match['month']):02}", "SET")
    if said(match, "part"):
        return cal.vague(f"XXXX-XX-XXT{PARTS_OF_DAY[said(match, 'part')]}", "SET")
    count = 2.0 if said(match, "other") else number(match["n"]) if said(match, "n") else 1.0
    return cal.vague(duration(count, unit_of(match["unit"])), "SET")


def _adverb(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "Daily flights"; not the Daily of a newspaper."""
    token = scene.token(scene.start)
    if match[0][0].isupper() and (token is None or token.tag.startswith("NNP")):
        return None
    return cal.vague(_ADVERBS[match[0].lower()], "SET")


_CLOCK_SIGNAL: Final = re.compile(r"\b(?:at|by|around|about|until|till|from|before|after|since|to|between|and)\s+$")


def _clock(match: re.Match[str], scene: Scene) -> Reading | None:
    """`10.30am`, `18:00 UTC`, `1312 GMT`; a bare `3:41` needs an "at", or it is a video's length."""
    half, zone = re.sub(r"[.\s]", "", said(match, "half")), match["zone"] or ""
    if not half and not zone and not _CLOCK_SIGNAL.search(scene.before):
        return None
    hour, minute = int(match["hour"]), int(said(match, "minute") or 0)
    if half and not 1 <= hour <= 12:
        half = ""
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 24:
        return None
    return _on_its_day(f"T{hour:02}:{minute:02}{'Z' if zone in ('GMT', 'UTC') else ''}", scene)


def _noon(match: re.Match[str], scene: Scene) -> Reading | None:
    return _on_its_day("T24:00" if match[0].lower() == "midnight" else "T12:00", scene)


def _on_its_day(clock: str, scene: Scene) -> Reading:
    """A time of day belongs to the day told in its sentence, else to the publishing day."""
    told = scene.reference
    if told and told.day and told.precision == "day" and not told.end and scene.reference_sentence == scene.sentence:
        return replace(cal.at_time(cal.a_day(told.day), clock), refers=False)
    if scene.published is None:
        return cal.vague("XXXX-XX-XX" + clock, "TIME")
    return replace(cal.at_time(cal.a_day(scene.published, anchored=False), clock), refers=False)


_ZONE: Final = (
    r"(?P<zone>(?:GMT|UTC|BST|[ECMP][SD]?T|CEST|IST|AEDT|AEST|JST|"
    r"(?:local|Eastern|Pacific|Central|Beijing|Moscow|London) [Tt]ime)\b)"
)
_MINUTE: Final = r"(?P<minute>[0-5]\d)"

RULES: Final[tuple[Rule, ...]] = (
    rule(
        {"every", "each"},
        rf"(?:every|each) (?:single )?(?:(?P<other>other) |(?P<n>{QUANTITY}) )?(?P<unit>{UNIT})\b",
        _every,
        ignore_case=True,
    ),
    rule(
        {"every", "each"},
        rf"(?i:every|each) (?:(?P<weekday>{WEEKDAY})|(?P<month>{MONTH})|(?P<part>{plain(PARTS_OF_DAY)}))\b",
        _every,
    ),
    rule("per", r"per (?P<unit>day|week|month|year|hour|minute)\b", _every, ignore_case=True),
    rule(_ADVERBS, rf"(?:{plain(_ADVERBS)})\b(?!-)", _adverb, ignore_case=True),
    rule(
        DIGITS,
        rf"(?P<hour>\d\d?)(?:[:.] ?{_MINUTE}(?::[0-5]\d)?)? ?(?P<half>[apAP]\. ?[mM]\.|[apAP]\.?[mM]\b)"
        rf"(?: ?\(?{_ZONE}\)?| local time)?(?: ?\(\d\d?[:.]?\d\d (?:hours )?(?:GMT|UTC|BST|CEST|CET|EST|EDT|ET)\))?",
        _clock,
    ),
    rule(DIGITS, rf"(?P<hour>[01]?\d|2[0-4]):{_MINUTE}(?::[0-5]\d)?(?![\d:])(?: (?:hours )?{_ZONE})?", _clock),
    rule(DIGITS, rf"(?P<hour>[01]\d|2[0-4])[.:]?{_MINUTE} ?(?:hours )?{_ZONE}", _clock),
    rule({"noon", "midnight", "midday"}, r"(?:noon|midnight|midday)\b", _noon, ignore_case=True),
)
