"""Which fields of joining in are personal, why they are kept, how long, and how they are erased."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from productiehuis.activities.actions.sign_ups import move_up
from productiehuis.activities.models import Attendance, Certificate, LessonDone, Programme, Session, SignUp, SignUpState
from productiehuis.audit.actor import system
from productiehuis.house.models import House
from productiehuis.initiatives.models import Initiative
from productiehuis.people.models import Person
from productiehuis.people.privacy import Kept
from productiehuis.people.telling import Part, word_of
from productiehuis.people.terms import Term


def _sign_ups_due(house: House, before: datetime) -> QuerySet[Any]:
    """For dates that are over, and for courses whose last date is."""
    courses = Programme.objects.filter(house=house).annotate(last=Max("sessions__ends_at")).filter(last__lt=before)
    over = Q(session__ends_at__lt=before) | Q(session__isnull=True, programme__in=courses.values("pk"))
    return SignUp.objects.filter(over, house=house, at__lt=before)


def _attendance_due(house: House, before: datetime) -> QuerySet[Any]:
    day = before.astimezone(house.zone).date()
    return Attendance.objects.filter(house=house, person__isnull=False, date__lt=day)


def _certificates_due(house: House, before: datetime) -> QuerySet[Any]:
    return Certificate.objects.filter(house=house, given_at__lt=before)


def _lessons_due(house: House, before: datetime) -> QuerySet[Any]:
    return LessonDone.objects.filter(house=house, at__lt=before)


def _take_off(rows: QuerySet[Any]) -> int:
    return rows.update(person=None)


def _delete(rows: QuerySet[Any]) -> int:
    return rows.delete()[0]


TERMS = (
    Term(
        "sign_ups",
        _("Aanmeldingen"),
        _("Tot %(time)s na de datum, of tot je het laat wissen."),
        _("De aanmelding gaat weg. Wie er was, blijft geteld."),
        12,
        1,
        24,
        _("Een maand na de datum is de lijst niet meer nodig. Twee jaar is het meeste (AVG: niet langer dan nodig)."),
        due=_sign_ups_due,
        forget=_delete,
    ),
    Term(
        "attendance",
        _("Namen bij wie er was"),
        _("Tot %(time)s na de datum, of tot je het laat wissen."),
        _("De naam gaat van de lijst. Het nummer blijft, zodat het aantal klopt."),
        36,
        24,
        84,
        _(
            "Twee jaar is nodig voor het certificaat van een lange cursus. "
            "Zeven jaar is het meeste: zo lang kan een fonds de lijst vragen (AWR artikel 52)."
        ),
        due=_attendance_due,
        forget=_take_off,
    ),
    Term(
        "lessons",
        _("Lessen die je op een andere manier deed"),
        _("Tot %(time)s na de les, of tot je het laat wissen."),
        _("De les gaat van je lijst."),
        36,
        24,
        84,
        _("Twee jaar is nodig voor het certificaat van een lange cursus. Zeven jaar is het meeste."),
        due=_lessons_due,
        forget=_delete,
    ),
    Term(
        "certificates",
        _("Certificaten"),
        _("Tot %(time)s na de dag waarop je het kreeg, of tot je het laat wissen."),
        _("Het certificaat kan niet meer worden afgedrukt. Het papier blijft van jou."),
        60,
        12,
        120,
        _("Een jaar is nodig voor wie het papier kwijt is. Tien jaar is het meeste."),
        due=_certificates_due,
        forget=_delete,
    ),
)

KEPT = (
    Kept(
        SignUp,
        ("person", "state", "at"),
        _("Om te weten wie er komt en wie op een plek wacht."),
        term="sign_ups",
        what=_("Je aanmeldingen"),
    ),
    Kept(
        Attendance,
        ("person", "person_number"),
        _("Om te weten wie er was en hoeveel mensen."),
        term="attendance",
        what=_("Waar je bij was"),
    ),
    Kept(
        LessonDone,
        ("person",),
        _("Om te zien hoe ver je bent met een cursus."),
        term="lessons",
        what=_("Welke lessen je deed"),
    ),
    Kept(
        Certificate,
        ("person", "name_on_it"),
        _("Om je certificaat nog een keer te geven."),
        term="certificates",
        what=_("Je certificaten"),
    ),
)


def hold_programmes(persons: Sequence[Person]) -> None:
    """Before anything else of an erasure: programmes are always locked before persons."""
    mine = SignUp.objects.standing().filter(person__in=[person.pk for person in persons]).values("programme")
    list(Programme.objects.select_for_update().filter(pk__in=mine).order_by("pk").values_list("pk"))


def erase(persons: Sequence[Person], *, now: datetime) -> None:
    """Give up the places, take the persons off what was; the number stays, so that the counts do."""
    keys = [person.pk for person in persons]
    ahead = Q(session__starts_at__gt=now) | Q(session__isnull=True)
    mine = SignUp.objects.standing().filter(ahead, person__in=keys)
    left: set[tuple[UUID, UUID | None]] = set(mine.values_list("programme", "session"))
    SignUp.objects.filter(person__in=keys).delete()
    for programme, session in _where_somebody_waits(left):
        move_up(programme, session, system("wissen"))
    LessonDone.objects.filter(person__in=keys).delete()
    Certificate.objects.filter(person__in=keys).delete()
    Attendance.objects.filter(person__in=keys).update(person=None)


def _where_somebody_waits(left: set[tuple[UUID, UUID | None]]) -> list[tuple[Programme, Session | None]]:
    """Of the places that came free, those that somebody else wants. (`hold_programmes` locked them.)"""
    rows = SignUp.objects.filter(state=SignUpState.WAITING, programme__in={programme for programme, _date in left})
    rows = rows.select_related("programme__house", "session__house").order_by("programme", "at")
    waiting = {(row.programme_id, row.session_id): (row.programme, row.session) for row in rows}
    return [places for target, places in waiting.items() if target in left]


def last_here(house: House) -> Iterator[tuple[UUID, datetime]]:
    """The last date somebody came to, or means to come to."""
    came = Attendance.objects.valid().filter(house=house, person__isnull=False).order_by().values("person")
    yield from came.annotate(last=Max("session__starts_at")).values_list("person", "last")
    signed = SignUp.objects.filter(house=house).order_by().values("person")
    for key, at, starts in signed.annotate(at_last=Max("at"), starts=Max("session__starts_at")).values_list(
        "person", "at_last", "starts"
    ):
        yield key, max(at, starts) if starts else at


def parts(persons: Sequence[Person], here: Initiative | None = None) -> Iterable[Part]:
    """Sign-ups, presence, lessons and certificates; only those of one initiative when that is asked (T3)."""
    keys = [person.pk for person in persons]
    sign_ups = SignUp.objects.filter(person__in=keys).select_related("programme__initiative", "session__house")
    came = Attendance.objects.filter(person__in=keys).select_related("session__programme", "initiative")
    lessons = LessonDone.objects.filter(person__in=keys).select_related("lesson__template")
    papers = Certificate.objects.filter(person__in=keys).select_related("template__made_by")
    if here:
        sign_ups, came = sign_ups.filter(programme__initiative=here), came.filter(initiative=here)
        lessons, papers = lessons.filter(lesson__template__made_by=here), papers.filter(template__made_by=here)
    return [_sign_ups(sign_ups), _attendance(came), *_courses(lessons, papers)]


def _sign_ups(rows: Iterable[SignUp]) -> Part:
    return Part.of(
        "sign_ups",
        _("Je aanmeldingen"),
        SignUp,
        rows=rows,
        tell={
            "programme": (_("Wat"), "programme.name"),
            "initiative": (_("Waar"), "programme.initiative.name"),
            "date": (_("Datum"), lambda each: each.session.date if each.session else None),
            "state": (_("Plek"), word_of(SignUpState, "state")),
            "at": _("Aangemeld op"),
        },
    )


def _attendance(rows: Iterable[Attendance]) -> Part:
    return Part.of(
        "attendance",
        _("Waar je bij was"),
        Attendance,
        rows=rows,
        tell={
            "date": _("Datum"),
            "programme": (_("Wat"), "session.programme.name"),
            "initiative": (_("Waar"), "initiative.name"),
            "is_present": _("Aanwezig"),
            "registered_at": _("Opgeschreven op"),
        },
    )


def _courses(lessons: Iterable[LessonDone], papers: Iterable[Certificate]) -> list[Part]:
    course, when = _("Cursus"), _("Wanneer")
    return [
        Part.of(
            "lessons_done",
            _("Lessen die je op een andere manier deed"),
            LessonDone,
            rows=lessons,
            tell={"course": (course, "lesson.template.name"), "lesson": (_("Les"), "lesson.name"), "at": when},
        ),
        Part.of(
            "certificates",
            _("Je certificaten"),
            Certificate,
            rows=papers,
            tell={
                "course": (course, "template.name"),
                "name_on_it": _("Naam erop"),
                "given_at": when,
                "made_by": (_("Gegeven door"), "template.made_by.name"),
            },
        ),
    ]
