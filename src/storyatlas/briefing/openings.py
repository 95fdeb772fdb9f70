"""What opens and closes a briefing and its sections: the lede, an introduction, where the matter stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from storyatlas.briefing.dates import day_of
from storyatlas.briefing.select import Places, when
from storyatlas.briefing.tellings import Telling, tells_why
from storyatlas.briefing.weights import features
from storyatlas.briefing.writer import Writer, Written
from storyatlas.model.atlas import Atlas
from storyatlas.model.event import Event

_FEWEST_FOR_A_LEDE = 4  # events; below, the bullets need their sentences
_SAME_DAY = 0.3  # what a second sentence of the lede loses that tells of the day of the first
_SAME_LINE = 0.75  # and one that tells of its storyline
_SAME_WORDS = 1.0  # and, by the share of its words, one that says the same
_MORE = 0.25  # of what the headline says, for which a lede does without a date
_FOLLOWS = 0.3  # what a second sentence of the lede wins that tells what came of the first
_WHY = 0.2  # and a first one that says why
_NEXT_DAY = timedelta(days=1)
_WEEKS = timedelta(days=21)
_FOREMOST = 30  # events whose titles say what the story is about
_LEADS = 0.9  # of the salience of a storyline's foremost event, from which another may introduce it
_LATEST = 5  # events of a storyline from which on its latest turn stands in the introduction too
_TO_COME = re.compile(r"\b(?:was|were|is|are) to\b")  # a plan is no turn
_LAST_DAYS = 3  # days with events, from which it speaks
_WEIGHTY = 0.45  # salience from which an event says where the matter stands
_AS_TITLE, _AS_TITLE_WORDS = 0.6, 3  # share of the words of a title, of so many at least, that what is new lacks
_OLDER = 0.04  # what an event loses for each of the days after it
_STANDS = 2  # sentences that say in the end where the matter stands


def tell_lede(atlas: Atlas, pool: Sequence[Event], places: Places, writer: Writer) -> list[Written]:
    """Two sentences, rather of two storylines, dated where they can be: of the weightiest events, those in words
    closest to the story's question; where nobody asked one, to its title and to what most of the story is about; what
    was weeks before comes first."""
    current = [
        event
        for event in pool
        if (places.part_of(event) in ("storyline", "breaking") and event.status == "happened")
        or event.title == atlas.story.title
    ]
    if len(current) < _FEWEST_FOR_A_LEDE:
        return []
    question, matter = features(atlas.story.question), _matter(current)

    answers = _answers(atlas)

    def weight(event: Event, telling: Telling) -> float:
        if question:
            on_it = 1.2 * len(question & telling.words) / len(question)
        else:
            on_it = 1.2 * (event.title == atlas.story.title) + 0.5 * sum(matter.get(w, 0.0) for w in telling.words)
        full = 0.02 * min(len(telling.sentence.text.split()), 20)
        backed = 0.05 * min(event.reports.independent, 6)
        backed += _FOLLOWS * bool(lede and lede[0].event.id in answers.get(event.id, ()))
        full += _WHY * (not lede and tells_why(telling))
        return (1.5 if question else 2.0) * event.salience + 0.4 * telling.score + on_it + full + backed

    lede: list[Written] = []
    lines: set[str] = set()
    for _ in range(2):
        rated = []
        for event in current:
            line, headed = places.line_of(event), event.title == atlas.story.title
            on = frozenset() if question else features(event.title)
            telling = _headline(event, writer) if headed else writer.best(event, prose=True, on=on)
            if telling is not None and not any(_is_again(event, item.event) for item in lede):
                same_day = any(item.event.time.start == event.time.start for item in lede)
                near = _SAME_DAY * same_day + _SAME_LINE * (line in lines)
                near += _SAME_WORDS * max((writer.likeness(telling, item.telling) for item in lede), default=0.0)
                rated.append((near - weight(event, telling), event.id, event, telling))
        if rated:
            _, _, event, telling = min(rated, key=lambda item: item[:2])
            lines.add(places.line_of(event))
            lede.append(writer.take(event, telling))
    return lede if question or not _goes_back(lede) else lede[::-1]


def _answers(atlas: Atlas) -> dict[str, set[str]]:
    """What each event answers or comes of, as articles state it."""
    found: dict[str, set[str]] = {}
    for link in atlas.links:
        if link.type in ("causes", "responds_to"):
            cause, then = (link.source, link.target) if link.type == "causes" else (link.target, link.source)
            found.setdefault(then, set()).add(cause)
    return found


def _is_again(event: Event, told: Event) -> bool:
    """Whether two events are of one kind, done by the same on the same day or the next: for a lede they are one."""
    days = [day for one in (event, told) if one.time.precision == "day" and (day := day_of(one.time.start))]
    acting = [{p.name for p in one.participants if p.role == "agent"} for one in (event, told)]
    near = len(days) == 2 and abs(days[0] - days[1]) <= _NEXT_DAY
    return near and event.type == told.type != "other" and bool(acting[0] & acting[1])


def _headline(event: Event, writer: Writer) -> Telling | None:
    """The sentence that says what the headline says, with a date where it does so about as well with one."""
    title = features(event.title)
    dated, other = writer.best(event, prose=True, on=title), writer.best(event, on=title)
    if dated is None or other is None:
        return other
    return other if writer.share(title, other) > writer.share(title, dated) + _MORE else dated


def _goes_back(lede: Sequence[Written]) -> bool:
    """Whether the second sentence tells of weeks before the first: the charge comes after the deed."""
    days = [day for item in lede if (day := day_of(item.event.time.start))]
    return len(days) == 2 and days[0] - days[1] > _WEEKS


def _matter(events: Sequence[Event]) -> dict[str, float]:
    """What a story is about: the words of the titles of its weightiest events, each with its share; the six
    most frequent make one."""
    counts: Counter[str] = Counter()
    for event in sorted(events, key=lambda event: (-event.salience, event.id))[:_FOREMOST]:
        for word in features(event.title):
            counts[word] += 1
    most = sum(number for _, number in counts.most_common(6))
    return {word: number / most for word, number in counts.items() if number > 1}


def tell_stand(atlas: Atlas, pool: Sequence[Event], places: Places, writer: Writer) -> list[Written]:
    """The weightiest of the latest events but what the title says, which the lede told: what the bottom line says of
    where the matter stands, of the first one in two sentences where a source says more."""
    title = features(atlas.story.title)
    dated = [
        event
        for event in pool
        if places.part_of(event) in ("storyline", "breaking")
        and event.status == "happened"
        and event.time.precision == "day"
        and event.salience >= _WEIGHTY
    ]
    days = sorted({event.time.start or "" for event in dated})[-_LAST_DAYS:]
    latest = [event for event in dated if event.time.start in days]
    stand: list[Written] = []

    def weight(event: Event) -> float:
        return event.salience - _OLDER * (len(days) - 1 - days.index(event.time.start or ""))

    for event in sorted(latest, key=lambda event: (-round(weight(event), 6), event.id)):
        telling = writer.best(event, prose=True) if len(stand) < _STANDS else None
        if telling is not None and (
            len(title) < _AS_TITLE_WORDS or len(title & telling.words) <= _AS_TITLE * len(title)
        ):
            item = writer.take(event, telling)
            stand.append(item if stand else writer.more(item))
    return sorted(stand, key=lambda item: when(item.event))


def introduction(items: Sequence[Written], writer: Writer) -> list[Written]:
    """The event that a storyline is about, and its last one; one that can carry its date goes before others."""
    fit = [item for item in items if item.telling.prose and item.event.time.start and writer.is_dated(item)]
    fit = [item for item in fit if writer.is_sound(item)] or fit
    fit = [item for item in fit if not _TO_COME.search(item.telling.sentence.text)] or fit
    if not fit:
        return []
    main = max(fit, key=lambda item: (min(item.event.reports.independent, 2), item.event.salience, item.event.id))
    if main.event.salience < _LEADS * max(item.event.salience for item in items):
        return []  # a side matter introduces nothing
    latest = items[-1]
    later = (latest.event.time.start or "") > (main.event.time.end or main.event.time.start or "")
    single = latest.event.time.precision == "day" and latest in fit and not latest.more
    single = single and latest.event.status != "planned" and not _TO_COME.search(latest.telling.sentence.text)
    return [main, latest] if len(items) >= _LATEST and later and single else [main]
