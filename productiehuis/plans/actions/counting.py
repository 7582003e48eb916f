"""What its owner lets be counted, each with one press, and taking that back. In the log without a house (ADR 16)."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.house.rows import sent_elsewhere
from productiehuis.people.actions import hold
from productiehuis.people.models import Person
from productiehuis.plans.models import Counted, Milestone
from productiehuis.plans.sentences import count_milestone_sentence, count_plan_sentence


@transaction.atomic
def count_milestone(*, milestone: Milestone, by: Actor, client_key: UUID) -> Counted:
    """One press: it may be counted. Again is the same yes."""
    person = milestone.person
    hold(person)
    if known := Counted.objects.standing().filter(milestone=milestone).first():
        return known
    more = {"milestone": milestone, "flown_to": milestone.flown_to, "sentence": count_milestone_sentence(person.house)}
    return _count(person, milestone.kind, milestone.on, by, client_key, more)


@transaction.atomic
def correct_count(*, milestone: Milestone, by: Actor) -> None:
    """What was counted is counted as the milestone is now: a next row with the same yes, and the one before it ends."""
    for before in Counted.objects.standing().filter(milestone=milestone):
        now = (milestone.kind, milestone.flown_to, milestone.on)
        if (before.kind, before.flown_to, before.date) == now:
            continue
        Counted.objects.filter(pk=before.pk).update(withdrawn_at=timezone.now())
        row = Counted(
            house_id=before.house_id,
            person=before.person,
            person_number=before.person_number,
            kind=milestone.kind,
            flown_to=milestone.flown_to,
            milestone=milestone,
            date=milestone.on,
            month=milestone.on.month,
            year=milestone.on.year,
            sentence=before.sentence,
            language=before.language,
            said_at=before.said_at,
        )
        row.save(force_insert=True)
        record(verb="counting corrected", obj=row, house_key=None, by=by)


@transaction.atomic
def count_that_plan(*, person: Person, by: Actor, client_key: UUID | None = None) -> Counted:
    """One press: that there is a plan may be counted, from today on; never anything from inside it."""
    hold(person)
    if known := plan_counted(person):
        return known
    more = {"sentence": count_plan_sentence(person.house)}
    return _count(person, Counted.PLAN, person.house.today, by, client_key, more)


def _count(person: Person, kind: str, on: date, by: Actor, client_key: UUID | None, more: dict[str, Any]) -> Counted:
    counted = Counted(
        house_id=person.house_id,
        person=person,
        person_number=person.number,
        kind=kind,
        date=on,
        month=on.month,
        year=on.year,
        language=translation.get_language() or "nl",
        client_key=client_key,
        **more,
    )
    try:
        with transaction.atomic():
            counted.save(force_insert=True)
    except IntegrityError:
        raise sent_elsewhere() from None
    record(verb="counting allowed", obj=counted, house_key=None, by=by)
    return counted


def plan_counted(person: Person) -> Counted | None:
    """The yes of this person to count that there is a plan."""
    return Counted.objects.standing().filter(person=person, kind=Counted.PLAN).first()


@transaction.atomic
def stop_counting(*, milestone: Milestone, by: Actor) -> None:
    """It counts no longer, at once. Again changes nothing."""
    _stop(list(Counted.objects.standing().filter(milestone=milestone)), by)


@transaction.atomic
def stop_counting_plan(*, person: Person, by: Actor) -> None:
    """The plan counts no longer, at once. Again changes nothing."""
    _stop(list(Counted.objects.standing().filter(person=person, kind=Counted.PLAN)), by)


def _stop(rows: list[Counted], by: Actor) -> None:
    for counted in rows:
        if Counted.objects.standing().filter(pk=counted.pk).update(withdrawn_at=timezone.now()):
            record(verb="counting stopped", obj=counted, house_key=None, by=by)
