"""Clauses behind an "after" that the parser takes for a preposition."""

from __future__ import annotations

from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token

# How far behind the noun its verb may stand: "after its owner, Quill Holdings of Oz, admitted".
_REACH = 16


def later_clause(tree: Tree, token: Token) -> Token | None:
    """The verb of the clause: "a day after they signed", where "after" hangs on the unit of time, and "slid after its
    owner, Quill, admitted", where the verb is taken for a second one of the main clause."""
    word = token.text.lower()
    if word not in {"after", "before"}:
        return None
    noun = tree.child(token, "pobj", "pcomp")
    if noun is not None:
        return _second(tree, token, noun) if word == "after" else None
    unit = tree.tokens[token.head]
    verb = tree.tokens[unit.head]
    return verb if unit.dep == "npadvmod" and verb.dep == "advcl" and verb.i > token.i else None


def _second(tree: Tree, after: Token, noun: Token) -> Token | None:
    """The verb of which `noun` behind "after" is the subject, joined to the main verb by no "and"."""
    for verb in tree.tokens[noun.i + 1 : noun.i + _REACH]:
        head = tree.tokens[verb.head]
        if verb.dep == "conj" and verb.tag in {"VBD", "VBZ"} and head.i < after.i and head.pos == "VERB":
            joined = any(head.i < c.i < verb.i for c in tree.children(head, "cc"))
            told = tree.child(verb, "nsubj", "nsubjpass") is not None
            return None if joined or told else verb
    return None
