"""Articles of one matter are nearer each other than articles of two matters of one kind."""

from __future__ import annotations

import numpy as np

from storyatlas.coref.documents import FEATURES, document_features

QUAKE = "An earthquake shook {place}. Rescue teams dug in the rubble of {ruin} and {dead} people died, said {speaker}."
TEXTS = [
    QUAKE.format(place="Tarnau", ruin="the old mill", dead="nine", speaker="Mayor Holt"),
    QUAKE.format(place="Tarnau", ruin="the old mill", dead="eleven", speaker="Mayor Holt"),
    QUAKE.format(place="Port Averil", ruin="a school", dead="two", speaker="the harbour office"),
    QUAKE.format(place="Port Averil", ruin="a school", dead="three", speaker="the harbour office"),
]


def test_two_quakes_part_and_reports_of_each_agree() -> None:
    found = document_features(TEXTS)
    assert found.shape == (4, 4, len(FEATURES))
    np.testing.assert_array_equal(found, found.transpose(1, 0, 2))
    for column in range(len(FEATURES)):
        assert found[0, 1, column] > found[0, 2, column]
        assert found[2, 3, column] > found[1, 3, column]


def test_the_level_is_shared_by_all_pairs_of_two_matters() -> None:
    level = document_features(TEXTS)[:, :, FEATURES.index("document_level")]
    assert len({level[i, j] for i in (0, 1) for j in (2, 3)}) == 1


def test_few_or_empty_articles_give_finite_numbers() -> None:
    assert document_features([]).shape == (0, 0, len(FEATURES))
    assert document_features(["One."]).shape == (1, 1, len(FEATURES))
    assert np.isfinite(document_features(["", "", "a b"])).all()
