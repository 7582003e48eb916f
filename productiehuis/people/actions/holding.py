"""Keeping somebody from being erased while something is written about them."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from productiehuis.people.models import Person


def hold(*persons: Person | None) -> None:
    """Inside a transaction: nobody erases these people until it ends. Refuses when one was erased a moment ago.

    Whoever writes something that points to a person calls this, after any lock on a programme or a date.
    """
    keys = {person.pk for person in persons if person is not None}
    if not keys:
        return
    rows = Person.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
    if any(erased_at for erased_at in rows.values_list("erased_at", flat=True)):
        raise ValidationError(_("Deze persoon is net gewist. Schrijf de persoon opnieuw op."), code="erased")
