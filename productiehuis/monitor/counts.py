"""Reads what was registered, in a fixed number of queries however many initiatives, houses and months there are.

This is the one place that looks across houses, for the foundation's page. The numbers themselves are made
by `rules`; here rows only become plain values.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum
from django.utils import timezone

from productiehuis.activities.models import Attendance, Tally
from productiehuis.helpdesk.models import HelpRequest, Visit
from productiehuis.house.models import House, Topic
from productiehuis.initiatives.models import Initiative, Membership, Role
from productiehuis.kernel.clusters import clusters
from productiehuis.kernel.periods import Period
from productiehuis.monitor.rules import (
    Asked,
    Counts,
    Facts,
    Presence,
    RoleTime,
    Row,
    Span,
    Told,
    Total,
    by_topic,
    house_total,
    house_totals,
    row_of,
)
from productiehuis.people.models import Merge

# The roles that make somebody one of the "trekkers/vrijwilligers" of an initiative (M-1).
TEAM = (Role.TREKKER, Role.VOLUNTEER, Role.ASPIRANT)


def today_in(house: House) -> date:
    return timezone.now().astimezone(house.zone).date()


@dataclass(frozen=True)
class InitiativeYear:
    """One initiative in one year, with what its numbers are made of."""

    initiative: Initiative
    facts: Facts
    span: Span

    @cached_property
    def row(self) -> Row:
        return row_of(self.facts, self.span)

    @cached_property
    def months(self) -> list[Row]:
        return [row_of(self.facts, Span(self.span.year, month, self.span.today)) for month in range(1, 13)]

    def month(self, month: int) -> Row:
        return self.months[month - 1]


@dataclass(frozen=True)
class HouseYear:
    """One house in one year."""

    house: House
    year: int
    today: date
    initiatives: list[InitiativeYear] = field(default_factory=list)

    @cached_property
    def totals(self) -> dict[str, Total]:
        return house_totals(each.row for each in self.initiatives)

    def month_total(self, month: int, name: str) -> Total:
        return house_total(name, [each.month(month) for each in self.initiatives])

    @property
    def is_running(self) -> bool:
        return self.year == self.today.year

    @cached_property
    def by_topic(self) -> dict[str, int]:
        """Help requests per topic key, of the initiatives that count them."""
        counting = [each for each in self.initiatives if "help_requests" in each.row.figures]
        return by_topic(asked for each in counting for asked in each.facts.asked)


def _roles(houses: Sequence[House], until: date) -> dict[UUID, list[RoleTime]]:
    """Also those that ended long ago: an initiative without anybody this year had zero, not nothing."""
    rows = Membership.objects.filter(house__in=houses, initiative__isnull=False, role__in=TEAM, starts__lte=until)
    found: dict[UUID, list[RoleTime]] = defaultdict(list)
    for key, number, starts, ends in rows.order_by().values_list("initiative", "person__number", "starts", "ends"):
        found[key].append(RoleTime(number, Period(starts, ends)))
    return found


def _presences(rows: QuerySet[Any], houses: Sequence[House], year: int) -> dict[UUID, list[Presence]]:
    grouped = rows.filter(house__in=houses, year=year).order_by().values_list("initiative", "month", "person_number")
    found: dict[UUID, list[Presence]] = defaultdict(list)
    for key, month, number, times in grouped.annotate(times=Sum("contacts")):
        found[key].append(Presence(month, number, times))
    return found


def _asked(houses: Sequence[House], year: int) -> dict[UUID, list[Asked]]:
    rows = HelpRequest.objects.filter(
        visit__house__in=houses, visit__year=year, visit__correction__isnull=True, visit__is_withdrawn=False
    )
    grouped = rows.order_by().values_list("visit__initiative", "visit__month", "topic").annotate(number=Count("pk"))
    found: dict[UUID, list[Asked]] = defaultdict(list)
    for key, month, topic, number in grouped:
        found[key].append(Asked(month, str(topic), number))
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


def gather(houses: Sequence[House], year: int, initiatives: Iterable[Initiative] | None = None) -> list[HouseYear]:
    """The year of each house. Give `initiatives` to look at only those, with the same queries."""
    if initiatives is None:
        initiatives = Initiative.objects.filter(house__in=houses).order_by("id")
    roots = _roots(houses)
    roles = _roles(houses, date(year, 12, 31))
    visits = _presences(Visit.objects.valid(), houses, year)
    presences = _presences(Attendance.objects.valid(), houses, year)
    asked, told = _asked(houses, year), _told(houses, year)
    found = {house.pk: HouseYear(house, year, today_in(house)) for house in houses}
    for each in initiatives:
        here, key = found[each.house_id], each.pk
        facts = Facts(
            counts=Counts(each.counts_visits, each.counts_requests, each.counts_participants),
            roles=tuple(roles[key]),
            visits=tuple(visits[key]),
            asked=tuple(asked[key]),
            presences=tuple(presences[key]),
            told=tuple(told[key]),
            roots=roots.get(each.house_id, {}),
        )
        here.initiatives.append(InitiativeYear(each, facts, Span(year, None, here.today)))
    return list(found.values())


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
