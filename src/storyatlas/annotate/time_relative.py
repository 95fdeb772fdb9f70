"""Rules for dates that lean on the publishing day, or on a date told before."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from storyatlas.annotate import time_calendar as cal
from storyatlas.annotate.time_calendar import Reading
from storyatlas.annotate.time_rules import Reader, Rule, rule, said
from storyatlas.annotate.time_scene import Scene
from storyatlas.annotate.time_words import (
    MONTHS,
    NUMBER_STARTS,
    QUANTITY,
    SMALL_NUMBER,
    UNIT,
    cased,
    month_number,
    number,
    unit_of,
)

_STEPS_FROM_NOW: Final = {
    "last": -1,
    "this past": -1,
    "this": 0,
    "the current": 0,
    "next": 1,
    "this coming": 1,
    "the coming": 1,
    "the upcoming": 1,
}
_SUNDAY: Final = 6
_STEPS_FROM_THAT: Final = {
    "the following": 1,
    "the next": 1,
    "the previous": -1,
    "the preceding": -1,
    "the prior": -1,
}


def _unknown(unit: str) -> Reading:
    """The value of a date that is as coarse as `unit` and leans on nothing known."""
    shapes = {
        "W": "XXXX-WXX",
        "WE": "XXXX-WXX-WE",
        "MO": "XXXX-XX",
        "Q": "XXXX-QX",
        "Y": "XXXX",
        "DE": "XXX",
        "CE": "XX",
    }
    return cal.vague(shapes.get(unit, "XXXX-XX-XX"))


def _this_unit(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "Last week", "this month", "next year", "earlier this week"."""
    unit, which = unit_of(match["unit"]), said(match, "which")
    if scene.published is None:
        return _unknown(unit)
    step = _STEPS_FROM_NOW[which]
    if (unit, which) == ("W", "last") and scene.published.weekday() == _SUNDAY:
        step = 0  # on a Sunday the week that ends is the last one
    reading = cal.shifted(scene.published, unit, step)
    return _clipped(reading, scene) if which == "this" else reading


def _clipped(reading: Reading, scene: Scene) -> Reading:
    """ "Earlier this week" ends, "later this week" starts on the publishing day."""
    side = re.search(r"\b(?:(earlier)|later)\s(?:in\s)?$", scene.before, re.IGNORECASE)
    if side is None or reading.precision != "day" or reading.end is None or scene.published is None:
        return reading
    today = scene.published.isoformat()
    start, end = (reading.start, today) if side[1] else (today, reading.end)
    day = reading.day if side[1] else scene.published
    return replace(reading, start=start, end=end if end != start else None, day=day)


