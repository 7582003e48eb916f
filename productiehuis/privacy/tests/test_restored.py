"""After a restore on another machine a pass that was lost since works again: who can do something about it reads so."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from productiehuis.audit.models import Event
from productiehuis.people.actions import make_pass, replace_pass
from productiehuis.people.restored import RESTORED, TOLD_FOR, restored
from productiehuis.privacy.withdrawn import tell_restored
from tests.cast import actor

pytestmark = pytest.mark.django_db

LAST = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)  # Half past midnight of the second in Amsterdam.
MINE, MANAGE = "/ik/pas/west/", "/west/beheer/"


@pytest.fixture
def own(cast):
    return make_pass(person=cast.rosa, by=actor(cast.rosa), client_key=uuid4())


def test_every_house_says_until_when_it_knows_what_happened(cast):
    tell_restored(LAST)
    for house in (cast.west, cast.noord):
        told = restored(house)
        assert told is not None
        assert told.knows_until.isoformat() == "2026-03-02"


def test_the_owner_of_an_older_pass_reads_it_until_the_pass_is_replaced(cast, own, as_person):
    rosa = as_person(cast.rosa)
    assert "teruggezet" not in rosa.get(MINE).text
    tell_restored(LAST)
    assert "teruggezet naar hoe het was op 2 maart 2026" in rosa.get(MINE).text
    replace_pass(old=own, by=actor(cast.rosa), client_key=uuid4())
    assert "teruggezet" not in rosa.get(MINE).text


def test_the_coordinator_reads_it_and_a_trekker_does_not(cast, as_person):
    tell_restored(LAST)
    assert "Het huis is weer zoals het was op 2 maart 2026" in as_person(cast.cor).get(MANAGE).text
    assert "Het huis is weer zoals" not in as_person(cast.tamar).get(MANAGE).text


def test_it_is_told_for_a_while(cast):
    line = {"verb": RESTORED, "object_type": "house.house", "object_key": str(cast.west.pk)}
    day = {"ends": [None, "2026-03-02"]}
    Event.objects.create(**line, changes=day, at=timezone.now() - TOLD_FOR - timedelta(days=1))
    assert restored(cast.west) is None
    Event.objects.create(**line, changes=day, at=timezone.now() - TOLD_FOR + timedelta(days=1))
    assert restored(cast.west) is not None
