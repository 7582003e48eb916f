"""What a house needs before its first visitor, and what is next: the list on the front page of `beheer`."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import House, Location, Storey
from productiehuis.initiatives.models import DeskDevice, Initiative, Membership, OpeningTime, Role

DESK_ROLES = (Role.TREKKER, Role.VOLUNTEER, Role.ASPIRANT, Role.TELLER)


@dataclass(frozen=True)
class Step:
    """One thing to do, whether it is done, and where to do it."""

    key: str
    title: str | Promise
    why: str | Promise
    done: bool
    url: str


def setup_steps(house: House) -> list[Step]:
    """The steps in the order in which they work best."""
    first = Initiative.objects.filter(house=house).first()
    people = Membership.objects.filter(house=house, initiative__isnull=False, role__in=DESK_ROLES)
    slug = house.slug
    people_url = reverse("manage_initiative_people", args=[slug, first.slug]) if first else ""
    rooms = OpeningTime.objects.filter(house=house)
    add_initiative = reverse("manage_initiative_add", args=[slug])
    return [
        Step(
            "name",
            _("Geef je huis een welkom"),
            _("Zo weten mensen waar ze zijn."),
            bool(house.name and house.intro),
            reverse("manage_house", args=[slug]),
        ),
        Step(
            "storeys",
            _("Bekijk de verdiepingen"),
            _("Elke verdieping zegt waar mensen voor komen."),
            Storey.objects.filter(house=house).exists(),
            reverse("manage_storeys", args=[slug]),
        ),
        Step(
            "locations",
            _("Voeg een plek toe"),
            _("Een echt adres, waar mensen binnenlopen."),
            Location.objects.filter(house=house, is_active=True).exists(),
            reverse("manage_location_add", args=[slug]),
        ),
        Step(
            "initiative",
            _("Voeg het eerste initiatief toe"),
            _("Bijvoorbeeld een spreekuur of een kookgroep."),
            first is not None,
            add_initiative,
        ),
        Step(
            "rooms",
            _("Maak een kamer met tijden"),
            _("Dan staat in de tekening wanneer de deur open is."),
            rooms.exists(),
            reverse("manage_rooms", args=[slug]),
        ),
        Step(
            "people",
            _("Vraag vrijwilligers erbij"),
            _("Een voornaam is genoeg."),
            people.exists(),
            people_url or add_initiative,
        ),
        Step(
            "device",
            _("Zet een apparaat klaar voor de balie"),
            _("Een computer of telefoon die jullie delen."),
            DeskDevice.objects.filter(house=house, revoked_at__isnull=True).exists(),
            reverse("desk_devices", args=[slug, first.slug]) if first else add_initiative,
        ),
    ]
