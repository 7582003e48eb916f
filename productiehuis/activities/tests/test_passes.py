"""The pass at attendance: it finds who showed it, present with one more press."""

from uuid import uuid4

import pytest
from django.core.cache import caches
from django.urls import reverse

from productiehuis.activities.models import Attendance
from productiehuis.activities.tests.conftest import TODAY, make
from productiehuis.initiatives.models import KnownHere
from productiehuis.people.actions import make_pass
from productiehuis.people.models import Person
from productiehuis.people.rules.passes import new_pass_code, readable_pass_code
from tests.cast import TESTER


@pytest.fixture(autouse=True)
def fresh_limits(db):
    caches["limits"].clear()


def new_pass(person):
    return make_pass(person=person, by=TESTER, client_key=uuid4())


@pytest.fixture
def add(cast):
    session = make(cast, first_date=TODAY).sessions.first()
    return reverse("session_add", args=["west", session.initiative.slug, session.pk])


def test_a_pass_finds_its_owner_and_one_press_adds(cast, add, as_person):
    leader = as_person(cast.noor if "naaien" in add else cast.vera)
    page = leader.post(add, {"first_name": readable_pass_code(new_pass(cast.rosa).code), "zoek": "1"})
    assert "Huispas herkend" in page.text
    assert KnownHere.objects.filter(person=cast.rosa, how="pas").count() == 1
    assert not Attendance.objects.filter(person=cast.rosa).exists()
    leader.post(add, {"person": str(cast.rosa.pk), "client_key": str(uuid4())})
    assert Attendance.objects.get(person=cast.rosa).is_present


def test_a_code_is_no_name_whatever_button_was_pressed(cast, add, as_person):
    leader, before = as_person(cast.noor if "naaien" in add else cast.vera), Person.objects.count()
    page = leader.post(add, {"first_name": new_pass_code(), "client_key": str(uuid4())})
    assert "kennen we niet" in page.text
    assert Person.objects.count() == before


def test_a_pass_of_another_house_asks_the_name_first(cast, add, as_person):
    leader = as_person(cast.noor if "naaien" in add else cast.vera)
    asked = leader.post(add, {"first_name": new_pass(cast.fay).code, "zoek": "1"}, follow=True)
    assert "Deze pas is van een ander huis" in asked.text
    welcome = asked.redirect_chain[-1][0]
    back = leader.post(welcome, {"first_name": "Yara", "client_key": str(uuid4())}, follow=True)
    assert "Yara" in back.text
    assert Person.objects.get(house=cast.west, first_name="Yara").known_here.get().how == "pas"


def test_a_code_with_a_letter_in_it_is_nobodys_name(cast, add, as_person):
    leader, before = as_person(cast.noor if "naaien" in add else cast.vera), Person.objects.count()
    typed = {"first_name": "246 813 579l", "seen": "246 813 579l", "client_key": str(uuid4())}
    assert "Hier staan te veel cijfers." in leader.post(add, typed).text
    assert Person.objects.count() == before
