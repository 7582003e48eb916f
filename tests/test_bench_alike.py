"""The fit behind the weights of the register finds weights that are known, and deals families, not people."""

from math import exp
from random import Random

import pytest

from bench.alike.fit import FOLDS, dealt, fit, pair_of, solved


def test_what_is_solved_is_what_was_wanted() -> None:
    assert solved([[2.0, 1.0], [1.0, 3.0]], [5.0, 10.0]) == pytest.approx([1.0, 3.0])


def test_the_weights_by_which_it_was_decided_are_found() -> None:
    random = Random(1)
    rows = [(1.0, random.random() * 3) for _ in range(4000)]
    points = [random.random() * 4 - 2 for _ in rows]
    right = [
        random.random() < 1 / (1 + exp(-(point + 0.5 - 1.2 * row[1]))) for point, row in zip(points, rows, strict=True)
    ]
    assert fit(points, rows, right) == pytest.approx((0.5, -1.2), abs=0.15)


def test_who_is_of_one_family_is_in_one_fold() -> None:
    family = {1: 10, 2: 10, 3: 11}
    folds = dealt([10, 11, 12, 13, 14], 0)
    assert sorted(folds.values()) == list(range(FOLDS))
    same = pair_of(folds, family, (1, 2))
    assert same[0] == same[1]
    assert pair_of(folds, family, (1, 3)) == pair_of(folds, family, (3, 2))
