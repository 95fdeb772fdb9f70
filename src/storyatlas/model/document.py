"""Document: an Article with its annotations, each a half-open span of characters."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import takewhile

from storyatlas.model.article import Article, Field
from storyatlas.model.place import Place, PlaceMention
from storyatlas.model.time import TimeExpression

_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss"})


@dataclass(frozen=True, slots=True)
class Token:
    """One token. `i` and `head` index the section's tokens (a root is its own head); `tag` is
    Penn Treebank, `pos` Universal, `dep` ClearNLP/spaCy; `morph` reads `Tense=Past|VerbForm=Fin`.
    """

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    morph: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters `start:end` and tokens `first:last` (half-open) of one section."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: characters `start:end`, tokens `first:last`, an OntoNotes `type`."""

    start: int
    end: int
    first: int
    last: int
    text: str
    type: str


@dataclass(frozen=True, slots=True)
class Section:
    """The annotated title or text of an article. All offsets count from the start of that field.
    `origins` are the countries that demonyms name, `implied` the places that common nouns mean
    ("the Cuban capital", "the city").
    """

    field: Field
    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    origins: tuple[PlaceMention, ...] = ()
    implied: tuple[PlaceMention, ...] = ()

    def belongs_to_noun(self, mention: PlaceMention) -> bool:
        """Whether a place as a whole tells what another noun is: "New Zealand" of "New Zealand police"."""
        first = bisect_left(self.tokens, mention.start, key=lambda t: t.start)
        own = takewhile(lambda t: t.start < mention.end, self.tokens[first:])
        outside = (t for t in own if not mention.start <= self.tokens[t.head].start < mention.end)
        return any(t.dep in _MODIFIERS for t in outside)


@dataclass(frozen=True, slots=True)
class Document:
    """An Article with its annotated title and text, and the capitals of the countries that these name."""

    article: Article
    title: Section
    text: Section
    capitals: tuple[Place, ...] = ()

    @property
    def sections(self) -> tuple[Section, Section]:
        """Title first, then text."""
        return self.title, self.text
