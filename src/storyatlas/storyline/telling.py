"""Telling: a storyline that no noun names, named by the headline of its foremost event."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from storyatlas.model.event import Event
from storyatlas.storyline.wording import SAYS_LITTLE, key_of

# What a heading has room for.
MOST_WORDS, MOST_LETTERS, _LEAST_WORDS = 7, 50, 3
# What leads to where, when and how it happened, which a heading leaves out.
_ASIDE = frozenset("in at near after before during amid since until outside inside around by despite following".split())
# What leads to that too behind an object, else to what the verb needs.
_MORE = frozenset("to from with for on off through as under over about against".split())
_LOOSE = _ASIDE | _MORE | {"and", "or", "but", "of", "the", "a", "an", "that", "which", "who"}  # what nothing ends in
_BEING = frozenset({"is", "are"})
# Passives that say nothing without what follows ("Quill is joined").
_HOLLOW = frozenset(
    """joined thanked invited informed told asked met called named seen expected made held given set based used
    considered known said""".split()
)
# What leads to a verb behind "to".
_TO_DO = frozenset(
    """agree agrees plan plans vow vows decide decides refuse refuses want wants begin begins continue continues try
    tries expected likely set forced allowed due ready fail fails need needs seek seeks entitled able unable bound
    willing obliged required poised prepared reluctant urged ordered""".split()
)
_HOUR = re.compile(r" (?:at|around|about|just past) \d[\d:.]* ?[ap]\.?m\b\.?")
# How many, which is a matter of the event and not of its storyline ("Up to 300 sailors strike").
_HOW_MANY = re.compile(
    r"^(?:up to|more than|at least|about|over|nearly|almost|around|some|an estimated|estimated) \d[\d,.]* (?=[A-Za-z])",
    re.IGNORECASE,
)
_SAYING = frozenset(
    """says tells declines adds explains calls asks notes describes confirms speaks talks states insists believes thinks
    refuses""".split()
)


def tell_shortly(event: Event, short: Mapping[str, str]) -> str:
    """The title of an event, where it is no mere word of somebody and is short, or is so without where, when and how;
    persons by their last names (`short`). "" where it is not."""
    if event.status not in {"happened", "planned"}:
        return ""
    title = _HOW_MANY.sub("", _HOUR.sub("", event.title.rstrip(".")))
    title = title[:1].upper() + title[1:]
    for name in sorted((p.name for p in event.participants if p.name in short), key=lambda n: (-len(n), n)):
        title = title.replace(name, short[name])
    words = title.split()
    if any(mark in title for mark in '"“”‘,:;*/<$') or _SAYING & set(words[1:5]):
        return ""
    for end in range(min(len(words), MOST_WORDS), _LEAST_WORDS - 1, -1):
        told = " ".join(words[:end])
        if key_of(words[end - 1]) in SAYS_LITTLE:
            continue  # "Quill makes a decision"
        if words[end - 2] in _BEING and words[end - 1] in _HOLLOW:
            continue
        if len(told) <= MOST_LETTERS and (end == len(words) or _may_end(words, end)):
            return told
    return ""


def _may_end(words: Sequence[str], end: int) -> bool:
    """Whether a headline says something without what follows its first words."""
    after = words[end].lower()
    whole = end > _LEAST_WORDS or words[end - 2] in _BEING
    if words[end - 1].lower() in _LOOSE or words[end - 1][:1].isdigit() or (after == "to" and words[end - 1] in _TO_DO):
        return False
    return (after in _ASIDE or (after in _MORE and whole)) and _has_verb(words[:end])


def _has_verb(words: Sequence[str]) -> bool:
    """Whether a headline's beginning holds its verb, in the present or behind "to"."""
    later = words[1:]
    return any(w == "to" or (w.islower() and w.endswith("s") and not w.endswith("ss")) for w in later)
