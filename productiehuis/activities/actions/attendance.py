"""Who was there. Append-only: taking back, and coming back, is a new row that corrects the one before it.

`attendance_row` makes one row without saving; one tap and ten thousand (`register_many`) go through it.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from productiehuis.activities.actions.problems import refuse
from productiehuis.activities.models import Attendance, Session
from productiehuis.activities.rules.states import problems_of_attendance
from productiehuis.audit.actions import record, record_many, told_by
from productiehuis.audit.actor import Actor
from productiehuis.audit.models import Event
from productiehuis.initiatives.look_up import make_known
from productiehuis.initiatives.models import KnownHere
from productiehuis.kernel.keys import new_key
from productiehuis.people.actions import add_person, hold
from productiehuis.people.models import Merge, Person

MOST_AT_ONCE = 500


def attendance_row(
    *,
    session: Session,
    person: Person | None = None,
    contacts: int = 1,
    by: Actor,
    client_key: UUID | None = None,
    registered_at: datetime | None = None,
    corrects: Attendance | None = None,
    is_present: bool = True,
) -> Attendance:
    """One person, or so many unnamed people, at a date, with storey and district as they are today. Not saved.

    The session needs its programme, with room and location, at hand.
    """
    number = person.number if person else None
    room = session.programme.room
    if corrects is not None:
        number = corrects.person_number
    return Attendance(
        house_id=session.house_id,
        session=session,
        initiative_id=session.initiative_id,
        person=person,
        person_number=number,
        contacts=1 if number is not None else contacts,
        is_present=is_present,
        storey_id=room.storey_id,
        district=room.location.district if room.location else "",
        date=session.date,
        month=session.month,
        year=session.year,
        client_key=client_key or new_key(),
        registered_at=registered_at or timezone.now(),
        registered_by_key=by.key,
        corrects=corrects,
    )


@transaction.atomic
def register_many(
    rows: Iterable[Attendance],
    *,
    by: Actor,
    how: KnownHere.How = KnownHere.How.ACTIVITY,
    under: Event | None = None,
) -> int:
    """Store many rows of one house at once, with the log and who is known where. Returns how many.

    Each is a line of the log, unless the line `under` which all of them fall is there already.
    """
    rows = Attendance.objects.bulk_create(rows, batch_size=500)
    if not rows:
        return 0
    pairs = {(row.initiative_id, row.person_id) for row in rows if row.person_id and row.is_present}
    known = [
        KnownHere(house_id=rows[0].house_id, initiative_id=initiative, person_id=person, how=how)
        for initiative, person in sorted(pairs, key=str)
    ]
    KnownHere.objects.bulk_create(known, batch_size=500, ignore_conflicts=True)
    if under is not None:
        told_by(under, house_key=rows[0].house_id, by=by)
    else:
        record_many(verb="presence noted", objs=rows, house_key=rows[0].house_id, by=by)
    return len(rows)


def _check(session: Session) -> None:
    day = session.house.today
    refuse(problems_of_attendance(status=session.status, day=session.date, today=day))


def _lock(session: Session) -> Session:
    """The date, held until the end of the transaction: two phones at one door count once."""
    at_hand = ("house", "initiative", "programme__room__location")
    return Session.objects.select_for_update(of=("self",)).select_related(*at_hand).get(pk=session.pk)


def _save(row: Attendance, by: Actor) -> Attendance:
    row.save(force_insert=True)
    verb = "presence noted" if row.is_present else "presence taken back"
    record(verb=verb, obj=row, house_key=row.house_id, by=by, changes={"contacts": [None, row.contacts]})
    return row


@transaction.atomic
def set_present(*, session: Session, person: Person, present: bool, by: Actor, client_key: UUID) -> Attendance | None:
    """Somebody is there, or not after all. Says what should be, so twice is once. Returns the new row, if any."""
    return _set_present(_lock(session), person, present, by, client_key)


def _set_present(session: Session, person: Person, present: bool, by: Actor, client_key: UUID) -> Attendance | None:
    """The same inside a transaction that holds the date."""
    _check(session)
    if known := Attendance.objects.filter(client_key=client_key, house=session.house_id).first():
        return known
    numbers = Merge.objects.numbers_of(person)
    rows = Attendance.objects.filter(session=session, person_number__in=numbers, correction__isnull=True)
    standing = [row for row in rows if row.is_present]
    if present:
        return None if standing else _come(session, person, list(rows), by, client_key)
    last = None
    for row in standing:
        key = new_key() if last else client_key
        last = _save(
            attendance_row(session=session, person=row.person, by=by, client_key=key, corrects=row, is_present=False),
            by,
        )
    return last


def _come(session: Session, person: Person, gone: list[Attendance], by: Actor, client_key: UUID) -> Attendance:
    hold(person)
    before = next((row for row in gone if row.person_number == person.number), None)
    make_known(initiative=session.initiative, person=person, how=KnownHere.How.ACTIVITY)
    return _save(attendance_row(session=session, person=person, by=by, client_key=client_key, corrects=before), by)


@transaction.atomic
def add_on_the_spot(*, session: Session, by: Actor, client_key: UUID, **fields: object) -> Person:
    """Somebody new walks in: a first name is enough."""
    session = _lock(session)
    person = add_person(house=session.house, by=by, client_key=client_key, **fields)
    make_known(initiative=session.initiative, person=person, how=KnownHere.How.ACTIVITY)
    _set_present(session, person, True, by, client_key)
    return person


@transaction.atomic
def count_unnamed(*, session: Session, step: int, by: Actor, client_key: UUID) -> int:
    """So many more, or fewer, unnamed people. Fewer corrects the last counts. Returns the change that was made."""
    session = _lock(session)
    _check(session)
    if abs(step) > MOST_AT_ONCE:
        raise ValidationError(_("Vul een kleiner getal in: hooguit 500 tegelijk."))
    if step == 0 or Attendance.objects.filter(client_key=client_key, house=session.house_id).exists():
        return 0
    if step > 0:
        _save(attendance_row(session=session, contacts=step, by=by, client_key=client_key), by)
        return step
    return -_fewer(session, -step, by, client_key)


def _fewer(session: Session, count: int, by: Actor, client_key: UUID) -> int:
    rows = Attendance.objects.valid().filter(session=session, person_number__isnull=True)
    left = count
    for row in rows.order_by("-registered_at", "-id"):
        if left == 0:
            break
        stays = max(row.contacts - left, 0)
        key = client_key if left == count else new_key()
        left -= row.contacts - stays
        new = attendance_row(
            session=session,
            contacts=stays or row.contacts,
            by=by,
            client_key=key,
            corrects=row,
            is_present=stays > 0,
        )
        _save(new, by)
    return count - left
