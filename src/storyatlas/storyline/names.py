"""Names: what the articles call a person for short."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from storyatlas.model.event import Event

_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "PhD", "M.D.", "MD"})
_NAME = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")
_OWN = re.compile(r"['’]s?$")
_PARTICLES = frozenset("bin ibn al el ben abu van von de del della di da du le la ter ten".split())  # "bin Quill"
_NAMED_ON = re.compile(r" [A-Z]")
_MOSTLY = 0.75  # of those who go by a last name, so many times it must be the same one


def short_names(events: Sequence[Event]) -> dict[str, str]:
    """The last name of each person whom the words of the events call by it alone ("Quill" for "Ada Quill"; "Kim Il
    Sung" stays), unless it is that of others too who take part in a fair number of events."""
    firsts: dict[str, Counter[str]] = defaultdict(Counter)
    split: dict[str, list[str]] = {}
    for name in sorted(p.name for event in events for p in event.participants if p.type == "person"):
        parts = [part for part in name.split() if part not in _SUFFIXES]
        if len(parts) > 1:
            split[name] = parts
            firsts[parts[-1]][parts[0]] += 1
    alone = _alone(events, set(firsts))
    short = {}
    for name, parts in split.items():
        same = firsts[parts[-1]]
        before = {parts[-2], parts[-2].capitalize()}
        if same[parts[0]] < _MOSTLY * same.total():
            continue
        if len(parts) > 2 and parts[-2] in _PARTICLES and before & alone[parts[-1]]:
            short[name] = " ".join(parts[-2:])
        elif alone[parts[-1]] - before:
            short[name] = parts[-1]
    return short


def _alone(events: Sequence[Event], lasts: set[str]) -> dict[str, set[str]]:
    """The words before each of these last names where no further name follows it, in one reading of all words."""
    found: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for text in (event.title, *(evidence.quote for evidence in event.evidence)):
            before, end = "", 0
            for match in _NAME.finditer(text):
                word = match[0] if match[0] in lasts else _OWN.sub("", match[0])
                if word in lasts and not _NAMED_ON.match(text, match.start() + len(word)):
                    found[word].add(before if text[end : match.start()] == " " else "")
                before, end = match[0], match.end()
    return found
