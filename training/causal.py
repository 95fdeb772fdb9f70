"""Train the causal reader on the Causal News Corpus V2 (CC0) and EventStoryLine 1.5 (CC BY 3.0).

    python -m training.causal CNC_DIR EVENTSTORYLINE_DIR -o FOLDER

Embeddings and layers 0-2 stay as they are in all-MiniLM-L6-v2; layers 3-5 and the heads are trained. A tenth of the
documents of the one corpus and the development topics of the other are held back, and scored after each epoch.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from onnx import TensorProto
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from evals.cnc_corpus import Span
from evals.cnc_scores import span_scores
from evals.coref_metrics import score
from storyatlas.encoder.causal_heads import CausalHeads, Floats
from training.causal_data import Bounds, Example, cnc_examples, pad, storyline_examples
from training.causal_model import NO_SIGNAL, CausalModel, distances
from training.export import Graph, add_layers
from training.network import DIMENSION, LAYERS, SHARED, base_weights, embed, run, tensors

TOKENIZER = Path(__file__).parent.parent / "src" / "storyatlas" / "encoder" / "tokenizer.json"
MAX_TOKENS = 160
AVERAGING = 0.995  # decay of the running mean of the weights, which is what is kept


@dataclass(frozen=True, slots=True)
class Settings:
    """How long and how fast to learn."""

    epochs: int = 8
    batch: int = 16
    rate: float = 2e-4
    head_rate: float = 1e-3
    seed: int = 7


@dataclass(frozen=True, slots=True)
class Prepared:
    """An example with its hidden states after the frozen layers: tokens x 384."""

    example: Example
    states: Tensor


def prepare(examples: Sequence[Example], weights: dict[str, Tensor]) -> list[Prepared]:
    """Run the frozen layers once."""
    found: list[Prepared] = []
    with torch.no_grad():
        for first in range(0, len(examples), 32):
            batch = examples[first : first + 32]
            ids = pad([e.ids for e in batch])
            mask = pad([(1,) * len(e.ids) for e in batch])
            hidden = run(weights, embed(weights, ids), mask, 0, SHARED)
            found.extend(Prepared(e, hidden[i, : len(e.ids)].clone()) for i, e in enumerate(batch))
    return found


def stack(batch: Sequence[Prepared]) -> tuple[Tensor, Tensor, Tensor]:
    """States, mask and first tokens of a batch, padded."""
    mask = pad([(1,) * len(p.example.ids) for p in batch])
    states = torch.zeros(*mask.shape, batch[0].states.shape[1])
    for row, one in enumerate(batch):
        states[row, : len(one.states)] = one.states
    return states, mask, pad([p.example.first for p in batch])


def causal_loss(model: CausalModel, batch: Sequence[Prepared]) -> Tensor:
    """Of sentences, signals, and the roles of each relation."""
    states, mask, first = stack(batch)
    words, whole, logits, signals = model(states, mask, first)
    examples = [p.example for p in batch]
    causal = torch.tensor([float(bool(e.causal)) for e in examples])
    silent = torch.tensor([float(any(q.signal is None for q in e.queries)) for e in examples])
    loss = functional.binary_cross_entropy_with_logits(logits[:, 0].float(), causal)
    loss = loss + 0.5 * functional.binary_cross_entropy_with_logits(logits[:, 1].float(), silent)
    known = pad([(1,) * len(e.first) for e in examples])
    tags = pad([e.tags for e in examples], -100)
    loss = loss + functional.cross_entropy(
        signals.float().flatten(0, 1), tags.flatten(), weight=torch.tensor([1.0, 2.0, 2.0]), ignore_index=-100
    )
    rows = [(row, query) for row, e in enumerate(examples) for query in e.queries]
    if not rows:
        return loss
    length = words.shape[1]
    spread, away = torch.zeros(len(rows), length), torch.full((len(rows), length), NO_SIGNAL)
    roles = torch.full((len(rows), length), -100)
    edges = torch.zeros(len(rows), 4, dtype=torch.long)
    for i, (row, query) in enumerate(rows):
        if query.signal is not None:
            start, end = query.signal
            spread[i, start:end] = 1 / (end - start)
            away[i] = distances(start, end, length)
        roles[i, : len(examples[row].first)] = 0
        for (start, end), begin in ((query.cause, 1), (query.effect, 3)):
            roles[i, start:end] = begin + 1
            roles[i, start] = begin
        edges[i] = torch.tensor([query.cause[0], query.cause[1] - 1, query.effect[0], query.effect[1] - 1])
    at = torch.tensor([row for row, _ in rows])
    own = known[at]
    found, bounds = model.roles(words[at], whole[at], own, spread, away)
    loss = loss + functional.cross_entropy(found.float().flatten(0, 1), roles.flatten(), ignore_index=-100)
    bounds = bounds.float() + (1 - own[:, :, None]) * -1e4
    for side in range(4):
        loss = loss + 0.25 * functional.cross_entropy(bounds[:, :, side], edges[:, side])
    return loss


def pair_loss(model: CausalModel, batch: Sequence[Prepared]) -> Tensor:
    """Of the pairs of events of sentences."""
    states, mask, first = stack(batch)
    words, whole, _, _ = model(states, mask, first)
    rows = [(row, pair) for row, p in enumerate(batch) for pair in p.example.pairs]
    one = torch.stack([words[row, a[0] : a[1]].mean(0) for row, (a, _, _) in rows])
    two = torch.stack([words[row, b[0] : b[1]].mean(0) for row, (_, b, _) in rows])
    away = torch.tensor([b[0] - a[0] for _, (a, b, _) in rows]).clamp(min=0)
    scores = model.pair(one, two, whole[torch.tensor([row for row, _ in rows])], away)
    labels = torch.tensor([label for _, (_, _, label) in rows])
    return functional.cross_entropy(scores.float(), labels, weight=torch.tensor([1.0, 2.0, 2.0]))


def train(
    model: CausalModel, causal: list[Prepared], pairs: list[Prepared], settings: Settings, report: object = None
) -> CausalModel:
    """The running mean of the weights at the end. `report(epoch, model, loss)` is called after each epoch."""
    torch.manual_seed(settings.seed)
    draw = random.Random(settings.seed)
    upper = list(model.upper.parameters())
    heads = [p for n, p in model.named_parameters() if not n.startswith("upper.")]
    optimiser = torch.optim.AdamW(
        [{"params": upper, "lr": settings.rate}, {"params": heads, "lr": settings.head_rate}], weight_decay=0.01
    )
    steps = settings.epochs * (len(causal) // settings.batch)
    warm = max(steps // 10, 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, max(0.02, (steps - step) / max(steps - warm, 1)))
    )
    kept = copy.deepcopy(model)
    other = [*pairs]
    draw.shuffle(other)
    place = 0
    for epoch in range(settings.epochs):
        model.train()
        total = 0.0
        for batch in _batches(causal, settings.batch, draw):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = causal_loss(model, batch)
                if other:
                    some = [other[(place + k) % len(other)] for k in range(5)]
                    place += 5
                    loss = loss + pair_loss(model, some)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
            with torch.no_grad():
                for mine, theirs in zip(kept.parameters(), model.parameters(), strict=True):
                    mine.lerp_(theirs, 1 - AVERAGING)
        if callable(report) and (epoch % 2 or epoch + 1 == settings.epochs):
            report(epoch, kept.eval(), total)
    kept.eval()
    return kept


def _batches(causal: list[Prepared], size: int, draw: random.Random) -> list[list[Prepared]]:
    """Batches of like length, in random order."""
    order = sorted(causal, key=lambda p: len(p.example.ids) + draw.uniform(0, 8))
    found = [order[i : i + size] for i in range(0, len(order) - size + 1, size)]
    draw.shuffle(found)
    return found


def arrays(model: CausalModel) -> dict[str, Floats]:
    """The heads' weights for `CausalHeads`."""
    return {n: p.detach().float().numpy() for n, p in model.named_parameters() if not n.startswith("upper.")}


