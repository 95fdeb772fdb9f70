"""Rules for durations, repeated times and clock times."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from storyatlas.annotate import time_calendar as cal
from storyatlas.annotate.time_calendar import Reading, TimeType
from storyatlas.annotate.time_dates import weekday_number
from storyatlas.annotate.time_rules import DIGITS, Rule, rule
from storyatlas.annotate.time_scene import Scene
from storyatlas.annotate.time_words import (
    GAP,
    MONTH,
    MONTHS,
    ONES,
    PARTS_OF_DAY,
    QUANTITY,
    TENS,
    UNIT,
    VAGUE_NUMBERS,
    WEEKDAY,
    WEEKDAYS,
    number,
    plain,
    unit_of,
)

_DURATION_LETTERS: Final = {"MO": "M", "Q": "Q", "WE": "WE"}
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
_ADJECTIVE: Final = rf"(?:(?:more|consecutive|straight|full|long|whole|business|working|successive|additional|trading|further|short|extra|or{GAP}so|school){GAP})?"


def duration(count: float | None, unit: str) -> str:
    """A TIMEX3 period: `P3Y`, `PT24H`, `PXM`; decades and centuries in years."""
    if unit in ("DE", "CE") and count is not None:
        count, unit = count * (10 if unit == "DE" else 100), "Y"
    amount = "X" if count is None else f"{count:g}"
    return f"P{'T' if unit in ('S', 'M', 'H') else ''}{amount}{_DURATION_LETTERS.get(unit, unit)}"


def _count(match: re.Match[str]) -> float | None:
    groups = match.groupdict()
    count = number(groups["n"]) if groups.get("n") else None
    if groups.get("to"):
        return number(groups["to"])
    halved = groups.get("half") or groups.get("half1")
    return count + 0.5 if count is not None and halved else count


def _duration(match: re.Match[str], scene: Scene) -> Reading | None:
    """A plain length of time; "$5 a day" is a rate, an age is neither."""
    words, unit = match["n"].lower(), unit_of(match["unit"])
    if re.search(r"\b(?:aged?|per|[Tt]he)\s$|[$£€#]$|\b(?:No|no|Flight|Formula)\.? $", scene.before) and words not in (
        "few",
    ):
        if not re.search(r"\bthe\s$", scene.before, re.IGNORECASE):
            return None
    if words in ("a", "an") and _is_rate(scene):
        return Reading("SET", duration(1, unit), refers=False)
    if words in ("a", "an") and "-" in match[0].split()[0]:
        return None
    return Reading("DURATION", duration(_count(match), unit), refers=False)


def _is_rate(scene: Scene) -> bool:
    """ "Ten tonnes a year", "twice a week": the article follows a noun or a number."""
    if re.match(
        rf"{GAP}(?:after|before|since|earlier|later|from|ago|when|that|of|to|and)\b",
        scene.section.text[scene.end : scene.end + 12],
    ):
        return False
    before = scene.token(scene.start - 2) if scene.start >= 2 else None
    if before is None or before.end < scene.start - 2:
        return False
    return before.tag in ("NN", "NNS", "CD", "$", "JJR") or before.text.lower() in ("twice", "once", "times", "thrice")


def _stretch(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "The past three years", "the next two weeks": a duration that ends or starts at publication."""
    which, unit = match["which"].lower().split()[-1], unit_of(match["unit"])
    token = scene.token(match.start("which"))
    if token is None or (token.tag in ("VB", "VBP", "NN") and which == "last"):
        return None
    count = _count(match) if match["n"] else 1.0 if not match["unit"].lower().endswith("s") else None
    value = duration(count, unit)
    if not match["n"] and (unit in ("D", "M", "S") or which in ("first", "final", "following", "previous")):
        return (
            None
            if unit in ("D", "M", "S") or not match["unit"].lower().endswith("s")
            else Reading("DURATION", value, refers=False)
        )
    plain_reading = Reading("DURATION", value, refers=False)
    if scene.published is None or count is None or which not in ("past", "last", "next", "coming"):
        return plain_reading
    sign = -1 if which in ("past", "last") else 1
    around = cal.stretch(scene.published, unit, sign * max(1, int(count)))
    return replace(around, type="DURATION", value=value, refers=False) if around else plain_reading


