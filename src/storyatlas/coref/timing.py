"""Timing: when an event was, agreed on by the mentions that tell of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from storyatlas.coref.synonyms import act_of
from storyatlas.model.mention import EventMention
from storyatlas.model.time import UNKNOWN_TIME, TimeValue

# How far each way of finding a time is trusted. Set on the two development stories.
_TIME_WEIGHT = {
    "stated": 3.0,
    "sentence": 2.0,
    "told": 1.4,
    "context": 1.0,
    "lately": 0.6,
    "published": 0.5,
    "none": 0.0,
}
_NEARBY = frozenset({"told", "context", "lately"})  # times of the words around, which may be another event's
_SAID = frozenset({"stated", "sentence", "told"})  # an article that dates an event so does not date it by its print
_OTHER_ACT = (
    0.5  # how much the time counts that another act than the title's gives: "the holiday, which begins on Monday"
)
_DAYS, _MONTHS = 0.5, 0.3  # and that of a stretch of days ("this week") or of months ("over the past 15 months")
_A_WEEK = timedelta(days=7)
_PRECISION_BONUS = {"day": 1.0, "month": 0.8, "year": 0.6, "decade": 0.4, "none": 0.0}


def agree_on_time(
    mentions: Sequence[EventMention], printed: Mapping[str, str] | None = None, act: str | None = None
) -> TimeValue:
    """The time that most trusted mentions give; less precise ones support the precise ones they hold.

    `printed` gives the day of publication of each article, `act` that of the event's title (as
    `act_of` gives it). What the first report tells as done was done by then: later days that others took from
    the words around are no candidates. Who denies an event does not date it. Where the day of
    publication is all there is, that of the first article that opens with the event stands, for news
    comes first from those nearest to it. On the two development stories 75% and 81% of the events get
    their day so.
    """
    printed = printed or {}
    mentions = [m for m in mentions if m.status != "denied"] or mentions
    latest = _first_report(mentions, printed)
    timely = [m for m in mentions if latest is None or m.time_source not in _NEARBY or (m.time.start or "") <= latest]
    timely = [
        m for m in timely if latest is None or m.time_source != "sentence" or not _long_after(m, latest)
    ] or timely
    return _vote(timely, printed, act)


def _long_after(mention: EventMention, latest: str) -> bool:
    """Whether a day told elsewhere in its sentence lies more than a week after the first report."""
    start = mention.time.start or ""
    return len(start) == len(latest) == 10 and date.fromisoformat(start) - date.fromisoformat(latest) > _A_WEEK


def _first_report(mentions: Sequence[EventMention], printed: Mapping[str, str]) -> str | None:
    """The day of the first report that tells the event as done, or the last day that its mentions name."""
    done = [m for m in mentions if m.status == "happened" and m.time.start and not m.noun and printed.get(m.article)]
    if not done:
        return None
    first = min(printed[m.article][:10] for m in done)
    return max(first, *(m.time.start or "" for m in done if printed[m.article][:10] == first))


def _vote(mentions: Sequence[EventMention], printed: Mapping[str, str], act: str | None) -> TimeValue:
    """The time that most trusted mentions give; less precise ones support the precise ones they hold.

    Where the day of publication is all there is, the earliest stands, for news comes first from
    those nearest to it.
    """
    votes: dict[str, float] = defaultdict(float)
    values: dict[str, TimeValue] = {}
    for m in mentions:
        if m.time.start is None or m.time_source == "published":
            continue
        weight = _TIME_WEIGHT[m.time_source] * _PRECISION_BONUS[m.time.precision] * m.quality
        weight *= 0.6 if m.noun else 1.0
        weight *= 1.0 if act in {act_of(m), None} else _OTHER_ACT
        if m.time.end is not None:
            weight *= _DAYS if m.time.precision == "day" else _MONTHS
        votes[m.time.start] += weight
        best = values.get(m.time.start)
        if best is None or (m.time.end or "") < (best.end or "~"):
            values[m.time.start] = m.time
    dated = {m.article for m in mentions if m.time_source in _SAID and m.time.start}
    published = [m for m in mentions if m.time_source == "published" and m.time.start and m.article not in dated]
    if not votes:
        return _day_of_news(published, printed)
    for start in list(votes):
        votes[start] += sum(0.5 * w for other, w in votes.items() if other != start and start.startswith(other))
    for start in [s for s in votes if len(s) == 10 and values[s].end is None]:
        votes[start] += sum(0.8 * w for other, w in votes.items() if _holds(values[other], start))
    over = _last_stated(mentions)
    for _, start in sorted({(m.article, m.time.start or "") for m in published if _foremost(m)}):
        if over and start > over:
            continue  # told again when it was over: "last week's fire" in a report of today
        votes[start] += 0.9
        values.setdefault(start, TimeValue(start, None, "day" if len(start) == 10 else "month"))
    winner = min(votes, key=lambda start: (-round(votes[start], 6), -len(start), start))
    finer = {m.time.start for m in mentions if m.time_source in _SAID and m.time.start} & set(votes)
    while inside := [s for s in sorted(finer) if s.startswith(winner) and len(s) > len(winner)]:
        winner = min(inside, key=lambda start: (-round(votes[start], 6), len(start), start))
    return _news_of(winner, published) or values[winner]


def _news_of(winner: str, published: Sequence[EventMention]) -> TimeValue | None:
    """The day of print where an article opens with what others only put in that year or month: "the bombings of 2016"
    take no day from the one that is told today."""
    days = {m.time.start for m in published if _foremost(m) and m.time.start and m.time.start.startswith(winner)}
    day = min((day for day in days if len(day) == 10 > len(winner)), default=None)
    return TimeValue(day, None, "day") if day is not None else None


def _last_stated(mentions: Sequence[EventMention]) -> str | None:
    """The last day of the weeks that mentions state, where they state nothing else: a later day of print is none."""
    stated = [m.time for m in mentions if m.time_source in {"stated", "sentence"} and m.time.start]
    if not stated or any(t.end is None or t.precision != "day" for t in stated):
        return None
    return max(t.end or "" for t in stated)


def _day_of_news(published: Sequence[EventMention], printed: Mapping[str, str]) -> TimeValue:
    """The day of the first article that opens with the event, or else of the first that tells it."""
    days = {m.id: printed.get(m.article, "")[:10] or m.time.start or "" for m in published}
    leading = [m for m in published if _foremost(m)] or published
    first = min((days[m.id] for m in leading), default="")
    return TimeValue(first, None, "day" if len(first) == 10 else "month") if first else UNKNOWN_TIME


def _holds(interval: TimeValue, day: str) -> bool:
    """Whether a stretch of days ("last week") holds a day."""
    return bool(interval.start and interval.end and len(interval.start) == 10 and interval.start <= day <= interval.end)


def _foremost(mention: EventMention) -> bool:
    """In the title or the first sentences, a dateline among them, where an article tells its own day's news."""
    return mention.field == "title" or mention.sentence < 4
