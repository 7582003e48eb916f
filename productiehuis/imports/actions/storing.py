"""What was read and decided goes into the house: in chunks that each are whole, or, for a corrected list, all at once.

A worker that was killed goes on where the last chunk ended. Every key is made of the file, so that nothing can be
stored twice.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.audit.models import Event
from productiehuis.helpdesk.actions import Registration, register_many
from productiehuis.helpdesk.models import VisitKind
from productiehuis.helpdesk.rules import Asked, noon
from productiehuis.imports.actions.activities import choose_activities
from productiehuis.imports.actions.checking import CANCELLED
from productiehuis.imports.actions.people import everybody_of, make_people
from productiehuis.imports.actions.presence import store_presence
from productiehuis.imports.actions.replacing import close_earlier, keep_what_stays, withdraw_what_left
from productiehuis.imports.actions.states import (
    FORGOTTEN,
    actor_of,
    after_last,
    expect,
    forget_words,
    line_of,
    lock,
    lock_both,
    move,
    set_actor,
)
from productiehuis.imports.files import forget_file
from productiehuis.imports.keys import base_of, visit_key
from productiehuis.imports.models import Decision, Import, ImportState
from productiehuis.imports.staging import Staged, staged
from productiehuis.initiatives.models import KnownHere, Room
from productiehuis.people.actions import ERASED
from productiehuis.people.models import Person

CHUNK = 1000


@transaction.atomic
def start_storing(
    *, import_: Import, by: Actor, only_good: bool = False, activities: Mapping[int, str] | None = None
) -> Import:
    """Decide that it goes in. With a problem anywhere nothing does, unless the good rows were chosen.

    `activities` says for names nobody knows which activity that is; else it is made, without a page.
    """
    import_, earlier = lock_both(import_)
    if import_.state == ImportState.STORING:
        return import_
    if import_.people.filter(decision=Decision.ASK).exists():
        raise ValidationError(_("Kies eerst bij iedereen wie het is."))
    if import_.counts["bad"] and not only_good:
        raise ValidationError(
            _("Er staan nog fouten in de lijst. Kies 'alleen de goede rijen', of maak ze eerst goed.")
        )
    if not import_.counts["good"]:
        raise ValidationError(
            _("Er is geen goede rij om op te slaan. Maak de rijen goed in je bestand en lees het opnieuw in.")
        )
    if earlier and not _may_replace(earlier):
        raise ValidationError(
            _("De lijst die je wilt vervangen staat er niet meer. Gooi deze lijst weg en lees hem nog een keer in.")
        )
    choose_activities(import_, activities or {}, _(CANCELLED))
    set_actor(import_, by)
    import_.only_good, import_.last_sheet = only_good, -1
    import_.progress = import_.last_row = import_.last_column = 0
    import_.event_key = _tell(import_, by).pk
    fields = ("only_good", "chosen", "progress", "last_sheet", "last_row", "last_column", "event_key")
    move(import_, ImportState.STORING, *fields, "by_key", "by_name", "by_role", "by_device")
    return import_


def _may_replace(earlier: Import) -> bool:
    """It stands, and no other list is taking its place at this moment."""
    return earlier.state == ImportState.DONE and not earlier.replaced_by.filter(state=ImportState.STORING).exists()


def _tell(import_: Import, by: Actor) -> Event:
    """The one line in the log under which all of the list falls."""
    names = ("good", "bad", "visits", "requests", "presences")
    changes = {name: [None, import_.counts[name]] for name in names}
    changes["file"] = [None, import_.fingerprint]
    if import_.replaces_id:
        changes["replaces"] = [None, str(import_.replaces_id)]
    return record(verb="list stored", obj=import_, house_key=import_.house_id, by=by, changes=changes)


def store(import_: Import) -> None:
    """Store the list. Can be called again at any time until it is done."""
    if import_.replaces_id:
        _replace(import_)
    else:
        by, under = actor_of(import_), line_of(import_)
        _store_rows(import_, by, under)
        finish(import_)


@transaction.atomic
def _replace(import_: Import) -> None:
    """What the corrected list no longer says is withdrawn, what is new is stored: both, or nothing."""
    import_ = lock(import_)
    if import_.state == ImportState.DONE:
        return
    expect(import_, ImportState.STORING)
    by, under = actor_of(import_), line_of(import_)
    keep_what_stays(import_)
    withdraw_what_left(import_, by, under)
    _store_rows(import_, by, under)
    close_earlier(import_)
    finish(import_)


def _store_rows(import_: Import, by: Actor, under: Event) -> None:
    """Every row that is not stored yet. Who is erased meanwhile is seen, and is then nobody any more."""
    people, goes_on = make_people(import_, by, under), True
    while goes_on:
        try:
            goes_on = _next_chunk(import_, people, by, under)
        except ValidationError as problem:
            if getattr(problem, "code", "") != ERASED:
                raise
            people = everybody_of(import_)


@transaction.atomic
def _next_chunk(import_: Import, people: dict[int, Person], by: Actor, under: Event) -> bool:
    """Store the next rows. False when there are none left."""
    import_ = lock(import_)
    expect(import_, ImportState.STORING)
    after = after_last(import_)
    rows = list(staged(import_.rows.filter(after), CHUNK))
    if not rows:
        return False
    good = [row for row in rows if row.date is not None and row.kept_from is None]
    registrations = list(_registrations(import_, good, people))
    register_many(
        registrations=registrations, initiative=import_.initiative, by=by, how=KnownHere.How.IMPORT, under=under
    )
    store_presence(import_, good, people, by=by, under=under)
    Import.objects.filter(pk=import_.pk).update(
        last_sheet=rows[-1].sheet,
        last_row=rows[-1].row,
        last_column=rows[-1].column,
        progress=import_.progress + len(rows),
    )
    return True


def _registrations(import_: Import, rows: Sequence[Staged], people: dict[int, Person]) -> Iterator[Registration]:
    base, zone = base_of(import_), import_.initiative.house.zone
    assert import_.room_id is not None
    room = Room.objects.select_related("storey", "location").get(pk=import_.room_id)
    topics = [UUID(topic) for topic in import_.found["topics"]]
    now = timezone.now()
    moments = {day: noon(day, zone) for day in {row.date for row in rows} if day}
    for row in rows:
        if not row.visits or row.date is None:
            continue
        person = people.get(row.who) if row.who is not None else None
        is_gone = row.who is not None and (person is None or person.erased_at is not None)
        asked = asked_of(row, topics, with_words=not is_gone)
        for number in range(row.visits):
            yield Registration(
                visit_key(base, row.sheet, row.row, number, row.column),
                room,
                VisitKind.KNOWN if person else VisitKind.ANONYMOUS,
                None if is_gone else person,
                asked=asked,
                at=moments[row.date],
                registered_at=now,
                tells_language=False,
                gone=person.number if person and is_gone else None,
            )


def asked_of(row: Staged, topics: Sequence[UUID], *, with_words: bool) -> tuple[Asked, ...]:
    """What was asked; of who was erased what it was about, as erasing leaves it."""
    if not row.words or not with_words:
        return tuple(Asked(topics[number]) for number in row.topics)
    words = json.loads(row.words)
    return tuple(Asked(topics[number], text) for number, text in zip(row.topics, words, strict=True))


@transaction.atomic
def finish(import_: Import) -> None:
    """Done: names and words leave the table, the file goes."""
    import_ = lock(import_)
    expect(import_, ImportState.STORING)
    forget_file(import_)
    kept = [{name: sheet[name] for name in ("index", "name", "is_used")} for sheet in import_.found["sheets"]]
    found = {"sheets": kept, "topics": import_.found["topics"], "activities": import_.found["activities"]}
    forget_words(import_)
    import_.found, import_.done_at = found, timezone.now()
    move(import_, ImportState.DONE, *FORGOTTEN, "done_at")
    clear_table(import_)


def clear_table(import_: Import) -> None:
    """Empty what says who and what; what is left says only which row made what."""
    import_.rows.exclude(words=b"").update(words=b"")
    # Without a person to be found by, no erasure would find this hash.
    import_.people.filter(person__erased_at__isnull=False).update(person=None)
    import_.people.filter(person__isnull=True).update(digest="")
    import_.people.update(
        first_name="", last_name="", name_key="", birth_year=None, birth_date=None, postcode="", phone="", looks_like=[]
    )
