"""Registrations for tests, made by the same actions as those of the desk and the activities."""

from datetime import UTC, date, datetime, time

from productiehuis.activities.actions.attendance import attendance_row
from productiehuis.activities.actions.attendance import register_many as attend_many
from productiehuis.activities.actions.tallies import tell
from productiehuis.activities.models import Programme, ProgrammeKind, Session
from productiehuis.helpdesk.actions import Registration, register_many
from productiehuis.helpdesk.models import VisitKind
from productiehuis.helpdesk.rules import Asked
from productiehuis.kernel.keys import new_key
from productiehuis.kernel.texts import TranslatedText
from tests.cast import TESTER


def noon(day):
    return datetime.combine(day, time(12), UTC)


def visit(room, initiative, person=None, *, kind=None, contacts=1, topics=(), at=None):
    kind = kind or (VisitKind.KNOWN if person else VisitKind.ANONYMOUS)
    registration = Registration(
        client_key=new_key(),
        room=room,
        kind=kind,
        person=person,
        contacts=contacts,
        asked=tuple(Asked(topic.pk) for topic in topics),
        at=at or noon(date(2018, 3, 5)),
    )
    return register_many(registrations=[registration], initiative=initiative, by=TESTER)[0]


def session(room, initiative, day):
    programme = Programme.objects.create(
        house=initiative.house,
        initiative=initiative,
        room=room,
        slug=f"les-{new_key()}",
        name=TranslatedText.of("Les"),
        kind=ProgrammeKind.SINGLE,
        first_date=day,
        starts=time(10),
        ends=time(12),
    )
    return Session.objects.create(
        house=initiative.house,
        programme=programme,
        initiative=initiative,
        starts_at=noon(day),
        ends_at=noon(day),
        date=day,
        month=day.month,
        year=day.year,
    )


def attend(at, *people, unnamed=0):
    rows = [attendance_row(session=at, person=person, by=TESTER) for person in people]
    if unnamed:
        rows.append(attendance_row(session=at, contacts=unnamed, by=TESTER))
    attend_many(rows, by=TESTER)


def told(initiative, field, count, year=2018, month=None, session=None):
    return tell(
        initiative=initiative,
        field=field,
        count=count,
        year=year,
        month=month,
        session=session,
        by=TESTER,
        client_key=new_key(),
    )
