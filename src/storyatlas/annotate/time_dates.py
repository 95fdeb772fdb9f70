"""Rules for days and months of the calendar: "2016-02-12", "Feb. 24", "6 August 1945", "in June"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from storyatlas.annotate import time_calendar as cal
from storyatlas.annotate.time_calendar import Reading
from storyatlas.annotate.time_rules import Rule, rule, said
from storyatlas.annotate.time_scene import Scene, day_of
from storyatlas.annotate.time_words import (
    COMMA,
    DAY,
    DIGITS,
    GAP,
    IN_YEAR,
    MONTH,
    MONTH_ABBREVIATIONS,
    MONTHS,
    NOT_NUMBER,
    ORDINALS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    month_number,
    plain,
    weekday_number,
)

_TO: Final = r"(?: ?[-–—/] ?| (?:to|and|through|until|or) )"
_ENDS_DAY: Final = rf"(?![\w%]|[.:]\d|,(?!{YEAR}(?!\d))\d|[-–—]\d)"
_ENDS_YEAR: Final = r"(?!\d|[.,]\d|%)"


_ATTACKS: Final = re.compile(rf"{GAP}(?:terror(?:ist)?{GAP})?(?:attacks?|hijack\w+|bombings?)\b")


def _number(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _day(year: int, month: int, day: int, *, anchored: bool = True) -> Reading | None:
    found = day_of(year, month, day)
    return cal.a_day(found, anchored=anchored) if found else None


def _iso_day(match: re.Match[str], scene: Scene) -> Reading | None:
    reading = _day(int(match["year"]), int(match["month"]), int(match["day"]))
    return cal.at_time(reading, f"T{match['clock']}") if reading and match["clock"] else reading


def _numeric(match: re.Match[str], scene: Scene) -> Reading | None:
    """Slashes put the month first unless it cannot be one; dots put the day first."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if year < 100:
        year += 2000 if year < 50 else 1900
    day_first = match["sep"] != "/" or first > 12
    month, day = (second, first) if day_first else (first, second)
    return _day(year, month, day, anchored=day_first or second > 12 or first == second)


def _date(match: re.Match[str], scene: Scene) -> Reading | None:
    if "\n" in match[0] and re.match(r"[.\s]\s?\d", scene.section.text[scene.end :]):
        return None  # "... the U-4" above "May 16, 2023"
    month, day = month_number(match["month"]), _number(match["day"])
    if (month, day) == (9, 11) and not match["year"] and _ATTACKS.match(scene.section.text, match.end()):
        return cal.a_day(date(2001, 9, 11))
    weekday = weekday_number(match["weekday"]) if said(match, "weekday") else None
    first = _day(int(match["year"]), month, day) if match["year"] else scene.month_day(month, day, weekday)
    if first is None or first.day is None or not said(match, "last"):
        return first
    last = day_of(first.day.year, month, _number(match["last"]))
    if last is None or last <= first.day:
        return None
    return cal.days(first.day, last, f"{first.day.isoformat()}/{last.isoformat()}")


def _date_in_words(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "The third of July"."""
    month, day = month_number(match["month"]), ORDINALS[match["word"]]
    return _day(int(match["year"]), month, day) if match["year"] else scene.month_day(month, day)


def _month_short_year(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "July '19"."""
    now, two = scene.published.year if scene.published else 2030, int(match["two"])
    return cal.a_month(two + (2000 if two <= now % 100 + 20 else 1900), month_number(match["month"]))


def _month_year(match: re.Match[str], scene: Scene) -> Reading | None:
    return cal.a_month(int(match["year"]), month_number(match["month"]))


def _months_year(match: re.Match[str], scene: Scene) -> Reading | None:
    year, first, last = int(match["year"]), month_number(match["month"]), month_number(match["last"])
    start, end = date(year if first <= last else year - 1, first, 1), date(year, last, 1)
    return cal.months(start, end, f"{start:%Y-%m}/{end:%Y-%m}")


def _month(match: re.Match[str], scene: Scene) -> Reading | None:
    word = match["month"]
    return scene.month(month_number(word)) if _is_month(word, scene) else None


_BEFORE_MONTHS: Final = frozenset(
    {"in", "since", "until", "till", "by", "from", "between", "last", "next", "early", "late", "mid", "this"}
)
_ALSO_WORDS: Final = frozenset({"may", "march", "april", "june", "august"})
_SHORT_MONTHS: Final = frozenset(MONTH_ABBREVIATIONS) - {"may"}
_TITLE: Final = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Dame|Prof)\.?\s+(?:[A-Z][\w.-]*\s+)?$")


