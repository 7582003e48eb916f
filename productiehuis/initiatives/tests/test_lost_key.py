"""A coordinator helps with logging in: a code for any role of the house, and a second key that was lost."""

from datetime import timedelta
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from productiehuis.audit.models import Event, Look
from productiehuis.initiatives.actions.devices import trust_device
from productiehuis.initiatives.models import DeskDevice, DeskTrust, Role
from productiehuis.people.models import OneTimeLogin
from tests.cast import actor, give, make_person
from tests.matrix.passkeys import passkey_of

OTHERS = ["vera", "tamar", "pim", "rosa", "fay"]


@pytest.fixture(autouse=True)
def fresh_limits(db):
    caches["limits"].clear()


@pytest.fixture
def keys(cast):
    """Vera has an app, a passkey and emergency codes."""
    TOTP.activate(cast.vera.user, generate_totp_secret())
    passkey_of(cast.vera.user)
    RecoveryCodes.activate(cast.vera.user)
    assert Authenticator.objects.filter(user_id=cast.vera.user_id).count() == 3


def press(client, person, name="lost_key", house="west"):
    return client.post(reverse(name, args=[house, person.pk]), {"client_key": str(uuid4())})


def log_in(username):
    client = Client()
    data = {"login": username, "password": "geheim-woord-1"}
    client.post(reverse("account_login_password"), data)
    return client


def left(person):
    return Authenticator.objects.filter(user_id=person.user_id).count()


class TestLostKey:
    def test_the_coordinator_takes_every_key_away(self, cast, as_person, keys):
        answer = press(as_person(cast.cor), cast.vera)
        assert answer.url == reverse("help_login", args=["west", cast.vera.pk])
        assert left(cast.vera) == 0
        event = Event.objects.get(verb="second factor reset")
        assert (event.actor_key, event.object_key) == (cast.cor.pk, str(cast.vera.pk))

    def test_looking_takes_nothing_away_and_is_logged(self, cast, as_person, keys):
        assert as_person(cast.cor).get(reverse("lost_key", args=["west", cast.vera.pk])).status_code == 200
        assert left(cast.vera) == 3
        assert Look.objects.filter(part="login", subject_key=cast.vera.pk, viewer_key=cast.cor.pk).exists()

    @pytest.mark.parametrize("who", OTHERS)
    def test_nobody_else_does(self, cast, as_person, keys, who):
        assert press(as_person(getattr(cast, who)), cast.vera).status_code == 404
        assert left(cast.vera) == 3

    def test_somebody_of_another_house_or_without_a_role_does_not_exist(self, cast, as_person):
        client = as_person(cast.cor)
        assert press(client, cast.fay).status_code == 404
        assert press(client, cast.fay, house="noord").status_code == 404
        assert press(client, cast.bo).status_code == 404

    def test_not_for_who_has_a_role_in_another_house(self, cast, as_person, keys):
        twin = make_person(cast.noord, "Vera", login=False)
        twin.user = cast.vera.user
        twin.save()
        give(twin, Role.RESIDENT)
        assert "ander huis" in press(as_person(cast.cor), cast.vera).content.decode()
        assert left(cast.vera) == 3

    def test_not_for_oneself(self, cast, as_person):
        TOTP.activate(cast.cor.user, generate_totp_secret())
        assert "in je profiel" in press(as_person(cast.cor), cast.cor).content.decode()
        assert left(cast.cor) == 1

    def test_the_person_is_logged_out_everywhere_and_trusted_nowhere(self, cast, as_person):
        device = DeskDevice.objects.create(
            house=cast.west, initiative=cast.desk, name="laptop", token_hash="x", enrolled_by_key=cast.tamar.pk
        )
        trust_device(device=device, person=cast.vera, by=actor(cast.vera))
        vera = log_in("vera-west")
        assert vera.get(reverse("profile")).status_code == 200
        press(as_person(cast.cor), cast.vera)
        assert vera.get(reverse("profile")).status_code == 302
        assert not DeskTrust.objects.exists()

    def test_the_next_log_in_says_who_did_it_until_there_is_a_new_key(self, cast, as_person, keys):
        press(as_person(cast.cor), cast.vera)
        assert "Cor haalde je tweede sleutel weg" in log_in("vera-west").get(reverse("profile")).content.decode()
        TOTP.activate(cast.vera.user, generate_totp_secret())
        assert "haalde je tweede sleutel weg" not in log_in("vera-west").get("/").content.decode()

    def test_after_a_month_it_is_no_news(self, cast, as_person, keys, time_machine):
        press(as_person(cast.cor), cast.vera)
        time_machine.move_to(timezone.now() + timedelta(days=31))
        assert "haalde je tweede sleutel weg" not in log_in("vera-west").get(reverse("profile")).content.decode()

    def test_the_person_sees_it_in_who_looked(self, cast, as_person, keys):
        press(as_person(cast.cor), cast.vera)
        text = as_person(cast.vera).get(reverse("who_looked")).content.decode()
        assert "haalde een tweede sleutel weg" in text
        assert "hoe je inlogt" in text


class TestCodeForTheHouse:
    def test_the_coordinator_gives_a_secretary_a_code_that_works(self, cast, as_person):
        sem = make_person(cast.west, "Sem", login=False)
        give(sem, Role.SECRETARY)
        client = as_person(cast.cor)
        assert (
            reverse("help_login", args=["west", sem.pk])
            in client.get(reverse("manage_people", args=["west"])).content.decode()
        )
        answer = press(client, sem, "house_login_code")
        assert Client().post(reverse("paper_login"), {"code": answer.context["code"]}).url == reverse("profile")

    @pytest.mark.parametrize("who", OTHERS)
    def test_nobody_else_gives_one(self, cast, as_person, who):
        assert press(as_person(getattr(cast, who)), cast.vera, "house_login_code").status_code == 404
        assert not OneTimeLogin.objects.exists()

    def test_a_trekker_sees_no_way_to_it(self, cast, as_person):
        url = reverse("manage_initiative_people", args=["west", "spreekuur"])
        way = reverse("help_login", args=["west", cast.vera.pk])
        assert way not in as_person(cast.tamar).get(url).content.decode()
        assert way in as_person(cast.cor).get(url).content.decode()
