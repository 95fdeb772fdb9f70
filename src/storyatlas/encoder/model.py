"""A small encoder for news, computed in int8: a vector for any span of words, seen in its sentence.

`encoder.onnx` and `events.onnx` are written by `training/`; `MODEL_CARD.md` beside this file names data, sources and
licences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import onnxruntime  # type: ignore[import-untyped]  # ships no types
from numpy.typing import NDArray
from onnxruntime.capi.onnxruntime_pybind11_state import (  # type: ignore[import-untyped]  # ships no types
    Fail,
    InvalidGraph,
    InvalidProtobuf,
    NoSuchFile,
)
from tokenizers import Tokenizer

from storyatlas.errors import ConfigError

DIMENSION = 384
MAX_TOKENS = 256  # what the model was trained on; a longer sentence is cut there

Span = tuple[int, int]
Vectors = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """A text as the encoder sees it, a row for each token.

    `offsets` (n x 2) are the characters that a token covers, none for the marks of beginning and end; `shared`
    (float32, n x 384) are the states after the layers that other models may build on, `hidden` those after the last.
    """

    offsets: Integers
    shared: Vectors
    hidden: Vectors


class Encoder:
    """Turns spans of texts into unit vectors of 384 numbers."""

    def __init__(
        self,
        session: onnxruntime.InferenceSession,
        tokenizer: Tokenizer,
        upper: onnxruntime.InferenceSession | None = None,
    ) -> None:
        """`upper` are other layers to stand on the shared ones."""
        self._session = session
        self._tokenizer = tokenizer
        self._upper = upper

    def encode(self, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> list[Vectors]:
        """For each text one row (float32, 384, unit length) for each of its spans.

        A span is a half-open pair of characters; its row is the mean of its tokens' vectors as
        they stand in the text. A span of the whole text gives the sentence vector, and so does
        one without a token of its own (empty, white space, past the 256th token). An empty text
        gives the vector of nothing, which is the same for all empty texts. A row depends on its
        own text and span alone.
        """
        if len(texts) != len(spans):
            raise ValueError(f"{len(texts)} texts but {len(spans)} lists of spans")
        rows: list[Vectors] = []
        for text, own in zip(texts, spans, strict=True):
            if own:
                states = self.states(text)
                rows.append(pool(states.hidden, states.offsets, own, len(text)))
            else:
                rows.append(np.zeros((0, DIMENSION), np.float32))
        return rows

    def sentences(self, texts: Sequence[str]) -> Vectors:
        """One unit vector for each text: float32, n x 384."""
        rows = self.encode(texts, [[(0, len(text))] for text in texts])
        return np.concatenate(rows) if rows else np.zeros((0, DIMENSION), np.float32)

    def states(self, text: str) -> States:
        """The vectors of each token of a text.

        Texts are run one by one: activations are scaled by their largest value, so in a batch a text's vectors
        would depend on its neighbours.
        """
        encoding = self._tokenizer.encode(text)
        ids = np.array([encoding.ids], np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        hidden, shared = self._session.run(["hidden", "shared"], feed)
        if self._upper:
            above = {"shared": shared, "attention_mask": feed["attention_mask"]}
            hidden = self._upper.run(["hidden"], above)[0]
        return States(np.array(encoding.offsets, np.int64).reshape(-1, 2), shared[0], hidden[0])


def load_encoder(model: str | Path | None = None, *, threads: int = 1) -> Encoder:
    """The encoder of sentences and clauses, ready for use; loading takes about a tenth of a second.

    `model` names another ONNX file with the same inputs and outputs; `threads` is the number of
    cores one call may use (articles run in parallel processes, so one is right there). Raises
    `ConfigError` where the file cannot be used.
    """
    return Encoder(_session("encoder.onnx", model, threads), _tokenizer())


def load_event_encoder(model: str | Path | None = None, *, threads: int = 1) -> Encoder:
    """The encoder whose upper layers were taught which words name one event; the lower ones are `load_encoder`'s.

    `model` names another file for the upper layers.
    """
    upper = _session("events.onnx", model, threads)
    return Encoder(_session("encoder.onnx", None, threads), _tokenizer(), upper)


def _session(name: str, instead: str | Path | None, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3  # its warnings about the machine are nothing that a user can act on
    with as_file(files("storyatlas.encoder").joinpath(name)) as shipped:
        path = Path(instead or shipped)
        try:
            return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except (NoSuchFile, InvalidProtobuf, InvalidGraph, Fail) as error:
            raise ConfigError(
                f"encoder model {path} cannot be loaded ({type(error).__name__}); name an ONNX file"
            ) from error


def _tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_str(files("storyatlas.encoder").joinpath("tokenizer.json").read_text("utf-8"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer


def pool(states: Vectors, offsets: Integers, spans: Sequence[Span], length: int) -> Vectors:
    """Unit means of the token vectors under each span of a text of `length` characters: len(spans) x 384."""
    rows = np.empty((len(spans), states.shape[1]), np.float32)
    for row, (start, end) in enumerate(spans):
        inside = tokens_under(offsets, (start, end))
        whole = (start <= 0 and end >= length) or start >= end or not inside.any()
        # The sentence vector includes [CLS] and [SEP], as the model was trained.
        mean = (states if whole else states[inside]).mean(axis=0)
        rows[row] = mean / max(float(np.linalg.norm(mean)), 1e-12)
    return rows


def tokens_under(offsets: Integers, span: Span) -> NDArray[np.bool_]:
    """Which tokens lie under a span of characters, at least in part; [CLS] and [SEP] never do."""
    found: NDArray[np.bool_] = (offsets[:, 1] > offsets[:, 0]) & (offsets[:, 0] < span[1]) & (offsets[:, 1] > span[0])
    return found
