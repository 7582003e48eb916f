"""Who may open a plan together with somebody: who works at a desk now, on its own device."""

from django.http import Http404, HttpRequest

from productiehuis.audit.actor import Actor
from productiehuis.initiatives.access import Permission, Place, enter_initiative
from productiehuis.initiatives.desk_access import beside_in, this_device
from productiehuis.initiatives.models import DeskDevice
from productiehuis.people.models import Person
from productiehuis.plans.actions.together import looked_together


def enter_together(request: HttpRequest, house: str, initiative: str) -> tuple[Place, DeskDevice]:
    """The door: the desk was unlocked on its own device. Anywhere else somebody logs in by themselves."""
    place = enter_initiative(request, house, initiative, Permission.REGISTER)
    device = this_device(request)
    on_it = device is not None and request.session.get("desk_device") == str(device.pk)
    if device is None or not on_it or device.initiative_id != place.here.pk:
        raise Http404
    return place, device


def note_who_is_beside(request: HttpRequest, person: Person) -> None:
    """On each own page in together mode: the other sees it as well, and that is a look."""
    beside: Actor | None = beside_in(request)
    if beside is not None:
        looked_together(beside=beside, person=person)
