"""Rules for dates that name their day, month, year, decade, season or holiday."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from storyatlas.annotate import time_calendar as cal
from storyatlas.annotate.time_calendar import HOLIDAYS, Reading
from storyatlas.annotate.time_rules import DIGITS, Rule, rule
from storyatlas.annotate.time_scene import Scene, day_of
from storyatlas.annotate.time_words import (
    DAY,
    DECADE_WORDS,
    GAP,
    MONTH,
    MONTHS,
    NOT_NUMBER,
    ORDINALS,
    SEASONS,
    TENS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    plain,
)

_TO: Final = rf"(?:{GAP}?[-–—/]{GAP}?|{GAP}(?:to|and|through|until|or){GAP})"


def month_number(words: str) -> int:
    return MONTHS[words.lower().rstrip(".")]


def weekday_number(words: str) -> int:
    return WEEKDAYS[words.lower().rstrip(".")]


def day_number(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def full_year(words: str) -> int:
    """Four digits as they are; two digits within 1950-2049."""
    digits = int(words)
    return digits if len(words) == 4 else digits + (2000 if digits < 50 else 1900)


def _day(year: int, month: int, day: int, *, anchored: bool = True) -> Reading | None:
    found = day_of(year, month, day)
    return cal.a_day(found, anchored=anchored) if found else None


def _iso_day(match: re.Match[str], scene: Scene) -> Reading | None:
    reading = _day(int(match["year"]), int(match["month"]), int(match["day"]))
    return cal.at_time(reading, f"T{match['clock']}") if reading and match["clock"] else reading


def _iso_month(match: re.Match[str], scene: Scene) -> Reading | None:
    """`2016-02` is a month, `2002-03` a pair of years."""
    first, rest = int(match["year"]), int(match["rest"])
    last = first // 100 * 100 + rest
    if last == first + 1 or rest > 12:
        return _years(first, last) if 0 < last - first < 60 else None
    return cal.a_month(first, rest) if rest else None


def _numeric(match: re.Match[str], scene: Scene) -> Reading | None:
    """Slashes put the month first unless it cannot be one; dots put the day first."""
    first, second, year = int(match["a"]), int(match["b"]), full_year(match["year"])
    month, day = (second, first) if match["sep"] != "/" or first > 12 else (first, second)
    return _day(year, month, day, anchored=match["sep"] != "/" or first > 12 or second > 12 or first == second)


def _date(match: re.Match[str], scene: Scene) -> Reading | None:
    groups = match.groupdict()
    month, day = month_number(groups["month"]), day_number(groups["day"])
    weekday = weekday_number(groups["weekday"]) if groups.get("weekday") else None
    first = _day(int(groups["year"]), month, day) if groups.get("year") else scene.month_day(month, day, weekday)
    if first is None or not groups.get("last"):
        return first
    return _through(first, day_number(groups["last"]))


def _through(first: Reading, last_day: int) -> Reading | None:
    """From the day of `first` to `last_day` of the same month."""
    if first.day is None:
        return first
    last = day_of(first.day.year, first.day.month, last_day)
    if last is None or last <= first.day:
        return None
    return cal.days(first.day, last, f"{first.day.isoformat()}/{last.isoformat()}")


def _month_year(match: re.Match[str], scene: Scene) -> Reading | None:
    return cal.a_month(int(match["year"]), month_number(match["month"]))


def _months_year(match: re.Match[str], scene: Scene) -> Reading | None:
    year, first, last = int(match["year"]), month_number(match["month"]), month_number(match["last"])
    start, end = date(year if first <= last else year - 1, first, 1), date(year, last, 1)
    return cal.months(start, end, f"{start:%Y-%m}/{end:%Y-%m}")


def _month(match: re.Match[str], scene: Scene) -> Reading | None:
    word = match["month"]
    month = month_number(word)
    return scene.month(month) if _is_month(word, scene) else None


def _is_month(word: str, scene: Scene) -> bool:
    """Not the verb, the modal, a march of people or a person called April."""
    if word.isupper() and len(word) > 3 and not scene.signal:
        return False
    token = scene.token(scene.start)
    if token is None:
        return False
    said_so = scene.signal in (
        "in",
        "since",
        "until",
        "till",
        "by",
        "from",
        "last",
        "next",
        "early",
        "late",
        "mid",
        "this",
    )
    if said_so:
        return not re.match(rf"{GAP}?[-–]|{GAP}(?:for|on){GAP}[A-Z]", scene.section.text[scene.end : scene.end + 20])
    if re.search(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Dame|Prof)\.?\s+(?:[A-Z][\w.-]*\s+)?$|[A-Z][a-z’']+\s$", scene.before):
        sentence_start = scene.section.sentences[scene.sentence].start if scene.section.sentences else 0
        before = scene.section.text[sentence_start : scene.start].strip()
        if " " in before or before.lower() not in (
            "in",
            "last",
            "this",
            "next",
            "since",
            "by",
            "until",
            "from",
            "early",
        ):
            return False
    if word.lower().rstrip(".") in ("may", "march", "april", "june", "august"):
        if token.tag not in ("NNP", "CD") or re.match(r"\s+[A-Z][a-z]", scene.section.text[scene.end : scene.end + 4]):
            return False
        return not any(
            e.type in ("PERSON", "FAC", "WORK_OF_ART") and e.start <= scene.start < e.end
            for e in scene.section.entities
        )
    return True


def _years(first: int, last: int) -> Reading:
    return cal.years(first, last, f"{first:04}/{last:04}")


def _year_range(match: re.Match[str], scene: Scene) -> Reading | None:
    first, rest = int(match["year"]), match["rest"]
    last = int(rest) if len(rest) == 4 else first // 100 * 100 + int(rest)
    return _years(first, last) if 0 < last - first <= 150 else None


def _year(match: re.Match[str], scene: Scene) -> Reading | None:
    year = int(match["year"])
    return cal.a_year(year) if _is_year(year, scene) else None


_MONEY_OR_NAME: Final = re.compile(
    r"(?:[$£€¥#№~:/@.,&+=]|\b(?:No|no|Rs|US\$|Flight|flight|Room|Highway|Route|Article|Section|page|Page|Resolution|resolution)\.?\s?)$"
)
_COUNTED: Final = re.compile(
    r"\s+(?:(?:more|other|new|confirmed|additional|suspected|square|nautical|metric)\s+)*(?:people|persons?|men|women|children|cases?|deaths?|"
    r"troops|soldiers|miles?|kilomet(?:er|re)s?|km|met(?:er|re)s?|m|feet|ft|foot|yards?|acres|hectares|tons?|tonnes|"
    r"kilograms?|kg|pounds|dollars|euros|yuan|yen|rupees|bpd|barrels?|employees|workers|staff|jobs|homes|houses|cars|"
    r"vehicles|votes?|points?|units?|copies|passengers|patients|prisoners|detainees|refugees|migrants|seats|beds|"
    r"calories|degrees|meters|others|times|pages|rooms|shares|students|residents|civilians|hours?|days?|"
    r"weeks?|months?|years?|minutes?|seconds?|GMT|UTC|hrs|MHz|GHz|rpm|mph|mAh|pixels)\b",
)
_TEMPORAL: Final = frozenset(
    {
        "in",
        "since",
        "until",
        "till",
        "by",
        "from",
        "before",
        "after",
        "during",
        "early",
        "late",
        "mid",
        "of",
        "between",
        "through",
        "this",
        "for",
        "to",
        "and",
    }
)


def _is_year(year: int, scene: Scene) -> bool:
    """A bare number of four digits that stands where a year stands, not a count."""
    text = scene.section.text
    if _MONEY_OR_NAME.search(scene.before) or _COUNTED.match(text, scene.end):
        return False
    near = scene.published.year if scene.published else 2030
    plausible = 1900 <= year <= near + 60
    signal = scene.signal
    token = scene.token(scene.start)
    if token is None or (
        token.start < scene.start and not re.fullmatch(r"[\W\d]*|[a-z]+[-–][\d]+", text[token.start : scene.end])
    ):
        return False
    if signal in _TEMPORAL or signal in ("the",):
        return plausible or (signal in ("in", "since", "from", "until", "of", "by", "before") and year >= 1000)
    dated = any(e.type in ("DATE", "EVENT", "LAW") and e.start <= scene.start < e.end for e in scene.section.entities)
    if not plausible or token.tag not in ("CD", "NNP", "NN"):
        return False
    if re.search(r"[A-Z][\w-]*\s$", scene.before) and not dated:
        return token.dep in ("npadvmod", "pobj", "tmod")
    return dated or 1950 <= year <= near + 20


def _decade(match: re.Match[str], scene: Scene) -> Reading | None:
    """`1980s`; `1800s` are the century, `2000s` the decade."""
    year = int(match["year"])
    return cal.a_century(year // 100 + 1) if year % 100 == 0 and year < 2000 else cal.a_decade(year)


def _short_decade(match: re.Match[str], scene: Scene) -> Reading | None:
    """`'90s`, `the nineties`; not "in her eighties"."""
    if re.search(r"\b(?:his|her|their|my|our|your)\W+(?:(?:early|late|mid)\W+)?(?:the\W+)?$", scene.before):
        return None
    decade = int(match["two"]) if match["two"] else DECADE_WORDS[match["word"].lower()]
    return cal.a_decade((1900 if decade >= 20 else 2000) + decade)


def _century(match: re.Match[str], scene: Scene) -> Reading | None:
    if match["ordinal"]:
        return cal.a_century(day_number(match["ordinal"]))
    tens, _, ones = match["word"].lower().partition("-")
    count = ORDINALS.get(match["word"].lower()) or TENS.get(tens, 0) + ORDINALS.get(ones, 0)
    return cal.a_century(count) if count else None


def _quarter(match: re.Match[str], scene: Scene) -> Reading | None:
    groups = match.groupdict()
    words = (groups.get("which") or groups.get("digit") or "").lower()
    number = (
        int(words) if words.isdigit() else {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4}.get(words) or ORDINALS.get(words, 0)
    )
    kind = groups.get("kind") or "quarter"
    year = int(groups["year"]) if groups.get("year") else _year_of_part(kind, number, scene)
    if year is None:
        return Reading("DATE", f"XXXX-{'Q' if kind == 'quarter' else 'H'}{number}", refers=False)
    if kind == "half":
        return cal.a_half(year, number) if number in (1, 2) else None
    return cal.a_quarter(year, number) if number in (1, 2, 3, 4) else None


def _year_of_part(kind: str, number: int, scene: Scene) -> int | None:
    """The year of a bare "fourth quarter": the latest begun, or the next one ahead."""
    if scene.published is None:
        return None
    current = (scene.published.month - 1) // (3 if kind == "quarter" else 6) + 1
    ahead = scene.direction == "future"
    return scene.published.year + (1 if ahead and number < current else -1 if not ahead and number > current else 0)


def _season(match: re.Match[str], scene: Scene) -> Reading | None:
    season = match["season"].lower()
    if match["year"]:
        return cal.a_season(int(match["year"]), season)
    return season_near(season, match["which"].lower(), scene)


def season_near(season: str, which: str, scene: Scene) -> Reading:
    """ "Last summer" is the latest that has ended, "this summer" the year's own, "next" the next."""
    month, letters = SEASONS[season]
    if scene.published is None:
        return Reading("DATE", f"XXXX-{letters}", refers=False)
    year, now = scene.published.year, scene.published.month
    if season == "winter" and now < 3:
        year -= 1
    if which.startswith("last") or "past" in which or "previous" in which:
        ended = now >= month + 3 if season != "winter" else False
        year -= 0 if ended else 1
    elif which.startswith(("next", "the following", "the coming")):
        year += 0 if now < month else 1
    return cal.a_season(year, season)


