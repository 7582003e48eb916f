"""Which fields of joining in are personal, why they are kept, how long, and how they are erased."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.activities.actions import withdraw
from productiehuis.activities.models import Attendance, Certificate, LessonDone, SignUp
from productiehuis.audit.actor import system
from productiehuis.people.models import Person
from productiehuis.people.privacy import Kept

_UNTIL_ASKED = _("Tot je vraagt om het te wissen, of tot je twee jaar niet meer bent geweest.")

KEPT = (
    Kept(SignUp, ("person", "state", "at"), _("Om te weten wie er komt en wie op een plek wacht."), _UNTIL_ASKED),
    Kept(Attendance, ("person", "person_number"), _("Om te weten wie er was en hoeveel mensen."), _UNTIL_ASKED),
    Kept(LessonDone, ("person",), _("Om te zien hoe ver je bent met een cursus."), _UNTIL_ASKED),
    Kept(Certificate, ("person", "name_on_it"), _("Om je certificaat nog een keer te geven."), _UNTIL_ASKED),
)


@transaction.atomic
def erase(person: Person, *, now: datetime | None = None) -> None:
    """Give up the places, take the person off what was; the number stays, so that the counts do."""
    moment = now or timezone.now()
    for each in SignUp.objects.standing().filter(person=person, session__starts_at__gt=moment):
        withdraw(sign_up=each, by=system("wissen"))
    for each in SignUp.objects.standing().filter(person=person, session__isnull=True):
        withdraw(sign_up=each, by=system("wissen"))
    SignUp.objects.filter(person=person).delete()
    LessonDone.objects.filter(person=person).delete()
    Certificate.objects.filter(person=person).delete()
    Attendance.objects.filter(person=person).update(person=None)
