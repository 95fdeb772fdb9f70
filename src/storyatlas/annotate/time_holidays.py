"""Holidays: those whose day follows from the year alone."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from storyatlas.annotate import time_calendar as cal
from storyatlas.annotate.time_calendar import Reading
from storyatlas.annotate.time_rules import Rule, rule, said
from storyatlas.annotate.time_scene import Scene
from storyatlas.annotate.time_words import GAP, IN_YEAR, YEAR


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    lunar = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * lunar) // 451
    month, day = divmod(h + lunar - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _nth(year: int, month: int, weekday: int, n: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))


def _last(year: int, month: int, weekday: int) -> date:
    last = date(year, month, calendar.monthrange(year, month)[1])
    return last - timedelta(days=(last.weekday() - weekday) % 7)


# Month and day of the first day of the Chinese lunisolar year, 2000-2030 (calendar of the Hong Kong Observatory).
_LUNAR_NEW_YEAR: Final = dict(
    enumerate(
        (
            *(205, 124, 212, 201, 122, 209, 129, 218, 207, 126, 214, 203, 123, 210, 131, 219),
            *(208, 128, 216, 205, 125, 212, 201, 122, 210, 129, 217, 206, 126, 213, 203),
        ),
        start=2000,
    )
)


def lunar_new_year(year: int) -> date | None:
    """First day of the Chinese year that begins in `year`; `None` outside the table."""
    entry = _LUNAR_NEW_YEAR.get(year)
    return date(year, *divmod(entry, 100)) if entry else None


def _lunar_eve(year: int) -> date | None:
    first = lunar_new_year(year)
    return first - timedelta(days=1) if first else None


def _fixed(month: int, day: int) -> Callable[[int], date | None]:
    return lambda year: date(year, month, day)


def _after_easter(count: int) -> Callable[[int], date | None]:
    return lambda year: easter(year) + timedelta(days=count)


# Holidays whose day follows from the year alone; days that differ by country are left out.
HOLIDAYS: Final[dict[str, Callable[[int], date | None]]] = {
    "new years day": _fixed(1, 1),
    "new years eve": _fixed(12, 31),
    "new year day": _fixed(1, 1),
    "new year eve": _fixed(12, 31),
    "new years": _fixed(1, 1),
    "new year": _fixed(1, 1),
    "epiphany": _fixed(1, 6),
    "martin luther king day": lambda year: _nth(year, 1, 0, 3),
    "presidents day": lambda year: _nth(year, 2, 0, 3),
    "valentines day": _fixed(2, 14),
    "international womens day": _fixed(3, 8),
    "st patricks day": _fixed(3, 17),
    "april fools day": _fixed(4, 1),
    "earth day": _fixed(4, 22),
    "anzac day": _fixed(4, 25),
    "may day": _fixed(5, 1),
    "memorial day": lambda year: _last(year, 5, 0),
    "juneteenth": _fixed(6, 19),
    "fourth of july": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "labor day": lambda year: _nth(year, 9, 0, 1),
    "columbus day": lambda year: _nth(year, 10, 0, 2),
    "halloween": _fixed(10, 31),
    "all saints day": _fixed(11, 1),
    "bonfire night": _fixed(11, 5),
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "thanksgiving": lambda year: _nth(year, 11, 3, 4),
    "thanksgiving day": lambda year: _nth(year, 11, 3, 4),
    "black friday": lambda year: _nth(year, 11, 3, 4) + timedelta(days=1),
    "cyber monday": lambda year: _nth(year, 11, 3, 4) + timedelta(days=4),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "ash wednesday": _after_easter(-46),
    "palm sunday": _after_easter(-7),
    "maundy thursday": _after_easter(-3),
    "holy thursday": _after_easter(-3),
    "good friday": _after_easter(-2),
    "holy saturday": _after_easter(-1),
    "easter": _after_easter(0),
    "easter sunday": _after_easter(0),
    "easter monday": _after_easter(1),
    "ascension day": _after_easter(39),
    "whit sunday": _after_easter(49),
    "pentecost": _after_easter(49),
    "lunar new year": lunar_new_year,
    "chinese new year": lunar_new_year,
    "lunar new years eve": _lunar_eve,
    "lunar new year eve": _lunar_eve,
    "chinese new years eve": _lunar_eve,
    "chinese new year eve": _lunar_eve,
}


_NAMES: Final = (
    r"(?:lunar|chinese) new year(?:(?:[’']?s)? eve)?|new year[’']?s?(?: day|[’']s day| eve)?|christmas(?: day| eve)?|"
    r"boxing day|good friday|easter(?: sunday| monday)?|palm sunday|ash wednesday|(?:maundy|holy) thursday|"
    r"holy saturday|ascension day|pentecost|whit sunday|thanksgiving(?: day)?|black friday|cyber monday|labor day|"
    r"memorial day|veterans[’']? day|armistice day|presidents[’']? day|columbus day|juneteenth|"
    r"martin luther king(?:,? jr\.?)? day|valentine[’']?s day|st\.? patrick[’']?s day|"
    r"international women[’']?s day|april fools[’']? day|earth day|anzac day|may day|fourth of july|bastille day|"
    r"halloween|all saints[’']? day|bonfire night|epiphany"
)
# "At Christmas" of a past tense is the last one, unless the next is this near (in days).
_NEAR: Final = 90
_YEAR_AFTER: Final = re.compile(
    rf"(?:{GAP}[a-z]+){{0,2}}{GAP}(?:of|in){GAP}({YEAR})\b"
)  # "the Easter bombings of 2019"


def _holiday(match: re.Match[str], scene: Scene) -> Reading | None:
    name = re.sub(r"[.,'’]", "", said(match, "name")).replace(" jr", "")
    if match["name"][0].islower() and "new year" not in name:
        return None
    if name in ("new year", "new years") and re.search("(?i:lunar|chinese) (?i:new year)", scene.section.text):
        name = "lunar new year"
    day_in = HOLIDAYS[name]
    beside = _YEAR_AFTER.match(scene.section.text, match.end())
    told = match["year"] or (beside[1] if beside else "")
    year = int(told) if told else scene.told_year()
    if year is not None:
        found = day_in(year)
        return cal.a_day(found) if found else cal.vague("XXXX-XX-XX")
    if scene.published is None:
        fixed = day_in(2000)
        return cal.vague(f"XXXX-{fixed:%m-%d}" if fixed and fixed.replace(year=2001) == day_in(2001) else "XXXX-XX-XX")
    return _nearest(day_in, said(match, "which") or scene.direction or "", scene.published)


def _nearest(day_in: Callable[[int], date | None], which: str, published: date) -> Reading:
    years = range(max(1, published.year - 1), min(9998, published.year + 1) + 1)
    days = [found for found in map(day_in, years) if found]
    if which in ("last", "past"):
        near = 0 if which == "last" else _NEAR
        days = [found for found in days if (found - published).days <= near][-1:]
    elif which in ("next", "future"):
        days = [found for found in days if found >= published][:1]
    days = sorted(days, key=lambda found: (abs(found - published), found))
    if not days:
        return cal.vague("XXXX-XX-XX")
    return cal.a_day(days[0], anchored=which not in ("", "present") or abs((days[0] - published).days) <= _NEAR)


RULES: Final[tuple[Rule, ...]] = (
    rule(
        {"this", "last", "next", "valentine", "april", "st"} | {name.split()[0] for name in HOLIDAYS},
        rf"(?:(?P<which>last|next|this) )?(?P<name>{_NAMES})\b{IN_YEAR}"
        r"(?! (?:Island|[Tt]ree|[Cc]ard|[Ee]gg|[Bb]unny|[Cc]arol|[Pp]udding))",
        _holiday,
        ignore_case=True,
    ),
)
