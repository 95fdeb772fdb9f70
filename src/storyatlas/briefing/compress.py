"""Shorter sentences: asides go, the least telling first."""

from __future__ import annotations

from collections.abc import Iterable

from storyatlas.briefing.draft import Draft, drop_joint, says_so
from storyatlas.briefing.tree import Tree

_TELLING = 6  # rank of asides from which on they tell much
_SETTING = frozenset("after amid as before despite during following while".split())
_MOMENTS = frozenset("day night morning evening afternoon week month year season time moment".split())
_HEDGES = frozenset("reportedly allegedly apparently possibly probably likely".split())


def compress(draft: Draft, most: int, longest: int, needed: Iterable[int]) -> None:
    """Leave out asides, the least telling first, until the sentence has at most `most` words; those that
    tell much only where it would have more than `longest`.

    Whatever holds a word of `needed`, a negation, a hedge, or who says it is never left out.
    """
    _leave_out_asides(draft, most, longest, needed)
    _close_up(draft)


def _close_up(draft: Draft) -> None:
    """Leave out the commas that an aside left between the subject and its verb: "Quill, sent word"."""
    tree, kept = draft.tree, sorted(draft.keep)
    if len(kept) == len(tree.tokens):
        return
    for verb in kept:
        subject = tree.subject(verb)
        between = [i for i in kept if subject is not None and subject < i < verb]
        if between and all(tree.tokens[i].text == "," for i in between):
            draft.keep.difference_update(between)


def _leave_out_asides(draft: Draft, most: int, longest: int, needed: Iterable[int]) -> None:
    tree = draft.tree
    safe = {*needed, draft.main, *tree.above(draft.main)}
    for rank, i in sorted(_asides(draft)):
        if draft.words() <= (most if rank < _TELLING else longest):
            return
        part = set(tree.subtree(i))
        if part & safe or i not in draft.keep or _matters(tree, part):
            continue
        rest = draft.keep - part - _commas_around(tree, part)
        if len(rest) >= 6:
            draft.keep = rest
            if tree.tokens[i].dep == "conj":
                drop_joint(draft, i)


def _commas_around(tree: Tree, part: set[int]) -> set[int]:
    """The commas or dashes around an aside, where what follows goes on with the clause: a sentence
    that had two loses both."""
    before, after = min(part) - 1, max(part) + 1
    if before < 0 or after >= len(tree.tokens) - 1 or tree.tokens[before].text != tree.tokens[after].text:
        return {before} if before >= 0 and tree.tokens[before].text in ("–", "—", "-") else set()
    following = tree.tokens[after + 1]
    if tree.tokens[before].text in (",", "–", "—") and (
        following.pos in ("VERB", "AUX", "ADP") or following.dep == "neg"
    ):
        return {before, after}
    return set()


def _asides(draft: Draft) -> list[tuple[int, int]]:
    """Parts that a sentence can do without, each with its rank: lower goes first."""
    tree, found = draft.tree, []
    for token in tree.tokens:
        i = token.i
        if i not in draft.keep or token.head == i:
            continue
        before = tree.subtree(i)[0] - 1
        after_comma = before >= 0 and tree.tokens[before].text in (",", "–", "—", "-", "(")
        in_brackets = before >= 0 and tree.tokens[before].text == "("
        if in_brackets:
            found.append((0, i))
        elif token.dep == "advcl" and after_comma:
            found.append((1, i))
        elif token.dep in ("relcl", "acl") and after_comma:
            found.append((2, i))
        elif token.dep == "advcl" and i < draft.main:
            found.append((3, i))
        elif token.dep == "conj" and tree.is_clause(i) and token.head == draft.main:
            found.append((4, i))
        elif token.dep == "prep" and after_comma and i > draft.main:
            found.append((5, i))
        elif (
            token.dep in ("relcl", "acl")
            and _is_one_of_many(tree, token.head)
            and not _is_moment(tree, token.head)
            and not _is_infinitive(tree, i)
        ):
            found.append((_TELLING, i))
        elif token.dep in ("advcl", "prep") and token.head == draft.main and i > draft.main and _is_setting(tree, i):
            found.append((_TELLING + 1, i))
    return found


def _is_one_of_many(tree: Tree, noun: int) -> bool:
    """Whether a clause that hangs from the noun tells of it ("a visit that ..."), and not which one it is."""
    return any(tree.tokens[k].dep == "det" and tree.tokens[k].text.lower() in ("a", "an") for k in tree.kids[noun])


def _is_infinitive(tree: Tree, verb: int) -> bool:
    """Whether the clause says what a noun is for, which says little without: "an attempt to save it"."""
    return tree.tokens[verb].tag == "VB" and any(tree.tokens[k].text.lower() == "to" for k in tree.kids[verb])


def _is_moment(tree: Tree, noun: int) -> bool:
    """Whether the noun is a time, which a clause alone tells apart: "on a day when the port was closed"."""
    return tree.tokens[noun].lemma.lower() in _MOMENTS


def _is_setting(tree: Tree, i: int) -> bool:
    """Whether a clause or phrase tells what went before or on meanwhile, which the rest is true without."""
    opening = tree.child(i, "mark") if tree.tokens[i].dep == "advcl" else i
    return opening is not None and tree.tokens[opening].text.lower() in _SETTING


def _matters(tree: Tree, part: set[int]) -> bool:
    """Whether a hedge stands in the part, or who says what stands outside of it."""
    words = {tree.tokens[i].text.lower() for i in part}
    return bool(words & (_HEDGES | {"according"})) or any(says_so(tree, i) for i in part)
