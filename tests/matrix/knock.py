"""Knocking on a door: one browser for all guests, and a world that forgets what a request did."""

from http.cookies import SimpleCookie

from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from productiehuis.initiatives.models import Role
from tests.matrix.addresses import Address, body_of
from tests.matrix.row import Row, Who
from tests.matrix.world import Guest, World


class Door:
    """Takes the cookies of who knocks, and forgets what happened."""

    def __init__(self) -> None:
        self.client = Client()

    def knock(self, method: str, address: Address, cookies: SimpleCookie) -> HttpResponse | Exception:
        self.client.cookies = SimpleCookie({name: each.value for name, each in cookies.items()})
        try:
            with transaction.atomic():
                send = self.client.post if method == "POST" else self.client.get
                answer = send(address.url, body_of(address) if method == "POST" else None)
                transaction.set_rollback(True)
        except Exception as problem:  # What would be a page that says sorry.
            return problem
        return answer  # type: ignore[return-value]


def may(guest: Guest, row: Row, address: Address, world: World) -> bool:
    """What the table says: whether this guest comes in at this address."""
    if not address.places or row.who in (Who.ON_DEVICE, Who.NO_ONE):
        return False
    places = [world.places[name] for name in address.places]
    if row.who in (Who.EVERYBODY, Who.HALFWAY):
        return True
    if row.who is Who.LOGGED_IN:
        return guest.is_logged_in
    if row.who is Who.OWNER:
        return any(place["owner"] == guest.name for place in places)
    if row.who is Who.NEIGHBOUR and any(part.role == Role.PARTNER_CONTACT for part in guest.parts):
        return False
    if row.who in (Who.PERSON_HERE, Who.NEIGHBOUR):
        return bool(guest.person) and any(place["house"] == guest.person.house.slug for place in places)
    return any(
        Role(part.role) in row.who
        and part.house.slug == place["house"]
        and (not row.first_house_only or part.house == world.cast.west)
        and (part.initiative is None or part.initiative.slug == place["initiative"])
        for part in guest.parts
        for place in places
    )
