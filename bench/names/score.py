"""How good a list of found pairs is, against the truth."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from bench.names.generate import Record

Pair = tuple[int, int]


@dataclass(frozen=True)
class Score:
    """Counts of pairs, and what follows from them. Nothing found is a score of 0."""

    found: int
    right: int
    true: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        both = self.found + self.true
        return 2 * self.right / both if both else 0.0

    def __str__(self) -> str:
        return f"precision {self.precision:.3f}  recall {self.recall:.3f}  F1 {self.f1:.3f}"


def true_pairs(records: Iterable[Record]) -> set[Pair]:
    """Every two records of one person, smallest key first; of three records that is three pairs."""
    keys: dict[int, list[int]] = {}
    for record in records:
        keys.setdefault(record.person, []).append(record.key)
    return {pair for same in keys.values() for pair in combinations(sorted(same), 2)}


def score(found: Iterable[Pair], records: Iterable[Record]) -> Score:
    """Pairs of keys, in any order; a pair named twice counts once."""
    records = list(records)
    known = {record.key for record in records}
    pairs = set()
    for one, other in found:
        if one == other or one not in known or other not in known:
            raise ValueError(f"No pair of two of these records: {one}, {other}.")
        pairs.add((min(one, other), max(one, other)))
    true = true_pairs(records)
    return Score(found=len(pairs), right=len(pairs & true), true=len(true))
