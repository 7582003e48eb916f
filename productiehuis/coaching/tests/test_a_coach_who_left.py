"""When the role of coach ends so does all sight, for good: a role that is given anew opens nothing."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from productiehuis.audit.models import Event
from productiehuis.coaching.actions import answer_stand_in, ask_stand_in, begin_learning, end_without_role
from productiehuis.coaching.models import Pair
from productiehuis.coaching.queries import coaches_to_choose
from productiehuis.coaching.tasks import end_pairs_without_role
from productiehuis.coaching.tests.conftest import (
    TODAY,
    TOMORROW,
    YESTERDAY,
    ask,
    choose,
    learn,
    make_pair,
    make_talk,
    say_yes,
    write,
)
from productiehuis.coaching.tests.test_pairs import refused
from productiehuis.initiatives.actions.roles import end_role
from productiehuis.initiatives.models import Membership, Role
from productiehuis.people.actions import merge_persons, undo_merge
from tests.cast import TESTER, actor, give

pytestmark = pytest.mark.django_db

BANK = "Rosa belt de bank."


@pytest.fixture
def pair(circle):
    return make_pair(circle.rosa, circle.koos)


@pytest.fixture
def talk(circle, pair):
    made = make_talk(pair, YESTERDAY)
    write(made, BANK, circle.koos)
    return made


@pytest.fixture
def status(as_person):
    return lambda person, name, *args: as_person(person).get(reverse(name, args=args)).status_code


def leaves(person, role=Role.COACH, ends=TODAY - timedelta(days=1)):
    for membership in Membership.objects.filter(person=person, role=role):
        end_role(membership=membership, ends=max(ends, membership.starts), by=TESTER)


def leaves_and_returns(person):
    leaves(person)
    give(person, Role.COACH)


def test_a_role_that_is_given_anew_opens_no_talk_and_no_pair(circle, talk, status):
    assert status(circle.koos, "coach_talk", "west", talk.pk) == 200
    leaves_and_returns(circle.koos)
    assert status(circle.koos, "coaching", "west") == 200
    assert status(circle.koos, "coach_talk", "west", talk.pk) == 404
    assert status(circle.koos, "coach_pair", "west", talk.pair_id) == 404
    refused("over", make_talk, talk.pair, TOMORROW)


def test_and_no_walk(circle, pair, status):
    walk = say_yes(ask(make_talk(pair), learn(circle)))
    assert status(circle.asia, "my_walk", "west", walk.pk) == 200
    leaves_and_returns(circle.koos)
    assert status(circle.asia, "my_walk", "west", walk.pk) == 404


def test_and_no_standing_in(circle, talk, status):
    days = {"first": TODAY, "last": TODAY + timedelta(days=6)}
    (asked,) = ask_stand_in(pairs=[talk.pair], stand_in=circle.kim, by=TESTER, client_key=uuid4(), **days)
    answer_stand_in(stand_in=asked, yes=True, by=actor(circle.rosa))
    assert status(circle.kim, "coach_talk", "west", talk.pk) == 200
    leaves_and_returns(circle.kim)
    assert status(circle.kim, "coach_talk", "west", talk.pk) == 404


def test_rosa_chooses_koos_anew_and_then_he_reads_the_new_talks_only(circle, talk, status):
    leaves_and_returns(circle.koos)
    assert [each.room for each in coaches_to_choose(circle.rosa) if each.card.person == circle.koos] == [3]
    new = make_pair(circle.rosa, circle.koos)
    assert status(circle.koos, "coach_pair", "west", new.pk) == 200
    assert status(circle.koos, "coach_talk", "west", talk.pk) == 404
    assert status(circle.rosa, "my_talk", talk.pk) == 200
    assert Event.objects.get(verb="pair ended").actor_key != circle.rosa.pk


def test_the_talk_to_come_does_not_happen_and_rosa_reads_so(circle, pair, as_person):
    walk = say_yes(ask(make_talk(pair), learn(circle)))
    leaves(circle.koos)
    page = as_person(circle.rosa).get(reverse("my_coach")).content.decode()
    assert "Volgend gesprek" not in page
    assert "loopt mee" not in page
    assert "Gaat niet door" in page
    assert "dinsdag 3 maart" in page
    talk = as_person(circle.rosa).get(reverse("my_talk", args=[walk.talk_id])).content.decode()
    assert "gaat niet door" in talk
    assert "afgesproken" not in talk


def test_in_the_night_it_ends_for_good_and_rosa_still_reads_why(circle, pair, as_person):
    walk = say_yes(ask(make_talk(pair), learn(circle)))
    leaves(circle.koos)
    assert end_pairs_without_role.call() == 1
    assert end_without_role(house=circle.west, by=TESTER) == 0
    walk.refresh_from_db()
    pair.refresh_from_db()
    assert (pair.state, walk.state, walk.talk.state) == ("ended", "withdrawn", "cancelled")
    page = as_person(circle.rosa).get(reverse("my_coach")).content.decode()
    assert "Je coach is gestopt met coachen" in page
    assert "Gaat niet door" in page


def test_the_night_leaves_who_still_is_a_coach(circle, pair):
    make_talk(pair)
    assert end_pairs_without_role.call() == 0
    assert Pair.objects.get().state == "going"


def test_rosa_hears_beforehand_and_no_talk_is_planned_after_the_last_day(circle, pair, as_person):
    make_talk(pair, TOMORROW + timedelta(days=7))
    leaves(circle.koos, ends=TODAY + timedelta(days=3))
    page = as_person(circle.rosa).get(reverse("my_coach")).content.decode()
    assert "Je coach coacht tot en met 5 maart 2026" in page
    assert "Gaat niet door" in page
    assert "5 maart 2026" in as_person(circle.koos).get(reverse("coaching", args=["west"])).content.decode()
    refused("no_coach_then", make_talk, Pair.objects.get(), TOMORROW + timedelta(days=8))
    assert make_talk(Pair.objects.get(), TOMORROW).state == "planned"


def test_asia_reads_that_her_coach_left_and_begins_with_another(circle, as_person):
    learn(circle)
    leaves(circle.koos)
    page = as_person(circle.asia).get(reverse("my_learning", args=["west"])).content.decode()
    assert "Je leert van Koos" not in page
    assert "Vraag een andere coach" in page
    assert "Asia" in as_person(circle.kim).get(reverse("learners", args=["west"])).content.decode()
    new = begin_learning(aspirant=circle.asia, own_coach=circle.kim, by=TESTER, client_key=uuid4())
    assert (new.own_coach, circle.asia.learning.filter(ended_on__isnull=True).count()) == (circle.kim, 1)


def test_who_is_merged_with_the_own_coach_does_not_coach_oneself(circle, talk, status, as_person):
    merge = merge_persons(kept=circle.rosa, absorbed=circle.koos, by=TESTER)
    assert status(circle.koos, "coach_talk", "west", talk.pk) == 404
    assert status(circle.koos, "coach_pair", "west", talk.pair_id) == 404
    refused("over", make_talk, Pair.objects.get(), TOMORROW)
    assert "één persoon" in as_person(circle.rosa).get(reverse("my_coach")).content.decode()
    undo_merge(merge=merge, by=TESTER)
    assert status(circle.koos, "coach_talk", "west", talk.pk) == 200


def test_a_role_longer_than_the_pair_keeps_it(circle, pair):
    with time_machine.travel("2026-09-01 09:00:00+02:00", tick=False):
        assert make_talk(Pair.objects.get(), TOMORROW + timedelta(days=190)).state == "planned"
        refused("has_one", choose, circle.rosa, circle.kim)
