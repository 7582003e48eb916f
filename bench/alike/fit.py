"""The weights of `productiehuis/kernel/names/register.py`, from the half for tuning: `python -m bench.alike.fit`.

A logistic fit on top of the points, which stay as they are. Three times the families are dealt over five folds; each
pair is judged by a fit that saw neither of its families, and all pairs together make the F1 that is printed. Choose
by that figure; the half kept out is for afterwards.
"""

from collections.abc import Sequence
from math import exp, log
from random import Random
from statistics import mean

from bench.alike import kept, ours
from bench.names.generate import load_written
from bench.names.score import Pair, score, true_pairs
from productiehuis.kernel.names import likeness, together, weigh
from productiehuis.kernel.names.traits import names_of

FOLDS, DEALS = 5, 3
ROUNDS = 12
# Keeps weights small where little is known.
RIDGE = 1 / 3

Row = tuple[float, ...]


def main() -> None:
    written = load_written("tuning")
    told = kept.told([each.record for each in written])
    traits = {int(record["key"]): ours.traits_of(record) for record in told}
    true = true_pairs(each.record for each in written)
    register = ours.register_of(told)
    points: dict[Pair, float] = {}
    signs: dict[Pair, Row] = {}
    for one, other, alike in ours.scored(told, likeness):
        names = [names_of(traits[key].first_name, traits[key].last_name) for key in (one, other)]
        swapped = weigh(traits[one], traits[other]).swapped
        points[one, other] = log(alike / (1 - alike))
        signs[one, other] = (1.0, *register.signs(names[0], names[1], swapped))
    family = {each.record.key: each.circle for each in written}

    def f1(weights: dict[Pair, Row]) -> float:
        scored = [(one, other, sure(points[one, other], signs[one, other], w)) for (one, other), w in weights.items()]
        found = [(min(pair), max(pair)) for pair in together(scored, traits, register.likeness)]
        return score(found, [each.record for each in written]).f1

    figures = []
    for deal in range(DEALS):
        folds = dealt(sorted(set(family.values())), deal)
        weights: dict[Pair, Row] = {}
        for left_out in sorted({pair_of(folds, family, pair) for pair in points}):
            seen = [pair for pair in points if set(pair_of(folds, family, pair)).isdisjoint(left_out)]
            fitted = fit(*_columns(seen, points, signs, true))
            weights |= {pair: fitted for pair in points if pair_of(folds, family, pair) == left_out}
        figures.append(f1(weights))
        print(f"deal {deal}   F1 on folds that were left out {figures[-1]:.4f}", flush=True)
    alone = f1(dict.fromkeys(points, (0.0, 0.0, 0.0)))
    print(f"mean     {mean(figures):.4f}   points alone {alone:.4f}")
    final = fit(*_columns(list(points), points, signs, true))
    print("start, two names, namesakes", *(f"{weight:.2f}" for weight in final))


def dealt(families: Sequence[int], deal: int) -> dict[int, int]:
    shuffled = list(families)
    Random(deal).shuffle(shuffled)
    return {family: at % FOLDS for at, family in enumerate(shuffled)}


def pair_of(folds: dict[int, int], family: dict[int, int], pair: Pair) -> Pair:
    one, other = (folds[family[key]] for key in pair)
    return min(one, other), max(one, other)


def _columns(
    pairs: Sequence[Pair], points: dict[Pair, float], signs: dict[Pair, Row], true: set[Pair]
) -> tuple[list[float], list[Row], list[bool]]:
    return [points[pair] for pair in pairs], [signs[pair] for pair in pairs], [pair in true for pair in pairs]


def sure(points: float, row: Row, weights: Row) -> float:
    odds = points + sum(value * weight for value, weight in zip(row, weights, strict=True))
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def fit(points: list[float], rows: list[Row], right: list[bool]) -> Row:
    """Newton's steps to the likeliest weights; the first, which is the same for all, is free."""
    size = len(rows[0])
    weights = [0.0] * size
    for _round in range(ROUNDS):
        slope = [-RIDGE * weight * (at > 0) for at, weight in enumerate(weights)]
        bend = [[RIDGE * (at == to > 0) for to in range(size)] for at in range(size)]
        for offset, row, is_one in zip(points, rows, right, strict=True):
            likely = sure(offset, row, tuple(weights))
            for at, value in enumerate(row):
                slope[at] += (is_one - likely) * value
                for to, beside in enumerate(row):
                    bend[at][to] += likely * (1 - likely) * value * beside
        weights = [weight + step for weight, step in zip(weights, solved(bend, slope), strict=True)]
    return tuple(weights)


def solved(matrix: list[list[float]], wanted: list[float]) -> list[float]:
    """The x for which matrix times x is what is wanted."""
    rows = [[*row, value] for row, value in zip(matrix, wanted, strict=True)]
    for at, row in enumerate(rows):
        rows[at] = row = [value / row[at] for value in row]
        for other in range(len(rows)):
            if other != at:
                rows[other] = [a - rows[other][at] * b for a, b in zip(rows[other], row, strict=True)]
    return [row[-1] for row in rows]


if __name__ == "__main__":
    main()
