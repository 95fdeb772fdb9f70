"""The sentence and mention encoder on ONNX Runtime, and the causal reader on top of it."""

from storyatlas.encoder.causal import (
    CAUSAL,
    LINKED,
    CausalReader,
    CausalReading,
    CausalSpans,
    load_causal_reader,
)
from storyatlas.encoder.model import DIMENSION, Encoder, States, load_encoder, load_event_encoder, pool

__all__ = [
    "CAUSAL",
    "DIMENSION",
    "LINKED",
    "CausalReader",
    "CausalReading",
    "CausalSpans",
    "Encoder",
    "States",
    "load_causal_reader",
    "load_encoder",
    "load_event_encoder",
    "pool",
]
