"""Somebody who asked a desk to be erased, and somebody who got everything on paper."""

from uuid import uuid4

from productiehuis.audit.actor import Actor
from productiehuis.helpdesk.models import Visit
from productiehuis.initiatives.access import Place, Powers
from productiehuis.initiatives.models import Initiative, Role
from productiehuis.people.models import ConsentFor, Person
from productiehuis.privacy.actions import ask_to_erase, give_everything
from productiehuis.privacy.actions.requests import Heard
from productiehuis.privacy.sentences import sentence_for


def ask_for_data(desk: Initiative, trekker: Person) -> None:
    """Both came in the past only, so that the running year stays as it is when one of them is erased."""
    by = Actor(key=trekker.pk, name=trekker.full_name, role=Role.TREKKER)
    place = Place(desk.house, trekker, Powers(()), by, desk)
    lately = Visit.objects.filter(house=desk.house, year__gt=2018, person__isnull=False).values("person")
    long_ago = Person.objects.filter(house=desk.house, user=None, passes=None, known_here__initiative=desk)
    leaves, takes = long_ago.exclude(pk__in=lately).order_by("number")[:2]
    for person, purpose, ask in (
        (leaves, ConsentFor.ERASE, ask_to_erase),
        (takes, ConsentFor.TAKE_ALONG, give_everything),
    ):
        heard = Heard(sentence_for(purpose, desk.house.name, "nl", desk=desk.name), "nl", uuid4())
        ask(place=place, person=person, heard=heard)
