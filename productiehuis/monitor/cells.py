"""From registrations to plain values: who came and what was asked, per initiative and month (a cell).

`from_facts` counts cells from the facts; `counted` takes the kept counts and counts only the stale cells so. Both
give the same, and a fixed number of queries however many initiatives, houses and months there are.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.db.models import Count, QuerySet, Sum

from productiehuis.activities.models import Attendance
from productiehuis.helpdesk.models import HelpRequest, Visit
from productiehuis.kernel.people_set import NO_ONE, PeopleSet
from productiehuis.monitor.models import KeptMonth, KeptTopic, Kind, Stale
from productiehuis.monitor.rules import Asked, Presence


class Cell(NamedTuple):
    initiative: UUID
    year: int
    month: int


Cells = Collection[Cell]
Years = dict[str, int]


@dataclass(frozen=True)
class Counted:
    """What was found, by cell; a cell without anything is not in it."""

    came: dict[str, dict[Cell, list[Presence]]] = field(
        default_factory=lambda: {kind: defaultdict(list) for kind in Kind.values}
    )
    asked: dict[Cell, list[Asked]] = field(default_factory=lambda: defaultdict(list))


def _within(rows: QuerySet[Any], cells: Cells | None, path: str = "") -> QuerySet[Any]:
    """Somewhat more than these cells, in a question that does not grow with them."""
    if cells is None:
        return rows
    names = (f"{path}initiative_id__in", f"{path}year__in", f"{path}month__in")
    return rows.filter(**{name: list({cell[at] for cell in cells}) for at, name in enumerate(names)})


_CELL = ("initiative_id", "year", "month")
_PART = (*_CELL, "storey_id", "district")
_Grouped = Iterator[tuple[Any, ...]]


def _grouped(rows: QuerySet[Any], cells: Cells | None, *parts: str) -> _Grouped:
    """Per part and person how often they came; the rows of one part together."""
    counts = _within(rows, cells).order_by(*parts).values_list(*parts, "person_number").annotate(times=Sum("contacts"))
    found: _Grouped = counts.iterator(2000)
    return found


def _presence(month: int, group: _Grouped, storey: UUID | None, district: str, language: str = "") -> Presence:
    numbers, named, unnamed = [], 0, 0
    for *_part, number, times in group:
        if number is None:
            unnamed += times
        else:
            numbers.append(number)
            named += times
    return Presence(month, PeopleSet.of(numbers), named, unnamed, str(storey or ""), district, language)


def _came(rows: QuerySet[Any], cells: Cells | None, *parts: str) -> Iterator[tuple[Cell, Presence]]:
    for part, group in groupby(_grouped(rows, cells, *parts), itemgetter(slice(len(parts)))):
        cell = Cell(*part[:3])
        if cells is None or cell in cells:
            yield cell, _presence(cell.month, group, *part[3:])


def _asked(rows: QuerySet[Any], cells: Cells | None) -> Iterator[tuple[Cell, Asked]]:
    """Per cell and topic: each visit that asked counts its person once, and all its requests."""
    names = (*(f"visit__{name}" for name in _CELL), "topic_id")
    counts = _within(rows, cells, "visit__").order_by(*names).values_list(*names, "visit__person_number")
    grouped = counts.annotate(requests=Count("pk"), visits=Count("visit_id", distinct=True))
    for part, group in groupby(grouped.iterator(2000), itemgetter(0, 1, 2, 3)):
        cell = Cell(*part[:3])
        if cells is None or cell in cells:
            yield cell, _about(cell.month, str(part[3]), group)


def _about(month: int, topic: str, group: _Grouped) -> Asked:
    numbers, requests, unnamed = [], 0, 0
    for *_part, number, asked, visits in group:
        requests += asked
        if number is None:
            unnamed += visits
        else:
            numbers.append(number)
    return Asked(month, topic, requests, PeopleSet.of(numbers), unnamed)


def from_facts(houses: Sequence[UUID], cells: Cells | None, **years: int) -> Counted:
    """Counted from the registrations themselves: these cells, or all of the years."""
    found = Counted()
    visits = Visit.objects.valid().filter(house__in=houses, **years)
    presences = Attendance.objects.valid().filter(house__in=houses, **years)
    for cell, presence in _came(visits, cells, *_PART, "language"):
        found.came[Kind.HELP][cell].append(presence)
    for cell, presence in _came(presences, cells, *_PART):
        found.came[Kind.ACTIVATION][cell].append(presence)
    of_visits = {f"visit__{name}": value for name, value in years.items()}
    requests = HelpRequest.objects.filter(
        visit__house__in=houses, visit__correction__isnull=True, visit__is_withdrawn=False, **of_visits
    )
    for cell, asked in _asked(requests, cells):
        found.asked[cell].append(asked)
    return found


def stale_cells(houses: Sequence[UUID], **years: int) -> set[Cell]:
    """Ask this first: a cell that is settled after it is counted once more, never once too little."""
    rows = Stale.objects.filter(house_key__in=houses, **years).values_list("initiative_key", "year", "month")
    return {Cell(*row) for row in rows.distinct()}


def _add_kept(found: Counted, houses: Sequence[UUID], stale: Cells, year: int) -> None:
    months = KeptMonth.objects.filter(house__in=houses, year=year).values_list(
        "initiative_id", "month", "kind", "people", "named", "unnamed", "storey_id", "district", "language"
    )
    for initiative, month, kind, people, named, unnamed, storey, *where in months:
        cell = Cell(initiative, year, month)
        if cell not in stale:
            who = PeopleSet.from_bytes(bytes(people))
            found.came[kind][cell].append(Presence(month, who, named, unnamed, str(storey or ""), *where))
    topics = KeptTopic.objects.filter(house__in=houses, year=year)
    listed = topics.values_list("initiative_id", "month", "topic_id", "requests", "people", "unnamed")
    for initiative, month, topic, requests, people, unnamed in listed:
        cell = Cell(initiative, year, month)
        if cell not in stale:
            who = PeopleSet.from_bytes(bytes(people))
            found.asked[cell].append(Asked(month, str(topic), requests, who, unnamed))


def counted(houses: Sequence[UUID], year: int) -> Counted:
    """A year of these houses: kept counts where they hold, the facts where they do not."""
    if not settings.KEPT_COUNTS:
        return from_facts(houses, None, year=year)
    stale = stale_cells(houses, year=year)
    found = from_facts(houses, stale, year=year) if stale else Counted()
    _add_kept(found, houses, stale, year)
    return found


def came_before(houses: Sequence[UUID], year: int) -> dict[tuple[UUID, str], PeopleSet]:
    """Per initiative and kind who came in the years before."""
    sets: dict[tuple[UUID, str], list[PeopleSet]] = defaultdict(list)
    stale = stale_cells(houses, year__lt=year) if settings.KEPT_COUNTS else None
    if stale is not None:
        kept = KeptMonth.objects.filter(house__in=houses, year__lt=year)
        for at, its_year, month, kind, written in kept.values_list("initiative_id", "year", "month", "kind", "people"):
            if Cell(at, its_year, month) not in stale:
                sets[at, kind].append(PeopleSet.from_bytes(bytes(written)))
    if stale is None or stale:
        for where, people in _numbers(houses, stale, year):
            sets[where].append(people)
    return {where: PeopleSet.all_in(each) for where, each in sets.items()}


def people_before(houses: Sequence[UUID], year: int) -> dict[UUID, PeopleSet]:
    """Per initiative who came in the years before, for help or to join in."""
    found: dict[UUID, PeopleSet] = {}
    for (initiative, _kind), people in came_before(houses, year).items():
        found[initiative] = found.get(initiative, NO_ONE) | people
    return found


def _numbers(houses: Sequence[UUID], cells: Cells | None, year: int) -> Iterator[tuple[tuple[UUID, str], PeopleSet]]:
    for kind, facts in ((Kind.HELP, Visit.objects.valid()), (Kind.ACTIVATION, Attendance.objects.valid())):
        rows = facts.filter(house__in=houses, year__lt=year, person_number__isnull=False)
        listed = _within(rows, cells).order_by(*_CELL).values_list(*_CELL, "person_number").distinct()
        for part, group in groupby(listed.iterator(2000), itemgetter(0, 1, 2)):
            if cells is None or Cell(*part) in cells:
                yield (part[0], kind.value), PeopleSet.of(row[3] for row in group)
