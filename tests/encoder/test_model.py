"""The encoder gives unit vectors that follow meaning and depend on their input alone."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import pytest

from storyatlas.encoder import DIMENSION, Encoder, load_encoder, load_event_encoder
from storyatlas.errors import ConfigError


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


def test_vectors_have_unit_length_and_one_row_a_span(encoder: Encoder) -> None:
    text = "The mayor of Lowbridge resigned on Monday."
    (rows,) = encoder.encode([text], [[(0, len(text)), (26, 34), (4, 9)]])
    assert rows.shape == (3, DIMENSION)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_like_meaning_is_closer_than_unlike(encoder: Encoder) -> None:
    quit_, resigned, rain = encoder.sentences(
        [
            "The minister quit over the scandal.",
            "The minister resigned after the affair.",
            "Heavy rain fell on the coast.",
        ]
    )
    assert quit_ @ resigned > quit_ @ rain + 0.3


def test_a_span_is_read_in_its_context(encoder: Encoder) -> None:
    river, money = "They sat on the bank of the river.", "They robbed the bank of its money."
    one, two = encoder.encode([river, money], [[(16, 20)], [(16, 20)]])
    assert river[16:20] == money[16:20] == "bank"
    assert float(one[0] @ two[0]) < 0.9


def test_a_row_depends_on_its_own_text_alone(encoder: Encoder) -> None:
    texts = [
        "A bridge fell.",
        "The old bridge over the Tarn fell late on Friday night.",
        "A bridge fell.",
    ]
    rows = encoder.sentences(texts)
    assert rows.tobytes() == encoder.sentences(texts).tobytes()
    assert rows[0].tobytes() == rows[2].tobytes() == encoder.sentences(texts[:1]).tobytes()


def test_states_have_a_row_a_token(encoder: Encoder) -> None:
    states = encoder.states("A bridge fell.")
    assert states.offsets.tolist() == [[0, 0], [0, 1], [2, 8], [9, 13], [13, 14], [0, 0]]
    assert states.hidden.shape == states.shared.shape == (6, DIMENSION)


def test_the_weights_are_in_the_package_and_small() -> None:
    size = files("storyatlas.encoder").joinpath("encoder.onnx")
    with as_file(size) as path:
        assert 20e6 < path.stat().st_size < 30e6


def test_empty_input_gives_empty_output_and_strange_spans_give_the_sentence(encoder: Encoder) -> None:
    assert encoder.encode([], []) == []
    assert encoder.sentences([]).shape == (0, DIMENSION)
    (none,) = encoder.encode(["Nothing asked."], [[]])
    assert none.shape == (0, DIMENSION)
    (rows,) = encoder.encode(["Two words"], [[(0, 9), (3, 4), (5, 5), (40, 50)]])
    np.testing.assert_allclose(rows[1:], np.repeat(rows[:1], 3, axis=0))
    assert np.isfinite(encoder.sentences([""])).all()


def test_a_very_long_sentence_is_cut_not_refused(encoder: Encoder) -> None:
    text = "word " * 2000
    (rows,) = encoder.encode([text], [[(0, 4), (9000, 9004)]])
    assert np.isfinite(rows).all()


def test_the_event_encoder_tells_words_for_one_event_from_others(encoder: Encoder) -> None:
    texts = [
        "The mayor resigned over the bridge contract.",
        "Her resignation followed the bridge affair.",
        "The mayor defended the bridge contract.",
    ]
    words = [(10, 18), (4, 15), (10, 18)]
    assert [text[slice(*word)] for text, word in zip(texts, words, strict=True)] == [
        "resigned",
        "resignation",
        "defended",
    ]
    taught = load_event_encoder()
    resigned, resignation, defended = (rows[0] for rows in taught.encode(texts, [[word] for word in words]))
    assert float(resigned @ resignation) > float(resigned @ defended) + 0.2
    # It stands on the same lower layers.
    assert taught.states(texts[0]).shared.tobytes() == encoder.states(texts[0]).shared.tobytes()


def test_a_missing_model_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"absent\.onnx cannot be loaded"):
        load_encoder(tmp_path / "absent.onnx")


def test_unequal_lists_are_refused(encoder: Encoder) -> None:
    with pytest.raises(ValueError, match="1 texts but 0"):
        encoder.encode(["a"], [])