def _holiday(match: re.Match[str], scene: Scene) -> Reading | None:
    if match["name"][0].islower() and "new year" not in match["name"].lower():
        return None
    name = re.sub(r"\s+", " ", re.sub(r"[.'’]", "", match["name"].lower())).replace("saint ", "st ").replace(" jr", "")
    if name in ("new year", "new years") and re.search(
        r"\b(?:lunar|chinese) new year", scene.section.text, re.IGNORECASE
    ):
        name = "lunar new year"
    day_in = HOLIDAYS[name]
    if match["year"]:
        found = day_in(int(match["year"]))
        return cal.a_day(found) if found else None
    which = (match["which"] or "").strip().lower()
    told = scene.told_year()
    if scene.published is None and told is None:
        return Reading(
            "DATE",
            f"XXXX-{_month_day_of(day_in(2000))}" if day_in(2000) == day_in(2001) else "XXXX-XX-XX",
            refers=False,
        )
    if told is not None:
        found = day_in(told)
        return cal.a_day(found) if found else None
    assert scene.published is not None
    published = scene.published
    days = [found for found in map(day_in, range(published.year - 1, published.year + 2)) if found]
    if which == "last" or (not which and scene.direction == "past"):
        near = 0 if which else 90
        days = [found for found in days if (found - published).days <= near][-1:]
    elif which == "next" or (not which and scene.direction == "future"):
        days = [found for found in days if found >= published][:1]
    days = sorted(days, key=lambda found: (abs(found - published), found))
    return cal.a_day(days[0], anchored=bool(which) or scene.direction is not None) if days else cal.vague("XXXX-XX-XX")


