"""Where an event was: the place that its clause locates it at, else its actor's country, else the
place that the sentences before have set."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from storyatlas.extract.clauses import Clause
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.place import Place, PlaceMention

_RANK = {"site": 0, "city": 1, "region": 2, "country": 3}
_AT = frozenset({"in", "at", "near", "outside", "inside", "across", "around", "throughout"})
_TOWARDS = frozenset({"to", "into", "on", "off", "over", "from", "toward", "towards"})
_NEAR_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Where:
    """A place and how it was found: `stated` (a preposition of place on the event's word), `inside`
    (another one in the clause), `actor` (whose country it is), `clause` (merely named there),
    `sentence`, `context` (the sentences before), `none`."""

    place: Place | None
    source: str


def place_clause(tree: Tree, clause: Clause) -> Where:
    """The place of a clause, by the firmest way that finds one."""
    sentence = tree.sentence(clause.trigger)
    start, end = tree.tokens[clause.first].start, tree.tokens[clause.last - 1].end
    known = [p for p in tree.section.places if p.place is not None]
    inside = [p for p in known if start <= p.start < end]
    free = [p for p in inside if not p.metonym]
    how = {p.start: _hold(tree, clause, p) for p in free}
    for source in ("stated", "inside"):
        if held := [p for p in free if how[p.start] == source]:
            return Where(_best(held, clause), source)
    actor = _actor(tree, clause)
    if actor is not None:
        return Where(actor, "actor")
    if free:
        return Where(_best(free, clause), "clause")
    rest = [p for p in known if sentence.start <= p.start < sentence.end and not p.metonym and _preposition(tree, p)]
    if rest:
        return Where(_best(rest, clause), "sentence")
    before = _before(tree, clause, known)
    return Where(before, "context" if before else "none")


def _token_at(tree: Tree, start: int) -> Token | None:
    i = bisect_left(tree.tokens, start, key=lambda t: t.start)
    return tree.tokens[i] if i < len(tree.tokens) and tree.tokens[i].start == start else None


def _preposition(tree: Tree, place: PlaceMention) -> Token | None:
    """The preposition that a place hangs on, through appositions and compounds."""
    token = _token_at(tree, place.start)
    for _ in range(5):
        if token is None or token.head == token.i:
            return None
        if token.dep == "pobj":
            above = tree.tokens[token.head]
            return above if above.text.lower() in _AT | _TOWARDS else None
        if token.dep not in {"compound", "appos", "nmod", "conj", "amod", "poss"}:
            return None
        token = tree.tokens[token.head]
    return None


def _hold(tree: Tree, clause: Clause, place: PlaceMention) -> str:
    """How a clause holds a place: on its trigger, elsewhere with "in" or "at", or not at all."""
    preposition = _preposition(tree, place)
    if preposition is None:
        return ""
    above = tree.tokens[preposition.head]
    if above.i == clause.trigger.i or (above.pos in {"VERB", "AUX"} and clause.first <= above.i < clause.last):
        return "stated"
    return "inside" if preposition.text.lower() in _AT else ""


def _actor(tree: Tree, clause: Clause) -> Place | None:
    """The country of the clause's subject: "Mongolia closes ...", "Thai officials ...", "the UK's ministry"."""
    verb = clause.trigger
    subject = tree.child(verb, "poss") if clause.noun else tree.subject(verb)
    if subject is None and not clause.noun and verb.pos in {"NOUN", "PROPN"}:
        subject = tree.subject(tree.tokens[verb.head])
    if subject is None or tree.sentence_of[subject.i] != tree.sentence_of[verb.i]:
        return None
    below = [t.i for t in tree.children(subject, "relcl", "acl", "appos", "prep", "conj")]
    indices = tree.subtree(subject, below)
    first, last = tree.tokens[indices[0]].start, tree.tokens[indices[-1]].end
    section = tree.section
    for mention in (*section.places, *section.origins):
        if first <= mention.start < last and mention.place is not None:
            return mention.place
    return None


def _before(tree: Tree, clause: Clause, known: list[PlaceMention]) -> Place | None:
    """The last place with an "in" or "at" in the sentences just before, for what goes on there."""
    if clause.noun or clause.tense not in {"past", "perfect"}:
        return None
    here = tree.sentence_of[clause.trigger.i]
    first = tree.section.sentences[max(0, here - _NEAR_SENTENCES)].start
    until = tree.section.sentences[here].start
    for place in reversed(known):
        if first <= place.start < until and not place.metonym:
            preposition = _preposition(tree, place)
            if preposition is not None and preposition.text.lower() in _AT:
                return place.place
    return None


def _best(places: list[PlaceMention], clause: Clause) -> Place | None:
    """The most precise, the nearest to the trigger among equals."""

    def key(p: PlaceMention) -> tuple[int, int]:
        assert p.place is not None
        return _RANK[p.place.precision], abs(p.start - clause.trigger.start)

    return min(places, key=key).place
