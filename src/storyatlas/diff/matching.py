"""Matching: which event of an older atlas is which of a newer one, by the words that they share."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from storyatlas.model.atlas import Atlas
from storyatlas.model.event import Event, Evidence

# An event is taken over where at least this share of its words (of articles that both atlases have) went there.
MOST = 0.5
# A part that left an event is worth telling from this share of it on; less is an assertion that was judged anew.
PART = 0.25


@dataclass(frozen=True, slots=True)
class Matching:
    """Ids by kind. `same` maps old to new; `merged` a new id to the old ones that became it; `split`
    an old id to its new parts, the largest first; `withdrawn` and `new` have no counterpart."""

    same: dict[str, str]
    merged: dict[str, tuple[str, ...]]
    split: dict[str, tuple[str, ...]]
    withdrawn: tuple[str, ...]
    new: tuple[str, ...]


def match(old: Atlas, new: Atlas) -> Matching:
    """Each event of `old` beside those of `new` that hold its words; ties go to the smaller id."""
    shared = _shared(old, new)
    home: dict[str, str] = {}
    parts: dict[str, tuple[str, ...]] = {}
    for key, targets in shared.items():
        total = sum(targets.values())
        ordered = sorted(targets, key=lambda target: (-targets[target], target != key, target))
        large = [target for target in ordered if targets[target] >= PART * total]
        home[key] = ordered[0]
        if len(large) > 1:
            parts[key] = tuple(large)
    came: dict[str, list[str]] = defaultdict(list)
    for key, target in home.items():
        if shared[key][target] >= MOST * sum(shared[key].values()):
            came[target].append(key)
    merged = {target: tuple(sorted(keys)) for target, keys in sorted(came.items()) if len(keys) > 1}
    # A part that is a known event of its own is none that was split off.
    known = {target for target, keys in came.items() if keys}
    split = {
        key: whole
        for key, targets in sorted(parts.items())
        if len(whole := tuple(t for t in targets if t == home[key] or t not in known)) > 1
    }
    followed = set(home.values()) | {part for whole in split.values() for part in whole}
    return Matching(
        same={key: target for key, target in sorted(home.items()) if target not in merged},
        merged=merged,
        split=split,
        withdrawn=tuple(event.id for event in old.events if event.id not in home),
        new=tuple(event.id for event in new.events if event.id not in followed),
    )


def _shared(old: Atlas, new: Atlas) -> dict[str, dict[str, int]]:
    """For each old event the number of its quotations in each new one."""
    where: dict[tuple[str, str, str], str] = {}
    for event in new.events:
        for evidence in event.evidence:
            where[_words(evidence)] = event.id
    counted: dict[str, dict[str, int]] = {}
    for event in old.events:
        targets: dict[str, int] = defaultdict(int)
        for target in _homes(event, where):
            targets[target] += 1
        if targets:
            counted[event.id] = dict(targets)
    return counted


def _homes(event: Event, where: dict[tuple[str, str, str], str]) -> list[str]:
    return [where[words] for evidence in event.evidence if (words := _words(evidence)) in where]


def _words(evidence: Evidence) -> tuple[str, str, str]:
    """Article, field and quotation: offsets move when an article is corrected, words seldom."""
    return evidence.article, evidence.field, " ".join(evidence.quote.split())
