"""The headline of a story that nobody gave a title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from storyatlas.model.article import Article
from storyatlas.model.event import Event

_FOREMOST = 8  # events of which one names the story
_MAIN = 4  # so many words of the titles say it
_EMPTY = frozenset("from with into after over their that this have than more first three four five during".split())
_MATTER = 30  # events whose titles say what the story is about
_FEW = 6  # reports or headlines; more make no difference
_SEVERAL = 3  # reports from which one headline is enough
_ANNOUNCED = 3  # headlines from which what is yet to come is the story
# What all reports of the most told of the foremost events weigh, what likeness to all headlines, and what each
# headline of an event; by reading the titles of eighteen stories.
_TOLD, _LIKE, _HEADLINE = 0.3, 1.5, 0.1
# What words against words lose, and what a whole sentence with its full stop does, which is no headline.
_WORDS, _SENTENCE = 0.2, 0.3
_OF_WORDS = frozenset({"accusation", "demand", "rejection", "threat"})
_SAYS = re.compile(r"\b(?:says|tells)\b")


def headline(events: Sequence[Event], articles: Sequence[Article] = ()) -> str:
    """Of the foremost events that are in many headlines or have come to pass in the story's own time, that somebody by
    name did, that its main words tell, or that several articles have in their headlines: the title that is most about
    what the others are about, that most outlets tell, and that is likest to the headlines of the articles. `events`
    come with the weightiest first.
    """
    current = [
        e for e in events if _in_headlines(e) >= _ANNOUNCED or (not e.background and e.status == "happened")
    ] or list(events)
    counts = Counter(word for event in current[:_MATTER] for word in _words(event.title))
    main = {word for word, number in counts.most_common(_MAIN) if number > 2}
    foremost = [
        e
        for e in current[:_FOREMOST]
        if any(p.role == "agent" and p.name[:1].isupper() for p in e.participants)
        or len(_words(e.title) & main) > 1
        or _in_headlines(e) > (e.reports.independent < _SEVERAL)
    ] or current[:_FOREMOST]
    if not foremost:
        return "Untitled story"
    most = sum(number for _, number in counts.most_common(_MAIN))
    heads = [_words(article.title) for article in articles if article.wire_of is None]
    widest = max(event.reports.independent for event in foremost)

    def worth(event: Event) -> float:
        own = _words(event.title)
        said = sorted((counts[word] for word in own), reverse=True)[:_MAIN]
        told = event.reports.independent / max(widest, _FEW)
        return (
            event.salience
            + sum(said) / max(most, 1)
            + _TOLD * told
            + _LIKE * _headed(own, heads)
            + _HEADLINE * min(_in_headlines(event), _FEW)
            - _WORDS * (event.type in _OF_WORDS or bool(_SAYS.search(event.title)))
            - _SENTENCE * event.title.endswith(".")
        )

    best = max(foremost, key=lambda event: (round(worth(event), 6), event.id)).title
    return best.removesuffix(".") if best.count(".") == 1 else best


def _in_headlines(event: Event) -> int:
    """How many articles have it in their headline."""
    return len({evidence.article for evidence in event.evidence if evidence.field == "title"})


def _headed(own: set[str], heads: Sequence[set[str]]) -> float:
    """How like the headlines of a story's articles a title is (Dice), by the mean over those of several words."""
    like = [2 * len(own & head) / (len(own) + len(head)) for head in heads if len(head) > 1]
    return sum(like) / len(like) if like else 0.0


def _words(title: str) -> set[str]:
    """The longer words of a title, a plural as its singular."""
    return {word.lower().removesuffix("s") for word in re.findall(r"[^\W\d_]{4,}", title)} - _EMPTY
