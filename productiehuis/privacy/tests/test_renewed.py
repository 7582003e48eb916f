"""A password or PIN that was chosen anew is not the old one again after a restore."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from productiehuis.initiatives.models import DeskPin
from productiehuis.people.models import HousePass, User
from productiehuis.privacy import renewed, withdrawn

pytestmark = pytest.mark.django_db

BEFORE = timezone.now() - timedelta(days=3)


@pytest.fixture
def secrets(cast):
    """Rosa and the coordinator have a password, Rosa a PIN on her pass and Vera one at the desk."""
    own = HousePass.objects.create(
        house=cast.west,
        person=cast.rosa,
        given_at=BEFORE,
        code_hash="c" * 64,
        token_hash="t" * 64,
        pin_hash=make_password("4829"),
        pin_since=timezone.now(),
    )
    pin = DeskPin.objects.create(house=cast.west, person=cast.vera, pin_hash=make_password("5830"))
    for who in (cast.rosa, cast.cor):
        who.user.set_password("nieuw-woord-2")
        who.user.save()
    return own, pin


def put_back(cast, secrets):
    """As an older database has it."""
    own, pin = secrets
    old = {"password": make_password("oud-woord-1"), "password_since": BEFORE}
    User.objects.filter(pk__in=[cast.rosa.user_id, cast.cor.user_id]).update(**old)
    HousePass.objects.filter(pk=own.pk).update(pin_hash=make_password("1357"), pin_since=BEFORE)
    DeskPin.objects.filter(pk=pin.pk).update(pin_hash=make_password("2468"), changed_at=BEFORE)


def opens(person, word):
    return User.objects.get(pk=person.user_id).check_password(word)


def test_what_stood_here_is_carried_over(cast, secrets):
    own, pin = secrets
    stood = renewed.stand()
    put_back(cast, secrets)
    assert renewed.carry_over(stood) == 4
    assert (opens(cast.rosa, "nieuw-woord-2"), opens(cast.rosa, "oud-woord-1")) == (True, False)
    assert HousePass.objects.get(pk=own.pk).pin_hash == own.pin_hash
    assert DeskPin.objects.get(pk=pin.pk).pin_hash == pin.pin_hash
    assert renewed.carry_over(stood) == 0


def test_a_pin_that_was_taken_off_a_pass_stays_off(cast, secrets):
    own, _pin = secrets
    HousePass.objects.filter(pk=own.pk).update(pin_hash="")
    stood = renewed.stand()
    put_back(cast, secrets)
    renewed.carry_over(stood)
    assert HousePass.objects.get(pk=own.pk).pin_hash == ""


def test_who_only_knows_when_lets_the_old_one_open_nothing(cast, secrets, tmp_path):
    own, pin = secrets
    path = tmp_path / withdrawn.NAME
    withdrawn.remember(path)
    put_back(cast, secrets)
    assert renewed.ask_anew(withdrawn.read(path)) == 3
    assert not opens(cast.rosa, "oud-woord-1")
    assert HousePass.objects.get(pk=own.pk).pin_hash == ""
    assert not DeskPin.objects.filter(pk=pin.pk).exists()
    assert opens(cast.cor, "oud-woord-1")  # Somebody has to hand out the codes.
    assert renewed.ask_anew(withdrawn.read(path)) == 0


def test_what_was_chosen_later_than_the_list_goes_on(cast, secrets, tmp_path):
    path = tmp_path / withdrawn.NAME
    withdrawn.remember(path)
    cast.rosa.user.set_password("nog-nieuwer-3")
    cast.rosa.user.save()
    assert renewed.ask_anew(withdrawn.read(path)) == 0
    assert opens(cast.rosa, "nog-nieuwer-3")


def test_the_file_holds_moments_and_no_secret(secrets, tmp_path):
    path = tmp_path / withdrawn.NAME
    withdrawn.remember(path)
    lines = {
        label: then for (label, _key), then in withdrawn.read(path).items() if label.endswith(("password", "hash"))
    }
    assert set(lines) == {secret.label for secret in renewed.SECRETS}
    assert {tuple(then) for then in lines.values()} == {(secret.since,) for secret in renewed.SECRETS}
    text = path.read_text()
    assert not any(word in text for word in ("pbkdf2", "argon2", "md5", "scrypt", "$"))
