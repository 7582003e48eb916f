"""Closing a period of an initiative, and opening it again."""

from dataclasses import replace
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.house.rows import sent_elsewhere
from productiehuis.imports.models import Import, ImportState
from productiehuis.initiatives.models import Initiative
from productiehuis.monitor.counts import gather
from productiehuis.monitor.models import ClosedPeriod
from productiehuis.monitor.rules import Span, closing_problems, code_of, row_of
from productiehuis.monitor.rules.closing import CLOSED_ALREADY, LIST_ON_ITS_WAY, NO_REASON, NOT_CLOSED


def closed_codes(initiative: Initiative) -> set[str]:
    """The periods of this initiative that are closed now."""
    return {code_of(each.span) for each in ClosedPeriod.objects.standing().filter(initiative=initiative)}


def _as_it_is(initiative: Initiative, span: Span) -> ClosedPeriod:
    """The numbers of now, not saved. The time comes first: what is registered while we count is a change."""
    at = timezone.now()
    _refuse_half_a_list(initiative)
    here = gather([initiative.house], span.year, [initiative])[0].initiatives[0]
    row = row_of(here.facts, span)
    return ClosedPeriod(
        house_id=initiative.house_id,
        initiative=initiative,
        year=span.year,
        quarter=span.quarter or 0,
        month=span.month or 0,
        figures=dict(row.figures),
        told=dict(row.told),
        closed_at=at,
    )


def _refuse_half_a_list(initiative: Initiative) -> None:
    """What a list wrote a moment ago may not stand in the house yet, and is no change afterwards either."""
    busy = Import.objects.filter(initiative=initiative, state__in=(ImportState.STORING, ImportState.UNDOING))
    if busy.exists():
        raise ValidationError(_(LIST_ON_ITS_WAY))


def close_period(*, initiative: Initiative, span: Span, by: Actor, client_key: UUID) -> ClosedPeriod:
    """Say that the numbers of this period are ready: they are kept as they are today. Sent twice is once."""
    if done := ClosedPeriod.objects.filter(client_key=client_key, initiative=initiative).first():
        return done
    today = initiative.house.today
    if found := closing_problems(span, today, closed_codes(initiative)):
        raise ValidationError([_(sentence) for sentence in found])
    closed = _as_it_is(initiative, replace(span, today=today))
    closed.closed_by_key, closed.client_key = by.key, client_key
    try:
        with transaction.atomic():
            closed.save(force_insert=True)
            changes = {"period": [None, code_of(span)], "figures": [None, closed.figures]}
            record(verb="period closed", obj=closed, house_key=closed.house_id, by=by, changes=changes)
    except IntegrityError:  # The same form at the same moment, the same period, or a key of another initiative.
        if done := ClosedPeriod.objects.filter(client_key=client_key, initiative=initiative).first():
            return done
        if ClosedPeriod.objects.filter(client_key=client_key).exists():
            raise sent_elsewhere() from None
        raise ValidationError(_(CLOSED_ALREADY)) from None
    return closed


@transaction.atomic
def reopen_period(*, closed: ClosedPeriod, reason: str, by: Actor) -> ClosedPeriod:
    """The numbers were not ready after all. What they were stays, with who opened the period and why."""
    if not reason.strip():
        raise ValidationError(_(NO_REASON))
    now = ClosedPeriod.objects.select_for_update().get(pk=closed.pk)
    if now.reopened_at is not None:
        raise ValidationError(_(NOT_CLOSED))
    now.reopened_at, now.reopened_by_key, now.reopen_reason = timezone.now(), by.key, reason.strip()
    now.save(update_fields=["reopened_at", "reopened_by_key", "reopen_reason"])
    changes = {"period": [code_of(now.span), None]}  # Not why: it may name somebody, and the log cannot be emptied.
    record(verb="period reopened", obj=now, house_key=now.house_id, by=by, changes=changes)
    return now