def _is_surname(word: str, scene: Scene) -> bool:
    """Whether the text has somebody of that surname, and nothing before it says that it is a month: Theresa May."""
    people = (e.text.split() for e in scene.section.entities if e.type == "PERSON")
    if any(len(name) > 1 and name[-1] == word for name in people):
        return True
    tokens = scene.section.tokens
    named = (t for t in tokens[1:-1] if t.text == word and tokens[t.i - 1].head == t.i)
    return any(
        tokens[t.i - 1].tag == "NNP"
        and tokens[t.i - 1].dep == "compound"
        and tokens[t.i - 1].text.lower() not in WEEKDAYS
        and not tokens[t.i + 1].text[0].isdigit()
        for t in named
    )


def _is_month(word: str, scene: Scene) -> bool:
    """Not the verb, the modal, a march of people, or a person called April."""
    text, token = scene.section.text, scene.token(scene.start)
    bare = word.lower().rstrip(".")
    if token is None or _TITLE.search(scene.before):
        return False
    if scene.signal in _BEFORE_MONTHS:
        return not re.match(rf"{GAP}(?:for|on){GAP}[A-Z]", text[scene.end : scene.end + 20])
    if bare not in _SHORT_MONTHS and _is_surname(word, scene):
        return False
    if (word.isupper() and len(word) > 3) or (bare in MONTH_ABBREVIATIONS and not word.endswith(".")):
        return False
    if bare not in _ALSO_WORDS:
        return True
    if token.tag not in ("NNP", "CD") or re.match(r"\s+[A-Z][a-z]", text[scene.end : scene.end + 4]):
        return False
    if re.search(r"[A-Z][a-z’']+\s$", scene.before):
        return False
    return not scene.within_entity("PERSON", "FAC", "WORK_OF_ART")


def _nine_eleven(match: re.Match[str], scene: Scene) -> Reading | None:
    return cal.a_day(date(2001, 9, 11))


RULES: Final[tuple[Rule, ...]] = (
    rule(
        DIGITS,
        rf"(?P<year>{YEAR})[-/](?P<month>0[1-9]|1[0-2])[-/](?P<day>\d\d)"
        r"(?:[T\s](?P<clock>\d\d:\d\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)",
        _iso_day,
    ),
    rule(DIGITS, rf"(?P<a>\d\d?)(?P<sep>[/.])(?P<b>\d\d?)(?P=sep)(?P<year>{YEAR}|\d\d){NOT_NUMBER}", _numeric),
    rule(DIGITS, r"9/11\b", _nine_eleven),
    rule(DIGITS, rf"(?P<day>{DAY})(?:{_TO}(?P<last>{DAY}))? (?:of )?(?P<month>{MONTH}){IN_YEAR}", _date),
    rule("the", rf"the (?P<day>{DAY}) of (?P<month>{MONTH}){IN_YEAR}", _date),
    rule(
        MONTHS,
        rf"(?P<month>{MONTH}) ?(?:the )?(?P<day>{DAY})(?:{_TO}(?P<last>{DAY})(?!\w))?{_ENDS_DAY}{IN_YEAR}",
        _date,
    ),
    rule(WEEKDAYS, rf"(?P<weekday>{WEEKDAY}){COMMA}(?P<month>{MONTH}) (?P<day>{DAY}){_ENDS_DAY}{IN_YEAR}", _date),
    rule(
        WEEKDAYS,
        rf"(?P<weekday>{WEEKDAY}){COMMA}(?:the )?(?P<day>{DAY}) (?:of )?(?P<month>{MONTH}){IN_YEAR}",
        _date,
    ),
    rule("the", rf"the (?P<word>{plain(ORDINALS)}) of (?P<month>{MONTH}){IN_YEAR}", _date_in_words),
    rule(WEEKDAYS, rf"(?P<weekday>{WEEKDAY}) \((?P<month>{MONTH}) (?P<day>{DAY}){_ENDS_DAY}{IN_YEAR}\)", _date),
    rule(WEEKDAYS, rf"(?P<weekday>{WEEKDAY}) \((?P<day>{DAY}) (?P<month>{MONTH}){IN_YEAR}\)", _date),
    rule(MONTHS, rf"(?P<month>{MONTH}){COMMA}(?:of )?(?P<year>{YEAR}){_ENDS_YEAR}", _month_year),
    rule(MONTHS, rf"(?P<month>{MONTH}) [’'‘](?P<two>\d\d)\b", _month_short_year),
    rule(MONTHS, rf"(?P<month>{MONTH})[-–—](?P<last>{MONTH}){COMMA}(?P<year>{YEAR}){_ENDS_YEAR}", _months_year),
    rule(MONTHS, rf"(?P<month>{MONTH})(?!\w|-[a-z]|[’'](?!s\b))", _month),
)
