"""How a referral ends: it helped or not, the yes is taken back, the desk stops it, or a no was told."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.people.actions import hold, withdraw_yes
from productiehuis.people.models import Person
from productiehuis.referrals.actions.moving import held, move, take_step
from productiehuis.referrals.models import AskedHow, Referral
from productiehuis.referrals.queries import same_person
from productiehuis.referrals.rules.states import NO_HELP, State


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
    if move(referral, to, by=by, note=note, client_key=client_key, at=moment, sets=sets):
        record(verb="resident asked", obj=referral, house_key=referral.house_id, by=by)
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


def _take_back(now: Referral, by: Actor, client_key: UUID | None = None) -> None:
    if now.consent:
        withdraw_yes(consent=now.consent, by=by)
    to = State.STOPPED if now.state == State.PROPOSED else State.WITHDRAWN
    take_step(now, to, by=by, client_key=client_key)
    record(verb="referral withdrawn", obj=now, house_key=now.house_id, by=by)


@transaction.atomic
def take_all_back(*, person: Person, by: Actor) -> int:
    """Every open one of this person, said at any desk that knows them. The desk hears that it is done, not what."""
    rows = Referral.objects.open().filter(same_person(person), person__isnull=False)
    hold(*Person.objects.filter(pk__in=rows.values("person")))
    held_rows = rows.select_for_update(of=("self",)).select_related("consent").order_by("pk")
    done = [row for row in held_rows if row.is_open]
    for row in done:
        _take_back(row, by)
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
