"""From what was told at the desk to unsaved rows. One visit and three thousand go through the same builders."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from productiehuis.audit.actor import Actor
from productiehuis.helpdesk.models import Course, HelpRequest, RequestStep, Visit, VisitKind
from productiehuis.helpdesk.rules import Asked, Entry, local_day
from productiehuis.house.bulk import fresh
from productiehuis.initiatives.models import Initiative, Room
from productiehuis.people.models import Person


@dataclass(frozen=True)
class Registration:
    """One visit as it was told. Without a language it is the person's own; of who is unnamed we invent none.

    `registered_at` is only for loaders; at the desk it is now. A list on which no language stands tells none.
    """

    client_key: UUID
    room: Room
    kind: str
    person: Person | None = None
    contacts: int = 1
    language: str = ""
    asked: Sequence[Asked] = ()
    at: datetime = field(default_factory=timezone.now)
    registered_at: datetime | None = None
    tells_language: bool = True
    # Of somebody who was erased before it was stored only the number is left.
    gone: int | None = None

    @property
    def entry(self) -> Entry:
        return Entry(self.kind, self.asked, self.contacts, self.person is not None or self.gone is not None)

    @property
    def spoken(self) -> str:
        own = self.person.language if self.person and self.tells_language else ""
        return self.language or own


def visit_row(registration: Registration, initiative: Initiative, by: Actor) -> Visit:
    """The visit with all that is copied on it: storey and area as they are today, the day in the house's zone.

    The initiative needs its house at hand, the room its storey and location.
    """
    room, place, person = registration.room, registration.room.location, registration.person
    day = local_day(registration.at, initiative.house.zone)
    visit = fresh(
        Visit,
        house_id=initiative.house_id,
        initiative_id=initiative.pk,
        room_id=room.pk,
        storey_id=room.storey_id,
        district=place.district if place else "",
        area_code=place.area_code if place else "",
        area_year=place.area_year if place else None,
        kind=registration.kind,
        person_id=person.pk if person else None,
        person_number=person.number if person else registration.gone,
        contacts=registration.contacts if registration.kind == VisitKind.GROUP else 1,
        language=registration.spoken,
        at=registration.at,
        date=day,
        month=day.month,
        year=day.year,
        client_key=registration.client_key,
        registered_at=registration.registered_at or timezone.now(),
        registered_by_key=by.key,
        device_key=by.device_key,
    )
    # What it points to is at hand, at a third of the cost of setting one by one.
    visit._state.fields_cache.update(initiative=initiative, room=room, person=person)
    return visit


def request_rows(visit: Visit, asked: Sequence[Asked]) -> list[HelpRequest]:
    rows = [
        fresh(
            HelpRequest,
            house_id=visit.house_id,
            visit_id=visit.pk,
            topic_id=each.topic,
            own_words=each.words,
            course=each.course,
            position=position,
        )
        for position, each in enumerate(asked)
    ]
    for row in rows:
        row._state.fields_cache["visit"] = visit
    return rows


def step_row(request: HelpRequest, by: Actor, *, note: str = "", at: datetime | None = None) -> RequestStep:
    """One line of the history, with the course as it stands on the request."""
    return RequestStep(
        house_id=request.house_id,
        request=request,
        course=request.course,
        note=note,
        at=at or timezone.now(),
        by_key=by.key,
        by_name=by.name[:140],
    )


def first_steps(requests: Sequence[HelpRequest], by: Actor, at: datetime) -> list[RequestStep]:
    """A request starts open without a step; one that was settled at the desk itself has that as its first step."""
    return [step_row(each, by, at=at) for each in requests if each.course != Course.OPEN]
