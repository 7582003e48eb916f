"""The weights of `productiehuis/kernel/names/register.py`, from the half for tuning: `python -m bench.alike.fit`.

A logistic fit of the signs that stand there, which holds on to the points of `likeness` where little is known. Half of
what it sees is the whole half for tuning; the rest is the same families, dealt over houses of 12 to 1,000 people, since
a small house knows less of how rare a name is.

Three times the families are dealt over five folds; each pair is judged by a fit that saw neither of its families, and
all pairs together make the F1 that is printed. The points and their levels saw all folds, so a change of those looks
better here than it is. With `--check` the weights that stand there are tried on fresh sets too, and in houses of each
size: these are for looking, nothing is fitted on them.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from random import Random
from statistics import mean, pstdev
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.alike import kept, ours
from bench.names.generate import Record, generate, load_written
from bench.names.score import Pair, score, true_pairs
from productiehuis.kernel.names import Register, likeness, together
from productiehuis.kernel.names.likeness import POINTS
from productiehuis.kernel.names.register import WEIGHTS

FOLDS, DEALS = 5, 3
ROUNDS = 25
# Keeps weights near the points where little is known.
RIDGE = 0.5
SMALLER = (12, 50, 300, 1000)
# Seeds of fresh sets, and of how many houses of each size.
CHECKS = range(401, 411)
HOUSES = {12: 300, 50: 100, 300: 30, 1000: 10, 5000: 2}

Numbers = NDArray[np.float64]


class Judged:
    """Pairs of a set of records, with the signs of each and whether it is true."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.records = records
        self.told = {int(each["key"]): each for each in kept.told(records)}
        self.traits = {key: ours.traits_of(each) for key, each in self.told.items()}
        self.register = ours.register_of(self.told.values())
        self.pairs: list[Pair] = [(one, other) for one, other, _alike in ours.scored(self.told.values(), likeness)]
        self.rows = self.rows_by(self.register, self.pairs)
        true = true_pairs(records)
        self.right = np.array([pair in true for pair in self.pairs])

    def rows_by(self, register: Register, pairs: Sequence[Pair]) -> Numbers:
        return rows_of([register.signs(self.traits[one], self.traits[other]) for one, other in pairs])

    def f1(self, sure: Numbers) -> float:
        scored = [(*pair, float(alike)) for pair, alike in zip(self.pairs, sure, strict=True)]
        found = [(min(pair), max(pair)) for pair in together(scored, self.traits, self.register.likeness)]
        return score(found, self.records).f1

    def in_houses(self, family: Mapping[int, int], size: int) -> tuple[list[int], Numbers]:
        """The pairs that meet when the families live in houses of this size, by number, and their signs there."""
        house: dict[int, int] = {}
        registers: dict[int, Register] = {}
        for number, keys in enumerate(houses(family, size)):
            house |= dict.fromkeys(keys, number)
            registers[number] = ours.register_of([self.told[key] for key in keys])
        here = [at for at, (one, other) in enumerate(self.pairs) if house.get(one, -1) == house.get(other, -2)]
        rows = [self.rows_by(registers[house[self.pairs[at][0]]], [self.pairs[at]])[0] for at in here]
        return here, np.array(rows)


def houses(family: Mapping[int, int], size: int) -> Iterator[list[int]]:
    """Everybody, family by family, in houses of at least this size; who is left over lives in none."""
    members: dict[int, list[int]] = defaultdict(list)
    for key, number in family.items():
        members[number].append(key)
    order = list(members)
    Random(size).shuffle(order)
    house: list[int] = []
    for number in order:
        house += members[number]
        if len(house) >= size:
            yield house
            house = []


