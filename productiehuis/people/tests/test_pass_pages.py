"""The pass from its owner's side: on the phone, as a log-in, lost and replaced."""

from uuid import uuid4

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse

from productiehuis.people.actions import give_paper_code, make_pass, revoke_pass, set_pass_pin
from productiehuis.people.models import HousePass, LoginSession, Why
from productiehuis.people.rules.passes import readable_pass_code
from tests.cast import TESTER, actor, sign_in

PIN = "2580"


@pytest.fixture(autouse=True)
def fresh_limits(db):
    caches["limits"].clear()


@pytest.fixture
def own(cast):
    return set_pass_pin(own=make_pass(person=cast.rosa, by=TESTER, client_key=uuid4()), pin=PIN, by=actor(cast.rosa))


def log_in(own, pin=PIN, client=None, code=""):
    client = client or Client()
    return client, client.post(reverse("pass_login"), {"code": code or own.code, "pin": pin})


def is_in(client):
    return client.get(reverse("profile")).status_code == 200


def mine(name="my_pass"):
    return reverse(name, args=["west"])


def test_one_press_makes_a_pass_and_the_page_shows_it(cast, as_person):
    rosa, key = as_person(cast.rosa), str(uuid4())
    assert "Maak mijn huispas" in rosa.get(mine()).text
    for _ in range(2):
        page = rosa.post(mine(), {"client_key": key}, follow=True)
    made = HousePass.objects.get(person=cast.rosa)
    assert readable_pass_code(made.code) in page.text
    assert "<svg" in page.text
    assert "no-store" in page["Cache-Control"]


def test_the_pass_names_nobody(cast, as_person, own):
    rosa = as_person(cast.rosa)
    shown = rosa.get(mine()).text.split('class="pass"')[1].split("</section>")[0]
    assert cast.rosa.first_name not in shown
    picture = rosa.get(mine("my_pass_picture"))
    assert picture["Content-Type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")


def test_a_pin_is_chosen_and_a_weak_one_refused(cast, as_person):
    rosa = as_person(cast.rosa)
    made = make_pass(person=cast.rosa, by=TESTER, client_key=uuid4())
    for weak in ("1234", "0000", made.code[:4], "25"):
        page = rosa.post(mine("my_pass_pin"), {"pin": weak, "again": weak})
        assert page.status_code == 200
    assert not HousePass.objects.get().pin_hash
    rosa.post(mine("my_pass_pin"), {"pin": PIN, "again": PIN})
    assert HousePass.objects.get().pin_hash
    rosa.post(mine("my_pass_no_pin"))
    assert not HousePass.objects.get().pin_hash


def test_in_with_the_code_or_the_scanned_address(own):
    for code in (readable_pass_code(own.code), f"https://huis.nl/pas/{own.token}/"):
        client, answer = log_in(own, code=code)
        assert answer.status_code == 302
        assert is_in(client)


def test_the_same_sentence_for_a_wrong_pin_and_a_wrong_pass(cast, own):
    other = make_pass(person=cast.bo, by=TESTER, client_key=uuid4())
    _, wrong_pin = log_in(own, pin="9999")
    _, no_pin = log_in(other)
    said = "Pas en pincode horen niet bij elkaar"
    assert said in wrong_pin.text
    assert said in no_pin.text


def test_a_slip_is_told_kindly_and_costs_no_try(own):
    slipped = own.code[:-1] + str((int(own.code[-1]) + 1) % 10)
    _, answer = log_in(own, code=slipped)
    assert "tikfout" in answer.text
    assert HousePass.objects.get().tries == 0


def test_an_address_gets_ten_tries(own):
    for _ in range(10):
        log_in(own, pin="9999")
    _, answer = log_in(own)
    assert answer.status_code == 429


def test_a_class_on_one_wifi_comes_in_and_a_wrong_try_still_counts(own):
    for _ in range(9):
        log_in(own, pin="9999")
        HousePass.objects.update(tries=0, locked_until=None)
    for _ in range(12):
        client, answer = log_in(own)
        assert answer.status_code == 302
        assert is_in(client)
    log_in(own, pin="9999")
    _, answer = log_in(own)
    assert answer.status_code == 429
    assert "dezelfde wifi" in answer.text


