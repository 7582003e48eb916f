"""Reads what was registered, in a fixed number of queries however many initiatives, houses and months there are.

This is the one place that looks across houses, for the foundation's page. The numbers themselves are made
by `rules`; here rows only become plain values.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from productiehuis.activities.models import Attendance, Tally
from productiehuis.helpdesk.models import Visit
from productiehuis.house.models import House, Topic
from productiehuis.initiatives.models import Initiative, Membership, Role
from productiehuis.kernel.clusters import clusters
from productiehuis.kernel.people_set import NO_ONE, PeopleSet
from productiehuis.kernel.periods import Period
from productiehuis.monitor.cells import Cell, Counted, counted, people_before
from productiehuis.monitor.models import Kind
from productiehuis.monitor.rules import (
    ACTIVATION,
    HELP,
    NO_DOUBLES,
    Counts,
    Doubles,
    Facts,
    Marks,
    NewAndReturning,
    Part,
    PartName,
    RoleTime,
    Row,
    Span,
    Told,
    Total,
    by_part,
    by_topic,
    house_total,
    house_totals,
    row_of,
)
from productiehuis.people.models import Merge, ReachMark

# The roles that make somebody one of the "trekkers/vrijwilligers" of an initiative (M-1).
TEAM = (Role.TREKKER, Role.VOLUNTEER, Role.ASPIRANT)


def today_in(house: House) -> date:
    return timezone.now().astimezone(house.zone).date()


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

    def quarter(self, quarter: int) -> Row:
        return self.quarters[quarter - 1]

    def total(self, name: str) -> Total:
        """One number as far as it is known: between two numbers while possible doubles are open."""
        return house_total(name, [self.row], self.doubles)

    @cached_property
    def before(self) -> PeopleSet:
        """Who came here in a year before this one."""
        return self.earlier.at(self.initiative.pk).replaced(self.facts.roots)

    @cached_property
    def new_and_returning(self) -> dict[str, NewAndReturning]:
        """Of each number of people who came."""
        people = self.row.people
        return {name: NewAndReturning.of(people[name], self.before) for name in COMERS if name in people}


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

    def month_total(self, month: int, name: str) -> Total:
        return house_total(name, [each.month(month) for each in self.initiatives], self.doubles, self.marks)

    def quarter(self, quarter: int) -> list[Row]:
        """The rows of the initiatives, in their order."""
        return [each.quarter(quarter) for each in self.initiatives]

    def quarter_total(self, quarter: int, name: str) -> Total:
        return house_total(name, self.quarter(quarter), self.doubles, self.marks)

    @property
    def is_running(self) -> bool:
        return self.year == self.today.year

    @cached_property
    def by_topic(self) -> dict[str, int]:
        """Help requests per topic key, of the initiatives that count them."""
        counting = [each for each in self.initiatives if "help_requests" in each.row.figures]
        return by_topic(asked for each in counting for asked in each.facts.asked)

    def _by(self, name: PartName, *kinds: str) -> dict[str, Part]:
        """Of the initiatives that count these people."""
        came = [
            presence
            for each in self.initiatives
            for kind, presences in ((HELP[0], each.facts.visits), (ACTIVATION[0], each.facts.presences))
            if kind in kinds and kind in each.row.figures
            for presence in presences
        ]
        roots = self.initiatives[0].facts.roots if self.initiatives else {}
        return by_part(came, name, roots)

    @cached_property
    def by_storey(self) -> dict[str, Part]:
        """Per storey key, who came for help or joined in; an empty key for what has no storey."""
        return self._by("storey", *COMERS)

    @cached_property
    def by_district(self) -> dict[str, Part]:
        """The same per district."""
        return self._by("district", *COMERS)

    @cached_property
    def by_language(self) -> dict[str, Part]:
        """Per language of the talk, who came for help; an empty key for talks of which nobody noted it."""
        return self._by("language", HELP[0])

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


def _roles(houses: Sequence[House], until: date) -> dict[UUID, list[RoleTime]]:
    """Also those that ended long ago: an initiative without anybody this year had zero, not nothing."""
    rows = Membership.objects.filter(house__in=houses, initiative__isnull=False, role__in=TEAM, starts__lte=until)
    found: dict[UUID, list[RoleTime]] = defaultdict(list)
    for key, number, starts, ends in rows.order_by().values_list("initiative", "person__number", "starts", "ends"):
        found[key].append(RoleTime(number, Period(starts, ends)))
    return found


def _told(houses: Sequence[House], year: int) -> dict[UUID, list[Told]]:
    rows = Tally.objects.valid().filter(house__in=houses, year=year).order_by("registered_at", "id")
    found: dict[UUID, list[Told]] = defaultdict(list)
    for each in rows.values_list(
        "initiative", "field", "count", "month", "session_id", "session__month", "registered_at"
    ):
        key, name, count, month, session, session_month, at = each
        found[key].append(Told(name, count, month or session_month, session is not None, at))
    return found


def _roots(houses: Sequence[House]) -> dict[UUID, dict[int, int]]:
    rows = Merge.objects.active().filter(house__in=houses).order_by("id")
    pairs: dict[UUID, list[tuple[int, int]]] = defaultdict(list)
    for house, kept, absorbed in rows.values_list("house", "kept__number", "absorbed__number"):
        pairs[house].append((kept, absorbed))
    return {house: clusters(merges) for house, merges in pairs.items()}


Roots = Mapping[UUID, Mapping[int, int]]


def _doubles(houses: Sequence[House], roots: Roots) -> Mapping[UUID, Doubles]:
    """Possible doubles that nobody decided on yet."""
    return defaultdict(Doubles)


def _marks(houses: Sequence[House], roots: Roots) -> Mapping[UUID, Marks]:
    """Which persons carry a mark that tells who is one over houses; who was merged may carry two."""
    found: dict[UUID, dict[int, frozenset[str]]] = defaultdict(dict)
    if len(houses) < 2:
        return defaultdict(dict)
    for house, marks in ReachMark.objects.marks_of(houses).items():
        same, here = roots.get(house, {}), found[house]
        for number, mark in marks.items():
            root = same.get(number, number)
            here[root] = here.get(root, frozenset()) | {mark}
    return found


def _months_of(found: Counted, initiative: UUID, year: int) -> dict[str, tuple[Any, ...]]:
    """What was found of one initiative, month after month."""
    cells = [Cell(initiative, year, month) for month in range(1, 13)]

    def listed(values: Mapping[Cell, list[Any]]) -> tuple[Any, ...]:
        return tuple(each for cell in cells for each in values.get(cell, ()))

    return {
        "visits": listed(found.came[Kind.HELP]),
        "presences": listed(found.came[Kind.ACTIVATION]),
        "asked": listed(found.asked),
    }


def gather(houses: Sequence[House], year: int, initiatives: Iterable[Initiative] | None = None) -> list[HouseYear]:
    """The year of each house. Give `initiatives` to look at only those, with the same queries."""
    if initiatives is None:
        initiatives = Initiative.objects.filter(house__in=houses).order_by("id")
    keys = [house.pk for house in houses]
    found, earlier = counted(keys, year), Earlier(keys, year)
    roots, roles, told = _roots(houses), _roles(houses, date(year, 12, 31)), _told(houses, year)
    doubles, marks = _doubles(houses, roots), _marks(houses, roots)
    here = {
        house.pk: HouseYear(house, year, today_in(house), [], doubles[house.pk], marks[house.pk]) for house in houses
    }
    for each in initiatives:
        of_house, key = here[each.house_id], each.pk
        facts = Facts(
            counts=Counts(each.counts_visits, each.counts_requests, each.counts_participants),
            roles=tuple(roles[key]),
            told=tuple(told[key]),
            roots=roots.get(each.house_id, {}),
            **_months_of(found, key, year),
        )
        span = Span(year, None, of_house.today)
        of_house.initiatives.append(InitiativeYear(each, facts, span, earlier, of_house.doubles))
    return list(here.values())


def topics_of(houses: Sequence[House]) -> dict[str, Topic]:
    """Topics by key, in the order of the house."""
    return {str(topic.pk): topic for topic in Topic.objects.filter(house__in=houses)}


def _first_year(rows: QuerySet[Any]) -> Subquery:
    return Subquery(rows.filter(house=OuterRef("pk")).order_by("year").values("year")[:1])


def houses_of(**foundation: Any) -> list[tuple[House, int | None]]:
    """The houses of a foundation, each with the first year in which something was counted there."""
    houses = House.objects.filter(**foundation).select_related("foundation").order_by("id")
    rows = houses.annotate(
        first_visit=_first_year(Visit.objects.all()),
        first_presence=_first_year(Attendance.objects.all()),
        first_tally=_first_year(Tally.objects.all()),
    )
    return [
        (each, min((y for y in (each.first_visit, each.first_presence, each.first_tally) if y), default=None))
        for each in rows
    ]
