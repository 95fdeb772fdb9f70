"""What befalls somebody once: two sentences on the death of one person tell the same, in whichever words."""

from __future__ import annotations

from storyatlas.briefing.draft import Draft

_DIES = frozenset("die perish succumb".split())
_IS_KILLED = frozenset("kill murder assassinate slay execute behead hang electrocute drown strangle".split())
_LEAVES = frozenset("resign abdicate retire".split())


def once(draft: Draft) -> str:
    """What the sentence tells of its subject that happens once in a life or an office: "death", "leave"; else
    empty."""
    tree, main = draft.tree, draft.main
    lemma, passive = tree.tokens[main].lemma.lower(), tree.child(main, "nsubjpass") is not None
    if tree.subject(main) not in draft.keep or tree.child(main, "neg") is not None:
        return ""
    if (lemma in _DIES and not passive) or (lemma in _IS_KILLED and passive):
        return "death"
    away = any(tree.tokens[k].text.lower() == "away" for k in tree.kids[main])
    if lemma == "pass" and away:
        return "death"
    return "leave" if lemma in _LEAVES and not passive else ""
