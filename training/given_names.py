"""Make `extract/given_names.txt`: given names that mostly women, or mostly men, bear.

    python -m training.given_names

The lists of given names of Faker (MIT), about seventy countries in Latin letters: a name is kept where the countries
that give it to one sex are at least four times those that give it to the other ("Andrea" and "Jean" are not). Needs
`faker`, see requirements.txt.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from pathlib import Path

_PLAIN = re.compile(r"[A-Za-zÀ-ÿ]{3,}")
_CLEARLY = 4
_TARGET = Path(__file__).parents[1] / "src" / "storyatlas" / "extract" / "given_names.txt"


def main() -> None:
    """Write the file."""
    countries = importlib.import_module("faker.providers.person")
    women: Counter[str] = Counter()
    men: Counter[str] = Counter()
    for module in pkgutil.iter_modules(countries.__path__):
        provider = getattr(importlib.import_module(f"{countries.__name__}.{module.name}"), "Provider", None)
        here_women, here_men = (_names(provider, f"first_names_{sex}") for sex in ("female", "male"))
        if here_women and here_men and here_women != here_men:
            women.update(here_women)
            men.update(here_men)
    lines = [
        " ".join(sorted(name for name, times in of.items() if times >= _CLEARLY * others[name]))
        for of, others in ((women, men), (men, women))
    ]
    _TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _names(provider: object, attribute: str) -> set[str]:
    return {name.lower() for name in getattr(provider, attribute, None) or () if _PLAIN.fullmatch(name)}


if __name__ == "__main__":
    main()
