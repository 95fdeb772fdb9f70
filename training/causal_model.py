"""The causal reader's network: layers 3-5 of MiniLM on top of frozen ones, and its heads.

Input are hidden states after layer 2. Signals ("because", "led to") are tagged; each signal, and
"no signal", is then asked for its cause and its effect, so that a sentence may state several relations.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.network import DIMENSION as WIDTH
from training.network import LAYERS, SHARED, Tensors, run

UPPER = tuple(f"encoder.layer.{number}." for number in range(SHARED, LAYERS))
DROPOUT = 0.1
SIGNAL_TAGS = 3  # O, B, I
ROLE_TAGS = 5  # O, B-cause, I-cause, B-effect, I-effect
FARTHEST = 24  # words from the signal, beyond which distance is not told
NO_SIGNAL = 2 * FARTHEST + 1
PAIR_CLASSES = 3  # none, first causes second, second causes first
QUERY = 256


class CausalModel(nn.Module):  # type: ignore[misc]  # torch is not there where types are checked
    """Upper layers and heads."""

    def __init__(self, weights: Tensors) -> None:
        super().__init__()
        own = {n: w for n, w in weights.items() if n.startswith(UPPER)}
        self.upper = nn.ParameterDict({n.replace(".", "/"): nn.Parameter(w.clone()) for n, w in own.items()})
        self.sentence = nn.Sequential(nn.Dropout(0.2), nn.Linear(2 * WIDTH, QUERY), nn.Tanh(), nn.Linear(QUERY, 2))
        self.signal = nn.Sequential(nn.Dropout(0.1), nn.Linear(WIDTH, SIGNAL_TAGS))
        self.roles = Roles()
        self.pair = Pairs()

    def forward(self, x: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """States of words and of the sentence, logits (batch x 2), scores of signal tags (batch x words x 3).

        `first` (batch x words) is the first token of each word, 0 as padding. The logits are of "states
        a cause" and of "states one without a signal".
        """
        hidden = run(self.layers(), x, mask, SHARED, LAYERS, dropout=DROPOUT if self.training else 0.0)
        weights = mask[:, :, None].float()
        mean = (hidden * weights).sum(1) / weights.sum(1)
        whole = torch.cat([hidden[:, 0], mean], -1)
        words = hidden.gather(1, first[:, :, None].expand(-1, -1, WIDTH))
        return words, whole, self.sentence(whole), self.signal(words)

    def layers(self) -> Tensors:
        """The upper layers by BERT's names."""
        return {name.replace("/", "."): weight for name, weight in self.upper.items()}


class Roles(nn.Module):  # type: ignore[misc]  # torch is not there where types are checked
    """Cause and effect of a signal: tags and bounds for every word."""

    def __init__(self) -> None:
        super().__init__()
        self.token = nn.Linear(WIDTH, QUERY)
        self.signal = nn.Linear(WIDTH, QUERY)
        self.product = nn.Linear(WIDTH, QUERY)
        self.distance = nn.Embedding(2 * FARTHEST + 2, QUERY)
        self.none = nn.Parameter(torch.zeros(WIDTH))
        self.near = nn.Conv1d(QUERY, QUERY, 5, padding=2)
        self.drop = nn.Dropout(0.15)
        self.tags = nn.Linear(QUERY, ROLE_TAGS)
        self.bounds = nn.Linear(QUERY, 4)  # cause start and end, effect start and end

    def forward(
        self, hidden: Tensor, whole: Tensor, mask: Tensor, spread: Tensor, distance: Tensor
    ) -> tuple[Tensor, Tensor]:
        """One query a row: tags (rows x words x 5) and bounds (rows x words x 4).

        `spread` (rows x words) sums to 1 over the signal's words; where there is none it is all zero
        and the state of [CLS] asks. `distance` (rows x words) is an index of `self.distance`.
        """
        some = spread.sum(1, keepdim=True)
        query = (spread[:, None, :] @ hidden).squeeze(1) + (1 - some) * (whole[:, :WIDTH] + self.none)
        mixed = self.token(hidden) + self.signal(query)[:, None] + self.product(hidden * query[:, None])
        mixed = _gelu(mixed + self.distance(distance)) * mask[:, :, None]
        mixed = mixed + _gelu(self.near(mixed.transpose(1, 2)).transpose(1, 2))
        mixed = self.drop(mixed)
        return self.tags(mixed), self.bounds(mixed)


class Pairs(nn.Module):  # type: ignore[misc]  # torch is not there where types are checked
    """Whether one of two events in a sentence brings about the other."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = nn.Linear(WIDTH, QUERY), nn.Linear(WIDTH, QUERY)
        self.product, self.whole = nn.Linear(WIDTH, QUERY), nn.Linear(2 * WIDTH, QUERY)
        self.distance = nn.Embedding(FARTHEST + 1, QUERY)
        self.out = nn.Sequential(nn.GELU("tanh"), nn.Dropout(0.3), nn.Linear(QUERY, PAIR_CLASSES))

    def forward(self, first: Tensor, second: Tensor, whole: Tensor, distance: Tensor) -> Tensor:
        """Scores of the classes, n x 3; `first` stands before `second` in the sentence, `distance` words apart."""
        return self.out(
            self.first(first)
            + self.second(second)
            + self.product(first * second)
            + self.whole(whole)
            + self.distance(distance.clamp(max=FARTHEST))
        )


def distances(start: int, end: int, length: int) -> Tensor:
    """Indices of the distance of each word from a signal at words `start:end`."""
    at = torch.arange(length)
    away = torch.where(at < start, at - start, torch.where(at >= end, at - end + 1, torch.zeros_like(at)))
    return away.clamp(-FARTHEST, FARTHEST) + FARTHEST


def _gelu(x: Tensor) -> Tensor:
    """The form by tanh, which numpy computes without scipy."""
    return functional.gelu(x, approximate="tanh")
