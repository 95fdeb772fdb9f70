"""Telling: a storyline that no noun names, named by the headline of its foremost event."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from storyatlas.model.event import Event
from storyatlas.storyline.wording import SAYS_LITTLE, key_of

# What a heading has room for; a whole title may have one word more than the beginning of one.
MOST_WORDS, MOST_LETTERS, _LEAST_WORDS = 7, 50, 3
# What leads to where, when and how it happened, which a heading leaves out.
_ASIDE = frozenset(
    """in at near after before during amid since until outside inside around by despite following over because as
    when while although though""".split()
)
# What leads to that too behind an object, else to what the verb needs.
_MORE = frozenset("to from with for on off through as under over about against".split())
# What nothing ends in.
_LOOSE = (
    _ASIDE
    | _MORE
    | frozenset(
        """and or but of the a an that which who whose his her its their this these those such no not was were be been
        being had has have will would could may might should must can did does do more most some many""".split()
    )
)
# Adjectives and numbers that leave open what is meant, and owners that only the article names.
_POINTING = frozenset(
    "similar this these those such same other another further additional it them him they he she".split()
)
_OWNED = frozenset("his her its their".split())
# Whoever is urged, and what is made in order to do something, says nothing without what to do.
_BIDDING = re.compile(
    r"\b(?:urge|ask|tell|order|direct|instruct|force|allow|help|get|want|expect|call on|press|persuade|convince|compel"
    r"|require|enable|permit|warn|invite|encourage|authori[sz]e|oblige|lead|prompt|cause|teach|beg|advise|push|need|use)s?\b"
)
_IN_ORDER = frozenset(
    """bid bids attempt attempts effort efforts move moves plan plans decision right chance way ways need time
    permission proposal proposals pledge pledges promise promises deadline steps measures power powers""".split()
)
_VERBAL = re.compile(r"(?:ing|ed|e?s)$")
_SOME_OF = re.compile(
    r"(?:most|some|many|all|both|few|several|none|one|two|three|four|five|half|\d+) of (?:the|his|her|its|their)\b",
    re.I,
)
# Verbs that say nothing without their preposition, and those that say enough without the "to", "from" or "with" behind
# them.
_NEEDY = frozenset("search look call wait ask hope prepare apply account depend rely insist focus refer amount".split())
_ENOUGH = frozenset(
    """surrender retire resign die fall rise fly travel return leave win lose close open sink crash drop jump climb
    slide plunge soar surge escape flee march drown collapse explode spread vote strike merge withdraw appeal apologise
    apologize advance retreat land arrive""".split()
)
_BEING = frozenset({"is", "are"})
# Passives that say nothing without what follows ("Quill is joined").
_HOLLOW = frozenset(
    """joined thanked invited informed told asked met called named seen expected made held given set based used
    considered known said accused suspected believed thought allowed ordered placed forced found put taken
    left sold bought""".split()
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
_MARK = re.compile(r'["“”‘:;*/<$]|,(?!\d)')
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
    for name in sorted((p.name for p in event.participants if p.name in short), key=lambda n: (-len(n), n)):
        title = title.replace(name, short[name])
    title = title[:1].upper() + title[1:]
    words = title.split()
    if _MARK.search(title) or _SAYING & set(words[1:5]):
        return ""
    whole = [len(words)] if len(words) == MOST_WORDS + 1 else []
    for end in (*whole, *range(min(len(words), MOST_WORDS), _LEAST_WORDS - 1, -1)):
        told = " ".join(words[:end])
        if key_of(words[end - 1]) in SAYS_LITTLE:
            continue  # "Quill makes a decision"
        if words[end - 2] in _BEING and words[end - 1] in _HOLLOW:
            continue
        if _points_elsewhere(words[:end], event):
            continue
        if len(told) <= MOST_LETTERS and (end == len(words) or _may_end(words, end)):
            return told
    return ""


def _may_end(words: Sequence[str], end: int) -> bool:
    """Whether a headline says something without what follows its first words."""
    after = words[end].lower()
    whole = end > _LEAST_WORDS or words[end - 2] in _BEING
    if words[end - 1].lower() in _LOOSE or words[end - 1][:1].isdigit() or (after == "to" and _awaits(words[:end])):
        return False
    if after in _MORE and whole and _needs_more(words[:end]):
        return False
    return (after in _ASIDE or (after in _MORE and whole)) and _has_verb(words[:end])


def _needs_more(words: Sequence[str]) -> bool:
    """Whether a preposition completes the last of these words: "forces search" for him, "against dealing" with it."""
    stems = _stems(words[-1])
    if words[-2] in {"a", "an", "the"}:
        return False
    if words[-2] == "to" and words[-1] == "deal":
        return True
    if stems & _NEEDY or (words[-1].endswith("ing") and words[-2].lower() in _LOOSE):
        return True
    return not _has_verb(words[:-1]) and not stems & _ENOUGH


def _awaits(words: Sequence[str]) -> bool:
    """Whether these words leave open what to do: "urges the board", "in a bid", "of failing"."""
    if _TO_DO & _stems(words[-1]) or words[-1] in _IN_ORDER:
        return True
    return bool(_BIDDING.search(" ".join(words[1:])))


def _stems(word: str) -> set[str]:
    """A verb as it stands and without its ending: "failing", "fail", "faile"."""
    small = word.lower()
    return {small, small.removesuffix("s"), *(_VERBAL.sub(ending, small) for ending in ("", "e"))}


def _points_elsewhere(words: Sequence[str], event: Event) -> bool:
    """Whether some of these words mean what only the article names: "similar measures", "three of his sons"; whose it
    is may be a name before."""
    small = [word.lower() for word in words]
    if _POINTING & set(small) or _SOME_OF.match(" ".join(words)):
        return True
    owned = next((at for at, word in enumerate(small) if word in _OWNED), None)
    if owned is None:
        return False
    named = {part for p in event.participants if p.name[:1].isupper() for part in p.name.split()}
    return not any(re.sub(r"['’]s?$", "", word) in named or word.endswith("s") for word in words[:owned])


def _has_verb(words: Sequence[str]) -> bool:
    """Whether a headline's beginning holds its verb, in the present or behind "to"."""
    later = words[1:]
    return any(w == "to" or (w.islower() and w.endswith("s") and not w.endswith("ss")) for w in later)