def main() -> None:
    written = load_written("tuning")
    judged = Judged([each.record for each in written])
    family = {each.record.key: each.circle for each in written}
    smaller = [judged.in_houses(family, size) for size in SMALLER]
    at = np.concatenate([np.arange(len(judged.pairs)), *(here for here, _rows in smaller)])
    rows = np.vstack([judged.rows, *(each for _here, each in smaller)])
    counts = shares(judged.right, [here for here, _rows in smaller])
    figures = []
    for deal in range(DEALS):
        folds = dealt(sorted(set(family.values())), deal)
        of_pair = np.array([pair_of(folds, family, pair) for pair in judged.pairs])
        sure = np.zeros(len(judged.pairs))
        for left_out in sorted({(int(one), int(other)) for one, other in of_pair}):
            seen = ~np.isin(of_pair, left_out).any(axis=1)[at]
            now = (of_pair == left_out).all(axis=1)
            sure[now] = likely(judged.rows[now], fit(rows[seen], judged.right[at][seen], counts[seen]))
        figures.append(judged.f1(sure))
        print(f"deal {deal}   F1 on folds that were left out {figures[-1]:.4f}", flush=True)
    print(f"mean     {mean(figures):.4f}, spread {pstdev(figures):.4f}")
    for name, weight in zip(("start", *WEIGHTS), fit(rows, judged.right[at], counts), strict=True):
        print(f'    "{name}": {weight:.2f},')


def shares(right: NDArray[np.bool_], smaller: Sequence[Sequence[int]]) -> Numbers:
    """How much each row counts: the whole set as much as all smaller houses, and each size by its true pairs."""
    parts = [np.full(len(right), 0.5)]
    for here in smaller:
        parts.append(np.full(len(here), 0.5 / len(smaller) * right.sum() / max(right[list(here)].sum(), 1)))
    return np.concatenate(parts)


def check() -> None:
    """How the product does, with the weights it has, on sets that nobody has looked at."""
    figures = []
    for seed in CHECKS:
        figures.append(f1_of([generate(seed, len(load_written("tuning")))], f"fresh set {seed}"))
    print(f"mean     {mean(figures):.4f}, {min(figures):.4f} to {max(figures):.4f}")
    for size, many in HOUSES.items():
        f1_of([generate(7000 + seed, size) for seed in range(many)], f"{many} houses of {size}")


def f1_of(sets: Sequence[Sequence[Record]], name: str) -> float:
    """Over all of them together."""
    found = right = true = 0
    for records in sets:
        here = score(ours.suggested(kept.told(records)), records)
        found, right, true = found + here.found, right + here.right, true + here.true
    f1 = 2 * right / max(found + true, 1)
    print(f"{name}   precision {right / max(found, 1):.3f}  recall {right / max(true, 1):.3f}  F1 {f1:.4f}", flush=True)
    return f1


def dealt(families: Sequence[int], deal: int) -> dict[int, int]:
    shuffled = list(families)
    Random(deal).shuffle(shuffled)
    return {family: at % FOLDS for at, family in enumerate(shuffled)}


def pair_of(folds: dict[int, int], family: dict[int, int], pair: Pair) -> Pair:
    one, other = (folds[family[key]] for key in pair)
    return min(one, other), max(one, other)


def rows_of(signs: Sequence[Mapping[str, float]]) -> Numbers:
    """A row for each pair: 1 for the start, then each sign that has a weight."""
    return np.array([[1.0, *(each.get(name, 0.0) for name in WEIGHTS)] for each in signs])


def likely(rows: Numbers, weights: Numbers) -> Numbers:
    odds: Numbers = np.clip(rows @ weights, -30, 30)
    return 1 / (1 + np.exp(-odds))


def fit(rows: Numbers, right: NDArray[Any], counts: Numbers | None = None, ridge: float = RIDGE) -> Numbers:
    """Newton's steps to the likeliest weights near the points; the first, which is the same for all, is free."""
    counts = np.ones(len(rows)) if counts is None else counts
    wanted = np.array([0.0, *(POINTS.get(name, 0.0) / 2 for name in WEIGHTS)])[: rows.shape[1]]
    pull = np.full(rows.shape[1], ridge)
    pull[0] = 0
    weights = np.zeros(rows.shape[1])
    for _round in range(ROUNDS):
        sure = likely(rows, weights)
        slope = rows.T @ (counts * (right - sure)) - pull * (weights - wanted)
        bend = (rows * (counts * sure * (1 - sure))[:, None]).T @ rows + np.diag(pull + 1e-9)
        weights = weights + np.linalg.solve(bend, slope)
    return weights


if __name__ == "__main__":
    check() if "--check" in sys.argv else main()
