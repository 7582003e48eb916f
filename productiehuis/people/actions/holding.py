"""Keeping somebody from being erased while something is written about them."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from productiehuis.house.kept import Kept
from productiehuis.people.models import Person

_HELD = Kept[tuple[datetime | None]](
    lambda person: Person.objects.select_for_update(no_key=True).filter(pk=person).values_list("erased_at"),
    person=UUID,
)


# Up to so many, asking for each is quicker than writing one question for all.
_FEW = 20


# What such a refusal is called; pages that do not catch it themselves show a sentence.
ERASED = "erased"


def hold(*persons: Person | None) -> None:
    """Inside a transaction: nobody erases these people until it ends. Refuses when one was erased a moment ago.

    Whoever writes something that points to a person calls this, after any lock on a programme or a date.
    """
    keys = {person.pk for person in persons if person is not None}
    if not keys:
        return
    # One after the other in the same order everywhere, so that two never wait for each other.
    if len(keys) > _FEW:
        found = Person.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
        is_gone = any(list(found.values_list("erased_at", flat=True)))
    else:
        is_gone = any(erased_at for key in sorted(keys) for (erased_at,) in _HELD(person=key))
    if is_gone:
        raise ValidationError(_("Deze persoon is net gewist. Schrijf de persoon opnieuw op."), code=ERASED)
