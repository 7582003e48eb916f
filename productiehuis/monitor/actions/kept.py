"""Keeping the counts: months that changed are counted anew. Nothing below is written."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q

from productiehuis.monitor import triggers
from productiehuis.monitor.cells import Cell, Counted, from_facts
from productiehuis.monitor.models import KeptMonth, KeptTopic, Stale

# From how many marks one transaction takes its months: on SQLite a desk waits for its end.
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


def _some_marks(most: int, before: date | None) -> list[Stale]:
    """All marks of the cells that the oldest ones name, locked: a busy month is counted once, not once per visit."""
    stale = Stale.objects.order_by("id")
    if before is not None:
        stale = stale.filter(Q(year__lt=before.year) | Q(year=before.year, month__lt=before.month))
    cells = {_stale_cell(each) for each in stale[:most]}
    near = Stale.objects.filter(
        initiative_key__in={cell.initiative for cell in cells},
        year__in={cell.year for cell in cells},
        month__in={cell.month for cell in cells},
    )
    return [each for each in near.select_for_update().order_by("id") if _stale_cell(each) in cells]


def _stale_cell(mark: Stale) -> Cell:
    return Cell(mark.initiative_key, mark.year, mark.month)


@transaction.atomic
def _settle_some(most: int, before: date | None = None) -> int:
    """One batch. The order is what makes it exact: which marks there are, the facts, then away with those marks.

    What is written after the first step leaves a mark that stays. The lock makes two who settle take turns.
    """
    marks = _some_marks(most, before)
    if not marks:
        return 0
    cells = {_stale_cell(each): each.house_key for each in marks}
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
