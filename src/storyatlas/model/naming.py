"""Naming: the parts of a person's name, and whether two full names may be one person's."""

from __future__ import annotations

import re
from functools import lru_cache

from storyatlas.model.spelling import fold, written_alike

_SENIOR = frozenset({"sr", "snr"})
_GENERATIONS = _SENIOR | {"jr", "jnr", "ii", "iii", "iv", "2nd", "3rd"}
_BRACKET = re.compile(r"(?<=\w)\s+\([^()]*\)(?=\s+\w)")
_NICKNAME = re.compile(r"""(?<=\w)\s+(?:["“”][^"“”]*["“”]|['‘][^'’]*['’](?=\s)|\([^()]*\))(?=\s+\w)""")
_DOUBLED, _END = re.compile(r"(.)\1+"), re.compile(r"(?:ie|ey|y)$")
_LEAST_PREFIX = 3  # letters: "Ray" is short for "Raymond", "Al" may be short for anything


@lru_cache(maxsize=50_000)
def name_parts(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without a nickname in brackets or quotes and without "Jr."."""
    words = [word.strip(",'’\"“”()").replace(".", "") for word in _NICKNAME.sub("", fold(name)).split()]
    return tuple(word for word in words if word and word not in _GENERATIONS)


def initials(name: str) -> str:
    """The first letters of the capitalised words of a name: "HCU" of "Harbour Credit Union"."""
    return "".join(word[0] for word in name.split() if word[:1].isupper())


def without_bracket(name: str) -> str:
    """A name without what stands in brackets between its parts: "Ada (Addie) Quill" is "Ada Quill"."""
    return _BRACKET.sub("", name)


def surname(name: str) -> str:
    """The last part of a name, folded: "quill" of "Ada Quill Jr."; "" for no letters."""
    return name_parts(name)[-1] if name_parts(name) else ""


def one_person(one: str, other: str) -> bool:
    """Whether two full names may be one person's: "Ada Quill", "Ada M. Quill", "A. Quill", "Ada 'Addie' Quill".

    Of father and son, one is "Sr." and the other "Jr.": they are two where both are told.
    """
    a, b = name_parts(one), name_parts(other)
    if a == b:
        return _generation(one) == _generation(other) or not (_generation(one) and _generation(other))
    if len(a) < 2 or len(b) < 2 or (_generation(one) and _generation(other) and _generation(one) != _generation(other)):
        return False
    if a[-1] != b[-1]:
        return written_alike(" ".join(a), " ".join(b))
    if not _one_first_name(a[0], b[0]):
        return len(a) == len(b) == 2 and written_alike(" ".join(a), " ".join(b))
    middle, others = a[1:-1], b[1:-1]
    return not middle or not others or all(x[:1] == y[:1] for x, y in zip(middle, others, strict=False))


def _one_first_name(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if _heard(one) == _heard(other):
        return True
    return long == short or (long.startswith(short) and (len(short) == 1 or len(short) >= _LEAST_PREFIX))


def _heard(name: str) -> str:
    """One key for the usual ways to write a given name: "Jon" and "John", "Bettie" and "Betty", "Karl" and "Carl"."""
    name = name.replace("ph", "f").replace("ck", "k").replace("c", "k").replace("h", "") or name
    return _DOUBLED.sub(r"\1", _END.sub("i", name))


def _generation(name: str) -> str:
    """ "senior" or "junior"; "" where a name does not say."""
    words = {word.strip(".,") for word in fold(name).split()} & _GENERATIONS
    return "" if not words else "senior" if words & _SENIOR else "junior"
