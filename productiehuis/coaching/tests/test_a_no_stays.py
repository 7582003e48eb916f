"""A no of the resident is not asked again and not written over; who heard a yes, and when, stands on the own page."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.urls import reverse

from productiehuis.audit.models import Event
from productiehuis.coaching.actions import (
    answer_pair,
    answer_stand_in,
    ask_stand_in,
    choose_coach,
    say_no_to_walk,
    say_yes_to_walk,
    take_walk_back,
)
from productiehuis.coaching.models import StandIn, Walk
from productiehuis.coaching.tests.conftest import TODAY, TOMORROW, ask, heard, learn, make_pair, make_talk, say_yes
from productiehuis.coaching.tests.test_pairs import refused
from productiehuis.privacy.access import lines_about
from productiehuis.privacy.log_book import found_in_log, get_line
from tests.cast import actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(circle):
    return make_pair(circle.rosa, circle.koos)


@pytest.fixture
def walk(circle, pair):
    return ask(make_talk(pair), learn(circle))


def stand_in(circle, pair, first=TODAY, last=TODAY + timedelta(days=6), who=None):
    by = actor(circle.koos, "coach")
    (made,) = ask_stand_in(pairs=[pair], stand_in=who or circle.kim, first=first, last=last, by=by, client_key=uuid4())
    return made


@pytest.mark.parametrize("was_yes", [False, True])
def test_after_a_no_of_rosa_koos_does_not_ask_again_for_this_talk_or_this_day(circle, pair, walk, was_yes):
    learning = walk.aspirant.learning.get()
    if was_yes:
        walk = say_yes(walk)
    assert say_no_to_walk(walk=walk, by=actor(circle.rosa)).state == "no"
    refused("said_no", ask, walk.talk, learning)
    refused("said_no", ask, make_talk(pair, TOMORROW + timedelta(hours=1)), learning)
    assert ask(make_talk(pair, TOMORROW + timedelta(days=1)), learning).state == "asked"


def test_after_a_no_a_spoken_yes_does_not_count_and_rosas_own_press_does(circle, walk):
    walk = say_yes(walk)
    say_no_to_walk(walk=walk, by=actor(circle.rosa))
    refused("said_no", say_yes_to_walk, walk=walk, heard=heard(), by=actor(circle.koos, "coach"))
    assert not Walk.objects.with_yes().exists()
    again = say_yes_to_walk(walk=walk, heard=heard(), by=actor(circle.rosa))
    assert list(Walk.objects.with_yes()) == [again]


def test_the_database_refuses_a_question_beside_a_no(circle, walk):
    say_no_to_walk(walk=walk, by=actor(circle.rosa))
    copy = {"house": walk.house, "talk": walk.talk, "aspirant_number": walk.aspirant_number, "stage": walk.stage}
    with pytest.raises(IntegrityError), transaction.atomic():
        Walk.objects.create(client_key=uuid4(), **copy)


def test_koos_who_asked_the_wrong_one_may_ask_another(circle, walk):
    learning = walk.aspirant.learning.get()
    take_walk_back(walk=walk, by=actor(circle.koos, "coach"))
    assert ask(walk.talk, learning).state == "asked"


def test_a_no_that_koos_hears_is_a_no(circle, walk, as_person):
    as_person(circle.koos).post(reverse("walk_back", args=["west", walk.pk]), {"said_no": "1"})
    walk.refresh_from_db()
    assert walk.state == "no"


@pytest.mark.parametrize("was_yes", [False, True])
def test_after_a_no_of_rosa_nobody_is_asked_to_stand_in_on_these_days(circle, pair, as_person, was_yes):
    asked = stand_in(circle, pair)
    press = reverse("my_stand_in_answer", args=[asked.pk])
    if was_yes:
        as_person(circle.rosa).post(press, {"answer": "yes"})
    as_person(circle.rosa).post(press, {"answer": "no"})
    asked.refresh_from_db()
    assert asked.state == "no"
    refused("not_this_stand_in", stand_in, circle, pair)
    refused("not_this_stand_in", stand_in, circle, pair, last=TODAY)
    assert stand_in(circle, pair, TODAY + timedelta(days=7), TODAY + timedelta(days=9)).state == "asked"


def test_after_a_no_a_spoken_yes_to_who_stands_in_does_not_count_and_rosas_press_does(circle, pair):
    asked = stand_in(circle, pair)
    answer_stand_in(stand_in=asked, yes=False, by=actor(circle.rosa))
    by = actor(circle.koos, "coach")
    refused("said_no", answer_stand_in, stand_in=asked, yes=True, by=by, heard=heard())
    assert answer_stand_in(stand_in=asked, yes=True, by=actor(circle.rosa)).state == "yes"


def test_the_database_refuses_a_stand_in_beside_a_no(circle, pair):
    asked = answer_stand_in(stand_in=stand_in(circle, pair), yes=False, by=actor(circle.rosa))
    copy = {"house": asked.house, "pair": pair, "first": asked.first, "last": asked.last}
    with pytest.raises(IntegrityError), transaction.atomic():
        StandIn.objects.create(coach_number=asked.coach_number, client_key=uuid4(), **copy)


def test_rosa_reads_who_wrote_down_her_yes_and_when(circle, pair, walk, as_person):
    asked = stand_in(circle, pair)
    by = actor(circle.koos, "coach")
    say_yes_to_walk(walk=walk, heard=heard(), by=by)
    answer_stand_in(stand_in=asked, yes=True, by=by, heard=heard())
    page = as_person(circle.rosa).get(reverse("my_coach")).content.decode()
    assert "Jij zei ja" not in page
    assert page.count("Koos schreef op dat jij ja zei, op maandag 2 maart, 09.00") == 2
    said = [line.what for line in lines_about(circle.rosa) if line.who == "Koos"]
    assert "schreef op dat de bewoner ja zei op meelopen in een gesprek" in said
    assert "schreef op dat de bewoner ja zei op een vervanger" in said


def test_her_own_press_is_her_own(circle, pair, walk, as_person):
    as_person(circle.rosa).post(reverse("my_walk_answer", args=[walk.pk]), {"answer": "yes"})
    page = as_person(circle.rosa).get(reverse("my_coach")).content.decode()
    assert "Jij zei ja." in page
    assert "schreef op" not in page


def test_rosa_may_say_yes_after_all(circle, walk, as_person):
    press, page = reverse("my_walk_answer", args=[walk.pk]), reverse("my_coach")
    for answer in ("yes", "no"):
        as_person(circle.rosa).post(press, {"answer": answer})
    assert "Jij zei nee." in as_person(circle.rosa).get(page).content.decode()
    as_person(circle.rosa).post(press, {"answer": "yes"})
    assert Walk.objects.with_yes().count() == 1


def test_a_yes_that_a_desk_heard_stands_with_the_name_of_who_heard_it(circle, as_person):
    by = actor(circle.vera, "volunteer")
    pair = choose_coach(resident=circle.rosa, coach=circle.koos, by=by, client_key=uuid4(), heard=heard())
    answer_pair(pair=pair, yes=True, by=actor(circle.koos, "coach"))
    page = as_person(circle.rosa).get(reverse("my_coach")).content.decode()
    assert "Vera schreef op dat jij ja zei, op maandag 2 maart, 09.00" in page


def test_the_log_of_the_house_does_not_tell_who_has_a_coach(circle, pair, walk):
    """What a resident presses for themselves is told to that resident, and to nobody else."""
    say_yes(walk)
    by = actor(circle.vera, "volunteer")
    choose_coach(resident=circle.bo, coach=circle.kim, by=by, client_key=uuid4(), heard=heard())
    lines = found_in_log(circle.west)
    assert not lines.filter(actor_key=circle.rosa.pk).exists()
    assert lines.filter(actor_key=circle.vera.pk, verb="coach choice heard").exists()
    assert lines.filter(actor_key=circle.koos.pk, verb="walk asked").exists()
    assert "koos een coach" in [line.what for line in lines_about(circle.rosa) if line.who == "jijzelf"]
    mine = Event.objects.filter(actor_key=circle.rosa.pk, house_key=circle.west.pk).first()
    with pytest.raises(Http404):
        get_line(circle.west, mine.pk)
