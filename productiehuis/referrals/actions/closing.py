"""How a referral ends: it helped or not, the yes is taken back, the desk stops it; and what was told of it."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.initiatives.models import Initiative
from productiehuis.people.actions import hold, withdraw_yes
from productiehuis.people.models import Person
from productiehuis.referrals.actions.moving import held, move, refuse_when, take_step, too_early, was_done
from productiehuis.referrals.models import AskedHow, Referral
from productiehuis.referrals.queries import same_person
from productiehuis.referrals.rules.coming import TOLD_ANOTHER, putting_right_problems
from productiehuis.referrals.rules.states import NO_HELP, State

# In which the question is asked, and what it brings.
_ASKED_IN = frozenset({State.ACCEPTED, State.ARRIVED})
_ANSWERED = frozenset({State.HELPED, State.NOT_HELPED})


@transaction.atomic
def say_helped(
    *,
    referral: Referral,
    helped: bool,
    how: AskedHow,
    by: Actor,
    note: str = "",
    client_key: UUID | None = None,
    at: datetime | None = None,
) -> Referral:
    """What the resident answered to "were you helped?". Who was helped was there."""
    moment = at or timezone.now()
    sets = {"asked_how": how, "arrived_at": referral.arrived_at or moment}
    to = State.HELPED if helped else State.NOT_HELPED
    refuse_when(too_early(referral, to, moment))
    if move(referral, to, by=by, only_from=_ASKED_IN, note=note, client_key=client_key, at=moment, sets=sets):
        record(verb="resident asked", obj=referral, house_key=referral.house_id, by=by)
    return referral


@transaction.atomic
def put_right(
    *, referral: Referral, helped: bool, how: AskedHow, by: Actor, client_key: UUID | None = None
) -> Referral:
    """The other answer was meant. What the resident pressed on their own phone, only they change."""
    phone = AskedHow.PHONE
    says = {"said_it": referral.asked_how == phone, "says_it": how == phone}
    if not was_done(referral, client_key):
        refuse_when(putting_right_problems(referral.closed_at, timezone.now(), **says))
    to = State.HELPED if helped else State.NOT_HELPED
    if move(referral, to, by=by, only_from=_ANSWERED, client_key=client_key, sets={"asked_how": how}):
        record(verb="resident answer put right", obj=referral, house_key=referral.house_id, by=by)
    return referral


@transaction.atomic
def take_back(*, referral: Referral, by: Actor, client_key: UUID | None = None) -> Referral:
    """The resident takes the yes back, without a reason; the receiver sees nothing any more, at once.

    Of what is closed already nothing is left to see; again changes nothing.
    """
    now = held(referral)
    if now.is_open:
        _take_back(now, by, client_key)
    return now


def _take_back(now: Referral, by: Actor, client_key: UUID | None = None, *, named: bool = True) -> None:
    """`named` is off when who presses works elsewhere: the history would tell where somebody comes as well (T3)."""
    if now.consent:
        withdraw_yes(consent=now.consent, by=by)
    to = State.STOPPED if now.state == State.PROPOSED else State.WITHDRAWN
    take_step(now, to, by=by if named else replace(by, key=None, name=""), client_key=client_key)
    # Before there was a yes there is none to take back.
    verb = "referral stopped" if to is State.STOPPED else "referral withdrawn"
    record(verb=verb, obj=now, house_key=now.house_id, by=by)


@transaction.atomic
def take_all_back(*, person: Person, by: Actor, here: Initiative | None = None) -> int:
    """Every open one of this person, said at a desk that knows them, also what was told apart at another.

    That desk hears that it is done, not what; and whoever sent them on elsewhere reads that the yes is gone, not where
    it was said.
    """
    rows = Referral.objects.open().filter(same_person(person), person__isnull=False)
    hold(*Person.objects.filter(pk__in=rows.values("person")))
    held_rows = rows.select_for_update(of=("self",)).select_related("consent").order_by("pk")
    done = [row for row in held_rows if row.is_open]
    for row in done:
        _take_back(row, by, named=here is not None and row.from_initiative_id == here.pk)
    return len(done)


@transaction.atomic
def stop(
    *, referral: Referral, by: Actor, note: str = "", client_key: UUID | None = None, at: datetime | None = None
) -> Referral:
    """The desk stops it, with why in the history when that helps the next one."""
    if move(referral, State.STOPPED, by=by, note=note, client_key=client_key, at=at):
        record(verb="referral stopped", obj=referral, house_key=referral.house_id, by=by)
    return referral


@transaction.atomic
def settle(*, referral: Referral, by: Actor) -> None:
    """After a no, or when it did not help: nothing follows now, so it goes off the list. Again changes nothing."""
    rows = Referral.objects.filter(pk=referral.pk, state__in=NO_HELP, settled_at__isnull=True)
    if rows.update(settled_at=timezone.now()):
        record(verb="referral settled", obj=referral, house_key=referral.house_id, by=by)


@transaction.atomic
def say_told(*, referral: Referral, comes_at: datetime | None, by: Actor) -> None:
    """The resident knows that they can come then. Again changes nothing; another time since then is told anew."""
    now = held(referral)
    refuse_when([TOLD_ANOTHER] if now.state != State.ACCEPTED or now.comes_at != comes_at else [])
    if Referral.objects.filter(pk=now.pk, settled_at__isnull=True).update(settled_at=timezone.now()):
        record(verb="referral told", obj=now, house_key=now.house_id, by=by)
