"""Reads how people of one house went through it in a year, in a fixed number of queries.

Who came for help or joined in comes from the kept counts; of courses, roles and what people let be counted only numbers
and days are asked. Nothing here reads a plan: that there is one, or that somebody flew out, counts by their own yes.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Case, F, When

from productiehuis.activities.models import Attendance, ProgrammeKind, Session
from productiehuis.coaching import queries as coaching
from productiehuis.gaps.models import Gap
from productiehuis.house.models import House
from productiehuis.initiatives.models import Membership, Role
from productiehuis.kernel.clusters import still_open
from productiehuis.kernel.people_set import NO_ONE, PeopleSet
from productiehuis.monitor.cells import came_before, counted
from productiehuis.monitor.counts import TEAM, storeys_of
from productiehuis.monitor.models import Kind
from productiehuis.monitor.rules import Doubles
from productiehuis.monitor.rules.flow import Been, Flown, Stage, unsure
from productiehuis.monitor.rules.handed import Handed
from productiehuis.monitor.rules.mended import GapDays
from productiehuis.monitor.rules.referred import Sent
from productiehuis.people.models import Decision, Merge, PossibleDouble
from productiehuis.plans import queries as plans
from productiehuis.plans.models import MilestoneKind
from productiehuis.referrals import queries as referrals
from productiehuis.referrals.rules.waiting import flow_of

# Roles in which somebody does something for others.
ROLES = (*TEAM, Role.COACH)
_BOUNDARY = 1  # the first year there can be


@dataclass(frozen=True)
class FlowYear:
    """One house in one year, as people went through it. Numbers of persons are as registered; `roots` joins them."""

    house: House
    year: int
    today: date
    been: Mapping[Stage, Been] = field(default_factory=dict)
    roots: Mapping[int, int] = field(default_factory=dict)
    unsure: PeopleSet = NO_ONE
    flown: tuple[Flown, ...] = ()
    # Who had a role in the year, new or not: one that M-1 counts, or any of these.
    in_role: tuple[PeopleSet, ...] = ()
    sent: tuple[Sent, ...] = ()
    handed: tuple[Handed, ...] = ()
    tasks_standing: int = 0
    gaps: tuple[GapDays, ...] = ()

    @property
    def is_running(self) -> bool:
        return self.year == self.today.year


def _came(house: House, year: int) -> dict[Stage, Been]:
    """For help and to join in."""
    found, before = counted([house.pk], year), came_before([house.pk], year)
    been = {}
    for stage, kind in ((Stage.HELP, Kind.HELP), (Stage.JOINED, Kind.ACTIVATION)):
        months: dict[int, list[PeopleSet]] = defaultdict(list)
        for cell, presences in found.came[kind].items():
            months[cell.month] += [each.people for each in presences]
        earlier = PeopleSet.all_in(people for (_at, its_kind), people in before.items() if its_kind == kind)
        been[stage] = Been(earlier, tuple(PeopleSet.all_in(months[month]) for month in range(1, 13)))
    return been


def _courses(house: House, year: int) -> Been:
    """Who was at a lesson of a course at least once."""
    lessons = Session.objects.filter(house=house, programme__kind=ProgrammeKind.COURSE).order_by()
    rows = Attendance.objects.valid().filter(
        house=house, year__lte=year, session__in=lessons.values("pk"), person_number__isnull=False
    )
    month = Case(When(year=year, then=F("month")), default=0)
    listed = rows.order_by().annotate(at=month).values_list("person_number", "at").distinct()
    return Been.by_month((number, at) for number, at in listed if number)


@dataclass(frozen=True)
class _Roles:
    """Who got a first role on which day, and who had one in the year."""

    been: Been
    in_year: tuple[PeopleSet, ...]


def _roles(house: House, last: date) -> _Roles:
    rows = Membership.objects.filter(house=house, role__in=ROLES, starts__lte=last).order_by()
    listed = list(rows.values_list("person__number", "role", "starts", "ends").distinct())
    there = [(number, role) for number, role, _starts, ends in listed if ends is None or ends.year >= last.year]
    of_team = PeopleSet.of(number for number, role in there if role in TEAM)
    been = Been.of(((number, starts) for number, _role, starts, _ends in listed), last.year)
    return _Roles(been, (of_team, PeopleSet.of(number for number, _role in there)))


def _sent(house: House, year: int) -> tuple[Sent, ...]:
    kinds = {key: storey.kind for key, storey in storeys_of([house]).items()}
    return tuple(
        Sent(
            fact.number,
            fact.state,
            fact.days_to_answer,
            fact.arrived_on is not None
            and flow_of(kinds.get(str(fact.from_storey), ""), kinds.get(str(fact.to_storey), "")) == "growth",
        )
        for fact in referrals.facts(house, year=year)
        if fact.sent_on is not None
    )


def _doubles(house: House, roots: dict[int, int]) -> Doubles:
    """Pairs that nobody decided on, also when one of the two was erased since: erasing changes no number."""
    rows = PossibleDouble.objects.filter(house=house).exclude(decision=Decision.SAME).order_by()
    listed = list(rows.values_list("one__number", "other__number", "decision"))
    open_pairs = [(one, other) for one, other, decision in listed if decision == Decision.OPEN]
    decided = [(one, other) for one, other, decision in listed if decision == Decision.NOT_SAME]
    return Doubles.of(still_open(open_pairs, decided, roots), roots)


def _gaps(house: House) -> tuple[GapDays, ...]:
    rows = Gap.objects.filter(house=house).order_by()
    return tuple(GapDays(*days) for days in rows.values_list("found_on", "taken_up_on", "closed_on"))


def gather_flow(house: House, year: int) -> FlowYear:
    """How people went through this house in this year; the running one up to and including today."""
    today, roots = house.today, Merge.objects.roots(house)
    said = plans.counted_facts([house], _BOUNDARY, year)
    planned = [(each.number, date(each.year, each.month, 1)) for each in said if each.kind == plans.PLAN]
    flown = [each for each in said if each.kind == MilestoneKind.FLOWN_OUT]
    roles = _roles(house, min(date(year, 12, 31), today))
    been = _came(house, year) | {
        Stage.COURSE: _courses(house, year),
        Stage.TEAM: roles.been,
        Stage.PLAN: Been.of(planned, year),
        Stage.FLOWN: Been.of(((each.number, date(each.year, each.month, 1)) for each in flown), year),
    }
    return FlowYear(
        house,
        year,
        today,
        been,
        roots,
        unsure(_doubles(house, roots)),
        tuple(Flown(each.number, each.flown_to) for each in flown if each.year == year),
        roles.in_year,
        _sent(house, year),
        tuple(Handed(each.giver, each.taker) for each in coaching.roles_handed_over(house, year)),
        coaching.tasks_standing(house, [year])[year],
        _gaps(house),
    )
