"""CAT XML, the annotation format of ECB+, EventStoryLine and MEANTIME: tokens, marks, relations."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_QUOTES = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}


@dataclass(frozen=True, slots=True)
class Word:
    """A token: its id, its sentence's number, and characters `start:end` of the sentence's text."""

    id: str
    sentence: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """An annotated stretch of tokens, or, without tokens, an instance that marks refer to."""

    id: str
    tag: str
    words: tuple[Word, ...]
    attributes: Mapping[str, str]

    @property
    def sentence(self) -> int:
        """The number of the sentence that the mark starts in."""
        return self.words[0].sentence

    @property
    def span(self) -> tuple[int, int]:
        """Characters of the sentence's text, from the first to the last token in that sentence."""
        own = [word for word in self.words if word.sentence == self.sentence]
        return own[0].start, own[-1].end

    @property
    def text(self) -> str:
        """The tokens, joined by blanks."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed relation from source marks to a target mark."""

    id: str
    tag: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CatDocument:
    """One annotated article. `sentences` maps a sentence's number to its tokens joined by blanks."""

    name: str
    words: tuple[Word, ...]
    sentences: Mapping[int, str]
    marks: Mapping[str, Mark]
    relations: tuple[Relation, ...]

    def tagged(self, *prefixes: str) -> list[Mark]:
        """The marks with tokens whose tag starts with one of `prefixes`, in text order."""
        order = {word.id: i for i, word in enumerate(self.words)}
        found = [mark for mark in self.marks.values() if mark.words and mark.tag.startswith(prefixes)]
        return sorted(found, key=lambda mark: (order[mark.words[0].id], order[mark.words[-1].id], mark.id))


def read_cat(path: Path) -> CatDocument:
    """Read one file. Raises `ValueError` where it is no CAT XML."""
    try:
        root = ET.parse(path).getroot()
    except ET.ParseError as error:
        raise ValueError(f"{path}: not readable as CAT XML ({error})") from error
    words, sentences = _words(root)
    by_id = {word.id: word for word in words}
    order = {word.id: i for i, word in enumerate(words)}
    marks = {}
    for node in root.iterfind("Markables/*"):
        anchors = [anchor.attrib["t_id"] for anchor in node.iterfind("token_anchor")]
        own = sorted((by_id[a] for a in anchors if a in by_id), key=lambda word: order[word.id])
        mark = Mark(node.attrib["m_id"], node.tag, tuple(own), dict(node.attrib))
        marks[mark.id] = mark
    relations = tuple(
        Relation(
            node.attrib.get("r_id", ""),
            node.tag,
            tuple(end.attrib["m_id"] for end in node.iterfind("source")),
            tuple(end.attrib["m_id"] for end in node.iterfind("target")),
            dict(node.attrib),
        )
        for node in root.iterfind("Relations/*")
    )
    return CatDocument(root.attrib.get("doc_name", path.name), words, sentences, marks, relations)


def _words(root: ET.Element) -> tuple[tuple[Word, ...], dict[int, str]]:
    words: list[Word] = []
    sentences: dict[int, str] = {}
    for node in root.iterfind("token"):
        number = int(node.attrib["sentence"])
        raw = (node.text or "").strip()
        text = _QUOTES.get(raw, raw)
        before = sentences.get(number)
        start = 0 if before is None else len(before) + 1
        sentences[number] = text if before is None else f"{before} {text}"
        words.append(Word(node.attrib["t_id"], number, text, start, start + len(text)))
    return tuple(words), sentences
