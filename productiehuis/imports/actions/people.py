"""The people of a list become persons of the house, before the rows that name them are stored."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from productiehuis.audit.actor import Actor
from productiehuis.audit.models import Event
from productiehuis.house.bulk import update_values
from productiehuis.imports.actions.matching import chunks
from productiehuis.imports.keys import base_of, person_key
from productiehuis.imports.models import Decision, Import, ImportPerson
from productiehuis.people.actions import add_many
from productiehuis.people.models import Person, PossibleDouble
from productiehuis.people.models.doubles import Decision as Same

AT_ONCE = 500
# What a registration asks of a person.
_NEEDED = ("pk", "number", "language", "house_id", "erased_at")


def make_people(import_: Import, by: Actor, under: Event) -> dict[int, Person]:
    """Everybody of the list as a person, by position, also who was erased. Done again, it makes nobody twice."""
    new = import_.people.filter(decision=Decision.NEW, same_as__isnull=True, person__isnull=True)
    for some in chunks(new.order_by("position").iterator(chunk_size=AT_ONCE), AT_ONCE):
        with transaction.atomic():
            _make(import_, some, by, under)
    found = everybody_of(import_)
    # Who is the same as another on the list: so that the next list knows this spelling too.
    spelled = import_.people.filter(same_as__isnull=False, person__isnull=True).values_list("pk", "position")
    update_values(ImportPerson, ["person_id"], [(key, found[at].pk) for key, at in spelled if at in found])
    return found


def _make(import_: Import, rows: list[ImportPerson], by: Actor, under: Event) -> None:
    base = base_of(import_)
    people = [_person(row, person_key(base, row.position)) for row in rows]
    made = add_many(house=import_.initiative.house, people=people, by=by, under=under)
    for row, person in zip(rows, made, strict=True):
        row.person, row.is_made_here = person, True
    update_values(ImportPerson, ["person_id", "is_made_here"], [(row.pk, row.person_id, True) for row in rows])
    _note_doubles(import_, rows, by)


def _person(row: ImportPerson, client_key: UUID) -> Person:
    return Person(
        first_name=row.first_name,
        last_name=row.last_name,
        birth_year=row.birth_year,
        birth_date=row.birth_date,
        postcode=row.postcode,
        phone=row.phone,
        client_key=client_key,
    )


def _note_doubles(import_: Import, rows: list[ImportPerson], by: Actor) -> None:
    """Who looks like somebody and is kept apart: as a person said, or, from a command, for a person to say."""
    said = by.key is not None
    alike = {each["person"] for row in rows for each in row.looks_like if "person" in each}
    persons = {str(each.pk): each for each in Person.objects.filter(pk__in=alike).only("pk", "number")}
    pairs = []
    for row in rows:
        for each in row.looks_like:
            if row.person and (other := persons.get(each.get("person", ""))):
                pairs.append((*sorted((row.person, other), key=lambda one: one.number), each["likeness"]))
    doubles = [
        PossibleDouble(
            house_id=import_.house_id,
            one=one,
            other=other,
            likeness=likeness,
            decision=Same.NOT_SAME if said else Same.OPEN,
            decided_at=timezone.now() if said else None,
            decided_by_key=by.key,
        )
        for one, other, likeness in pairs
    ]
    PossibleDouble.objects.bulk_create(doubles, ignore_conflicts=True)


def people_of(import_: Import) -> dict[int, Person]:
    """Everybody of the list, by position. Who was erased is nobody."""
    return {position: person for position, person in everybody_of(import_).items() if not person.erased_at}


def everybody_of(import_: Import) -> dict[int, Person]:
    """Everybody of the list by position, also who was erased; who is the same as another on it is that one."""
    key_at = people_keys(import_)
    persons: dict[UUID, Person] = {}
    for some in chunks({key for key in key_at.values() if key}, AT_ONCE):
        persons |= {each.pk: each for each in Person.objects.filter(pk__in=some).only(*_NEEDED)}
    return {position: persons[key] for position, key in key_at.items() if key in persons}


def people_keys(import_: Import) -> dict[int, UUID | None]:
    """The person each position is, as decided; None for who is new."""
    rows = list(ImportPerson.objects.filter(source=import_.pk).values_list("position", "person", "same_as"))
    key_at = {position: person for position, person, _same in rows}
    same = {position: other for position, _person_key, other in rows if other is not None}
    return {position: key_at[_first_of(position, same)] for position in key_at}


def _first_of(position: int, same: dict[int, int]) -> int:
    """Positions point to earlier ones only, so this ends."""
    while position in same and same[position] < position:
        position = same[position]
    return position
