"""Names in a clause that only say where or whose, and what the preposition before the others says that they do."""

from __future__ import annotations

from storyatlas.extract.lexicon import PERSON_NOUNS
from storyatlas.extract.tree import Tree
from storyatlas.extract.voice import is_passive
from storyatlas.model.document import Entity, Token

ARGUMENTS = frozenset({"nsubj", "nsubjpass", "agent", "dobj", "poss"})
_PARTS_OF_LAND = frozenset(
    """
        north south east west northeast northwest southeast southwest mile kilometre kilometer coast border frontier
        capital port city town island province region district side part airspace water shore
    """.split()
)
_OF_STATE = frozenset({"secretary", "minister", "undersecretary"})  # whose department is named before them, not a body
_IMPOSED = frozenset("embargo sanction tariff blockade ban restriction war attack pressure siege duty".split())
_GIVING = frozenset(
    "give send ship supply deliver sell export provide hand lend grant donate pay transfer offer".split()
)


def stands_by(tree: Tree, entity: Entity, head: Token) -> bool:
    """Whether a name only says where or whose: in brackets ("(Fla.)", "(Reuters)"), an office ("Trade
    Secretary Ada Quill"), or a town that does nothing."""
    text = tree.section.text
    opens = text[max(0, entity.start - 1) : entity.start]
    if opens == "<" or (opens == "(" and text[entity.end : entity.end + 2].strip(".")[:1] == ")"):
        return True
    following = tree.tokens[head.i + 1] if head.i + 1 < len(tree.tokens) else None
    if entity.type == "ORG" and head.dep == "compound" and following is not None and following.pos == "PROPN":
        office = following.lemma.lower()
        return office in _OF_STATE or (" " not in entity.text and office in PERSON_NOUNS)
    place = next((p.place for p in tree.section.places if p.start <= head.start < p.end), None)
    if entity.type == "GPE" and _is_where(tree, head):
        return True
    acts = head.dep in ARGUMENTS or _is_partner(tree, head)
    return entity.type == "GPE" and (place is None or place.precision != "country") and not acts


def _first_of_several(tree: Tree, head: Token) -> Token:
    """Norway of "Norway and Chad", which stands for both."""
    while head.dep == "conj" and head.head < head.i:
        head = tree.tokens[head.head]
    return head


def _is_where(tree: Tree, head: Token) -> bool:
    """Whether a country only says where: "20 miles east of Narnia", "Narnia's main port"."""
    head = _first_of_several(tree, head)
    above = tree.tokens[head.head]
    if head.dep == "pobj" and above.text.lower() == "of":
        above = tree.tokens[above.head]
    elif head.dep != "poss":
        return False
    return above.lemma.lower() in _PARTS_OF_LAND


def _is_partner(tree: Tree, head: Token) -> bool:
    """ "An agreement with Norway", "sanctions against Norway and Chad", "an embargo on Norway"."""
    head = _first_of_several(tree, head)
    word = tree.tokens[head.head]
    if head.dep != "pobj":
        return False
    matter = tree.tokens[word.head].lemma.lower()
    if word.text.lower() == "on":
        return matter in _IMPOSED
    return word.text.lower() in {"with", "against"} and matter not in {"border", "frontier"}


def role_behind(tree: Tree, head: Token) -> str:
    """The role of a name in a clause by the preposition before it."""
    if _is_partner(tree, head):
        return "patient"
    return "recipient" if _is_recipient(tree, head) else "other"


def _is_recipient(tree: Tree, head: Token) -> bool:
    """ "Shipped shells to Norway", where they are not only brought but given."""
    head = _first_of_several(tree, head)
    to = tree.tokens[head.head]
    verb = tree.tokens[to.head]
    if head.dep != "pobj" or to.text.lower() != "to" or verb.lemma.lower() not in _GIVING:
        return False
    return is_passive(tree, verb) or tree.child(verb, "dobj") is not None
