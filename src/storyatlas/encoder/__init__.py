"""The sentence and mention encoder on ONNX Runtime: words in, unit vectors out."""

from storyatlas.encoder.model import DIMENSION, Encoder, States, load_encoder

__all__ = ["DIMENSION", "Encoder", "States", "load_encoder"]
