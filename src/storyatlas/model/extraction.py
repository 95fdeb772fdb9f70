"""Extraction: what the document stages leave of one article for the corpus stages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from storyatlas.model.article import Field
from storyatlas.model.kinds import NameKind
from storyatlas.model.mention import EventMention
from storyatlas.model.place import Setting

RelationType = Literal["causes", "responds_to", "part_of", "before", "updates", "contradicts"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A noun that points to an event told elsewhere ("his visit"): its stem, and the last names, in
    lower case, of those it is ascribed to.

    `day` is the one that its own words state, `sides` are the countries that act in it ("the Narnian raid"), `aims`
    the nouns for what it concerns ("the raid on a ship"), and `known` tells a definite one.
    """

    stem: str
    names: tuple[str, ...] = ()
    day: str | None = None
    sides: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    known: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """Words of one article that connect two of its mentions: `start:end` of its `field`.

    `source` or `target` is empty where only a noun names the event: then `reference` says which. Where nouns
    name both, `reference` is of the source and `other` of the target, and `beside` a mention of the same sentence.
    `confidence`, 0 to 1, is given where a model read the words, and not where a connective says it.
    """

    source: str
    target: str
    type: RelationType
    start: int
    end: int
    quote: str
    cue: str
    reference: Reference | None = None
    confidence: float | None = None
    field: Field = "text"
    other: Reference | None = None
    beside: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Extraction:
    """The mentions of one article, their relations, and a row of `vectors` (float32, n x 384,
    unit length, the clause as the encoder sees it in its sentence) for each mention. `setting` holds the places
    that the article names, `kinds` what its words say that its names are."""

    article: str
    mentions: tuple[EventMention, ...]
    relations: tuple[Relation, ...]
    vectors: NDArray[np.float32]
    setting: Setting = field(default_factory=Setting)
    kinds: tuple[NameKind, ...] = ()