def _adjective(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "Three-day visit", "decades-long"; not "61-year-old"."""
    groups = match.groupdict()
    if groups.get("old") and unit_of(match["unit"]) not in ("DE", "CE"):
        return None
    count = _count(match) if groups.get("n") else 1.0 if not match["unit"].lower().endswith("s") else None
    return Reading("DURATION", duration(count, unit_of(match["unit"])), refers=False)


def _bare_plural(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "For years", "in decades", "hours of talks"."""
    led = re.search(
        r"\b(?:for|in|over(?: the)?|within|after|of|took|take|takes|lasts?|lasted|spent|during(?: the)?|last|past)\s$",
        scene.before,
        re.IGNORECASE,
    )
    followed = re.match(
        rf"{GAP}(?:of|after|before|to{GAP}come|on{GAP}end)\b", scene.section.text[match.end() : match.end() + 12]
    )
    if (not led and not followed) or re.match(rf"{GAP}\d", scene.section.text[match.end() : match.end() + 4]):
        return None
    return Reading("DURATION", duration(None, unit_of(match["unit"])), refers=False)


def _every(match: re.Match[str], scene: Scene) -> Reading | None:
    groups = match.groupdict()
    if groups.get("weekday"):
        return Reading("SET", f"XXXX-WXX-{weekday_number(groups['weekday'].rstrip('s')) + 1}", refers=False)
    if groups.get("month"):
        return Reading("SET", f"XXXX-{MONTHS[groups['month'].lower().rstrip('.')]:02}", refers=False)
    if groups.get("part"):
        return Reading("SET", f"XXXX-XX-XXT{PARTS_OF_DAY[groups['part'].lower()]}", refers=False)
    count = number(groups["n"]) if groups.get("n") else 1.0
    return Reading("SET", duration(2.0 if groups.get("other") else count, unit_of(groups["unit"])), refers=False)


def _weekdays(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "On Sundays"; "Sundays protest" is Sunday's with its apostrophe lost."""
    weekday = weekday_number(match["weekday"])
    after = scene.token(match.end() + 1)
    if after is not None and after.start == match.end() + 1 and after.tag in ("NN", "NNS", "JJ"):
        return scene.weekday(weekday)
    return Reading("SET", f"XXXX-WXX-{weekday + 1}", refers=False)


def _adverb(match: re.Match[str], scene: Scene) -> Reading | None:
    if match[0][0].isupper():
        token = scene.token(scene.start)
        if token is None or token.tag.startswith("NNP"):
            return None
    return Reading("SET", _ADVERBS[match[0].lower()], refers=False)


_CLOCK_SIGNAL: Final = re.compile(r"\b(?:at|by|around|about|until|till|from|before|after|since|to|between|and)\s+$")


def _clock(match: re.Match[str], scene: Scene) -> Reading | None:
    groups = match.groupdict()
    if groups.get("word"):
        hour, minute = (24, 0) if groups["word"].lower() == "midnight" else (12, 0)
    else:
        hour, minute = int(groups["hour"]), int(groups.get("minute") or 0)
        if not groups.get("half") and not groups.get("zone") and not _CLOCK_SIGNAL.search(scene.before):
            return None  # the length of a video, a score
        half = (groups.get("half") or "").lower().replace(".", "").replace(" ", "")
        if half == "pm" and hour < 12:
            hour += 12
        elif half == "am" and hour == 12:
            hour = 0
    if hour > 24 or minute > 59:
        return None
    clock = f"T{hour:02}:{minute:02}"
    if groups.get("zone") and re.match(r"(?:GMT|UTC)$", groups["zone"]):
        clock += "Z"
    return _on_its_day(clock, scene)


def _on_its_day(clock: str, scene: Scene) -> Reading:
    """A time of day belongs to the day told in its sentence, else to the publishing day."""
    same = scene.reference is not None and scene.reference_sentence == scene.sentence
    if (
        same
        and scene.reference is not None
        and scene.reference.precision == "day"
        and scene.reference.day
        and not scene.reference.end
    ):
        return replace(cal.at_time(cal.a_day(scene.reference.day), clock), refers=False)
    if scene.published is None:
        return cal.vague("XXXX-XX-XX" + clock, "TIME")
    return replace(cal.at_time(cal.a_day(scene.published, anchored=False), clock), refers=False)


_NUMBER_STARTS: Final = (DIGITS, "a", "an", "half", *TENS, *ONES, *(word.split()[0] for word in VAGUE_NUMBERS))
_RANGE: Final = rf"(?:(?:{GAP}(?:to|or){GAP}|[-–])(?P<to>{QUANTITY}))?"
_ZONE: Final = rf"(?:GMT|UTC|BST|[ECMP][SD]?T|CEST|IST|AEDT|AEST|JST|(?:local|Eastern|Pacific|Central|Beijing|Moscow|London){GAP}[Tt]ime)\b"
_HALF: Final = r"(?:[ap]\.m\.|[ap]\.?m\b)"
_KIND: Final[TimeType] = "DURATION"

RULES: Final[tuple[Rule, ...]] = (
    rule(
        _NUMBER_STARTS,
        rf"(?P<n>{QUANTITY})(?: and (?P<half1>a half))?{_RANGE} {_ADJECTIVE}(?P<unit>{UNIT})\b(?P<half> and a half)?(?! ?-?olds?\b| of age\b|-)",
        _duration,
        ignore_case=True,
    ),
    rule(
        _NUMBER_STARTS,
        rf"(?P<n>{QUANTITY}){_RANGE}-(?P<unit>{UNIT})\b(?P<half>)(?:-long\b|(?P<old>-olds?\b))?",
        _adjective,
        ignore_case=True,
    ),
    rule(
        (
            "days",
            "weeks",
            "months",
            "years",
            "decades",
            "centuries",
            "year",
            "month",
            "week",
            "decade",
            "day",
            "hours",
            "hour",
            "century",
        ),
        rf"(?P<unit>{UNIT})-?(?:long|(?P<old>old))\b",
        _adjective,
        ignore_case=True,
    ),
    rule(
        ("the", "past", "last", "next", "coming", "first", "final"),
        rf"(?:the )?(?P<which>past|last|next|coming|first|final|previous|following) (?:(?P<n>{QUANTITY}){_RANGE} {_ADJECTIVE})(?P<unit>{UNIT})(?P<half> and a half)?\b",
        _stretch,
        ignore_case=True,
    ),
    rule(
        ("the",),
        r"the (?P<which>past|last|next|coming) (?P<n>)(?P<to>)(?P<half>)(?P<unit>hour|week|month|year|decade|century|weeks|months|years|decades|days|hours)\b",
        _stretch,
        ignore_case=True,
    ),
    rule(
        ("hours", "days", "weeks", "months", "years", "decades", "centuries"),
        r"(?P<unit>hours|days|weeks|months|years|decades|centuries)\b(?![’'-])",
        _bare_plural,
        ignore_case=True,
    ),
    rule(
        ("every", "each"),
        rf"(?:every|each) (?:single )?(?:(?P<other>other) |(?P<n>{QUANTITY}) )?(?P<unit>{UNIT})\b",
        _every,
        ignore_case=True,
    ),
    rule(
        ("every", "each"),
        rf"(?i:every|each) (?:(?P<weekday>{WEEKDAY})|(?P<month>{MONTH})|(?P<part>{plain(PARTS_OF_DAY)}))\b",
        _every,
    ),
    rule({f"{name}s" for name in WEEKDAYS if len(name) > 5}, r"(?P<weekday>[A-Z][a-z]+day)s\b", _weekdays),
    rule(_ADVERBS, rf"(?:{plain(_ADVERBS)})\b(?!-)", _adverb, ignore_case=True),
    rule(("per",), r"per (?P<unit>day|week|month|year|hour|minute)\b(?P<n>)", _every, ignore_case=True),
    rule(
        DIGITS,
        rf"(?P<hour>\d\d?)(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?)? ?(?P<half>{_HALF})(?: ?\(?(?P<zone>{_ZONE})\)?)?",
        _clock,
        ignore_case=False,
    ),
    rule(
        DIGITS,
        rf"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?: (?:hours )?(?P<zone>{_ZONE}))?",
        _clock,
    ),
    rule(
        DIGITS,
        rf"(?P<hour>[01]\d|2[0-4])[.:]?(?P<minute>[0-5]\d) ?(?:hrs|(?:hours )?(?P<zone>{_ZONE}))",
        _clock,
    ),
    rule(("noon", "midnight", "midday"), r"(?P<word>noon|midnight|midday)\b", _clock, ignore_case=True),
)