def test_a_role_still_asks_for_a_second_factor(cast):
    own = set_pass_pin(own=make_pass(person=cast.vera, by=TESTER, client_key=uuid4()), pin=PIN, by=TESTER)
    client, _ = log_in(own)
    answer = client.get(reverse("desk", args=["west", "spreekuur"]))
    assert answer.url.startswith(reverse("second_factor"))


def test_a_revoked_pass_ends_its_open_session_with_the_next_press(cast, own):
    client, _ = log_in(own)
    with_password = sign_in(Client(), cast.rosa)
    assert is_in(client)
    revoke_pass(old=own, by=TESTER, why=Why.LOST)
    assert client.get(reverse("profile")).url.startswith(reverse("account_login"))
    assert is_in(with_password)
    _, again = log_in(own)
    assert again.status_code == 200


def test_replacing_ones_own_pass_ends_the_other_sessions_and_not_this_one(cast, own):
    stolen, _ = log_in(own)
    phone, _ = log_in(own)
    phone.post(mine("my_pass_replace"), {"client_key": str(uuid4()), "why": "lost"})
    new = HousePass.objects.active().get(person=cast.rosa)
    assert not is_in(stolen)
    assert is_in(phone)
    assert LoginSession.objects.filter(pass_key=new.pk).count() == 1
    assert is_in(log_in(new)[0])


def test_stopping_the_pass_stops_it(cast, own, as_person):
    as_person(cast.rosa).post(mine("my_pass_stop"))
    assert not HousePass.objects.active().filter(person=cast.rosa).exists()
    assert "Maak mijn huispas" in as_person(cast.rosa).get(mine()).text


def test_somebody_else_has_another_page(cast, own, as_person):
    assert readable_pass_code(own.code) not in as_person(cast.vera).get(mine()).text
    assert as_person(cast.vera).get(mine("my_pass_picture")).status_code == 404
    assert as_person(cast.fay).get(mine()).status_code == 404


GUARDED = ("account_set_password", "account_change_phone", "mfa_add_webauthn", "mfa_activate_totp", "erase_me")


def only_by_pass(cast):
    """Somebody with a pass and a PIN, and nothing else to log in with."""
    own = set_pass_pin(own=make_pass(person=cast.bo, by=TESTER, client_key=uuid4()), pin=PIN, by=TESTER)
    return log_in(own)[0]


@pytest.mark.parametrize("name", GUARDED)
def test_a_pass_and_its_pin_make_no_other_key_and_erase_nobody(cast, name):
    client = only_by_pass(cast)
    for answer in (client.get(reverse(name)), client.post(reverse(name), {"password1": "x", "phone": "0612340000"})):
        assert answer.status_code == 302
    answer = client.get(reverse(name), follow=True)
    assert answer.redirect_chain[-1][0] == reverse("only_pass")
    assert "Vraag aan de balie een code op papier" in answer.text


def test_a_posted_password_or_phone_changes_nothing(cast):
    client = only_by_pass(cast)
    client.post(reverse("account_set_password"), {"password1": "een-lang-woord-9", "password2": "een-lang-woord-9"})
    client.post(reverse("account_change_phone"), {"phone": "0612340000"})
    cast.bo.refresh_from_db()
    assert not cast.bo.user.has_usable_password()
    assert not cast.bo.user.phone
    assert "een-lang-woord-9" not in str(dict(client.session))


def test_who_has_a_password_shows_it_or_gets_help(own):
    client, _ = log_in(own)
    answer = client.get(reverse("mfa_activate_totp"), follow=True)
    assert answer.redirect_chain[-1][0].startswith(reverse("account_reauthenticate"))
    assert reverse("only_pass") in answer.text
    client.post(reverse("account_reauthenticate"), {"password": "geheim-woord-1"})
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_with_a_code_on_paper_they_get_on(cast):
    client = only_by_pass(cast)
    code = give_paper_code(person=cast.bo, by=TESTER)
    answer = client.post(reverse("account_logout"), {"next": reverse("paper_login")})
    assert answer.url == reverse("paper_login")
    client.post(reverse("paper_login"), {"code": code})
    assert client.get(reverse("account_set_password")).status_code == 200
    assert client.get(reverse("erase_me")).status_code == 200


def test_with_the_pass_one_still_takes_ones_own_along(cast):
    client = only_by_pass(cast)
    assert client.post(reverse("my_data"), {"as": "pdf"})["Content-Type"] == "application/pdf"
