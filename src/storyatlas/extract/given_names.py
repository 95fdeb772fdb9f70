"""Given names that mostly women or mostly men bear: "she" is nobody called Kenneth.

They only refuse, and an article's own words ("his sister", "Mrs") come first. `given_names.txt` holds a line of names
of women and one of men; training/given_names.py makes it.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def sex_by_given_name(name: str) -> str:
    """ "f" or "m" of a full name by its first word; "" where that tells nothing, or stands alone ("Dean")."""
    words = name.split()
    return _sexes().get(words[0].strip(".,").lower(), "") if len(words) > 1 else ""


@cache
def _sexes() -> dict[str, str]:
    women, men = files("storyatlas.extract").joinpath("given_names.txt").read_text(encoding="utf-8").splitlines()
    return dict.fromkeys(women.split(), "f") | dict.fromkeys(men.split(), "m")
