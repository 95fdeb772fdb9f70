"""Resonance: in how many articles somebody meets with what an event tells, whatever became one event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from storyatlas.model.mention import EventMention
from storyatlas.model.spelling import last_sound

_SHARE = 3  # of an event's mentions one in so many must tell it


def resonance(mentions: Mapping[str, Sequence[EventMention]]) -> dict[str, int]:
    """For each event, the most articles that tell by one verb, of one person or thing by name, that it was done to
    them: "Quill is shot" of five articles and "shooting Quill" of two more resound in seven. A matter that merging left
    in pieces so looks as large as it is; `mentions` holds those of each event.
    """
    articles: dict[tuple[str, str], set[str]] = defaultdict(set)
    told: dict[str, Counter[tuple[str, str]]] = {}
    for event, own in mentions.items():
        told[event] = Counter()
        for mention in own:
            done = _done(mention)
            told[event].update(done)
            for act in done:
                articles[act].add(mention.article)
    return {
        event: max((len(articles[act]) for act, count in told[event].items() if _SHARE * count >= len(own)), default=0)
        for event, own in mentions.items()
    }


def _done(mention: EventMention) -> set[tuple[str, str]]:
    """The verb of a mention with each to whom or what it was done, by the sound of their last names."""
    return {(mention.lemma, last_sound(p.name)) for p in mention.participants if p.role == "patient" and p.name.strip()}
