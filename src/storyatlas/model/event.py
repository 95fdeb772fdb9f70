"""Event, Link, Storyline and what they carry: the public objects of an atlas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from storyatlas.model.article import Field
from storyatlas.model.mention import Participant, Status
from storyatlas.model.place import Place
from storyatlas.model.time import UNKNOWN_TIME, TimeValue

LinkType = Literal["causes", "responds_to", "part_of", "precedes", "updates", "contradicts"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of one article: `quote` is exactly `field[start:end]` of it."""

    article: str
    field: Field
    start: int
    end: int
    quote: str
    speaker: str | None = None
    cue: str | None = None
    extractor: str = "syntax"


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One value of a disputed fact, who gives it, and where and when it was published."""

    value: str
    speaker: str
    article: str
    start: int
    end: int
    quote: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Values of `what` (a quantity or fact of one event) that cannot all be true; with `course`, those of a toll that
    grew from day to day, each of which may have been true."""

    what: str
    values: tuple[ConflictValue, ...]
    course: bool = False


@dataclass(frozen=True, slots=True)
class Reports:
    """How widely an event is told; `independent` folds wire copies and outlets of one house."""

    articles: int
    outlets: int
    independent: int


@dataclass(frozen=True, slots=True)
class Event:
    """All mentions that tell of one occurrence, under one canonical title."""

    id: str
    title: str
    type: str
    status: Status
    background: bool
    salience: float
    storyline: str
    time: TimeValue = UNKNOWN_TIME
    place: Place | None = None
    participants: tuple[Participant, ...] = ()
    reports: Reports = Reports(0, 0, 0)
    evidence: tuple[Evidence, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A typed link from one event to another. `stated` tells words of an article from inference.

    `responds_to` runs from the response to what it answers, `part_of` from part to whole,
    `causes` from cause to effect, `updates` from the later to the earlier figure or stage.
    """

    id: str
    source: str
    target: str
    type: LinkType
    confidence: float
    stated: bool
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Storyline:
    """Events that belong together, in order, under a label."""

    id: str
    label: str
    events: tuple[str, ...]
    background: bool = False
