"""Somebody who wants to know what is hidden of the flow: takes all that is public of one year, or of two, and solves.

Knows how the numbers lie in each other (`flow_types`) and which are hidden; then asks how many people of each kind
there can be. A hidden number is found when one whole number is left for it. Also a group that nobody publishes is told
when it can only be one to four people: those in one number and not in another that lies in it.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from productiehuis.monitor.rules.flow import Stage
from productiehuis.monitor.tests.flow_houses import Public
from productiehuis.monitor.tests.flow_types import Cell, Kinds, kinds

SLACK = 1e-6
LEAST = 5
_H, _J, _C, _T, _P, _F = tuple(Stage)
# Over two years the kinds of persons are too many for all places together; these are looked at together.
TOGETHER = ((_H, _J, _T), (_H, _J, _F), (_H, _J, _C), (_J, _C, _T), (_J, _C, _P), (_H, _T, _F), (_J, _P, _F))

Known = Mapping[Cell, int | None]  # what is public; hidden is None
Group = tuple[Cell, Cell | None]  # who is in one and not in the other


@dataclass
class Solver:
    """The linear programme over the kinds of persons, with every answer it gave."""

    kinds: Kinds
    known: Known
    most: Mapping[Cell, int] = field(default_factory=dict)  # what is not public, but not more than this
    seen: list[np.ndarray] = field(default_factory=list)

    def __post_init__(self) -> None:
        shown = {cell: value for cell, value in self.known.items() if value is not None and cell in self.kinds.sets}
        self._same = csr_matrix(np.array([self.kinds.sets[cell] for cell in shown], dtype=float))
        self._values = np.array(list(shown.values()), dtype=float)
        bounded = [cell for cell in self.most if cell in self.kinds.sets]
        self._less = csr_matrix(np.array([self.kinds.sets[cell] for cell in bounded], dtype=float)) if bounded else None
        self._bounds = np.array([self.most[cell] for cell in bounded], dtype=float) if bounded else None
        for direction in (np.ones(self.kinds.count), -np.ones(self.kinds.count)):
            self._solve(direction)

    def _solve(self, objective: np.ndarray) -> float:
        answer = linprog(objective, self._less, self._bounds, self._same, self._values, (0, None), method="highs")
        if answer.status == 2:
            raise AssertionError("What is public contradicts itself.")
        if answer.status != 0:
            return -math.inf
        self.seen.append(answer.x)
        return float(answer.fun)

    def row(self, group: Group) -> np.ndarray:
        inside, without = group
        row = self.kinds.sets[inside].astype(float)
        return row if without is None else row * (1 - self.kinds.sets[without])

    def interval(self, group: Group) -> tuple[int, float]:
        """How few and how many there can be. Not asked further than that it is more than one number."""
        inside, without = group
        if (whole := self.known.get(inside)) is not None and without and (part := self.known.get(without)) is not None:
            return whole - part, whole - part
        row = self.row(group)
        sizes = [float(row @ answer) for answer in self.seen]
        if sizes and max(sizes) - min(sizes) >= 1 - SLACK:
            return math.ceil(min(sizes) - SLACK), math.floor(max(sizes) + SLACK)
        low, high = self._solve(row), -self._solve(-row)
        return math.ceil(low - SLACK), high if math.isinf(high) else math.floor(high + SLACK)

    def only(self, group: Group) -> int | None:
        """The one number that is left."""
        low, high = self.interval(group)
        return low if low == high else None


def nested(over: Kinds) -> Iterable[tuple[Cell, Cell]]:
    """A number and one that always lies in it."""
    names = list(over.sets)
    table = np.array([over.sets[name] for name in names], dtype=bool)
    for at, name in enumerate(names):
        inside = ~np.any(table & ~table[at], axis=1)
        for other in np.flatnonzero(inside):
            if other != at and not np.array_equal(table[other], table[at]):
                yield name, names[other]


def found_in(over: Kinds, known: Known, most: Mapping[Cell, int] | None = None) -> set[Group]:
    """Hidden numbers of somebody, and groups of one to four people, that the public numbers give away.

    That nobody is somewhere is no secret of anybody. Nor is a number of a whole year of who came or had a role: those
    are public as they are, however small (docs/adr/0009), also under another name: where nobody came for help, who
    joined in without help is who joined in.
    """
    solver = Solver(over, known, most or {})
    groups: list[Group] = [(cell, None) for cell, value in known.items() if value is None and cell in over.sets]
    empty = [over.sets[cell] for cell, value in known.items() if value == 0 and cell in over.sets]
    somebody = ~np.any(np.array([*empty, np.zeros(over.count)], dtype=bool), axis=0)  # the kinds that there can be
    years = [cell for cell in over.sets if cell[1] == "year" and cell in known]
    whole_years = {solver.row((cell, None))[somebody].tobytes() for cell in years}
    found = set()
    for group in [*groups, *nested(over)]:
        if solver.row(group)[somebody].tobytes() in whole_years:
            continue
        size = solver.only(group)
        if size and (group[1] is None or size < LEAST):
            found.add(group)
    return found


def found_in_year(known: Public) -> set[Group]:
    """From one year, over all places."""
    return found_in(kinds(has_earlier=known.has_earlier), known.numbers, known.most)


def found_over_years(known: Public) -> set[Group]:
    """From two years, one after another."""
    every = (found_in(kinds(at, 2, known.has_earlier), known.numbers, known.most) for at in TOGETHER)
    return set().union(*every)
