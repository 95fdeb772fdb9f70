"""Write a stack of encoder layers as an int8 ONNX graph whose matrix products run in int8 kernels.

The graph is built node by node from the weights' names, with ONNX Runtime's own operators for BERT (Attention,
SkipLayerNormalization, BiasGelu), then quantised dynamically: weights are int8, activations are scaled as they come.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.network import DIMENSION, EPSILON, HEADS, LAYERS, SHARED, Arrays

_MICROSOFT = "com.microsoft"
_ATTENTION = "encoder.layer.{}.attention.self.{}"


class Graph:
    """An ONNX graph in the making: nodes in order, weights by name, named inputs and outputs."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._weights: dict[str, NDArray[np.generic]] = {}
        self._inputs: list[onnx.ValueInfoProto] = []
        self._outputs: list[onnx.ValueInfoProto] = []

    def input(self, name: str, kind: int, shape: Sequence[str | int]) -> str:
        """An input; `kind` is a TensorProto type."""
        self._inputs.append(helper.make_tensor_value_info(name, kind, list(shape)))
        return name

    def output(self, name: str, value: str, shape: Sequence[str | int]) -> None:
        """Give `value` (float) out under `name`."""
        self.node("Identity", [value], name)
        self._outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, list(shape)))

    def weight(self, name: str, value: NDArray[np.generic]) -> str:
        """A constant."""
        self._weights[name] = np.ascontiguousarray(value)
        return name

    def node(self, operator: str, inputs: Sequence[str], output: str, domain: str = "", **attributes: object) -> str:
        """One operation with one output, which is also its name."""
        self._nodes.append(helper.make_node(operator, list(inputs), [output], name=output, domain=domain, **attributes))
        return output

    def write(self, path: Path) -> None:
        """Check the graph, quantise its weights and write it."""
        constants = [numpy_helper.from_array(value, name) for name, value in self._weights.items()]
        graph = helper.make_graph(self._nodes, "encoder", self._inputs, self._outputs, constants)
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(_MICROSOFT, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="storyatlas")
        with tempfile.TemporaryDirectory() as scratch:
            whole = Path(scratch, "float.onnx")
            onnx.save(model, str(whole))
            quantize_dynamic(
                whole,
                path,
                op_types_to_quantize=["MatMul", "Attention", "Gather"],
                per_channel=True,
                # Seven bits: on processors without VNNI eight would overflow the int8 kernels' 16-bit sums.
                reduce_range=True,
                weight_type=QuantType.QInt8,
                extra_options={"DefaultTensorType": TensorProto.FLOAT},
            )


def add_embeddings(graph: Graph, weights: Arrays) -> tuple[str, str]:
    """Inputs `input_ids` and `attention_mask` (int64, batch x length): names of the embedding and of the mask."""
    shape = ("batch", "length")
    ids = graph.input("input_ids", TensorProto.INT64, shape)
    given = graph.input("attention_mask", TensorProto.INT64, shape)
    mask = graph.node("Cast", [given], "mask", to=TensorProto.INT32)
    words = graph.weight("embeddings.word", weights["embeddings.word_embeddings.weight"])
    # There is one type of token, so its embedding is added to every position's.
    places = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    found = graph.node("Gather", [words, ids], "embeddings.words")
    length = graph.node("Shape", [ids], "length", start=1, end=2)
    zero, one = graph.weight("zero", np.array([0], np.int64)), graph.weight("one", np.array([1], np.int64))
    place = graph.node(
        "Slice", [graph.weight("embeddings.place", places), zero, length, zero, one], "embeddings.places"
    )
    summed = graph.node("Add", [found, place], "embeddings.sum")
    return _normal(graph, weights, "embeddings.LayerNorm", summed), mask


