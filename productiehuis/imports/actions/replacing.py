"""A corrected list in the place of an earlier one: what both say stands, the rest of the earlier one is withdrawn."""

from uuid import UUID

from productiehuis.audit.actor import Actor
from productiehuis.audit.models import Event
from productiehuis.helpdesk.reasons import LIST_REPLACED
from productiehuis.imports.actions.matching import chunks
from productiehuis.imports.actions.people import people_of
from productiehuis.imports.actions.states import lock, move
from productiehuis.imports.actions.undoing import CHUNK, erase_people, take_out, with_origin
from productiehuis.imports.models import Import, ImportPerson, ImportRow, ImportState

_COLUMNS = ("pk", "digest", "who", "kept_from")


def keep_what_stays(import_: Import) -> None:
    """Note for each row that the earlier list has too, about the same person, the row that stored it."""
    earlier = import_.replaces
    assert earlier is not None
    now, then = people_of(import_), people_of(earlier)
    stored: dict[tuple[bytes, UUID | None], list[UUID]] = {}
    rows = earlier.rows.filter(date__isnull=False).values_list(*_COLUMNS).iterator(chunk_size=CHUNK)
    for key, digest, who, origin in rows:
        person = then[who].pk if who in then else None
        stored.setdefault((bytes(digest), person), []).append(origin or key)
    new = import_.rows.filter(date__isnull=False).only("pk", "digest", "who")
    for some in chunks(new.iterator(chunk_size=CHUNK), CHUNK):
        kept = []
        for row in some:
            person = now[row.who].pk if row.who in now else None
            if row.who is not None and person is None:
                continue
            if origins := stored.get((bytes(row.digest), person)):
                row.kept_from_id = origins.pop()
                kept.append(row)
        ImportRow.objects.bulk_update(kept, ["kept_from"], batch_size=CHUNK)


def withdraw_what_left(import_: Import, by: Actor, under: Event) -> None:
    """Withdraw what only the earlier list says. It is then no longer in the house by itself."""
    assert import_.replaces is not None
    kept = import_.rows.filter(kept_from__isnull=False).values("kept_from")
    left = import_.replaces.rows.exclude(pk__in=kept).exclude(kept_from__in=kept)
    for some in chunks(with_origin(left).iterator(chunk_size=CHUNK), CHUNK):
        take_out(some, by, under, reason=LIST_REPLACED)


def close_earlier(import_: Import) -> None:
    """The earlier list is over; people whom it brought and whom this one names are from now on of this one."""
    assert import_.replaces is not None
    earlier = lock(import_.replaces)
    brought = earlier.people.filter(is_made_here=True, person__isnull=False).values("person")
    import_.people.filter(person__in=brought).update(is_made_here=True)
    ImportPerson.objects.filter(source=earlier, person__in=import_.people.values("person")).update(is_made_here=False)
    move(earlier, ImportState.UNDONE)
    erase_people(earlier)
