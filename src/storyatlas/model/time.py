"""TimeValue: when something is, with its precision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Precision = Literal["day", "month", "year", "decade", "none"]


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A calendar interval. `start` and `end` are ISO 8601 and as long as `precision` supports:
    `2021-07-11` (day), `2021-07` (month), `2021` (year, and the first year of a decade).

    A week or season is a pair of days or months with the precision of its parts. `end` is `None`
    for a point of its precision; an open interval ("since February 2022") has `open_end`.
    `text` is the expression it comes from, empty where none gives it and the day of print stands in.
    """

    start: str | None
    end: str | None = None
    precision: Precision = "none"
    text: str = ""
    open_end: bool = False

    @property
    def of_print(self) -> bool:
        """Whether it is only when an article that tells of it came out."""
        return self.start is not None and not self.text

    def begins_after(self, printed: date) -> bool:
        """Whether it begins later than a text of that day can tell of as past; one day later is the clock of another
        place. Compared as far as it is known: a month after the month, a year after the year."""
        latest = (printed + timedelta(days=1)).isoformat()
        return self.start is not None and self.start > latest[: len(self.start)]


UNKNOWN_TIME = TimeValue(None)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A span of a section and what it means.

    `value` is the TIMEX3 value ("2021-07-11", "2021-W28", "P3D", "PRESENT_REF", "XXXX-WXX-1"),
    `type` the TIMEX3 type. `time` is the interval on the calendar, `None` for durations, sets
    and vague references that name none. `anchored` is false where the value had to be guessed
    (a weekday without a clue to its direction, say).
    """

    start: int
    end: int
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    time: TimeValue | None = None
    anchored: bool = True
