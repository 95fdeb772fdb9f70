"""The coreference scores give the values worked out by hand or printed in the papers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.coref_metrics import b_cubed, ceaf_e, conll, muc

# The example of Luo 2005 (and of Amigó et al.): truth {1-5} {6,7} {8-C}.
TRUTH = dict(zip("123456789ABC", "aaaaabbccccc", strict=True))


def partition(*groups: str) -> dict[str, int]:
    return {mention: i for i, group in enumerate(groups) for mention in group}


def test_luo_2005_response_a() -> None:
    response = partition("12345", "6789ABC")
    assert muc(TRUTH, response) == pytest.approx((9 / 10, 1.0, 18 / 19))
    assert b_cubed(TRUTH, response).precision == pytest.approx((5 + 2 * 2 / 7 + 5 * 5 / 7) / 12)
    assert b_cubed(TRUTH, response).f1 == pytest.approx(0.865, abs=0.001)
    assert ceaf_e(TRUTH, response).f1 == pytest.approx(0.733, abs=0.001)


def test_luo_2005_response_b_costs_more_than_muc_sees() -> None:
    response = partition("1234589ABC", "67")
    assert muc(TRUTH, response).f1 == pytest.approx(0.947, abs=0.001)
    assert b_cubed(TRUTH, response).f1 == pytest.approx(0.737, abs=0.001)
    assert ceaf_e(TRUTH, response).f1 == pytest.approx(0.667, abs=0.001)


def test_luo_2005_response_c_one_cluster_of_all() -> None:
    response = partition("123456789ABC")
    assert muc(TRUTH, response) == pytest.approx((9 / 11, 1.0, 0.9))
    assert b_cubed(TRUTH, response).f1 == pytest.approx(0.545, abs=0.001)
    assert ceaf_e(TRUTH, response).f1 == pytest.approx(0.294, abs=0.001)


def test_luo_2005_response_d_all_alone() -> None:
    response = partition(*"123456789ABC")
    assert muc(TRUTH, response) == (0.0, 0.0, 0.0)
    assert b_cubed(TRUTH, response) == pytest.approx((1.0, 3 / 12, 0.4))
    assert ceaf_e(TRUTH, response).f1 == pytest.approx(2 * (1 / 3 + 2 / 3 + 1 / 3) / 15)


def test_a_mention_that_one_side_lacks_earns_nothing() -> None:
    gold = partition("ab", "c")
    missed_one, invented_one = partition("a", "c"), partition("ab", "c", "x")
    assert b_cubed(gold, missed_one) == pytest.approx((1.0, 1.5 / 3, 2 / 3))
    assert b_cubed(gold, invented_one).precision == pytest.approx(3 / 4)
    assert muc(gold, missed_one).recall == 0
    assert ceaf_e(gold, missed_one).recall == pytest.approx((2 / 3 + 1) / 2)
    assert ceaf_e(gold, invented_one).precision == pytest.approx(2 / 3)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=25))
def test_scores_swap_with_the_sides_and_stay_between_0_and_1(labels: list[tuple[int, int]]) -> None:
    gold = {i: pair[0] for i, pair in enumerate(labels)}
    system = {i: pair[1] for i, pair in enumerate(labels)}
    for metric in (muc, b_cubed, ceaf_e):
        there, back = metric(gold, system), metric(system, gold)
        assert there.precision == pytest.approx(back.recall)
        assert there.f1 == pytest.approx(back.f1)
        assert 0 <= there.f1 <= 1 + 1e-9
    assert b_cubed(gold, gold).f1 == pytest.approx(1)
    assert ceaf_e(gold, gold).f1 == pytest.approx(1)
    assert conll(gold, system) <= 1 + 1e-9
