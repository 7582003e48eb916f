"""Who took part, from a list: on the date of that day of the activity by that name, found or made."""

from collections.abc import Sequence
from datetime import date

from productiehuis.activities.actions import attendance_row, past_sessions, register_many
from productiehuis.activities.models import Attendance, Session
from productiehuis.audit.actor import Actor
from productiehuis.audit.models import Event
from productiehuis.imports.actions.activities import chosen_programme
from productiehuis.imports.keys import base_of, presence_key
from productiehuis.imports.models import Import
from productiehuis.imports.staging import Staged
from productiehuis.initiatives.models import KnownHere
from productiehuis.people.models import Person

Dates = dict[tuple[int, date], Session]
# The last word on somebody at a date.
Standing = dict[tuple[object, int], Attendance]


def store_presence(
    import_: Import, rows: Sequence[Staged], people: dict[int, Person], *, by: Actor, under: Event
) -> None:
    """Store the presences of these rows. Who is there already, by a tap or another row, stays there once."""
    rows = [row for row in rows if row.activity >= 0]
    if not rows:
        return
    dates = _dates(import_, rows, by, under)
    standing = _standing(dates, {people[row.who].number for row in rows if row.who in people})
    base, new = base_of(import_), []
    for row in rows:
        session = dates[row.activity, row.date]  # type: ignore[index]
        person = people.get(row.who) if row.who is not None else None
        before = standing.get((session.pk, person.number)) if person else None
        if before is not None and before.is_present:
            continue
        presence = attendance_row(
            session=session,
            person=None if person and person.erased_at else person,
            contacts=row.times,
            by=by,
            client_key=presence_key(base, row.sheet, row.row, row.column),
            corrects=before,
        )
        if person:
            presence.person_number, presence.contacts = person.number, 1
            standing[session.pk, person.number] = presence
        new.append(presence)
    register_many(new, by=by, how=KnownHere.How.IMPORT, under=under)


def _dates(import_: Import, rows: Sequence[Staged], by: Actor, under: Event) -> Dates:
    days: dict[int, set[date]] = {}
    for row in rows:
        if row.date:
            days.setdefault(row.activity, set()).add(row.date)
    found: Dates = {}
    for activity, of_activity in days.items():
        made = past_sessions(
            initiative=import_.initiative,
            name=import_.found["activities"][activity],
            days=of_activity,
            room=import_.room,  # type: ignore[arg-type]
            programme=chosen_programme(import_, activity),
            by=by,
            under=under,
        )
        found |= {(activity, day): session for day, session in made.items()}
    return found


def _standing(dates: Dates, numbers: set[int]) -> Standing:
    rows = Attendance.objects.filter(
        session__in=[session.pk for session in dates.values()], person_number__in=numbers, correction__isnull=True
    )
    return {(row.session_id, row.person_number): row for row in rows if row.person_number}


def take_back(presences: Sequence[Attendance], *, by: Actor, under: Event) -> int:
    """These people were not there after all."""
    rows = [
        attendance_row(
            session=each.session,
            person=each.person,
            contacts=each.contacts,
            by=by,
            corrects=each,
            is_present=False,
        )
        for each in presences
    ]
    return register_many(rows, by=by, how=KnownHere.How.IMPORT, under=under)
