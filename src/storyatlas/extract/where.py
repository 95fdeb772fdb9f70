"""Where an event was: the place that a clause names, else its sentence, else the actor's country."""

from __future__ import annotations

from dataclasses import dataclass

from storyatlas.extract.clauses import Clause
from storyatlas.extract.tree import Tree
from storyatlas.model.place import Place, PlaceMention

_RANK = {"site": 0, "city": 1, "region": 2, "country": 3}
_LOCATING = frozenset(
    {"in", "at", "near", "outside", "inside", "across", "around", "on", "off", "to", "into", "throughout", "over"}
)


@dataclass(frozen=True, slots=True)
class Where:
    """A place and how it was found: `stated` (with a preposition of place), `clause`, `sentence`, `none`."""

    place: Place | None
    source: str


def place_clause(tree: Tree, clause: Clause) -> Where:
    """The place of a clause: one behind "in" or "at" before one that merely stands there."""
    sentence = tree.sentence(clause.trigger)
    start, end = tree.tokens[clause.first].start, tree.tokens[clause.last - 1].end
    known = [p for p in tree.section.places if p.place is not None]
    inside = [p for p in known if start <= p.start < end]
    located = [p for p in inside if _located(tree, p)]
    if located:
        return Where(_best(located, clause), "stated")
    if inside:
        return Where(_best(inside, clause), "clause")
    rest = [p for p in known if sentence.start <= p.start < sentence.end and _located(tree, p)]
    if rest:
        return Where(_best(rest, clause), "sentence")
    return Where(None, "none")


def _located(tree: Tree, place: PlaceMention) -> bool:
    """Whether a preposition of place governs the mention."""
    sentence = next((s for s in tree.section.sentences if s.start <= place.start < s.end), None)
    if sentence is None:
        return False
    before = [t for t in tree.tokens[sentence.first : sentence.last] if t.end <= place.start][-4:]
    return any(t.text.lower() in _LOCATING for t in before if t.pos in {"ADP", "SCONJ"})


def _best(places: list[PlaceMention], clause: Clause) -> Place | None:
    def key(p: PlaceMention) -> tuple[int, int]:
        assert p.place is not None
        return _RANK[p.place.precision], abs(p.start - clause.trigger.start)

    return min(places, key=key).place
