"""Matters: what the events of a storyline share, the best heading first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from math import fsum, log

from storyatlas.model.event import Event
from storyatlas.storyline import nouns
from storyatlas.storyline.whose import whose, with_person
from storyatlas.storyline.wording import (
    ANYTHING,
    LEAST_EVENTS,
    LEAST_SHARE,
    SAYS_LITTLE,
    Matter,
    Wording,
    key_of,
    things_of,
    weight_of,
)

# How much better a heading reads with an occurrence in two words ("prison escape"), with an occurrence and whose it
# is ("Quill visit"), with an occurrence alone, with a thing in two words, with a bare noun; and what is left of that
# where the noun only says who or where ("workers"). Set, as all of these, by reading the labels of twenty stories.
_PHRASE, _NAMED_DEED, _DEED, _THING, _NAMED, _BARE, _WHO = 2.4, 2.2, 1.2, 1.6, 0.6, 0.2, 0.15
# What says that something was said or done and not what: it names no matter by itself.
_EMPTY = 0.3
_OWN_LIFT = 3.0  # a name so much more frequent in one storyline is its own
# From this share of a noun's uses on its usual phrase stands for it.
_FULL_SHARE = 0.15
LONG = 4  # words of a phrase; of two that are about as frequent the longer one up to this says more
_OF_FOREMOST = (2.0, 1.5)  # how much better a matter of the foremost event names a storyline, and one of the next
# What covers less than this share of a storyline is a detail of it, however much its own.
BREADTH = 0.12
MOST_OF_ONE = 50  # events of a storyline that one of them may name; more hold more than one tells
_TOLD_AS_MANY = frozenset({"arrest", "protest"})
_LEADS = 0.4  # of the weight of all that is told by its noun, from which one event says whom it befell


def rank_matters(members: Sequence[Event], wording: Wording) -> list[Matter]:
    """The matters of a storyline, the best heading first: a noun counts wherever it stands, and is worded
    as the phrase that it mostly ends ("trade embargo")."""
    covered: dict[str, list[Event]] = defaultdict(list)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    happens: Counter[str] = Counter()
    for event in members:
        happens[key_of(wording.deeds.get(event.id) or "-")] += 1
        for key, phrases in wording.keys(event).items():
            covered[key].append(event)
            forms[key].update(phrases)
    whole = fsum(weight_of(e) for e in members) or 1.0
    least = max(LEAST_EVENTS, round(LEAST_SHARE * len(members))) if len(members) > 4 else 1
    foremost = sorted(members, key=lambda e: (-e.salience, e.id))
    few = len(members) < MOST_OF_ONE
    matters = []
    for key, events in covered.items():
        if len(events) < least:
            continue
        done = happens[key] >= least
        occurs = done or nouns.happens(key.split()[-1])
        leading = {p for e in foremost[:2] if done and few and e in events for p in wording.keys(e)[key]}
        text = _apostrophe(_fullest(forms[key], len(events), min(LEAST_EVENTS, least), leading), events)
        weight = fsum(weight_of(e) for e in events)
        lift = (len(events) / len(members)) / (wording.spread[key] / len(wording.events))
        form = (_PHRASE if occurs else _THING) if " " in text else min(0.6, _BARE + 2.0 * weight / whole)
        doing = [e for e in events if key_of(wording.deeds.get(e.id) or "-") == key]
        leads = doing and foremost[0] in doing and weight_of(foremost[0]) >= _LEADS * fsum(weight_of(e) for e in doing)
        person = with_person(_bare(forms[key]), doing, wording) if done else ""
        person = person or (with_person(_bare(forms[key]), foremost[:1], wording, least=1) if leads else "")
        if person:
            text, form = person, _NAMED_DEED
        elif occurs and " " not in text:
            several = not done and Counter(e.type for e in events).most_common(1)[0][0] in _TOLD_AS_MANY
            plural = f"{text}s" if several and len(events) > LEAST_EVENTS and key_of(f"{text}s") == key else text
            named = whose(text, doing, members, wording) if done else plural
            form = _NAMED_DEED if named not in (text, plural) else _DEED
            text = named
        elif not occurs:
            text = text if " " in text else max(forms[key], key=lambda f: (" " not in f, f.endswith("s"), f == text, f))
            form *= _WHO if nouns.is_who_or_where(key.split()[-1]) else 1.0
        form *= _EMPTY if key in SAYS_LITTLE | ANYTHING else 1.0
        ids = frozenset(e.id for e in events)
        form *= next((gain for e, gain in zip(foremost, _OF_FOREMOST, strict=False) if e.id in ids), 1.0)
        worth = round(weight * max(0.0, log(lift)) * form, 6)
        matters.append(Matter(text, key_of(text), ids, worth, weight / whole, occurs and key not in SAYS_LITTLE))
    matters += _named(members, wording, least)
    matters = [replace(m, worth=round(m.worth * min(1.0, m.share / BREADTH) ** 2, 6)) for m in matters]
    return sorted(matters, key=lambda m: (-m.worth, len(m.key), m.key))


def _apostrophe(phrase: str, events: Sequence[Event]) -> str:
    """The phrase without the "s" of a name that lost its apostrophe: "Quills visit" as "Quill visit"."""
    first, _, rest = phrase.partition(" ")
    names = {p.name.split()[-1] for e in events for p in e.participants if p.type == "person" and p.name}
    return f"{first[:-1]} {rest}" if rest and first.endswith("s") and first[:-1] in names else phrase


def _named(members: Sequence[Event], wording: Wording, least: int) -> list[Matter]:
    """The names that are a matter of their own: a disease, a body, a place of which one storyline tells."""
    whole = fsum(weight_of(e) for e in members) or 1.0
    found: dict[str, list[Event]] = defaultdict(list)
    for event in members:
        for name in things_of(event):
            found[name].append(event)
    matters = []
    for name, events in found.items():
        if name in wording.persons:
            continue
        lift = (len(events) / len(members)) / (wording.things[name] / len(wording.events))
        if len(events) >= least and lift >= _OWN_LIFT:
            weight = fsum(weight_of(e) for e in events)
            ids = frozenset(e.id for e in events)
            matters.append(Matter(name, name.lower(), ids, round(weight * log(lift) * _NAMED, 6), weight / whole))
    return matters


def _fullest(forms: Counter[str], events: int, least: int, leading: Collection[str] = ()) -> str:
    """The phrase of several words that most events use, where enough do, or that the foremost have (`leading`); else
    the bare noun."""
    ranked = sorted(forms, key=lambda f: (-forms[f], f))
    enough = [f for f in ranked if " " in f and forms[f] >= max(least, _FULL_SHARE * events)]
    enough = [f for f in enough if 2 * forms[f] >= forms[enough[0]]] or [f for f in ranked if " " in f and f in leading]
    full = min(enough, key=lambda f: (len(f.split()) > LONG, -len(f.split()), -forms[f], f), default="")
    return full or _bare(forms) or ranked[0]


def _bare(forms: Counter[str]) -> str:
    """The noun of a matter by itself, as most events have it; "" where all have more."""
    return min((f for f in forms if " " not in f), key=lambda f: (-forms[f], f), default="")
