"""How likely two marked words name one occurrence, judged from what the mentions and their articles have in common.

The question of event coreference as ECB+ asks it. The atlas itself merges clauses by `comparison`, which knows dates
and places; this judge goes by the words first, and by what else the two articles tell. Its weights (`weights.json`,
made by `training/pair_scorer.py`) are described in `WEIGHTS_CARD.md`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from storyatlas.coref import documents
from storyatlas.coref.features import FEATURES, Floats, PairFeatures, Pairs

COLUMNS = (*FEATURES, *documents.FEATURES)


@dataclass(frozen=True, slots=True, eq=False)
class DecisionTree:
    """A binary tree as parallel arrays, root first: where `left` is negative the node is a leaf
    worth `value`; else features up to `limit` go left, others right."""

    feature: NDArray[np.int64]
    limit: NDArray[np.float64]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: NDArray[np.float64]

    def of(self, features: Floats) -> NDArray[np.float64]:
        """The leaf's value for each row."""
        node = np.zeros(len(features), np.int64)
        rows = np.arange(len(features))
        while (inner := self.left[node] >= 0).any():
            goes_left = features[rows, self.feature[node]] <= self.limit[node]
            node = np.where(inner, np.where(goes_left, self.left[node], self.right[node]), node)
        return np.asarray(self.value[node], np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Judge:
    """Log-odds of "same event": intercept, a coefficient for each of `COLUMNS`, and trees on top.

    `threshold` is the mean probability at which average-link clustering did best on the development topics of ECB+.
    """

    intercept: float
    coefficients: NDArray[np.float64]
    trees: tuple[DecisionTree, ...]
    threshold: float

    def probability(self, features: Floats) -> NDArray[np.float64]:
        """For each row of features, 0 to 1."""
        odds = self.intercept + features.astype(np.float64) @ self.coefficients
        for tree in self.trees:
            odds += tree.of(features)
        return np.asarray(1.0 / (1.0 + np.exp(-np.clip(odds, -30, 30))), np.float64)


def judged_features(features: PairFeatures, pairs: Pairs, articles: Sequence[str], texts: Mapping[str, str]) -> Floats:
    """The numbers of `COLUMNS` for each row of `pairs` (m x 2): float32, m x len(COLUMNS).

    `articles` are the articles of the mentions behind `features`; `texts` are those of the articles that are compared,
    among them all that `pairs` come from.
    """
    place = {name: k for k, name in enumerate(texts)}
    near = documents.document_features(list(texts.values()))
    number = np.array([place.get(name, -1) for name in articles], np.int64)
    return np.hstack([features.of(pairs), near[number[pairs[:, 0]], number[pairs[:, 1]]]])


@cache
def load_judge() -> Judge:
    """The shipped weights."""
    return read_judge(json.loads(files("storyatlas.coref").joinpath("weights.json").read_text("utf-8")))


def read_judge(data: dict[str, Any]) -> Judge:
    """Weights from their JSON form: coefficients by name of feature, trees as lists of nodes."""
    coefficients = np.array([data["coefficients"].get(name, 0.0) for name in COLUMNS], np.float64)
    trees = tuple(_read_tree(nodes) for nodes in data["trees"])
    return Judge(float(data["intercept"]), coefficients, trees, float(data["threshold"]))


def _read_tree(nodes: list[list[Any]]) -> DecisionTree:
    """A leaf is `[value]`, another node `[feature, limit, left, right]`."""
    position = {name: k for k, name in enumerate(COLUMNS)}
    whole = [[position[n[0]], n[1], n[2], n[3], 0.0] if len(n) > 1 else [0, 0.0, -1, -1, n[0]] for n in nodes]
    feature, limit, left, right, value = (np.array(column) for column in zip(*whole, strict=True))
    return DecisionTree(feature, limit.astype(np.float64), left, right, value.astype(np.float64))
