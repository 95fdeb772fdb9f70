"""Spelling: one key for the ways in which outlets write one foreign name ("Kim Jong-un", "Kim Jong Un")."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

# What transliterations from Arabic, Cyrillic, Hebrew, Persian, Korean and Chinese write one way or the other.
_SAME = (
    ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("zh", "j"), ("ck", "k"), ("qu", "k"), ("q", "k"),
    ("x", "ks"), ("w", "v"),
)  # fmt: skip
_LEAST_ALIKE = 0.6
_SHORT, _SURE_WORDS = 5, 3
_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = re.compile(r"[aeiouy]")


@lru_cache(maxsize=50_000)
def sound(name: str) -> str:
    """The consonants of each word of a name with its first letter, doubled ones once: "mr gdf" of "Muammar
    Gaddafi" and of "Moammar Gadhafi". Words that a hyphen joins count apart. Empty for no letters.
    """
    return " ".join(_sound(word) for word in _words(name))


def last_sound(name: str) -> str:
    """The key of the last word of a name: "un" of "Kim Jong-un". The name itself, small, where it has no letters."""
    return sound(name).rpartition(" ")[2] or name.lower()


def written_alike(one: str, other: str) -> bool:
    """Whether two full names may be spellings of one: the same key, each word nearly the same ("Jean" is not
    "June"), no "Maria" for "Mario", and no other vowel in a short word of two ("Li Zhang", "Li Zheng")."""
    if sound(one) != sound(other) or " " not in sound(one):
        return False
    pairs = [(a, b) for a, b in zip(_words(one), _words(other), strict=True) if a != b]
    if any(a[:-1] == b[:-1] and {a[-1:], b[-1:]} == {"a", "o"} for a, b in pairs):
        return False
    if len(_words(one)) < _SURE_WORDS and any(len(a) == len(b) <= _SHORT for a, b in pairs):
        return False
    return all(SequenceMatcher(None, a, b).ratio() >= _LEAST_ALIKE for a, b in pairs)


def fold(name: str) -> str:
    """A name in lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))


def _words(name: str) -> list[str]:
    return _WORD.findall(fold(name).replace("’", "").replace("'", ""))


def _sound(word: str) -> str:
    for written, heard in _SAME:
        word = word.replace(written, heard)
    rest = _VOWELS.sub("", word[1:])
    return re.sub(r"(.)\1+", r"\1", word[:1] + rest)
