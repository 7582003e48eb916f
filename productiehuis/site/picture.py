"""Fills the drawing of the house from what stands in it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

import segno
from django.urls import reverse
from django.utils.translation import get_language

from productiehuis.house.models import Foundation, House, Storey, StoreyKind
from productiehuis.initiatives.models import Room, RoomStatus
from productiehuis.initiatives.openings import is_open_at, next_opening, opening_lines, opening_text, rooms_of
from productiehuis.kernel.texts import TranslatedText
from productiehuis.people.forms.persons import SPOKEN
from productiehuis.ui.drawing.plan import HousePlan, RoomPlan, StoreyPlan
from productiehuis.ui.templatetags.ui import direction


@dataclass(frozen=True)
class RoomFacts:
    """A room as a card on a page shows it."""

    room: Room
    url: str
    is_open: bool
    times: list[str]
    next_opening: datetime | None
    languages: list[str]

    def is_open_on(self, day: date) -> bool:
        """Open now, or later on this day in the time of the house."""
        coming = self.next_opening
        return self.is_open or bool(coming and coming.astimezone(self.room.house.zone).date() == day)


def shown_rooms(house: House) -> list[Room]:
    """The rooms people see: every one that is not closed for good."""
    return [room for room in rooms_of(house) if room.status != RoomStatus.CLOSED]


def _words(text: TranslatedText) -> tuple[str, str, str]:
    """Text, language and direction; the last two only where they differ from the page's."""
    active = (get_language() or "nl").split("-")[0]
    words, language = text.in_language(active)
    return (words, "", "") if language == active else (words, language, direction(language))


def room_facts(room: Room, house: House, now: datetime) -> RoomFacts:
    names = dict(SPOKEN)
    return RoomFacts(
        room=room,
        url=reverse("room", args=[house.slug, room.slug]),
        is_open=is_open_at(room, now),
        times=opening_lines(room),
        next_opening=next_opening(room, now),
        languages=[str(names.get(code, code)) for code in room.languages],
    )


def _room_plan(room: Room, house: House, now: datetime) -> RoomPlan:
    name, lang, dir = _words(room.name)
    return RoomPlan(
        name=name,
        url=reverse("room", args=[house.slug, room.slug]),
        topic=room.pictogram,
        is_open=is_open_at(room, now),
        note=opening_text(room, now),
        is_planned=room.status == RoomStatus.PLANNED,
        lang=lang,
        dir=dir,
    )


def _storey_plan(storey: Storey, rooms: Iterable[Room], house: House, now: datetime) -> StoreyPlan:
    return StoreyPlan(
        kind=storey.kind,
        name=_words(storey.name)[0],
        motto=_words(storey.motto)[0],
        url=reverse("storey", args=[house.slug, storey.slug]),
        rooms=tuple(_room_plan(room, house, now) for room in rooms),
    )


def house_plan(house: House, rooms: list[Room], now: datetime) -> HousePlan:
    """The whole house: every storey, also an empty one, with its rooms."""
    storeys = Storey.objects.filter(house=house).order_by("level")
    return HousePlan(
        name=house.name,
        url=reverse("house", args=[house.slug]),
        storeys=tuple(
            _storey_plan(storey, [room for room in rooms if room.storey_id == storey.pk], house, now)
            for storey in storeys
        ),
        on_hold=not house.is_open,
    )


def foundation_plan(foundation: Foundation, plans: list[HousePlan]) -> HousePlan | None:
    """One picture of all open houses: the storeys of the first, some rooms of each."""
    if not plans:
        return None
    first = plans[0]
    storeys = []
    for storey in first.storeys:
        rooms = [room for plan in plans for each in plan.storeys if each.kind == storey.kind for room in each.rooms]
        storeys.append(replace(storey, rooms=tuple(rooms[: 4 if storey.kind != StoreyKind.ZOLDER else 2])))
    return HousePlan(name=foundation.name, url=reverse("foundation"), storeys=tuple(storeys))


def house_qr(plan: HousePlan, absolute: Callable[[str], str]) -> dict[str, str]:
    """For each room's address a QR code as an SVG path in modules."""
    codes = {}
    for storey in plan.storeys:
        for room in storey.rooms:
            codes[room.url] = qr_path(absolute(room.url))
    return codes


def qr_path(text: str) -> str:
    """The dark modules of a QR code as one SVG path; one module is one unit, without a border."""
    code = segno.make(text, error="m", micro=False)
    runs = []
    for y, row in enumerate(code.matrix):
        for x, dark in enumerate(row):
            if dark:
                runs.append(f"M{x} {y}h1v1h-1z")
    return "".join(runs)