def _month_day_of(day: date | None) -> str:
    return f"{day:%m-%d}" if day else "XX-XX"


def _nine_eleven(match: re.Match[str], scene: Scene) -> Reading | None:
    return cal.a_day(date(2001, 9, 11))


_HOLIDAY_NAMES: Final = (
    r"(?:(?:lunar|chinese) new year(?:(?:[’']?s)? eve)?|new year[’']?s?(?: day|[’']s day| eve)?|christmas(?: day| eve)?|boxing day|good friday|"
    r"easter(?: sunday| monday)?|palm sunday|ash wednesday|(?:maundy|holy) thursday|holy saturday|ascension day|"
    r"pentecost|whit sunday|thanksgiving(?: day)?|black friday|cyber monday|labor day|memorial day|veterans[’']? day|"
    r"armistice day|presidents[’']? day|columbus day|martin luther king(?:,? jr\.?)? day|juneteenth|"
    r"valentine[’']?s day|st\.? patrick[’']?s day|international women[’']?s day|april fools[’']? day|earth day|"
    r"anzac day|may day|fourth of july|bastille day|halloween|all saints[’']? day|bonfire night|epiphany)"
).replace(" ", GAP)

RULES: Final[tuple[Rule, ...]] = (
    rule(
        DIGITS,
        rf"(?P<year>{YEAR})[-/](?P<month>0[1-9]|1[0-2])[-/](?P<day>\d\d)(?:[T\s](?P<clock>\d\d:\d\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)",
        _iso_day,
    ),
    rule(DIGITS, rf"(?P<year>{YEAR})[-–—](?P<rest>\d\d){NOT_NUMBER}", _iso_month),
    rule(DIGITS, rf"(?P<a>\d\d?)(?P<sep>[/.])(?P<b>\d\d?)(?P=sep)(?P<year>{YEAR}|\d\d){NOT_NUMBER}", _numeric),
    rule(DIGITS, r"9/11\b", _nine_eleven),
    rule(
        DIGITS,
        rf"(?P<day>{DAY})(?:{_TO}(?P<last>{DAY}))? (?:of )?(?P<month>{MONTH})(?:(?: ?,)? (?P<year>{YEAR}){NOT_NUMBER})?",
        _date,
    ),
    rule("the", rf"the (?P<day>{DAY}) of (?P<month>{MONTH})(?:(?: ?,)? (?P<year>{YEAR}){NOT_NUMBER})?", _date),
    rule(
        MONTHS,
        rf"(?P<month>{MONTH}) ?(?:the )?(?P<day>{DAY})(?:{_TO}(?P<last>{DAY})(?!\w))?(?![\w%]|[.,:]\d|[-–—]\d)(?:(?: ?,)? (?P<year>{YEAR}){NOT_NUMBER})?",
        _date,
    ),
    rule(
        WEEKDAYS,
        rf"(?P<weekday>{WEEKDAY})(?: ?,)? (?P<month>{MONTH}) (?P<day>{DAY})(?![\w%]|[.,:]\d)(?:(?: ?,)? (?P<year>{YEAR}){NOT_NUMBER})?",
        _date,
    ),
    rule(
        WEEKDAYS,
        rf"(?P<weekday>{WEEKDAY})(?: ?,)? (?:the )?(?P<day>{DAY}) (?:of )?(?P<month>{MONTH})(?:(?: ?,)? (?P<year>{YEAR}){NOT_NUMBER})?",
        _date,
    ),
    rule(MONTHS, rf"(?P<month>{MONTH})(?: ?,)? (?:of )?(?P<year>{YEAR})(?!\d|[.,]\d|%)", _month_year),
    rule(MONTHS, rf"(?P<month>{MONTH})[-–—](?P<last>{MONTH})(?: ?,)? (?P<year>{YEAR})(?!\d|[.,]\d|%)", _months_year),
    rule(MONTHS, rf"(?P<month>{MONTH})(?![\w’'-]*\w)", _month),
    rule(MONTHS, rf"(?P<month>{MONTH})(?=[’']s\b)", _month),
    rule(DIGITS, rf"(?P<year>{YEAR})[-–—/](?P<rest>\d{{4}}|\d\d){NOT_NUMBER}", _year_range),
    rule(DIGITS, rf"(?P<year>{YEAR})(?![\d%]|[.,:]\d|[-–/]\d|[-–][a-z]*[A-Z]|st|nd|rd|th|[A-Za-z])", _year),
    rule(DIGITS, r"(?P<year>1[1-9]\d0|20\d0)[’']?s\b", _decade),
    rule(("the",), r"the (?P<year>1[1-9]\d0|20\d0)[’']?s\b", _decade),
    rule(
        DIGITS,
        r"(?<![\d.,$£€])(?P<two>[2-9]0)[’']?s\b(?P<word>\b)",
        lambda match, scene: (
            _short_decade(match, scene) if re.search(r"[’']$|\bthe\s(?:early |late |mid-)?$", scene.before) else None
        ),
    ),
    rule(
        DECADE_WORDS,
        rf"(?P<two>)(?P<word>{plain(DECADE_WORDS)})\b",
        lambda match, scene: (
            _short_decade(match, scene) if re.search(r"\bthe\s(?:early |late |mid-)?$", scene.before) else None
        ),
    ),
    rule(DIGITS, r"(?P<ordinal>\d\d?(?:st|nd|rd|th))[-\s]century\b(?P<word>\b)?", _century),
    rule((*TENS, *ORDINALS), rf"(?P<ordinal>)(?P<word>(?:twenty-)?(?:{plain(ORDINALS)}))[-\s]century\b", _century),
    rule(
        ("the",),
        rf"the (?:(?P<ordinal>\d\d?(?:st|nd|rd|th))|(?P<word>(?:twenty-)?(?:{plain(ORDINALS)})))[-\s]century\b",
        _century,
    ),
    rule(
        ("the", "q"),
        rf"(?:the )?(?:Q(?P<digit>[1-4])|(?P<which>first|second|third|fourth|[1-4](?:st|nd|rd|th))[-\s](?P<kind>quarter|half))(?: (?:of )?(?P<year>{YEAR})| of (?:the|this) year)?(?! of\b|\w)",
        lambda match, scene: (
            _quarter(match, scene)
            if match["digit"] or match["kind"] == "quarter" or "year" in match[0] or match["year"]
            else None
        ),
    ),
    rule(SEASONS, rf"(?P<which>)(?P<season>{plain(SEASONS)})(?: (?:of )?(?P<year>{YEAR}))\b", _season),
    rule(("the",), rf"the (?P<which>)(?P<season>{plain(SEASONS)}) of (?P<year>{YEAR})\b", _season),
    rule(
        ("last", "this", "next", "the"),
        rf"(?P<which>last|this (?:past|coming)|this|next|the (?:following|previous|past|coming)) (?P<season>{plain(SEASONS)})(?P<year>)\b",
        _season,
    ),
    rule(
        ("the", "this", "last", "next", *{name.split()[0] for name in HOLIDAYS}, "valentine", "april", "st"),
        rf"(?:(?P<which>last|next|this) )?(?P<name>{_HOLIDAY_NAMES})(?:(?: ?,)? (?:of )?(?P<year>{YEAR}))?\b(?! (?:Island|[Tt]ree|[Cc]ard|[Ee]gg|[Bb]unny|[Cc]arol|[Pp]udding))",
        _holiday,
        ignore_case=True,
    ),
)
