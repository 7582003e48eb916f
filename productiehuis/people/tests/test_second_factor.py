"""The second key: made once, shown at log-in, never left behind for another."""

from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from django.core.cache import caches
from django.test import Client
from django.urls import reverse

BACKEND = "productiehuis.people.backends.PasswordBackend"


@pytest.fixture(autouse=True)
def fresh_limits(db):
    caches["limits"].clear()


def code_of(secret):
    return f"{hotp_value(secret, next(iter(yield_hotp_counters_from_time()))):06d}"


@pytest.fixture
def vera(cast):
    """Vera, logged in without a second factor."""
    client = Client()
    client.force_login(cast.vera.user, backend=BACKEND)
    return client


@pytest.fixture
def secret(cast):
    secret = generate_totp_secret()
    TOTP.activate(cast.vera.user, secret)
    return secret


def test_who_has_none_is_helped_to_make_one(vera):
    text = vera.get(reverse("second_factor")).content.decode()
    assert reverse("mfa_activate_totp") in text
    assert reverse("mfa_add_webauthn") in text


def test_the_right_code_opens_and_goes_where_you_were(vera, secret):
    vera.get(reverse("second_factor") + "?next=/west/")
    response = vera.post(reverse("second_factor"), {"code": code_of(secret)})
    assert response.url == "/west/"
    assert vera.session["second_factor_at"]


def test_a_wrong_code_stays_outside(vera, secret):
    response = vera.post(reverse("second_factor"), {"code": "000000"})
    assert "Deze code klopt niet" in response.content.decode()
    assert "second_factor_at" not in vera.session


def test_an_invented_passkey_stays_outside(vera, secret):
    for credential in ("", "{}", "[]", "nonsense"):
        assert vera.post(reverse("second_factor"), {"credential": credential}).status_code == 200
    assert "second_factor_at" not in vera.session


def test_guessing_codes_is_stopped(vera, secret):
    for _try in range(5):
        vera.post(reverse("second_factor"), {"code": "000000"})
    vera.post(reverse("second_factor"), {"code": code_of(secret)})
    assert "second_factor_at" not in vera.session


def test_an_address_elsewhere_is_not_followed(vera, secret):
    vera.get(reverse("second_factor") + "?next=https://evil.example/")
    assert vera.post(reverse("second_factor"), {"code": code_of(secret)}).url == reverse("my_house")


@pytest.mark.django_db(transaction=True)
def test_making_an_app_counts_as_showing_it_and_is_sealed(cast):
    client = Client()
    client.post(reverse("account_login_password"), {"login": "vera-west", "password": "geheim-woord-1"})
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert client.get(reverse("mfa_view_recovery_codes")).status_code == 200
    assert client.session["second_factor_at"]
    stored = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    assert secret not in str(stored.data)


def test_the_picture_for_the_app_is_on_white(cast):
    client = Client()
    client.post(reverse("account_login_password"), {"login": "vera-west", "password": "geheim-woord-1"})
    assert 'fill="#fff"' in client.get(reverse("mfa_activate_totp")).context["totp_svg"]


def test_logging_in_with_it_is_enough(cast, secret):
    client = Client()
    data = {"login": "vera-west", "password": "geheim-woord-1"}
    assert client.post(reverse("account_login_password"), data).url == reverse("mfa_authenticate")
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert client.session["second_factor_at"]


def test_logging_in_without_it_is_not(cast):
    client = Client()
    client.post(reverse("account_login_password"), {"login": "vera-west", "password": "geheim-woord-1"})
    assert "_auth_user_id" in client.session
    assert "second_factor_at" not in client.session


def test_what_the_last_one_showed_is_gone_for_the_next(cast, secret):
    client = Client()
    session = client.session
    session["second_factor_at"] = "2020-01-01T00:00:00"
    session["desk_initiative"] = str(uuid4())
    session.save()
    client.post(reverse("account_login_password"), {"login": "rosa-west", "password": "geheim-woord-1"})
    assert "_auth_user_id" in client.session
    assert "second_factor_at" not in client.session
    assert "desk_initiative" not in client.session


@pytest.mark.parametrize(
    "name",
    ["mfa_index", "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn", "usersessions_list", "second_factor"],
)
def test_the_pages_are_ours_and_in_dutch(cast, name):
    client = Client()
    client.post(reverse("account_login_password"), {"login": "vera-west", "password": "geheim-woord-1"})
    text = client.get(reverse(name)).content.decode()
    assert "ph-main" in text
    for english in ("Authenticator", "Security", "Sign", "Add ", "Activate", "Passwordless", "Master key"):
        assert english not in text.replace("Google Authenticator", "")


def test_a_stale_login_is_asked_for_the_password_again(cast, vera):
    assert vera.get(reverse("mfa_activate_totp")).url.startswith(reverse("account_reauthenticate"))
    assert "Ben jij het?" in vera.get(reverse("account_reauthenticate")).content.decode()
