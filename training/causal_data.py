"""Sentences for the causal reader: words, signals, relations, pairs of events, from two corpora."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from evals.cat import Mark
from evals.cnc_corpus import Sentence, Span, read_sentences
from evals.eventstoryline_corpus import EVENT_TAGS, gold_links, read_documents, sentence_pairs
from storyatlas.encoder.causal import words_of

Bounds = tuple[int, int]  # first word, last word + 1


@dataclass(frozen=True, slots=True)
class Query:
    """A signal's words (empty for none) with the cause and the effect that it joins."""

    signal: Bounds | None
    cause: Bounds
    effect: Bounds


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence: its tokens, the first token and the characters of each word, and what is to be learned.

    `tags` are 0, 1 or 2 a word (no signal, its first word, another); `pairs` are words of two events, the
    first before the second, with 0, 1 (the first causes the second) or 2.
    """

    ids: tuple[int, ...]
    first: tuple[int, ...]
    spans: tuple[Bounds, ...]
    text: str
    causal: bool | None = None
    queries: tuple[Query, ...] = ()
    tags: tuple[int, ...] = ()
    pairs: tuple[tuple[Bounds, Bounds, int], ...] = ()
    gold: tuple[frozenset[Span], ...] = ()


def within(spans: tuple[Bounds, ...], start: int, end: int) -> Bounds | None:
    """The words that touch characters `start:end`."""
    inside = [i for i, (a, b) in enumerate(spans) if a < end and b > start]
    return (inside[0], inside[-1] + 1) if inside else None


def cnc_examples(folder: Path, tokenizer: Tokenizer) -> tuple[list[Example], list[Example]]:
    """Training and development part of the Causal News Corpus."""
    sides: tuple[list[Example], list[Example]] = ([], [])
    for sentence in read_sentences(folder):
        sides[sentence.held_back].append(_cnc_example(sentence, tokenizer))
    return sides


def _cnc_example(sentence: Sentence, tokenizer: Tokenizer) -> Example:
    encoding = tokenizer.encode(sentence.text)
    first, spans = words_of(sentence.text, np.array(encoding.offsets))
    blanks = [0]
    for word in sentence.text.split(" "):
        blanks.append(blanks[-1] + len(word) + 1)
    tags = [0] * len(first)
    queries = []
    for relation in sentence.relations:
        found: dict[str, list[Bounds]] = {}
        for label, start, end in sorted(relation):
            place = within(spans, blanks[start], blanks[end] - 1)
            if place is not None:
                found.setdefault(label, []).append(place)
        if "cause" not in found or "effect" not in found:
            continue
        signals: list[Bounds | None] = [*found.get("signal", ())]
        for signal in signals or [None]:
            queries.append(Query(signal, found["cause"][0], found["effect"][0]))
            if signal is not None:
                tags[signal[0] : signal[1]] = [1] + [2] * (signal[1] - signal[0] - 1)
    return Example(
        tuple(encoding.ids), first, spans, sentence.text, sentence.causal, tuple(queries), tuple(tags),
        gold=sentence.relations,
    )  # fmt: skip


def storyline_examples(folder: Path, tokenizer: Tokenizer, *, unseen: bool) -> list[Example]:
    """Sentences of EventStoryLine with two events or more."""
    found = []
    for document in read_documents(folder, unseen=unseen):
        links = gold_links(document, {mark.id for mark in document.tagged(*EVENT_TAGS)})
        for number, pairs in sentence_pairs(document):
            if not pairs:
                continue
            encoding = tokenizer.encode(document.sentences[number])
            first, spans = words_of(document.sentences[number], np.array(encoding.offsets))
            labelled = []
            for one, two in pairs:
                at = within(spans, *one.span), within(spans, *two.span)
                if at[0] and at[1]:
                    labelled.append((at[0], at[1], _direction(links.get(frozenset((one.id, two.id))), one)))
            found.append(Example(tuple(encoding.ids), first, spans, document.sentences[number], pairs=tuple(labelled)))
    return found


def _direction(link: tuple[str, str] | None, one: Mark) -> int:
    return 0 if link is None else 1 if link[0] == one.id else 2


def pad(rows: list[tuple[int, ...]], value: int = 0) -> Tensor:
    """Rows of one length."""
    longest = max(len(row) for row in rows)
    return torch.tensor([[*row, *[value] * (longest - len(row))] for row in rows])
