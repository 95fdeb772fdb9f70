"""Teach the encoder's upper layers which words name one event (ECB+, CC BY 3.0).

Words that name one event of a topic are drawn together and all others of its two sub-topics pushed apart (supervised
contrastive loss), first the marked words themselves, a little also their clauses; sentence vectors are held to those of
the base weights, so that the encoder goes on telling how close two sentences are. Embeddings and layers 1 to 3 stay
as they were: their output is computed once, and other models may build on it.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from evals.ecbplus_corpus import GoldMention, Topic
from storyatlas.encoder.model import MAX_TOKENS, Span, tokens_under
from training.network import LAYERS, SHARED, Arrays, Tensors, base_weights, embed, run, tensors

EPOCHS = 5
RATE = 1.5e-4
RATE_DECAY = 0.9  # a layer below learns this much slower
DROPOUT = 0.1
TEMPERATURE = 0.1
CLAUSE_WEIGHT = 0.2
ANCHOR_WEIGHT = 5.0
WARM_UP = 10
BATCH = 16


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Sentences of like length: shared states (n x longest x 384), mask (n x longest), base sentence vectors."""

    shared: torch.Tensor
    mask: torch.Tensor
    anchor: torch.Tensor


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """A topic: its sentences, its mentions' clusters, and for each mention the weights of all tokens in its trigger
    and in its clause (sparse, mentions x tokens of all batches)."""

    name: str
    batches: tuple[Batch, ...]
    clusters: torch.Tensor
    triggers: torch.Tensor
    clauses: torch.Tensor


def train_events(
    lessons: Sequence[Lesson], base: Arrays, *, device: str, epochs: int = EPOCHS, seed: int = 0
) -> Arrays:
    """The weights with layers 4 to 6 trained on `lessons`."""
    torch.manual_seed(seed)
    shuffle = random.Random(seed)
    weights = tensors(base, device)
    upper = {
        number: {n: w.requires_grad_() for n, w in weights.items() if n.startswith(f"encoder.layer.{number}.")}
        for number in range(SHARED, LAYERS)
    }
    groups = [
        {"params": list(own.values()), "lr": RATE * RATE_DECAY ** (LAYERS - 1 - number)}
        for number, own in upper.items()
    ]
    learned = [weight for own in upper.values() for weight in own.values()]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = epochs * len(lessons)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / WARM_UP) * max(0.05, 1 - step / steps)
    )
    for epoch in range(epochs):
        total = 0.0
        for lesson in shuffle.sample(list(lessons), len(lessons)):
            triggers, clauses, drift = read(weights, lesson, dropout=DROPOUT)
            loss = contrast(triggers, lesson.clusters) + CLAUSE_WEIGHT * contrast(clauses, lesson.clusters)
            loss = loss + ANCHOR_WEIGHT * drift
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learned, 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
        print(f"epoch {epoch + 1} of {epochs}: loss {total / len(lessons):.3f}", flush=True)
    return {name: weight.detach().cpu().numpy() for name, weight in weights.items()}


def read(weights: Tensors, lesson: Lesson, *, dropout: float = 0.0) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Mean states of each mention's trigger and clause (n x 384 each), and how far sentence vectors have drifted from
    the base ones (1 - cosine, mean)."""
    states, drift, count = [], torch.zeros((), device=lesson.clusters.device), 0
    for batch in lesson.batches:
        # Half the time on processors with bfloat16, and as good.
        with torch.autocast(lesson.clusters.device.type, dtype=torch.bfloat16):
            hidden = run(weights, batch.shared, batch.mask, SHARED, LAYERS, dropout=dropout)
        hidden = hidden.float()
        states.append(hidden.flatten(0, 1))
        drift = drift + (1 - (sentence_vectors(hidden, batch.mask) * batch.anchor).sum(-1)).sum()
        count += len(batch.mask)
    flat = torch.cat(states)
    return torch.sparse.mm(lesson.triggers, flat), torch.sparse.mm(lesson.clauses, flat), drift / count


def contrast(vectors: torch.Tensor, clusters: torch.Tensor) -> torch.Tensor:
    """Supervised contrastive loss (Khosla et al. 2020) over the mentions that corefer with another."""
    unit = functional.normalize(vectors, dim=-1)
    own = torch.eye(len(unit), dtype=torch.bool, device=unit.device)
    chance = (unit @ unit.T / TEMPERATURE).masked_fill(own, -1e9).log_softmax(1)
    same = (clusters[:, None] == clusters[None]) & ~own
    paired = same.any(1)
    if not bool(paired.any()):
        return vectors.sum() * 0
    return -((chance * same).sum(1)[paired] / same.sum(1)[paired]).mean()


def sentence_vectors(hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Unit means over the real tokens: n x 384."""
    return functional.normalize((hidden * mask[..., None]).sum(1), dim=-1)


