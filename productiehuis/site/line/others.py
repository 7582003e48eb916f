"""How others went on from a step, out of what is registered: presence and visits, first times only."""

from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

from django.core.cache import cache
from django.db.models import Min, Q

from productiehuis.activities.models import Attendance
from productiehuis.helpdesk.models import Visit
from productiehuis.house.models import House
from productiehuis.monitor.models import ShowingRule
from productiehuis.pathway.models import Step
from productiehuis.pathway.queries import Line
from productiehuis.pathway.rules.ways import went_on
from productiehuis.people.models import Merge

# Somebody more or less today changes nothing that anybody may see, so once an hour is enough.
REMEMBER_SECONDS = 3600

Were = tuple[int, UUID, date]


def _places(steps: list[Step]) -> dict[tuple[UUID | None, UUID | None], list[UUID]]:
    """Which steps somebody takes who comes to a room, to a course, or to a course in a room."""
    found: dict[tuple[UUID | None, UUID | None], list[UUID]] = {}
    for step in steps:
        found.setdefault((step.room_id, step.course_id), []).append(step.pk)
    return found


def steps_of(house: House, steps: list[Step], numbers: Collection[int] | None = None) -> Iterator[Were]:
    """Who came to which step, and when first: everybody with a number, or only these numbers."""
    whose = Q(person_number__isnull=False) if numbers is None else Q(person_number__in=numbers)
    places = _places(steps)
    came = Attendance.objects.valid().filter(whose, house=house).order_by()
    of_programme = ("person_number", "session__programme__room", "session__programme__template")
    for number, room, course, day in (
        came.values(*of_programme).annotate(first=Min("date")).values_list(*of_programme, "first")
    ):
        for place in {(room, course), (room, None), (None, course)}:
            for step in places.get(place, ()):
                yield number, step, day
    asked = Visit.objects.valid().filter(whose, house=house).order_by()
    for number, room, day in asked.values_list("person_number", "room").annotate(first=Min("date")):
        for step in places.get((room, None), ()):
            yield number, step, day


def _often(house: House, line: Line) -> dict[UUID, list[UUID]]:
    least = ShowingRule.objects.of(house).least_people
    return went_on(steps_of(house, line.steps), Merge.objects.roots(house), least)


def how_others_went(house: House, line: Line) -> dict[UUID, list[UUID]]:
    """After each step the steps that many people did next. Below the least number nothing is known, not even that."""
    if not line.steps:
        return {}
    key = f"ways:{house.pk}:{hash(tuple(step.pk for step in line.steps))}"
    found = cache.get_or_set(key, lambda: _often(house, line), REMEMBER_SECONDS)
    return found or {}
