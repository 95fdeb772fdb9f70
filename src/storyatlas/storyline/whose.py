"""Whose: an occurrence with who did it, whom it befell or where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from math import fsum

from storyatlas.model.counting import commonest
from storyatlas.model.event import Event
from storyatlas.storyline.wording import LEAST_EVENTS, Wording, key_of, weight_of

_NAME_SHARE, _NAME_LIFT, _PLACE_LIFT = 0.4, 1.15, 1.4
_LEAST_SAID = 0.1  # of the events of a storyline whose own words name its place
_EVERYWHERE = 0.5  # where so large a share of the whole story is set, the place tells no part of it
# How an occurrence takes its place ("visit to Norway"); others take none, or "in" where they are of a kind
# that happens on the spot.
_PREPOSITIONS = {
    **dict.fromkeys(["visit", "trip", "return", "flight", "tour", "journey", "arrival"], "to"),
    **dict.fromkeys(["invasion", "occupation", "annexation", "siege", "lockdown", "capture", "bombing"], "of"),
    **dict.fromkeys(["attack", "raid", "strike", "airstrike", "sanctions", "embargo"], "on"),
    **dict.fromkeys(["evacuation", "departure", "withdrawal", "expulsion"], "from"),
    "incursion": "into",
}
_ON_THE_SPOT = frozenset({"violence", "arrest", "death", "protest", "disaster", "health"})
_POLLS = frozenset({"election", "vote", "referendum"})
_MANY = frozenset({"arrest", "death", "protest", "health"})  # kinds of which several are told in the plural
# What is done to somebody ("shooting of Quill"), and what is somebody's own ("Quill's trial").
_OF_WHOM = frozenset(
    """shooting killing murder stabbing slaying assassination execution rape kidnapping abduction capture arrest rescue
    nomination appointment expulsion ouster impeachment assault abuse pardon dismissal hiring removal detention
    sentencing conviction acquittal replacement recall questioning beheading torture poisoning""".split()
)
_WHOSE_OWN = frozenset(
    """trial death escape resignation plea sentence hearing funeral burial testimony wedding
    divorce suspension rehabilitation appeal lawsuit injury surgery recovery speech retirement graduation
    release bail surrender confession promotion""".split()
)
# Of these, what is done to him: of who suspends a bill it is not "Quill's suspension".
_DONE_TO = frozenset("suspension release burial sentence rehabilitation promotion".split())
_END = frozenset({"death", "funeral", "burial", "injury"})
_ANOTHERS = re.compile(r"\b(?:his|her|their)\b")
_AGAINST = frozenset({"charge", "accusation", "lawsuit", "indictment"})
_BY_SPEAKING = frozenset({"statement", "accusation", "rejection", "threat", "demand", "support", "diplomacy"})


def whose(deed: str, events: Sequence[Event], members: Sequence[Event], wording: Wording) -> str:
    """An occurrence with who does it, to whom or where: "Quill visit to Norway", "shooting of Quill", "Quill's trial",
    "arrests in Oslo"."""
    kind = Counter(e.type for e in events).most_common(1)[0][0]
    key, many = key_of(deed), kind in _MANY and len(events) > LEAST_EVENTS
    places = [_place(e) for e in wording.events]
    place = _typical([_place(e) for e in events], places, _PLACE_LIFT, _EVERYWHERE)
    place = place or _typical([_place(e) for e in members], places, _PLACE_LIFT, _EVERYWHERE)
    place = _said(place, members)
    on_the_spot = kind in _ON_THE_SPOT and (kind != "death" or many)
    word = _PREPOSITIONS.get(key) or _PREPOSITIONS.get(deed) or ("in" if on_the_spot or key in _POLLS else "")
    if kind == "arrest" and word == "of":
        word = "in"  # the capture of somebody, not of a town
    who = (
        _typical([_agents(e, wording) for e in events], [_agents(e, wording) for e in wording.events])
        if kind in _BY_SPEAKING
        else ""
    )
    if who and not any(e.title.startswith((f"{who} is ", f"{who} are ")) for e in events):
        return f"{who}'s {deed}" if any(who in _persons(e, {"agent"}, wording) for e in events) else f"{who} {deed}"
    deed = f"{deed}s" if many and key_of(f"{deed}s") == key else deed
    place = place or ("" if word == "in" else _usual([_place(e) for e in events]))
    if word == "on" and place and not _aimed_at(place, members):
        place = ""  # whoever lives there may be the one who attacks
    return f"{deed} {word} {place}" if place and word else deed


def with_person(deed: str, events: Sequence[Event], wording: Wording, least: int = LEAST_EVENTS) -> str:
    """A deed with whom it befell or whose own it is, be it one person: "shooting of Quill"; "" for none."""
    key = key_of(deed)
    if key in _OF_WHOM and (whom := _usual([_persons(e, {"patient"}, wording) for e in events], events, least)):
        return f"{deed} of {whom}"
    if key in _END and any(_ANOTHERS.search(e.title) for e in events):
        return ""  # "Quill loses her father"
    if key in _WHOSE_OWN:
        roles = {"patient"} if key in _DONE_TO else {"agent", "patient"}
        whose = _usual([_persons(e, roles, wording) for e in events], events, least)
        return f"{whose}'s {deed}" if whose else ""
    if key in _AGAINST and (whom := _usual([_persons(e, {"patient"}, wording) for e in events], events, least)):
        return f"{deed} against {whom}"
    return ""


def _persons(event: Event, roles: Collection[str], wording: Wording) -> set[str]:
    """Persons in one of these roles whom the title names too, by their short names: of two who share a last name, and
    of those who only stand by or to whom somebody belongs ("Quill's brother"), none is put into a heading."""
    named = {
        wording.short.get(p.name, p.name)
        for p in event.participants
        if p.role in roles and p.type == "person" and p.name[:1].isupper()
    }
    return {name for name in named if name in event.title and f"{name}'s" not in event.title}


def _usual(own: Sequence[set[str]], events: Sequence[Event] = (), least: int = LEAST_EVENTS) -> str:
    """The name of most of some events, however frequent elsewhere, of several that of the weightiest; "" for none."""
    counts = Counter(name for names in own for name in names)
    usual = [name for name in counts if counts[name] >= max(least, _NAME_SHARE * len(own))]
    weights = {n: fsum(weight_of(e) for e, names in zip(events, own, strict=False) if n in names) for n in usual}
    return min(usual, key=lambda name: (-round(weights[name], 6), -counts[name], name), default="")


def _typical(
    own: Sequence[set[str]], everything: Sequence[set[str]], least: float = _NAME_LIFT, most: float = 1.0
) -> str:
    """The name of most of some events, where it is rarer in all and stands in no more than `most` of them; "" for
    none."""
    counts = Counter(name for names in own for name in names)
    if not counts:
        return ""
    best = commonest(counts)
    share = counts[best] / len(own)
    elsewhere = sum(best in names for names in everything) / len(everything)
    if elsewhere > most:
        return ""
    return best if share >= _NAME_SHARE and share >= least * elsewhere else ""


def _agents(event: Event, wording: Wording) -> set[str]:
    """Who acts, persons by their short names."""
    return _persons(event, {"agent"}, wording) | {
        p.name
        for p in event.participants
        if p.role == "agent" and p.type != "person" and p.name[:1].isupper() and len(p.name.split()) <= 2
    }


def _place(event: Event) -> set[str]:
    return {event.place.name.split(",")[0]} if event.place is not None else set()


def _aimed_at(place: str, events: Sequence[Event]) -> bool:
    """Whether the words of some of the events say that something is done on, in or against a place."""
    there = re.compile(rf"\b(?:on|in|at|against|across|into|near|over) (?:the )?{re.escape(place)}\b")
    said = sum(any(there.search(text) for text in (e.title, *(v.quote for v in e.evidence))) for e in events)
    return said >= max(1, _LEAST_SAID * len(events))


def _said(name: str, events: Sequence[Event]) -> str:
    """A place, where the words of a fair part of some events name it; "" where only their articles set them there."""
    said = sum(any(name in text for text in (e.title, *(v.quote for v in e.evidence))) for e in events)
    return name if name and said >= max(1, _LEAST_SAID * len(events)) else ""
