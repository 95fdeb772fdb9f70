"""Rules for dates that lean on the publishing day, or on a date told before."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from storyatlas.annotate import time_calendar as cal
from storyatlas.annotate.time_calendar import Reading
from storyatlas.annotate.time_dates import weekday_number
from storyatlas.annotate.time_rules import DIGITS, Rule, rule
from storyatlas.annotate.time_scene import Scene
from storyatlas.annotate.time_words import (
    GAP,
    MONTHS,
    ONES,
    PART,
    PARTS_OF_DAY,
    QUANTITY,
    TENS,
    UNIT,
    VAGUE_NUMBERS,
    WEEKDAY,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
    cased,
    number,
    plain,
    unit_of,
)

_UNKNOWN: Final = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "MO": "XXXX-XX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
}
_DEICTIC_DAYS: Final = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
# Newspapers, programmes and clubs that carry the name of a day.
_NAMED_AFTER_DAYS: Final = re.compile(
    rf"{GAP}(?:Night{GAP}(?:Live|Football|Lights)|(?:Morning{GAP})?(?:Times|Telegraph|Mirror|Mail|Post|Herald|Express|Independent|Age|Sun|People|"
    r"World|Tribune|Star|Business|Review|Politics|Show|Sport|Standard|Nation|Vanguard|Guardian|Island|Press)\b)|-Night"
)


def _part(match: re.Match[str], reading: Reading) -> Reading:
    part = match.groupdict().get("part")
    if not part:
        return reading
    letters = f"T{PARTS_OF_DAY[re.sub('s$', '', part.lower())]}"
    return cal.at_time(reading, letters)


def _deictic_day(match: re.Match[str], scene: Scene) -> Reading | None:
    word = match["word"].lower()
    if word == "today" and re.search(
        r"(?:USA|Russia|India|Christianity|Psychology|BBC|Radio 4’s|4's)\s$", scene.before
    ):
        return None
    token = scene.token(scene.start)
    if (
        match["word"][0].isupper()
        and token is not None
        and token.tag == "NNP"
        and re.search(r"[A-Z][a-z]+\s$", scene.before)
    ):
        return None
    if scene.published is None:
        return cal.vague("XXXX-XX-XX" + ("TNI" if word == "tonight" else ""))
    reading = cal.a_day(cal.add_days(scene.published, _DEICTIC_DAYS[word]))
    return cal.at_time(reading, "TNI") if word == "tonight" else _part(match, reading)


def _part_of_this_day(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "This morning", "last night", "overnight"."""
    which = match["which"].lower()
    if which == "overnight" and scene.direction != "past":
        return None
    part = (match["part"] or "night").lower()
    if scene.published is None:
        return cal.vague(f"XXXX-XX-XXT{PARTS_OF_DAY[part]}", "TIME")
    day = cal.a_day(cal.add_days(scene.published, -1 if which == "last" else 0), anchored=which != "overnight")
    return cal.at_time(day, f"T{PARTS_OF_DAY[part]}")


def _anaphoric_part(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "That night", "the following morning", "the night before"."""
    base, which = scene.base(), match["which"].lower().split()[-1] if match["which"] else "before"
    letters = f"T{PARTS_OF_DAY[match['part'].lower()]}"
    if base is None or base.day is None or base.precision != "day":
        return cal.vague("XXXX-XX-XX" + letters, "TIME")
    step = {"following": 1, "next": 1, "previous": -1, "before": -1}.get(which, 0)
    return cal.at_time(cal.a_day(cal.add_days(base.day, step)), letters)


def _weekday(match: re.Match[str], scene: Scene) -> Reading | None:
    groups = match.groupdict()
    word = groups["weekday"]
    bare = word.lower().rstrip(".")
    if bare in WEEKDAY_ABBREVIATIONS and (not word.endswith(".") or (bare in ("sun", "sat") and scene.signal != "on")):
        return None
    if _NAMED_AFTER_DAYS.match(scene.section.text, match.end("weekday")) or re.search(
        r"\b(?:Bloody|Black|Super|Freaky|Sheffield|Mail on|Fat|Spy|Dress-Down|Ruby|Girl|Man|Star|Casual) $",
        scene.before,
    ):
        return None
    weekday = weekday_number(word)
    which = re.sub(r"\s+", " ", (groups.get("which") or "").lower()).strip()
    if which in ("that", "the following", "the next", "the previous", "the preceding", "the same", "that same"):
        return _part(match, _anaphoric_weekday(weekday, which, scene))
    return _part(match, _deictic_weekday(weekday, which, scene))


def _deictic_weekday(weekday: int, which: str, scene: Scene) -> Reading:
    published = scene.published
    if not which or published is None:
        return scene.weekday(weekday)
    back = (published.weekday() - weekday) % 7
    if which in ("last", "this past", "past"):
        return cal.a_day(cal.add_days(published, -(back or 7)))
    if which in ("next", "this coming", "coming"):
        return cal.a_day(cal.add_days(published, 7 - back))
    if scene.direction == "past":
        return cal.a_day(cal.add_days(published, -back))
    return cal.a_day(cal.add_days(published, (7 - back) % 7))


def _anaphoric_weekday(weekday: int, which: str, scene: Scene) -> Reading:
    base = scene.base()
    if base is None or base.day is None or base.precision != "day":
        return cal.vague(f"XXXX-WXX-{weekday + 1}")
    if which in ("the previous", "the preceding"):
        return cal.a_day(cal.add_days(base.day, -((base.day.weekday() - weekday) % 7 or 7)))
    ahead = (weekday - base.day.weekday()) % 7
    return cal.a_day(cal.add_days(base.day, ahead if which in ("that", "the same", "that same") else ahead or 7))


def _unit_by_word(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "Last week", "this month", "next year", "that day", "the following week", "the same year"."""
    which = re.sub(r"\s+", " ", match["which"].lower())
    unit = unit_of(match["unit"])
    steps = {
        "last": -1,
        "this": 0,
        "this past": -1,
        "this coming": 1,
        "next": 1,
        "the current": 0,
        "the coming": 1,
        "the upcoming": 1,
    }
    if which in steps:
        if unit == "D" and which != "this":
            return None
        if scene.published is None:
            return cal.vague(_UNKNOWN.get(unit, "XXXX-XX-XX"))
        if unit == "WE" and which in ("last", "this past"):
            return cal.a_weekend(cal.add_days(scene.published, -7))
        return _clipped(cal.shifted(scene.published, unit, steps[which]), which, scene)
    if which == "the next" and scene.signal in ("over", "in", "within", "for", "during"):
        return None
    base = scene.base()
    if base is None or base.day is None or (unit == "D" and base.precision != "day"):
        return cal.vague(_UNKNOWN.get(unit, "XXXX-XX-XX"))
    step = (
        1
        if which in ("the following", "the next")
        else -1
        if which in ("the previous", "the preceding", "the prior")
        else 0
    )
    return replace(cal.shifted(base.day, unit, step), refers=step != 0 or unit != "Y")


def _clipped(reading: Reading, which: str, scene: Scene) -> Reading:
    """ "Earlier this week" ends, "later this week" starts on the publishing day."""
    if which != "this" or reading.precision != "day" or reading.end is None or scene.published is None:
        return reading
    today = scene.published.isoformat()
    if re.search(r"\bearlier\s$", scene.before, re.IGNORECASE):
        return replace(reading, end=today) if reading.start != today else replace(reading, end=None)
    if re.search(r"\blater\s$", scene.before, re.IGNORECASE):
        return (
            replace(reading, start=today, day=scene.published)
            if reading.end != today
            else replace(reading, start=today, end=None)
        )
    return reading


def _weekend(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "The weekend": the last one of the past tense, the next one of the future."""
    if scene.published is None:
        return cal.vague("XXXX-WXX-WE")
    ahead = scene.direction == "future" or scene.published.weekday() >= 5
    return cal.a_weekend(scene.published if ahead else cal.add_days(scene.published, -7))


def _month_by_word(match: re.Match[str], scene: Scene) -> Reading | None:
    if scene.published is None:
        return cal.vague(f"XXXX-{MONTHS[match['month'].lower().rstrip('.')]:02}")
    month = MONTHS[match["month"].lower().rstrip(".")]
    which, now = match["which"].lower(), scene.published
    if which == "this":
        return cal.a_month(now.year, month)
    if which in ("last", "this past"):
        return cal.a_month(now.year - (month >= now.month), month)
    if which in ("next", "this coming"):
        return cal.a_month(now.year + (month <= now.month), month)
    base = scene.base()
    if base is None or base.day is None:
        return scene.month(month)
    year = base.day.year
    step = which.split()[-1]
    if step in ("following", "next"):
        year += month <= base.day.month
    elif step == "previous":
        year -= month >= base.day.month
    return cal.a_month(year, month)


def _distance(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "Two weeks ago", "three days later", "a year earlier", "two days from now"."""
    way = re.sub(r"\s+", " ", match["way"].lower())
    unit, count = unit_of(match["unit"]), number(match["n"]) if match["n"] else None
    deictic = way in ("ago", "from now", "hence")
    back = way in ("ago", "earlier", "before", "previously", "prior")
    if count is None:
        return cal.vague("PAST_REF" if way == "ago" else "FUTURE_REF" if deictic else _UNKNOWN.get(unit, "XXXX-XX-XX"))
    base: date | None
    if deictic:
        base = scene.published
    else:
        told = scene.base()
        base = told.day if told else None
        if told and told.precision != "day" and unit in ("D", "W", "WE", "H", "M", "S"):
            base = None
    if base is None:
        return cal.vague(_UNKNOWN.get(unit, "XXXX-XX-XX"))
    count = count + 0.5 if match.groupdict().get("half") else count
    if unit == "Y" and count != int(count):
        unit, count = "MO", count * 12
    if unit == "CE" and count < 1:
        unit, count = "DE", count * 10
    reading = cal.shifted(base, unit, -int(count) if back else int(count))
    return replace(reading, refers=not deictic or unit in ("D", "W"))


def _far(match: re.Match[str], scene: Scene) -> Reading | None:
    """The end of the year, the rest of the week, year-end."""
    unit = unit_of(match["unit"])
    told = scene.base() if match.groupdict().get("that") else None
    base = told.day if told else scene.published
    if base is None:
        return cal.vague(_UNKNOWN.get(unit, "XXXX-XX-XX"))
    return replace(cal.shifted(base, unit, 0), refers=False)


def _then(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "Since then", "by then", "until then": the date told before."""
    base = scene.base()
    return (
        replace(base, type="DATE", value=base.value.split("T")[0], refers=False)
        if base
        else cal.vague("PAST_REF" if "since" in scene.signal else "FUTURE_REF")
    )


_WORDS_OF_PRESENT: Final = rf"(?:now(?!{GAP}that\b)|right{GAP}now|currently|nowadays|presently|at{GAP}present|at{GAP}the{GAP}moment|these{GAP}days)"
_WORDS_OF_PAST: Final = rf"(?:recently|lately|(?:the{GAP})?recent{GAP}(?:days|weeks|months|years|decades|times)|(?:the{GAP})?past(?={GAP}?(?:[.,;]|and\b))|the{GAP}other{GAP}day|long{GAP}ago)"
_WORDS_OF_FUTURE: Final = rf"(?:soon|(?:the{GAP})?(?:near|foreseeable|immediate){GAP}future|the{GAP}future|(?:the{GAP})?coming{GAP}(?:days|weeks|months|years))"
_BASE_WORDS: Final = rf"(?P<which>the{GAP}following|the{GAP}next|the{GAP}previous|the{GAP}preceding|the{GAP}prior|the{GAP}same|that{GAP}(?:very{GAP})?same|that)"
_NUMBER_STARTS: Final = (DIGITS, "a", "an", "half", *TENS, *ONES, *(word.split()[0] for word in VAGUE_NUMBERS))


def _day_beyond(match: re.Match[str], scene: Scene) -> Reading | None:
    if scene.published is None:
        return cal.vague("XXXX-XX-XX")
    return cal.a_day(cal.add_days(scene.published, -2 if match["way"].lower().startswith("before") else 2))


def _distance_of_one(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "The day before." and "the day after." stand next to the date told before."""
    base = scene.base()
    unit = unit_of(match["unit"])
    if base is None or base.day is None or (unit in ("D", "W") and base.precision != "day"):
        return cal.vague(_UNKNOWN[unit])
    return cal.shifted(base.day, unit, -1 if match["way"].lower() == "before" else 1)


def _within(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "Earlier in the week", "later in the day": of the date told before, else of publication."""
    base, unit = scene.base(), unit_of(match["unit"])
    day = base.day if base and base.day and base.precision == "day" else scene.published
    if day is None:
        return cal.vague(_UNKNOWN[unit])
    reading = cal.shifted(day, unit, 0)
    if unit == "W" and day == scene.published:
        half = (
            replace(reading, end=day.isoformat())
            if match["way"].lower() == "earlier"
            else replace(reading, start=day.isoformat())
        )
        return half if half.start != half.end else replace(half, end=None)
    return reading


RULES: Final[tuple[Rule, ...]] = (
    rule(
        _DEICTIC_DAYS,
        rf"(?P<word>{plain(_DEICTIC_DAYS)})\b(?:[-\s](?P<part>{PART})\b)?",
        _deictic_day,
        ignore_case=True,
    ),
    rule(
        "the",
        r"the day (?P<way>before yesterday|after tomorrow)\b",
        _day_beyond,
        ignore_case=True,
    ),
    rule(("this", "last"), rf"(?P<which>this|last) (?P<part>{PART})\b", _part_of_this_day, ignore_case=True),
    rule("overnight", r"(?P<which>overnight)(?P<part>)\b", _part_of_this_day, ignore_case=True),
    rule(("the", "that"), rf"{_BASE_WORDS} (?P<part>{PART})\b", _anaphoric_part, ignore_case=True),
    rule(
        "the",
        r"the (?P<part>night|evening|afternoon|morning) before(?P<which>)(?= ?[.,;:)”\"])",
        _anaphoric_part,
        ignore_case=True,
    ),
    rule(WEEKDAYS, rf"(?P<weekday>{WEEKDAY})(?:[-\s](?P<part>{PART})\b)?(?!\w|s\b)", _weekday),
    rule(
        ("last", "this", "next", "coming", "past"),
        rf"(?P<which>(?i:this (?:past|coming)|last|this|next|coming|past)) (?P<weekday>{WEEKDAY})(?:[-\s](?P<part>{PART})\b)?(?!\w)",
        _weekday,
    ),
    rule(("the", "that"), rf"(?i:{_BASE_WORDS}) (?P<weekday>{WEEKDAY})(?:[-\s](?P<part>{PART})\b)?(?!\w)", _weekday),
    rule(
        ("last", "this", "next", "the"),
        r"(?P<which>this (?:past|coming)|last|this|next|the (?:current|coming|upcoming)) (?P<unit>week|weekend|month|quarter|year|decade|century)(?:s(?= [a-z]))?\b(?!-| of the [a-z]+ [A-Z])",
        _unit_by_word,
        ignore_case=True,
    ),
    rule(
        ("the", "that"),
        rf"{_BASE_WORDS} (?P<unit>day|week|weekend|month|year|decade|century)\b(?!-)",
        _unit_by_word,
        ignore_case=True,
    ),
    rule(("the",), r"the weekend\b(?! of\b)", _weekend, ignore_case=True),
    rule(
        ("last", "this", "next"),
        rf"(?P<which>(?i:this (?:past|coming)|last|this|next)) (?P<month>{cased(MONTHS)})\b\.?(?! \d)",
        _month_by_word,
    ),
    rule(("the", "that"), rf"(?i:{_BASE_WORDS}) (?P<month>{cased(MONTHS)})\b\.?(?! \d)", _month_by_word),
    rule(
        _NUMBER_STARTS,
        rf"(?P<n>{QUANTITY})[-\s](?:full |short |more )?(?P<unit>{UNIT})(?P<half> and a half)?[-\s](?P<way>ago|earlier|later|previously|from now|hence|before(?= ?[.,;:)])|after(?= ?[.,;:)]))\b",
        _distance,
        ignore_case=True,
    ),
    rule(
        ("minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"),
        rf"(?P<n>)(?P<unit>{UNIT}) (?P<half>)(?P<way>ago|earlier|later|from now)\b",
        _distance,
        ignore_case=True,
    ),
    rule(
        "the",
        r"the (?P<n>)(?P<unit>day|week|month|year) (?P<way>before|after)(?= ?[.,;:)”–—\"-])(?P<half>)",
        _distance_of_one,
        ignore_case=True,
    ),
    rule(
        ("earlier", "later"),
        r"(?P<way>earlier|later) in the (?P<unit>day|week|month|year)\b",
        _within,
        ignore_case=True,
    ),
    rule(
        ("the", "beginning", "start", "end", "middle", "rest", "turn"),
        r"(?:the )?(?:very )?(?:beginning|start|end|middle|rest|remainder|turn|close|course) of (?:the|(?P<that>that)) (?P<unit>week|weekend|month|quarter|year|decade|century)\b(?! of\b)",
        _far,
        ignore_case=True,
    ),
    rule(("year", "month", "week"), r"(?P<unit>year|month|week)(?:-|[’']s )end\b(?!s)", _far, ignore_case=True),
    rule(
        "then",
        r"then\b",
        lambda match, scene: (
            _then(match, scene)
            if scene.signal in ("since", "ever since", "by", "until", "till", "before", "from")
            else None
        ),
    ),
    rule(
        ("now", "right", "currently", "nowadays", "presently", "at", "these"),
        rf"{_WORDS_OF_PRESENT}\b(?!-)",
        lambda match, scene: cal.vague("PRESENT_REF"),
        ignore_case=True,
    ),
    rule(
        ("recently", "lately", "recent", "the", "past", "long"),
        rf"{_WORDS_OF_PAST}\b",
        lambda match, scene: cal.vague("PAST_REF"),
        ignore_case=True,
    ),
    rule(
        ("soon", "near", "foreseeable", "immediate", "the", "coming"),
        rf"{_WORDS_OF_FUTURE}\b(?! (?:as|after|afterwards)\b)",
        lambda match, scene: cal.vague("FUTURE_REF"),
        ignore_case=True,
    ),
)
