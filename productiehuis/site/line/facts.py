"""What a page shows of each step: where, when next, who offers it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from productiehuis.activities.models import Session, SessionStatus
from productiehuis.house.models import House, Location
from productiehuis.initiatives.models import Initiative, Organisation, Room, RoomStatus
from productiehuis.initiatives.openings import next_opening, opening_text
from productiehuis.pathway.models import Step
from productiehuis.site.picture import shown_rooms


@dataclass(frozen=True)
class StepFacts:
    step: Step
    url: str
    location: Location | None
    offered_by: Initiative | Organisation | None
    next_time: datetime | None
    times: str
    is_coming: bool  # The room is not open yet.

    @property
    def by_residents(self) -> bool:
        return isinstance(self.offered_by, Initiative)


def _next_sessions(house: House, steps: Iterable[Step], now: datetime) -> dict[tuple[UUID, UUID | None], Session]:
    """The first date to come of each course, and of each course in a room."""
    courses = {step.course_id for step in steps if step.course_id}
    if not courses:
        return {}
    rows = Session.objects.filter(
        house=house,
        programme__template__in=courses,
        programme__is_active=True,
        programme__has_page=True,
        status=SessionStatus.PLANNED,
        ends_at__gt=now,
    )
    found: dict[tuple[UUID, UUID | None], Session] = {}
    for session in rows.select_related("house", "programme__room__location").order_by("starts_at", "id"):
        template, room = session.programme.template_id, session.programme.room_id
        if template:
            found.setdefault((template, room), session)
            found.setdefault((template, None), session)
    return found


def _of_step(step: Step, house: House, room: Room | None, session: Session | None, now: datetime) -> StepFacts:
    where = room or (session.programme.room if session else None)
    if session:
        url = reverse("programme", args=[house.slug, session.programme.slug])
    else:
        url = reverse("room", args=[house.slug, where.slug]) if where else reverse("agenda", args=[house.slug])
    return StepFacts(
        step=step,
        url=url,
        location=where.location if where else None,
        offered_by=step.offered_by,
        next_time=session.begins if session else (next_opening(room, now) if room and not step.course_id else None),
        times=opening_text(room, now) if room and not step.course_id else "",
        is_coming=bool(room and room.status == RoomStatus.PLANNED),
    )


def facts_of(house: House, steps: Iterable[Step]) -> dict[UUID, StepFacts]:
    """The facts of these steps, in few queries however many there are."""
    found, now = list(steps), timezone.now()
    rooms = {room.pk: room for room in shown_rooms(house)}
    sessions = _next_sessions(house, found, now)
    return {
        step.pk: _of_step(
            step,
            house,
            rooms.get(step.room_id) if step.room_id else None,
            sessions.get((step.course_id, step.room_id)) if step.course_id else None,
            now,
        )
        for step in found
    }
