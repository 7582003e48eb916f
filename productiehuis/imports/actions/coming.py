"""A file comes in, or is thrown away again."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import PurePath
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from productiehuis.audit.actor import Actor, system
from productiehuis.house.rows import sent_elsewhere
from productiehuis.imports.actions.states import FORGOTTEN, forget_words, lock, move, set_actor
from productiehuis.imports.files import Counted, forget_file, keep_file, throw_file_away
from productiehuis.imports.models import Decision, Import, ImportPerson, ImportState
from productiehuis.imports.reading import Refused
from productiehuis.imports.rules.cells import BSN, holds_bsn
from productiehuis.imports.rules.states import ON_THE_TABLE, OVER
from productiehuis.initiatives.models import Initiative, Room
from productiehuis.people.models import Person

# Each may hold 50 MB for two weeks.
MOST_WAITING = 10
TOO_MANY_WAIT = gettext_noop(
    "Er wachten al %(count)s lijsten op jullie. Sla er eerst een op, of gooi er een weg. Daarna kan deze erin."
)
_WAITING = ON_THE_TABLE - {ImportState.STORING}


def rooms_of(initiative: Initiative) -> list[Room]:
    """Where a visit of a list can have been: every room of the initiative."""
    rooms = Room.objects.filter(initiative=initiative).select_related("storey", "location")
    return list(rooms.order_by("order", "id"))


def receive(
    *,
    initiative: Initiative,
    pieces: Iterable[bytes],
    file_name: str,
    by: Actor,
    client_key: UUID | None = None,
    replaces: Import | None = None,
) -> Import:
    """Take in a file. One that is here already, or is on its way, gives the import that it is.

    `replaces` is the import of which this file is the corrected list.
    """
    if holds_bsn(file_name):
        raise ValidationError(_(BSN))
    rooms = rooms_of(initiative)
    if not rooms:
        raise ValidationError(_("Jullie hebben nog geen kamer. Maak eerst een kamer, dan kan de lijst erin."))
    if client_key and (sent := Import.objects.filter(client_key=client_key, initiative=initiative).first()):
        return sent
    import_ = Import(house=initiative.house, initiative=initiative, room=rooms[0], client_key=client_key)
    import_.file_name, import_.replaces = PurePath(file_name).name[-120:], replaces
    set_actor(import_, by)
    try:
        keep_file(import_, Counted(pieces))
    except Refused as problem:
        raise ValidationError(_(problem.sentence)) from problem
    try:
        kept = _store(import_)
    except BaseException:  # What no import knows would stay in the storage for ever.
        throw_file_away(import_)
        raise
    if kept.pk != import_.pk:
        forget_file(import_)
    return kept


@transaction.atomic
def _store(import_: Import) -> Import:
    """The import of this file. Who brings in the same file at this moment waits, and gets the same one."""
    Initiative.objects.select_for_update(of=("self",)).get(pk=import_.initiative_id)
    same = Import.objects.filter(initiative=import_.initiative, fingerprint=import_.fingerprint)
    if (here := same.exclude(state__in=OVER).first()) and here.pk != import_.replaces_id:
        return here
    if Import.objects.filter(initiative=import_.initiative, state__in=_WAITING).count() >= MOST_WAITING:
        raise ValidationError(_(TOO_MANY_WAIT) % {"count": MOST_WAITING})
    last = same.aggregate(last=Max("attempt"))["last"]
    import_.attempt = 0 if last is None else last + 1
    try:
        with transaction.atomic():
            import_.save(force_insert=True)
    except IntegrityError:  # Who sent the same form at the same moment waited, so the key is of another initiative.
        raise sent_elsewhere() from None
    return import_


@transaction.atomic
def drop(*, import_: Import, by: Actor) -> Import:
    """Throw a list away before it is stored: nothing of it stays."""
    import_ = lock(import_)
    if import_.state == ImportState.DROPPED:
        return import_
    forget_file(import_)
    forget_words(import_)
    import_.file_name = ""
    move(import_, ImportState.DROPPED, *FORGOTTEN, "file_name")
    import_.rows.all().delete()
    import_.people.all().delete()
    return import_


def drop_forgotten(before: datetime) -> int:
    """The night: what nobody went on with since then. Returns how many."""
    waiting = list(Import.objects.filter(state__in=_WAITING, made_at__lt=before))
    for import_ in waiting:
        drop(import_=import_, by=system("nachtwerk"))
    return len(waiting)


def drop_naming(persons: Sequence[Person]) -> None:
    """Lists that wait and name one of these people go as a whole: who is erased is in the file too."""
    keys = [person.pk for person in persons]
    waiting = ImportPerson.objects.filter(source__state__in=_WAITING)
    named = set(waiting.filter(person__in=keys).values_list("source", flat=True))
    # Somebody on it who may be one of them, as long as nobody said who it is; perhaps nobody was asked.
    here = waiting.filter(house__in={person.house_id for person in persons})
    called = here.filter(name_key__in={person.name_key for person in persons if person.name_key})
    named |= set(called.exclude(was_asked=True, decision=Decision.NEW).values_list("source", flat=True))
    asked = here.filter(decision=Decision.ASK)
    told = {str(key) for key in keys}
    for source, looks_like in asked.values_list("source", "looks_like").iterator():
        if told & {each.get("person") for each in looks_like}:
            named.add(source)
    for import_ in Import.objects.filter(pk__in=named):
        drop(import_=import_, by=system("wissen"))
