"""Reads what was registered, in a fixed number of queries however many initiatives, houses and months there are.

This is the one place that looks across houses, for the foundation's page. The numbers themselves are made
by `rules`; here rows only become plain values.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from productiehuis.activities.models import Attendance, Tally
from productiehuis.helpdesk.models import Visit
from productiehuis.house.models import House, Storey, Topic
from productiehuis.initiatives.models import Initiative, Membership, Role
from productiehuis.kernel.clusters import clusters
from productiehuis.kernel.periods import Period
from productiehuis.monitor.cells import Cell, Counted, counted
from productiehuis.monitor.models import Kind
from productiehuis.monitor.rules import (
    Counts,
    Doubles,
    Facts,
    Marks,
    RoleTime,
    Span,
    Told,
)
from productiehuis.monitor.years import Earlier, HouseYear, InitiativeYear
from productiehuis.people.models import Merge, PossibleDouble, ReachMark

# The roles that make somebody one of the "trekkers/vrijwilligers" of an initiative (M-1).
TEAM = (Role.TREKKER, Role.VOLUNTEER, Role.ASPIRANT)


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
    """Possible doubles that nobody decided on: erasing a name makes no total surer than it was."""
    found = defaultdict(Doubles)
    for house, pairs in PossibleDouble.objects.open_pairs(houses, with_erased=True).items():
        found[house] = Doubles.of(pairs, roots.get(house, {}))
    return found


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
    here = {house.pk: HouseYear(house, year, house.today, [], doubles[house.pk], marks[house.pk]) for house in houses}
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


def storeys_of(houses: Sequence[House]) -> dict[str, Storey]:
    """Storeys by key, from below."""
    return {str(storey.pk): storey for storey in Storey.objects.filter(house__in=houses)}


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
