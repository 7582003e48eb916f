"""Choosing a coach at a desk tells the desk nothing: the same pages and words, whether there was a coach or not."""

from uuid import uuid4

import pytest
from django.urls import reverse

from productiehuis.coaching.models import Pair
from productiehuis.coaching.tests.conftest import choose, make_pair, make_talk, open_for
from productiehuis.initiatives.models import Role
from tests.cast import give

pytestmark = pytest.mark.django_db


@pytest.fixture
def choose_at_desk(circle, as_person):
    def press(coach, resident=None):
        address = reverse("desk_coach_yes", args=["west", "spreekuur", (resident or circle.bo).pk, coach.pk])
        body = {"client_key": str(uuid4()), "language": "nl", "heard": "on"}
        answer = as_person(circle.vera).post(address, body, follow=True)
        said = [str(each) for each in answer.context["messages"]] if answer.redirect_chain else []
        return answer.redirect_chain, said, answer.content.decode()

    return press


def test_who_has_a_coach_gets_the_new_one_and_the_desk_sees_what_it_always_sees(circle, choose_at_desk):
    without = choose_at_desk(circle.kim)[:2]
    Pair.objects.all().delete()
    going = make_pair(circle.bo, circle.koos)
    talk = make_talk(going)
    assert choose_at_desk(circle.kim)[:2] == without
    going.refresh_from_db()
    talk.refresh_from_db()
    assert (going.state, talk.state) == ("ended", "cancelled")
    assert Pair.objects.get(state="asked").coach == circle.kim


def test_who_asked_one_already_too(circle, choose_at_desk):
    asked = choose(circle.bo, circle.koos)
    assert "al een coach" not in choose_at_desk(circle.kim)[2]
    asked.refresh_from_db()
    assert (asked.state, Pair.objects.get(state="asked").coach) == ("withdrawn", circle.kim)


def test_the_same_coach_stays_and_the_desk_sees_the_same(circle, choose_at_desk):
    without = choose_at_desk(circle.kim)[:2]
    Pair.objects.all().delete()
    going = make_pair(circle.bo, circle.kim)
    assert choose_at_desk(circle.kim)[:2] == without
    assert list(Pair.objects.values_list("pk", "state")) == [(going.pk, "going")]


def test_the_sentence_says_that_a_former_coach_stops(circle, as_person):
    address = reverse("desk_coach_yes", args=["west", "spreekuur", circle.bo.pk, circle.kim.pk])
    page = as_person(circle.vera).get(address).content.decode()
    assert "Heb je al een coach? Dan stopt dat." in page


def test_that_it_would_be_the_other_way_round_is_not_told_at_the_desk(circle, choose_at_desk):
    give(circle.bo, Role.COACH)
    open_for(circle.bo)
    make_pair(circle.kim, circle.bo)
    page = choose_at_desk(circle.kim)[2]
    assert "Met deze coach kan het nu niet. Kies een andere coach." in page
    assert "coacht deze persoon al" not in page
    assert Pair.objects.count() == 1


def test_a_coach_at_the_desk_does_not_write_down_that_they_were_chosen(circle, choose_at_desk):
    give(circle.vera, Role.COACH)
    open_for(circle.vera)
    going = make_pair(circle.bo, circle.koos)
    assert "Laat een ander aan de balie de zin voorlezen" in choose_at_desk(circle.vera)[2]
    going.refresh_from_db()
    assert (going.state, Pair.objects.count()) == ("going", 1)


def test_nothing_of_the_former_coach_ends_when_the_new_one_cannot(circle, choose_at_desk):
    going = make_pair(circle.bo, circle.koos)
    open_for(circle.kim, most=1)
    make_pair(circle.rosa, circle.kim)
    assert "Met deze coach kan het nu niet" in choose_at_desk(circle.kim)[2]
    going.refresh_from_db()
    assert going.state == "going"
