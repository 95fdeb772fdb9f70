"""Rules for years and what is made of them: ranges, decades, centuries, quarters, seasons."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from storyatlas.annotate import time_calendar as cal
from storyatlas.annotate.time_calendar import Reading
from storyatlas.annotate.time_rules import Rule, rule, said
from storyatlas.annotate.time_scene import Scene
from storyatlas.annotate.time_words import (
    DECADE_WORDS,
    DIGITS,
    NOT_NUMBER,
    ORDINALS,
    SEASONS,
    YEAR,
    plain,
)
from storyatlas.model.number_words import TENS


def _years(first: int, last: int) -> Reading:
    return cal.years(first, last, f"{first:04}/{last:04}")


def _year_and_two_digits(match: re.Match[str], scene: Scene) -> Reading | None:
    """`2016-02` is a month, `2002-03` and `1950-53` are pairs of years."""
    first, rest = int(match["year"]), int(match["rest"])
    last = first // 100 * 100 + rest
    if last == first + 1 or rest > 12 or match["sep"] == "/":
        return _years(first, last) if 0 < last - first < 60 else None
    return cal.a_month(first, rest) if rest else None


def _year_range(match: re.Match[str], scene: Scene) -> Reading | None:
    first, last = int(match["year"]), int(match["rest"])
    return _years(first, last) if 0 < last - first <= 150 else None


def _year(match: re.Match[str], scene: Scene) -> Reading | None:
    year = int(match["year"])
    return cal.a_year(year) if _is_year(year, scene) else None


_MONEY_OR_NAME: Final = re.compile(
    r"(?:[$£€¥#№~:/@.,&+=]|"
    r"\b(?:[Nn]o|Rs|US\$|[Ff]light|Room|Highway|Route|Article|Section|[Pp]age|[Rr]esolution)\.?\s?)$"
)
_COUNTED: Final = re.compile(
    r"\s+(?:(?:more|other|new|confirmed|additional|suspected|square|nautical|metric)\s+)*"
    r"(?:people|persons?|men|women|children|cases?|deaths?|troops|soldiers|miles?|kilomet(?:er|re)s?|km|met(?:er|re)s?|"
    r"m|feet|ft|foot|yards?|acres|hectares|tons?|tonnes|kilograms?|kg|pounds|dollars|euros|yuan|yen|rupees|bpd|"
    r"barrels?|employees|workers|staff|jobs|homes|houses|cars|vehicles|votes?|points?|units?|copies|passengers|"
    r"patients|prisoners|detainees|refugees|migrants|seats|beds|calories|degrees|others|times|pages|rooms|shares|"
    r"students|residents|civilians|hours?|days?|weeks?|months?|years?|minutes?|seconds?|GMT|UTC|hrs|mph|pixels)\b"
)
_BEFORE_OLD_YEARS: Final = frozenset({"in", "since", "from", "until", "of", "by", "before"})
_BEFORE_YEARS: Final = _BEFORE_OLD_YEARS | {
    *("till", "after", "during", "early", "late", "mid", "between", "through", "this", "for", "to", "and")
}


def _is_year(year: int, scene: Scene) -> bool:
    """A bare number of four digits that stands where a year stands, and counts nothing."""
    text, token = scene.section.text, scene.token(scene.start)
    if token is None or _MONEY_OR_NAME.search(scene.before) or _COUNTED.match(text, scene.end):
        return False
    if token.start < scene.start and not re.fullmatch(r"[\W\d]*|[a-z]+[-–]\d+", text[token.start : scene.end]):
        return False
    now = scene.published.year if scene.published else 2030
    plausible = 1900 <= year <= now + 60
    if scene.signal in _BEFORE_YEARS:
        return plausible or scene.signal in _BEFORE_OLD_YEARS
    if not plausible or token.tag not in ("CD", "NNP", "NN"):
        return False
    dated = scene.within_entity("DATE", "EVENT", "LAW")
    if re.search(r"[A-Z][\w-]*\s$", scene.before) and not dated:
        return token.dep in ("npadvmod", "pobj", "tmod")
    counted = scene.section.tokens[token.head]
    if token.dep == "nummod" and counted.i > token.i and counted.tag == "NNS" and not dated:
        return False
    return dated or 1950 <= year <= now + 20


def _fiscal_year(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "Fiscal 2016", "the last financial year"; its months differ by country, so the year stands for it."""
    if said(match, "year"):
        year = int(match["year"])
    elif scene.published is None:
        return cal.vague("FYXXXX")
    else:
        year = scene.published.year + {"last": -1, "next": 1}.get(said(match, "which").split()[-1], 0)
    return replace(cal.a_year(year), value=f"FY{year:04}", refers=False)


