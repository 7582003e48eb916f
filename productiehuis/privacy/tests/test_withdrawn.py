"""What was withdrawn stays withdrawn when an older database comes back."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import models
from django.utils import timezone

from productiehuis.initiatives.models import DeskDevice, Role
from productiehuis.monitor.actions import share, withdraw_share
from productiehuis.monitor.models import ShareLink
from productiehuis.people.models import Consent, ConsentFor, HousePass
from productiehuis.plans.actions import add_part, begin_plan
from productiehuis.plans.models import Kind, Part
from productiehuis.privacy import withdrawn
from productiehuis.privacy.withdrawn import Stood
from productiehuis.referrals.actions import take_back
from productiehuis.referrals.tests.hands import send
from tests.cast import TESTER, actor, give

TODAY = timezone.localdate()


@pytest.fixture
def link(cast):
    return share(
        house=cast.west,
        initiative=None,
        to_whom="Fonds",
        years=(2018, 2018),
        parts=["year"],
        expires=TODAY + timedelta(days=30),
        client_key=uuid4(),
        by=TESTER,
    )


@pytest.fixture
def device(cast):
    return DeskDevice.objects.create(
        house=cast.west, initiative=cast.desk, name="Tablet", token_hash="x" * 64, enrolled_by_key=uuid4()
    )


MOMENT_KEY_OR_FLAG = (models.DateField, models.DateTimeField, models.UUIDField, models.BooleanField)


def says_no_word(column):
    """A moment, a key, a flag, or one of a few fixed words."""
    return isinstance(column, MOMENT_KEY_OR_FLAG) or (type(column) is models.CharField and bool(column.choices))


def test_it_takes_and_keeps_no_word_of_anybody():
    """The file lies open beside the backups, and of a plan nobody but its owner reads a word."""
    taken = [end.model._meta.get_field(name) for end in withdrawn.ENDS for name in (end.field, *end.also)]
    assert [str(column) for column in taken if not says_no_word(column)] == []
    assert not all(says_no_word(column) for column in Part._meta.fields)  # A plan does hold words.


def put_back(row, **before):
    """As an older database has it."""
    type(row).objects.filter(pk=row.pk).update(**before)


def test_each_kind_that_ended_ends_again_with_what_goes_with_it(cast, link, device, tmp_path):
    role = give(cast.rosa, Role.VOLUNTEER, cast.desk)
    card = HousePass.objects.create(
        house=cast.west, person=cast.bo, given_at=timezone.now(), code_hash="c" * 64, token_hash="t" * 64
    )
    consent = Consent.objects.create(
        house=cast.west, person=cast.bo, purpose=ConsentFor.COACH, sentence="Ja", language="nl", client_key=uuid4()
    )
    withdraw_share(link=link, by=TESTER)
    put_back(device, revoked_at=timezone.now())
    put_back(card, revoked_at=timezone.now(), why="lost")
    put_back(consent, withdrawn_at=timezone.now())
    put_back(role, ends=TODAY)
    withdrawn.remember(tmp_path / "withdrawn.jsonl")

    put_back(link, withdrawn_at=None)
    put_back(device, revoked_at=None)
    put_back(card, revoked_at=None, why="")
    put_back(consent, withdrawn_at=None)
    put_back(role, ends=TODAY + timedelta(days=90))
    assert withdrawn.withdraw_again(withdrawn.read(tmp_path / "withdrawn.jsonl")) == 5
    for row in (link, device, card, consent, role):
        row.refresh_from_db()
    assert (card.why, role.ends) == ("lost", TODAY)
    assert None not in (link.withdrawn_at, device.revoked_at, card.revoked_at, consent.withdrawn_at)
    assert withdrawn.withdraw_again(withdrawn.read(tmp_path / "withdrawn.jsonl")) == 0


def test_what_had_ended_earlier_in_the_older_database_stays_as_it_was(cast, tmp_path):
    role = give(cast.rosa, Role.VOLUNTEER, cast.desk)
    put_back(role, ends=TODAY + timedelta(days=90))
    told = withdrawn.told_by_database()
    put_back(role, ends=TODAY)
    assert withdrawn.withdraw_again(told) == 0
    role.refresh_from_db()
    assert role.ends == TODAY


def test_a_file_that_is_half_written_or_of_another_version_does_no_harm(tmp_path, device):
    path = tmp_path / "withdrawn.jsonl"
    others = [("people.Nobody", uuid4()), ("initiatives.DeskDevice", device.pk)]
    lines = [json.dumps({"of": of, "key": str(key), "then": {}}) for of, key in others]
    path.write_text("\n".join([*lines, '{"of": "initia']))
    assert withdrawn.withdraw_again(withdrawn.read(path)) == 0
    put_back(device, revoked_at=timezone.now())
    withdrawn.remember(path)
    assert ("initiatives.DeskDevice", device.pk) in withdrawn.read(path)
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.fixture
def apart(cast):
    """Rosa shows her dreams to somebody, and this one not any more."""
    by = actor(cast.rosa)
    plan = begin_plan(person=cast.rosa, by=by, client_key=uuid4())
    return add_part(plan=plan, kind=Kind.DREAM, text="Brood", is_apart=True, by=by, client_key=uuid4())


def test_so_does_what_says_in_a_word_that_it_ended(cast, apart, tmp_path):
    path, sent = tmp_path / "withdrawn.jsonl", send(cast)
    take_back(referral=sent, by=actor(cast.vera))
    withdrawn.remember(path)
    put_back(apart, is_apart=False)
    put_back(sent, state="sent", closed_at=None, waits_since=timezone.now())
    told = withdrawn.read(path)
    assert withdrawn.withdraw_again(told) == 3  # The yes to the referral as well.
    assert withdrawn.withdraw_again(told) == 0
    apart.refresh_from_db()
    sent.refresh_from_db()
    assert (apart.is_apart, sent.state, sent.is_open, sent.waits_since) == (True, "withdrawn", False, None)


def test_what_somebody_began_again_before_the_backup_goes_on(apart, tmp_path):
    path = tmp_path / "withdrawn.jsonl"
    withdrawn.remember(path)
    put_back(apart, is_apart=False)
    withdrawn.remember(path)
    assert withdrawn.withdraw_again(withdrawn.read(path)) == 0


def test_only_the_same_houses_at_a_later_moment_know_what_was_withdrawn():
    one, other, now = uuid4(), uuid4(), timezone.now()
    backup = Stood(frozenset({one}), now)
    assert Stood(frozenset({one, other}), now + timedelta(hours=1)).knows(backup)
    assert not Stood(frozenset({other}), now + timedelta(hours=1)).knows(backup)
    assert not Stood(frozenset({one}), now - timedelta(hours=1)).knows(backup)
    assert not Stood(frozenset({one}), None).knows(backup)
    assert not Stood(frozenset(), None).knows(Stood(frozenset(), None))


def test_when_nobody_knows_what_opens_something_ends(link, device):
    assert withdrawn.end_what_opens() == 2
    assert not ShareLink.objects.filter(withdrawn_at__isnull=True).exists()
    assert not DeskDevice.objects.filter(revoked_at__isnull=True).exists()


# Ended in another sense: a fact of the house, that opens nothing to anybody; or told by another field of the same row.
ENDED_OTHERWISE = {
    "plans.TalentAsk.ended_at",
    "plans.TalentAsk.state",
    "coaching.HandOver.ended_on",
    "coaching.HandOver.state",
    "coaching.Pair.state",
    "referrals.ReferralStep.state",
    "privacy.DataRequest.state",
    "people.HousePass.why",
    "activities.SignUp.state",
    "helpdesk.HelpRequest.course",
    "helpdesk.RequestStep.course",
}
ENDED = {"withdrawn", "stopped", "ended"}
WORDS = ("withdrawn_", "revoked_", "stopped_", "ended_", "undone_", "used_")


def test_every_field_that_says_something_ended_is_known_to_a_restore():
    known = {f"{end.label}.{end.field}" for end in withdrawn.ENDS}
    found = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("productiehuis")
        for field in model._meta.get_fields()
        if (field.name.startswith(WORDS) and field.name.endswith(("_at", "_on")))
        or ENDED & {value for value, _words in getattr(field, "flatchoices", ())}
    }
    assert found - known == ENDED_OTHERWISE
