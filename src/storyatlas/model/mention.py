"""EventMention: one assertion of an event in one article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from storyatlas.model.article import Field
from storyatlas.model.place import Place
from storyatlas.model.time import UNKNOWN_TIME, TimeValue

Status = Literal["happened", "planned", "claimed", "denied"]


@dataclass(frozen=True, slots=True)
class Participant:
    """Who takes part. `role` is agent, patient, recipient, or other; `type` is person,
    organisation, place, group or thing. `name` is the fullest name of it in the article.
    """

    name: str
    role: str
    type: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts: `value` as a number, `low`/`high` as its bounds where the
    text gives some ("more than 100" has `low` 100 and no `high`), `unit` the noun counted.
    `phrase` is that noun with the words before it ("political prisoners"), `act` the stem of what
    is done to them or by them ("arrest"). `anew` is where an earlier figure of the text begins that this one
    gives anew ("put the figure at 30").
    """

    value: float
    unit: str
    text: str
    start: int
    end: int
    low: float | None = None
    high: float | None = None
    phrase: str = ""
    act: str = ""
    anew: int | None = None


@dataclass(frozen=True, slots=True)
class Blow:
    """What an act of force is told of: the states `by` whose forces, `on` whose side (ISO 3166-1 alpha-2), and the
    nouns for what is `hit`, small ("oil", "platform"); each empty where the clause does not say."""

    by: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    hit: tuple[str, ...] = ()


# Quality from which words stand for an event of their own. Fainter ones ("the city is in quarantine") are
# evidence of an event that others assert: on two annotated stories they raise the gold mentions found
# from .83 to .98 of all.
SURE = 0.3


@dataclass(frozen=True, slots=True)
class EventMention:
    """One assertion of an event: characters `start:end` of the article's `field`.

    `trigger` is the word that names the occurrence, `trigger_start:trigger_end` its span and
    `lemma` its canonical stem, shared by verb and noun ("invade" for "invasion"). `noun` tells
    a nominal trigger. `time_source` says how the time was found: `stated` in the clause,
    `context` (a neighbouring clause), `published` (the article's own day), or `none`.
    `scene` is where the article as a whole is set, for an event whose own words name no place.
    `bystanders` stand behind the event outside its clause: who tells it, who acts in the clauses around.
    `speaker` and `cue` say who asserts it and by which word, `None` for the article itself.
    `quality` (0 to 1) says how surely the words assert an occurrence worth a place on a map.
    `headline` is the clause told as a headline, with a `headline_score` of 0 (a fragment) to 1, `done` that of
    a plan as if it had come to pass;
    `topics` are the noun phrases of the clause, `deed` the noun for what happens in it ("visit"), "" where
    there is none; `blow` is who strikes whom, for acts of force.
    """

    id: str
    article: str
    field: Field
    sentence: int
    start: int
    end: int
    quote: str
    trigger: str
    trigger_start: int
    trigger_end: int
    lemma: str
    noun: bool
    type: str
    status: Status
    time: TimeValue = UNKNOWN_TIME
    time_source: str = "none"
    place: Place | None = None
    place_source: str = "none"
    scene: Place | None = None
    participants: tuple[Participant, ...] = ()
    bystanders: tuple[Participant, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    speaker: str | None = None
    cue: str | None = None
    negated: bool = False
    quality: float = 0.5
    headline: str = ""
    headline_score: float = 0.0
    done: str = ""
    extractor: str = "syntax"
    topics: tuple[str, ...] = ()
    deed: str = ""
    blow: Blow | None = None

    @property
    def sure(self) -> bool:
        """Whether the words assert an event of their own."""
        return self.quality >= SURE
