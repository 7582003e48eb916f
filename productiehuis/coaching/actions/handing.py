"""Handing a role over, task by task, with a way back."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.coaching.actions.problems import Now, refuse, refuse_if
from productiehuis.coaching.actions.storing import move, sent_before, store
from productiehuis.coaching.models import HandOver, HandOverTask, TaskStep
from productiehuis.coaching.rules.handing import Agreed, NotOver, agreed_by, problems_of_due
from productiehuis.coaching.rules.states import HandOverState, TaskState, may_move
from productiehuis.initiatives.models import Membership, Role
from productiehuis.people.actions import hold
from productiehuis.people.models import Merge, Person


@transaction.atomic
def begin_hand_over(*, membership: Membership, taker: Person, by: Actor, client_key: UUID) -> HandOver:
    """Whoever has this role today hands it over to somebody who has a role at the same initiative.

    Who leads hands over the roles of others there with them; the role of another trekker only that trekker.
    """
    giver, initiative = membership.person, membership.initiative
    assert initiative is not None
    if known := sent_before(HandOver, client_key, initiative_id=initiative.pk):
        return known
    hold(giver, taker)
    refuse_if(membership.role == Role.TREKKER and by.key != giver.pk, Now.ONLY_ONESELF)
    refuse_if(Merge.objects.numbers_of(giver) & Merge.objects.numbers_of(taker), Now.SAME_TWO)
    today = membership.house.today
    here = Membership.objects.on(today).filter(house=membership.house_id, initiative=initiative)
    refuse_if(not here.filter(pk=membership.pk).exists(), Now.NO_ROLE_THERE)
    refuse_if(not here.filter(person__number__in=Merge.objects.numbers_of(taker)).exists(), Now.NO_ROLE_THERE)
    row = HandOver(
        house=membership.house,
        initiative=initiative,
        role=membership.role,
        giver=giver,
        giver_number=giver.number,
        taker=taker,
        taker_number=taker.number,
        began_on=today,
        client_key=client_key,
    )
    return store(row, verb="hand-over begun", by=by, taken=Now.HANDS_OVER, role=Role(membership.role).value)


@transaction.atomic
def add_task(*, hand_over: HandOver, name: str, due: date | None, by: Actor, client_key: UUID) -> HandOverTask:
    """One thing that belongs to the role, and by when it goes over."""
    if known := sent_before(HandOverTask, client_key, hand_over_id=hand_over.pk):
        return known
    held = _lock(hand_over)
    refuse_if(not held.is_going, Now.OVER)
    refuse(problems_of_due(due, held.house.today))
    same = HandOverTask.objects.filter(hand_over=held, name__iexact=name.strip(), removed_at__isnull=True)
    refuse_if(same.exists(), Now.TASK_TWICE)
    row = HandOverTask(house=held.house, hand_over=held, name=name.strip(), due=due, client_key=client_key)
    return store(row, verb="task added", by=by, taken=Now.TASK_TWICE)


@transaction.atomic
def move_task(*, task: HandOverTask, to: TaskState, by: Actor, client_key: UUID, heard: bool = False) -> HandOverTask:
    """The task goes to the other, or comes back. A task that comes back opens its hand-over again.

    Who takes it over says so, by a press or aloud (`heard`); nobody else can say it for them.
    """
    whole = _lock(task.hand_over)
    held = HandOverTask.objects.select_for_update(of=("self",)).select_related("house").get(pk=task.pk)
    now = TaskState(held.state)
    if now == to or TaskStep.objects.filter(client_key=client_key).exists():
        return held
    refuse_if(whole.state == HandOverState.STOPPED or whole.taker_id is None, Now.OVER)
    refuse_if(held.removed_at, Now.MOVED)
    refuse_if(not may_move(now, to), Now.MOVED)
    agreed = agreed_by(pressed_by_taker=by.key == whole.taker_id, heard=heard) if to == TaskState.HANDED else None
    refuse_if(to == TaskState.HANDED and agreed is None, NotOver.TAKER_SAYS)
    step = TaskStep(
        house=held.house,
        task=held,
        state=to.value,
        on=held.house.today,
        by_key=by.key,
        agreed=agreed.value if agreed else "",
        client_key=client_key,
    )
    step.save(force_insert=True)
    held.state = to.value
    held.save(update_fields=["state"])
    changes = {"state": [now.value, to.value]}
    verb = "task heard taken over" if agreed == Agreed.HEARD else "task moved"
    record(verb=verb, obj=held, house_key=held.house_id, by=by, changes=changes)
    if whole.state == HandOverState.DONE and to != TaskState.HANDED:
        move(whole, HandOverState.GOING, verb="hand-over reopened", by=by, otherwise=Now.MOVED, ended_on=None)
    return held


@transaction.atomic
def remove_task(*, task: HandOverTask, by: Actor) -> HandOverTask:
    """It was written down wrong. What somebody took over stays; where it was before stays in the history."""
    _lock(task.hand_over)
    held = HandOverTask.objects.select_for_update(of=("self",)).get(pk=task.pk)
    refuse_if(held.state == TaskState.HANDED, Now.TASK_HANDED)
    if held.removed_at is None:
        held.removed_at = timezone.now()
        held.save(update_fields=["removed_at"])
        record(verb="task taken away", obj=held, house_key=held.house_id, by=by)
    return held


@transaction.atomic
def end_hand_over(*, hand_over: HandOver, to: HandOverState, by: Actor) -> HandOver:
    """Done, when every task is taken over; or stopped, at any time."""
    held = _lock(hand_over)
    if held.state == to:
        return held
    if to == HandOverState.DONE:
        states = [task.state for task in held.tasks_there]
        refuse_if(not states, Now.NO_TASKS)
        refuse_if(any(state != TaskState.HANDED for state in states), Now.TASKS_LEFT)
    ended = None if to == HandOverState.GOING else held.house.today
    verb = "hand-over reopened" if to == HandOverState.GOING else "hand-over ended"
    refuse_if(to == HandOverState.GOING and (held.taker_id is None or held.giver_id is None), Now.OVER)
    move(held, to, verb=verb, by=by, otherwise=Now.MOVED, ended_on=ended)
    return held


def _lock(hand_over: HandOver) -> HandOver:
    return HandOver.objects.select_for_update(of=("self",)).select_related("house").get(pk=hand_over.pk)