def evaluate(model: CausalModel, causal: Sequence[Prepared], pairs: Sequence[Prepared]) -> dict[str, float]:
    """Scores on held-back examples, in per cent, with the thresholds that do best there."""
    heads = CausalHeads(arrays(model))
    found = hidden_states(model, causal)
    chances = np.array([heads.sentence(h)[0] for h in found])
    labels = np.array([bool(p.example.causal) for p in causal])
    result = _best(chances, labels, "sentence")
    couples = [
        (p.example.gold, [_labelled(p.example, r) for r in heads.relations(h, p.example.first)])
        for p, h in zip(causal, found, strict=True)
        if p.example.gold
    ]
    for name, value in span_scores(couples).items():
        result[name] = round(100 * value.f1, 1)
    states = hidden_states(model, pairs)
    rows = [
        (chance, label)
        for p, h in zip(pairs, states, strict=True)
        for chance, (_, _, label) in zip(
            heads.pairs(h, [(a, b) for a, b, _ in p.example.pairs], p.example.first), p.example.pairs, strict=True
        )
    ]
    if rows:
        some = np.array([1 - chance[0] for chance, _ in rows])
        linked = np.array([label > 0 for _, label in rows])
        result |= _best(some, linked, "pair")
        chosen = [(chance[1:].argmax() + 1, label) for chance, label in rows if label]
        result["direction"] = round(100 * sum(a == b for a, b in chosen) / len(chosen), 1)
    return result