def _that_unit(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "That day", "the following week", "the same year"; "over the next week" is a stretch."""
    unit, which = unit_of(match["unit"]), said(match, "which")
    if which == "the next" and scene.signal in ("over", "in", "within", "for", "during"):
        return None
    base = scene.base()
    if base is None or base.day is None or (unit == "D" and base.precision != "day"):
        return _unknown(unit)
    step = _STEPS_FROM_THAT.get(which, 0)
    return replace(cal.shifted(base.day, unit, step), refers=step != 0 or unit != "Y")


def _within_unit(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "Earlier in the week", "later in the day": of the day told before, not of "last week", else of publication."""
    base, unit = scene.base(), unit_of(match["unit"])
    day = base.day if base and base.precision == "day" and base.end is None else scene.published
    if day is None:
        return _unknown(unit)
    reading = cal.shifted(day, unit, 0)
    if unit != "W" or day != scene.published:
        return reading
    start, end = (reading.start, day.isoformat()) if said(match, "way") == "earlier" else (day.isoformat(), reading.end)
    return replace(reading, start=start, end=end if end != start else None)


def _part_of_unit(match: re.Match[str], scene: Scene) -> Reading | None:
    """The end of the year, the rest of the week, year-end."""
    unit = unit_of(match["unit"])
    told = scene.base() if said(match, "that") else None
    base = told.day if told else scene.published
    return replace(cal.shifted(base, unit, 0), refers=False) if base else _unknown(unit)


def _weekend(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "The weekend": the last one of the past tense, the next one of the future."""
    if scene.published is None:
        return _unknown("WE")
    ahead = scene.direction == "future" or scene.published.weekday() >= 5
    return cal.a_weekend(scene.published if ahead else cal.add_days(scene.published, -7))


def _month_by_word(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "Last March", "next June", "the following July"."""
    month, which, now = month_number(match["month"]), said(match, "which"), scene.published
    if which in _STEPS_FROM_NOW:
        if now is None:
            return cal.vague(f"XXXX-{month:02}")
        step = _STEPS_FROM_NOW[which]
        shift = -(month >= now.month) if step < 0 else (month <= now.month) if step else 0
        return cal.a_month(now.year + shift, month)
    base = scene.base()
    if base is None or base.day is None:
        return scene.month(month)
    step = _STEPS_FROM_THAT.get(which, 0)
    shift = (month <= base.day.month) if step > 0 else -(month >= base.day.month) if step else 0
    return cal.a_month(base.day.year + shift, month)


def _distance(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "Two weeks ago", "three days later", "a year earlier", "the day before"."""
    way, unit = said(match, "way"), unit_of(match["unit"])
    deictic = way in ("ago", "from now", "hence")
    count = number(match["n"]) if said(match, "n") else 1.0 if said(match, "one") else None
    if count is None:
        return cal.vague("PAST_REF") if way == "ago" else cal.vague("FUTURE_REF") if deictic else _unknown(unit)
    base = scene.published if deictic else _base_for(unit, scene)
    if base is None:
        return _unknown(unit)
    count += 0.5 if said(match, "half") or said(match, "half_before") else 0
    count *= 2 if said(match, "unit").startswith("fortnight") else 1
    if said(match, "months"):
        count, unit = count * 12 + (number(match["months"]) or 0), "MO"
    if unit == "Y" and count != int(count):
        unit, count = "MO", count * 12
    elif unit == "CE" and count < 1:
        unit, count = "DE", count * 10
    elif unit == "DE" and not deictic:
        unit, count = "Y", count * 10
    back = way in ("ago", "earlier", "before", "previously")
    reading = cal.shifted(base, unit, -int(count) if back else int(count))
    if way == "ago" and unit == "W" and count <= _WEEKS_TO_THE_DAY:  # "a week ago" is told of a day, not of a Monday
        exact = cal.add_days(base, -7 * int(count))
        reading = replace(reading, start=exact.isoformat(), end=None, day=exact)
    aside = deictic and scene.looks_back
    return replace(reading, refers=not aside and (not deictic or unit in ("D", "W")))


def _on(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "Three days on, he was charged", where a sentence opens with it and goes on from a day told before."""
    opens = not scene.before.strip() or scene.before.rstrip()[-1:] in {".", "!", "?", "”", '"'} or "\n" in scene.before
    return _distance(match, scene) if opens and _base_for(unit_of(match["unit"]), scene) is not None else None


def _to_the_day(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "Seventy years ago today", "ten years ago this week"."""
    count, unit = number(match["n"]), unit_of(match["unit"])
    if scene.published is None or count is None or count != int(count):
        return None
    months = int(count) * (12 if unit == "Y" else 1)
    moved = cal.add_months(scene.published, -months) if unit in ("Y", "MO") else None
    day = moved or cal.add_days(scene.published, -int(count) * 7)
    exact = said(match, "exact").split()[-1]
    return (
        cal.a_week(day) if exact == "week" else cal.a_month(day.year, day.month) if exact == "month" else cal.a_day(day)
    )


def _base_for(unit: str, scene: Scene) -> date | None:
    """The date told before, if it is fine enough to count days from."""
    told = scene.base()
    if told is None or (told.precision != "day" and unit in ("D", "W", "WE", "H", "M", "S")):
        return None
    return told.day


def _then(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "Since then", "by then", "until then": the date told before."""
    if scene.signal not in ("since", "ever since", "by", "until", "till", "before", "from"):
        return None
    base = scene.base()
    if base is None:
        return cal.vague("PAST_REF" if "since" in scene.signal else "FUTURE_REF")
    return replace(base, type="DATE", value=base.value.split("T")[0], refers=False)


def _vaguely(value: str) -> Reader:
    def read(match: re.Match[str], scene: Scene) -> Reading | None:
        return cal.vague(value)

    return read


_WEEKS_TO_THE_DAY: Final = 1
_UNITS: Final = r"(?P<unit>week|weekend|month|quarter|year|decade|century)"
_BEFORE_THIS: Final = r"(?P<which>this (?:past|coming)|last|this|next|the (?:current|coming|upcoming))"
_BEFORE_THAT: Final = r"(?P<which>the (?:following|next|previous|preceding|prior|same)|that (?:very )?same|that)"
_WAY: Final = r"(?P<way>ago|earlier|later|previously|from now|hence|(?:before|after)(?= ?[.,;:)]))"
_PLURALS: Final = ("minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries")

RULES: Final[tuple[Rule, ...]] = (
    # A lost apostrophe is forgiven: "this weeks announcement".
    rule(
        {"last", "this", "next", "the"},
        rf"{_BEFORE_THIS} {_UNITS}(?:s(?= [a-z]))?\b(?!-| of the [a-z]+ [A-Z])",
        _this_unit,
        ignore_case=True,
    ),
    rule(
        {"the", "that"},
        rf"{_BEFORE_THAT} (?P<unit>day|week|weekend|month|year|decade|century)\b(?!-)",
        _that_unit,
        ignore_case=True,
    ),
    rule("the", r"the (?:past )?weekend\b(?! of\b)", _weekend, ignore_case=True),
    rule({"last", "this", "next"}, rf"(?i:{_BEFORE_THIS}) (?P<month>{cased(MONTHS)})\b\.?(?! \d)", _month_by_word),
    rule({"the", "that"}, rf"(?i:{_BEFORE_THAT}) (?P<month>{cased(MONTHS)})\b\.?(?! \d)", _month_by_word),
    rule(
        NUMBER_STARTS,
        rf"(?P<n>{QUANTITY})(?P<half_before> and a half)?[-\s](?:full |short |more )?(?P<unit>{UNIT})"
        rf"(?P<half> and a half)?[-\s]{_WAY}\b",
        _distance,
        ignore_case=True,
    ),
    rule(
        NUMBER_STARTS,
        rf"(?P<n>{QUANTITY}) (?P<unit>years?)(?: and|,)? (?P<months>{SMALL_NUMBER}) months? {_WAY}\b",
        _distance,
        ignore_case=True,
    ),
    rule(
        NUMBER_STARTS,
        rf"(?P<n>{QUANTITY})[-\s](?P<unit>years?|months?|weeks?) ago "
        r"(?P<exact>today|to the day|this week|this month)\b",
        _to_the_day,
        ignore_case=True,
    ),
    rule(_PLURALS, rf"(?P<unit>{UNIT}) (?P<way>ago|earlier|later|from now)\b", _distance, ignore_case=True),
    rule(
        "the",
        r"(?P<one>the) (?P<unit>day|week|month|year) (?P<way>before|after)(?= ?[.,;:)”–—\"-])",
        _distance,
        ignore_case=True,
    ),
    rule(
        "the",
        r"(?P<one>the) (?P<unit>day|week|month|year) (?P<way>before) that(?= (?:he|she|it|they|the|an?)\b)",
        _distance,
        ignore_case=True,
    ),
    rule(
        NUMBER_STARTS,
        rf"(?P<n>{QUANTITY}) (?P<unit>days?|weeks?|months?) (?P<way>on)(?=,| (?:he|she|it|they|the)\b)",
        _on,
        ignore_case=True,
    ),
    rule(
        {"earlier", "later"},
        r"(?P<way>earlier|later) in the (?P<unit>day|week|month|year)\b",
        _within_unit,
        ignore_case=True,
    ),
    rule(
        {"the", "beginning", "start", "end", "middle", "rest", "turn"},
        r"(?:the )?(?:very )?(?:beginning|start|end|middle|rest|remainder|turn|close|course) of "
        rf"(?:the|(?P<that>that)) {_UNITS}\b(?! of\b)",
        _part_of_unit,
        ignore_case=True,
    ),
    rule(
        {"year", "month", "week"}, r"(?P<unit>year|month|week)(?:-|[’']s )end\b(?!s)", _part_of_unit, ignore_case=True
    ),
    rule("then", r"then\b", _then),
    rule(
        {"now", "right", "currently", "nowadays", "presently", "at", "these"},
        r"(?:now(?! that\b)|right now|currently|nowadays|presently|at present|at the moment|these days)\b(?!-)",
        _vaguely("PRESENT_REF"),
        ignore_case=True,
    ),
    rule(
        {"recently", "lately", "recent", "the", "past", "long"},
        r"(?:recently|lately|(?:the )?recent (?:days|weeks|months|years|decades|times)|(?:the )?past(?= ?[.,;]| and\b)|"
        r"the other day|long ago)(?!\w)",
        _vaguely("PAST_REF"),
        ignore_case=True,
    ),
    rule(
        {"soon", "near", "foreseeable", "immediate", "the", "coming"},
        r"(?:soon|(?:the )?(?:near|foreseeable|immediate) future|the future|"
        r"(?:the )?coming (?:days|weeks|months|years))\b"
        r"(?! (?:as|after|afterwards)\b|-)",
        _vaguely("FUTURE_REF"),
        ignore_case=True,
    ),
)
