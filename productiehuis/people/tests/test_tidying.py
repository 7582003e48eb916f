"""What the night takes away of logins, and what it leaves."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from productiehuis.people.actions import give_paper_code
from productiehuis.people.actions.tidying import forget_stale, reseal_second_factors
from productiehuis.people.adapter import SecondFactorAdapter
from productiehuis.people.models import OneTimeLogin, User
from productiehuis.vault import keys
from tests.cast import TESTER


def test_a_code_goes_a_month_after_its_end(cast):
    give_paper_code(person=cast.bo, by=TESTER)
    forget_stale()
    assert OneTimeLogin.objects.exists()
    OneTimeLogin.objects.update(expires_at=timezone.now() - timedelta(days=31))
    forget_stale()
    assert not OneTimeLogin.objects.exists()
    assert User.objects.filter(pk=cast.bo.user_id).exists()


def test_a_sign_up_that_was_never_proven_goes_after_a_day(db):
    Client().post(reverse("account_signup_phone"), {"phone": "06 12345678"})
    forget_stale()
    assert User.objects.exists()
    User.objects.update(date_joined=timezone.now() - timedelta(days=2))
    forget_stale()
    assert not User.objects.exists()


def test_who_chose_a_name_and_password_stays(db):
    User.objects.create_user("zon", "drie-gewone-woorden", date_joined=timezone.now() - timedelta(days=9))
    forget_stale()
    assert User.objects.exists()


def test_a_rotated_key_reaches_the_second_factors(cast, settings):
    secret = generate_totp_secret()
    TOTP.activate(cast.vera.user, secret)
    old = settings.VAULT_KEYS
    settings.VAULT_KEYS = "t2:" + "YW5vdGhlciBrZXkgb2YgdGhpcnR5LXR3byBieXRlcyE=" + "," + old
    keys.forget()
    try:
        assert reseal_second_factors() == 1
        assert reseal_second_factors() == 0
        settings.VAULT_KEYS = settings.VAULT_KEYS.split(",")[0]
        keys.forget()
        assert SecondFactorAdapter().decrypt(Authenticator.objects.get().data["secret"]) == secret
    finally:
        settings.VAULT_KEYS = old
        keys.forget()
