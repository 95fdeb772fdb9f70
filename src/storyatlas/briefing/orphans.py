"""Orphans: words beside something that was left out, which would stand beside the wrong thing."""

from __future__ import annotations

from collections.abc import Iterable

from storyatlas.briefing.draft import Draft

# Nouns by which a day is called again: "on Monday, the anniversary of the landing".
_DAYS = frozenset("anniversary birthday day date deadline eve holiday weekend centenary jubilee".split())


def drop_orphans(draft: Draft, needed: Iterable[int]) -> None:
    """Leave out a noun that says again, after a comma, what was left out: "the anniversary of the landing" of "for
    three hours on Monday, the anniversary of the landing", and what stood beside the end of an aside.

    The parser often takes such a day for an object of the verb; whatever else holds one of `needed` stays.
    """
    tree, safe = draft.tree, {draft.main, *draft.tree.above(draft.main)}
    for token in tree.tokens:
        if token.i not in draft.keep or token.pos not in ("NOUN", "PROPN"):
            continue
        a_day = token.lemma.lower() in _DAYS and token.dep in ("appos", "dobj", "npadvmod", "attr")
        if not a_day and token.dep != "appos":
            continue
        part = set(tree.subtree(token.i))
        first = min(part)
        if part & (safe if a_day else safe | {*needed}) or first < 2 or tree.tokens[first - 1].text != ",":
            continue
        before = tree.tokens[first - 2]
        if before.i in draft.keep or before.pos == "PUNCT" or token.head >= before.i:
            continue
        if a_day or not any(time.start <= before.start < time.end for time in tree.times):
            draft.keep -= part  # but "arrived on Sunday, a journey of two hours" tells of the arrival
