"""Moving an import along the table of states; who comes second finds it moved."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from productiehuis.audit.actor import Actor
from productiehuis.audit.models import Event
from productiehuis.imports.models import Import, ImportState
from productiehuis.imports.rules.states import may_move


class Gone(Exception):
    """The import is no longer where this work began: somebody threw it away, or another worker goes on with it."""


def lock(import_: Import) -> Import:
    """The import as it stands, held until the end of the transaction."""
    return Import.objects.select_for_update(of=("self",)).select_related("initiative__house", "room").get(pk=import_.pk)


def lock_both(import_: Import) -> tuple[Import, Import | None]:
    """The import and the one it takes the place of, held in the same order everywhere."""
    rows = Import.objects.select_for_update(of=("self",)).select_related("initiative__house", "room")
    keys = [import_.pk, *([import_.replaces_id] if import_.replaces_id else [])]
    held = {each.pk: each for each in rows.filter(pk__in=keys).order_by("pk")}
    return held[import_.pk], held[import_.replaces_id] if import_.replaces_id else None


def move(import_: Import, to: ImportState, *fields: str) -> None:
    """Save where it stands now, with these other fields. Inside the transaction of `lock`."""
    if not may_move(import_.state, to):
        raise ValidationError(_("Dit kan nu niet meer. Kijk hoe de lijst er nu voor staat."), code="moved")
    import_.state = to
    import_.save(update_fields=["state", *fields])


FORGOTTEN = ("stored_file", "examples", "found", "chosen")


def forget_words(import_: Import) -> None:
    """What was read from the file itself: a list without headers has names where headers stand. Not saved."""
    import_.examples, import_.found, import_.chosen = "", {}, {}


def expect(import_: Import, *states: ImportState) -> None:
    """Hold that the work may go on."""
    if import_.state not in states:
        raise Gone(import_.state)


@transaction.atomic
def note_progress(import_: Import, rows: int, state: ImportState) -> None:
    """So many rows are done. Stops the work when the import is elsewhere by now."""
    if not Import.objects.filter(pk=import_.pk, state=state).update(progress=rows):
        raise Gone(state)


def after_last(import_: Import) -> Q:
    """The rows that were not done yet, one by one in the order of the list."""
    here = Q(sheet=import_.last_sheet)
    row = here & Q(row__gt=import_.last_row)
    cross = here & Q(row=import_.last_row, column__gt=import_.last_column)
    return row | cross | Q(sheet__gt=import_.last_sheet)


def still(import_: Import, state: ImportState) -> None:
    """Stops long work between two writes when the import is elsewhere by now."""
    if not Import.objects.filter(pk=import_.pk, state=state).exists():
        raise Gone(state)


def actor_of(import_: Import) -> Actor:
    """Who brought the list in, as the log names them."""
    return Actor(import_.by_key, import_.by_name, import_.by_role, import_.by_device)


def line_of(import_: Import) -> Event:
    """The line of the log under which this work falls."""
    assert import_.event_key is not None
    return Event.objects.get(pk=import_.event_key)


def set_actor(import_: Import, by: Actor) -> None:
    import_.by_key, import_.by_name = by.key, by.name[:140]
    import_.by_role, import_.by_device = by.role, by.device_key


def as_json(problems: Iterable[object]) -> list[dict[str, object]]:
    """Problems as they are kept."""
    return [{name: getattr(each, name) for name in ("row", "column", "message", "sheet")} for each in problems]
