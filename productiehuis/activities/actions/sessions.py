"""The real dates: making them from the plan, laying lessons on them, cancelling one with word to who signed up."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from productiehuis.activities.actions.problems import refuse
from productiehuis.activities.actions.sign_ups import lock, sign_ups_for
from productiehuis.activities.actions.word import tell_cancelled
from productiehuis.activities.models import Lesson, Programme, Session, SessionStatus
from productiehuis.activities.rules.dates import HORIZON, course_dates, dates, moments
from productiehuis.activities.rules.states import problems_of_cancelling
from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.initiatives.models import Initiative
from productiehuis.kernel.texts import TranslatedText


def lock_initiative(initiative: Initiative) -> None:
    """Let who makes something here at the same moment wait, so that one form sent twice is one record."""
    Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)


def session_row(programme: Programme, day: date, lesson: Lesson | None = None) -> Session:
    """One date, not saved."""
    starts_at, ends_at = moments(day, programme.starts, programme.ends, programme.house.zone)
    return Session(
        house=programme.house,
        programme=programme,
        initiative=programme.initiative,
        lesson=lesson,
        starts_at=starts_at,
        ends_at=ends_at,
        date=day,
        month=day.month,
        year=day.year,
    )


def planned_days(programme: Programme, since: date) -> list[date]:
    """The days a programme that is not a course should have, up to the horizon."""
    until = max(programme.house.today, programme.first_date) + HORIZON
    return dates(
        first=programme.first_date,
        rule=programme.rrule,
        skips_holidays=programme.skips_holidays,
        since=since,
        until=until,
    )


def lay_dates(programme: Programme, since: date) -> list[Session]:
    """Make the dates that are missing from a day on. Doing it again makes nothing."""
    if programme.is_course:
        return _lay_lessons(programme, since)
    have = set(programme.sessions.values_list("date", flat=True))
    rows = [session_row(programme, day) for day in planned_days(programme, since) if day not in have]
    return Session.objects.bulk_create(rows, batch_size=500)


def _lay_lessons(programme: Programme, since: date) -> list[Session]:
    """Lay the lessons not yet given on the days from `since` on; a cancelled day moves what follows."""
    assert programme.template is not None
    existing = list(programme.sessions.order_by("date"))
    now = timezone.now()
    past = [each for each in existing if not each.is_cancelled and (each.date < since or each.starts_at <= now)]
    given = {each.lesson_id for each in past}
    to_give = [each for each in programme.template.lessons.order_by("number") if each.pk not in given]
    days = course_dates(
        lessons=len(to_give),
        first=programme.first_date,
        rule=programme.rrule,
        skips_holidays=programme.skips_holidays,
        since=since,
        not_on=[each.date for each in existing if each.is_cancelled or each in past],
    )
    by_day = {each.date: each for each in existing if not each.is_cancelled}
    new = []
    for day, lesson in zip(days, to_give, strict=False):
        if (known := by_day.get(day)) is None:
            new.append(session_row(programme, day, lesson))
        elif known.lesson_id != lesson.pk:
            known.lesson = lesson
            touch(known, "lesson")
    return Session.objects.bulk_create(new, batch_size=500)


def touch(session: Session, *fields: str) -> None:
    """Save what changed, so that calendars that follow see it."""
    session.sequence += 1
    session.changed_at = timezone.now()
    session.save(update_fields=[*fields, "sequence", "changed_at"])


def target(session: Session) -> Session | None:
    """What people sign up for: the date, or the whole course."""
    return None if session.programme.is_course else session


def off(session: Session, note: TranslatedText, by: Actor) -> None:
    """Cancel one date and tell who signed up. Inside the caller's transaction."""
    session.status, session.cancel_note = SessionStatus.CANCELLED, note
    touch(session, "status", "cancel_note")
    changes = {"status": ["planned", "cancelled"]}
    record(verb="session cancelled", obj=session, house_key=session.house_id, by=by, changes=changes)
    tell_cancelled(sign_ups_for(session.programme, target(session)), session)


@transaction.atomic
def cancel_session(*, session: Session, by: Actor, note: TranslatedText | None = None) -> Session:
    """This day does not go on. The lessons of a course that follow move one date."""
    programme = lock(session.programme_id)
    session = Session.objects.select_related("house", "programme").get(pk=session.pk)
    if session.is_cancelled:
        return session
    refuse(
        problems_of_cancelling(
            status=session.status,
            ends_at=session.ends_at,
            has_presence=session.attendance.valid().exists(),
            now=timezone.now(),
        )
    )
    off(session, note or TranslatedText(), by)
    if programme.is_course:
        _lay_lessons(programme, session.date)
    return session


def drop(sessions: QuerySet[Session] | Iterable[Session], by: Actor) -> None:
    """Dates that no longer fit the plan: gone when nobody knows of them, else cancelled with word."""
    for each in sessions:
        if each.sign_ups.exists() or each.attendance.exists() or each.tallies.exists() or each.programme.is_course:
            off(each, TranslatedText(), by)
        else:
            each.delete()
