"""The offline gazetteer: countries, regions and towns of GeoNames, looked up by name.

The file is made by `training/gazetteer.py`. Loading splits it into lines and parses nothing;
a name is found by bisection and only its own records are read.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
import zlib
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Literal

from storyatlas.annotate.waters import waters
from storyatlas.errors import ConfigError
from storyatlas.model.place import Place

FORMAT = "storyatlas-gazetteer/2"

#: Country, first-level region, second-level district, other area or spot, national capital, town.
Kind = Literal["C", "R", "D", "S", "A", "P"]
#: How a name belongs to a record: its own, an alternative, an acronym (capitals only), or an
#: abbreviation that stands only behind a town ("Calif.").
Mark = Literal["", "~", "^", "?"]

_PREFIX = re.compile(r"^(saint|sainte|fort|mount) ")
_SHORT = {"saint": "st ", "sainte": "ste ", "fort": "ft ", "mount": "mt "}
_DROPPED = str.maketrans({"'": None, "’": None, "‘": None, "ʻ": None, "`": None, ".": None, "-": " ", "–": " "})
_DROPPED.update({ord("ø"): "o", ord("ł"): "l", ord("ı"): "i", ord("đ"): "d", ord("ß"): "ss", ord("æ"): "ae"})


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """A name without case, accents, points and apostrophes; hyphens are spaces, Saint is St."""
    name = name.lower()
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    key = " ".join(name.translate(_DROPPED).split())
    return _PREFIX.sub(lambda m: _SHORT[m[1]], key)


@dataclass(frozen=True, slots=True)
class Record:
    """One place of the gazetteer; `region` is the id of its first-level region, -1 for none."""

    id: int
    name: str
    kind: Kind
    country: str
    region: int
    lat: float
    lon: float
    population: int


@dataclass(frozen=True, slots=True)
class Sense:
    """A record that a name may mean, and how the name belongs to it."""

    record: Record
    mark: Mark


class Gazetteer:
    """Names to places. Immutable; safe to share between threads."""

    def __init__(
        self,
        records: list[bytes],
        names: list[bytes],
        demonyms: dict[str, str],
        wide: frozenset[str],
        words: frozenset[str],
    ) -> None:
        self._records = records
        self._names = names
        self.demonyms = demonyms
        self.wide = wide
        self.words = words
        self._wide_starts = frozenset(name.split(" ")[0] for name in wide)
        self._parsed: dict[int, Record] = {}
        self._found: dict[str, tuple[Sense, ...]] = {}
        self._capitals: dict[str, Record] = {}
        self.countries: dict[str, Record] = {}
        for id, line in enumerate(records):
            if b"\tC\t" not in line:
                break
            record = self.record(id)
            self.countries[record.country] = record

    def __len__(self) -> int:
        return len(self._records)

    def record(self, id: int) -> Record:
        """The record of an id."""
        if id not in self._parsed:
            name, kind, country, region, lat, lon, population = self._records[id].decode("utf-8").split("\t")
            self._parsed[id] = Record(
                id=id,
                name=name,
                kind=kind,  # type: ignore[arg-type]  # the file's letters are those of Kind
                country=country,
                region=int(region) if region else -1,
                lat=float(lat),
                lon=float(lon),
                population=int(population or 0),
            )
        return self._parsed[id]

    def find(self, name: str) -> tuple[Sense, ...]:
        """All places that `name` may mean, in the order of the file; empty where it is unknown."""
        key = fold(name)
        if key not in self._found:
            self._found[key] = self._read(key)
        return self._found[key]

    def knows_start(self, key: str) -> bool:
        """Whether any name, or wide region, starts with the folded words `key`."""
        if key in self._wide_starts:
            return True
        start = key.encode("utf-8")
        at = bisect_left(self._names, start)
        return at < len(self._names) and self._names[at].startswith(start)

    def capital(self, country: str) -> Record | None:
        """The capital of a country, by its code."""
        if not self._capitals:
            capitals = (self.record(id) for id, line in enumerate(self._records) if b"\tA\t" in line)
            self._capitals.update({record.country: record for record in capitals})
        return self._capitals.get(country)

    def _read(self, key: str) -> tuple[Sense, ...]:
        start = f"{key}\t".encode()
        at = bisect_left(self._names, start)
        if not key or at == len(self._names) or not self._names[at].startswith(start):
            return ()
        senses = []
        for part in self._names[at][len(start) :].decode("ascii").split(","):
            mark = part[0] if part[0] in "~^?" else ""
            senses.append(Sense(self.record(int(part[len(mark) :])), mark))  # type: ignore[arg-type]  # letters of Mark
        return tuple(senses)

    def place(self, record: Record) -> Place:
        """A record as a `Place`: "Everett, Washington, United States", "Hubei, China", "North Korea"."""
        country = self.countries[record.country].name
        region = self.record(record.region).name if record.region >= 0 else None
        if record.kind == "C":
            return Place(country, record.country, record.lat, record.lon, "country", None, record.population)
        parts = [record.name]
        if record.country == "US" and record.kind in "APD" and region:
            parts.append(region)
        return Place(
            name=", ".join([*parts, country] if record.name != country else parts),
            country=record.country,
            lat=record.lat,
            lon=record.lon,
            precision="city" if record.kind in "AP" else "region",
            region=region,
            population=record.population,
        )


def load_gazetteer(path: Path | None = None) -> Gazetteer:
    """Read the gazetteer of the package, or one made by `training/gazetteer.py` at `path`.

    Takes about 0.1 s and 40 MB. Raises `ConfigError` where the file is missing or of another format.
    """
    where = path or "the package's gazetteer"
    try:
        packed = (path or resources.files("storyatlas.annotate") / "data" / "gazetteer.tsv.gz").read_bytes()
        data = gzip.decompress(packed)
    except (OSError, EOFError, zlib.error) as error:
        raise ConfigError(f"{where} cannot be read ({error}); give a file made by training/gazetteer.py") from error
    head, _, body = data.partition(b"\n")
    blocks = body.removesuffix(b"\n").split(b"\n\n")
    if head.decode("utf-8", "replace") != FORMAT or len(blocks) != 5:
        raise ConfigError(f"{where} is {head[:40]!r}, this version reads {FORMAT!r}; make it again")
    demonyms = dict(line.split("\t") for line in blocks[2].decode("utf-8").split("\n"))
    wide, words = (frozenset(block.decode("utf-8").split("\n")) for block in blocks[3:])
    return Gazetteer(blocks[0].split(b"\n"), blocks[1].split(b"\n"), demonyms, wide | waters().keys(), words)
