"""Wholeness: whether what a headline keeps of a predicate lacks what its verb, its last noun or its last name needs."""

from __future__ import annotations

from storyatlas.extract.pruning import timed
from storyatlas.extract.tree import ORDINALS, Tree
from storyatlas.extract.valency import ALONE, DESCRIBING
from storyatlas.model.document import Token

_LOST = ("prep", "npadvmod", "dobj", "advcl", "xcomp", "advmod", "acomp", "attr")
# What no title ends with.
_CUT_OFF = frozenset("to of in on at by with for from as into than".split())
_SCENE = frozenset("before after when while since as because although though where".split())
_VAGUE = frozenset(
    "several many some others one two three so more both each few nothing something anything everything".split()
)
# Adjectives that lead to something else: "banned ferries such as", "left Oslo last week".
_OPENING_ANEW = frozenset({"such", "last", "next", "due", "early", "late", "earlier"})
# Nouns that say nothing without what follows them.
NEEDY = frozenset(
    """
        total number range series attempt effort lack start end beginning part kind sort handful group bid
        way wake face need move step closure lot variety key
    """.split()
)
_BODIES = frozenset({"ORG", "LAW", "EVENT"})


def dangles(tree: Tree, verb: Token, kept: set[int]) -> bool:
    """Whether the last of the tokens `kept` behind a verb needs more, or the verb lost its clause."""
    told = [tree.tokens[i] for i in sorted(kept) if tree.tokens[i].pos not in {"PUNCT", "SPACE"}]
    nouns = [t for t in told if t.pos in {"NOUN", "PROPN", "VERB"}]
    if nouns and nouns[-1].lemma.lower() in NEEDY and nouns[-1].dep in {"dobj", "pobj", "attr"}:
        return True
    if nouns and nouns[-1].lemma.lower() == "time" and nouns[-1].dep in {"dobj", "attr"}:
        return True  # "marks the first time": of what?
    if told and (_told_bare(tree, told) or _cut_in_phrase(tree, told[-1]) or _half_named(tree, told[-1])):
        return True
    if told and told[-1].text.lower() in _CUT_OFF and told[-1].dep == "prep" and not tree.children(told[-1]):
        return True  # "says the claim is being looked", of "looked into"
    if verb.lemma.lower() in DESCRIBING and not any(t.text.lower() == "as" for t in told):
        return True  # "characterizes the raid": as what?
    where = verb.lemma.lower() == "put" and not tree.children(verb, "prt")
    if where and not any(t.dep in {"prep", "advmod", "advcl"} for t in told):
        return True  # "puts the number", of "at 100"
    if any(0 < len(kept & held) < len(held) for held in _time_tokens(tree, verb)):
        return True  # half of a date: the parser cut across it
    if told and (last := told[-1]).text.lower() in _VAGUE and tree.tokens[last.i - 1].text.lower() != "of":
        return True
    if told and (last := told[-1]).text.lower() in ORDINALS and last.dep in {"dobj", "pobj"}:
        return tree.child(last, "det") is not None  # "wounds a third": a third what?
    needs = [c for c in tree.children(verb, "xcomp", "ccomp", "dobj") if c.i > verb.i]
    needs = [c for c in needs if not _sets_the_scene(tree, verb, c)]
    scenes = [c for c in tree.children(verb, "ccomp") if c.i in kept and _sets_the_scene(tree, verb, c)]
    return bool(scenes and not needs) or (bool(needs) and not any(c.i in kept for c in needs))


def _cut_in_phrase(tree: Tree, last: Token) -> bool:
    """Whether an adjective right behind the last word was cut off: "declare their loans" of "declare their loans
    worthless"."""
    behind = next((t for t in tree.tokens[last.i + 1 : tree.sentence(last).last] if t.pos != "SPACE"), None)
    if behind is None or last.pos not in {"NOUN", "PROPN"} or timed(tree, behind):
        return False
    return behind.tag in {"JJ", "JJR"} and behind.text.lower() not in _OPENING_ANEW


def _half_named(tree: Tree, last: Token) -> bool:
    """Whether the last name has lost its end: the "Board" of "Board for Fisheries"."""
    inside = (e for e in tree.section.entities if e.first <= last.i < e.last - 1 and e.type in _BODIES)
    lost = (tree.tokens[i] for e in inside for i in range(last.i + 1, e.last))
    return any(t.pos == "PROPN" and t.dep != "appos" for t in lost)


def _told_bare(tree: Tree, told: list[Token]) -> bool:
    """ "Says the call came", "orders Quill to buy": the last verb has lost all that it says of its subject."""
    last = next((t for t in reversed(told) if t.pos != "CCONJ"), told[-1])
    if last.pos != "VERB" or tree.child(last, "auxpass", "prt"):
        return False
    if last.dep in {"acl", "advcl", "xcomp", "ccomp"} and last.tag == "VB" and last.lemma.lower() not in ALONE:
        return any(c.i > last.i for c in tree.children(last, *_LOST, "ccomp", "cc", "conj"))
    if last.dep != "ccomp":
        return False
    whole = last.lemma.lower() in ALONE - {"come", "go"}
    shared = tree.child(last, "conj")  # "asks users to install and configure a tool"
    lost = shared is not None and tree.child(last, "dobj") is None and tree.child(shared, "dobj") is not None
    return not whole and (lost or any(c.i > last.i for c in tree.children(last, *_LOST)))


def _sets_the_scene(tree: Tree, verb: Token, clause: Token) -> bool:
    """ "Said before the mayor came", "entered where they stood": no content and no object."""
    first = tree.tokens[tree.subtree(clause)[0]]
    return clause.dep == "ccomp" and first.i > verb.i and first.text.lower() in _SCENE


def _time_tokens(tree: Tree, verb: Token) -> list[set[int]]:
    """The tokens of each time expression of the verb's sentence."""
    sentence = tree.sentence(verb)
    tokens = tree.tokens[sentence.first : sentence.last]
    times = [t for t in tree.section.times if sentence.start <= t.start < sentence.end and t.time is not None]
    return [{k.i for k in tokens if t.start <= k.start < t.end} for t in times]
