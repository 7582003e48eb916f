"""The door of what people show "mensen van het huis": talents and what they celebrate.

Who comes here only to answer for a partner has a log-in here and is not of the house. That stays so after the role
ended: somebody of the house has a part of their own in it, or never spoke for a partner.
"""

from django.http import Http404, HttpRequest

from productiehuis.initiatives.access import Place, enter_house
from productiehuis.initiatives.models import Membership, Role
from productiehuis.people.models import Person


def is_neighbour(person: Person) -> bool:
    """Whether this person is one of the people of the house."""
    held = Membership.objects.filter(person=person)
    if not held.filter(role=Role.PARTNER_CONTACT).exists():
        return True
    return held.on(person.house.today).exclude(role=Role.PARTNER_CONTACT).exists()


def enter_as_neighbour(request: HttpRequest, house: str) -> Place:
    """For the people of this house; for anybody else it does not exist."""
    place = enter_house(request, house)
    if place.person is None or not is_neighbour(place.person):
        raise Http404
    return place
