"""Articles that a search brought in and that are not about the story."""

from __future__ import annotations

from collections import Counter
from statistics import median

from storyatlas.briefing.weights import features
from storyatlas.model.atlas import Atlas

_FOREMOST, _WORDS = 40, 20  # events whose titles say what the story is about, and how many of their words
# Shares of the weight of those words: an article that has less has strayed, where half of all have so much more. On
# four stories that nothing was tuned on, what lay below was a publisher's purchase, a quarterly loss and a new chip.
_ASTRAY, _AT_HOME = 0.17, 0.5


def astray_of(atlas: Atlas) -> frozenset[str]:
    """The ids of articles that have next to none of the words that the story's weightiest events are told in; none
    where the articles have little in common anyway, or come without their text."""
    foremost = sorted(atlas.events, key=lambda event: (-event.salience, event.id))[:_FOREMOST]
    counts = Counter(word for event in foremost for word in sorted(features(event.title)))
    matter = dict(counts.most_common(_WORDS))
    total = sum(matter.values())
    texts = {article.id: f"{article.title} {article.text}" for article in atlas.articles if article.text}
    if not total or not texts:
        return frozenset()
    share = {id_: sum(matter[word] for word in features(text) if word in matter) / total for id_, text in texts.items()}
    if median(share.values()) < _AT_HOME:
        return frozenset()
    return frozenset(id_ for id_, value in share.items() if value < _ASTRAY)
