"""The code on paper: works once, for a week, and opens no more than its own door."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from productiehuis.people.actions import give_paper_code
from productiehuis.people.models import OneTimeLogin
from tests.cast import TESTER


@pytest.fixture(autouse=True)
def fresh_limits(db):
    caches["limits"].clear()


def use(code, client=None):
    client = client or Client()
    return client, client.post(reverse("paper_login"), {"code": code})


def is_in(client):
    return "_auth_user_id" in client.session


def test_a_code_lets_a_person_in_who_had_no_login(cast):
    client, response = use(give_paper_code(person=cast.bo, by=TESTER))
    assert response.url == reverse("profile")
    assert is_in(client)
    cast.bo.refresh_from_db()
    assert not cast.bo.user.has_usable_password()


@pytest.mark.parametrize("typed", ["{0}-{1}", " {0} {1} ", "{0}.{1}"])
def test_it_may_be_typed_with_spaces_or_dashes(cast, typed):
    code = give_paper_code(person=cast.bo, by=TESTER)
    client, _ = use(typed.format(code[:5], code[5:]))
    assert is_in(client)


def test_it_works_once(cast):
    code = give_paper_code(person=cast.bo, by=TESTER)
    use(code)
    client, response = use(code)
    assert not is_in(client)
    assert "Vraag een nieuwe aan de balie" in response.content.decode()


def test_it_stops_after_a_week(cast):
    code = give_paper_code(person=cast.bo, by=TESTER)
    OneTimeLogin.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    client, _ = use(code)
    assert not is_in(client)


def test_a_new_code_ends_the_old_one(cast):
    old = give_paper_code(person=cast.bo, by=TESTER)
    new = give_paper_code(person=cast.bo, by=TESTER)
    assert not is_in(use(old)[0])
    assert is_in(use(new)[0])


def test_only_a_hash_is_kept(cast):
    code = give_paper_code(person=cast.bo, by=TESTER)
    assert code not in str(OneTimeLogin.objects.values().get())


def test_the_same_form_sent_twice_is_one_code(cast):
    key = uuid4()
    code = give_paper_code(person=cast.bo, by=TESTER, client_key=key)
    assert give_paper_code(person=cast.bo, by=TESTER, client_key=key) is None
    assert is_in(use(code)[0])


@pytest.mark.parametrize("typed", ["", "12", "abcdefghij", "0000000000"])
def test_a_wrong_code_is_explained(cast, typed):
    client, response = use(typed)
    assert response.status_code == 200
    assert "ph-error" in response.content.decode()
    assert not is_in(client)


def test_guessing_is_stopped(cast):
    code = give_paper_code(person=cast.bo, by=TESTER)
    client = Client()
    for number in range(10):
        use(f"{number:010d}", client)
    response = use(code, client)[1]
    assert response.status_code == 429
    assert "Wacht een paar minuten" in response.content.decode()
    assert not is_in(client)


def test_a_login_with_a_second_factor_still_asks_for_it(cast):
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(cast.vera.user, generate_totp_secret())
    client, response = use(give_paper_code(person=cast.vera, by=TESTER))
    assert response.url == reverse("mfa_authenticate")
    assert not is_in(client)


def test_a_closed_login_stays_closed(cast):
    code = give_paper_code(person=cast.vera, by=TESTER)
    cast.vera.user.is_active = False
    cast.vera.user.save()
    assert not is_in(use(code)[0])
