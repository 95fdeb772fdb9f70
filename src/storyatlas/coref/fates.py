"""Fates: what befalls somebody once, or seldom twice, so that two who tell it of the same person mean one event."""

from __future__ import annotations

from dataclasses import dataclass

from storyatlas.model.mention import EventMention
from storyatlas.model.naming import one_person
from storyatlas.model.spelling import last_sound

# Stems, less a final "e", with what they tell of. Of pairs in ECB+ that tell one of these of one named person all 721
# were one event; of what is done to somebody time and again (to meet, to charge, to replace) about half.
_DEATHS = "die kill murder slay assassinat execut behead strangl lynch perish drown suffocat"
_OTHERS = (
    "arrest shoot stab nominat sentenc convict acquit elect inaugurat indict kidnap abduct extradit deport resign retir"
)
_KIND = (
    dict.fromkeys(_DEATHS.split(), "death")
    | {stem: stem for stem in _OTHERS.split()}
    | dict.fromkeys("marry marriag wed wedding".split(), "wedding")
    | dict.fromkeys("bury burial funeral".split(), "burial")
)
# Here it befalls whoever does it.
_ONESELF = frozenset("die perish drown suffocat resign retir marry marriag wed wedding".split())
_SHORT = 4  # letters of a stem that keeps its final "e" ("die")


@dataclass(frozen=True, slots=True)
class Fate:
    """What befalls whom, by name."""

    kind: str
    names: tuple[str, ...]


def fate_of(mention: EventMention) -> Fate | None:
    """What a mention tells that befell somebody named; none where it was only planned or is denied."""
    stem = mention.lemma if len(mention.lemma) <= _SHORT else mention.lemma.removesuffix("e")
    kind = _KIND.get(stem)
    if kind is None or mention.status in {"planned", "denied"}:
        return None
    roles = {"patient", "agent"} if stem in _ONESELF else {"patient"}
    people = [p for p in mention.participants if p.role in roles and p.type == "person"]
    names = tuple(p.name for p in people if p.name[:1].isupper())
    return Fate(kind, names) if names else None


def same_fate(one: Fate | None, other: Fate | None) -> bool:
    """Whether the same befell one person of both."""
    if one is None or other is None or one.kind != other.kind:
        return False
    return any(_one_name(a, b) for a in one.names for b in other.names)


def _one_name(a: str, b: str) -> bool:
    """Whether two names may be one person's: a surname alone may be any bearer's."""
    if " " in a and " " in b:
        return one_person(a, b)
    return last_sound(a) == last_sound(b)
