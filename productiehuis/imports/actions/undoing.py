"""A list goes out again as a whole: what it stored is withdrawn, and people whom only it brought are erased."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ForeignObjectRel, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from productiehuis.activities import privacy as of_activities
from productiehuis.activities.models import Attendance
from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.audit.models import Event
from productiehuis.helpdesk import privacy as of_helpdesk
from productiehuis.helpdesk.actions import withdraw_many
from productiehuis.helpdesk.models import Visit
from productiehuis.helpdesk.reasons import LIST_UNDONE
from productiehuis.imports.actions.matching import chunks
from productiehuis.imports.actions.presence import take_back
from productiehuis.imports.actions.states import actor_of, after_last, expect, line_of, lock, move, set_actor
from productiehuis.imports.keys import base_of, presence_key, visit_key
from productiehuis.imports.models import Import, ImportPerson, ImportRow, ImportState
from productiehuis.initiatives import privacy as of_initiatives
from productiehuis.initiatives.models import KnownHere
from productiehuis.people import privacy as of_people
from productiehuis.people.models import Merge, NameTrace, Person, PossibleDouble

CHUNK = 500


@transaction.atomic
def start_undoing(*, import_: Import, by: Actor) -> Import:
    """Decide that it goes out again."""
    import_ = lock(import_)
    if import_.state in (ImportState.UNDOING, ImportState.UNDONE):
        return import_
    replacing = import_.replaced_by.filter(state=ImportState.STORING)
    if replacing.exists():
        raise ValidationError(_("Deze lijst wordt net vervangen. Wacht tot dat klaar is."))
    set_actor(import_, by)
    changes = {"file": [None, import_.fingerprint]}
    told = record(verb="list undone", obj=import_, house_key=import_.house_id, by=by, changes=changes)
    import_.event_key, import_.progress, import_.last_sheet = told.pk, 0, -1
    import_.last_row = import_.last_column = 0
    fields = ("event_key", "progress", "last_sheet", "last_row", "last_column")
    move(import_, ImportState.UNDOING, *fields, "by_key", "by_name", "by_role", "by_device")
    return import_


def undo(import_: Import) -> None:
    """Take everything of it back. Can be called again at any time until it is done."""
    by, under = actor_of(import_), line_of(import_)
    while _next_chunk(import_, by, under):
        pass
    erase_people(import_)
    with transaction.atomic():
        import_ = lock(import_)
        expect(import_, ImportState.UNDOING)
        move(import_, ImportState.UNDONE)


@transaction.atomic
def _next_chunk(import_: Import, by: Actor, under: Event) -> bool:
    import_ = lock(import_)
    expect(import_, ImportState.UNDOING)
    after = after_last(import_)
    rows = list(with_origin(import_.rows.filter(after))[:CHUNK])
    if not rows:
        return False
    take_out(rows, by, under)
    Import.objects.filter(pk=import_.pk).update(
        last_sheet=rows[-1].sheet,
        last_row=rows[-1].row,
        last_column=rows[-1].column,
        progress=import_.progress + len(rows),
    )
    return True


def with_origin(rows: QuerySet[ImportRow]) -> QuerySet[ImportRow]:
    """Rows with the row that made what they stand for."""
    return rows.select_related("source", "kept_from__source").defer("words", "problems", "digest")


def take_out(rows: Sequence[ImportRow], by: Actor, under: Event, reason: str = LIST_UNDONE) -> None:
    """Withdraw what these rows stored, as it stands now: also what was corrected since."""
    visits, presences = [], []
    for row in rows:
        if row.date is not None:
            origin = row.kept_from or row
            base = base_of(origin.source)
            visits += [visit_key(base, origin.sheet, origin.row, number, origin.column) for number in range(row.visits)]
            if row.activity >= 0:
                presences.append(presence_key(base, origin.sheet, origin.row, origin.column))
    for keys in chunks(visits, CHUNK):
        withdraw_many(visits=list(last_words(Visit, keys)), reason=reason, by=by, under=under)
    for keys in chunks(presences, CHUNK):
        standing = [each for each in last_words(Attendance, keys) if each.is_present]
        take_back(standing, by=by, under=under)


def last_words(model: Any, keys: Iterable[UUID]) -> Iterator[Any]:
    """The last row of each fact that began with one of these keys, as far as it was not withdrawn."""
    rows = list(model.objects.filter(client_key__in=list(keys)))
    while rows:
        later = {row.corrects_id: row for row in model.objects.filter(corrects__in=[row.pk for row in rows])}
        yield from (row for row in rows if row.pk not in later and not getattr(row, "is_withdrawn", False))
        rows = list(later.values())


# People whom only this list brought.


def erase_people(import_: Import) -> int:
    """Erase who was made by this list and whom nothing else uses. Returns how many."""
    made = import_.people.filter(is_made_here=True, person__erased_at__isnull=True).values_list("person", flat=True)
    erased = 0
    for some in chunks(list(made), CHUNK):
        with transaction.atomic():
            alone = set(some) - used_elsewhere(import_, some)
            held = Person.objects.select_for_update(of=("self",)).select_related("house")
            people = list(held.filter(pk__in=alone, erased_at__isnull=True).order_by("pk"))
            if people:
                _erase(people)
                erased += len(people)
    return erased


def _erase(people: Sequence[Person]) -> None:
    """From above to below, as `privacy` does; it finds them for its journal by their moment."""
    now = timezone.now()
    forget(people)
    of_helpdesk.erase(people, now=now)
    of_activities.erase(people, now=now)
    of_initiatives.erase(people, now=now)
    of_people.erase(people, now=now)


def forget(people: Sequence[Person]) -> None:
    """What lists still say of people who are erased."""
    rows = ImportPerson.objects.filter(person__in=[person.pk for person in people])
    rows.update(
        first_name="",
        last_name="",
        name_key="",
        birth_year=None,
        birth_date=None,
        postcode="",
        phone="",
        digest="",
        looks_like=[],
    )
    # A list that is being stored still has to say of whom its visits are: by number, as those that were stored.
    rows.exclude(source__state=ImportState.STORING).update(person=None)


# Rows about a person that this list made itself, or that are only about finding them.
_OF_THE_LIST = (NameTrace, PossibleDouble)


def used_elsewhere(import_: Import, persons: Sequence[UUID]) -> set[UUID]:
    """Those of whom anything in the house knows that this list did not put there."""
    used: set[UUID] = set(Person.objects.filter(pk__in=persons, user__isnull=False).values_list("pk", flat=True))
    for model, name in _pointing_at_people():
        rows = model._default_manager.filter(**{f"{name}__in": persons})
        if model in (Visit, Attendance):
            rows = model.objects.valid().filter(**{f"{name}__in": persons})
        if model is Merge:  # One that was undone says nothing of them any more.
            rows = Merge.objects.active().filter(**{f"{name}__in": persons})
        if model is KnownHere:
            rows = rows.exclude(initiative=import_.initiative_id, how=KnownHere.How.IMPORT)
        if model is ImportPerson:
            rows = rows.filter(source__state__in=(ImportState.DONE, ImportState.STORING)).exclude(source=import_.pk)
        used |= set(rows.values_list(name, flat=True))
    return used


def _pointing_at_people() -> Iterator[tuple[Any, str]]:
    """Every table that names a person, of whatever app."""
    for field in Person._meta.get_fields(include_hidden=True):
        if isinstance(field, ForeignObjectRel) and field.related_model not in _OF_THE_LIST:
            yield field.related_model, field.field.name
