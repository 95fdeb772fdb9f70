"""Kinds: a name is one thing throughout a story, a person, a body or a ship, whatever one sentence makes of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from storyatlas.model.extraction import Extraction
from storyatlas.model.kinds import decide_kinds
from storyatlas.model.mention import EventMention, Participant


def agree_on_kinds(extractions: Sequence[Extraction]) -> list[Extraction]:
    """The extractions with one type for each named participant, by what most of its namings and the words beside them
    say."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for extraction in extractions:
        for participant in _participants(extraction):
            if participant.name[:1].isupper():
                votes[participant.name.lower()][participant.type] += 1
        for kind in extraction.kinds:
            told[kind.name][kind.kind] += kind.weight
    kinds = {name: kind for name, kind in decide_kinds(votes, told).items() if set(votes[name]) != {kind}}
    kinds |= {name: "place" for name, own in votes.items() if name not in kinds and _is_place(own, told[name])}
    return [_typed(extraction, kinds) for extraction in extractions]


def _is_place(votes: Counter[str], told: Counter[str]) -> bool:
    """Whether a name that is a place as often as a body is a place at every mention."""
    return set(votes) == {"place", "organisation"} and votes["place"] >= votes["organisation"] and not told.total()


def _participants(extraction: Extraction) -> list[Participant]:
    return [p for m in extraction.mentions for p in (*m.participants, *m.bystanders)]


def _typed(extraction: Extraction, kinds: Mapping[str, str]) -> Extraction:
    if not any(kinds.get(p.name.lower(), p.type) != p.type for p in _participants(extraction)):
        return extraction
    return replace(extraction, mentions=tuple(_mention(m, kinds) for m in extraction.mentions))


def _mention(mention: EventMention, kinds: Mapping[str, str]) -> EventMention:
    return replace(
        mention,
        participants=_known(mention.participants, kinds),
        bystanders=_known(mention.bystanders, kinds),
    )


def _known(participants: Sequence[Participant], kinds: Mapping[str, str]) -> tuple[Participant, ...]:
    """The participants with the type that their names have, without places where somebody else acts."""
    typed = ((p, _participant(p, kinds)) for p in participants)
    return tuple(new for old, new in typed if not (new.type == "place" != old.type and new.role == "other"))


def _participant(participant: Participant, kinds: Mapping[str, str]) -> Participant:
    return replace(participant, type=kinds.get(participant.name.lower(), participant.type))
