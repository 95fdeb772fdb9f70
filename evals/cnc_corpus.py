"""The Causal News Corpus V2 (Tan et al. 2022, 2023) in its own format, `*_subtask1*.csv` and `*_subtask2*.csv`."""

from __future__ import annotations

import ast
import csv
import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

_TAG = re.compile(r"<(/?)(ARG0|ARG1|SIG\d*)>")
_NAMES = {"ARG0": "cause", "ARG1": "effect"}

Span = tuple[str, int, int]  # label, first word, last word + 1


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, whether it states a cause, and its relations as sets of labelled spans of words."""

    index: str
    text: str
    causal: bool
    relations: tuple[frozenset[Span], ...]

    @property
    def held_back(self) -> bool:
        """Whether the sentence belongs to the tenth of the training file that is our development part.

        Chosen by a hash of the document, so that a document lies on one side whole.
        """
        document = self.index.rsplit("_", 1)[0]
        return hashlib.sha256(document.encode()).digest()[0] % 10 == 0


def read_sentences(folder: Path) -> list[Sentence]:
    """The sentences of the folder's labelled files, in their order.

    Training files are left out where there are others. Raises `ValueError` where none has labels.
    """
    rows = [(path, _rows(path)) for path in sorted(folder.glob("*_subtask1*.csv"))]
    labelled = [(path, own) for path, own in rows if own and "label" in own[0]]
    chosen = [item for item in labelled if not item[0].name.startswith("train")] or labelled
    if not chosen:
        raise ValueError(f"{folder} has no *_subtask1*.csv with labels; give the folder of the Causal News Corpus V2")
    relations = _relations(folder)
    return [
        Sentence(row["index"], row["text"], row["label"] == "1", relations.get(row["text"], ()))
        for _, own in chosen
        for row in own
    ]


def is_training(folder: Path) -> bool:
    """Whether only training files have labels."""
    return all(path.name.startswith("train") for path in folder.glob("*_subtask1*.csv") if "label" in _header(path))


def spans_of(tagged: str) -> frozenset[Span]:
    """Spans of words in a sentence with <ARG0>, <ARG1> and <SIG0> tags; words are parted by blanks."""
    found: list[Span] = []
    opened: dict[str, int] = {}
    for position, word in enumerate(tagged.split(" ")):
        for closing, name in _TAG.findall(word):
            label = _NAMES.get(name, "signal")
            if closing:
                found.append((label, opened.pop(name, position), position + 1))
            else:
                opened[name] = position
    return frozenset(found)


def _relations(folder: Path) -> dict[str, tuple[frozenset[Span], ...]]:
    """The relations of each text: from the grouped files, and from the others for texts that those lack."""
    grouped: dict[str, tuple[frozenset[Span], ...]] = {}
    single: dict[str, list[frozenset[Span]]] = defaultdict(list)
    for path in sorted(folder.glob("*_subtask2*.csv")):
        for row in _rows(path):
            if "causal_text_w_pairs" in row:
                grouped[row["text"]] = tuple(
                    spans_of(tagged) for tagged in ast.literal_eval(row["causal_text_w_pairs"])
                )
            elif row.get("pair_label") == "1":
                single[row["text"]].append(spans_of(row["text_w_pairs"]))
    return {**{text: tuple(found) for text, found in single.items()}, **grouped}


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file), [])


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
