"""Briefing: what an edition says, sentence by sentence, each with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from storyatlas.model.article import Field
from storyatlas.model.event import Reports
from storyatlas.model.mention import Status

Length = Literal["short", "standard", "long"]
SectionKind = Literal[
    "critical_context",
    "storyline",
    "figures",
    "where",
    "disagree",
    "course",
    "since",
    "breaking",
    "watch",
    "bottom_line",
    "left_out",
    "corrections",
    "sources",
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
    """One sentence and the words that it rests on, of which there is always at least one.

    `bold` is how many characters at its beginning are its heart, for a bullet to set in bold.
    """

    text: str
    citations: tuple[Citation, ...]
    bold: int = 0

    @property
    def event(self) -> str:
        """The event that it tells."""
        return self.citations[0].event if self.citations else ""


@dataclass(frozen=True, slots=True)
class Tie:
    """A connection to another event that the briefing tells: "in response to", its id and what it is."""

    phrase: str
    event: str
    title: str


@dataclass(frozen=True, slots=True)
class Bullet:
    """One event told: a date label (empty where unknown), a sentence with a bold beginning, and more.

    `label` stands in bold before the sentence instead (a figure). `note` says how widely the event
    is reported ("one source: ..."); `ties` name what it follows from, where an article states that.
    """

    event: str
    date: str
    lead: Sentence
    sentences: tuple[Sentence, ...]
    status: Status
    reports: Reports
    label: str = ""
    note: str = ""
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class DisputedValue:
    """One figure or statement of a disputed fact, who gives it and on which day it was published."""

    value: str
    speaker: str
    date: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A fact of one event on which reports differ; `title` says which event."""

    event: str
    title: str
    what: str
    values: tuple[DisputedValue, ...]


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A place of the story: how many of the events on the map are there, and from when to when."""

    name: str
    events: int
    first: str
    last: str
    foremost: str


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
    """A part of the briefing; which of the fields are filled depends on its kind.

    `prose` are cited sentences before the bullets; `notes` are lines about the atlas itself
    (counts, what was left out), which cite nothing.
    """

    label: str
    kind: SectionKind
    prose: tuple[Sentence, ...] = ()
    bullets: tuple[Bullet, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    places: tuple[PlaceCount, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()

    def sentences(self) -> Iterator[Sentence]:
        """Every cited sentence of the section, in reading order."""
        yield from self.prose
        for bullet in self.bullets:
            yield bullet.lead
            yield from bullet.sentences


@dataclass(frozen=True, slots=True)
class CheckSummary:
    """How the check of every sentence ended.

    `sentences` stand in the briefing and `supported` of them passed; `dropped` names the events of
    which nothing could be told, `rewritten` the sentences that failed and were told otherwise or not
    at all, each with the reason; `failed` are those that stand there and do not pass.
    """

    sentences: int
    supported: int
    dropped: tuple[tuple[str, str], ...] = ()
    rewritten: tuple[tuple[str, str], ...] = ()
    failed: tuple[str, ...] = ()

    def __str__(self) -> str:
        if not self.sentences:
            return "No sentence to check"
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
        """Lede, prose and bullets in reading order."""
        return (*self.lede, *(s for section in self.sections for s in section.sentences()))

    def words(self) -> int:
        """How many words the cited sentences have."""
        return sum(len(sentence.text.split()) for sentence in self.every_sentence())
