"""Many hands at the same moment, on a database that lets them."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections

from productiehuis.coaching.actions import Written, choose_coach, end_pair, write_note
from productiehuis.coaching.models import Pair, TalkNote
from productiehuis.coaching.tests.conftest import YESTERDAY, make_circle, make_pair, make_talk, open_for
from productiehuis.people.actions import add_person
from productiehuis.privacy.actions import erase_person
from tests.cast import TESTER, actor, make_cast

HANDS = 6


@pytest.fixture
def played(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite in memory gives each thread the same connection")
    return make_circle(make_cast())


def at_once(work, things):
    def one(thing):
        try:
            return work(thing)
        except ValidationError as problem:
            return problem
        finally:
            connections.close_all()

    with ThreadPoolExecutor(HANDS) as hands:
        return list(hands.map(one, things))


def choose(resident, coach, key=None):
    return choose_coach(resident=resident, coach=coach, by=actor(resident), client_key=key or uuid4())


def test_two_who_choose_each_other_at_the_same_moment_are_one_pair(played):
    both = [(played.koos, played.kim), (played.kim, played.koos)] * 3
    at_once(lambda two: choose(*two), both)
    assert Pair.objects.standing().count() == 1


def test_a_coach_with_two_places_gets_two_people(played):
    open_for(played.koos, most=2)
    people = [add_person(house=played.west, by=TESTER, first_name=f"Gast {number}") for number in range(HANDS)]
    at_once(lambda person: choose(person, played.koos), people)
    assert Pair.objects.standing().count() == 2


def test_one_form_six_times_and_six_forms_once_are_one_question(played):
    key = uuid4()
    at_once(lambda _: choose(played.rosa, played.koos, key), range(HANDS))
    at_once(lambda coach: choose(played.bo, coach), [played.koos, played.kim] * 3)
    assert [pair.resident for pair in Pair.objects.order_by("resident_number")].count(played.rosa) == 1
    assert Pair.objects.count() == 2


def test_six_first_versions_are_one_and_the_others_are_told(played):
    talk = make_talk(make_pair(played.rosa, played.koos), YESTERDAY)

    def write(number):
        written = Written(f"versie {number}", "", None, uuid4())
        return write_note(talk=talk, written=written, author=played.koos, by_resident=False, by=TESTER)

    answers = at_once(write, range(HANDS))
    assert TalkNote.objects.count() == 1
    assert sum(isinstance(each, ValidationError) for each in answers) == HANDS - 1


def test_who_is_erased_while_a_coach_writes_leaves_no_word(played):
    talk = make_talk(make_pair(played.rosa, played.koos), YESTERDAY)

    def do(number):
        if number == 0:
            return erase_person(person=played.rosa, by=TESTER)
        if number == 1:
            return end_pair(pair=talk.pair, by=TESTER)
        written = Written(f"versie {number}", "", None, uuid4())
        return write_note(talk=talk, written=written, author=played.koos, by_resident=False, by=TESTER)

    at_once(do, range(HANDS))
    assert {note.agreed for note in TalkNote.objects.all()} <= {""}
    assert Pair.objects.get().resident is None
