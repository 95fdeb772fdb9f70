"""Write the encoder with the base weights in every layer: the starting point of all training.

python -m training.base_encoder
"""

from __future__ import annotations

from pathlib import Path

from training.export import write_encoder
from training.network import base_weights

TARGET = Path(__file__).parent.parent / "src" / "storyatlas" / "encoder" / "encoder.onnx"

if __name__ == "__main__":
    write_encoder(base_weights(), TARGET)
