"""The headline of a story that nobody gave a title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from storyatlas.model.event import Event

_FOREMOST = 8  # events of which one names the story
_MAIN = 4  # so many words of the titles say it
_EMPTY = frozenset("from with into after over their that this have than more first three four five during".split())
_MATTER = 30  # events whose titles say what the story is about


def headline(events: Sequence[Event]) -> str:
    """Of the foremost events of the story's own time that somebody by name did, or that its main words tell, the
    title that is most about what the others are about, and that most outlets tell. `events` come with the
    weightiest first.
    """
    current = [e for e in events if not e.background and e.status == "happened"] or list(events)
    counts = Counter(word for event in current[:_MATTER] for word in _words(event.title))
    main = {word for word, number in counts.most_common(_MAIN) if number > 2}
    foremost = [
        e
        for e in current[:_FOREMOST]
        if any(p.role == "agent" and p.name[:1].isupper() for p in e.participants) or len(_words(e.title) & main) > 1
    ] or current[:_FOREMOST]
    if not foremost:
        return "Untitled story"
    most = sum(number for _, number in counts.most_common(_MAIN))

    def worth(event: Event) -> float:
        said = sorted((counts[word] for word in _words(event.title)), reverse=True)[:_MAIN]
        return event.salience + sum(said) / max(most, 1) + 0.05 * min(event.reports.outlets, 6)

    return max(foremost, key=lambda event: (round(worth(event), 6), event.id)).title


def _words(title: str) -> set[str]:
    """The longer words of a title, a plural as its singular."""
    return {word.lower().removesuffix("s") for word in re.findall(r"[^\W\d_]{4,}", title)} - _EMPTY
