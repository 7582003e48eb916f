"""Two receivers who answer at the same moment: the first counts, the other hears it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections
from django.utils import timezone

from productiehuis.initiatives.models import Organisation
from productiehuis.referrals.actions import Receiver, accept, pass_to, refuse
from productiehuis.referrals.models import Referral
from productiehuis.referrals.tests.hands import send
from tests.cast import TESTER, make_cast

HANDS = 4


def answers(partner):
    """What four people want to say about the same one."""
    soon = timezone.now() + timedelta(days=3)
    return [
        lambda row: accept(referral=row, comes_at=soon, by=TESTER, client_key=uuid4()),
        lambda row: refuse(referral=row, why_not="full", by=TESTER, client_key=uuid4()),
        lambda row: pass_to(referral=row, receiver=Receiver(organisation=partner), by=TESTER, client_key=uuid4()),
        lambda row: accept(referral=row, comes_at=soon + timedelta(days=1), by=TESTER, client_key=uuid4()),
    ]


def check_one_answer(row, said):
    assert said.count(True) == 1
    steps = list(row.steps.values_list("state", flat=True))
    assert steps[:2] == ["proposed", "sent"]
    assert len(steps) == 3
    assert Referral.objects.filter(follows=row).count() == (steps[2] == "passed_on")


def give(answer, key):
    try:
        answer(Referral.objects.get(pk=key) if not isinstance(key, Referral) else key)
    except ValidationError:
        return False
    return True


@pytest.mark.django_db(transaction=True)
def test_of_four_answers_at_once_one_counts():
    if connection.vendor != "postgresql":
        pytest.skip(
            "SQLite in memory gives each thread the same connection; the next test says the same without threads"
        )
    cast = make_cast()
    partner = Organisation.objects.create(house=cast.west, name="Partner")
    row = send(cast)

    def one(answer):
        try:
            return give(answer, row.pk)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(HANDS) as hands:
        said = list(hands.map(one, answers(partner)))
    check_one_answer(row, said)


@pytest.mark.parametrize("first", range(HANDS))
def test_of_four_who_read_it_before_any_answered_one_counts(cast, first):
    partner = Organisation.objects.create(house=cast.west, name="Partner")
    row = send(cast)
    waiting = answers(partner)
    turns = [waiting.pop(first), *waiting]
    read = [Referral.objects.get(pk=row.pk) for _ in turns]
    check_one_answer(row, [give(answer, stale) for answer, stale in zip(turns, read, strict=True)])
