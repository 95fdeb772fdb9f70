"""Conflicts: figures of one event that cannot all be true, each with who gave it and when."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from storyatlas.link.denials import find_denial
from storyatlas.link.figures import (
    DONE,
    GROWING,
    LASTING,
    MAGNITUDE,
    MONEY,
    MOVE_FACTOR,
    PERSON_AGE,
    SUM_FACTOR,
    TOLL_UNITS,
    counted,
    crowd_of,
    in_percent,
    move_of,
    range_of,
    sized,
    subject_of,
    sum_of,
    tentative,
)
from storyatlas.link.sources import source_of, value_of
from storyatlas.model.article import Article
from storyatlas.model.event import Conflict, ConflictValue
from storyatlas.model.mention import EventMention, Quantity
from storyatlas.model.number_words import ONES
from storyatlas.model.spelling import fold

# Figures further apart than this count different things ("17 dead" and "800 dead" of two outbreaks).
FACTOR = 10.0
GROWING_FACTOR = 1.4  # tolls of one day further apart are an old and a new one
_RUNNING = re.compile(
    r"\b(?:a total of|so far|to date|as of|until now|up to now|by now|in the (?:past|last) \w+ (?:hours|days|weeks))\b",
    re.IGNORECASE,
)
_COMBINED = re.compile(r"\bcombined\b", re.IGNORECASE)
_HOSPITAL = re.compile(r"\b(?:Hospital|Clinic|Infirmary|Medical Cent(?:er|re))\b")
_NUMBER = re.compile(r"[\d,.]+|\b(?:" + "|".join(sorted(ONES)) + r")\b")
_FLOORS_APART = 1.25  # from which on one article's two speakers hardly mean one count by "at least" and "over"
# Words before a number that leave one side open: of "more than 12" 13 may be meant too, of "close to 12" not.
_OPEN = re.compile(r"more|over|at least|above|up|no fewer|exceed|less|fewer|under|as many|at most|below", re.IGNORECASE)
_ROUNDED_APART = 1.05  # from which on two rounded figures of two speakers are not one
_PAST = 45  # days after which an event's figures are expected to be settled
_AGE_SLACK = 0.75  # years
_BIRTHDAY = 30  # days; that somebody turns a year older between two reports so near is less likely than an error
_ACTORS = frozenset({"person", "organisation"})
_DAYS = 48  # hours from which on an occurrence is told while it goes on


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure with the mention that states it, the bounds within which it may be meant, and when it was written."""

    mention: EventMention
    quantity: Quantity
    least: float
    most: float
    written: str | None = None


def find_conflicts(mentions: Sequence[EventMention], articles: Mapping[str, Article]) -> tuple[Conflict, ...]:
    """The disputed figures among the mentions of one event, and whether it is denied.

    Comparable are figures that count the same noun in the same act, or one qualified alike ("cabinet
    secretaries"), stated in at least two articles or by two speakers, within a factor of ten. Two of
    them conflict where the ranges that their words allow do not meet ("more than 100" and 120 do).
    """
    groups: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    settled = long_past(mentions, articles)
    for mention in mentions:
        if mention.field != "text":
            continue
        for quantity in mention.quantities:
            if tentative(mention, quantity):
                continue
            told = sum_of(mention, quantity) or move_of(mention, quantity)
            for key in [told] if told else counted(quantity):
                day = "" if settled and key[1] in GROWING else as_of(mention, *key, articles)
                groups[*key, day].append(state(mention, quantity, articles))
    found: list[Conflict] = []
    for (noun, act, day), stated in sorted(groups.items()):
        factor = SUM_FACTOR if noun in MONEY else GROWING_FACTOR if day and act in GROWING else FACTOR
        factor = MOVE_FACTOR if noun == "%" else factor
        conflict = dispute(noun, act, stated, articles, factor)
        if conflict:
            found = list(add_figures(found, [conflict]))
    denied = find_denial(mentions, articles)
    return (*found, denied) if denied else tuple(found)


def long_past(mentions: Sequence[EventMention], articles: Mapping[str, Article]) -> bool:
    """Whether most of an event's mentions that say when tell of what was over long before they were written."""
    dated = [
        (mention.time.start, articles[mention.article].written)
        for mention in mentions
        if mention.time.start and mention.time_source != "published"
    ]
    old = [int(written[:4]) - int(start[:4]) > 1 for start, written in dated if start and written]
    return sum(old) * 2 > len(dated)


