"""Exclusion: topics left out of map and briefing at the editor's wish, and said so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from storyatlas.errors import ConfigError
from storyatlas.model.atlas import Exclusion
from storyatlas.model.event import Event

_WORD = re.compile(r"[^\W_]+")
_STOP = frozenset(
    """
    the a an of to in on at by for from with and or
""".split()
)


def parse_exclusion(text: str) -> Exclusion:
    """ "TOPIC: reason" as an `Exclusion`; the reason may be left out.

    Raises `ConfigError` where the topic is empty.
    """
    topic, _, reason = text.partition(":")
    if not _words(topic):
        raise ConfigError(f'--exclude {text!r} names no topic; write "TOPIC: reason"')
    return Exclusion(topic.strip(), reason.strip())


def exclude_topics(events: Sequence[Event], topics: Sequence[Exclusion]) -> tuple[list[Event], tuple[Exclusion, ...]]:
    """The events that stay, and each topic with the number that it took.

    An event belongs to a topic whose every word stands in its title, participants or place, or
    in the words of half of its reports.
    """
    counts = [0] * len(topics)
    kept = []
    for event in events:
        hit = next((i for i, topic in enumerate(topics) if _about(event, topic.topic)), None)
        if hit is None:
            kept.append(event)
        else:
            counts[hit] += 1
    taken = tuple(Exclusion(t.topic, t.reason, n) for t, n in zip(topics, counts, strict=True))
    return kept, taken


def _about(event: Event, topic: str) -> bool:
    wanted = _words(topic)
    place = event.place.name if event.place else ""
    names = " ".join(p.name for p in event.participants)
    if wanted <= _words(f"{event.title} {names} {place}"):
        return True
    hits = sum(wanted <= _words(e.quote) for e in event.evidence)
    return hits * 2 >= max(1, len(event.evidence)) and hits > 0


def _words(text: str) -> set[str]:
    return {_singular(w) for w in _WORD.findall(text.lower()) if w not in _STOP}


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
