"""Briefing: what an edition says, sentence by sentence, each with the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from storyatlas.model.article import Field
from storyatlas.model.event import Reports
from storyatlas.model.mention import Status

Length = Literal["short", "standard", "long"]
SectionKind = Literal[
    "critical_context", "storyline", "breaking", "disagree", "watch", "bottom_line", "left_out", "sources"
]


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of one article that a sentence rests on: `quote` is exactly `field[start:end]`.

    At least as wide as the event's own evidence: the whole sentence where the article's text
    is at hand. `event` names the event whose evidence it is.
    """

    article: str
    field: Field
    start: int
    end: int
    quote: str
    event: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and its citations. `quoted` tells an exact quotation from one told anew."""

    text: str
    citations: tuple[Citation, ...]
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """A connection to another event that the briefing tells: "in response to", its id and title."""

    phrase: str
    event: str
    title: str


@dataclass(frozen=True, slots=True)
class Bullet:
    """One event told: a date label (empty where unknown), a bold lead, and what more is known.

    `note` says how widely the event is reported ("according to ... alone"); `ties` name what it
    follows from, where an article states that. `bold` is how many characters of the lead
    are set in bold: all of a headline, the first clause of a sentence of a source.
    """

    event: str
    date: str
    lead: Sentence
    sentences: tuple[Sentence, ...]
    status: Status
    reports: Reports
    note: str = ""
    ties: tuple[Tie, ...] = ()
    bold: int = 0


@dataclass(frozen=True, slots=True)
class DisputedValue:
    """One figure or statement of a disputed fact, who gives it and on which day it was published."""

    value: str
    speaker: str
    date: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A fact of one event on which reports differ."""

    event: str
    title: str
    what: str
    values: tuple[DisputedValue, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One article in the list of sources. `number` is the one that its citations carry."""

    number: int
    article: str
    outlet: str
    title: str
    date: str
    url: str
    copy_of: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the briefing; which of the fields are filled depends on its kind."""

    label: str
    kind: SectionKind
    intro: str = ""
    bullets: tuple[Bullet, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckSummary:
    """How the check of every sentence ended.

    `sentences` were written into the briefing and `supported` of them passed; `quoted` of those
    stand as exact quotations because a telling of their own failed; `dropped` names the events
    for which nothing passed, with the reason.
    """

    sentences: int
    supported: int
    quoted: int = 0
    dropped: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.supported} of {self.sentences} sentences supported"


@dataclass(frozen=True, slots=True)
class Briefing:
    """The text of an edition, in reading order. `as_of` is a date label, empty where unknown."""

    title: str
    headline: str
    question: str
    as_of: str
    lede: tuple[Sentence, ...]
    how_made: str
    sections: tuple[Section, ...]
    check: CheckSummary

    def every_sentence(self) -> tuple[Sentence, ...]:
        """Lede, leads and details in reading order."""
        told = [s for section in self.sections for b in section.bullets for s in (b.lead, *b.sentences)]
        return (*self.lede, *told)
