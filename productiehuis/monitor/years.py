"""One initiative and one house in one year: its numbers, its months and quarters, its parts, its totals.

Made by `counts.gather`; each number is made when it is asked for.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID

from productiehuis.house.models import House
from productiehuis.initiatives.models import Initiative
from productiehuis.kernel.people_set import NO_ONE, PeopleSet
from productiehuis.monitor.cells import people_before
from productiehuis.monitor.rules import (
    ACTIVATION,
    HELP,
    NO_DOUBLES,
    Doubles,
    Facts,
    Marks,
    NewAndReturning,
    Part,
    PartName,
    Row,
    Span,
    Total,
    by_part,
    by_topic,
    house_total,
    house_totals,
    row_of,
)

# The numbers of people who come, each of whom came for the first time or was here before.
COMERS = (HELP[0], ACTIVATION[0])


class Earlier:
    """Who came in the years before, of all houses that were asked for together: one question, when it is needed."""

    def __init__(self, houses: Sequence[UUID], year: int) -> None:
        self.houses, self.year = houses, year

    @cached_property
    def _people(self) -> dict[UUID, PeopleSet]:
        return people_before(self.houses, self.year)

    def at(self, initiative: UUID) -> PeopleSet:
        return self._people.get(initiative, NO_ONE)


@dataclass(frozen=True)
class InitiativeYear:
    """One initiative in one year, with what its numbers are made of."""

    initiative: Initiative
    facts: Facts
    span: Span
    earlier: Earlier
    doubles: Doubles = NO_DOUBLES

    @cached_property
    def row(self) -> Row:
        return row_of(self.facts, self.span)

    @cached_property
    def months(self) -> list[Row]:
        return [row_of(self.facts, Span(self.span.year, month, self.span.today)) for month in range(1, 13)]

    @cached_property
    def quarters(self) -> list[Row]:
        return [row_of(self.facts, Span(self.span.year, None, self.span.today, each)) for each in range(1, 5)]

    def month(self, month: int) -> Row:
        return self.months[month - 1]

    def total(self, name: str) -> Total:
        """One number as far as it is known: between two numbers while possible doubles are open."""
        return house_total(name, [self.row], self.doubles)

    @cached_property
    def before(self) -> PeopleSet:
        """Who came here in a year before this one."""
        return self.earlier.at(self.initiative.pk).replaced(self.facts.roots)

    @cached_property
    def by_storey(self) -> dict[str, Part]:
        return _parts([self], "storey", COMERS)

    @cached_property
    def by_district(self) -> dict[str, Part]:
        return _parts([self], "district", COMERS)

    @cached_property
    def by_language(self) -> dict[str, Part]:
        return _parts([self], "language", COMERS[:1])

    @cached_property
    def new_and_returning(self) -> dict[str, NewAndReturning]:
        """Of each number of people who came."""
        people = self.row.people
        return {name: NewAndReturning.of(people[name], self.before) for name in COMERS if name in people}


def _parts(years: list[InitiativeYear], name: PartName, kinds: Collection[str]) -> dict[str, Part]:
    """Of initiatives of one house, as far as they count these people."""
    came = [
        presence
        for each in years
        for kind, presences in zip(COMERS, (each.facts.visits, each.facts.presences), strict=True)
        if kind in kinds and kind in each.row.figures
        for presence in presences
    ]
    return by_part(came, name, years[0].facts.roots) if years else {}


@dataclass(frozen=True)
class HouseYear:
    """One house in one year."""

    house: House
    year: int
    today: date
    initiatives: list[InitiativeYear] = field(default_factory=list)
    doubles: Doubles = NO_DOUBLES
    marks: Marks = field(default_factory=dict)

    @cached_property
    def totals(self) -> dict[str, Total]:
        return house_totals((each.row for each in self.initiatives), self.doubles, self.marks)

    @property
    def is_running(self) -> bool:
        return self.year == self.today.year

    @cached_property
    def by_topic(self) -> dict[str, int]:
        """Help requests per topic key, of the initiatives that count them."""
        counting = [each for each in self.initiatives if "help_requests" in each.row.figures]
        return by_topic(asked for each in counting for asked in each.facts.asked)

    @cached_property
    def by_storey(self) -> dict[str, Part]:
        """Per storey key, who came for help or joined in; an empty key for what has no storey."""
        return _parts(self.initiatives, "storey", COMERS)

    @cached_property
    def by_district(self) -> dict[str, Part]:
        """The same per district."""
        return _parts(self.initiatives, "district", COMERS)

    @cached_property
    def by_language(self) -> dict[str, Part]:
        """Per language of the talk, who came for help; an empty key for talks of which nobody noted it."""
        return _parts(self.initiatives, "language", COMERS[:1])

    @cached_property
    def new_and_returning(self) -> dict[str, NewAndReturning]:
        """Of each number of people who came: for the first time in this house, or also in a year before."""
        before = PeopleSet.all_in(each.before for each in self.initiatives)
        found = {}
        for name in COMERS:
            sets = [each.row.people[name] for each in self.initiatives if name in each.row.people]
            if sets:
                found[name] = NewAndReturning.of(PeopleSet.all_in(sets), before)
        return found
