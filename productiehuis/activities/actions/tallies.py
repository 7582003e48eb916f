"""Told numbers: "we counted 25". A new number for the same thing corrects the one before it."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from productiehuis.activities.actions.problems import refuse
from productiehuis.activities.actions.sessions import lock_initiative
from productiehuis.activities.models import Session, Tally, TallyField
from productiehuis.activities.rules.states import Problem
from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.initiatives.models import Initiative


@transaction.atomic
def tell(
    *,
    initiative: Initiative,
    field: TallyField | str,
    count: int | None,
    year: int,
    by: Actor,
    client_key: UUID,
    month: int | None = None,
    session: Session | None = None,
    note: str = "",
) -> Tally | None:
    """Tell a number for a date, a month or a year. No number takes back what was told."""
    lock_initiative(initiative)
    if known := Tally.objects.filter(client_key=client_key, house=initiative.house_id).first():
        return known
    if session is not None and session.initiative_id != initiative.pk:
        raise ValidationError(_("Deze dag hoort bij een ander initiatief. Kies een andere dag."))
    if session is not None:
        if session.date > session.house.today:
            refuse([Problem.NOT_TODAY_YET])
        year, month = session.year, session.month
    before = last_told(initiative, TallyField(field), year, month, session)
    if count is None and before is None:
        return None
    if before and before.count == count and before.note == note:
        return before
    tally = Tally.objects.create(
        house_id=initiative.house_id,
        initiative=initiative,
        session=session,
        field=TallyField(field),
        count=before.count if count is None and before else count or 0,
        is_withdrawn=count is None,
        year=year,
        month=month,
        note=note,
        client_key=client_key,
        registered_by_key=by.key,
        corrects=before,
    )
    changes = {"count": [before.count if before else None, count]}
    record(verb="tally told", obj=tally, house_key=tally.house_id, by=by, changes=changes)
    return tally


def last_told(
    initiative: Initiative, field: TallyField, year: int, month: int | None, session: Session | None
) -> Tally | None:
    """What was told before about the same thing, if it stands."""
    rows = Tally.objects.valid().filter(initiative=initiative, field=field, year=year, month=month, session=session)
    return rows.last()
