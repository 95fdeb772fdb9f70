"""What two mentions have in common, as numbers: the features that the pair scorer judges by.

Everything is computed once a mention, or once for each distinct pair of lemmas, times and places;
a pair then costs a few look-ups and dot products. Pairs are rows `(i, j)` of indices of mentions.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]  # ships no types

from storyatlas.coref.synonyms import act_of
from storyatlas.model.mention import EventMention
from storyatlas.model.place import Place, kilometres
from storyatlas.model.time import TimeValue

Floats = NDArray[np.float32]
Pairs = NDArray[np.int64]
Rows = NDArray[np.int64]
T = TypeVar("T", bound=Hashable)

FEATURES = (
    "same_lemma",
    "related_lemma",
    "same_act",
    "trigger_cosine",
    "clause_cosine",
    "centred_cosine",
    "word_overlap",
    "name_overlap",
    "agent_match",
    "agent_clash",
    "patient_match",
    "patient_clash",
    "number_match",
    "number_clash",
    "place_match",
    "place_clash",
    "both_nouns",
    "mixed_nouns",
    "same_article",
    "time_match",
    "time_clash",
    "loose_time_match",
    "loose_time_clash",
)

FIRM = frozenset({"stated", "sentence"})  # times that the sentence itself gives; others are inferred
NEAR_KM = 60.0  # a city and its suburbs; gazetteers place one city's names within about 20 km of each other

_WORD = re.compile(r"[^\W_]+")
_STOP = frozenset(
    """
        a an and are as at be been but by for from had has have he her his i if in into is it its
        more not of on or our she so than that the their them then there these they this those to up
        was we were what when which while who will with would you after before over about said says
        say also s t mr mrs ms dr sir
    """.split()
)
_SUFFIXES = ("ing", "ed", "es", "s")
_ACTORS = frozenset({"person", "organisation", "group", "place", "thing"})


class PairFeatures:
    """The mentions of a story, ready to be compared.

    `clauses` and `triggers` are float32, n x d, unit length: the clause and the trigger as the
    encoder sees them; without `triggers` their cosine is 0. Word weights are inverse
    document frequencies over the articles of these mentions, so what the whole story shares
    (its main actors, its place) counts little.
    """

    def __init__(
        self,
        mentions: Sequence[EventMention],
        clauses: Floats,
        triggers: Floats | None = None,
    ) -> None:
        self._clauses = clauses
        self._triggers = np.zeros((len(mentions), 1), np.float32) if triggers is None else triggers
        # What all clauses of a story share says nothing about any two of them.
        centred = clauses - clauses.mean(axis=0) if len(clauses) > 1 else clauses
        self._centred = centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-9)
        self._lemmas = _Codes([m.lemma for m in mentions])
        self._acts = _Codes([act_of(m) for m in mentions])
        self._articles = _Codes([m.article for m in mentions])
        self._nouns = np.array([m.noun for m in mentions], bool)
        self._firm = np.array([m.time_source in FIRM for m in mentions], bool)
        self._times = _Codes([m.time for m in mentions])
        self._places = _Codes([m.place for m in mentions])
        articles = [m.article for m in mentions]
        quotes = [words(m.quote) for m in mentions]
        self._words = _unit_rows(_matrix(quotes, _word_weights(quotes, articles)))
        names = [[n for p in m.participants for n in name_words(p.name)] for m in mentions]
        weights = _word_weights(names, articles)
        self._names = _matrix(names, weights)
        self._name_sums = np.asarray(self._names.multiply(self._names).sum(axis=1), np.float32).ravel()
        self._agents = _matrix([_actors(m, "agent") for m in mentions], weights)
        self._patients = _matrix([_actors(m, "patient") for m in mentions], weights)
        units = [[q.unit for q in m.quantities] for m in mentions]
        self._units = _matrix(units, _word_weights(units, articles))
        numbers = [[f"{q.unit} {q.value:g}" for q in m.quantities] for m in mentions]
        self._numbers = _matrix(numbers, _word_weights(numbers, articles))

    def of(self, pairs: Pairs) -> Floats:
        """The features of each pair, columns as in `FEATURES`: float32, m x len(FEATURES)."""
        i, j = pairs[:, 0], pairs[:, 1]
        same = self._lemmas.same(i, j)
        related_lemma = self._lemmas.relation(related, i, j) > 0
        trigger_cosine = np.einsum("md,md->m", self._triggers[i], self._triggers[j])
        clause_cosine = np.einsum("md,md->m", self._clauses[i], self._clauses[j])
        shared = _dot(self._names, self._names, i, j)
        least = np.minimum(self._name_sums[i], self._name_sums[j])
        agents, agent_clash = self._roles(self._agents, i, j)
        patients, patient_clash = self._roles(self._patients, i, j)
        number = _dot(self._numbers, self._numbers, i, j) > 0
        unit = _dot(self._units, self._units, i, j) > 0
        place = self._places.relation(place_relation, i, j)
        time = self._times.relation(time_relation, i, j)
        firm = self._firm[i] & self._firm[j]
        columns = (
            same,
            related_lemma,
            self._acts.same(i, j),
            trigger_cosine,
            clause_cosine,
            np.einsum("md,md->m", self._centred[i], self._centred[j]),
            _dot(self._words, self._words, i, j),
            shared / np.maximum(least, 1e-6),
            agents,
            agent_clash,
            patients,
            patient_clash,
            number,
            unit & ~number,
            place > 0,
            place < 0,
            self._nouns[i] & self._nouns[j],
            self._nouns[i] ^ self._nouns[j],
            self._articles.same(i, j),
            firm & (time > 0),
            firm & (time < 0),
            ~firm & (time > 0),
            ~firm & (time < 0),
        )
        return np.column_stack([np.asarray(column, np.float32) for column in columns])

    def _roles(self, table: csr_matrix, i: Rows, j: Rows) -> tuple[Floats, Floats]:
        """Whether a named role is filled by the same name; and whether by names found nowhere in the other."""
        filled = np.diff(table.indptr) > 0
        match = _dot(table, table, i, j) > 0
        elsewhere = (_dot(table, self._names, i, j) > 0) | (_dot(self._names, table, i, j) > 0)
        clash = filled[i] & filled[j] & ~match & ~elsewhere
        return match.astype(np.float32), clash.astype(np.float32)


def words(text: str) -> list[str]:
    """Content words of a text, lower case, without their endings."""
    found = [match.group().lower() for match in _WORD.finditer(text)]
    return [_bare(word) for word in found if word not in _STOP]


def name_words(name: str) -> list[str]:
    """The words of a name, and its initials: "World Health Organization" also holds "who"."""
    raw = _WORD.findall(name)
    found = [word.lower() for word in raw if word.lower() not in _STOP or word.isupper()]
    capitals = [word for word in raw if word[0].isupper()]
    if len(capitals) >= 3:
        found.append("".join(word[0] for word in capitals).lower())
    return found


def related(one: str, other: str) -> int:
    """1 where two lemmas look like kin ("negotiate", "negotiator"): a long common beginning."""
    if one == other:
        return 0
    common = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        common += 1
    return int(common >= 4 and common >= 0.6 * max(len(one), len(other)))


def time_relation(one: TimeValue, other: TimeValue) -> int:
    """1 overlapping, -1 apart, 0 unknown."""
    if one.start is None or other.start is None:
        return 0
    (first, last), (begin, finish) = _days(one), _days(other)
    return 1 if first <= finish and begin <= last else -1


def place_relation(one: Place | None, other: Place | None) -> int:
    """1 the same place, -1 apart, 0 unknown or one within the other."""
    if one is None or other is None:
        return 0
    if one.name == other.name:
        return 1
    if one.country and other.country and one.country != other.country:
        return -1
    wide = {"country", "region"}
    if one.precision in wide or other.precision in wide:
        return 0
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return -1 if _outer(one.name) == _outer(other.name) else 0
    return 1 if kilometres(one.lat, one.lon, other.lat, other.lon) <= NEAR_KM else -1


def _outer(name: str) -> str:
    return name.partition(",")[2].strip().lower()


def _days(time: TimeValue) -> tuple[str, str]:
    """First and last day of an interval, as ISO days that compare as text."""
    assert time.start is not None
    last = time.end or time.start
    if time.precision == "decade" and not time.end:
        last = f"{int(time.start[:4]) + 9}"
    first = time.start + "-01-01"[len(time.start) - 4 :] if len(time.start) < 10 else time.start
    if time.open_end:
        return first, "9999-12-31"
    return first, last + "-12-31"[len(last) - 4 :] if len(last) < 10 else last


def _bare(word: str) -> str:
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word


def _actors(mention: EventMention, role: str) -> list[str]:
    return [n for p in mention.participants if p.role == role and p.type in _ACTORS for n in name_words(p.name)]


class _Codes(Generic[T]):
    """A value for each mention, as the number of its first appearance."""

    def __init__(self, values: Sequence[T]) -> None:
        seen: dict[T, int] = {}
        self._codes = np.array([seen.setdefault(value, len(seen)) for value in values], np.int64)
        self._values = list(seen)

    def same(self, i: Rows, j: Rows) -> NDArray[np.bool_]:
        """Whether both mentions of each pair have the same value."""
        return np.asarray(self._codes[i] == self._codes[j])

    def relation(self, relate: Callable[[T, T], int], i: Rows, j: Rows) -> NDArray[np.int8]:
        """`relate` of the two values of each pair; asked once for each distinct two."""
        keys = self._codes[i] * len(self._values) + self._codes[j]
        distinct, where = np.unique(keys, return_inverse=True)
        one, other = np.divmod(distinct, max(len(self._values), 1))
        found = [relate(self._values[a], self._values[b]) for a, b in zip(one.tolist(), other.tolist(), strict=True)]
        return np.array(found, np.int8)[where]


def _word_weights(rows: Sequence[Sequence[str]], articles: Sequence[str]) -> dict[str, float]:
    """Inverse document frequency of each word over the articles of these rows."""
    held: dict[str, set[str]] = {}
    for row, article in zip(rows, articles, strict=True):
        for word in row:
            held.setdefault(word, set()).add(article)
    total = len(set(articles)) + 1
    return {word: math.log(total / (len(where) + 0.5) + 1) for word, where in held.items()}


def _matrix(rows: Sequence[Sequence[str]], weights: Mapping[str, float]) -> csr_matrix:
    """Rows of words as a sparse matrix; an entry is the root of the word's weight, so that a dot
    product of two rows sums the weights of what they share."""
    column = {word: k for k, word in enumerate(weights)}
    pointers = [0]
    indices: list[int] = []
    data: list[float] = []
    for row in rows:
        for word in sorted(set(row)):
            indices.append(column[word])
            data.append(math.sqrt(weights[word]))
        pointers.append(len(indices))
    shape = (len(rows), max(len(column), 1))
    return csr_matrix((np.array(data, np.float32), np.array(indices, np.int64), np.array(pointers)), shape=shape)


def _unit_rows(matrix: csr_matrix) -> csr_matrix:
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    counts = np.diff(matrix.indptr)
    matrix.data /= np.repeat(np.maximum(norms, 1e-9), counts).astype(np.float32)
    return matrix


def _dot(one: csr_matrix, other: csr_matrix, i: Rows, j: Rows) -> Floats:
    """Row `i` of one times row `j` of the other, for each pair."""
    return np.asarray(one[i].multiply(other[j]).sum(axis=1), np.float32).ravel()
