"""Every way in which one person can go through a house in one or two years, and in which public numbers they stand.

Not persons but kinds of persons: of each place never, in an earlier year, or first in some month of a year, and in
which order. Whatever house there is, it is so many people of each kind. A public number is the sum of the kinds that
are in it. So an attacker who solves for the kinds uses all that a reader can know about how numbers lie in each other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product

import numpy as np

from productiehuis.monitor.publishing.flow_lines import NEW_AT, way
from productiehuis.monitor.rules.flow import WAYS, Stage

Cell = tuple[int, str, str]  # year (0 is the first), line, key
# Where the numbers tell also who is there again, not only who is new.
AGAIN = (Stage.HELP, Stage.JOINED, Stage.TEAM, Stage.FLOWN)
_NEVER, _EARLIER = 99, -1


@dataclass(frozen=True)
class First:
    """When somebody was at a place first (a year, and an order within it), and in which years they were there."""

    year: int
    order: int
    there: tuple[bool, ...]


def _firsts(at: Stage, years: int, orders: int, has_earlier: bool) -> list[First]:
    found = [First(_NEVER, 0, (False,) * years)]
    for year in range(_EARLIER if has_earlier else 0, years):
        later = years - max(year, -1) - 1
        again = product((False, True), repeat=later) if at in AGAIN else [(False,) * later]
        for rest in again:
            there = (*([False] * max(year, 0)), *([True] if year >= 0 else []), *rest)
            found += [First(year, order, there) for order in (range(orders) if year >= 0 else (0,))]
    return found


@dataclass(frozen=True)
class Kinds:
    """The kinds of persons (columns) and the sets that numbers tell of (rows): one where the kind is in the set."""

    sets: Mapping[Cell, np.ndarray]

    @cached_property
    def count(self) -> int:
        return len(next(iter(self.sets.values())))


class _Places:
    """The same as arrays over all kinds."""

    def __init__(self, stages: Sequence[Stage], years: int, has_earlier: bool) -> None:
        options = {at: _firsts(at, years, len(stages), has_earlier) for at in stages}
        grids = np.meshgrid(*(np.arange(len(options[at])) for at in stages), indexing="ij")
        picked = {at: grid.ravel() for at, grid in zip(stages, grids, strict=True)}
        self.year = {at: np.array([o.year for o in options[at]])[picked[at]] for at in stages}
        self.order = {at: np.array([o.order for o in options[at]])[picked[at]] for at in stages}
        self.there = {at: np.array([o.there for o in options[at]])[picked[at]] for at in stages}

    def not_later(self, one: Stage, other: Stage) -> np.ndarray:
        """Who was at one when they were first at the other."""
        same = (self.year[one] == self.year[other]) & (self.order[one] <= self.order[other])
        return (self.year[one] < self.year[other]) | same

    def keep(self, chosen: np.ndarray) -> None:
        for values in (self.year, self.order, self.there):
            for at in values:
                values[at] = values[at][chosen]


@lru_cache(maxsize=64)
def kinds(stages: tuple[Stage, ...] = tuple(Stage), years: int = 1, has_earlier: bool = True) -> Kinds:
    """All kinds over these places, each once. Who takes a course joins in: on that day or before."""
    places = _Places(stages, years, has_earlier)
    if Stage.COURSE in stages and Stage.JOINED in stages:
        no_course = places.year[Stage.COURSE] == _NEVER
        places.keep(no_course | places.not_later(Stage.JOINED, Stage.COURSE))
    sets: dict[Cell, np.ndarray] = {}
    for year in range(years):
        sets |= {(year, *name): inside for name, inside in _year(places, stages, year).items()}
    table = np.unique(np.array([each.astype(np.int8) for each in sets.values()]), axis=1)
    return Kinds(dict(zip(sets, table, strict=True)))


def _year(places: _Places, stages: Sequence[Stage], year: int) -> dict[tuple[str, str], np.ndarray]:
    new = {at: places.year[at] == year for at in stages}
    sets: dict[tuple[str, str], np.ndarray] = {}
    for at in stages:
        if at in AGAIN:
            sets["year", at] = places.there[at][:, year]
        sets["first", at], sets["ever", at] = new[at], places.year[at] <= year
        if at in NEW_AT:
            sets["new_at", at] = new[at]
    comers = [at for at in (Stage.HELP, Stage.JOINED) if at in stages]
    if len(comers) == 2:
        before = (places.year[Stage.HELP] < year) | (places.year[Stage.JOINED] < year)
        for at in comers:
            sets["new", at] = places.there[at][:, year] & ~before
    for start, end in WAYS:
        if start in stages and end in stages:
            sets["flow", way(start, end)] = new[end] & places.not_later(start, end)
    return sets
