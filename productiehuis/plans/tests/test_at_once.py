"""Several hands on one plan at the same moment, on a database that lets them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections
from django.utils import timezone

from productiehuis.people.actions import ERASED
from productiehuis.plans.actions import (
    ChangedMeanwhile,
    add_part,
    begin_plan,
    change_part,
    erase_plan,
    make_share_code,
    share,
    take_share_code,
)
from productiehuis.plans.models import Kind, Part, PartVersion, Plan, Share
from tests.cast import actor, make_cast, make_person


@pytest.fixture
def played(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite in memory gives each thread the same connection")
    return make_cast()


def at_once(*hands):
    """What each hand did: its answer, or what it was refused with."""

    def one(hand):
        try:
            return hand()
        except (ValidationError, ChangedMeanwhile) as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(hands)) as pool:
        return list(pool.map(one, hands))


def begun(cast):
    by = actor(cast.rosa)
    plan = begin_plan(person=cast.rosa, by=by, client_key=uuid4())
    return plan, add_part(plan=plan, kind=Kind.GOAL, text="Koken", by=by, client_key=uuid4()), by


def test_two_screens_begin_one_plan(played):
    by = actor(played.rosa)
    made = at_once(*[lambda: begin_plan(person=played.rosa, by=by, client_key=uuid4())] * 4)
    assert len({plan.pk for plan in made}) == 1
    assert Plan.objects.count() == 1


def test_of_four_screens_one_is_stored_and_every_text_is_kept(played):
    _plan, part, by = begun(played)

    def screen(number):
        return lambda: change_part(part=part, version=1, text=f"Scherm {number}", by=by, client_key=uuid4())

    done = at_once(*[screen(number) for number in range(4)])
    assert sum(isinstance(each, ChangedMeanwhile) for each in done) == 3
    kept = {version.text for version in PartVersion.objects.filter(part=part)}
    assert kept == {"Koken", "Scherm 0", "Scherm 1", "Scherm 2", "Scherm 3"}


def test_the_same_shared_twice_at_once_stands_once(played):
    plan, part, by = begun(played)
    bart = make_person(played.west, "Bart")
    until = timezone.localdate() + timedelta(days=3)
    at_once(*[lambda: share(plan=plan, part=part, reader=bart, until=until, by=by, client_key=uuid4())] * 4)
    assert Share.objects.filter(stopped_at__isnull=True).count() == 1


def test_a_code_said_to_four_is_taken_once(played):
    code = make_share_code(person=played.rosa, by=actor(played.rosa))
    found = at_once(*[lambda: take_share_code(house=played.west, code=code)] * 4)
    assert [each for each in found if each] == [played.rosa]


def test_writing_while_the_plan_is_erased_leaves_nothing(played):
    plan, part, by = begun(played)

    def write():
        return add_part(plan=plan, kind=Kind.STEP, text="Nog iets", by=by, client_key=uuid4())

    def change():
        return change_part(part=part, version=1, text="Anders", by=by, client_key=uuid4())

    done = at_once(write, change, lambda: erase_plan(plan=plan, by=by), write, change)
    assert not Plan.objects.exists()
    assert not Part.objects.exists()
    refused = [each for each in done if isinstance(each, ValidationError)]
    assert all(each.code == ERASED for each in refused)
