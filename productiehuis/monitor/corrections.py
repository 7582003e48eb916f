"""What happened to a period after it was closed, derived from the dates of what was written since.

Says when, what, who and why, and never about whom.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from productiehuis.activities.models import Attendance, Tally
from productiehuis.audit.models import Event
from productiehuis.helpdesk.models import Visit
from productiehuis.imports.models import Import
from productiehuis.initiatives.models import Initiative, Membership
from productiehuis.kernel.clusters import clusters
from productiehuis.kernel.people_set import PeopleSet
from productiehuis.monitor.counts import TEAM
from productiehuis.monitor.models import ClosedPeriod
from productiehuis.monitor.rules import Correction, Span, What, changes, gathered, row_of
from productiehuis.monitor.years import InitiativeYear
from productiehuis.people.models import Merge, Person


def _within(rows: QuerySet[Any], initiative: Initiative, span: Span, since: datetime) -> QuerySet[Any]:
    months = list(span.months)
    return rows.filter(
        house=initiative.house_id, initiative=initiative, year=span.year, month__in=months, registered_at__gt=since
    ).order_by()


def _of_visits(initiative: Initiative, span: Span, since: datetime) -> Iterator[Correction]:
    rows = _within(Visit.objects.all(), initiative, span, since)
    columns = ("registered_at", "registered_by_key", "corrects_id", "is_withdrawn", "correction_reason")
    for at, by, corrects, is_withdrawn, why in rows.values_list(*columns):
        what = What.WITHDRAWN if is_withdrawn else What.CORRECTED if corrects else What.LATE_VISIT
        yield Correction(at, what, by, why)


def _of_presences(initiative: Initiative, span: Span, since: datetime) -> Iterator[Correction]:
    rows = _within(Attendance.objects.all(), initiative, span, since)
    for at, by, is_present in rows.values_list("registered_at", "registered_by_key", "is_present"):
        yield Correction(at, What.LATE_PRESENCE if is_present else What.TAKEN_BACK, by)


def _with_lists(found: Iterable[Correction], initiative: Initiative, since: datetime) -> Iterator[Correction]:
    """What was written while a list was stored, by who brought it in, came from that list."""
    lists = list(Import.objects.filter(initiative=initiative, done_at__gt=since).only("by_key", "made_at", "done_at"))
    for each in found:
        is_late = each.what in (What.LATE_VISIT, What.LATE_PRESENCE)
        listed = is_late and any(
            one.by_key == each.by and one.done_at and one.made_at <= each.at <= one.done_at for one in lists
        )
        yield replace(each, what=What.IMPORTED) if listed else each


def _of_told(initiative: Initiative, span: Span, since: datetime) -> Iterator[Correction]:
    rows = Tally.objects.filter(initiative=initiative, year=span.year, registered_at__gt=since).order_by()
    if span.month or span.quarter:
        rows = rows.filter(Q(month__in=span.months) | Q(session__month__in=span.months))
    for at, by in rows.values_list("registered_at", "registered_by_key"):
        yield Correction(at, What.TOLD, by)


def _people_of(year: InitiativeYear, span: Span) -> PeopleSet:
    """Everybody behind the numbers of the period, as registered."""
    came = [each.people for each in (*year.facts.visits, *year.facts.presences) if span.holds(each.month)]
    return PeopleSet.all_in(came) | PeopleSet.of(each.number for each in year.facts.roles)


def _of_merges(year: InitiativeYear, span: Span, since: datetime) -> Iterator[Correction]:
    """Those that touch somebody of the period, also along others who were merged: a chain is as long as it is."""
    rows = list(
        Merge.objects.filter(Q(made_at__gt=since) | Q(undone_at__gt=since), house=year.initiative.house_id)
        .select_related("kept", "absorbed")
        .order_by("id")
    )
    pairs = [(row.kept.number, row.absorbed.number) for row in rows]
    roots = clusters([*((root, number) for number, root in year.facts.roots.items()), *pairs])
    people = _people_of(year, span).replaced(roots)
    for row, (kept, _absorbed) in zip(rows, pairs, strict=True):
        if roots.get(kept, kept) not in people:
            continue
        if row.made_at > since:
            yield Correction(row.made_at, What.MERGED, row.made_by_key)
        if row.undone_at and row.undone_at > since:
            yield Correction(row.undone_at, What.MERGE_UNDONE, row.undone_by_key)


def _of_roles(initiative: Initiative, since: datetime) -> Iterator[Correction]:
    """Roles that were given or ended later: they may reach back into the period."""
    roles = Membership.objects.filter(initiative=initiative, role__in=TEAM).values_list("pk", flat=True)
    events = Event.objects.filter(house_key=initiative.house_id, at__gt=since, verb__in=("role given", "role ended"))
    for at, by in events.filter(object_key__in=[str(pk) for pk in roles]).values_list("at", "actor_key"):
        yield Correction(at, What.ROLE, by)


def corrections_after(closed: ClosedPeriod, year: InitiativeYear) -> list[Correction]:
    """The newest first. `year` is the initiative's year as it is now."""
    span, since, initiative = closed.span, closed.closed_at, year.initiative
    found = [
        *_with_lists(_of_visits(initiative, span, since), initiative, since),
        *_with_lists(_of_presences(initiative, span, since), initiative, since),
        *_of_told(initiative, span, since),
        *_of_merges(year, span, since),
    ]
    now = row_of(year.facts, replace(span, today=year.span.today))
    if any(each.field == "volunteers" for each in changes(closed.figures, now.figures)):
        found += _of_roles(initiative, since)
    return gathered(found, initiative.house.zone)


def names_of(keys: set[UUID | None]) -> dict[UUID | None, str]:
    """Who did it. A name that was erased stays away."""
    people = Person.objects.filter(pk__in=[key for key in keys if key], erased_at__isnull=True)
    return {person.pk: person.full_name for person in people}
