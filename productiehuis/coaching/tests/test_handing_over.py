"""A role that is handed over task by task; and a question without names."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from productiehuis.coaching.actions import (
    add_task,
    begin_hand_over,
    bring_question,
    end_hand_over,
    move_task,
    write_outcome,
)
from productiehuis.coaching.models import HandOver, HandOverTask, PeerTalk, TaskStep
from productiehuis.coaching.queries import roles_handed_over, standing_tasks, tasks_standing
from productiehuis.coaching.rules.states import HandOverState, TaskState
from productiehuis.coaching.tests.conftest import TODAY
from productiehuis.coaching.tests.test_pairs import refused
from productiehuis.initiatives.models import Membership, Role
from tests.cast import actor, give

pytestmark = pytest.mark.django_db


def begin(circle, taker=None, **more):
    role = Membership.objects.get(person=circle.tamar)
    values = {"by": actor(circle.tamar, "trekker"), "client_key": uuid4()}
    return begin_hand_over(membership=role, taker=taker or circle.vera, **(values | more))


@pytest.fixture
def going(circle):
    return begin(circle)


def test_whose_role_goes_to_another_reads_it_on_the_own_page_and_presses_nothing(circle, going, as_person):
    task = add_task(hand_over=going, name="De sleutels", due=None, by=actor(circle.tamar), client_key=uuid4())
    tamar, page = as_person(circle.tamar), reverse("my_hand_overs")
    assert "Mijn rol gaat over" in tamar.get(reverse("my_house")).content.decode()
    text = tamar.get(page).content.decode()
    assert all(words in text for words in ("Jouw rol gaat over", "Aan Vera", "De sleutels"))
    assert reverse("my_task_move", args=[task.pk]) not in text
    assert "Jouw rol gaat over" not in as_person(circle.vera).get(page).content.decode()


def task(hand_over, name="de agenda maken", due=None):
    return add_task(hand_over=hand_over, name=name, due=due, by=actor(hand_over.giver), client_key=uuid4())


def go(one, to, by=None):
    """By whoever it is about: who takes a task over says so."""
    taker = one.hand_over.taker if to == TaskState.HANDED else one.hand_over.giver
    return move_task(task=one, to=to, by=by or actor(taker), client_key=uuid4())


def test_tamar_hands_her_role_to_vera_task_by_task(circle, going):
    agenda, keys = task(going, due=date(2026, 4, 1)), task(going, "de sleutels")
    go(agenda, TaskState.TOGETHER)
    go(agenda, TaskState.HANDED, by=actor(circle.vera))
    refused("tasks_left", end_hand_over, hand_over=going, to=HandOverState.DONE, by=actor(circle.tamar))
    go(keys, TaskState.HANDED)
    done = end_hand_over(hand_over=going, to=HandOverState.DONE, by=actor(circle.tamar))
    assert (done.state, done.ended_on) == ("done", TODAY)
    (handed,) = roles_handed_over(circle.west, 2026)
    assert (handed.role, handed.giver, handed.taker) == ("trekker", circle.tamar.number, circle.vera.number)


def test_a_task_that_comes_back_opens_the_hand_over_again(circle, going):
    one = task(going)
    go(one, TaskState.HANDED)
    end_hand_over(hand_over=going, to=HandOverState.DONE, by=actor(circle.tamar))
    go(one, TaskState.WITH_GIVER, by=actor(circle.vera))
    going.refresh_from_db()
    assert (going.state, going.ended_on) == ("going", None)
    assert roles_handed_over(circle.west, 2026) == []
    assert [step.state for step in TaskStep.objects.order_by("at", "id")] == ["handed", "with_giver"]


def test_the_number_counts_what_still_stands_after_ninety_days(circle, going):
    stays, back = task(going), task(going, "de sleutels")
    for each in (stays, back):
        go(each, TaskState.HANDED)
    assert standing_tasks(circle.desk, [2026]) == {2026: 0}
    with time_machine.travel("2026-06-10 09:00:00+02:00", tick=False):
        assert standing_tasks(circle.desk, [2026]) == {2026: 2}
        go(back, TaskState.WITH_GIVER)
        assert standing_tasks(circle.desk, [2026]) == {2026: 1}
        assert tasks_standing(circle.west, [2025, 2026]) == {2025: 0, 2026: 1}
        assert standing_tasks(circle.sewing, [2026]) == {2026: 0}


def test_only_who_takes_it_over_says_so_by_a_press_or_aloud(circle, going, as_person):
    one, by = task(going), actor(circle.tamar)
    refused("taker_says", go, one, TaskState.HANDED, by=by)
    with pytest.raises(IntegrityError), transaction.atomic():
        TaskStep.objects.create(house=one.house, task=one, state="handed", on=TODAY, client_key=uuid4())
    move_task(task=one, to=TaskState.HANDED, by=by, client_key=uuid4(), heard=True)
    assert TaskStep.objects.get().agreed == "heard"
    page = as_person(circle.vera).get(reverse("my_hand_overs")).content.decode()
    assert "Tamar schreef op: de ander zei hardop ja, op 2 maart 2026." in page
    go(one, TaskState.WITH_GIVER)
    go(one, TaskState.HANDED)
    assert TaskStep.objects.last().agreed == "pressed"
    assert "schreef op" not in as_person(circle.vera).get(reverse("my_hand_overs")).content.decode()


def test_a_day_on_which_a_task_goes_over_is_one_to_come(going):
    refused("due_past", task, going, due=date(2020, 1, 1))
    refused("due_far", task, going, due=date(9999, 12, 31))
    assert task(going, due=date(2027, 12, 31)).due == date(2027, 12, 31)


def test_what_runs_already_is_said(circle, going):
    refused("hands_over", begin, circle)


def test_the_role_of_another_trekker_is_handed_over_by_that_trekker(circle, as_person):
    other = give(circle.bo, Role.TREKKER, circle.desk)
    fields = {"taker": circle.vera, "by": actor(circle.tamar, "trekker"), "client_key": uuid4()}
    refused("only_oneself", begin_hand_over, membership=other, **fields)
    volunteer = Membership.objects.get(person=circle.vera)
    assert begin_hand_over(membership=volunteer, **(fields | {"taker": circle.bo})).giver == circle.vera
    page = as_person(circle.tamar).get(reverse("hand_over_new", args=["west", "spreekuur"])).content.decode()
    assert "trekker: Tamar" in page
    assert "trekker: Bo" not in page


def test_pressed_twice_is_one_step_and_one_task(circle, going):
    key = uuid4()
    by = actor(circle.tamar)
    one = add_task(hand_over=going, name="de agenda", due=None, by=by, client_key=key)
    assert add_task(hand_over=going, name="de agenda", due=None, by=by, client_key=key) == one
    for _press in range(2):
        move_task(task=one, to=TaskState.HANDED, by=by, client_key=key, heard=True)
    assert (HandOverTask.objects.count(), TaskStep.objects.count()) == (1, 1)
    refused("task_twice", add_task, hand_over=going, name="De agenda ", due=None, by=by, client_key=uuid4())


def test_only_between_two_people_who_have_a_role_here(circle):
    refused("same_two", begin, circle, taker=circle.tamar)
    refused("no_role_there", begin, circle, taker=circle.noor)
    refused("no_role_there", begin, circle, taker=circle.rosa)
    Membership.objects.filter(person=circle.tamar).update(ends=TODAY - timedelta(days=1))
    refused("no_role_there", begin, circle)
    assert not HandOver.objects.exists()


def test_a_stopped_hand_over_can_be_taken_up_again(circle, going):
    by = actor(circle.tamar)
    refused("no_tasks", end_hand_over, hand_over=going, to=HandOverState.DONE, by=by)
    one = task(going)
    end_hand_over(hand_over=going, to=HandOverState.STOPPED, by=by)
    refused("over", go, one, TaskState.HANDED)
    assert end_hand_over(hand_over=going, to=HandOverState.GOING, by=by).ended_on is None


# Intervisie.


def bring(circle, question, *, is_nameless=False, others=None, key=None):
    return bring_question(
        person=circle.koos,
        others=[circle.kim, circle.asia] if others is None else others,
        question=question,
        is_nameless=is_nameless,
        by=actor(circle.koos, "coach"),
        client_key=key or uuid4(),
    )


def test_a_question_without_names_goes_to_the_group(circle):
    asked = bring(circle, "Hoe help ik iemand die niet durft te bellen?")
    assert {each.person for each in asked.members.all()} == {circle.koos, circle.kim, circle.asia}
    by, said = actor(circle.kim, "coach"), "Samen bellen."
    write_outcome(peer_talk=asked, writer=circle.kim, outcome=said, seen=0, is_nameless=False, by=by)
    asked.refresh_from_db()
    assert asked.outcome == "Samen bellen."


def test_a_name_is_shown_and_the_writer_decides(circle):
    with pytest.raises(ValidationError, match="rosa"):
        bring(circle, "ik weet niet wat rosa wil")
    with pytest.raises(ValidationError, match="06 12345678"):
        bring(circle, "bel 06 12345678")
    assert bring(circle, "ik weet niet wat rosa wil", is_nameless=True).question == "ik weet niet wat rosa wil"


def test_a_name_of_the_other_house_is_not_known_here(circle):
    assert bring(circle, "wat vind je van fay als kleur")


def test_a_bsn_is_never_kept_whatever_the_writer_says(circle):
    refused("bsn", bring, circle, "nummer 111222333", is_nameless=True)
    assert not PeerTalk.objects.exists()


def test_a_group_is_small_and_a_double_press_is_one(circle):
    refused("group", bring, circle, "hoe dan?", others=[])
    refused("group", bring, circle, "hoe dan?", others=[circle.koos])
    key = uuid4()
    assert bring(circle, "hoe dan?", key=key) == bring(circle, "hoe dan?", key=key)
