"""What a house needs before its first visitor, and what is next: the list on the front page of `beheer`."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import House, Location, Storey
from productiehuis.initiatives.models import DeskDevice, Initiative, Membership, OpeningTime, Role, Room

DESK_ROLES = (Role.TREKKER, Role.VOLUNTEER, Role.ASPIRANT, Role.TELLER)


@dataclass(frozen=True)
class Step:
    """One thing to do, whether it is done, and where to do it."""

    key: str
    title: str | Promise
    why: str | Promise
    done: bool
    url: str


# In the order in which they work best: key, what to do, why.
STEPS: tuple[tuple[str, str | Promise, str | Promise], ...] = (
    ("name", _("Geef je huis een welkom"), _("Zo weten mensen waar ze zijn.")),
    ("storeys", _("Bekijk de verdiepingen"), _("Elke verdieping zegt waar mensen voor komen.")),
    ("locations", _("Voeg een plek toe"), _("Een echt adres, waar mensen binnenlopen.")),
    ("initiative", _("Voeg het eerste initiatief toe"), _("Bijvoorbeeld een spreekuur of een kookgroep.")),
    ("rooms", _("Maak een kamer met tijden"), _("Dan staat in de tekening wanneer de deur open is.")),
    ("people", _("Vraag vrijwilligers erbij"), _("Een voornaam is genoeg.")),
    ("logins", _("Laat ze inloggen"), _("Met een code op papier. Daarna kiezen ze een pincode.")),
    ("device", _("Zet een apparaat klaar voor de balie"), _("Een computer of telefoon die jullie delen.")),
)


def _done(house: House) -> dict[str, bool]:
    held = Membership.objects.filter(house=house, initiative__isnull=False, role__in=DESK_ROLES)
    return {
        "name": bool(house.name and house.intro),
        "storeys": Storey.objects.filter(house=house).exists(),
        "locations": Location.objects.filter(house=house, is_active=True).exists(),
        "initiative": Initiative.objects.filter(house=house).exists(),
        "rooms": OpeningTime.objects.filter(house=house).exists(),
        "people": held.exists(),
        "logins": held.filter(person__user__isnull=False).exists(),
        "device": DeskDevice.objects.filter(house=house, revoked_at__isnull=True).exists(),
    }


def _addresses(house: House) -> dict[str, str]:
    """Where each step is done; without an initiative the later ones begin with making it."""
    initiative = Initiative.objects.filter(house=house).first()
    room = Room.objects.filter(house=house).order_by("id").first()
    add_initiative = reverse("manage_initiative_add", args=[house.slug])
    own = [house.slug, initiative.slug] if initiative else []
    people = reverse("manage_initiative_people", args=own) if own else add_initiative
    if room:
        rooms = reverse("manage_room_times", args=[house.slug, room.slug])
    else:
        rooms = reverse("manage_room_add", args=[house.slug])
    return {
        "name": reverse("manage_house", args=[house.slug]),
        "storeys": reverse("manage_storeys", args=[house.slug]),
        "locations": reverse("manage_location_add", args=[house.slug]),
        "initiative": add_initiative,
        "rooms": rooms if own else add_initiative,
        "people": people,
        "logins": people,
        "device": reverse("desk_devices", args=own) if own else add_initiative,
    }


def setup_steps(house: House) -> list[Step]:
    """What to do to open this house, and what is done already. A step that is done leads to its list."""
    done, addresses = _done(house), _addresses(house)
    lists = {"locations": "manage_locations", "initiative": "manage_initiatives", "rooms": "manage_rooms"}
    for key, page in lists.items():
        if done[key]:
            addresses[key] = reverse(page, args=[house.slug])
    return [Step(key, title, why, done[key], addresses[key]) for key, title, why in STEPS]
