"""Headings: what is told as headlines are, in a title or on a line by itself without a full stop.

There the present tense tells what has happened, and a bare participle what was done to its subject: "Two held".
"""

from __future__ import annotations

from storyatlas.extract.tree import Tree
from storyatlas.model.document import Token

_STOPS = (".", "!", "?", ":", ";", ",", '"', "”", "’", "'", ")")
_MOST_WORDS = 20
# A past tense of these is no participle, though it looks like one: "Protesters marched in Oslo".
_DONE_BY_ITSELF = frozenset(
    """
        agree appear argue arrive ask battle begin belong campaign celebrate chant clash climb collapse come
        compete complain continue crash cry dance decline depart die differ disagree disappear drop drown emerge
        end erupt escape expire explode fail fall feud fight flee flow fly gather go grow happen hesitate jump
        kneel land laugh lie live march meet mourn move occur originate panic pause perish persist plead plummet
        plunge pray proceed progress protest rally react rebel recover rejoice remain resign respond rest retire
        retreat return riot rise run sail say seem shout sing sink sit sleep slip smile soar speak spread stand
        start starve stay step struggle stumble succeed suffer surge surrender survive swim talk testify think
        travel try tumble turn vanish vary vote wait wake walk weep win withdraw work worry
    """.split()
)


def is_heading(tree: Tree, token: Token) -> bool:
    """Whether `token` stands in a title or on a short line of its own without a full stop."""
    if tree.section.field == "title":
        return True
    text = tree.section.text
    start, end = text.rfind("\n", 0, token.start) + 1, text.find("\n", token.end)
    line = text[start : end if end >= 0 else len(text)].strip()
    return len(line.split()) <= _MOST_WORDS and not line.endswith(_STOPS)


def tells_as_title(tree: Tree, token: Token) -> bool:
    """Whether a heading stands above the first paragraph, as a title and its lines below do."""
    if not is_heading(tree, token):
        return False
    above = tree.section.text[: tree.section.text.rfind("\n", 0, token.start) + 1]
    return not any(line.rstrip().endswith(_STOPS) for line in above.split("\n") if line.strip())


def has_object(tree: Tree, verb: Token) -> bool:
    """Whether an object follows a heading's verb, and not a preposition before it: "held in killing of docker
    councillor" holds no councillor."""
    what = tree.child(verb, "dobj")
    between = any(verb.i < t.i < what.i for t in tree.children(verb, "prep")) if what is not None else True
    apart = verb.i + 1 < len(tree.tokens) and tree.tokens[verb.i + 1].text == ","  # "Harland isolated, shares fall"
    return what is not None and not between and not apart


def done_by_itself(verb: Token) -> bool:
    """Whether a verb is one that nobody does to another."""
    return verb.lemma.lower() in _DONE_BY_ITSELF


def is_bare_participle(tree: Tree, verb: Token) -> bool:
    """ "Man charged with arson", "Waitress's killer held", "Bridge closed by flood": of a heading's verb without
    auxiliary or object, whether its subject is who or what it is done to."""
    if verb.tag not in {"VBN", "VBD"} or verb.pos != "VERB" or tree.auxiliaries(verb):
        return False
    if tree.child(verb, "agent") is not None:
        return True
    if verb.lemma.lower() == "fire" and any(
        p.text.lower() in {"on", "upon", "into"} for p in tree.children(verb, "prep")
    ):
        return False  # "Troops fired on crowd"
    return not done_by_itself(verb) and tree.child(verb, "ccomp", "acomp", "prt") is None
