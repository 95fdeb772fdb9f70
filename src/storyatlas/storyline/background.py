"""Background: what precedes the story's own span."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from storyatlas.model.article import Article
from storyatlas.model.time import TimeValue

_MARGIN = timedelta(days=21)


def story_span(articles: Sequence[Article]) -> tuple[str, str] | None:
    """First and last day that the coverage is about, ISO; `None` where no article has a date.

    From the day by which a tenth of the articles were out (an archive piece does not stretch a
    story), less three weeks, to the last.
    """
    days = sorted(a.written_on for a in articles if a.written_on)
    if not days:
        return None
    first: date = days[len(days) // 10]
    return (first - _MARGIN).isoformat(), days[-1].isoformat()


def is_background(time: TimeValue, span: tuple[str, str] | None, *, planned: bool = False) -> bool:
    """Whether a time ends before the span begins; unknown times do not.

    Where no article has a date, the year of what is not `planned` is taken for the past: hardly anybody names
    the one that he writes in.
    """
    if time.start is None:
        return False
    if span is None:
        return not planned and time.precision in ("year", "decade")
    last = time.end or time.start
    if time.precision == "decade":
        last = last[:3] + "9"
    return last < span[0][: len(last)]
