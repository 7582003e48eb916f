"""Possible doubles that nobody decided on yet (M-15): until then a number of people lies between two numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from productiehuis.kernel.clusters import clusters
from productiehuis.kernel.people_set import PeopleSet

Pair = tuple[int, int]


def fewest(people: PeopleSet, pairs: Iterable[Pair]) -> int:
    """How many people there are at least: when every open possible double turns out to be one person."""
    return len(people.replaced(clusters(pairs)))


@dataclass(frozen=True)
class Doubles:
    """The open pairs of one house, by the numbers that people count as after merges."""

    pairs: tuple[Pair, ...] = ()

    @classmethod
    def of(cls, pairs: Iterable[Pair], roots: Mapping[int, int]) -> "Doubles":
        """Pairs as they were found, after the merges made since."""
        found = {tuple(sorted((roots.get(a, a), roots.get(b, b)))) for a, b in pairs}
        return cls(tuple(sorted((a, b) for a, b in found if a != b)))

    @cached_property
    def roots(self) -> dict[int, int]:
        """Who everybody would be if each pair were one."""
        return clusters(self.pairs)

    def fewest(self, people: PeopleSet) -> int:
        return len(people.replaced(self.roots))

    def open_in(self, people: PeopleSet) -> int:
        """How many pairs can still lower the number of these people."""
        if len(people) == self.fewest(people):
            return 0
        groups: dict[int, int] = {}
        for number in people:
            root = self.roots.get(number, number)
            groups[root] = groups.get(root, 0) + 1
        return sum(groups.get(self.roots.get(a, a), 0) > 1 for a, _b in self.pairs)


NO_DOUBLES = Doubles()
