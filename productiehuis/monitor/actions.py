"""What the Monitor writes: its own kept counts, and the periods that are closed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.house.rows import sent_elsewhere
from productiehuis.initiatives.models import Initiative
from productiehuis.monitor import triggers
from productiehuis.monitor.cells import Cell, Counted, from_facts
from productiehuis.monitor.counts import gather, today_in
from productiehuis.monitor.models import ClosedPeriod, KeptMonth, KeptTopic, Stale
from productiehuis.monitor.rules import Span, closing_problems, code_of, row_of
from productiehuis.monitor.rules.closing import CLOSED_ALREADY, NO_REASON, NOT_CLOSED

# How many marks one transaction settles: on SQLite a desk waits for its end.
AT_ONCE = 300


def settle(before: date | None = None) -> int:
    """Count the stale cells anew and keep what was found. Returns how many marks were settled.

    With `before` only months that were over that day: a month in which a desk still writes would be counted time and
    again for each visit, while reading the few that came since costs next to nothing.
    """
    settled = 0
    while done := _settle_some(AT_ONCE, before):
        settled += done
    return settled


@transaction.atomic
def _settle_some(most: int, before: date | None = None) -> int:
    """One batch. The order is what makes it exact: which marks there are, the facts, then away with those marks.

    What is written after the first step leaves a mark that stays. The lock makes two who settle take turns.
    """
    stale = Stale.objects.select_for_update().order_by("id")
    if before is not None:
        stale = stale.filter(Q(year__lt=before.year) | Q(year=before.year, month__lt=before.month))
    marks = list(stale[:most])
    if not marks:
        return 0
    cells = {Cell(each.initiative_key, each.year, each.month): each.house_key for each in marks}
    for year in sorted({cell.year for cell in cells}):
        of_year = {cell: house for cell, house in cells.items() if cell.year == year}
        _keep(of_year, from_facts(list(set(of_year.values())), of_year.keys(), year=year))
    Stale.objects.filter(pk__in=[each.pk for each in marks]).delete()
    return len(marks)


def _keep(cells: dict[Cell, UUID], found: Counted) -> None:
    """These cells hold exactly what was found."""
    models: tuple[type[KeptMonth] | type[KeptTopic], ...] = (KeptMonth, KeptTopic)
    for model in models:
        near = model.objects.filter(
            house__in=set(cells.values()),
            year__in={cell.year for cell in cells},
            initiative__in={cell.initiative for cell in cells},
            month__in={cell.month for cell in cells},
        )
        old = [row.pk for row in near.only("initiative_id", "year", "month") if _cell_of(row) in cells]
        model.objects.filter(pk__in=old).delete()
    KeptMonth.objects.bulk_create(_months(cells, found), batch_size=500)
    KeptTopic.objects.bulk_create(_topics(cells, found), batch_size=500)


def _cell_of(row: KeptMonth | KeptTopic) -> Cell:
    return Cell(row.initiative_id, row.year, row.month)


def _months(cells: dict[Cell, UUID], found: Counted) -> Iterator[KeptMonth]:
    for kind, values in found.came.items():
        for cell, presences in values.items():
            for each in presences:
                yield KeptMonth(
                    house_id=cells[cell],
                    initiative_id=cell.initiative,
                    kind=kind,
                    year=cell.year,
                    month=cell.month,
                    storey_id=each.storey or None,
                    district=each.district,
                    language=each.language,
                    people=each.people.to_bytes(),
                    named=each.named,
                    unnamed=each.unnamed,
                )


def _topics(cells: dict[Cell, UUID], found: Counted) -> Iterator[KeptTopic]:
    for cell, asked in found.asked.items():
        for each in asked:
            yield KeptTopic(
                house_id=cells[cell],
                initiative_id=cell.initiative,
                year=cell.year,
                month=cell.month,
                topic_id=each.topic,
                requests=each.count,
                people=each.people.to_bytes(),
                unnamed=each.unnamed,
            )


def count_everything_again() -> int:
    """Mark every month, then settle: for after a repair by hand."""
    with transaction.atomic():
        triggers.mark_all(connection)
    return settle()


def closed_codes(initiative: Initiative) -> set[str]:
    """The periods of this initiative that are closed now."""
    return {code_of(each.span) for each in ClosedPeriod.objects.standing().filter(initiative=initiative)}


def _as_it_is(initiative: Initiative, span: Span) -> ClosedPeriod:
    """The numbers of now, not saved. The time comes first: what is registered while we count is a change."""
    at = timezone.now()
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


def close_period(*, initiative: Initiative, span: Span, by: Actor, client_key: UUID) -> ClosedPeriod:
    """Say that the numbers of this period are ready: they are kept as they are today. Sent twice is once."""
    if done := ClosedPeriod.objects.filter(client_key=client_key, initiative=initiative).first():
        return done
    today = today_in(initiative.house)
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
