"""The language of a text."""

from __future__ import annotations

import re
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_SURE_WORDS = 12
_SURE = 0.9
_SAMPLE = 2000
# Words that are frequent in English and in no other language written in Latin letters. They are
# a quarter or more of English news; where every seventh word is one, the model (half a second
# to load) need not be asked.
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "that",
        "with",
        "for",
        "was",
        "said",
        "by",
        "from",
        "has",
        "have",
        "were",
        "which",
        "their",
        "this",
        "been",
        "would",
    ]
)
_ENGLISH_SHARE = 1 / 7


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect_language(text: str, declared: str = "") -> str:
    """The ISO 639-1 code of a text's language.

    Detection on its first 2,000 characters, by function words or py3langid; what is `declared`
    counts where the text is short or the detection unsure (pages often declare the language of
    their template).
    """
    sample = text[:_SAMPLE]
    words = re.findall(r"\w+", sample.lower())
    if len(words) < _SURE_WORDS and declared:
        return declared
    if sum(word in _ENGLISH for word in words) > _ENGLISH_SHARE * len(words):
        return "en"
    code, probability = _identifier().classify(sample)
    if float(probability) >= _SURE or not declared:
        return str(code)
    return declared
