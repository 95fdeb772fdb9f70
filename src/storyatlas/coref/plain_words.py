"""Plain words: "Pirates" at the start of a sentence is no name, where the story mostly writes "pirates"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from storyatlas.model.counting import commonest
from storyatlas.model.extraction import Extraction
from storyatlas.model.mention import EventMention, Participant

_WORD = re.compile(r"[^\W\d_]+")
_CLEAR_LEAD = 2  # times as often as with a capital within a sentence
_OPENING = re.compile(r"(?:^|[.!?:;—–-]\s*|[\"“”'‘’(]\s*)$")


def settle_plain_words(extractions: Sequence[Extraction]) -> list[Extraction]:
    """The extractions with single words that are no names written small, as who they are where they act under it; what
    is nobody ("Arson") takes no part."""
    plain = _plain_words(extractions)
    if not plain:
        return list(extractions)
    types = _types(extractions, plain)
    return [replace(e, mentions=tuple(_settled(m, plain, types) for m in e.mentions)) for e in extractions]


def _plain_words(extractions: Sequence[Extraction]) -> set[str]:
    """Single-word names, small, that the words of the story's articles write small far more often."""
    names = {
        p.name.lower()
        for e in extractions
        for m in e.mentions
        for p in (*m.participants, *m.bystanders)
        if p.name.istitle() and p.name.isalpha()
    }
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for extraction in extractions:
        for mention in extraction.mentions:
            if mention.field != "text":
                continue
            for found in _WORD.finditer(mention.quote):
                word = found[0].lower()
                if word not in names:
                    continue
                if found[0].islower():
                    small[word] += 1
                elif not _OPENING.search(mention.quote[: found.start()]):
                    large[word] += 1
    return {word for word in names if small[word] and small[word] >= _CLEAR_LEAD * large[word]}


def _types(extractions: Sequence[Extraction], words: set[str]) -> dict[str, str]:
    """What those are whom each of the words names where it stands small: "group" of "pirates"."""
    types: dict[str, Counter[str]] = defaultdict(Counter)
    for extraction in extractions:
        for mention in extraction.mentions:
            for participant in (*mention.participants, *mention.bystanders):
                if participant.name in words and participant.type != "thing":
                    types[participant.name][participant.type] += 1
    return {word: commonest(own) for word, own in types.items()}


def _settled(mention: EventMention, plain: set[str], types: Mapping[str, str]) -> EventMention:
    if not any(p.name.lower() in plain for p in (*mention.participants, *mention.bystanders)):
        return mention
    participants = tuple(_small(mention.participants, plain, types))
    return replace(mention, participants=participants, bystanders=tuple(_small(mention.bystanders, plain, types)))


def _small(participants: Sequence[Participant], plain: set[str], types: Mapping[str, str]) -> list[Participant]:
    found = []
    for participant in participants:
        word = participant.name.lower()
        if word not in plain or not participant.name.istitle():
            found.append(participant)
        elif word in types:
            found.append(Participant(word, participant.role, types[word]))
    return found
