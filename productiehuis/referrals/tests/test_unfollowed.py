"""What somebody told one volunteer apart, when that volunteer stops: somebody else comes to follow it, and nobody
learns who or what on the way."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from productiehuis.audit.models import Event
from productiehuis.initiatives.models import Membership, Role
from productiehuis.referrals.actions import Receiver, pass_to
from productiehuis.referrals.models import Referral
from productiehuis.referrals.tests.hands import BRING, DESK, WHY, key, send
from tests.cast import actor, give, make_desk, make_person

LATE = "/west/doorverwijzingen/te-laat/"
ASKS = "Apart verteld, en niemand volgt het"


@pytest.fixture
def row(cast):
    return send(cast, cast.rosa, is_discreet=True)


@pytest.fixture
def left(cast, row):
    """Vera, who was told, works there no more."""
    Membership.objects.filter(person=cast.vera).update(ends=date(2020, 1, 1))
    return row


def hand(client, row, to):
    return client.post(f"{LATE}{row.pk}/volgen/", key() | {"to": str(to)}, follow=True)


def test_as_long_as_vera_works_there_nobody_hears_of_it(cast, as_person, row):
    assert ASKS not in as_person(cast.cor).get(LATE).text
    assert "Dit kan nu niet" in hand(as_person(cast.cor), row, cast.tamar.pk).text
    row.refresh_from_db()
    assert row.followed_by_key == cast.vera.pk


def test_the_coordinator_sees_that_one_waits_and_not_whose_or_what(cast, as_person, left):
    page = as_person(cast.cor).get(LATE).text
    assert ASKS in page
    assert "Spreekuur" in page
    for told in (cast.rosa.first_name, WHY, BRING, str(cast.topics[0].name), "Naaiatelier", "Vera"):
        assert told not in page, told


def test_who_works_at_a_desk_is_asked_once_however_many_wait_there(
    cast, as_person, left, django_assert_max_num_queries
):
    cor = as_person(cast.cor)
    cor.get(LATE)
    with CaptureQueriesContext(connection) as one:
        cor.get(LATE)
    Membership.objects.filter(person=cast.vera).update(ends=None)
    send(cast, cast.bo, is_discreet=True)
    Membership.objects.filter(person=cast.vera).update(ends=date(2020, 1, 1))
    with django_assert_max_num_queries(len(one)):
        assert cor.get(LATE).text.count("Wie volgt dit nu?") == 2


def test_who_gets_it_finds_it_and_nobody_else_at_the_desk(cast, as_person, left):
    give(other := make_person(cast.west, "Olga"), Role.VOLUNTEER, cast.desk)
    answer = hand(as_person(cast.cor), left, cast.tamar.pk)
    assert "Tamar vindt het aan de balie bij ‘Alleen voor jou’" in answer.text
    assert ASKS not in answer.text
    assert str(left.pk) in as_person(cast.tamar).get(f"{DESK}apart/").text
    assert as_person(cast.tamar).get(f"{DESK}{left.pk}/").status_code == 200
    assert str(left.pk) not in as_person(other).get(f"{DESK}apart/").text
    assert as_person(other).get(f"{DESK}{left.pk}/").status_code == 404
    assert Event.objects.filter(verb="referral handed on", object_key=left.pk, actor_key=cast.cor.pk).count() == 1


def test_the_resident_reads_who_follows_it_now(cast, as_person, left):
    hand(as_person(cast.cor), left, cast.tamar.pk)
    assert "Tamar volgt dit nu voor jou." in as_person(cast.rosa).get("/ik/doorverwijzingen/").text


def test_it_can_go_back_to_the_resident_who_logs_in(cast, as_person, left):
    assert "De bewoner zelf" in as_person(cast.cor).get(LATE).text
    answer = hand(as_person(cast.cor), left, "self")
    assert ASKS not in answer.text
    left.refresh_from_db()
    assert left.followed_by_key == cast.rosa.pk
    mine = as_person(cast.rosa).get("/ik/doorverwijzingen/").text
    assert "Je volgt dit nu zelf." in mine
    assert "de balie of je coach" not in mine


def test_who_has_no_login_gets_somebody_of_the_desk(cast, as_person):
    row = send(cast, cast.bo, is_discreet=True)
    Membership.objects.filter(person=cast.vera).update(ends=date(2020, 1, 1))
    assert "De bewoner zelf" not in as_person(cast.cor).get(LATE).text
    assert "Kies wie het volgt." in hand(as_person(cast.cor), row, "self").text


@pytest.mark.parametrize("who", ["noor", "vera", "bo", "fay"])
def test_only_who_works_at_that_desk_can_get_it(cast, as_person, left, who):
    assert "Kies wie het volgt." in hand(as_person(cast.cor), left, getattr(cast, who).pk).text
    left.refresh_from_db()
    assert left.followed_by_key == cast.vera.pk


def test_two_who_press_give_it_to_one(cast, as_person, left):
    give(other := make_person(cast.west, "Olga"), Role.VOLUNTEER, cast.desk)
    hand(as_person(cast.cor), left, cast.tamar.pk)
    assert "Dit kan nu niet" in hand(as_person(cast.cor), left, other.pk).text
    left.refresh_from_db()
    assert left.followed_by_key == cast.tamar.pk


def test_what_is_not_apart_or_over_is_not_there(cast, as_person, left):
    Referral.objects.filter(pk=left.pk).update(is_discreet=False)
    assert ASKS not in as_person(cast.cor).get(LATE).text


def test_what_goes_on_elsewhere_is_followed_by_the_same(cast, as_person, left):
    hand(as_person(cast.cor), left, cast.tamar.pk)
    _other, room = make_desk(cast.west, "fietsen", "Fietsen")
    left.refresh_from_db()
    pass_to(referral=left, receiver=Receiver(room), by=actor(cast.noor, "trekker"))
    assert Referral.objects.get(follows=left).followed_by_key == cast.tamar.pk
