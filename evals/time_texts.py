"""Gold time expressions of TimeML and CAT files, with the text they are marked in."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path


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

    A document that stands in two folders (MEANTIME's two layers) is read once.
    """
    seen: set[str] = set()
    for path in sorted(folder.rglob("*.tml" if kind == "timeml" else "*.xml"), key=lambda path: (path.name, str(path))):
        if path.name in seen:
            continue
        root = ET.parse(path).getroot()
        if kind == "timeml" and root.find("TEXT") is not None:
            seen.add(path.name)
            yield _from_timeml(path.name, root)
        elif kind != "timeml" and root.find("token") is not None and len(root.findall("Markables/*")) > 1:
            seen.add(path.name)
            yield _from_cat(path.name, root, meantime=kind == "meantime")


def _from_timeml(name: str, root: ET.Element) -> TimedText:
    """Marks stand inline; tokenised sentences (`s`) are set on lines of their own."""
    body, pieces, marks = root.find("TEXT"), [""], list[GoldTime]()
    assert body is not None

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
    return TimedText(name, "".join(pieces), _day(value), tuple(marks), total)


def _from_cat(name: str, root: ET.Element, *, meantime: bool) -> TimedText:
    """Marks anchor to tokens; the text is put together again from them."""
    text, places, annotated = _detokenised(root.findall("token"), meantime=meantime)
    marks, ignored, published = [], [], None
    markables = root.find("Markables")
    for mark in () if markables is None else markables:
        anchors = [places[anchor.get("t_id", "")] for anchor in mark.findall("token_anchor")]
        if mark.get("functionInDocument") == "CREATION_TIME":
            published = _day(mark.get("value", ""))
            ignored += anchors
        elif anchors and mark.tag in ("TIMEX3", "TIME_DATE", "TIME_OF_THE_DAY", "TIME_DURATION", "TIME_REPETITION"):
            start, end = min(a for a, _ in anchors), max(b for _, b in anchors)
            marks.append(GoldTime(start, end, mark.get("type", mark.tag), mark.get("value", "")))
    if meantime and published is None:  # two documents mark their dateline as an ordinary date
        dateline = min((mark for mark in marks if _day(mark.value)), key=lambda mark: mark.start, default=None)
        published = _day(dateline.value) if dateline else None
    return TimedText(name, text, published, tuple(marks), annotated, tuple(ignored))


def _detokenised(tokens: list[ET.Element], *, meantime: bool) -> tuple[str, dict[str, tuple[int, int]], int]:
    """The text, the characters of each token, and where the annotated part ends."""
    pieces: list[str] = []
    places: dict[str, tuple[int, int]] = {}
    length, annotated, sentence, glue = 0, 0, "", True
    for token in tokens:
        word, here = token.text or "", token.get("sentence", "0")
        if pieces and here != sentence:
            gap = "\n\n"
        elif glue or re.match(r"[,.;:!?)\]%’']|n't$", word):
            gap = ""
        else:
            gap = " "
        glue = word in ("(", "[", "$", "£", "€")
        pieces += [gap, word]
        start = length + len(gap)
        length = start + len(word)
        places[token.get("t_id", "")] = (start, length)
        sentence = here
        if not meantime or int(here) < _MEANTIME_SENTENCES:
            annotated = length
    return "".join(pieces), places, annotated


def _day(value: str) -> date | None:
    """The day of a TIMEX3 value, `None` where it is coarser."""
    found = re.match(r"(\d{4})-?(\d\d)-?(\d\d)", value)
    return date(int(found[1]), int(found[2]), int(found[3])) if found else None
