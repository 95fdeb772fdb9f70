"""Verb forms: the base form of verbs that the lemmatiser does not know: "outspending", "maxed", "livestreamed"."""

from __future__ import annotations

import re
from collections.abc import Collection

from spacy.language import Language
from spacy.pipeline import Lemmatizer

_INFLECTED = re.compile(r"(?P<stem>[a-z]{3,})(?:ed|ing)")
_DOUBLED = re.compile(r"(?P<base>.*[aeiou])([bdgkmnprtvxz])\2")
# Consonants behind which no "e" is lost: "text", "vox", "chow".
_CLOSED = re.compile(
    r".*(?:[wxy]|[^aeiou](?<![clnrs])[^aeiouclz]|(?:ll|ss|ff|zz)|[aeiou][a-z]*[^aeiou](?:er|or|en|on|el)"
    r"|[lnrs][bdfgkmpt]|[cst]h)"
)
_LEAST_LETTERS = 3
# Spellings of the lemmatiser that no English has for the first of its forms.
_DATED = {"instal": "install"}


def known_verbs(nlp: Language) -> frozenset[str]:
    """The base forms that a pipeline's lemmatiser knows; none where it has no such table."""
    lemmatizer = nlp.get_pipe("lemmatizer") if "lemmatizer" in nlp.pipe_names else None
    if not isinstance(lemmatizer, Lemmatizer) or not lemmatizer.lookups.has_table("lemma_index"):
        return frozenset()
    return frozenset(lemmatizer.lookups.get_table("lemma_index")["verb"])


def base_form(form: str, lemma: str, known: Collection[str]) -> str:
    """The base form of a verb: `lemma` where that is `known`; else by the verb that the form ends in ("stream" of
    "livestreamed"), else by its spelling."""
    if not known or lemma in known:
        return _DATED.get(lemma, lemma)
    found = _INFLECTED.fullmatch(form.lower())
    if found is None:
        return lemma
    stem = found["stem"]
    for start in range(1, len(stem) - _LEAST_LETTERS + 1):
        for base in _bases(stem[start:]):
            if base in known:
                return stem[:start] + base
    return next(iter(_bases(stem)[1:]), stem)


def _bases(stem: str) -> list[str]:
    """What a stem may be the form of, the stem itself first, then the likeliest."""
    if _DOUBLED.fullmatch(stem):
        return [stem, stem[:-1]]
    return [stem] if _CLOSED.fullmatch(stem) else [stem, f"{stem}e"]
