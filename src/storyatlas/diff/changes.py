"""Changes: everything that differs between two atlases of one story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from storyatlas.diff.matching import Matching, match
from storyatlas.model.article import Article
from storyatlas.model.atlas import Atlas
from storyatlas.model.event import Conflict, ConflictValue, Event
from storyatlas.model.time_words import in_words

EventKind = Literal["new", "revised", "merged", "split", "withdrawn"]
ArticleKind = Literal["new", "corrected", "vanished"]


@dataclass(frozen=True, slots=True)
class Revision:
    """One trait of an event before and after, in words."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class EventChange:
    """`old` and `new` are ids: several old ones where events merged, several new ones where one split.

    `title` is that of the newer atlas where the event is in it. `salience` orders changes by weight.
    """

    kind: EventKind
    title: str
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    revisions: tuple[Revision, ...] = ()
    salience: float = 0.0


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that moved: the latest value that each atlas knows of `what`, with who gave it."""

    event: str
    title: str
    what: str
    before: str
    after: str
    speaker: str
    published: str | None


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """An article that came, changed or went; `events` are those (of the older atlas, of the newer one
    where the article is new) that rest on it, `alone` those that rest on nothing else."""

    kind: ArticleKind
    article: Article
    events: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """From `old` to `new`, weightiest first."""

    since: str | None
    until: str | None
    events: tuple[EventChange, ...]
    figures: tuple[FigureChange, ...]
    articles: tuple[ArticleChange, ...]

    def of(self, kind: EventKind) -> tuple[EventChange, ...]:
        """The changes of one kind, weightiest first."""
        return tuple(change for change in self.events if change.kind == kind)


def compare(old: Atlas, new: Atlas) -> Changes:
    """What changed from `old` to `new`. Articles are compared by text where both atlases carry texts."""
    matching = match(old, new)
    before = {event.id: event for event in old.events}
    after = {event.id: event for event in new.events}
    events = [*_appeared(matching, before, after), *_revised(matching, before, after)]
    return Changes(
        since=old.story.as_of,
        until=new.story.as_of,
        events=tuple(sorted(events, key=lambda change: (-change.salience, change.kind, change.old, change.new))),
        figures=tuple(_figures(matching, before, after)),
        articles=tuple(_articles(old, new)),
    )


def _appeared(matching: Matching, before: Mapping[str, Event], after: Mapping[str, Event]) -> Iterable[EventChange]:
    for key in matching.new:
        yield EventChange("new", after[key].title, (), (key,), salience=after[key].salience)
    for key in matching.withdrawn:
        yield EventChange("withdrawn", before[key].title, (key,), (), salience=before[key].salience)
    for key, sources in matching.merged.items():
        yield EventChange("merged", after[key].title, sources, (key,), salience=after[key].salience)
    for key, parts in matching.split.items():
        yield EventChange("split", before[key].title, (key,), parts, salience=before[key].salience)


def _revised(matching: Matching, before: Mapping[str, Event], after: Mapping[str, Event]) -> Iterable[EventChange]:
    for key, target in matching.same.items():
        if key in matching.split:
            continue
        revisions = tuple(_revisions(before[key], after[target]))
        if any(revision.what != "title" for revision in revisions):  # other words for the same are no news
            event = after[target]
            yield EventChange("revised", event.title, (key,), (target,), revisions, event.salience)


def _revisions(old: Event, new: Event) -> Iterable[Revision]:
    traits = (
        ("status", old.status, new.status),
        ("when", in_words(old.time), in_words(new.time)),
        ("where", old.place.name if old.place else "", new.place.name if new.place else ""),
        ("independent reports", str(old.reports.independent), str(new.reports.independent)),
        ("title", old.title, new.title),
    )
    for what, was, now in traits:
        if was != now:
            yield Revision(what, was or "unknown", now or "unknown")


def _figures(matching: Matching, before: Mapping[str, Event], after: Mapping[str, Event]) -> Iterable[FigureChange]:
    pairs = [*matching.same.items(), *((key, new) for new, keys in matching.merged.items() for key in keys)]
    for key, target in sorted(pairs, key=lambda pair: (-after[pair[1]].salience, pair)):
        known = {conflict.what: conflict for conflict in before[key].conflicts}
        for conflict in after[target].conflicts:
            latest = _latest(conflict)
            was = _latest(known[conflict.what]).value if conflict.what in known else conflict.values[0].value
            if latest.value != was:
                yield FigureChange(
                    target, after[target].title, conflict.what, was, latest.value, latest.speaker, latest.published
                )


def _latest(conflict: Conflict) -> ConflictValue:
    """The value published last."""
    return max(conflict.values, key=lambda value: (value.published or "", value.article, value.start))


def _articles(old: Atlas, new: Atlas) -> Iterable[ArticleChange]:
    was = {article.id: article for article in old.articles}
    now = {article.id: article for article in new.articles}
    resting_before, resting_after = _resting(old), _resting(new)
    for key, article in sorted(was.items()):
        if key not in now:
            yield ArticleChange("vanished", article, *resting_before.get(key, ((), ())))
        elif _corrected(article, now[key]):
            yield ArticleChange("corrected", now[key], *resting_before.get(key, ((), ())))
    for key, article in sorted(now.items(), key=lambda item: (item[1].published or "", item[0])):
        if key not in was:
            yield ArticleChange("new", article, *resting_after.get(key, ((), ())))


def _corrected(old: Article, new: Article) -> bool:
    return old.title != new.title or bool(old.text and new.text and old.text != new.text)


def _resting(atlas: Atlas) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """For each article the events that rest on it, and those of them that rest on nothing else."""
    found: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for event in atlas.events:
        articles = sorted({evidence.article for evidence in event.evidence})
        for article in articles:
            found[article][0].append(event.id)
            if len(articles) == 1:
                found[article][1].append(event.id)
    return {key: (tuple(resting), tuple(alone)) for key, (resting, alone) in found.items()}