def _decade(match: re.Match[str], scene: Scene) -> Reading | None:
    """`1980s`; `1800s` are the century, `2000s` the decade."""
    year = int(match["year"])
    return cal.a_century(year // 100 + 1) if year % 100 == 0 and year < 2000 else cal.a_decade(year)


def _short_decade(match: re.Match[str], scene: Scene) -> Reading | None:
    """`'90s`, `the nineties`; not "in her eighties", "in the 40s" of a temperature only by luck."""
    if not re.search(r"(?:\bthe\s(?:(?:early|late|mid)[\s-])?|[’'])$", scene.before):
        return None
    decade = int(match["two"]) if said(match, "two") else DECADE_WORDS[said(match, "word")]
    return cal.a_decade(1900 + decade)


def _century(match: re.Match[str], scene: Scene) -> Reading | None:
    if said(match, "ordinal"):
        return cal.a_century(int(re.sub(r"\D", "", match["ordinal"])))
    tens, _, ones = said(match, "word").partition("-")
    count = ORDINALS.get(said(match, "word")) or TENS.get(tens, 0) + ORDINALS.get(ones, 0)
    return cal.a_century(count) if count else None


_GAME: Final = re.compile(
    r"\b(?:touchdowns?|quarterbacks?|interceptions?|field goals?|fumble[sd]?|free throws?|rebounds?|three-pointers?|"
    r"lay-?ups?|dunk(?:s|ed)?|halftime|tip-?off|kick-?off|playoffs?|buzzer|scoreboard|goalkeepers?)\b",
    re.IGNORECASE,
)


def _tells_of_a_game(scene: Scene) -> bool:
    """Whether the quarters of a text are those of a match: its own words turn up all over it."""
    return len(set(_GAME.findall(scene.section.text))) >= 2


def _part_of_year(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "The fourth quarter", "Q1 2016"; a bare half, and a quarter beside touchdowns, is a football match's."""
    half = said(match, "kind") == "half"
    bare = "year" not in match[0] and not match["year"]
    if bare and (half or _tells_of_a_game(scene)):
        return None
    words = said(match, "which") or said(match, "digit")
    count = int(words[0]) if words[0].isdigit() else ORDINALS[words]
    if half and count > 2:
        return None
    year = int(match["year"]) if match["year"] else _year_of_part(6 if half else 3, count, scene)
    if year is None:
        return cal.vague(f"XXXX-{'H' if half else 'Q'}{count}")
    return cal.a_half(year, count) if half else cal.a_quarter(year, count)


def _year_of_part(months: int, count: int, scene: Scene) -> int | None:
    """The year of a bare "fourth quarter": the latest begun, or the next one ahead."""
    if scene.published is None:
        return None
    current = (scene.published.month - 1) // months + 1
    if scene.direction == "future":
        return scene.published.year + (count < current)
    return scene.published.year - (count > current)


def _season(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "Last summer" is the latest that has ended, "this summer" the year's own, "next" the next."""
    season, which = said(match, "season"), said(match, "which")
    token = scene.token(match.start("season"))
    if token is None or token.tag.startswith("VB"):
        return None  # "those that fall"
    if said(match, "year"):
        return cal.a_season(int(match["year"][:4]), season)
    month, letters = SEASONS[season]
    told = scene.base()
    if which.startswith("that") or which in ("the same", "the following", "the previous"):
        return _season_after_that(season, which, told)
    if scene.published is None:
        return cal.vague(f"XXXX-{letters}")
    year, now = scene.published.year, scene.published.month
    if season == "winter" and now < 3:
        year -= 1
    if which in ("last", "this past", "the past"):
        year -= season == "winter" or now < month + 3
    elif which in ("next", "the coming"):
        year += now >= month
    return cal.a_season(year, season)


def _bare_season(match: re.Match[str], scene: Scene) -> Reading | None:
    """ "In the autumn": the latest begun of a past tense, the next of a future one."""
    season, token = said(match, "season"), scene.token(match.start("season"))
    direction, published = scene.direction, scene.published
    if token is None or token.tag.startswith("VB") or published is None or direction not in ("past", "future"):
        return None
    if not re.search(r"\b[Ii]n\s$", scene.before):
        return None
    month = SEASONS[season][0]
    told = scene.told_year(month)
    if told is not None:
        return cal.a_season(told, season)
    begun = month <= published.month
    return cal.a_season(published.year - (not begun) if direction == "past" else published.year + begun, season)


def _season_after_that(season: str, which: str, told: Reading | None) -> Reading:
    """ "That summer", "the following spring": of the date told before."""
    month, letters = SEASONS[season]
    if told is None or told.day is None:
        return cal.vague(f"XXXX-{letters}")
    step = {"the following": told.day.month >= month, "the previous": -(told.day.month < month + 3)}.get(which, 0)
    return cal.a_season(told.day.year + step, season)


_FIRST_TO_FOURTH: Final = r"first|second|third|fourth|[1-4](?:st|nd|rd|th)"

RULES: Final[tuple[Rule, ...]] = (
    rule(DIGITS, rf"(?P<year>{YEAR})(?P<sep>[-–—/])(?P<rest>\d\d){NOT_NUMBER}", _year_and_two_digits),
    rule(DIGITS, rf"(?P<year>{YEAR})[-–—/](?P<rest>\d{{4}}){NOT_NUMBER}", _year_range),
    rule(DIGITS, rf"(?P<year>{YEAR})(?![\d%]|[.,:]\d|[-–/]\d|[-–][a-z]*[A-Z]|[A-Za-z])", _year),
    rule({"fiscal", "fy"}, rf"(?:fiscal (?:year )?|FY ?)(?P<year>{YEAR})\b", _fiscal_year, ignore_case=True),
    rule(
        {"the", "this", "last", "next"},
        r"(?P<which>(?:the )?(?:last|next|current)|this|the) (?:fiscal|financial) year\b",
        _fiscal_year,
        ignore_case=True,
    ),
    rule({"the", DIGITS}, r"(?:the )?(?P<year>1[1-9]\d0|20\d0)[’']?s\b", _decade),
    rule(DIGITS, r"(?P<two>[2-9]0)[’']?s\b", _short_decade),
    rule(DECADE_WORDS, rf"(?P<word>{plain(DECADE_WORDS)})\b", _short_decade),
    rule({"the", DIGITS}, r"(?:the )?(?P<ordinal>\d\d?(?:st|nd|rd|th))[-\s]century\b", _century),
    rule(
        {"the", *TENS, *ORDINALS, "twenty"},
        rf"(?:the )?(?P<word>(?:twenty-)?(?:{plain(ORDINALS)}))[-\s]century\b",
        _century,
    ),
    rule(
        {"the", "q", DIGITS, "first", "second", "third", "fourth"},
        rf"(?:the )?(?:Q(?P<digit>[1-4])|(?P<which>{_FIRST_TO_FOURTH})[-\s](?P<kind>quarter|half))"
        rf"(?: (?:of )?(?P<year>{YEAR})| of (?:the|this) year)?(?! of\b|\w)",
        _part_of_year,
    ),
    rule(SEASONS, rf"(?P<season>{plain(SEASONS)}) (?:of )?(?P<year>{YEAR})\b", _season),
    rule("the", rf"the (?P<season>{plain(SEASONS)}) of (?P<year>{YEAR}(?:[-–]\d\d)?)\b", _season),
    rule(
        {"the", *SEASONS},
        rf"(?:the )?(?P<season>{plain(SEASONS)})(?= ?[.,;:)]| [a-z]+ed\b| (?:when|after|before|and|as)\b)",
        _bare_season,
    ),
    rule(
        {"last", "this", "next", "the", "that"},
        r"(?P<which>last|this (?:past|coming)|this|next|the (?:following|previous|same|past|coming)|that(?: same)?) "
        rf"(?P<season>{plain(SEASONS)})\b",
        _season,
        ignore_case=True,
    ),
)
