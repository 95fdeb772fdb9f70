"""Gold time expressions of TimeML and CAT files, with the text they are marked in."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evals.cat import Word, read_cat


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A marked expression: half-open characters, TIMEX3 type and value (empty where none is given)."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class TimedText:
    """One document: its text, creation day, marks, and how many characters of it were annotated.

    `ignored` are spans that are neither right nor wrong to find (the dateline that gives the
    creation day).
    """

    name: str
    text: str
    published: date | None
    marks: tuple[GoldTime, ...]
    annotated: int
    ignored: tuple[tuple[int, int], ...] = ()


# MEANTIME marks the title and the first five sentences after it (NWR-2014-2-2, section 1).
_MEANTIME_SENTENCES = 6


def read_timed_texts(folder: Path, *, kind: str) -> Iterator[TimedText]:
    """The documents of a folder and all folders below, by name: `timeml`, `meantime` or `ecbplus`.

    A document that stands in two folders (MEANTIME's two layers) is read once; one in which only
    the creation day is marked is no gold and left out.
    """
    seen: set[str] = set()
    for path in sorted(folder.rglob("*.tml" if kind == "timeml" else "*.xml"), key=lambda path: (path.name, str(path))):
        if path.name in seen:
            continue
        text = _from_timeml(path) if kind == "timeml" else _from_cat(path, meantime=kind == "meantime")
        if text is not None:
            seen.add(path.name)
            yield text


def _from_timeml(path: Path) -> TimedText | None:
    """Marks stand inline; tokenised sentences (`s`) are set on lines of their own."""
    root = ET.parse(path).getroot()
    body, pieces, marks = root.find("TEXT"), [""], list[GoldTime]()
    if body is None or (body.find(".//TIMEX3") is None and body.find(".//EVENT") is None):
        return None

    def walk(element: ET.Element, length: int) -> int:
        begin = length
        if element.text:
            pieces.append(element.text)
            length += len(element.text)
        for child in element:
            length = walk(child, length)
            if child.tail:
                pieces.append(child.tail)
                length += len(child.tail)
        if element.tag == "s":
            pieces.append("\n")
            length += 1
        if element.tag == "TIMEX3" and length > begin and element.get("functionInDocument") != "CREATION_TIME":
            marks.append(GoldTime(begin, length, element.get("type", ""), element.get("value", "")))
        return length

    total = walk(body, 0)
    created = root.find("DCT/TIMEX3")
    value = "" if created is None else created.get("value", "")
    return TimedText(path.name, "".join(pieces), _day(value), tuple(marks), total)


_TIMES = ("TIMEX3", "TIME_DATE", "TIME_OF_THE_DAY", "TIME_DURATION", "TIME_REPETITION")


def _from_cat(path: Path, *, meantime: bool) -> TimedText | None:
    """Marks anchor to tokens; the text is put together again from them."""
    document = read_cat(path)
    if len(document.marks) < 2:
        return None
    text, places, annotated = _detokenised(document.words, meantime=meantime)
    marks: list[GoldTime] = []
    ignored: list[tuple[int, int]] = []
    published = None
    for mark in document.tagged(*_TIMES):
        start, end = places[mark.words[0].id][0], places[mark.words[-1].id][1]
        if mark.attributes.get("functionInDocument") == "CREATION_TIME":
            published = _day(mark.attributes.get("value", ""))
            ignored.append((start, end))
        else:
            kind = mark.attributes.get("type", mark.tag)
            marks.append(GoldTime(start, end, kind, mark.attributes.get("value", "")))
    if meantime and published is None:  # two documents mark their dateline as an ordinary date
        published = next((_day(mark.value) for mark in marks if _day(mark.value)), None)
    return TimedText(path.name, text, published, tuple(marks), annotated, tuple(ignored))


def _detokenised(words: Iterable[Word], *, meantime: bool) -> tuple[str, dict[str, tuple[int, int]], int]:
    """The text, the characters of each token, and where the annotated part ends."""
    pieces: list[str] = []
    places: dict[str, tuple[int, int]] = {}
    length, annotated, sentence, glue = 0, 0, -1, True
    for word in words:
        if pieces and word.sentence != sentence:
            gap = "\n\n"
        else:
            gap = "" if glue or re.match(r"[,.;:!?)\]%’']|n't$", word.text) else " "
        glue = word.text in ("(", "[", "$", "£", "€")
        pieces += [gap, word.text]
        start = length + len(gap)
        length = start + len(word.text)
        places[word.id] = (start, length)
        sentence = word.sentence
        if not meantime or sentence < _MEANTIME_SENTENCES:
            annotated = length
    return "".join(pieces), places, annotated


def _day(value: str) -> date | None:
    """The day of a TIMEX3 value, `None` where it is coarser."""
    found = re.match(r"(\d{4})-?(\d\d)-?(\d\d)", value)
    return date(int(found[1]), int(found[2]), int(found[3])) if found else None
