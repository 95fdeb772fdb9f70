"""The causal reader: which sentences state a cause, with the words of cause, effect and signal.

`causal.onnx` holds three layers on top of the encoder's shared ones, `causal_heads.npz` the small layers above
them; both are written by `training/causal.py`, and `CAUSAL_CARD.md` names data, scores and limits.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files

import numpy as np
import onnxruntime  # type: ignore[import-untyped]  # ships no types
from numpy.typing import NDArray

from storyatlas.encoder.causal_heads import CausalHeads, Floats
from storyatlas.encoder.causal_spans import Bounds
from storyatlas.encoder.model import States

Span = tuple[int, int]  # characters

# From these chances on a sentence states a cause, and two events are linked; set on development parts (CAUSAL_CARD.md).
CAUSAL = 0.2
LINKED = 0.15


@dataclass(frozen=True, slots=True)
class CausalSpans:
    """Characters of a cause, its effect and the words that join them, and how sure that is, 0 to 1."""

    cause: Span
    effect: Span
    signals: tuple[Span, ...]
    chance: float


@dataclass(frozen=True, slots=True)
class CausalReading:
    """How likely a text states a cause, and the relations it would state, the surest first."""

    chance: float
    relations: tuple[CausalSpans, ...]


class CausalReader:
    """Reads texts that the encoder has seen."""

    def __init__(self, session: onnxruntime.InferenceSession, heads: CausalHeads) -> None:
        self._session = session
        self._heads = heads

    def read(self, text: str, states: States) -> CausalReading:
        """The causes that one sentence states."""
        first, spans = words_of(text, states.offsets)
        hidden = self._hidden(states)
        return CausalReading(
            self._heads.sentence(hidden)[0],
            tuple(
                CausalSpans(
                    _characters(spans, relation.cause),
                    _characters(spans, relation.effect),
                    tuple(_characters(spans, signal) for signal in relation.signals),
                    relation.chance,
                )
                for relation in self._heads.relations(hidden, first)
            ),
        )

    def compare(self, text: str, states: States, pairs: Sequence[tuple[Span, Span]]) -> Floats:
        """For pairs of event words of one sentence (characters, the first before the second): chances
        (n x 3) of no link, of the first causing the second, of the second causing the first.

        A pair with a span past what the encoder sees has no link.
        """
        first, spans = words_of(text, states.offsets)
        found = [(_words(spans, one), _words(spans, two)) for one, two in pairs]
        chances = np.tile(np.array([1, 0, 0], np.float32), (len(pairs), 1))
        known = [(row, one, two) for row, (one, two) in enumerate(found) if one is not None and two is not None]
        if known:
            rows = [row for row, _, _ in known]
            chances[rows] = self._heads.pairs(self._hidden(states), [(one, two) for _, one, two in known], first)
        return chances

    def _hidden(self, states: States) -> Floats:
        feed = {"shared": states.shared[None], "attention_mask": np.ones((1, len(states.shared)), np.int64)}
        return np.asarray(self._session.run(["hidden"], feed)[0][0], np.float32)


def load_causal_reader(*, threads: int = 1) -> CausalReader:
    """The causal reader, ready for use."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3  # its warnings about the machine are nothing that a user can act on
    own = files("storyatlas.encoder")
    with as_file(own.joinpath("causal.onnx")) as path:
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    with np.load(io.BytesIO(own.joinpath("causal_heads.npz").read_bytes())) as arrays:
        heads = CausalHeads({name: arrays[name].astype(np.float32) for name in arrays.files})
    return CausalReader(session, heads)


def words_of(text: str, offsets: NDArray[np.int64]) -> tuple[tuple[int, ...], tuple[Span, ...]]:
    """First token and characters of each word: a run of letters and digits, or one other sign."""
    first: list[int] = []
    spans: list[Span] = []
    for position, (start, end) in enumerate(offsets.tolist()):
        if end <= start:
            continue  # the marks of beginning and end
        if spans and spans[-1][1] == start and text[start].isalnum() and text[start - 1].isalnum():
            spans[-1] = (spans[-1][0], end)
        else:
            first.append(position)
            spans.append((start, end))
    return tuple(first), tuple(spans)


def _characters(spans: Sequence[Span], bounds: Bounds) -> Span:
    return spans[bounds[0]][0], spans[bounds[1] - 1][1]


def _words(spans: Sequence[Span], span: Span) -> Bounds | None:
    inside = [i for i, (start, end) in enumerate(spans) if start < span[1] and end > span[0]]
    return (inside[0], inside[-1] + 1) if inside else None
