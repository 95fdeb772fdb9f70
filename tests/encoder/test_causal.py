"""The causal reader finds what brings what about, and words are told apart by signs between them."""

from __future__ import annotations

import numpy as np
import pytest

from storyatlas.encoder import CAUSAL, CausalReader, Encoder, load_causal_reader, load_encoder
from storyatlas.encoder.causal import words_of
from storyatlas.encoder.causal_spans import best_spans, signal_spans

BECAUSE = "The harbour was closed on Monday because a storm had damaged the pier."


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture(scope="module")
def reader() -> CausalReader:
    return load_causal_reader()


def test_a_stated_cause_is_read_with_its_words(encoder: Encoder, reader: CausalReader) -> None:
    reading = reader.read(BECAUSE, encoder.states(BECAUSE))
    assert reading.chance > CAUSAL
    best = reading.relations[0]
    assert "storm" in BECAUSE[slice(*best.cause)]
    assert "closed" in BECAUSE[slice(*best.effect)]
    assert [BECAUSE[slice(*signal)] for signal in best.signals] == ["because"]


def test_a_sentence_without_a_cause_has_a_low_chance(encoder: Encoder, reader: CausalReader) -> None:
    text = "The council meets every Tuesday in the old town hall."
    assert reader.read(text, encoder.states(text)).chance < CAUSAL


def test_of_two_events_the_cause_is_told(encoder: Encoder, reader: CausalReader) -> None:
    text = "The earthquake killed nine people in the valley."
    quake, killed = (text.index("earthquake"), text.index(" killed")), (text.index("killed"), text.index(" nine"))
    ((none, forth, back),) = reader.compare(text, encoder.states(text), [(quake, killed)]).tolist()
    assert none + forth + back == pytest.approx(1, abs=1e-3)
    assert forth > back
    assert forth > none


def test_no_pairs_and_words_past_the_end_give_no_links(encoder: Encoder, reader: CausalReader) -> None:
    states = encoder.states("It rained.")
    assert reader.compare("It rained.", states, []).shape == (0, 3)
    assert reader.compare("It rained.", states, [((0, 2), (90, 95))]).tolist() == [[1, 0, 0]]


@pytest.mark.parametrize("text", ["", "Rain"])
def test_a_text_without_two_words_has_no_relations(encoder: Encoder, reader: CausalReader, text: str) -> None:
    assert reader.read(text, encoder.states(text)).relations == ()


def test_words_are_runs_of_letters_and_single_signs(encoder: Encoder) -> None:
    text = "A storm-damaged pier (1962)"
    _, spans = words_of(text, encoder.states(text).offsets)
    assert [text[start:end] for start, end in spans] == ["A", "storm", "-", "damaged", "pier", "(", "1962", ")"]


def test_the_best_spans_do_not_overlap() -> None:
    tags, bounds = np.zeros((4, 5), np.float32), np.zeros((4, 4), np.float32)
    bounds[2, 0] = bounds[3, 1] = bounds[0, 2] = bounds[1, 3] = 5
    found = best_spans(tags, bounds)
    assert found is not None
    cause, effect, _ = found
    assert (cause, effect) == ((2, 4), (0, 2))
    assert best_spans(tags[:1], bounds[:1]) is None


def test_signals_are_runs_of_words_that_may_be_one() -> None:
    tags = np.array([[5, 0, 0], [0, 5, 0], [0, 0, 5], [0, 5, 0], [5, 0, 0]], np.float32)
    assert [span for span, _ in signal_spans(tags, 0.5)] == [(1, 3), (3, 4)]
