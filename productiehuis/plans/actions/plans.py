"""Beginning a plan, joining two of one person, saying that it may be counted, and erasing it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.house.rows import sent_elsewhere
from productiehuis.people.actions import ERASED, begin_with, hold
from productiehuis.people.models import Merge, Person
from productiehuis.plans.actions.counting import count_that_plan, stop_counting_plan
from productiehuis.plans.arrival_files import forget_arrivals
from productiehuis.plans.models import Arrival, Plan, PlanJoin
from productiehuis.plans.proof_files import forget_files_of
from productiehuis.plans.rules.changes import is_too_young


def held(plan: Plan) -> Plan:
    """The plan, held with its person until the transaction ends; one that was erased a moment ago is refused."""
    hold(plan.person)
    found = Plan.objects.select_for_update(of=("self",)).select_related("person", "house").filter(pk=plan.pk).first()
    if found is None:
        raise ValidationError(_("Dit plan is net gewist."), code=ERASED)
    return found


@transaction.atomic
def begin_plan(*, person: Person, by: Actor, client_key: UUID, shown: Iterable[datetime] = ()) -> Plan:
    """An empty plan, or the one that is there: a person has one.

    `shown` is how old the secrets are with which its owner came in: those go on opening it (ADR 24).
    """
    if standing := Plan.objects.filter(person=person).first():
        return standing
    hold(person)
    today = person.house.today
    if is_too_young(birth_year=person.birth_year, birth_date=person.birth_date, today=today):
        raise ValidationError(_("Ben je jonger dan 16 jaar? Maak je plan dan op papier."), code="young")
    plan = Plan(house_id=person.house_id, person=person, client_key=client_key)
    try:
        with transaction.atomic():
            plan.save(force_insert=True)
    except IntegrityError:  # Two screens at once, or a key of somebody else's form.
        if standing := Plan.objects.filter(person=person).first():
            return standing
        raise sent_elsewhere() from None
    begin_with(user=person.user, shown=shown)
    record(verb="plan begun", obj=plan, house_key=None, by=by)
    return plan


def count_plan(*, plan: Plan, counts: bool, by: Actor) -> None:
    """With the owner's yes the house counts that this plan exists; without it, it does not. Again changes nothing."""
    if counts:
        count_that_plan(person=plan.person, by=by)
    else:
        stop_counting_plan(person=plan.person, by=by)


@transaction.atomic
def join_plan(*, plan: Plan, reader: Person, by: Actor, client_key: UUID) -> PlanJoin:
    """Said by who is logged in as the owner of the plan: my other name may open it too, while we count as one."""
    own = held(plan)
    roots = Merge.objects.roots(own.house)
    mine, theirs = (roots.get(number, number) for number in (own.person.number, reader.number))
    if reader.house_id != own.house_id or mine != theirs or reader.pk == own.person_id:
        raise ValidationError(_("Deze twee namen zijn niet van één persoon."))
    hold(reader)
    join, made = PlanJoin.objects.get_or_create(
        plan=own, reader=reader, defaults={"house_id": own.house_id, "client_key": client_key}
    )
    if made:
        record(verb="plans joined", obj=own, house_key=None, by=by)
    return join


@transaction.atomic
def part_plan(*, plan: Plan, by: Actor) -> None:
    """The owner takes back that other names may open this plan."""
    if PlanJoin.objects.filter(plan=plan).delete()[0]:
        record(verb="plans parted", obj=plan, house_key=None, by=by)


@transaction.atomic
def erase_plan(*, plan: Plan, by: Actor) -> None:
    """Everything in it, its history, shares, comments and proof, at once and for good. Nobody's permission is asked.

    Also a file that was brought and waits to be taken in.
    """
    if Plan.objects.select_for_update().filter(pk=plan.pk).exists():
        record(verb="plan erased", obj=plan, house_key=None, by=by)
        forget_arrivals(Arrival.objects.filter(person=plan.person_id))
        forget_files_of(Plan.objects.filter(pk=plan.pk))
        Plan.objects.filter(pk=plan.pk).delete()
