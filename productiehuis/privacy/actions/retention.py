"""Choosing how long, and the run that erases what has been kept long enough.

A run goes in small transactions and may stop anywhere: what it did stays done, what is left is found again. It
counts what went and keeps no name.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from productiehuis.audit.actions import record
from productiehuis.audit.actor import ActorLike, system
from productiehuis.house.models import House
from productiehuis.initiatives.models import KnownHere
from productiehuis.initiatives.privacy import last_roles
from productiehuis.people.models import Merge, Person
from productiehuis.people.terms import HELPERS, NAMES, Term
from productiehuis.privacy.actions.erase import erase_people
from productiehuis.privacy.models import Retention, RetentionRun
from productiehuis.privacy.rooms import ROOMS, get_term
from productiehuis.privacy.rules.keeping import Life, due_lives
from productiehuis.privacy.terms import before, chosen_in, say_months

BATCH = 200
# Whoever comes out of an old list keeps the name this long, so that doubles can be decided first.
AFTER_IMPORT = timedelta(days=31)
# A run that is open longer than this was cut off; the next one takes over.
CUT_OFF = timedelta(hours=6)


@transaction.atomic
def choose_term(*, house: House, key: str, months: int, by: ActorLike) -> None:
    """How long this house keeps one kind of data, within the bounds."""
    term = get_term(key)
    if term.is_fixed or not term.lowest <= months <= term.highest:
        raise ValidationError(
            _("Kies een tijd van %(low)s tot %(high)s.")
            % {"low": say_months(term.lowest), "high": say_months(term.highest)}
        )
    old = next(each.months for each in chosen_in(house) if each.term.key == key)
    if old == months:
        return
    fields = {"months": months, "changed_at": timezone.now(), "changed_by_key": by.key}
    row, _made = Retention.objects.update_or_create(house=house, kind=key, defaults=fields)
    record(verb="term chosen", obj=row, house_key=house.pk, by=by, changes={key: [old, months]})


# What is due.


@dataclass(frozen=True)
class _Moment:
    """A house at the moment of a run."""

    house: House
    now: datetime

    def before(self, key: str) -> datetime:
        months = next(each.months for each in chosen_in(self.house) if each.term.key == key)
        return before(self.now, self.house, months)


def due_people(house: House, now: datetime) -> dict[str, list[list[UUID]]]:
    """For each term of people the clusters whose time has come."""
    moment = _Moment(house, now)
    persons = Person.objects.filter(house=house, erased_at__isnull=True).order_by("pk")
    last: dict[UUID, datetime] = {}
    for room in ROOMS:
        for key, at in room.last_here(house):
            last[key] = max(last.get(key, at), at)
    roles = last_roles(house)
    listed = KnownHere.objects.filter(house=house, how=KnownHere.How.IMPORT)
    fresh = set(listed.filter(person__created_at__gt=now - AFTER_IMPORT).values_list("person", flat=True))
    lives = [
        Life(key, number, now if key in fresh else last.get(key, made), roles.get(key))
        for key, number, made in persons.values_list("pk", "number", "created_at").iterator()
    ]
    roots = Merge.objects.roots(house)
    due = due_lives(lives, roots, visitors=moment.before(NAMES), helpers=moment.before(HELPERS))
    return {NAMES: due.visitors, HELPERS: due.helpers}


def count_due(house: House, now: datetime | None = None) -> dict[str, int]:
    """How many a run would touch now, by kind."""
    now = now or timezone.now()
    counts = {key: sum(map(len, clusters)) for key, clusters in due_people(house, now).items()}
    for each in chosen_in(house):
        if each.term.due:
            counts[each.term.key] = each.term.due(house, before(now, house, each.months)).count()
    return counts


# The run.


def run_retention(*, house: House, by_hand: bool = False) -> RetentionRun | None:
    """Erase what is due in this house. None when a run is under way; one that was cut off is taken over."""
    run = _begin(house, by_hand)
    if run is None:
        return None
    for key, count in count_due(house).items():  # What is announced is reported too, also when it went along already.
        if count:
            run.counts.setdefault(key, 0)
    for key, done in forget_due(house, timezone.now()):
        run.counts[key] = run.counts.get(key, 0) + done
        RetentionRun.objects.filter(pk=run.pk).update(counts=run.counts)
    _end(run)
    return run


def _begin(house: House, by_hand: bool) -> RetentionRun | None:
    late = timezone.now() - CUT_OFF
    cut_off = RetentionRun.objects.filter(house=house, finished_at__isnull=True, started_at__lt=late)
    if run := cut_off.first():
        return run
    with suppress(IntegrityError), transaction.atomic():
        return RetentionRun.objects.create(house=house, by_hand=by_hand)
    return None


@transaction.atomic
def _end(run: RetentionRun) -> None:
    run.finished_at = timezone.now()
    run.save(update_fields=["finished_at", "counts"])
    changes = {key: [None, count] for key, count in run.counts.items()}
    record(verb="kept long enough", obj=run, house_key=run.house_id, by=system("nachtwerk"), changes=changes)


def forget_due(house: House, now: datetime) -> Iterator[tuple[str, int]]:
    """Forget in small steps; gives the kind and the number of each step, after it is stored."""
    moment = _Moment(house, now)
    for key, clusters in due_people(house, now).items():
        for people in _batches(clusters):
            yield key, _forget_people(people)
    for each in chosen_in(house):
        if each.term.due:
            yield from _forget_rows(each.term, house, moment.before(each.term.key))


def _batches(clusters: list[list[UUID]], size: int = 50) -> Iterator[list[UUID]]:
    """Clusters together until there are enough; a cluster is never split."""
    batch: list[UUID] = []
    for cluster in clusters:
        batch += cluster
        if len(batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch


def _forget_people(keys: list[UUID]) -> int:
    people = list(Person.objects.filter(pk__in=keys).select_related("house", "user"))
    return erase_people(people, by=system("nachtwerk"), is_kept_long=True)


def _forget_rows(term: Term, house: House, moment: datetime) -> Iterator[tuple[str, int]]:
    assert term.due
    assert term.forget
    last: object = None
    while True:
        due = term.due(house, moment).order_by("pk")
        keys = list((due.filter(pk__gt=last) if last else due).values_list("pk", flat=True)[:BATCH])
        if not keys:
            return
        with transaction.atomic():
            done = term.forget(term.due(house, moment).model._default_manager.filter(pk__in=keys))
        last = keys[-1]
        yield term.key, done
