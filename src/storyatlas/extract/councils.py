"""Councils: bodies that meet, vote and decide where they sit, whoever's votes they were."""

from __future__ import annotations

from storyatlas.extract.clauses import Clause
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.place import Place

# What is about what follows "on" or "over", not there: "met on Norway".
TALKING = frozenset("meet talk discuss debate vote agree confer focus comment".split())
_AT_SEAT = frozenset("meet convene gather vote veto adopt approve debate set impose".split())
_TELLING = frozenset("tell inform brief address".split())
_SECURITY = "Security Council"
_DRAFTS = frozenset({"draft", "resolution", "measure", "text", "statement"})
_VETOING = frozenset({"RU", "CN", "US", "GB", "FR"})
_INTO = frozenset({"in", "at", "before", "by"})


def seat_of_council(tree: Tree, clause: Clause) -> Place | None:
    """The town in which the body sits that meets or votes ("the World Council met"), by which something is decided
    ("adopted by the World Council"), whose draft is vetoed, or that is told something."""
    verb = clause.trigger
    if verb.lemma.lower() in _TELLING and not clause.noun:
        heard = tree.child(verb, "dobj", "dative")
        return _seat(tree, heard) if heard is not None else None
    if clause.noun or verb.lemma.lower() not in _AT_SEAT:
        return None
    subject = tree.subject(verb)
    acting = [subject] if subject is not None else []
    for child in tree.children(verb, "prep", "agent"):
        below = tree.child(child, "pobj")
        acting += [below] if below is not None and child.text.lower() in _INTO else []
    if verb.lemma.lower() == "veto":
        draft = tree.child(verb, "dobj")
        acting += tree.children(draft, "compound", "nmod", "poss") if draft is not None else []
    found = next((place for token in acting if (place := _seat(tree, token)) is not None), None)
    what = tree.child(verb, "dobj")
    drafted = verb.lemma.lower() == "veto" and what is not None and what.lemma.lower() in _DRAFTS
    return found or (_of_the_powers(tree, subject) if drafted and subject is not None else None)


def _of_the_powers(tree: Tree, subject: Token) -> Place | None:
    """Where the Security Council sits that an article names, of a veto by a state that has one there."""
    states = {m.place.country for m in tree.places_at([subject.i]) if m.place is not None}
    councils = (o.place for o in tree.section.origins if o.text.endswith(_SECURITY))
    return next(councils, None) if states & _VETOING else None


def _seat(tree: Tree, token: Token) -> Place | None:
    """The town of the institution that a word ends the name of."""
    for origin in tree.section.origins:
        inside = origin.start <= token.start and token.end <= origin.end
        if inside and origin.place is not None and origin.place.precision in {"city", "site"}:
            return origin.place
    return None
