"""Kinds: what a name is (person, organisation, thing), by all that names it and by the words beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

# What words beside a name tell besides its type: that it is a ship, that it bears an article ("the Lisbon").
SHIP_PREFIXES = frozenset("INS MV M/V HMS USS USNS RMS HMAS HMCS MS M/S MT FV RFA".split())
VESSEL, WITH_THE = "vessel", "the"
QUARTERS = frozenset("old new upper lower central downtown greater".split())  # "Old Quay" is nobody called Quay
_LEAD = 1
_SELDOM = 0.3  # weight of articles for each naming that a person's name may bear by misreading


@dataclass(frozen=True, slots=True)
class NameKind:
    """What an article's words say that a name is: a type as in `Participant`, `VESSEL` or `WITH_THE`, and how
    strongly."""

    name: str
    kind: str
    weight: int


def decide_kinds(
    votes: Mapping[str, Counter[str]], told: Mapping[str, Counter[str]], places: Collection[str] = ()
) -> dict[str, str]:
    """The type of each name whose places are read differently, or belied by the words beside them.

    `votes` count the types read, `told` weighs what words beside the names tell; both by name in lower case. `places`
    are names on the map, which stay as read. The last word of a name alone is what the name is.
    """
    kinds = {}
    for name, own in votes.items():
        beside = told.get(name, Counter())
        if name not in places and (kind := _kind(own, beside, family=name.removesuffix("s") in votes)):
            kinds[name] = kind
    return kinds | _short_names(kinds, votes, told)


def _kind(votes: Counter[str], told: Counter[str], *, family: bool) -> str:
    """The type of one name; "" where it stays as read at each place.

    "The Marsh" is no person; "the Marshes" are, where somebody is called so (`family`).
    """
    if told[VESSEL]:
        return "thing"
    points = Counter(votes)
    points["person"] += told["person"] - (0 if family else told[WITH_THE])
    points["organisation"] += told["organisation"]
    points["place"] += told["place"]
    if points["person"] <= 0 and set(votes) == {"person"}:
        return "organisation"
    ranked = sorted(points, key=lambda kind: (-points[kind], kind))
    sure = "person" in ranked[:2] or told[ranked[0]] > 0
    if not sure or (len(ranked) > 1 and points[ranked[0]] - points[ranked[1]] < _LEAD):
        return ""
    return ranked[0]


def _short_names(
    kinds: Mapping[str, str], votes: Mapping[str, Counter[str]], told: Mapping[str, Counter[str]]
) -> dict[str, str]:
    """ "Quill" is what Ada Quill is, "the Swift" what INS Swift is."""
    full: dict[str, Counter[str]] = defaultdict(Counter)
    ships = Counter[str]()
    for name, own in votes.items():
        first, _, last = name.rpartition(" ")
        if first and first not in QUARTERS and not last.endswith("."):
            full[last][kinds.get(name) or max(own, key=lambda kind: (own[kind], kind))] += own.total()
            ships[last] += told.get(name, Counter())[VESSEL]
    found = {}
    for name, own in votes.items():
        if ships[name] and 2 * full[name]["thing"] > full[name].total():
            found[name] = "thing"
        elif (
            2 * full[name]["person"] > full[name].total()
            and told.get(name, Counter())[WITH_THE] <= _SELDOM * own.total()
            and own.keys() & {"person", "organisation"}
            and 2 * own["place"] <= own.total()
        ):
            found[name] = "person"
    return found
