"""My way through the house: where I came first, what I joined, which part I played, what I reached. Only for me."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from productiehuis.activities.models import Attendance
from productiehuis.helpdesk.models import Visit
from productiehuis.house.models import House, Storey, StoreyKind
from productiehuis.initiatives.models import Room
from productiehuis.people.models import Merge, Person
from productiehuis.plans.forms.milestones import ICONS
from productiehuis.plans.models import Kind, Milestone, MilestoneKind, Part
from productiehuis.plans.page import lines_of
from productiehuis.site.line.ways import bare_plan
from productiehuis.ui.drawing.plan import HousePlan
from productiehuis.ui.drawing.way import WayStop
from productiehuis.ui.templatetags.ui import in_active_language
from productiehuis.ui.writing import capital

# A drawing of more is no drawing; the list has them all.
MOST_DRAWN = 12
# What takes somebody out of the house, up under the roof.
OUT = frozenset(
    (
        MilestoneKind.PAID_JOB,
        MilestoneKind.OWN_PRACTICE,
        MilestoneKind.OWN_COMPANY,
        MilestoneKind.OUT_OF_BENEFIT,
        MilestoneKind.NEW_DISTRICT,
        MilestoneKind.FLOWN_OUT,
    )
)


@dataclass(frozen=True)
class Stop:
    """One place on my way, with when I was there first."""

    on: date
    name: str
    what: str
    icon: str
    storey: Storey
    url: str


def my_stops(person: Person) -> list[Stop]:
    """In the order of the days; of each room only the first time."""
    storeys = list(Storey.objects.filter(house=person.house_id))
    if not storeys:
        return []
    keys = Merge.objects.keys_of([person])
    rooms = {room.pk: room for room in Room.objects.filter(house=person.house_id).select_related("storey", "house")}
    found = [*_visited(keys, rooms), *_joined(keys, rooms), *_done(person, storeys), *_reached(person, storeys)]
    return sorted(found, key=lambda stop: (stop.on, stop.storey.level, stop.name))


def _first(rows: Iterable[tuple[UUID, date]]) -> dict[UUID, date]:
    first: dict[UUID, date] = {}
    for room, day in rows:
        first[room] = min(day, first.get(room, day))
    return first


def _visited(keys: set[UUID], rooms: dict[UUID, Room]) -> Iterator[Stop]:
    rows = Visit.objects.valid().filter(person__in=keys).values_list("room_id", "date")
    for key, day in _first(rows).items():
        yield _in_room(rooms[key], day, _("Je kwam hier voor het eerst met een vraag."))


def _joined(keys: set[UUID], rooms: dict[UUID, Room]) -> Iterator[Stop]:
    rows = Attendance.objects.valid().filter(person__in=keys, is_present=True)
    for key, day in _first(rows.values_list("session__programme__room_id", "date")).items():
        yield _in_room(rooms[key], day, _("Je deed hier voor het eerst mee."))


def _in_room(room: Room, on: date, what: str) -> Stop:
    url = reverse("room", args=[room.house.slug, room.slug])
    return Stop(on, in_active_language(room.name)[0], what, room.pictogram, room.storey, url)


def _reached(person: Person, storeys: Sequence[Storey]) -> Iterator[Stop]:
    high, roof = _storey(storeys, StoreyKind.VERDIEPING), _storey(storeys, StoreyKind.ZOLDER)
    for each in Milestone.objects.filter(person=person):
        kind = MilestoneKind(each.kind)
        storey = roof if kind in OUT else high
        url = reverse("milestone", args=[person.house.slug, each.pk])
        yield Stop(each.on, capital(each.says), each.words, ICONS[kind], storey, url)


def _done(person: Person, storeys: Sequence[Storey]) -> Iterator[Stop]:
    """Steps of the own plan that were done; one of the line stands on its storey."""
    parts = Part.objects.standing().filter(plan__person=person, kind=Kind.STEP, done_on__isnull=False)
    for line in lines_of(list(parts)):
        name = line.part.text or (in_active_language(line.step.name)[0] if line.step else "")
        storey = line.step.storey if line.step else _storey(storeys, StoreyKind.VERDIEPING)
        url = reverse("plan_part", args=[person.house.slug, line.part.pk])
        if name and line.part.done_on:
            yield Stop(line.part.done_on, name[:80], _("Een stap uit je plan."), "stairs", storey, url)


def _storey(storeys: Sequence[Storey], kind: StoreyKind) -> Storey:
    """The lowest storey of this kind; where the house has none, its highest."""
    return next((each for each in storeys if each.kind == kind), storeys[-1])


def drawn(house: House, stops: Sequence[Stop]) -> tuple[HousePlan, tuple[WayStop, ...]]:
    """The house without its rooms, and the last steps of the way in it."""
    storeys = list(Storey.objects.filter(house=house))
    place = {storey.pk: index for index, storey in enumerate(storeys)}
    way = tuple(WayStop(stop.name, stop.url, stop.icon, place[stop.storey.pk]) for stop in stops[-MOST_DRAWN:])
    return bare_plan(house, storeys), way
