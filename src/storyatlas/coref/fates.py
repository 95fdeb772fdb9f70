"""Fates: what befalls somebody once, or seldom twice, so that two who tell it of the same person mean one event."""

from __future__ import annotations

import re
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
_ONE_NAMED, _ONE_AGED = 1.5, 0.75  # log odds
_SHORT = 4  # letters of a stem that keeps its final "e" ("die")


# Who has no name yet: "a 61-year-old man" is one man to all who tell what befell him.
_AGED = re.compile(r"\d+-year-old \w+$")


@dataclass(frozen=True, slots=True)
class Fate:
    """What befalls whom, by name, or by age where nobody is named."""

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
    names = tuple(p.name for p in people if p.name[:1].isupper() or _AGED.match(p.name))
    return Fate(kind, names) if names else None


def fate_odds(one: Fate | None, other: Fate | None, *, one_article: bool) -> float:
    """The log odds that what befell somebody once speaks for one event; less where two articles tell it of somebody of
    the same age, without a name."""
    if one is None or other is None or one.kind != other.kind:
        return 0.0
    if any(_one_name(a, b) for a in one.names for b in other.names):
        return _ONE_NAMED
    ages = {name.lower() for name in one.names if name[:1].isdigit()}
    if not ages & {name.lower() for name in other.names}:
        return 0.0
    return _ONE_NAMED if one_article else _ONE_AGED


def _one_name(a: str, b: str) -> bool:
    """Whether two names may be one person's: a surname alone may be any bearer's."""
    if a[:1].isdigit() or b[:1].isdigit():
        return False
    if " " in a and " " in b:
        return one_person(a, b)
    return last_sound(a) == last_sound(b)
