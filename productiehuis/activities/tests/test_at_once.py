"""Many hands at the same moment, on a database that lets them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, connections

from productiehuis.activities.actions import count_unnamed, make_programme, set_present, sign_up
from productiehuis.activities.models import Attendance, Programme, SignUp
from productiehuis.activities.participants import unnamed_at
from productiehuis.activities.tests.conftest import TODAY, make
from productiehuis.activities.tests.hands import plan_of
from productiehuis.people.actions import add_person
from tests.cast import TESTER, make_cast

HANDS = 6


@pytest.fixture
def played(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite in memory gives each thread the same connection")
    return make_cast()


def at_once(work, things):
    def one(thing):
        try:
            return work(thing)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(HANDS) as hands:
        return list(hands.map(one, things))


def test_two_places_are_given_twice_however_many_come_at_once(played):
    session = make(played).sessions.first()
    people = [add_person(house=played.west, by=TESTER, first_name=f"Gast {number}") for number in range(HANDS)]
    at_once(
        lambda person: sign_up(
            programme=session.programme, session=session, person=person, by=TESTER, client_key=uuid4()
        ),
        people,
    )
    states = sorted(SignUp.objects.values_list("state", flat=True))
    assert states == ["placed"] * 2 + ["waiting"] * (HANDS - 2)


def test_six_taps_on_one_name_are_one_presence_and_six_counts_are_six(played):
    session = make(played, first_date=TODAY).sessions.first()
    at_once(
        lambda key: set_present(session=session, person=played.rosa, present=True, by=TESTER, client_key=key),
        [uuid4() for _ in range(HANDS)],
    )
    assert Attendance.objects.filter(person=played.rosa).count() == 1
    at_once(
        lambda key: count_unnamed(session=session, step=1, by=TESTER, client_key=key),
        [uuid4() for _ in range(HANDS)],
    )
    assert unnamed_at(session) == HANDS


def test_one_form_sent_six_times_at_once_is_one_programme(played):
    known = make(played)
    key, plan = uuid4(), plan_of(known, first_date=TODAY + timedelta(days=3))
    at_once(lambda _: make_programme(initiative=played.sewing, plan=plan, by=TESTER, client_key=key), range(HANDS))
    assert Programme.objects.count() == 2
