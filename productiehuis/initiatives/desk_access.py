"""Who may unlock a desk device, which device this is, and who sits beside somebody on it."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import TypedDict
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from productiehuis.audit.actor import Actor, ActorLike
from productiehuis.initiatives.access import ROLES, Permission
from productiehuis.initiatives.models import DeskDevice, DeskPin, Initiative, Membership
from productiehuis.people.models import Person
from productiehuis.vault.hashes import keyed_hashes

COOKIE = "balie"
SALT = "desk device"
DEVICE_PURPOSE = "desk device"
DESK_ROLES = [role for role, card in ROLES.items() if Permission.REGISTER in card.permissions]


def device_of(token: str) -> DeskDevice | None:
    """The device that holds this secret, unless it was revoked."""
    devices = DeskDevice.objects.select_related("initiative", "house")
    return devices.filter(token_hash__in=keyed_hashes(DEVICE_PURPOSE, token), revoked_at__isnull=True).first()


def this_device(request: HttpRequest) -> DeskDevice | None:
    """The enrolled device that sent this request, by its signed cookie."""
    token = request.get_signed_cookie(COOKIE, default="", salt=SALT)
    return device_of(token) if token else None


def pins_at(device: DeskDevice) -> list[DeskPin]:
    """The PINs of who works at this desk today, first name first."""
    today = device.house.today
    working = Membership.objects.on(today).filter(initiative=device.initiative_id, role__in=DESK_ROLES)
    pins = DeskPin.objects.filter(
        person__in=working.values("person"), person__user__is_active=True, person__erased_at__isnull=True
    )
    return list(pins.select_related("person__user").order_by("person__name_key", "person__number"))


def desks_of(person: Person) -> bool:
    """Whether this person works at any desk today."""
    today = person.house.today
    return Membership.objects.on(today).filter(person=person, role__in=DESK_ROLES).exists()


def desks_open_to(request: HttpRequest) -> list[Initiative]:
    """The desks where the logged-in user works, in every house; on a desk device only its own. Doors decide."""
    if not request.user.is_authenticated:
        return []
    working = Membership.objects.on(timezone.localdate()).filter(person__user=request.user.pk, role__in=DESK_ROLES)
    desks = Initiative.objects.filter(pk__in=working.values("initiative")).select_related("house")
    only = request.session.get("desk_initiative")
    return [each for each in desks if only in (None, str(each.pk))]


# Where a session keeps with whom somebody opened what is their own on this device (T6, together mode).
TOGETHER = "together"


class Together(TypedDict):
    """Who sits beside, and which addresses are open: nothing else is, whatever the login may do elsewhere.

    `shuts` are patterns of what stays shut among them.
    """

    key: str
    name: str
    role: str
    device: str
    house: str
    home: str
    opens: list[str]
    shuts: list[str]


def together_with(beside: ActorLike, *, house: str, home: str, opens: Sequence[str], shuts: Sequence[str]) -> Together:
    """What the session keeps."""
    return Together(
        key=str(beside.key),
        name=beside.name,
        role=beside.role,
        device=str(beside.device_key),
        house=house,
        home=home,
        opens=list(opens),
        shuts=list(shuts),
    )


def held_together(request: HttpRequest) -> Together | None:
    """What the session keeps, when it is one of two people together."""
    held: Together | None = request.session.get(TOGETHER)
    return held


def beside_in(request: HttpRequest) -> Actor | None:
    """Who sits beside, when this session is one of two people together."""
    held = held_together(request)
    if not held:
        return None
    return Actor(key=UUID(held["key"]), name=held["name"], role=held["role"], device_key=UUID(held["device"]))


def is_open_together(held: Together, path: str) -> bool:
    """Whether two people together may open this address."""
    return path.startswith(tuple(held["opens"])) and not any(fnmatchcase(path, shut) for shut in held["shuts"])
