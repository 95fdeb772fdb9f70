"""Places: toponyms found in news, and how far off they are put (TR-News, LGL: XML with coordinates).

Adjectives and peoples ("Turkish"), which these corpora mark too, are no places here: figures are
over the other toponyms, and `recall_with_demonyms` over all. 161 km (100 miles) is the customary
limit (Gritta et al. 2018, "What's missing in geographical parsing?").
"""

from __future__ import annotations

import statistics
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from storyatlas.annotate.gazetteer import Gazetteer, load_gazetteer
from storyatlas.annotate.places import resolve_places
from storyatlas.annotate.syntax import load_parser
from storyatlas.model.article import Article, Field
from storyatlas.model.document import Document, Entity, Section
from storyatlas.model.place import PlaceMention, kilometres

LIMIT_KM = 161.0


@dataclass(frozen=True, slots=True)
class Toponym:
    """A gold toponym of a text; `lat` and `lon` are `None` where the corpus gives none."""

    start: int
    end: int
    phrase: str
    lat: float | None
    lon: float | None
    code: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A gold toponym, the mention found there, and the error in kilometres."""

    gold: Toponym
    demonym: bool
    mention: PlaceMention | None
    km: float | None


def run(folder: str | Path) -> list[dict[str, Any]]:
    """The metrics of every XML file of a folder, or of one file."""
    path = Path(folder)
    files = sorted(path.glob("*.xml")) if path.is_dir() else [path]
    parse, gazetteer = load_parser(), load_gazetteer()
    return [line for file in files for line in score_file(file, parse, gazetteer)]


def score_file(file: Path, parse: Callable[[str, Field], Section], gazetteer: Gazetteer) -> list[dict[str, Any]]:
    """All metrics of one corpus."""
    documents = [(document(parse, *article[:3]), article[3]) for article in read(file)]
    return metrics(file.stem, documents, gazetteer)


def metrics(name: str, documents: list[tuple[Document, list[Toponym]]], gazetteer: Gazetteer) -> list[dict[str, Any]]:
    """Recognition and resolution over annotated documents with their gold."""
    outcomes: list[Outcome] = []
    given: list[Outcome] = []
    right = predicted = 0
    for doc, gold in documents:
        found = resolve_places(doc, gazetteer).text.places
        outcomes += compare(gold, found, gazetteer)
        predicted += len(found)
        right += sum(any(m.start < g.end and g.start < m.end for g in gold) for m in found)
        given += compare(gold, resolve_places(with_entities(doc, gold), gazetteer).text.places, gazetteer)
    literal = [o for o in outcomes if not o.demonym]
    hit = [o for o in literal if o.mention]
    precision, recall = right / max(predicted, 1), len(hit) / max(len(literal), 1)
    located = [o for o in literal if o.gold.lat is not None]
    seen = [o for o in located if o.mention]
    placed = [o for o in seen if o.km is not None]
    spans = [o for o in given if o.gold.lat is not None and not o.demonym]
    values = {
        "precision": (precision, predicted),
        "recall": (recall, len(literal)),
        "f1": (2 * precision * recall / max(precision + recall, 1e-9), len(literal)),
        "recall_with_demonyms": (share(outcomes, lambda o: o.mention is not None), len(outcomes)),
        "within_161km_of_resolved": (share(placed, within), len(placed)),
        "within_161km_of_found": (share(seen, within), len(seen)),
        "within_161km_of_all": (share(located, within), len(located)),
        "within_161km_gold_spans": (share(spans, within), len(spans)),
        "median_error_km": (statistics.median([o.km for o in placed if o.km is not None] or [0.0]), len(placed)),
    }
    return [
        {"benchmark": "geo", "corpus": name, "metric": metric, "value": round(value, 4), "n": n}
        for metric, (value, n) in values.items()
    ]


def within(outcome: Outcome) -> bool:
    return outcome.km is not None and outcome.km <= LIMIT_KM


def share(outcomes: list[Outcome], test: Callable[[Outcome], bool]) -> float:
    return sum(map(test, outcomes)) / max(len(outcomes), 1)


def compare(gold: list[Toponym], found: tuple[PlaceMention, ...], gazetteer: Gazetteer) -> list[Outcome]:
    """Each gold toponym with the mention that overlaps it most."""
    outcomes = []
    for toponym in gold:
        over = [m for m in found if m.start < toponym.end and toponym.start < m.end]
        mention = max(over, key=lambda m: min(m.end, toponym.end) - max(m.start, toponym.start), default=None)
        km = None
        if mention and mention.place and mention.place.lat is not None and toponym.lat is not None:
            km = kilometres(mention.place.lat, mention.place.lon or 0.0, toponym.lat, toponym.lon or 0.0)
        words = toponym.phrase.lower()
        outcomes.append(Outcome(toponym, words in gazetteer.demonyms, mention, km))
    return outcomes


def with_entities(doc: Document, gold: list[Toponym]) -> Document:
    """The document with the gold toponyms as its only entities."""
    entities = []
    for toponym in gold:
        tokens = [t for t in doc.text.tokens if t.start < toponym.end and toponym.start < t.end]
        if tokens:
            first, last = tokens[0].i, tokens[-1].i + 1
            entities.append(Entity(toponym.start, toponym.end, first, last, toponym.phrase, "GPE"))
    return replace(doc, text=replace(doc.text, entities=tuple(sorted(entities, key=lambda e: e.start))))


def document(parse: Callable[[str, Field], Section], id: str, title: str, text: str) -> Document:
    """An annotated document of one article of the corpus."""
    article = Article(id=id, url="", outlet="", title=title, text=text)
    return Document(article, parse(title, "title"), parse(text, "text"))


def read(file: Path) -> Iterator[tuple[str, str, str, list[Toponym]]]:
    """Id, title, text and toponyms of each article; shifted offsets are set right by the phrase."""
    for article in ElementTree.parse(file).getroot().iter("article"):
        text = article.findtext("text") or ""
        gold = []
        for item in article.iter("toponym"):
            phrase, start = item.findtext("phrase") or "", int(item.findtext("start") or 0)
            if text[start : start + len(phrase)] != phrase:
                starts = [i for i in range(len(text)) if text.startswith(phrase, i)]
                if not starts:
                    continue
                start = min(starts, key=lambda i: abs(i - start))
            lat, lon = item.findtext(".//lat"), item.findtext(".//lon")
            code = f"{item.findtext('.//fclass') or '-'}.{item.findtext('.//fcode') or '-'}"
            gold.append(
                Toponym(
                    start, start + len(phrase), phrase, float(lat) if lat else None, float(lon) if lon else None, code
                )
            )
        yield article.get("docid") or "", (article.findtext("title") or "").strip(), text, gold


def errors(file: str | Path) -> Iterator[str]:
    """A line for each toponym that is missed or put wrong, and each mention that is none."""
    parse, gazetteer = load_parser(), load_gazetteer()
    for id, title, text, gold in read(Path(file)):
        found = resolve_places(document(parse, id, title, text), gazetteer).text.places
        for outcome in compare(gold, found, gazetteer):
            if outcome.demonym or within(outcome) or (outcome.mention and outcome.gold.lat is None):
                continue
            place = outcome.mention.place if outcome.mention else None
            kind = "missed" if outcome.mention is None else "wrong" if place else "unresolved"
            words = context(text, outcome.gold.start, outcome.gold.end)
            yield f"{kind}\t{outcome.gold.code}\t{outcome.gold.phrase}\t{place.name if place else '-'}\t{words}"
        for mention in found:
            if not any(mention.start < g.end and g.start < mention.end for g in gold):
                words = context(text, mention.start, mention.end)
                yield f"extra\t-\t{mention.text}\t{mention.place.name if mention.place else '-'}\t{words}"


def context(text: str, start: int, end: int) -> str:
    """The words around a span, on one line."""
    return " ".join(text[max(0, start - 50) : end + 40].split())


if __name__ == "__main__":
    for line in errors(sys.argv[1]):
        print(line)