def add_figures(own: Sequence[Conflict], others: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """The conflicts of one event with those found across events, of each matter the one with most values."""
    best: dict[str, Conflict] = {}
    for conflict in (*own, *others):
        known = best.get(conflict.what)
        if known is None or len(conflict.values) > len(known.values):
            best[conflict.what] = conflict
    return tuple(c for c in best.values() if not any(_holds_all(other, c) for other in best.values()))


def _holds_all(conflict: Conflict, other: Conflict) -> bool:
    """Whether `conflict` gives all figures of `other` for the same noun, and has more rows or more words for it."""
    same = set(conflict.what.split()) & set(other.what.split()) - {"number", "of"}
    figures, own = ({v.value for v in c.values} for c in (conflict, other))
    more = (len(conflict.values), len(conflict.what), conflict.what) > (len(other.values), len(other.what), other.what)
    return bool(same) and own <= figures and more


def as_of(mention: EventMention, noun: str, act: str, articles: Mapping[str, Article]) -> str:
    """The day for which a growing toll holds; empty for what is settled and can be compared at any time."""
    published = articles[mention.article].written
    if act not in GROWING and noun not in TOLL_UNITS and not _RUNNING.search(mention.quote):
        return "unknown" if noun in {"age", PERSON_AGE} and published is None else ""
    start = mention.time.start
    if published is None:
        return "unknown"
    if start is not None and mention.time_source != "published":
        day = (start + "-01-01")[:10] if len(start) == 4 else (start + "-01")[:10]
        try:
            if (date.fromisoformat(published[:10]) - date.fromisoformat(day)).days > _PAST:
                return ""
        except ValueError:
            return published[:10]
    return published[:10]


def state(mention: EventMention, quantity: Quantity, articles: Mapping[str, Article]) -> Statement:
    """A figure as its mention states it; ages, which grow, are compared by the year when what is so old began."""
    least, most = range_of(quantity)
    written = articles[mention.article].written
    if quantity.unit == "age" and written is not None:
        year = int(written[:4]) + (int(written[5:7]) - 1) / 12
        least, most = year - most - _AGE_SLACK, year - least + _AGE_SLACK
    return Statement(mention, quantity, least, most, written)


def dispute(
    noun: str, act: str, stated: Sequence[Statement], articles: Mapping[str, Article], factor: float = FACTOR
) -> Conflict | None:
    """The conflict of figures that count one thing; those far from the middle one are left out.

    Of what is counted day by day, with a `factor` below the usual one, an article's greatest figure is the whole.
    """
    if not stated:
        return None
    stated = _without_parts(stated, factor < FACTOR)
    ordered = sorted(s.quantity.value for s in stated)
    middle = ordered[len(ordered) // 2]
    near = [s for s in stated if middle / factor**0.5 <= s.quantity.value <= middle * factor**0.5]
    sources = {(s.mention.article, source_of(s.mention)) for s in near}
    odds = [s for s in near if any(_apart(s, other) for other in near)]
    if len(sources) < 2 or not odds:
        return None
    near = [s for s in near if any(not _of_another(s, other) for other in odds)]
    return Conflict(_name(noun, act, near), tuple(_values(near, articles)))


def course_of(noun: str, act: str, steps: Sequence[Statement], articles: Mapping[str, Article]) -> Conflict:
    """The course of a figure through its `steps`, in order."""
    return Conflict(_name(noun, act, steps), tuple(_values(steps, articles)), course=True)


def differ(known: Statement, others: Sequence[Statement], articles: Mapping[str, Article]) -> Conflict | None:
    """The conflict of a figure with those that others give of the very same thing."""
    rivals = [s for s in others if _apart(known, s)]
    quantity = known.quantity
    noun, act = subject_of(quantity) or sum_of(known.mention, quantity) or (quantity.unit, quantity.act)
    return Conflict(_name(noun, act, [known]), tuple(_values([known, *rivals], articles))) if rivals else None


def _without_parts(stated: Sequence[Statement], daily: bool) -> list[Statement]:
    """Less the smaller figures of a source that gives several, "four cases, two of them in Oslo"; of what is counted
    day by day, less all but the greatest of an article, whoever says them."""
    most: dict[tuple[str, str | None], float] = {}

    def source(item: Statement) -> tuple[str, str | None]:
        return item.mention.article, None if daily else source_of(item.mention)

    for item in stated:
        most[source(item)] = max(item.quantity.value, most.get(source(item), 0.0))
    return [s for s in stated if s.quantity.value == most[source(s)]]


def _apart(one: Statement, other: Statement) -> bool:
    """Two sources whose ranges do not meet; one source may count two things in one article, and a speaker's next
    word on another day brings the first up to date."""
    speakers = [fold(source_of(s.mention) or "") for s in (one, other)]
    here = one.mention.article == other.mention.article
    anew = one.quantity.anew == other.quantity.start or other.quantity.anew == one.quantity.start
    if here and (speakers[0] == speakers[1] or not (all(speakers) or anew)):
        return False
    if _two_wards(*(source_of(s.mention) or "" for s in (one, other))):
        return False
    if speakers[0] and speakers[0] == speakers[1] and not _quoted_otherwise(one, other):
        return False  # what an article says beside a speaker's words is mostly that speaker's too
    if _of_another(one, other):
        return False
    if one.quantity.unit == PERSON_AGE and _days_between(one, other) > _BIRTHDAY:
        return False
    if one.quantity.unit == "length" and _lasted_on(*sorted((one, other), key=lambda s: s.quantity.value)):
        return False
    if one.most < other.least or other.most < one.least:
        return True
    return _quoted_otherwise(one, other) or (
        here and (_open_ended(one, other) or (anew and _rounded_apart(one, other)))
    )


def _two_wards(one: str, other: str) -> bool:
    """Whether two hospitals speak, each of those who were brought to it."""
    return one != other and all(_HOSPITAL.search(name) and name[:1].isupper() for name in (one, other))


def _open_ended(one: Statement, other: Statement) -> bool:
    """Whether a count is far above another's floor, told beside it with a floor of its own or in its stead: "doctors
    saw at least 37, organisers over 50", "a nurse said at least 39, other staff gave the number as 55"."""
    less, more = sorted((s.quantity for s in (one, other)), key=lambda q: q.value)
    floors = [q.low is not None and q.high is None for q in (less, more)]
    return floors[0] and (floors[1] or more.anew == less.start) and more.value >= _FLOORS_APART * less.value


def _rounded_apart(one: Statement, other: Statement) -> bool:
    """Whether two speakers round to other numbers, the second in the place of the first: "the agency said roughly 13
    million; the company put it at close to 12 million"."""
    less, more = sorted((s.quantity for s in (one, other)), key=lambda q: q.value)
    floors = any((q.low is None) != (q.high is None) and _OPEN.match(q.text) for q in (less, more))
    return not floors and more.value >= _ROUNDED_APART * less.value


def _quoted_otherwise(one: Statement, other: Statement) -> bool:
    """Whether two articles of one day have one speaker give two numbers in the same words: "at least 233", "at least
    223"."""
    same = source_of(one.mention) is not None and source_of(one.mention) == source_of(other.mention)
    if not same or one.mention.article == other.mention.article or not _of_one_day(one, other):
        return False
    words = [_NUMBER.sub("#", s.quantity.text.lower()) for s in (one, other)]
    return words[0] == words[1] and "#" in words[0] and one.quantity.value != other.quantity.value


def _of_one_day(one: Statement, other: Statement) -> bool:
    """Whether two figures were written on one day, or are by their words of one."""
    times = [s.mention.time for s in (one, other) if s.mention.time.precision == "day"]
    same = len(times) == 2 and times[0].start == times[1].start
    return _days_between(one, other) == 0 or (same and all(s.mention.time_source != "published" for s in (one, other)))


def _of_another(one: Statement, other: Statement) -> bool:
    """Whether two figures are of different crowds, of what different people did, of a plan and what came of it, of
    stated times apart, of two countries, or of a size, a part or a sum ("the 512-seat house", "the combined toll")."""
    crowds = crowd_of(one.quantity) is not None and _elsewhere(one.mention, other.mention)
    parts = _abroad(one.mention, other.mention) or _summed(one.mention) != _summed(other.mention)
    planned = (one.mention.status == "planned") != (other.mention.status == "planned")
    sizes = sized(one.mention, one.quantity) != sized(other.mention, other.quantity)
    return crowds or parts or planned or sizes or _others_act(one.mention, other.mention) or _other_times(one, other)


def _other_times(one: Statement, other: Statement) -> bool:
    """Whether the words of both say when, and at no common time: "in February", "from 1 to 10 March"."""
    times = [s.mention.time for s in (one, other) if s.mention.time_source == "stated" and s.mention.time.start]
    if len(times) < 2:
        return False
    first, second = sorted(times, key=lambda t: t.start or "")
    last, start = first.end or first.start or "", second.start or ""
    short = min(len(last), len(start))
    return last[:short] < start[:short]


def _elsewhere(one: EventMention, other: EventMention) -> bool:
    """Whether two mentions are set in two towns: a crowd of one is no count of the other's."""
    towns = [m.place.name for m in (one, other) if m.place is not None and m.place.precision in {"city", "site"}]
    return len(set(towns)) == 2


def _abroad(one: EventMention, other: EventMention) -> bool:
    """Whether their own clauses set two mentions in two countries: the dead of Norway are no count of Denmark's."""
    set_there = [m.place for m in (one, other) if m.place is not None and m.place_source == "stated"]
    return len({place.country for place in set_there if place.country is not None}) == 2


def _summed(mention: EventMention) -> bool:
    """Whether a mention says that it adds figures up: "the combined number of dead"."""
    return _COMBINED.search(mention.quote) is not None


def _others_act(one: EventMention, other: EventMention) -> bool:
    """Whether two mentions each name who acts, and nobody acts in both: what Quill scored and what Venn scored."""
    acting = [
        {word for p in m.participants if p.role == "agent" and p.type in _ACTORS for word in p.name.split()}
        for m in (one, other)
    ]
    acting = [{word for word in words if word[:1].isupper()} for words in acting]
    return bool(acting[0] and acting[1]) and not acting[0] & acting[1]


def _days_between(one: Statement, other: Statement) -> float:
    """Days from one day of writing to the other, endless where one is unknown."""
    if not one.written or not other.written:
        return math.inf
    return abs((date.fromisoformat(one.written[:10]) - date.fromisoformat(other.written[:10])).days)


def _lasted_on(shorter: Statement, longer: Statement) -> bool:
    """Whether the longer of two lengths may be of the same occurrence that went on: "ten days of strikes", then "three
    weeks of strikes". A "three-day visit" is told whole."""
    if not shorter.written or not longer.written or "-" in longer.quantity.text or longer.quantity.value < _DAYS:
        return False
    days = (date.fromisoformat(longer.written[:10]) - date.fromisoformat(shorter.written[:10])).days
    return 24 * days >= (longer.quantity.value - shorter.quantity.value) / 2


def _name(noun: str, act: str, stated: Sequence[Statement]) -> str:
    """What is disputed, in words: "number of people killed"."""
    if noun in LASTING:
        return f"{noun} of the {Counter(s.quantity.phrase for s in stated).most_common(1)[0][0]}"
    if noun == MAGNITUDE:
        return noun
    if noun == PERSON_AGE:
        return f"age of {stated[0].quantity.phrase}"
    if noun in MONEY:
        return f"amount of the {act}"
    if noun == "%":
        return act if act.startswith("greatest") else f"size of the {act}"
    phrases = Counter(s.quantity.phrase for s in stated if s.quantity.phrase)
    said = min(phrases, key=lambda p: (-phrases[p], not p.endswith("s"), len(p), p)) if phrases else noun
    if noun == "people":
        said = "people"
    done = DONE.get(act, "")
    return f"number of {said} {done}".strip()


def _shown(quantity: Quantity) -> str:
    """A figure as its text has it, a plain number above nine in digits ("seventeen" is hard to compare with 18)."""
    words, sign = " ".join(quantity.text.split()), MONEY.get(quantity.unit, "")
    words = words if sign in words else sign + words
    if in_percent(quantity):
        return words + (" per cent" if quantity.phrase == "per cent" else "%")
    plain = words.replace("-", "").isalpha() and "dozen" not in words.lower() and quantity.unit not in LASTING
    return f"{quantity.value:g}" if plain and quantity.low is None and 10 <= quantity.value < 100 else words


def _when_told(stated: Statement, articles: Mapping[str, Article]) -> tuple[str, str, int, int, str]:
    """The order of publication and in the text; of several mentions that hold one figure the shortest comes first."""
    mention, quantity = stated.mention, stated.quantity
    article = articles[mention.article]
    return article.published or "9999", article.id, quantity.start, len(mention.quote), mention.id


def _values(stated: Sequence[Statement], articles: Mapping[str, Article]) -> list[ConflictValue]:
    """Each figure once for each who gives it, the earliest first."""
    rows: list[ConflictValue] = []
    known: set[tuple[float, float, str]] = set()
    for item in sorted(stated, key=lambda s: _when_told(s, articles)):
        value = value_of(item.mention, _shown(item.quantity), articles)
        givers = {(item.least, item.most, who) for who in (articles[value.article].outlet, value.speaker)}
        if not known & givers:
            rows.append(value)
        known |= givers
    return rows
