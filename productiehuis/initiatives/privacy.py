"""Which fields of roles and initiatives are personal, why they are kept, how long, and how they are erased."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from productiehuis.initiatives.models import DeskPin, KnownHere, Membership, Organisation
from productiehuis.people.models import Person
from productiehuis.people.privacy import Kept

_UNTIL_ASKED = _("Tot je vraagt om het te wissen, of tot je twee jaar niet meer bent geweest.")

KEPT = (
    Kept(
        KnownHere, ("person", "initiative", "since", "how"), _("Om je daar te vinden, en nergens anders."), _UNTIL_ASKED
    ),
    Kept(
        Membership,
        ("person", "role", "starts", "ends"),
        _("Om te weten wie wat mag, en hoeveel mensen er helpen."),
        _("De rol blijft voor de cijfers. Je naam gaat eraf als je dat vraagt."),
    ),
    Kept(DeskPin, ("pin_hash",), _("Om de balie open te doen."), _("Tot je geen rol meer hebt.")),
    Kept(Organisation, ("contact",), _("Om de partner te bereiken."), _("Zolang de partner meedoet.")),
)


@transaction.atomic
def erase(person: Person, *, now: datetime) -> None:
    """No initiative knows this person any more. Roles end today and go on counting, without a name."""
    today = now.astimezone(person.house.zone).date()
    KnownHere.objects.filter(person=person).delete()
    DeskPin.objects.filter(person=person).delete()
    Membership.objects.filter(person=person, starts__gt=today).delete()
    Membership.objects.filter(Q(ends__isnull=True) | Q(ends__gt=today), person=person).update(ends=today)
