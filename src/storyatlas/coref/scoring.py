"""How likely two mentions tell of the same event, judged from what they have in common.

`score_pairs` is pure and vectorised. Its weights (`weights.json`, made by `training/pair_scorer.py`,
described in `WEIGHTS_CARD.md`) come in two sets, for two questions:

- `clause`: do two clauses tell of one occurrence, in whatever words? What a story's atlas needs;
  it goes by the clauses' vectors, words, names, numbers, places and times.
- `trigger`: do two marked words name one occurrence? What ECB+ asks; it goes by the words first.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from storyatlas.coref.features import FEATURES, Floats, PairFeatures, Pairs
from storyatlas.model.mention import EventMention

Kind = Literal["clause", "trigger"]


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
    """Log-odds of "same event": intercept, a coefficient for each of `FEATURES`, and trees on top.

    `threshold` is the mean probability at which average-link clustering did best on the
    development topics of ECB+ (`trigger`), or has a B-cubed precision above .85 in the mean of the
    two development stories (`clause`).
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


def score_pairs(
    mentions: Sequence[EventMention],
    clauses: Floats,
    pairs: Pairs,
    *,
    triggers: Floats | None = None,
    kind: Kind = "clause",
) -> NDArray[np.float64]:
    """P(same event) for each row `(i, j)` of `pairs` (m x 2): float64, m.

    `mentions` are all mentions of the story, also those in no pair: what they all share is
    discounted. `clauses` and `triggers` (n x d, unit length) are the encoder's vectors of each
    mention's clause and trigger in their sentence; only `trigger` needs the latter.
    """
    if len(pairs) == 0:
        return np.zeros(0)
    return load_judge(kind).probability(PairFeatures(mentions, clauses, triggers).of(pairs))


@cache
def load_judge(kind: Kind) -> Judge:
    """The shipped weights of one kind."""
    data = json.loads(files("storyatlas.coref").joinpath("weights.json").read_text("utf-8"))
    return read_judge(data[kind])


def read_judge(data: dict[str, Any]) -> Judge:
    """Weights from their JSON form: coefficients by name of feature, trees as lists of nodes."""
    coefficients = np.array([data["coefficients"].get(name, 0.0) for name in FEATURES], np.float64)
    trees = tuple(_read_tree(nodes) for nodes in data["trees"])
    return Judge(float(data["intercept"]), coefficients, trees, float(data["threshold"]))


def _read_tree(nodes: list[list[Any]]) -> DecisionTree:
    """A leaf is `[value]`, another node `[feature, limit, left, right]`."""
    position = {name: k for k, name in enumerate(FEATURES)}
    whole = [[position[n[0]], n[1], n[2], n[3], 0.0] if len(n) > 1 else [0, 0.0, -1, -1, n[0]] for n in nodes]
    feature, limit, left, right, value = (np.array(column) for column in zip(*whole, strict=True))
    return DecisionTree(feature, limit.astype(np.float64), left, right, value.astype(np.float64))
