"""Rules for lengths of time: "three days", "the past two weeks", "decades-long", "for years"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from storyatlas.annotate import time_calendar as cal
from storyatlas.annotate.time_calendar import Reading
from storyatlas.annotate.time_rules import Rule, rule, said
from storyatlas.annotate.time_scene import Scene
from storyatlas.annotate.time_words import GAP, NUMBER_STARTS, QUANTITY, UNIT, number, unit_of

_SHORT: Final = ("S", "M", "H")


def duration(count: float | None, unit: str) -> str:
    """A TIMEX3 period: `P3Y`, `PT24H`, `PXM`; decades and centuries in years where counted."""
    if unit in ("DE", "CE") and count is not None:
        count, unit = count * (10 if unit == "DE" else 100), "Y"
    amount = "X" if count is None else f"{count:g}"
    return f"P{'T' if unit in _SHORT else ''}{amount}{'M' if unit == 'MO' else unit}"


def a_duration(count: float | None, unit: str) -> Reading:
    return cal.vague(duration(count, unit), "DURATION")


def _count(match: re.Match[str]) -> float | None:
    """The number of units, the upper one of a range; one for "a" or a bare singular."""
    if said(match, "to"):
        return number(match["to"])
    if not said(match, "n"):
        return None if match["unit"].lower().endswith("s") else 1.0
    count = number(match["n"])
    halved = said(match, "half") or said(match, "half_before")
    return count + 0.5 if count is not None and halved else count


def _plain(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "Three days", "a year"; "$5 a day" is a rate, "aged 9 years" an age."""
    words, unit = said(match, "n"), unit_of(match["unit"])
    if re.search(r"(?:\baged?\s|\bper\s|[$£€#]|\b(?:No|no|Flight|Formula)\.? )$", scene.before):
        return None
    if words in ("a", "an") and _is_rate(scene):
        return cal.vague(duration(1, unit), "SET")
    return a_duration(_count(match), unit)


def _is_rate(scene: Scene) -> bool:
    """ "Ten tonnes a year", "twice a week": the article follows a noun or a number."""
    after = scene.section.text[scene.end : scene.end + 12]
    if re.match(rf"{GAP}(?:after|before|since|earlier|later|from|ago|when|that|of|to)\b", after):
        return False
    before = scene.token(scene.start - 2) if scene.start >= 2 else None
    if before is None or before.end < scene.start - 2:
        return False
    return before.tag in ("NN", "NNS", "CD", "$", "JJR") or before.text.lower() in ("twice", "once", "times", "thrice")


def _stretch(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "The past three years", "the next two weeks": a duration that ends or starts at publication."""
    which, unit, token = said(match, "which"), unit_of(match["unit"]), scene.token(match.start("which"))
    if which == "last" and token is not None and token.tag in ("VB", "VBP", "NN"):
        return None  # "to last 40 minutes"
    if said(match, "n") in ("a", "an"):
        return None  # "following a months-long dispute"
    count = _count(match)
    length = a_duration(count, unit)
    if scene.published is None or count is None or which not in ("past", "last", "next", "coming"):
        return length
    sign = -1 if which in ("past", "last") else 1
    around = cal.stretch(scene.published, unit, sign * max(1, int(count)))
    if around is None or length is None:
        return length
    return replace(around, type="DURATION", value=length.value, refers=False)


def _adjective(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "Three-day visit", "decades-long"; "61-year-old" is an age."""
    unit = unit_of(match["unit"])
    if said(match, "old") and unit not in ("DE", "CE"):
        return None
    return a_duration(_count(match), unit)


_LED: Final = re.compile(
    r"\b(?:for|in|over(?: the)?|within|after|of|took|takes?|lasts?|lasted|spent|during(?: the)?|past)\s$", re.IGNORECASE
)
_FOLLOWED: Final = re.compile(rf"{GAP}(?:of|after|before|to{GAP}come|on{GAP}end)\b")


def _bare_plural(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "For years", "in decades", "hours of talks"; not "weeks 14-16"."""
    text = scene.section.text
    if not _LED.search(scene.before) and not _FOLLOWED.match(text, scene.end):
        return None
    return None if re.match(r"\s+\d", text[scene.end : scene.end + 3]) else a_duration(None, unit_of(match["unit"]))


_RANGE: Final = rf"(?:(?: (?:to|or) |[-–])(?P<to>{QUANTITY}))?"
_ADJECTIVE: Final = (
    r"(?:(?:more|consecutive|straight|full|long|whole|business|working|successive|additional|trading|further|short|"
    r"extra|or so|school) )?"
)
_HALF: Final = r"(?P<half> and a half)?"
_PLURALS: Final = r"hours|days|weeks|months|years|decades|centuries"
_SINGULARS: Final = r"hour|day|week|month|year|decade|century"

RULES: Final[tuple[Rule, ...]] = (
    rule(
        NUMBER_STARTS,
        rf"(?P<n>{QUANTITY})(?: and (?P<half_before>a half))?{_RANGE} {_ADJECTIVE}(?P<unit>{UNIT})\b{_HALF}"
        r"(?! ?-?olds?\b| of age\b|-)",
        _plain,
        ignore_case=True,
    ),
    rule(
        NUMBER_STARTS,
        rf"(?P<n>{QUANTITY}){_RANGE}(?: - |-)(?P<unit>{UNIT})\b(?:-long\b|(?P<old>-olds?\b))?",
        _adjective,
        ignore_case=True,
    ),
    rule(
        {*_PLURALS.split("|"), *_SINGULARS.split("|")},
        rf"(?P<unit>{UNIT})-?(?:long|(?P<old>old))\b",
        _adjective,
        ignore_case=True,
    ),
    rule(
        {"the", "past", "last", "next", "coming", "first", "final", "previous", "following"},
        r"(?:the )?(?P<which>past|last|next|coming|first|final|previous|following) "
        rf"(?P<n>{QUANTITY}){_RANGE} {_ADJECTIVE}(?P<unit>{UNIT})\b{_HALF}",
        _stretch,
        ignore_case=True,
    ),
    rule(
        "the",
        r"the (?P<which>past|last|next|coming) "
        rf"(?P<unit>hour|week|month|year|decade|century|{_PLURALS})\b",
        _stretch,
        ignore_case=True,
    ),
    rule(_PLURALS.split("|"), rf"(?P<unit>{_PLURALS})\b(?![’'-])", _bare_plural, ignore_case=True),
)
