"""Which fields of visits and help requests are personal, why they are kept, how long, and how they are erased."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from productiehuis.helpdesk.models import HelpRequest, RequestStep, Visit
from productiehuis.people.models import Person
from productiehuis.people.privacy import Kept

_UNTIL_ASKED = _("Tot je vraagt om het te wissen, of tot je twee jaar niet meer bent geweest.")

KEPT = (
    Kept(Visit, ("person", "person_number", "at", "room", "language"), _("Om te weten wie er kwam."), _UNTIL_ASKED),
    Kept(HelpRequest, ("own_words",), _("Om je vraag te begrijpen. Alleen deze balie leest het."), _UNTIL_ASKED),
    Kept(RequestStep, ("note",), _("Om verder te gaan waar we waren."), _UNTIL_ASKED),
    Kept(RequestStep, ("by_name",), _("Om te weten wie er hielp."), _("Tot diegene vraagt om het te wissen.")),
)


@transaction.atomic
def erase(person: Person, *, now: object) -> None:
    """Empty what was said and take the person off the visits; number, topics and counts stay."""
    visits = Visit.objects.filter(person=person)
    requests = HelpRequest.objects.filter(visit__in=visits.values("pk"))
    RequestStep.objects.filter(request__in=requests.values("pk")).update(note=b"")
    requests.update(own_words=b"")
    RequestStep.objects.filter(by_key=person.pk).update(by_name="")
    visits.update(person=None)