def add_layers(
    graph: Graph, weights: Arrays, hidden: str, mask: str, first: int, last: int, *, prefix: str = ""
) -> str:
    """Layers `first` up to but not including `last` on top of `hidden`; `prefix` keeps stacks' names apart."""
    for number in range(first, last):
        name = f"encoder.layer.{number}"
        parts = [weights[_ATTENTION.format(number, part) + ".weight"].T for part in ("query", "key", "value")]
        biases = [weights[_ATTENTION.format(number, part) + ".bias"] for part in ("query", "key", "value")]
        seen = graph.node(
            "Attention",
            [
                hidden,
                graph.weight(f"{prefix}{name}.qkv", np.concatenate(parts, axis=1)),
                graph.weight(f"{prefix}{name}.qkv.bias", np.concatenate(biases)),
                mask,
            ],
            f"{prefix}{name}.attention",
            _MICROSOFT,
            num_heads=HEADS,
        )
        dense = _product(graph, weights, f"{name}.attention.output.dense", seen, prefix)
        hidden = _skip_normal(graph, weights, f"{name}.attention.output", dense, hidden, prefix)
        inner = _product(graph, weights, f"{name}.intermediate.dense", hidden, prefix)
        bias = graph.weight(f"{prefix}{name}.intermediate.bias", weights[f"{name}.intermediate.dense.bias"])
        inner = graph.node("BiasGelu", [inner, bias], f"{prefix}{name}.gelu", _MICROSOFT)
        outer = _product(graph, weights, f"{name}.output.dense", inner, prefix)
        hidden = _skip_normal(graph, weights, f"{name}.output", outer, hidden, prefix)
    return hidden


def write_encoder(weights: Arrays, path: Path) -> None:
    """The encoder: `hidden` (after the last layer) and `shared` (after layer 3, where other stacks may begin)."""
    graph = Graph()
    hidden, mask = add_embeddings(graph, weights)
    shared = add_layers(graph, weights, hidden, mask, 0, SHARED)
    hidden = add_layers(graph, weights, shared, mask, SHARED, LAYERS)
    shape = ("batch", "length", DIMENSION)
    graph.output("hidden", hidden, shape)
    graph.output("shared", shared, shape)
    graph.write(path)


def write_upper_layers(weights: Arrays, path: Path) -> None:
    """Layers 4 to 6 alone: inputs `shared` (what `write_encoder` gives out) and `attention_mask`, output `hidden`."""
    graph = Graph()
    shape = ("batch", "length", DIMENSION)
    shared = graph.input("shared", TensorProto.FLOAT, shape)
    given = graph.input("attention_mask", TensorProto.INT64, shape[:2])
    mask = graph.node("Cast", [given], "mask", to=TensorProto.INT32)
    graph.output("hidden", add_layers(graph, weights, shared, mask, SHARED, LAYERS), shape)
    graph.write(path)


def _product(graph: Graph, weights: Arrays, name: str, hidden: str, prefix: str) -> str:
    matrix = graph.weight(f"{prefix}{name}.weight", weights[f"{name}.weight"].T)
    return graph.node("MatMul", [hidden, matrix], f"{prefix}{name}")


def _skip_normal(graph: Graph, weights: Arrays, name: str, new: str, old: str, prefix: str) -> str:
    """LayerNorm(new + old + bias)."""
    inputs = [
        new,
        old,
        graph.weight(f"{prefix}{name}.scale", weights[f"{name}.LayerNorm.weight"]),
        graph.weight(f"{prefix}{name}.shift", weights[f"{name}.LayerNorm.bias"]),
        graph.weight(f"{prefix}{name}.bias", weights[f"{name}.dense.bias"]),
    ]
    return graph.node("SkipLayerNormalization", inputs, f"{prefix}{name}.normal", _MICROSOFT, epsilon=EPSILON)


def _normal(graph: Graph, weights: Arrays, name: str, hidden: str) -> str:
    scale = graph.weight(f"{name}.scale", weights[f"{name}.weight"])
    shift = graph.weight(f"{name}.shift", weights[f"{name}.bias"])
    return graph.node("LayerNormalization", [hidden, scale, shift], f"{name}.normal", axis=-1, epsilon=EPSILON)
