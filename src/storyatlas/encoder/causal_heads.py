"""What the causal reader tells of a sentence, from its hidden states: small layers in numpy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from storyatlas.encoder.causal_spans import Bounds, best_spans, signal_spans

Floats = NDArray[np.float32]

# A word is part of a signal from this chance on; set with the weights, on the development part of their corpus.
LEAST_SIGNAL = 0.3


@dataclass(frozen=True, slots=True)
class CausalRelation:
    """Words of cause, effect and signals, and how sure the relation is, 0 to 1."""

    cause: Bounds
    effect: Bounds
    signals: tuple[Bounds, ...]
    chance: float


class CausalHeads:
    """The heads on top of the causal layers; `weights` by the names that training gives them."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = weights
        self._farthest = (len(weights["roles.distance.weight"]) - 2) // 2

    def sentence(self, hidden: Floats) -> tuple[float, float]:
        """Chances that a sentence states a cause, and that it states one without a signal."""
        inner = np.tanh(self._linear("sentence.1", _whole(hidden)))
        causal, silent = _sigmoid(self._linear("sentence.3", inner))
        return float(causal), float(silent)

    def relations(self, hidden: Floats, first: Sequence[int]) -> list[CausalRelation]:
        """The relations a sentence may state, the surest first, whether or not it states any.

        `hidden` is tokens x 384, `first` the first token of each word.
        """
        if len(first) < 2:
            return []
        words, whole = hidden[list(first)], _whole(hidden)
        asked: list[tuple[Bounds | None, float]] = [*signal_spans(self._linear("signal.1", words), LEAST_SIGNAL)]
        asked.append((None, self.sentence(hidden)[1]))
        found: dict[tuple[Bounds, Bounds], list[tuple[float, Bounds | None]]] = {}
        for signal, chance in asked:
            best = best_spans(*self._roles(words, whole, signal))
            if best is not None:
                found.setdefault(best[:2], []).append((chance, signal))
        relations = [
            CausalRelation(cause, effect, tuple(sorted(s for _, s in own if s is not None)), max(c for c, _ in own))
            for (cause, effect), own in found.items()
        ]
        return sorted(relations, key=lambda r: (-r.chance, r.cause, r.effect))

    def pairs(self, hidden: Floats, pairs: Sequence[tuple[Bounds, Bounds]], first: Sequence[int]) -> Floats:
        """For pairs of words of two events, the first before the second: chances (n x 3) of no link, of
        the first causing the second, of the second causing the first."""
        if not pairs:
            return np.zeros((0, 3), np.float32)
        words = hidden[list(first)]
        one = np.stack([words[a[0] : a[1]].mean(axis=0) for a, _ in pairs])
        two = np.stack([words[b[0] : b[1]].mean(axis=0) for _, b in pairs])
        away = np.clip([b[0] - a[0] for a, b in pairs], 0, len(self._weights["pair.distance.weight"]) - 1)
        mixed = self._linear("pair.first", one) + self._linear("pair.second", two)
        mixed = mixed + self._linear("pair.product", one * two) + self._linear("pair.whole", _whole(hidden))
        scores = self._linear("pair.out.2", _gelu(mixed + self._weights["pair.distance.weight"][away]))
        chances = np.exp(scores - np.logaddexp.reduce(scores, axis=1, keepdims=True))
        return np.asarray(chances, np.float32)

    def _roles(self, words: Floats, whole: Floats, signal: Bounds | None) -> tuple[Floats, Floats]:
        """Tags (words x 5) and bounds (words x 4) of a signal's cause and effect."""
        w = self._weights
        count = len(words)
        if signal is None:
            query = whole[: words.shape[1]] + w["roles.none"]
            distance = np.full(count, 2 * self._farthest + 1)
        else:
            query = words[signal[0] : signal[1]].mean(axis=0)
            at = np.arange(count)
            away = np.where(at < signal[0], at - signal[0], np.where(at >= signal[1], at - signal[1] + 1, 0))
            distance = np.clip(away, -self._farthest, self._farthest) + self._farthest
        mixed = self._linear("roles.token", words) + self._linear("roles.signal", query)
        mixed = mixed + self._linear("roles.product", words * query)
        mixed = _gelu(mixed + w["roles.distance.weight"][distance])
        kernel = w["roles.near.weight"]  # out x in x 5
        reach = kernel.shape[2] // 2
        padded = np.pad(mixed, ((reach, reach), (0, 0)))
        near = sum(padded[k : k + count] @ kernel[:, :, k].T for k in range(kernel.shape[2])) + w["roles.near.bias"]
        mixed = mixed + _gelu(near)
        return self._linear("roles.tags", mixed), self._linear("roles.bounds", mixed)

    def _linear(self, name: str, x: Floats) -> Floats:
        result: Floats = x @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return result


def _whole(hidden: Floats) -> Floats:
    """The state of the sentence: of [CLS], and the mean of all tokens."""
    return np.concatenate([hidden[0], hidden.mean(axis=0)])


def _gelu(x: Floats) -> Floats:
    return np.asarray(0.5 * x * (1.0 + np.tanh(0.7978845608 * (x + 0.044715 * x**3))), np.float32)


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-x)), np.float32)
