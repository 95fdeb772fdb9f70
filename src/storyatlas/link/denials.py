"""Denials: mentions of one event of which a named speaker denies what others tell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from storyatlas.link.sources import actor_of, value_of
from storyatlas.model.article import Article
from storyatlas.model.event import Conflict, ConflictValue
from storyatlas.model.mention import EventMention

_DENIALS = frozenset({"deny", "denial", "refut", "rebut"})
_DENYING = frozenset({"deny", "denied", "denies", "refuted", "rebutted"})
_NONE = re.compile(r"\bno\s(\w+)(?:\s(\w+))?")  # "had no losses", "took no Narnian prisoners"
_ROLES = ("agent", "patient", "recipient", "other")


def find_denial(mentions: Sequence[EventMention], articles: Mapping[str, Article]) -> Conflict | None:
    """One side says that it happened, a named other denies it."""
    denying = [m for m in mentions if m.field == "text" and _denier(m) and is_denial(m)]
    deniers = {_denier(m) for m in denying}
    telling = [
        m
        for m in mentions
        if m.field == "text" and not m.negated and not is_denial(m) and m.status in {"happened", "claimed"}
        and m.speaker not in deniers and any(_answers(d, m) and not _beside(d, m) for d in denying)
    ]  # fmt: skip
    if not denying or not telling:
        return None
    rows: dict[tuple[str, str], ConflictValue] = {}
    for mention in sorted([*telling, *denying], key=lambda m: (articles[m.article].published or "9999", m.id)):
        text = "denied" if mention in denying else ("claimed" if mention.status == "claimed" else "asserted")
        speaker = _denier(mention) if mention in denying else mention.speaker
        value = value_of(replace(mention, speaker=speaker), text, articles)
        rows.setdefault((text, value.speaker), value)
    named = {speaker for text, speaker in rows if text == "denied"}
    kept = tuple(v for (text, speaker), v in rows.items() if text == "denied" or speaker not in named)
    return Conflict("whether it happened", kept) if len(kept) > len(named) else None


def _denier(mention: EventMention) -> str | None:
    """Who denies: whoever says that it was not so, or does what "denies" tells."""
    return mention.speaker or (actor_of(mention) if mention.lemma in _DENIALS else None)


def _beside(denial: EventMention, told: EventMention) -> bool:
    """Whether an article itself tells what its speaker only says has not been: "had not sent it", "once it is sent"."""
    spoken = denial.lemma not in _DENIALS and denial.cue not in _DENYING
    return spoken and told.speaker is None and told.article == denial.article


def is_denial(mention: EventMention) -> bool:
    """Whether a mention denies something, by its status or by its word."""
    return mention.status == "denied" or mention.lemma in _DENIALS


def _answers(denial: EventMention, told: EventMention) -> bool:
    """Whether a denial is of what `told` tells: "denied shelling it" names the act and whom it concerns, "did not
    shell it" negates the act of the same people, those whom it names beside the agent, else the agent."""
    if denial.lemma in _DENIALS:
        acts = any(word.startswith(told.lemma) for word in re.findall(r"\w+", denial.quote.lower()))
        return acts and bool(_named(denial, *_ROLES) & _named(told, *_ROLES) or {*denial.topics} & {*told.topics})
    nothing = _NONE.search(denial.quote.lower())
    if denial.lemma != told.lemma or (
        nothing and not set(nothing.groups()) & set(re.findall(r"\w+", told.quote.lower()))
    ):
        return False
    if denial.cue in _DENYING:
        return True
    named = _named(denial, "patient", "recipient", "other") or _named(denial, "agent")
    return bool(named & _named(told, *_ROLES))


def _named(mention: EventMention, *roles: str) -> set[str]:
    return {p.name for p in mention.participants if p.role in roles and p.type != "place" and p.name[:1].isupper()}
