"""People to choose from: who shares a name with another in the list has their number beside it."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from productiehuis.people.models import Person


def names_to_choose(persons: Iterable[Person]) -> dict[UUID, str]:
    """By person what a list says, in the order in which they came. A role or a talk never goes to a namesake."""
    known = list(persons)
    shared = Counter(person.full_name for person in known)
    return {person.pk: _told(person) if shared[person.full_name] > 1 else person.full_name for person in known}


def _told(person: Person) -> str:
    number = _("nummer %(number)s") % {"number": person.number}
    return f"{person.full_name}, {number}"
