"""How many people several houses reach together (M-9).

Persons of two houses are two persons, unless both carry the same mark: a keyed hash of a house pass, or of a match
that the house confirmed. Who carries none may be anybody that the other houses know.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from productiehuis.kernel.people_set import NO_ONE, PeopleSet

Marks = Mapping[int, frozenset[str]]


@dataclass(frozen=True)
class Reach:
    """The people of one house behind a total. `low` is what they are at least, told numbers included.

    `marks`: per person the marks they carry. `doubles`: who everybody would be if every possible double were one.
    `told`: how many more there may be, because an initiative said so.
    """

    people: PeopleSet = NO_ONE
    marks: Marks = field(default_factory=dict)
    doubles: Mapping[int, int] = field(default_factory=dict)
    low: int = 0
    told: int = 0

    @property
    def unmarked(self) -> int:
        return len(self.people - self.marks.keys())

    def groups(self, roots: Mapping[int, int]) -> tuple[list[frozenset[str]], int]:
        """The marks of each human who carries some, and how many carry none."""
        humans: dict[int, frozenset[str]] = {}
        for number in self.people:
            root = roots.get(number, number)
            humans[root] = humans.get(root, frozenset()) | self.marks.get(number, frozenset())
        marked = [marks for marks in humans.values() if marks]
        return marked, len(humans) - len(marked)


class _Marks:
    """Marks of one human are one: in whichever house that shows."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}

    def root(self, mark: str) -> str:
        while (above := self.parent.setdefault(mark, mark)) != mark:
            mark = above
        return mark

    def join(self, marks: Iterable[str]) -> None:
        first, *rest = map(self.root, marks)
        for each in rest:
            self.parent[self.root(each)] = first

    def humans(self) -> int:
        return sum(mark == above for mark, above in self.parent.items())


def _together(houses: Sequence[tuple[list[frozenset[str]], int]]) -> tuple[int, int, int]:
    """Humans with a mark over all houses, the most humans in one house, and everybody without a mark."""
    known = _Marks()
    for marked, _unmarked in houses:
        for marks in marked:
            known.join(marks)
    most = max(len({known.root(next(iter(marks))) for marks in marked}) + unmarked for marked, unmarked in houses)
    return known.humans(), most, sum(unmarked for _marked, unmarked in houses)


def between(houses: Sequence[Reach]) -> tuple[int, int]:
    """How many people at least and at most.

    At most: nobody without a mark is known in another house, and no possible double is one. At least: everybody
    without a mark is also somebody of another house, and every possible double is one; but the people of one house
    are different people, so there are never fewer than in the largest house.
    """
    marked, _most, unmarked = _together([each.groups({}) for each in houses])
    high = marked + unmarked + sum(each.told for each in houses)
    marked, most, _unmarked = _together([each.groups(each.doubles) for each in houses])
    told = [each.low for each in houses if each.told]
    return max(marked, most, *told), high
