"""Of which time a draft speaks: of what is to come, of the day that its source writes, of what goes on every day."""

from __future__ import annotations

from storyatlas.briefing.draft import Draft, in_quotes, is_saying, reporting
from storyatlas.briefing.tree import Tree

_GUESSING = frozenset("likely probably possibly perhaps maybe inevitably eventually".split())
_PLANNING = frozenset("expect plan schedule intend set hope aim prepare".split())


def looks_ahead(draft: Draft) -> bool:
    """Whether the verb that tells the event, or one over it, speaks of what is to come."""
    tree = draft.tree
    for verb in (draft.main, *(k for k in tree.above(draft.main) if k in draft.keep)):
        for k in tree.kids[verb]:
            ahead = tree.tokens[k].text.lower() in ("will", "would", "'ll", "’ll") or draft.swap.get(k, "").endswith(
                " to"
            )
            if ahead and tree.tokens[k].dep in ("aux", "auxpass"):
                return True
        if tree.tokens[verb].lemma.lower() in _PLANNING and tree.child(verb, "xcomp") is not None:
            return True
    return False


def is_ahead(draft: Draft) -> bool:
    """Whether any verb that is kept speaks of what is to come, and not as a guess: "talks will likely go on"."""
    tree = draft.tree
    tokens = [tree.tokens[i] for i in draft.keep if i not in draft.swap and not in_quotes(tree, i)]
    if any(tree.tokens[k].text.lower() in _GUESSING for k in tree.kids[draft.main] if k in draft.keep):
        return False
    return any(
        token.text.lower() in ("will", "'ll", "’ll", "due")
        or (token.pos == "VERB" and token.lemma.lower() in _PLANNING and not _came_to_nothing(tree, token.i))
        for token in tokens
    )


def _came_to_nothing(tree: Tree, verb: int) -> bool:
    """Whether somebody "was planning" or something "was intended": that is past."""
    past = any(tree.tokens[k].text.lower() in ("was", "were", "had") for k in tree.kids[verb])
    return past and (tree.tokens[verb].tag == "VBG" or tree.tokens[verb].lemma.lower() in ("intend", "hope", "aim"))


def is_of_now(draft: Draft) -> bool:
    """Whether the source tells the event as of the day that it writes, and names no other: "44 cases have been found",
    "soldiers are fighting"."""
    tree = draft.tree
    forms = {"have", "be"} if tree.tokens[draft.main].tag == "VBG" else {"have"}
    now = any(
        tree.tokens[k].dep == "aux" and tree.tokens[k].lemma.lower() in forms and tree.tokens[k].tag in ("VBZ", "VBP")
        for k in tree.kids[draft.main]
    )
    return now and not any(time.time and time.time.start for time in tree.times)


def is_present(draft: Draft) -> bool:
    """Whether the sentence tells the event in the present, as of what a calendar holds: "when they meet in May"; not
    "until they meet", nor a clause alone, which may have been a condition."""
    tree, main = draft.tree, draft.main
    present = tree.tokens[main].tag in ("VBZ", "VBP") and tree.child(main, "aux", "auxpass") is None
    held = main == tree.root or any(tree.tokens[k].text.lower() == "when" for k in tree.kids[main])
    return present and held and tree.root in draft.keep


def tells_habit(draft: Draft) -> bool:
    """Whether the sentence tells what somebody does rather than did: "the unit sells copiers"; what is said is said."""
    tree, main = draft.tree, draft.main
    present = tree.tokens[main].tag in ("VBZ", "VBP") and tree.child(main, "aux", "auxpass") is None
    return present and not is_saying(tree, main) and reporting(tree, main) not in draft.keep
