"""Clauses behind an "after" that the parser takes for a preposition."""

from __future__ import annotations

from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token

# How far behind the noun its verb may stand: "after its owner, Quill Holdings of Oz, admitted".
_REACH = 16


def later_clause(tree: Tree, token: Token) -> Token | None:
    """The verb of the clause: "a day after they signed", where "after" hangs on the unit of time, and "slid after its
    owner, Quill, admitted", where the verb is taken for a second one of the main clause."""
    noun = tree.child(token, "pobj", "pcomp")
    if token.text.lower() == "after" and noun is not None:
        return _second(tree, token, noun)
    unit = tree.tokens[token.head]
    verb = tree.tokens[unit.head]
    joins = token.text.lower() in {"after", "before"} and unit.dep == "npadvmod" and verb.dep == "advcl"
    return verb if joins and verb.i > token.i and noun is None else None


def _second(tree: Tree, after: Token, noun: Token) -> Token | None:
    """The verb of which `noun` behind "after" is the subject, joined to the main verb by no "and"."""
    for verb in tree.tokens[noun.i + 1 : noun.i + _REACH]:
        head = tree.tokens[verb.head]
        if verb.dep == "conj" and verb.tag in {"VBD", "VBZ"} and head.i < after.i and head.pos == "VERB":
            joined = any(head.i < c.i < verb.i for c in tree.children(head, "cc"))
            told = tree.child(verb, "nsubj", "nsubjpass") is not None
            return None if joined or told else verb
    return None
