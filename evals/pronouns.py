"""ECB+: whom "he" and "she" mean, by the people that annotators joined.

Each annotated "he", "she", "him", "her" or "his" whose person has another word somewhere in its topic is given to
extraction. An answer is right where it shares a word with what annotators joined with the pronoun. `named_right` is the
share of right ones among the answers that are names, for a wrong name harms somebody; a pronoun that is left as it is
counts against `answered` alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from evals.cat import CatDocument, read_cat
from evals.ecbplus_corpus import chosen, event_clusters, split_of, topics_in
from evals.gold_mentions import GoldArticle, annotate_gold
from storyatlas.annotate import load_annotator

PRONOUNS = frozenset({"he", "she", "him", "her", "his"})
_EMPTY = frozenset("the a an of in his her he she him who their they it its mr mrs ms".split())
_PEOPLE = ("HUMAN",)


def run(folder: str | Path) -> list[dict[str, Any]]:
    """A row for the training, the development and the held-out topics each, where the folder holds them."""
    folder, annotate = Path(folder), load_annotator()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for topic in chosen(topics_in(folder)):
        documents = [replace(read_cat(path), name=path.stem) for path in sorted((folder / topic).glob("*.xml"))]
        called = _called(documents)
        for document in documents:
            if any(mark.text.lower() in PRONOUNS for mark in document.tagged(*_PEOPLE)):
                setting = split_of(topic)
                counts[setting].update(answers(document, annotate_gold(document, annotate), called))
    return [_row(setting, counts[setting]) for setting in sorted(counts)]


def answers(document: CatDocument, gold: GoldArticle, called: dict[str, set[str]]) -> Iterator[str]:
    """For each pronoun of a person that has a name or a noun: "none", or "right" or "wrong", and the same with "named"
    for answers that are names."""
    clusters = event_clusters(document, document.name)
    tokens = {token.start: token for token in gold.document.text.tokens}
    for mark in document.tagged(*_PEOPLE):
        names = called.get(clusters.get(mark.id, ""), set())
        token = tokens.get(gold.starts[mark.sentence] + mark.span[0])
        if mark.text.lower() not in PRONOUNS or not names or token is None:
            continue
        found = gold.names.of(gold.tree, token)
        if found is None:
            yield "none"
            continue
        result = "right" if _words(found.name) & names else "wrong"
        yield result
        if found.name[:1].isupper():
            yield f"{result} named"


def _called(documents: list[CatDocument]) -> dict[str, set[str]]:
    """The words for each person over all articles of a topic, by cluster."""
    found: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        clusters = event_clusters(document, document.name)
        for mark in document.tagged(*_PEOPLE):
            if mark.id in clusters:
                found[clusters[mark.id]] |= _words(mark.text)
    return found


def _words(text: str) -> set[str]:
    return {word.lower().strip(".,'’") for word in text.split()} - _EMPTY - {""}


def _row(setting: str, counts: Counter[str]) -> dict[str, Any]:
    given = counts["right"] + counts["wrong"]
    named = counts["right named"] + counts["wrong named"]
    return {
        "setting": setting,
        "pronouns": given + counts["none"],
        "answered": round(given / max(1, given + counts["none"]), 4),
        "right": round(counts["right"] / max(1, given), 4),
        "named_right": round(counts["right named"] / max(1, named), 4),
    }
