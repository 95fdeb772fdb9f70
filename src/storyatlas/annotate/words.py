"""Words: which words are common ones, by the tables of the pipeline's lemmatiser and the gazetteer."""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.pipeline import Lemmatizer

from storyatlas.annotate.gazetteer import Gazetteer

_OPEN = ("verb", "adj", "adv")  # what no name is; a noun of the table may be one: "london"


def common_words(nlp: Language, gazetteer: Gazetteer | None = None) -> Callable[[str], bool]:
    """Whether a small word is no name, as a function. Of a pipeline without such tables no word is known."""
    lemmatizer = nlp.get_pipe("lemmatizer") if "lemmatizer" in nlp.pipe_names else None
    tables = lemmatizer.lookups if isinstance(lemmatizer, Lemmatizer) else None
    if tables is None or not all(tables.has_table(f"lemma_{name}") for name in ("index", "exc", "rules")):
        return lambda word: False
    index, irregular, rules = (tables.get_table(f"lemma_{name}") for name in ("index", "exc", "rules"))

    def is_a(word: str, kind: str) -> bool:
        if word in index[kind] or word in irregular[kind]:
            return True
        stems = {word.removesuffix(old) + new for old, new in rules.get(kind, ()) if word.endswith(old)}
        stems |= {re.sub(r"(.)\1$", r"\1", stem) for stem in stems}  # "barring"
        return any(stem in index[kind] for stem in stems)

    def is_common(word: str) -> bool:
        senses = gazetteer.find(word) if gazetteer is not None else ()
        if gazetteer is not None and (word in gazetteer.demonyms or any(s.record.kind == "C" for s in senses)):
            return False  # "swedish", "japan"
        if any(is_a(word, kind) for kind in _OPEN):
            return True
        return not senses and is_a(word, "noun")

    return is_common
