"""The day of an event and that of print: how far apart they are, and whether the event's date can stand beside a
sentence that tells it, which it cannot where it is only that of print."""

from __future__ import annotations

import re

from storyatlas.briefing.dates import day_of
from storyatlas.briefing.dating import dates_a_thing, tells_another_time
from storyatlas.briefing.draft import Draft
from storyatlas.briefing.outlook import looks_ahead
from storyatlas.model.article import Article
from storyatlas.model.event import Event
from storyatlas.model.time import TimeValue

NEWS_DAYS = 5  # after which "have been found" tells of something newer
_ONCE = frozenset("previously earlier formerly historically originally".split())
_EARLIER = re.compile(
    r"\b(?:at the time|in the past|in recent \w+|"
    r"for (?:many |several |some )?(?:years|decades|months|weeks)|(?:years?|months?|weeks?|decades?) ago|"
    r"last (?:week|month|year|season|summer|winter|spring|autumn|fall)|"
    r"in (?:his|her|their|its|the) (?:first|early|final|last) (?:days|weeks|months|years))\b",
    re.I,
)


def is_dated(draft: Draft, event: Event, article: Article) -> bool:
    """Whether what the sentence tells was on the event's date, as far as can be told.

    A plan has the day of its announcement where an article of that day or a later one tells it as still to come; and
    what no article dates has the day of print, which is not that of something that a sentence looks back on.
    """
    time = event.time
    if is_looking_back(article, event) and dates_a_thing(draft, time):
        return False
    published = article.written_on
    if time.precision != "day" or not time.start or time.end:
        return True
    if looks_ahead(draft):
        return published is None or time.start > published.isoformat()
    return bool(time.text) or not _looks_back(draft, time)


def days_before(article: Article, event: Event) -> int:
    """How many days before the event the article was published; 0 where it was not, or where that is unknown."""
    day, published = day_of(event.time.start), article.written_on
    return max(0, (day - published).days) if day and published and event.time.precision == "day" else 0


def days_after(article: Article, event: Event) -> int:
    """How many days after the event the article was published; 0 where it was not, or where that is unknown."""
    day, published = day_of(event.time.end or event.time.start), article.written_on
    return max(0, (published - day).days) if day and published and event.time.precision == "day" else 0


def is_looking_back(article: Article, event: Event) -> bool:
    """Whether the article was written after the days, or the month or year, of the event."""
    if event.time.precision == "day":
        return days_after(article, event) > NEWS_DAYS
    return (article.written or "") > (event.time.end or event.time.start or "9") + "~"


def _looks_back(draft: Draft, time: TimeValue) -> bool:
    """Whether the sentence tells of what was before: "had sent", "last season", a date of its own."""
    tree = draft.tree
    auxiliaries = [k for k in tree.kids[draft.main] if tree.tokens[k].dep in ("aux", "auxpass")]
    if any(tree.tokens[k].text.lower() in ("had", "'d", "’d") for k in auxiliaries):
        return True
    if any(tree.tokens[k].text.lower() in _ONCE for k in tree.kids[draft.main] if tree.tokens[k].dep == "advmod"):
        return True
    before = any(tree.tokens[k].text.lower() == "before" for k in tree.kids[draft.main] if k in draft.keep)
    if before and tree.tokens[draft.main].tag == "VBG":
        return True  # "was making ten a day before the strike"
    kept = " ".join(tree.tokens[i].text for i in sorted(draft.keep))
    return bool(_EARLIER.search(kept)) or tells_another_time(draft, time)
