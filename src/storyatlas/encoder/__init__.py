"""The sentence and mention encoder on ONNX Runtime: words in, unit vectors out."""

from storyatlas.encoder.model import DIMENSION, Encoder, load_encoder

__all__ = ["DIMENSION", "Encoder", "load_encoder"]
