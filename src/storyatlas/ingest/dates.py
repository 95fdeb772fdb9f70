"""Dates as people and programs write them, to ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from storyatlas.model.number_words import MONTH_NUMBERS

# Hours east of Greenwich. Where an abbreviation has several meanings, the one news sites print.
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 1, "west": 1, "cet": 1, "wat": 1, "cest": 2, "cat": 2, "eet": 2,
    "sast": 2, "eest": 3, "eat": 3, "msk": 3, "trt": 3, "gst": 4, "pkt": 5, "ist": 5.5, "npt": 5.75, "ict": 7,
    "wib": 7, "hkt": 8, "sgt": 8, "pht": 8, "awst": 8, "myt": 8, "jst": 9, "kst": 9, "acst": 9.5, "aest": 10,
    "acdt": 10.5, "aedt": 11, "nzst": 12, "nzdt": 13, "est": -5, "edt": -4, "et": None, "cst": -6, "cdt": -5,
    "ct": None, "mst": -7, "mdt": -6, "mt": None, "pst": -8, "pdt": -7, "pt": None, "akst": -9, "akdt": -8,
    "hst": -10, "brt": -3, "art": -3, "nst": -3.5,
}  # fmt: skip

_MONTH = "(?P<month>" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WORDED = (
    re.compile(rf"\b{_DAY}[\s\-]+(?:of\s+)?{_MONTH},?[\s\-]+{_YEAR}\b", re.I),
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b", re.I),
)
_NUMERIC = (
    re.compile(rf"\b{_YEAR}[/.\-](?P<month>\d{{1,2}})[/.\-](?P<day>\d{{1,2}})\b"),
    re.compile(rf"\b(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}\b"),
)
_SLASHED = re.compile(rf"\b(?P<first>\d{{1,2}})[/\-](?P<second>\d{{1,2}})[/\-]{_YEAR}\b")
_COMPACT = re.compile(r"^(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:T?\d{4,6}Z?)?$")
_CLOCK = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))(?::(?P<second>[0-5]\d)(?:\.\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?\s*\(?(?P<zone>(?:UTC|GMT)?\s?[+\-−]\d{1,2}(?::?\d\d)?|[A-Z]{1,4}\b)?",
    re.I,
)
_ISO = re.compile(r"^\d{4}-\d\d-\d\d(?:[T ]|$)")
_EARLIEST = 1900
_ZERO = "1970-01-01"  # the first second of computers' clocks: what programs write for no date at all


def parse_date(value: object) -> str | None:
    """ISO 8601 of a date in almost any notation, `None` where it names no certain day.

    A time is kept where its zone is known (`2024-12-03T10:15:00+09:00`); otherwise the day
    alone. Reads ISO 8601, RFC 2822, seconds and milliseconds since 1970, `3 December 2024 10:15
    KST`, `Dec. 3, 2024`, `2024/12/03`, `03.12.2024`. `03/04/2024` could be two days and is `None`,
    and so is the first of January 1970, which programs write where they know of no date.
    """
    found = _parsed(value)
    return None if found and found.startswith(_ZERO) else found


def _parsed(value: object) -> str | None:
    if isinstance(value, datetime):
        return _iso(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _from_epoch(float(value))
    if not isinstance(value, str):
        return None
    text = " ".join(value.split())
    if re.fullmatch(r"\d{9,10}(?:\.\d+)?|\d{13}", text):
        return _from_epoch(float(text))
    return _from_iso(text) or _from_mail(text) or _from_words(text)


def published_day(published: str | None) -> str | None:
    """The day of an ISO 8601 date or time."""
    return published[:10] if published else None


def _iso(moment: datetime) -> str | None:
    if not _EARLIEST <= moment.year <= 2100:
        return None
    if moment.tzinfo is None:
        return moment.date().isoformat()
    return moment.replace(microsecond=0).isoformat()


def _from_epoch(seconds: float) -> str | None:
    if seconds > 1e11:
        seconds /= 1000
    if not 3e8 <= seconds <= 4e9:  # 1979 to 2096: anything else is no publishing time
        return None
    return _iso(datetime.fromtimestamp(seconds, UTC))


def _from_iso(text: str) -> str | None:
    if not _ISO.match(text):
        return None
    text = re.sub(r"\s+(?=[+\-]\d\d:?\d\d$)|\s+(?=Z$)", "", text)
    text = re.sub(r"\s+(?:UTC|GMT)$", "Z", text)
    try:
        if len(text) == 10:
            return _iso(datetime.fromisoformat(text))
        return _iso(datetime.fromisoformat(re.sub(r"[.,](\d{1,9})", _microseconds, text)))
    except ValueError:
        return None


def _microseconds(match: re.Match[str]) -> str:
    return "." + match.group(1)[:6].ljust(6, "0")


def _from_mail(text: str) -> str | None:
    if not re.match(r"(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d", text):
        return None
    if re.search(r"\b[A-Z]{2,4}$", text) and text.rsplit(" ", 1)[1].lower() in _ZONES:
        return None  # the email package takes most names of zones for UTC
    try:
        return _iso(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _from_words(text: str) -> str | None:
    day: date | None = None
    rest = text
    for pattern in (*_WORDED, *_NUMERIC, _COMPACT):
        match = pattern.search(text)
        if match:
            month = match["month"].lower().rstrip(".")
            day = _date(match["year"], MONTH_NUMBERS.get(month) or int(month), match["day"])
            rest = text[: match.start()] + " " + text[match.end() :]
            break
    else:
        match = _SLASHED.search(text)
        if match:
            day = _slashed(match)
            rest = text[: match.start()] + " " + text[match.end() :]
    if day is None:
        return None
    moment = _clock(day, rest)
    return _iso(moment) if moment else day.isoformat()


def _date(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def _slashed(match: re.Match[str]) -> date | None:
    first, second = int(match["first"]), int(match["second"])
    if first > 12 or first == second:
        return _date(match["year"], second, str(first))
    if second > 12:
        return _date(match["year"], first, str(second))
    return None


def _clock(day: date, text: str) -> datetime | None:
    """The moment that a clock time with a zone in `text` gives on `day`."""
    match = _CLOCK.search(text)
    zone = _zone(match["zone"]) if match and match["zone"] else None
    if match is None or zone is None:
        return None
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    return datetime(day.year, day.month, day.day, hour, int(match["minute"]), int(match["second"] or 0), tzinfo=zone)


def _zone(text: str) -> timezone | None:
    name = text.strip().lower()
    if name in _ZONES:
        hours = _ZONES[name]
        return None if hours is None else timezone(timedelta(hours=hours))
    match = re.fullmatch(r"(?:utc|gmt)?\s?([+\-−])(\d{1,2}):?(\d\d)?", name)
    if not match or int(match[2]) > 14:
        return None
    offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return timezone(offset if match[1] == "+" else -offset)