def hidden_states(model: CausalModel, prepared: Sequence[Prepared]) -> list[Floats]:
    """States after the last layer: tokens x 384 each."""
    found: list[Floats] = []
    with torch.no_grad():
        for first in range(0, len(prepared), 32):
            batch = prepared[first : first + 32]
            states, mask, _ = stack(batch)
            hidden = run(model.layers(), states, mask, SHARED, LAYERS)
            found.extend(hidden[i, : len(p.example.ids)].numpy() for i, p in enumerate(batch))
    return found


def _best(chances: np.ndarray, labels: np.ndarray, name: str) -> dict[str, float]:
    tried = []
    for threshold in np.arange(0.1, 0.9, 0.02):
        hits = int((labels & (chances >= threshold)).sum())
        tried.append((score(hits, int((chances >= threshold).sum()), int(labels.sum())), float(threshold)))
    half = min(tried, key=lambda t: abs(t[1] - 0.5))[0]
    best, threshold = max(tried, key=lambda t: t[0].f1)
    return {
        f"{name}_at_half": round(100 * half.f1, 1),
        f"{name}_best": round(100 * best.f1, 1),
        f"{name}_threshold": round(threshold, 2),
    }


def _labelled(example: Example, relation: object) -> frozenset[Span]:
    """A relation as labelled spans of words between blanks."""

    def words(bounds: Bounds) -> tuple[int, int]:
        start, end = example.spans[bounds[0]][0], example.spans[bounds[1] - 1][1]
        return example.text.count(" ", 0, start), example.text.count(" ", 0, end - 1) + 1

    found = [("cause", *words(relation.cause)), ("effect", *words(relation.effect))]  # type: ignore[attr-defined]
    return frozenset([*found, *(("signal", *words(s)) for s in relation.signals)])  # type: ignore[attr-defined]


def write_causal(model: CausalModel, folder: Path) -> None:
    """Write `causal.onnx`, the layers in int8, and `causal_heads.npz`, what stands above them, in 16 bits."""
    graph = Graph()
    shape = ("batch", "length", DIMENSION)
    shared = graph.input("shared", TensorProto.FLOAT, shape)
    given = graph.input("attention_mask", TensorProto.INT64, shape[:2])
    mask = graph.node("Cast", [given], "mask", to=TensorProto.INT32)
    layers = {name: weight.detach().numpy() for name, weight in model.layers().items()}
    graph.output("hidden", add_layers(graph, layers, shared, mask, SHARED, LAYERS), shape)
    graph.write(folder / "causal.onnx")
    heads = {name: value.astype(np.float16) for name, value in arrays(model).items()}
    with (folder / "causal_heads.npz").open("wb") as file:
        np.savez_compressed(file, **heads)  # type: ignore[arg-type]  # its stub takes names for options


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cnc", type=Path)
    parser.add_argument("eventstoryline", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    settings = Settings(options.epochs, rate=options.rate, head_rate=options.head_rate, seed=options.seed)
    make(options.cnc, options.eventstoryline, options.output, settings)


def make(cnc: Path, eventstoryline: Path, output: Path, settings: Settings) -> None:
    """Train on both corpora and write the reader's two files into `output`."""
    torch.manual_seed(settings.seed)
    tokenizer = Tokenizer.from_file(str(TOKENIZER))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    weights = tensors(base_weights())
    training, development = (prepare(part, weights) for part in cnc_examples(cnc, tokenizer))
    pairs, pairs_development = (
        prepare(storyline_examples(eventstoryline, tokenizer, unseen=side), weights) for side in (False, True)
    )
    print(len(training), len(development), len(pairs), len(pairs_development), flush=True)
    began = time.monotonic()

    def report(epoch: int, model: CausalModel, loss: float) -> None:
        line = {"epoch": epoch, "loss": round(loss, 1), "seconds": round(time.monotonic() - began)}
        print(json.dumps({**line, **evaluate(model, development, pairs_development)}), flush=True)

    model = train(CausalModel(weights), training, pairs, settings, report)
    output.mkdir(parents=True, exist_ok=True)
    write_causal(model, output)


if __name__ == "__main__":
    main()
