"""A task with a typing mistake is taken away again, as long as it was not handed over."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from productiehuis.audit.models import Event
from productiehuis.coaching.actions import add_task, end_hand_over, move_task, remove_task
from productiehuis.coaching.models import HandOverTask, TaskStep
from productiehuis.coaching.rules.states import HandOverState, TaskState
from productiehuis.coaching.tests.test_handing_over import begin, go, task
from productiehuis.coaching.tests.test_pairs import refused
from tests.cast import actor

pytestmark = pytest.mark.django_db
WRONG = "de slutels"


@pytest.fixture
def going(circle):
    return begin(circle)


def address(hand_over, *more, name="hand_over"):
    return reverse(name, args=["west", "spreekuur", hand_over.pk, *more])


def test_tamar_takes_it_away_and_writes_it_anew(circle, going, as_person):
    wrong, tamar = task(going, WRONG), as_person(circle.tamar)
    away = address(going, wrong.pk, name="task_remove")
    assert away in tamar.get(address(going)).text
    assert "De taak is weg." in tamar.post(away, follow=True).text
    assert WRONG not in tamar.get(address(going)).text
    assert WRONG not in as_person(circle.vera).get(reverse("my_hand_overs")).text
    assert "0 taken" in tamar.get(reverse("hand_overs", args=["west", "spreekuur"])).text
    again = add_task(hand_over=going, name=WRONG, due=None, by=actor(circle.tamar), client_key=uuid4())
    assert again.pk != wrong.pk


def test_pressed_twice_it_is_taken_away_once(circle, going, as_person):
    away, tamar = address(going, task(going).pk, name="task_remove"), as_person(circle.tamar)
    tamar.post(away)
    assert tamar.post(away, follow=True).status_code == 200
    assert Event.objects.filter(verb="task taken away").count() == 1


def test_what_was_taken_over_stays(circle, going, as_person):
    done = task(going)
    go(done, TaskState.HANDED)
    away = address(going, done.pk, name="task_remove")
    assert away not in as_person(circle.tamar).get(address(going)).text
    assert "is al overgenomen" in as_person(circle.tamar).post(away, follow=True).text
    with pytest.raises(IntegrityError), transaction.atomic():
        HandOverTask.objects.filter(pk=done.pk).update(removed_at=timezone.now())


def test_what_is_done_together_can_go_and_its_history_stays(circle, going):
    one = task(going)
    go(one, TaskState.TOGETHER)
    remove_task(task=one, by=actor(circle.tamar))
    assert TaskStep.objects.filter(task=one).count() == 1
    refused("moved", move_task, task=one, to=TaskState.WITH_GIVER, by=actor(circle.tamar), client_key=uuid4())


def test_it_no_longer_stands_in_the_way_of_being_ready(circle, going):
    go(task(going, "de agenda"), TaskState.HANDED)
    wrong = task(going, WRONG)
    refused("tasks_left", end_hand_over, hand_over=going, to=HandOverState.DONE, by=actor(circle.tamar))
    remove_task(task=wrong, by=actor(circle.tamar))
    assert end_hand_over(hand_over=going, to=HandOverState.DONE, by=actor(circle.tamar)).state == "done"


def test_who_takes_over_takes_nothing_away(circle, going, as_person):
    wrong = task(going, WRONG)
    assert as_person(circle.vera).post(address(going, wrong.pk, name="task_remove")).status_code == 404
    assert as_person(circle.vera).get(reverse("my_hand_overs")).text.count(WRONG) == 1
