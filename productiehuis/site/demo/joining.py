"""Programmes of the past with who was there, in bulk through the activities' own rows."""

from collections.abc import Mapping, Sequence
from datetime import date, time

from productiehuis.activities.actions import attendance_row, register_many
from productiehuis.activities.actions.sessions import session_row
from productiehuis.activities.models import CourseTemplate, Lesson, Programme, ProgrammeKind, Session
from productiehuis.audit.actor import Actor
from productiehuis.initiatives.models import Room
from productiehuis.people.models import Person


def past_programme(
    room: Room, slug: str, days: Sequence[date], hours: tuple[int, int], template: CourseTemplate | None = None
) -> dict[date, Session]:
    """A programme that has ended, with its real dates."""
    if room.initiative is None:
        raise ValueError("a programme is in a room of an initiative")
    programme = Programme.objects.create(
        house=room.house,
        initiative=room.initiative,
        room=room,
        slug=slug,
        name=room.name,
        what=room.what,
        kind=ProgrammeKind.COURSE if template else ProgrammeKind.REPEATING,
        template=template,
        first_date=days[0],
        starts=time(hours[0]),
        ends=time(hours[1]),
        rrule=f"FREQ=WEEKLY;UNTIL={days[-1]:%Y%m%d}",
        is_active=False,
    )
    lessons: list[Lesson] = list(template.lessons.order_by("number")) if template else []
    sessions = [
        session_row(programme, day, lessons[index] if index < len(lessons) else None) for index, day in enumerate(days)
    ]
    Session.objects.bulk_create(sessions, batch_size=500)
    return {session.date: session for session in sessions}


def were_there(
    sessions: Mapping[date, Session], present: Mapping[date, Sequence[int]], persons: Sequence[Person], by: Actor
) -> int:
    """Store who was at which date."""
    return register_many(
        [
            attendance_row(session=sessions[day], person=persons[index], by=by, registered_at=sessions[day].ends_at)
            for day, names in present.items()
            for index in names
        ],
        by=by,
    )
