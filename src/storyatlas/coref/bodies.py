"""Bodies: the ways of writing one organisation's name ("Health Centre", "the Navy of Norway", "Norway's navy")."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from storyatlas.model.counting import commonest
from storyatlas.model.spelling import fold

_WORD = re.compile(r"[^\W_]+(?:['’]s)?|&")
_SMALL = frozenset({"of", "the", "for", "and", "&", "in", "on", "at"})
_BRITISH = {
    "centre": "center", "defence": "defense", "labour": "labor", "theatre": "theater", "programme": "program",
    "harbour": "harbor", "organisation": "organization", "recognised": "recognized", "advisers": "advisors",
    "adviser": "advisor",
}  # fmt: skip
# What forces are called: "Norwegian naval forces" are its navy.
_FORCES = {("naval", "forces"): "navy", ("naval", "force"): "navy", ("naval", "services"): "navy",
           ("armed", "forces"): "military", ("air", "forces"): "airforce", ("air", "force"): "airforce"}  # fmt: skip
_HEADS = frozenset({"ministry", "department"})
_ADJECTIVE = re.compile(r"(?:ese|ish|ian|can|ean|i|an)$")
_COUNTRY_ENDINGS = ("ey", "ay", "y", "a", "e")
_LEAST_STEM = 3


def one_body(names: Counter[str]) -> dict[str, str]:
    """The names of bodies that only write another one differently, folded, with the one used most."""
    adjectives = {word for name in names for word in fold(name).split()[:1] if _ADJECTIVE.search(word)}
    alike: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for name, count in names.items():
        alike[_key(name, adjectives)][name] += count
    found = {}
    for forms in alike.values():
        usual = commonest(forms)
        found.update({fold(name): usual for name in forms if fold(name) != fold(usual)})
    return found


def _key(name: str, adjectives: set[str]) -> tuple[str, ...]:
    """The words of a name in one spelling and order, without small ones: "Ministry of Health" as "Health Ministry"."""
    words = _WORD.findall(fold(name).replace("u. s.", "us").replace("u.s.", "us"))
    if not words:
        return (name,)
    head = next((i for i, word in enumerate(words[:-2]) if word in _HEADS and words[i + 1] in {"of", "for"}), None)
    if head is not None:
        words = [*words[:head], *words[head + 2 :], words[head]]
    owner = words[0].removesuffix("'s").removesuffix("’s")
    if words and owner != words[0]:
        words[0] = _adjective(owner, adjectives)
    words = [_BRITISH.get(word, word) for word in words if word not in _SMALL]
    if tuple(words[-2:]) in _FORCES:
        words[-2:] = [_FORCES[words[-2], words[-1]]]
    return tuple(words)


def _adjective(country: str, adjectives: set[str]) -> str:
    """ "Norwegian" for "Norway", where the story has the word; else the country."""
    stem = next((country.removesuffix(end) for end in _COUNTRY_ENDINGS if country.endswith(end)), country)
    fits = sorted(word for word in adjectives if len(stem) >= _LEAST_STEM and word.startswith(stem))
    return fits[0] if len(fits) == 1 else country
