"""Who may open a plan together with somebody: who works at a desk now, on its own device."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse

from productiehuis.audit.actor import Actor
from productiehuis.initiatives.access import Permission, Place, enter_initiative
from productiehuis.initiatives.desk_access import TOGETHER, beside_in, is_open_together, this_device
from productiehuis.initiatives.models import DeskDevice
from productiehuis.people.actions.kept_forms import waiting_forms
from productiehuis.people.models import Merge, Person
from productiehuis.plans.actions.together import looked_beside_reader, looked_together

# Pages of a house that a plan leads to. Files are shut together with `plan_along`.
LEADS_TO = ("plan_along", "plan_joined", "plan_paper", "learning_line")


def enter_together(request: HttpRequest, house: str, initiative: str) -> tuple[Place, DeskDevice]:
    """The door: the desk was unlocked on its own device. Anywhere else somebody logs in by themselves."""
    place = enter_initiative(request, house, initiative, Permission.REGISTER)
    device = this_device(request)
    on_it = device is not None and request.session.get("desk_device") == str(device.pk)
    if device is None or not on_it or device.initiative_id != place.here.pk:
        raise Http404
    return place, device


def open_from_plan(request: HttpRequest, house: str) -> frozenset[str]:
    """Which pages that a plan leads to are open in this session: two people together open fewer."""
    held = request.session.get(TOGETHER)
    leads_to: dict[str, list[str]] = {"plans_with_me": []} | {name: [house] for name in LEADS_TO}
    addresses = {name: reverse(name, args=args) for name, args in leads_to.items()}
    return frozenset(name for name, path in addresses.items() if not held or is_open_together(held, path))


def waiting_together(request: HttpRequest) -> str:
    """The page on which the owner was writing here when the desk locked, if it waits and is open to two together."""
    held, device = request.session.get(TOGETHER), request.session.get("desk_device")
    if not held or not device:
        return ""
    waiting = waiting_forms(user_key=request.user.pk, device_key=UUID(device))
    return next((path for path in waiting if is_open_together(held, path)), "")


def note_who_is_beside(request: HttpRequest, person: Person) -> None:
    """On each own page in together mode: the other sees it as well, and that is a look."""
    beside: Actor | None = beside_in(request)
    if beside is not None:
        looked_together(beside=beside, person=person)


def note_beside_reader(request: HttpRequest, owner: Person) -> None:
    """On each page of what is shared with somebody in together mode: its owner reads who sat beside."""
    beside = beside_in(request)
    if beside is not None:
        looked_beside_reader(beside=beside, owner=owner)


def sits_beside(request: HttpRequest, reader: Person) -> bool:
    """Whether this is who sits beside the owner now, under any name of theirs: a share would last after the lock."""
    beside = beside_in(request)
    if beside is None or beside.key is None:
        return False
    helper = Person.objects.filter(pk=beside.key).first()
    same_login = helper is not None and helper.user_id is not None and helper.user_id == reader.user_id
    return same_login or (helper is not None and helper.pk in Merge.objects.keys_of([reader]))
