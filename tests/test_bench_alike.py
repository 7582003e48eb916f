"""The fit behind the weights of the register finds weights that are known, and deals families, not people."""

import numpy as np
import pytest

from bench.alike.fit import FOLDS, dealt, fit, houses, likely, pair_of, rows_of, shares
from productiehuis.kernel.names.likeness import POINTS
from productiehuis.kernel.names.register import WEIGHTS


def test_the_weights_by_which_it_was_decided_are_found() -> None:
    random = np.random.default_rng(1)
    rows = np.column_stack([np.ones(8000), random.random((8000, 2)) * 3])
    right = random.random(8000) < likely(rows, np.array([0.5, -1.2, 0.8]))
    assert fit(rows, right, ridge=0.0) == pytest.approx((0.5, -1.2, 0.8), abs=0.15)


def test_what_is_not_seen_keeps_its_points() -> None:
    rows = rows_of([{}] * 20)
    weights = dict(zip(WEIGHTS, fit(rows, np.array([False, True] * 10))[1:], strict=True))
    assert weights["born exact"] == pytest.approx(POINTS["born exact"] / 2)
    assert weights["turned"] == pytest.approx(0)


def test_what_counts_less_moves_the_weights_less() -> None:
    rows, right = np.ones((4, 1)), np.array([True, False, False, False])
    assert likely(rows, fit(rows, right, np.array([3.0, 1, 1, 1])))[0] == pytest.approx(0.5)


def test_a_family_lives_in_one_house_of_the_size_that_was_asked() -> None:
    family = {key: key // 3 for key in range(30)}
    dealt_out = list(houses(family, 6))
    assert sorted(key for house in dealt_out for key in house) == list(range(30))
    assert {len(house) for house in dealt_out} == {6}
    assert all(len({family[key] for key in house}) == 2 for house in dealt_out)


def test_the_whole_set_counts_as_much_as_all_smaller_houses() -> None:
    right = np.array([True, True, False, False])
    counts = shares(right, [[0, 1], [0, 1, 2]])
    true = np.concatenate([right, right[[0, 1]], right[[0, 1, 2]]])
    assert counts[:4][right].sum() == pytest.approx(counts[4:][true[4:]].sum())


def test_each_weight_is_of_a_sign_and_the_first_is_the_start() -> None:
    row = rows_of([{"born part": 1.0, "no sign at all": 5.0}])[0]
    assert len(row) == 1 + len(WEIGHTS)
    assert row[0] == 1
    assert row.sum() == 2


def test_who_is_of_one_family_is_in_one_fold() -> None:
    family = {1: 10, 2: 10, 3: 11}
    folds = dealt([10, 11, 12, 13, 14], 0)
    assert sorted(folds.values()) == list(range(FOLDS))
    same = pair_of(folds, family, (1, 2))
    assert same[0] == same[1]
    assert pair_of(folds, family, (1, 3)) == pair_of(folds, family, (3, 2))
