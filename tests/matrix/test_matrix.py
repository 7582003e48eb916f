"""Every address against every role, with own and foreign things: what is foreign does not exist (404)."""

import logging
from collections.abc import Iterator
from contextlib import ExitStack
from http.cookies import SimpleCookie
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse, HttpResponseNotFound
from django.test import Client, override_settings
from django.urls import reverse

from productiehuis.config import urls
from productiehuis.initiatives.models import Role
from tests.matrix.addresses import Address, addresses, body_of, every_url
from tests.matrix.table import ROWS, Row, Who
from tests.matrix.world import MORNING, Guest, World, make_world

pytestmark = pytest.mark.django_db

COMES_IN = {200, 204, 302, 422}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Made once; whatever a request writes is undone after it. Without zeal: allauth asks some things twice."""
    with ExitStack() as stack:
        stack.enter_context(django_db_blocker.unblock())
        stack.enter_context(time_machine.travel(MORNING, tick=False))
        stack.enter_context(override_settings(MIDDLEWARE=[m for m in settings.MIDDLEWARE if not m.startswith("zeal")]))
        stack.enter_context(transaction.atomic())
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture
def short_404(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most answers here say that there is nothing; making that page each time would take half of the time."""
    monkeypatch.setattr(urls, "handler404", lambda request, exception: HttpResponseNotFound(), raising=False)
    monkeypatch.setattr(logging.getLogger("django.request"), "disabled", True)


class Door:
    """One browser for all guests: it takes the cookies of who knocks, and forgets what happened."""

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


@pytest.fixture(scope="module")
def door(world: World) -> Door:
    return Door()


def may(guest: Guest, row: Row, address: Address, world: World) -> bool:
    """What the table says: whether this guest comes in at this address."""
    if not address.places or row.who is Who.NO_ONE:
        return False
    places = [world.places[name] for name in address.places]
    if row.who in (Who.EVERYBODY, Who.HALFWAY):
        return True
    if row.who is Who.LOGGED_IN:
        return guest.is_logged_in
    if row.who is Who.OWNER:
        return any(place["owner"] == guest.name for place in places)
    if row.who is Who.PERSON_HERE:
        return bool(guest.person) and any(place["house"] == guest.person.house.slug for place in places)
    return any(
        Role(part.role) in row.who
        and part.house.slug == place["house"]
        and (part.initiative is None or part.initiative.slug == place["initiative"])
        for part in guest.parts
        for place in places
    )


def wrong(guest: Guest, method: str, row: Row, address: Address, world: World, answer: object) -> str:
    """Why this answer is not the one of the table, or nothing."""
    if isinstance(answer, Exception):
        return f"{type(answer).__name__}: {answer}"
    assert isinstance(answer, HttpResponse)
    status = answer.status_code
    if method != row.method and status == 405:
        return ""
    if may(guest, row, address, world):
        turned_away = _asks_login(answer) and row.who is not Who.HALFWAY and method == row.method
        return "" if status in COMES_IN and not turned_away else f"{status} {answer.get('Location', '')}"
    if status == 404:
        return ""
    if not guest.is_logged_in and row.who is not Who.EVERYBODY and _sends_to_login(answer, address):
        return ""
    return f"comes in with {status} {answer.get('Location', '')}"


def _asks_login(answer: HttpResponse) -> bool:
    return answer.get("Location", "").startswith(reverse("account_login"))


def _sends_to_login(answer: HttpResponse, address: Address) -> bool:
    """Or, for a form of the desk whose text is kept, to the page itself, which then asks to log in."""
    return answer.status_code == 302 and (_asks_login(answer) or answer["Location"] == address.url)


def methods(row: Row, address: Address) -> list[str]:
    """A page is sent a form too, where all of the address is of one place: it has the door of the page."""
    return [row.method] if row.method == "POST" or not address.places else ["GET", "POST"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.label)
@pytest.mark.usefixtures("short_404")
def test_who_comes_in(row: Row, world: World, door: Door) -> None:
    problems = []
    for address in addresses(row, world):
        for guest in world.guests.values():
            for method in methods(row, address):
                answer = door.knock(method, address, guest.cookies)
                if problem := wrong(guest, method, row, address, world, answer):
                    problems.append(f"{guest.name} {method} {address} -> {problem}")
    assert problems == []


def test_every_address_is_in_the_table() -> None:
    assert set(every_url()) - {row.key for row in ROWS} == set()


def test_every_row_has_an_address() -> None:
    assert {row.key for row in ROWS} - set(every_url()) == set()