def lessons(topics: Sequence[Topic], tokenizer: Tokenizer, *, device: str) -> list[Lesson]:
    """Topics with the shared states of their sentences, which are computed once."""
    weights = tensors(base_weights(), device)
    return [_lesson(topic, tokenizer, weights, device) for topic in topics]


def _lesson(topic: Topic, tokenizer: Tokenizer, weights: Tensors, device: str) -> Lesson:
    number: dict[tuple[str, int], int] = {}
    texts: list[str] = []
    for gold in topic.mentions:
        if (gold.mention.article, gold.offset) not in number:
            number[gold.mention.article, gold.offset] = len(texts)
            texts.append(gold.sentence)
    encodings = tokenizer.encode_batch(texts)
    order = sorted(range(len(texts)), key=lambda i: len(encodings[i].ids))
    batches, first_token, tokens = [], [0] * len(texts), 0
    for begin in range(0, len(order), BATCH):
        rows = order[begin : begin + BATCH]
        longest = max(len(encodings[i].ids) for i in rows)
        for row, i in enumerate(rows):
            first_token[i] = tokens + row * longest
        batches.append(_batch([encodings[i].ids for i in rows], longest, weights, device))
        tokens += len(rows) * longest

    def means(spans: Sequence[Span]) -> torch.Tensor:
        """Rows of equal weights over the tokens under each span."""
        where: list[tuple[int, int]] = []
        values: list[float] = []
        for row, (gold, span) in enumerate(zip(topic.mentions, spans, strict=True)):
            sentence = number[gold.mention.article, gold.offset]
            inside = np.flatnonzero(tokens_under(np.array(encodings[sentence].offsets), span))
            for token in inside.tolist():
                where.append((row, first_token[sentence] + token))
                values.append(1 / len(inside))
        indices = torch.tensor(where).T
        return (
            torch.sparse_coo_tensor(indices, torch.tensor(values), (len(topic.mentions), tokens)).coalesce().to(device)
        )

    return Lesson(
        topic.name,
        tuple(batches),
        torch.tensor(_codes(topic.mentions), device=device),
        means([gold.trigger for gold in topic.mentions]),
        means([gold.clause for gold in topic.mentions]),
    )


def _batch(ids: list[list[int]], longest: int, weights: Tensors, device: str) -> Batch:
    padded = torch.zeros(len(ids), longest, dtype=torch.long)
    mask = torch.zeros(len(ids), longest)
    for row, own in enumerate(ids):
        padded[row, : len(own)] = torch.tensor(own)
        mask[row, : len(own)] = 1
    padded, mask = padded.to(device), mask.to(device)
    with torch.no_grad():
        shared = run(weights, embed(weights, padded), mask, 0, SHARED)
        anchor = sentence_vectors(run(weights, shared, mask, SHARED, LAYERS), mask)
    return Batch(shared, mask, anchor)


def _codes(mentions: Sequence[GoldMention]) -> list[int]:
    code: dict[str, int] = {}
    return [code.setdefault(gold.cluster, len(code)) for gold in mentions]


def load_tokenizer(path: str) -> Tokenizer:
    """The encoder's tokenizer, cut at the same length."""
    tokenizer = Tokenizer.from_file(path)
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer
