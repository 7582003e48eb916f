"""How people go through the house: from one place to a next one in a year (M-20), and who is somewhere new (M-21).

Only people who can be linked are counted, so each number is "at least": who came without a name, or is one person under
two names that nobody joined yet, is not in it. Who may be a double is left out until somebody decides.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from productiehuis.kernel.people_set import NO_ONE, PeopleSet
from productiehuis.monitor.rules.doubles import Doubles

Roots = Mapping[int, int]
_NO_ROOTS: Roots = {}


class Stage(StrEnum):
    """A place in the house: what somebody does there."""

    HELP = "help"
    JOINED = "joined"
    COURSE = "course"
    TEAM = "team"
    PLAN = "plan"
    FLOWN = "flown"


# From below: on which kind of storey one does what.
STOREYS: tuple[tuple[str, tuple[Stage, ...]], ...] = (
    ("souterrain", (Stage.HELP,)),
    ("begane_grond", (Stage.JOINED, Stage.COURSE)),
    ("verdieping", (Stage.TEAM, Stage.PLAN)),
    ("zolder", (Stage.FLOWN,)),
)


def _upward() -> tuple[tuple[Stage, Stage], ...]:
    floors = [stages for _kind, stages in STOREYS]
    pairs = ((one, other) for low in range(len(floors)) for high in range(low + 1, len(floors)) for one in floors[low]
             for other in floors[high])  # fmt: skip
    return tuple(pairs)


# The ways that are counted: from a storey to a higher one.
WAYS = _upward()


@dataclass(frozen=True)
class Been:
    """Who was at a place: before the year, and in each of its months."""

    before: PeopleSet = NO_ONE
    months: tuple[PeopleSet, ...] = (NO_ONE,) * 12

    @classmethod
    def of(cls, came: Iterable[tuple[int, date]], year: int) -> "Been":
        """From numbers and days; a day after the year is not in it."""
        return cls.by_month((number, day.month if day.year == year else 0) for number, day in came if day.year <= year)

    @classmethod
    def by_month(cls, came: Iterable[tuple[int, int]]) -> "Been":
        """From numbers and months; month 0 is before the year."""
        groups: list[list[int]] = [[] for _month in range(13)]
        for number, month in came:
            groups[month].append(number)
        before, *months = (PeopleSet.of(numbers) for numbers in groups)
        return cls(before, tuple(months))

    @property
    def in_year(self) -> PeopleSet:
        return PeopleSet.all_in(self.months)

    def replaced(self, roots: Roots) -> "Been":
        return Been(self.before.replaced(roots), tuple(month.replaced(roots) for month in self.months))


def unsure(doubles: Doubles) -> PeopleSet:
    """Everybody of whom nobody decided yet whether they are somebody else too."""
    return PeopleSet.of(number for pair in doubles.pairs for number in pair)


def arrived(at: Been, roots: Roots = _NO_ROOTS, unsure: PeopleSet = NO_ONE) -> PeopleSet:
    """Who is here in the year and never was before it (M-21)."""
    at = at.replaced(roots)
    return at.in_year - at.before - unsure


def flow(start: Been, end: Been, roots: Roots = _NO_ROOTS, unsure: PeopleSet = NO_ONE) -> PeopleSet:
    """Who came to `end` for the first time in the year, and was at `start` in that month or earlier (M-20)."""
    start, end = start.replaced(roots), end.replaced(roots)
    known, there, found = start.before, end.before, NO_ONE
    for came, came_on in zip(start.months, end.months, strict=True):
        known |= came
        found |= (came_on - there) & known
        there |= came_on
    return found - unsure


@dataclass(frozen=True)
class Flown:
    """Somebody flew out and lets it be counted: to what, the last word first when it was said twice."""

    number: int
    to: str


def flown_to(flown: Iterable[Flown], roots: Roots = _NO_ROOTS) -> dict[str, PeopleSet]:
    """Who flew out in the year, by to what (M-25). Each person once: where they said last."""
    last = {roots.get(each.number, each.number): each.to for each in flown}
    groups: dict[str, list[int]] = {}
    for number, to in last.items():
        groups.setdefault(to, []).append(number)
    return {to: PeopleSet.of(numbers) for to, numbers in groups.items()}


def flown_out(flown: Iterable[Flown], roots: Roots = _NO_ROOTS) -> PeopleSet:
    """Everybody who flew out in the year, to whatever."""
    return PeopleSet.all_in(flown_to(flown, roots).values())
