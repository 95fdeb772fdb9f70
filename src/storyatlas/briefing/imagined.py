"""What a clause tells that nobody says happened: it hangs from what may come, or is what something is meant to show."""

from __future__ import annotations

from storyatlas.briefing.tree import Tree

_WAITING = frozenset("expect plan hope schedule intend due likely".split())
_NOT_YET = frozenset("will would may might can could shall should must 'll ’ll".split())


def is_only_imagined(tree: Tree, verb: int) -> bool:
    """Whether the clause of a verb, told alone, would claim more than its sentence does.

    "He hinted that he might give way after the budget was passed" does not say that it was, nor does "figures designed
    to show that the market was open" say so of the market.
    """
    token = tree.tokens[verb]
    over = token.head
    if token.dep == "conj":
        return is_only_imagined(tree, over)
    if token.dep == "advcl":
        return _is_ahead(tree, over)
    return token.dep == "ccomp" and _is_infinitive(tree, over) and tree.tokens[over].dep in ("xcomp", "acl", "advcl")


def _is_ahead(tree: Tree, verb: int) -> bool:
    """Whether a verb, or one that it hangs from as what is to be done, has not come to pass."""
    while True:
        token = tree.tokens[verb]
        if any(tree.tokens[k].text.lower() in _NOT_YET for k in tree.kids[verb] if tree.tokens[k].dep == "aux"):
            return True
        if token.lemma.lower() in _WAITING:
            return True
        if token.head == verb or token.dep not in ("xcomp", "acomp", "conj"):
            return False
        verb = token.head


def _is_infinitive(tree: Tree, verb: int) -> bool:
    return tree.tokens[verb].tag == "VB" and any(tree.tokens[k].text.lower() == "to" for k in tree.kids[verb])
