"""Outlets: names that people recognise, and the houses that own them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from storyatlas.errors import ConfigError

UNKNOWN_OUTLET = "Unknown outlet"

_DOMAIN = re.compile(r"^(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,24}/?$", re.I)
_SUBDOMAINS = re.compile(r"^(?:www\d?|m|mobile|amp|edition|en|english|uk|us|eu|rss|feeds?|news|beta)\.(?=[^.]+\.[^.]+)")
_NOT_NAMES = re.compile(
    r"^(?:home|news|untitled|website|null|none|undefined|wordpress|blog|facebook|twitter|n/a)$", re.I
)


@dataclass(frozen=True, slots=True)
class OutletTable:
    """What is known of outlets: `names` by domain, `owners` and `canonical` by plain name.

    `aggregators` are domains that carry other outlets' articles: there the page's own word on
    its publisher counts for more than the domain.
    """

    names: dict[str, str] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    canonical: dict[str, str] = field(default_factory=dict)
    aggregators: frozenset[str] = frozenset()

    def name(self, candidates: Iterable[str], url: str = "") -> str:
        """The outlet's name: the table's for the domain, else the best of what the page says."""
        domain = self.domain(url)
        known = self._of_domain(domain)
        tidy = [name for name in map(tidy_name, candidates) if name and not _NOT_NAMES.match(name)]
        if known and self._listed(domain) not in self.aggregators:
            return known
        for name in tidy:
            if plain_name(name) in self.canonical:
                return self.canonical[plain_name(name)]
        named = [name for name in tidy if not _DOMAIN.match(name)]
        # A name that the address bears out is the outlet's; another may be its publishing house's.
        borne_out = [name for name in named if _in_domain(name, domain)]
        for name in [*borne_out, *named, *tidy]:
            return self._best_spelling(name, named)
        return known or domain or UNKNOWN_OUTLET

    def recognise(self, given: str, url: str = "") -> str:
        """A name for an outlet that a record gives: known domains get their outlet's name."""
        given = given.strip()
        if not given:
            return self.name((), url)
        if _DOMAIN.match(given):
            domain = self.domain(given)
            return self._of_domain(domain) or domain
        return self.canonical.get(plain_name(given), given)

    def owner(self, outlet: str) -> str:
        """The house behind an outlet; the outlet itself where none is known."""
        return self.owners.get(plain_name(outlet), outlet)

    def domain(self, url: str) -> str:
        """The host of a URL or domain without `www.` and the like; empty where there is none."""
        host = host_of(url if "//" in url else f"//{url}")
        return _SUBDOMAINS.sub("", host) if "." in host else ""

    def _listed(self, domain: str) -> str:
        """The longest ending of a domain that the table has."""
        while domain and domain not in self.names:
            domain = domain.partition(".")[2]
        return domain

    def _of_domain(self, domain: str) -> str:
        return self.names.get(self._listed(domain), "")

    @staticmethod
    def _best_spelling(name: str, others: list[str]) -> str:
        """`The Province` for `theprovince`: among equal names, the one written with care."""
        same = [other for other in others if plain_name(other) == plain_name(name)]
        return max([name, *same], key=lambda text: (sum(c.isupper() for c in text) > 0, text.count(" ")))


def _in_domain(name: str, domain: str) -> bool:
    """Whether a domain spells a name or its initials: elwinledger.example, tel.example."""
    label = domain.rpartition(".")[0].replace("-", "").replace(".", "")
    plain, initials = plain_name(name), "".join(word[0] for word in name.lower().split())
    return len(label) > 2 and (plain in label or label in plain or label in (initials, initials.removeprefix("t")))


def host_of(url: str) -> str:
    """The host of a URL in lower case; empty where there is none, or the URL is broken."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def plain_name(name: str) -> str:
    """A name for comparison: letters and digits in lower case, without a leading "the"."""
    return re.sub(r"^the\s+", "", name.strip().lower()).translate(_PUNCTUATION).replace(" ", "")


_PUNCTUATION = {ord(c): None for c in " .,:;'’‘\"“”!?()[]/\\|-–—_&+*"}


def tidy_name(name: str) -> str:
    """An outlet's name without taglines and handles: "BBC News - Home" gives "BBC News"."""
    name = " ".join(name.split()).strip(" |-–—:@")
    name = re.split(r"\s+[|–—»]\s+|\s+-\s+", name)[0].strip()
    if ("/" in name and "." in name and not _DOMAIN.match(name)) or len(name) > 60 or not re.search(r"\w", name):
        return ""
    return re.sub(r"^(?:https?://)?(?:www\.)", "", name).rstrip("/")


def load_outlets(extra: Path | None = None) -> OutletTable:
    """The package's table with the entries of `extra` on top.

    Raises `ConfigError` where `extra` is no such file.
    """
    table = _bundled()
    if extra is None:
        return table
    try:
        data = tomllib.loads(extra.read_text(encoding="utf-8"))
        added = _table(data)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, TypeError, AttributeError) as error:
        raise ConfigError(f"owners file {extra}: {error}; write it like storyatlas/ingest/outlets.toml") from error
    return OutletTable(
        {**table.names, **added.names},
        {**table.owners, **added.owners},
        {**table.canonical, **added.canonical},
        table.aggregators | added.aggregators,
    )


@lru_cache(maxsize=1)
def _bundled() -> OutletTable:
    return _table(tomllib.loads(resources.files(__package__).joinpath("outlets.toml").read_text(encoding="utf-8")))


def _table(data: dict[str, Any]) -> OutletTable:
    names: dict[str, str] = {}
    owners: dict[str, str] = {}
    canonical: dict[str, str] = {}
    for owner, outlets in data.get("owners", {}).items():
        for outlet, keys in outlets.items():
            canonical[plain_name(outlet)] = outlet
            owners[plain_name(outlet)] = owner
            _add(outlet, keys, names, canonical)
    for outlet, keys in data.get("independent", {}).items():
        canonical[plain_name(outlet)] = outlet
        _add(outlet, keys, names, canonical)
    return OutletTable(names, owners, canonical, frozenset(data.get("aggregators", ())))


def _add(outlet: str, keys: list[str], names: dict[str, str], canonical: dict[str, str]) -> None:
    """Enter the domains (they have a dot) and the other names (they have none) of an outlet."""
    for key in keys:
        if _DOMAIN.match(key):
            names[key.lower()] = outlet
        canonical.setdefault(plain_name(key), outlet)
