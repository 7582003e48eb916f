"""Every address against every role, with own and foreign things: what is foreign does not exist (404)."""

from collections import defaultdict

import pytest
from django.apps import apps
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import reverse

from tests.matrix.addresses import Address, addresses, every_url
from tests.matrix.knock import Door, may
from tests.matrix.page import PATH, page
from tests.matrix.row import Row, Who
from tests.matrix.table import ROWS
from tests.matrix.world import Guest, World, log_in

pytestmark = pytest.mark.django_db

# A form without the version that was read is refused with 409, and only to who may send it.
COMES_IN = {200, 204, 302, 409, 422}


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
    own, *others = addresses(row, world)
    for address in [own, *others]:
        for guest in world.guests.values():
            if address.is_nowhere and not may(guest, row, own, world):
                continue  # What is foreign, everybody tries; what never was, only who would come in.
            for method in methods(row, address):
                answer = door.knock(method, address, guest.cookies)
                if problem := wrong(guest, method, row, address, world, answer):
                    problems.append(f"{guest.name} {method} {address} -> {problem}")
    assert problems == []


def test_every_address_is_in_the_table() -> None:
    assert set(every_url()) - {row.key for row in ROWS} == set()


def test_every_row_has_an_address() -> None:
    assert {row.key for row in ROWS} - set(every_url()) == set()


# What is not there for you tells nothing.


def _without(answer: HttpResponse, address: Address) -> tuple[object, ...]:
    """An answer without its own address in it."""
    text = answer.content.decode().replace(address.url, "").replace(address.url.replace("/", "%2F"), "")
    return answer.status_code, sorted(set(answer.headers) - {"Content-Length"}), text


def _silent(row: Row) -> bool:
    """Has more in its address than a house; which houses there are is public."""
    return isinstance(row.who, frozenset) and bool((set(row.kwargs) | set(row.body)) - {"house"})


@pytest.mark.parametrize("row", [row for row in ROWS if _silent(row)], ids=lambda row: row.label)
def test_what_is_foreign_looks_like_what_does_not_exist(row: Row, world: World, door: Door) -> None:
    own, *others = addresses(row, world)
    inside = next(guest for guest in world.guests.values() if may(guest, row, own, world))
    outside = world.guests["resident"]
    for guest in (inside, outside):
        answers = defaultdict(set)
        for address in [own, *others] if guest is outside else others:
            if address.missing == "house" or address.story == "far" or may(guest, row, address, world):
                continue
            answer = door.knock(row.method, address, guest.cookies)
            assert isinstance(answer, HttpResponse), answer
            house = address.url.split("/")[1]
            answers[house].add(str(_without(answer, address)))
        assert {house: len(found) for house, found in answers.items()} == dict.fromkeys(answers, 1)


# Second factor.

# Which roles a trekker may end, and whose question it is, is asked after the second factor.
ASKED_LATER, ASKED_LATER_ON = "trekker_membership", ("peer_take_away",)
WITH_ROLE = [row for row in ROWS if isinstance(row.who, frozenset)]


@pytest.mark.usefixtures("short_404")
def test_a_role_comes_in_only_after_a_second_factor(world: World, door: Door) -> None:
    cookies = {name: log_in(guest, second_factor=False) for name, guest in world.guests.items()}
    problems = []
    for row in WITH_ROLE:
        own = addresses(row, world)[0]
        if ASKED_LATER in row.kwargs.values() or row.name in ASKED_LATER_ON:
            continue
        for name, guest in world.guests.items():
            answer = door.knock(row.method, own, cookies[name])
            sent_to = getattr(answer, "headers", {}).get("Location", "")
            right = (
                sent_to.startswith(reverse("second_factor"))
                if may(guest, row, own, world)
                else getattr(answer, "status_code", 0) == 404 or not guest.is_logged_in
            )
            if not right:
                problems.append(f"{name} {row.method} {own} -> {answer} {sent_to}")
    assert problems == []


# Desk device.


@pytest.mark.usefixtures("short_404")
def test_at_a_desk_device_roles_hold_only_at_its_initiative(world: World, door: Door, at_the_device: Guest) -> None:
    problems = []
    for row in WITH_ROLE:
        if row.name == "desk_pin":
            continue
        for address in addresses(row, world):
            answer = door.knock(row.method, address, at_the_device.cookies)
            if problem := wrong(at_the_device, row.method, row, address, world, answer):
                problems.append(f"{row.method} {address} -> {problem}")
    assert problems == []


def test_at_a_desk_device_nobody_changes_their_own_login(world: World, door: Door, at_the_device: Guest) -> None:
    own = [
        row
        for row in ROWS
        if reverse_own(row, world).startswith(("/ik/", "/account/")) and row.name != "account_logout"
    ]
    assert len(own) > 30
    for row in own:
        answer = door.knock(row.method, addresses(row, world)[0], at_the_device.cookies)
        assert answer.headers.get("Location") == reverse("desk_home"), row.name  # type: ignore[union-attr]


def reverse_own(row: Row, world: World) -> str:
    return addresses(row, world)[0].url


def test_a_pin_is_not_chosen_at_a_desk_device(world: World, door: Door, at_the_device: Guest) -> None:
    row = next(row for row in ROWS if row.name == "desk_pin")
    assert door.knock("GET", addresses(row, world)[0], at_the_device.cookies).status_code == 404  # type: ignore[union-attr]


# What there is not.


@override_settings(DEMO=False, DEBUG=False)
@pytest.mark.parametrize("name", ["post:demo_post", "gallery", "persona_login"])
def test_outside_the_demo_its_pages_do_not_exist(name: str, world: World, door: Door) -> None:
    row = next(row for row in ROWS if row.name == name)
    for guest in world.guests.values():
        for method in {"GET", row.method}:
            answer = door.knock(method, addresses(row, world)[0], guest.cookies)
            assert answer.status_code in ({404} if method == row.method else {404, 405})  # type: ignore[union-attr]


def test_there_is_no_technical_admin() -> None:
    assert not apps.is_installed("django.contrib.admin")
    assert Client().get("/admin/").status_code == 404


def test_the_page_about_access_says_what_the_table_says() -> None:
    assert PATH.read_text() == page(), "Run: python -m tests.matrix.page"
