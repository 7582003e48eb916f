"""What is somebody's own, nobody else sees or changes: also not who leads the house."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.test import Client
from django.urls import reverse

from productiehuis.activities.models import SignUp
from productiehuis.people.models import LoginSession, Person
from tests.matrix.world import Guest, World

pytestmark = pytest.mark.django_db

OTHERS = ["coordinator", "trekker", "privacy_keeper", "volunteer", "far_trekker", "stranger"]


def browser(guest: Guest) -> Client:
    client = Client()
    client.cookies.load({name: each.value for name, each in guest.cookies.items()})
    return client


def text_of(guest: Guest, name: str, **kwargs: str) -> str:
    return browser(guest).get(reverse(name, kwargs=kwargs)).content.decode()


def sign_up_of_resident(world: World) -> SignUp:
    return SignUp.objects.get(pk=world.places["own"]["sign_up"])


def test_the_resident_sees_the_own_agenda(world: World) -> None:
    assert "Elke week" in text_of(world.guests["resident"], "my_agenda")
    assert "Elke week" in text_of(world.guests["resident"], "my_agenda_file")


@pytest.mark.parametrize("name", ["coordinator", "trekker", "stranger"])
def test_nobody_else_has_it_in_their_agenda(name: str, world: World) -> None:
    assert "Elke week" not in text_of(world.guests[name], "my_agenda")
    assert "Elke week" not in text_of(world.guests[name], "my_agenda_file")


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_else_takes_the_resident_off_a_list(name: str, world: World) -> None:
    sign_up, own = sign_up_of_resident(world), world.places["own"]
    with transaction.atomic():
        body = {"sign_up": sign_up.pk, "client_key": sign_up.client_key}
        url = reverse("programme_withdraw", args=[own["house"], own["programme"]])
        assert browser(world.guests[name]).post(url, body).status_code == 404
        sign_up.refresh_from_db()
        assert sign_up.state != "withdrawn"
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("page", ["mfa_remove_webauthn", "mfa_edit_webauthn"])
def test_nobody_else_touches_the_passkey_of_the_resident(page: str, name: str, world: World) -> None:
    key = world.places["own"]["passkey"]
    with transaction.atomic():
        assert browser(world.guests[name]).post(reverse(page, args=[key]), {"name": "weg"}).status_code == 404
        assert Authenticator.objects.get(pk=key).wrap().name == "Telefoon"
        transaction.set_rollback(True)


def test_everybody_sees_only_the_own_passkeys(world: World) -> None:
    link = reverse("mfa_edit_webauthn", args=[world.places["own"]["passkey"]])
    assert link in text_of(world.guests["resident"], "mfa_list_webauthn")
    for name in OTHERS:
        assert link not in text_of(world.guests[name], "mfa_list_webauthn")


def test_ending_other_sessions_ends_only_the_own(world: World) -> None:
    resident, other = world.guests["resident"], world.guests["volunteer"]
    with transaction.atomic():
        for guest in (resident, other):
            text_of(guest, "profile")
            key = guest.cookies["sessionid"].value
            UserSession.objects.get_or_create(user=guest.user, session_key=key, defaults={"ip": "127.0.0.1"})
        browser(other).post(reverse("usersessions_list"))
        alive = set(LoginSession.objects.values_list("session_key", flat=True))
        assert {guest.cookies["sessionid"].value for guest in (resident, other)} <= alive
        transaction.set_rollback(True)


def test_the_profile_and_the_look_log_are_the_own(world: World) -> None:
    rosa = world.guests["resident"].person
    assert rosa is not None
    for name in OTHERS:
        for page in ("profile", "who_looked", "my_house"):
            assert rosa.first_name not in text_of(world.guests[name], page), (name, page)


def test_safe_contact_changes_only_who_is_logged_in(world: World) -> None:
    rosa, cor = world.guests["resident"].person, world.guests["coordinator"]
    assert rosa is not None
    with transaction.atomic():
        body = {"reach_by": "visit", "reach_when": "overdag", "person": rosa.pk, "pk": rosa.pk, "id": rosa.pk}
        assert browser(cor).post(reverse("safe_contact", args=["west"]), body).status_code == 302
        changed = Person.objects.filter(reach_when="overdag")
        assert [person.pk for person in changed] == [cor.person.pk]  # type: ignore[union-attr]
        transaction.set_rollback(True)
