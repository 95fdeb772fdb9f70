"""Obituaries: after the news that somebody old has died, what is told is a life, and not of the day of print."""

from __future__ import annotations

import re

from storyatlas.extract.clauses import Clause
from storyatlas.extract.lexicon import CLAIMING, REPORTING
from storyatlas.extract.tree import Tree

_LEAD, _OPENING = 3, 4  # sentences of the lead; the age may stand in so many times its length
_OLD = range(55, 116)  # years; the death of somebody younger is mostly news of its own
_DIED = re.compile(r"\b(?:dies|died|dead|death|passed away|passes away)\b", re.IGNORECASE)
_AGE = re.compile(
    r"(?:\bat|\baged?|\bwas|\bof|,)\s+(\d{2,3})\b(?!\s*(?:%|per|percent|million|other|people|a\.?m|p\.?m|[-–]))"
)
_BY_FORCE = re.compile(
    r"\b(?:kill|shot|shoot|murder|crash|attack|bomb|blast|stab|slain|slay|execut|assassin|homicide|suicide|drown|collision"
    r"|gunman|gunmen|accident|explosion|fire\b|quake|virus|outbreak)",
    re.IGNORECASE,
)
_OF_THE_DEATH = frozenset({"die", "find", "pronounce", "bury", "mourn", "collapse", "hospitalize", "survive", "pass"})


def is_obituary(title: Tree, text: Tree) -> bool:
    """Whether the title tells that somebody has died, at an old age that it or the opening names, and neither it nor
    the lead tells of force or a disaster."""
    sentences = text.section.sentences[:_LEAD]
    lead = text.section.text[: sentences[-1].end] if sentences else ""
    head = title.section.text
    if not _DIED.search(head) or _BY_FORCE.search(f"{head} {lead}"):
        return False
    return any(
        int(age) in _OLD for part in (head, text.section.text[: _OPENING * len(lead)]) for age in _AGE.findall(part)
    )


def tells_of_a_life(tree: Tree, clause: Clause) -> bool:
    """Whether a clause of an obituary's text, to which nothing gives a day, is of the life and not of the death."""
    if tree.section.field == "title" or clause.noun or clause.tense not in {"past", "pluperfect"}:
        return False
    lemma = clause.trigger.lemma.lower()
    saying = lemma in REPORTING or lemma in CLAIMING or clause.cue is not None
    return tree.sentence_of[clause.trigger.i] > 0 and not saying and lemma not in _OF_THE_DEATH
