"""Articles that a search brought in and that are not about the story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median

from storyatlas.model.article import Article
from storyatlas.model.event import Event
from storyatlas.model.stems import content_stems

_FOREMOST, _WORDS = 40, 20  # events whose titles say what the story is about, and how many of their words
# Shares of the weight of those words: an article that has less has strayed, where half of all have so much more. On
# four stories that nothing was tuned on, what lay below was a publisher's purchase, a quarterly loss and a new chip.
_ASTRAY, _AT_HOME = 0.17, 0.5
_SHORT = 30  # stems of a text that is too short to tell: a post of a live blog
_AS_ALL = 2  # events shared with articles at home from which on it is at home as well; one may be chance


def astray_of(events: Sequence[Event], articles: Sequence[Article]) -> frozenset[str]:
    """The ids of articles that have next to none of the words that the story's weightiest events are told in, and tell
    at most one event that others tell too; none where the articles have little in common anyway, or come without their
    text."""
    foremost = sorted(events, key=lambda event: (-event.salience, event.id))[:_FOREMOST]
    counts = Counter(word for event in foremost for word in sorted(content_stems(event.title)))
    matter = dict(counts.most_common(_WORDS))
    total = sum(matter.values())
    stems = {article.id: content_stems(f"{article.title} {article.text}") for article in articles if article.text}
    if not total or not stems:
        return frozenset()
    share = {id_: sum(matter[word] for word in words if word in matter) / total for id_, words in stems.items()}
    if median(share.values()) < _AT_HOME:
        return frozenset()
    far = {id_ for id_, value in share.items() if value < _ASTRAY and len(stems[id_]) >= _SHORT}
    told_by = [{evidence.article for evidence in event.evidence} for event in events] if far else []
    shared = Counter(id_ for own in told_by if own - far for id_ in sorted(own & far))
    return frozenset(id_ for id_ in far if shared[id_] < _AS_ALL)
