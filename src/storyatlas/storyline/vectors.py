"""Vectors: events as directions in which they differ from the rest of their story."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def apart(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Unit vectors less what all events share, which tells none from another."""
    if not len(vectors):
        return vectors
    moved = vectors - vectors.mean(axis=0) * (len(vectors) / (len(vectors) + 10.0))
    unit: NDArray[np.float32] = moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
    return unit
