"""Apostrophes that a text lost on its way ("Quills visit", "doesnt"), put back where it is plain what was meant."""

from __future__ import annotations

import re
from functools import lru_cache

from storyatlas.briefing.tree import Tree
from storyatlas.model.document import Token

_LOST = re.compile(
    r"\b(?:dont|didnt|doesnt|isnt|arent|wasnt|werent|cant|couldnt|wouldnt|hasnt|havent|thats|theyre|weve|hes|shes)\b",
    re.I,
)
_KEPT = re.compile(r"\w['’]\w")
_OWNED = re.compile(r"\b([A-Z][a-z]+)s (?=[a-z])")
# What the tokeniser cuts from "dont", "hes", "theyre".
_PIECES = {"nt": "n't", "s": "'s", "re": "'re", "ve": "'ve"}
_OPEN, _CLOSE = frozenset(('"', "“", "``")), frozenset(('"', "”", "''"))


@lru_cache(maxsize=1024)
def lost_apostrophes(text: str) -> bool:
    """Whether more apostrophes are missing from an article than are there, as from some exports."""
    lost = len(_LOST.findall(text))
    lost += sum(re.search(rf"\b{name}\b", text) is not None for name in _OWNED.findall(text))
    return lost > 1 and lost > len(_KEPT.findall(text))


def mended(tree: Tree, article: str) -> dict[int, str]:
    """What to say for which tokens: names and clipped words with their apostrophe, outside of quotations."""
    found: dict[int, str] = {}
    quoted = False
    for token, following in zip(tree.tokens, (*tree.tokens[1:], None), strict=True):
        if token.text in _OPEN | _CLOSE:
            quoted = token.text not in _CLOSE or not quoted
            continue
        if quoted:
            continue
        glued = token.i > 0 and tree.tokens[token.i - 1].end == token.start
        if glued and token.text in _PIECES:
            found[token.i] = _PIECES[token.text]
        elif following and _is_owned(tree, following) and _owns(token.text, article):
            found[token.i] = f"{token.text[:-1]}'s"
    return found


def is_damaged(text: str) -> bool:
    """Whether words in it still lack their apostrophe."""
    return _LOST.search(text) is not None


def _is_owned(tree: Tree, token: Token) -> bool:
    """Whether the word can be what belongs to the one before it; the parser takes "visit" in "Quills visit"
    for a verb, which it is after "the Quills"."""
    if token.pos in ("NOUN", "ADJ", "PROPN", "NUM"):
        return True
    return token.tag in ("VB", "VBP") and (token.i < 2 or tree.tokens[token.i - 2].text.lower() != "the")


def _owns(word: str, article: str) -> bool:
    """Whether the word is a name with an "s" ("Quills", but not "Danubians", who are many), or no plural ("citys")."""
    if re.fullmatch(r"[a-z]+[bcdfghklmnprstvz]ys", word):
        return True
    if not re.fullmatch(r"[A-Z][a-z]{2,}s", word) or word.endswith("ans"):
        return False
    return re.search(rf"\b{word[:-1]}\b", article) is not None
