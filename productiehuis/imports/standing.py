"""Which rows of a list stand in the house already, from an earlier one: else a longer list counts them double."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from productiehuis.imports.actions.people import people_keys
from productiehuis.imports.models import Import, ImportRow, ImportState
from productiehuis.people.rules.names import name_key

# A day, who (nobody: without a name), topics, activity.
_Row = tuple[date, UUID | None, frozenset[str], str]
_COLUMNS = ("date", "who", "topics", "activity")


@dataclass(frozen=True)
class Standing:
    """So many rows of a list are in this earlier one too."""

    earlier: Import
    rows: int


def standing(import_: Import) -> list[Standing]:
    """The earlier lists of this initiative that tell the same, most rows first; not the one that is replaced."""
    mine = Counter(_rows(import_))
    if not mine:
        return []
    days = {row[0] for row in mine}
    others = Import.objects.filter(
        house=import_.house_id, initiative=import_.initiative_id, state=ImportState.DONE
    ).exclude(pk__in=[import_.pk, import_.replaces_id or import_.pk])
    found = []
    for other in others:
        if rows := (mine & Counter(_rows(other, min(days), max(days)))).total():
            found.append(Standing(other, rows))
    return sorted(found, key=lambda each: -each.rows)


def _rows(import_: Import, first: date = date.min, last: date = date.max) -> Iterator[_Row]:
    """Each good row as it can be compared. Somebody new is in no earlier list."""
    keys = people_keys(import_)
    topics = import_.found["topics"]
    activities = [name_key(name) for name in import_.found["activities"]]
    rows = ImportRow.objects.filter(source=import_.pk, date__range=(first, last)).values_list(*_COLUMNS)
    for day, who, asked, activity in rows.iterator(chunk_size=2000):
        if day is None or (who is not None and keys.get(who) is None):
            continue
        person = keys[who] if who is not None else None
        asked_for = frozenset(topics[number] for number in asked)
        yield day, person, asked_for, activities[activity] if activity >= 0 else ""
