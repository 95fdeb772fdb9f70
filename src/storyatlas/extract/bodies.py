"""Bodies: common nouns for those who act as one, and what bears a name, by the noun before it."""

from __future__ import annotations

from storyatlas.extract.lexicon import ORGANISATION_NOUNS
from storyatlas.extract.people import is_person_noun
from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token
from storyatlas.model.titles_of_people import is_title

BODIES = ORGANISATION_NOUNS | frozenset(
    """
        leadership staff delegation crew media press carrier manufacturer maker retailer brand regulator watchdog
        charity clinic crowd mob gang
    """.split()
)
_SERVING = frozenset("intelligence security secret health fire rescue ambulance prison prosecution border".split())


def kind_of(noun: Token) -> str:
    """What bears a name, by the noun before it."""
    if is_person_noun(noun) or is_title(noun.text, first=False):
        return "person"
    return "organisation" if noun.lemma.lower() in BODIES else "thing"


def is_body(tree: Tree, head: Token) -> bool:
    """Whether a common noun means a body: "the ministry", "the prosecutor's office", "the intelligence service"."""
    lemma = head.lemma.lower()
    if lemma in BODIES:
        return not is_condition(tree, head) and not _is_no_side(tree, head)
    if lemma == "office":
        return tree.child(head, "poss") is not None
    return lemma == "service" and any(t.text.lower() in _SERVING for t in tree.children(head, "compound", "amod"))


def _is_no_side(tree: Tree, head: Token) -> bool:
    """ "A sanctions regime" and "opposition to the tax" are nobody, nor is "fierce opposition"."""
    lemma = head.lemma.lower()
    if lemma == "regime":
        return any(t.pos == "NOUN" for t in tree.children(head, "compound"))
    if lemma != "opposition" or tree.child(head, "det") is not None:
        return False
    against = any(t.text.lower() in {"to", "against"} for t in tree.children(head, "prep"))
    return against or any(t.i not in tree.in_peoples for t in tree.children(head, "amod"))


def is_condition(tree: Tree, head: Token) -> bool:
    """ "A state of emergency" is nobody."""
    return head.lemma.lower() == "state" and any(t.text.lower() == "of" for t in tree.children(head, "prep"))
